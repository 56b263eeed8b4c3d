"""Codes as they occur in the field become the official ones, or a remark says why not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakornis_desktop.reference.codes import CodeReading, counterparts, normalise_code
from rakornis_desktop.reference.nomenclature import nomenclature


def _read(raw: Any, edition: str = "2026", name: str = "") -> CodeReading:
    return normalise_code(raw, tier="kabupaten_kota", bidang="1.03", edition=edition, name=name)


@pytest.mark.parametrize(
    "raw",
    [
        "1.03.03.2.01.0028",
        "1.3.3.2.01.28",
        "1.3.03.2.01.0028",
        " 1.03.03.2.01.0028 ",
        "1 . 03 . 03 . 2 . 01 . 0028",
        "1.03.03.2.01.0028.",
    ],
)
def test_one_code_in_all_its_forms(raw: str) -> None:
    name = nomenclature("2026").get("1.03.03.2.01.0028")
    assert name is not None
    reading = _read(raw, name=name.name)
    assert (reading.code, reading.remark) == ("1.03.03.2.01.0028", "")


def test_the_offices_own_bidang_stands_in_for_x() -> None:
    assert _read("x.xx.01.2.01.0001").code == "1.03.01.2.01.0001"
    assert _read("X.XX.01.2.01.0001").entry is not None
    other = normalise_code(
        "X.XX.01.2.01.0001", tier="kabupaten_kota", bidang="1.04", edition="2026"
    )
    assert other.code == "1.04.01.2.01.0001"


def test_a_two_digit_code_of_2020_is_todays_only_if_its_name_agrees() -> None:
    """1.03.03.2.01.28 was another work in 2020 than 1.03.03.2.01.0028 is today."""
    today = nomenclature("2026").get("1.03.03.2.01.0028")
    assert today is not None
    assert _read("1.03.03.2.01.28", name=today.name).code == today.code
    for number in range(1, 40):
        raw = f"1.03.03.2.01.{number:02}"
        old = nomenclature("2020").get(raw)
        if old is None:
            continue
        reading = _read(raw, name=old.name)
        found = reading.entry
        if found is not None and not reading.remark:
            from rapidfuzz import fuzz

            assert fuzz.token_set_ratio(found.name.casefold(), old.name.casefold()) > 60, raw


def test_retired_and_unknown_codes_are_told_apart() -> None:
    retired = _read("1.03.10.2.01.0031")
    assert retired.retired and "tidak berlaku lagi" in retired.remark
    assert "1.03.10.2.01.0057" in retired.remark, "the successor is named"
    assert _read("1.03.10.2.01.0031", "2023").entry is not None
    unknown = _read("1.03.03.2.01.9876")
    assert not unknown.retired and "tidak ada dalam nomenklatur" in unknown.remark


def test_text_behind_a_code_is_kept() -> None:
    assert _read("1.03.03.2.01.0032 Perluasan SPAM").rest == "Perluasan SPAM"
    assert _read("2 Paket pekerjaan").code == ""


def test_the_tiers_lists_meet_in_their_counterparts() -> None:
    assert "1.03.03.1.01.0027" in counterparts("1.03.03.2.01.0032", "2026")
    for code in ("1.03.03.2.01.0032", "1.03.05.2.01.0051"):
        for other in counterparts(code, "2026"):
            assert other.split(".")[:3] == code.split(".")[:3]
            assert other.split(".")[3] == "1"
            assert code in counterparts(other, "2026")


@given(st.one_of(st.text(max_size=30), st.floats(), st.integers(), st.none(), st.booleans()))
def test_nothing_that_stands_in_a_cell_breaks_it(raw: Any) -> None:
    reading = _read(raw)
    assert isinstance(reading.code, str)
    if reading.code and reading.entry is not None:
        assert _read(reading.code).code == reading.code
