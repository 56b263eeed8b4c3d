"""A plan workbook into plain rows, checks and child process included, against openpyxl."""

from __future__ import annotations

from pathlib import Path

NAME = "reading a 10,000 × 25 workbook into plain rows"
PEER = "openpyxl read-only, values only"
BOUND = 0.15

ROWS = 10_000


def prepare(folder: Path) -> Path:
    """Write 10,000 rows as a plan has them: codes, texts, places, numbers, money, dates."""
    import datetime

    import xlsxwriter

    path = folder / "plan.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Renja")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, [f"KOLOM {column}" for column in range(25)])
        for row in range(1, ROWS):
            texts = [
                f"1.03.03.2.01.{row % 60:04}",
                f"Pembangunan SPAM jaringan perpipaan Gang Melati RT {row}",
                "Jumlah sambungan rumah yang terlayani",
                f"Kel. Pasiran {row % 300}, Kec. Singkawang Barat, Kota Singkawang",
            ]
            figures = [row * 3, 50_000_000 + row * 1_000, row / 4, 2027]
            sheet.write_row(row, 0, texts * 2 + figures * 3 + ["DAU", "Ya", "SR", ""])
            sheet.write_datetime(row, 24, datetime.datetime(2027, 1, 1 + row % 28), day)
    ours(path)
    return path


def ours(path: Path) -> None:
    """Read with the program's reader, its child process warm."""
    from rakornis_desktop.excel.reading.workbook_reading import read_workbook

    (sheet,) = read_workbook(path)
    assert len(sheet.rows) == ROWS


def peer(path: Path) -> None:
    """Read with openpyxl."""
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    rows = [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]
    book.close()
    assert len(rows) == ROWS
