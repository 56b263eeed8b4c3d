"""Tables read back from a workbook: figures, dates, sums as formulas, text never a formula."""

from __future__ import annotations

from datetime import date, datetime

from openpyxl import load_workbook

from rakornis_desktop.database.table_content import COUNT, DAY, MONEY, HeadCell, TableContent
from rakornis_desktop.excel.writing.table_workbook import write_tables


def test_a_table_has_figures_dates_and_a_sum_that_grows(tmp_path):
    table = TableContent(
        "Rencana masuk",
        "Rencana masuk",
        "Tahun 2027",
        (
            HeadCell("Kantor"),
            HeadCell("Dikirim", DAY),
            HeadCell("Kegiatan", COUNT),
            HeadCell("Pagu (Rp)", MONEY),
        ),
        [
            ("=1+1", date(2026, 3, 24), 12, 1_250_000_000),
            ("Kota <b>Singkawang</b>", None, 3, 7),
        ],
    )
    path = tmp_path / "t.xlsx"
    write_tables(path, "Rencana", [table, table._replace(name="Kosong/[n+1]", rows=[])])
    book = load_workbook(path)
    sheet = book["Rencana masuk"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert rows[0] == ["Kantor", "Dikirim", "Kegiatan", "Pagu (Rp)"]
    assert rows[1] == ["=1+1", datetime(2026, 3, 24), 12, 1_250_000_000]
    assert sheet["A5"].data_type == "s"
    assert rows[2][:2] == ["Kota <b>Singkawang</b>", None]
    assert rows[3][2:] == ["=SUM(C5:C6)", "=SUM(D5:D6)"]
    assert load_workbook(path, data_only=True)["Rencana masuk"]["D7"].value == 1_250_000_007
    assert book["Kosong--n+1-"]["A5"].value == "Nihil."
