"""The row of an office above the urusan: its name and its total are no activity."""

from __future__ import annotations

from typing import Any

import pytest

from rakornis_desktop.excel.reading.parsed_plan import ParsedPlan
from rakornis_desktop.excel.reading.plan_parsing import parse_plan
from rakornis_desktop.excel.reading.workbook_reading import Sheet

HEAD = ["Kode", "Urusan/Bidang Urusan/Program/Kegiatan/Sub Kegiatan", "Indikator", "Lokasi",
        "Target", "Pagu Indikatif (Rp)", "Sumber Dana", "Prakiraan Maju Target",
        "Prakiraan Maju Pagu Indikatif (Rp)"]  # fmt: skip
NAME = "DINAS PERUMAHAN RAKYAT DAN KAWASAN PERMUKIMAN"
CODE = "1.04.1.03.0.00.01.0000"


def _parse(rows: list[list[Any]]) -> ParsedPlan:
    sheet = Sheet("Renja", [HEAD, *rows], [], False, frozenset())
    return parse_plan(
        [sheet], file="renja.xlsx", edition="2026", tier="kabupaten_kota", bidang="1.03",
        home="61.72", fiscal_year=2027,
    )  # fmt: skip


def _office(*first: Any, total: int | None = 700, following: int | None = None) -> list[Any]:
    row: list[Any] = [*first, *[None] * (len(HEAD) - len(first))]
    row[5], row[8] = total, following
    return row


def _below(number: int = 32) -> list[list[Any]]:
    place = "Kel. Pasiran"
    return [
        ["1", "URUSAN WAJIB", None, None, None, 700],
        ["1.03", "PEKERJAAN UMUM", None, None, None, 700],
        ["1.03.03", "PROGRAM SPAM", None, None, None, 700],
        ["1.03.03.2.01", "Pengelolaan SPAM", None, None, None, 700],
        [f"1.03.03.2.01.00{number}", "Perluasan SPAM", "SR", place, "9 SR", 500, "DAU"],
        [None, None, None, None, None, 200, "PAD"],
    ]


@pytest.mark.parametrize(
    "row",
    [
        _office(NAME),
        _office(f"{CODE} {NAME}"),
        _office(f"{CODE} - Bidang Cipta Karya"),
        _office(CODE, NAME),
        _office(None, NAME),
        _office(None, f"{CODE} {NAME}"),
        _office(NAME, total=None, following=700),
        _office(NAME, following=800),
        _office("PEMERINTAH KOTA SINGKAWANG"),
        _office("CABANG CIPTA KARYA WILAYAH II"),
    ],
    ids=lambda row: " / ".join(str(cell) for cell in row if cell),
)
def test_an_office_with_its_total_is_no_activity(row: list[Any]) -> None:
    parsed = _parse([row, *_below()])
    assert (len(parsed.rows), parsed.total, parsed.refused) == (1, 700, [])
    assert parsed.skipped[2]
    assert [notice for notice in parsed.notices if notice.row] == []


@pytest.mark.parametrize("second", [(NAME,), (f"{CODE} {NAME}",), (CODE, NAME), (None, NAME)])
def test_the_second_office_adds_nothing_to_the_first(second: tuple[Any, ...]) -> None:
    parsed = _parse([_office(NAME), *_below(), _office(*second), *_below(28)])
    assert [len(row.budgets) for row in parsed.rows] == [2, 2]
    assert parsed.total == 1400
    assert parsed.skipped[9] == "baris unit"


def test_an_office_whose_total_is_another_is_said() -> None:
    parsed = _parse([_office(NAME, total=900), *_below()])
    (said,) = [notice for notice in parsed.notices if notice.row == 2]
    assert "tertulis Rp 900" in said.message and "Rp 700" in said.message


def test_an_activity_without_a_code_that_names_an_office_stays_one() -> None:
    rows = [*_below(), [None, "Kantor lurah direhab", "unit", "Kel. Pasiran", "1 unit", 50, "PAD"]]
    assert _parse(rows).total == 750
