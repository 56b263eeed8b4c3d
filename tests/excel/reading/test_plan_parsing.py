"""Each layout of the field becomes activities; every row is accounted for, money is exact."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rakornis_desktop.excel.reading.parsed_plan import ParsedPlan
from rakornis_desktop.excel.reading.plan_parsing import parse_plan
from rakornis_desktop.excel.reading.workbook_reading import Sheet, read_workbook
from rakornis_desktop.language.sentences import Refusal

from .. import troubled_workbooks as troubled
from ..real_workbooks import real_workbook


def _parse(sheets: list[Sheet], edition: str = "2026", year: int = 2027) -> ParsedPlan:
    return parse_plan(
        sheets,
        file="renja.xlsx",
        edition=edition,
        tier="kabupaten_kota",
        bidang="1.03",
        home="61.72",
        fiscal_year=year,
    )


def _grid(*rows: list[Any]) -> list[Sheet]:
    return [Sheet("Sheet1", [list(row) for row in rows], [], False, frozenset())]


def _nothing_vanished(parsed: ParsedPlan, sheet: Sheet) -> None:
    accounted = set(parsed.skipped) | {remark.row for remark in parsed.refused}
    for row in parsed.rows:
        accounted |= set(row.rows)
    for number in range(parsed.head_rows[1] + 1, len(sheet.rows) + 1):
        if any(str(cell or "").strip() for cell in sheet.rows[number - 1]):
            assert number in accounted, f"row {number} vanished"


@pytest.mark.real
@pytest.mark.parametrize(("edition", "retired"), [("2023", 0), ("2026", 10)])
def test_the_real_workbook_in_both_editions(edition: str, retired: int) -> None:
    sheets = read_workbook(real_workbook("renja_dpupr_2024.xlsx"))
    parsed = _parse(sheets, edition, 2024)
    assert (len(parsed.rows), parsed.refused) == (44, [])
    assert parsed.total == 125_103_902_555
    assert all(row.values["code"].count(".") == 5 for row in parsed.rows)
    said = [remark for remark in parsed.remarks if "tidak berlaku lagi" in remark.message]
    assert len({remark.row for remark in said}) == retired == len(parsed.remarks)
    _nothing_vanished(parsed, sheets[0])


def test_the_sub_kegiatan_workbook_with_the_same_troubles(tmp_path: Path) -> None:
    sheets = read_workbook(troubled.sub_kegiatan(tmp_path / "a.xlsx"))
    parsed = _parse(sheets, year=2024)
    assert parsed.layout == "sub kegiatan"
    assert [row.values["code"] for row in parsed.rows] == [
        "1.03.01.2.01.0001",
        "1.03.03.2.01.0028",
        "1.03.03.2.01.0032",
        "1.03.01.2.02.0001",
        "1.03.10.2.01.0031",
        "",
    ]
    assert parsed.total == 3_752_200 + 1_250_000_000 + 4_697_487_183 + 1_250_000_000 + 10
    people = parsed.rows[1].values
    assert (people["volume"], people["unit"]) == (Decimal(150), "Orang")
    assert parsed.rows[0].values["volume"] == Decimal("0.96")
    assert parsed.rows[5].values["target_text"] == "Baik"
    assert parsed.rows[4].values["note"] == "kode lama"
    retired = [r for r in parsed.remarks if "tidak berlaku lagi" in r.message]
    assert [remark.row for remark in retired] == [6]
    assert sum("Contoh Jauh" in notice.value for notice in parsed.notices) == 1
    _nothing_vanished(parsed, sheets[0])


def test_t_c_33_with_its_merged_head_and_sums(tmp_path: Path) -> None:
    sheets = read_workbook(troubled.t_c_33(tmp_path / "a.xlsx"))
    parsed = _parse(sheets)
    assert (parsed.layout, parsed.head_rows) == ("T-C.33", (3, 4))
    assert [row.row for row in parsed.rows] == [10, 12]
    first = parsed.rows[0]
    assert [(b.year_offset, b.amount) for b in first.budgets] == [(0, 300), (1, 100), (0, 50)]
    assert first.values["volume_next"] == Decimal(60)
    assert first.values["region_code"] == "61.72.02.1001"
    assert parsed.total == 500
    assert parsed.skipped[5] == "nomor kolom" and parsed.skipped[13] == "jumlah"
    assert parsed.skipped[9] == "baris kegiatan"
    (wrong,) = [notice for notice in parsed.notices if notice.row]
    assert wrong.row == 9 and "Rp 999" in wrong.message and "Rp 500" in wrong.message
    _nothing_vanished(parsed, sheets[0])


def test_sipd_ri_with_its_continuation_rows(tmp_path: Path) -> None:
    sheets = read_workbook(troubled.sipd_ri(tmp_path / "a.xlsx"))
    parsed = _parse(sheets)
    assert (parsed.layout, parsed.head_rows[1], len(parsed.rows)) == ("SIPD-RI", 3, 2)
    first = parsed.rows[0]
    assert parsed.total == 1_350_000
    assert first.values["indicator"] == "Jumlah SR; Jumlah pelanggan"
    assert first.values["target_group"] == "Masyarakat"
    assert (first.values["volume"], first.values["volume_next"]) == (Decimal(30), Decimal(40))
    assert [b.amount for b in first.budgets] == [1_000_000, 200_000, 250_000]
    assert first.rows == [10, 11]
    assert [notice for notice in parsed.notices if notice.row] == []
    _nothing_vanished(parsed, sheets[0])


def test_older_sipd_with_its_code_in_five_columns(tmp_path: Path) -> None:
    sheets = read_workbook(troubled.older_sipd(tmp_path / "a.xlsx"))
    parsed = _parse(sheets)
    assert (parsed.layout, len(parsed.rows)) == ("SIPD", 2)
    first = parsed.rows[0].values
    assert (first["code"], first["indicator"]) == ("1.03.03.2.01.0032", "Jumlah SR")
    assert (first["volume"], first["unit"], first["volume_next"]) == (120, "SR", 60)
    assert first["note"] == "catatan"
    assert parsed.total == 1_350_000_000
    assert parsed.skipped[4] == "baris unit" and parsed.skipped[12] == "jumlah"
    _nothing_vanished(parsed, sheets[0])


HEAD = ["Ref", "Kode", "Uraian", "Lokasi", "Volume", "Satuan", "Pagu", "Sumber Dana", "Pagu N+1"]


@pytest.mark.parametrize(
    ("money", "said"),
    [
        ("sekitar semilyar", "bukan angka uang"),
        (-5, "tidak boleh negatif"),
        ("(500.000)", "tidak boleh negatif"),
        ("=SUM(A1:A3)", "rumus"),
        (1e30, "terlalu besar"),
    ],
)
def test_money_that_is_none_refuses_its_row_and_names_it(money: Any, said: str) -> None:
    good = ["B", "1.03.03.2.01.0032", "Perluasan", "", 1, "SR", 7, "DAU", None]
    parsed = _parse(_grid(HEAD, ["A", "", "SPAM", "", 1, "SR", money, "DAU", None], good))
    (refused,) = parsed.refused
    assert (refused.sheet, refused.row, refused.column) == ("Sheet1", 2, "Pagu (G)")
    assert refused.value == str(money) and said in refused.message
    assert (parsed.total, parsed.detail_rows) == (7, 2)


def test_a_formula_without_a_value_is_no_nought() -> None:
    (sheet,) = _grid(HEAD, ["A", "", "SPAM", "", 1, "SR", None, "DAU", None])
    parsed = _parse([sheet._replace(unvalued=frozenset({(1, 6)}))])
    assert "rumus tanpa nilai" in parsed.refused[0].message


def test_a_refused_continuation_takes_its_activity_with_it() -> None:
    parsed = _parse(
        _grid(
            HEAD,
            ["A", "", "SPAM", "", 1, "SR", 5, "DAU", None],
            ["A", None, None, None, None, None, "entah", "PAD", None],
        )
    )
    assert parsed.rows == []
    assert {remark.row for remark in parsed.refused} == {2, 3}


def test_figures_under_a_head_of_millions_are_counted_in_millions() -> None:
    head = ["Kode", "Uraian", "Pagu (Rp juta)"]
    parsed = _parse(_grid(head, ["1.03.03.2.01.0032", "Perluasan SPAM", 1250]))
    assert parsed.total == 1_250_000_000


def test_a_year_of_1927_is_said() -> None:
    head = ["Kode", "Uraian", "Pagu", "Awal Pelaksanaan"]
    parsed = _parse(_grid(head, ["1.03.03.2.01.0032", "Perluasan SPAM", 5, "1 Januari 1927"]))
    assert any("1927" in remark.message for remark in parsed.remarks)
    parsed = _parse(_grid(["Kode", "Uraian", "Pagu Tahun 1927"], ["1.03.03.2.01.0032", "A", 5]))
    assert any("1927" in notice.message for notice in parsed.notices)


def test_an_unknown_head_says_what_is_looked_for() -> None:
    with pytest.raises(Refusal, match=r"Judul kolom tidak dikenali di renja\.xlsx"):
        _parse(_grid(["a", "b"], [1, 2]))


_CELLS = st.one_of(
    st.none(),
    st.sampled_from(
        ["", "1.03", "1.03.03.2.01.0032", "x.xx.01.2.01.0001", "Jumlah", "DAU", "150 KK",
         "(lanjutan)", "Unit Organisasi : A", "=1+1", "Kel. Pasiran", "61.72", "ada (1)"]
    ),
    st.text(max_size=12),
    st.integers(-10, 10**12),
    st.floats(allow_nan=True),
    st.booleans(),
    st.datetimes(),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(_CELLS, max_size=10), max_size=12), st.booleans())
def test_whatever_stands_beneath_the_head_no_row_vanishes(rows: list[Any], flat: bool) -> None:
    head = HEAD if flat else ["Kode", "Uraian", "Indikator", "Lokasi", "Target", "Pagu"]
    sheets = _grid(head, *rows)
    parsed = _parse(sheets)
    _nothing_vanished(parsed, sheets[0])
    assert all(b.amount >= 0 for row in parsed.rows for b in row.budgets)
