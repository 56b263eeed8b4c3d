"""Funding sources, authority, units, and what the national lists hold for this province."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.reference.authority import tier_of_slum
from rakornis_desktop.reference.edition_import import read_edition, save_edition
from rakornis_desktop.reference.funding import funding
from rakornis_desktop.reference.nomenclature import editions, forget_editions, nomenclature
from rakornis_desktop.reference.units import same_quantity


@pytest.mark.parametrize("name", ["DAU", "DAK air minum", "APBD provinsi", "1.2.1.01.02", "PAD"])
def test_everyday_names_and_codes_of_money(name: str) -> None:
    reading = funding().find(name)
    assert reading.key and not reading.remark
    assert funding().get(reading.key) is not None


def test_an_unknown_source_is_said() -> None:
    assert funding().find("Sumbangan warga").key is None
    assert funding().find("Sumbangan warga").remark


@pytest.mark.parametrize(
    ("hectares", "tier"),
    [
        ("0", "kabupaten_kota"),
        ("9.99", "kabupaten_kota"),
        ("10", "provinsi"),
        ("14.9", "provinsi"),
        ("15", "pusat"),
    ],
)
def test_whose_task_a_slum_is(hectares: str, tier: str) -> None:
    """UU 23/2014, lampiran D."""
    assert tier_of_slum(Decimal(hectares)) == tier


@pytest.mark.parametrize("edition", ["2023", "2026"])
@pytest.mark.parametrize(
    "word", ["Papua", "Aceh", "Gampong", "Yogyakarta", "Keistimewaan", "Jakarta"]
)
def test_rows_that_only_others_may_use_are_left_out(edition: str, word: str) -> None:
    named = [e.name for e in nomenclature(edition).sub_kegiatan() if word in e.name.split()]
    assert named == []


def test_units_are_converted_only_within_one_quantity() -> None:
    assert same_quantity("km", "m") == 1000
    assert same_quantity("Ha", "m2") == 10000
    assert same_quantity("unit", "buah") == 1
    assert same_quantity("SR", "KK") is None


def test_a_new_edition_comes_from_a_workbook(tmp_path: Path) -> None:
    rows = [
        ["Lampiran"],
        ["Kode", "Nomenklatur Urusan Kabupaten/Kota", "Kinerja", "Indikator", "Satuan"],
        ["1.03", "URUSAN PEKERJAAN UMUM", None, None, None],
        ["1.03.03.2.01.0099", "Sub Kegiatan Baru", "Terbangunnya", "Jumlah", "Unit"],
    ]
    entries = read_edition(rows)
    assert [entry.code for entry in entries][-1] == "1.03.03.2.01.0099"
    try:
        save_edition("2031", entries, tmp_path)
        assert list(tmp_path.iterdir())
    finally:
        forget_editions()
    assert "2026" in editions()
    with pytest.raises(Refusal):
        read_edition([["a", "b"], [1, 2]])
