"""The reading child's streams are UTF-8 by themselves, as on a Windows with its old code page."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import xlsxwriter

from rakornis_desktop.excel.reading.workbook_reading import CHILD

SAID = "Penyediaan air minum – Desa Galing ≤ 5 m³ “Ngabang” 水"
ADVERSE = {
    "LC_ALL": "C",
    "LANG": "C",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONUTF8": "0",
    "PYTHONIOENCODING": "cp1252",
}


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "rencana kabupaten – é水.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Usulan – 水").write_string(0, 0, SAID)
    return path


@pytest.mark.parametrize(
    "options", [["-I"], ["-I", "-X", "utf8=0"], []], ids=["isolated", "ansi", "environment"]
)
def test_a_workbook_is_read_whatever_the_code_page_is(workbook: Path, options: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, *options, str(CHILD)],
        input=os.fsencode(workbook).hex().encode() + b"\n",
        env={**os.environ, **ADVERSE},
        capture_output=True,
        check=True,
    )
    sheet, rows, end = (json.loads(line) for line in done.stdout.decode("utf-8").splitlines())
    assert sheet["sheet"] == "Usulan – 水"
    assert rows["rows"] == [[SAID]]
    assert end == {"end": True}


def test_the_program_itself_reads_it_under_such_a_code_page(workbook: Path) -> None:
    code = (
        "import sys, os, pathlib\n"
        "from rakornis_desktop.excel.reading.workbook_reading import read_workbook\n"
        "found = read_workbook(pathlib.Path(os.fsdecode(bytes.fromhex(sys.argv[1]))))\n"
        "print(ascii([(sheet.name, sheet.rows) for sheet in found]))"
    )
    root = str(Path(__file__).resolve().parents[3])
    done = subprocess.run(
        [sys.executable, "-c", code, os.fsencode(workbook).hex()],
        env={**os.environ, **ADVERSE, "PYTHONPATH": root},
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode("ascii").strip() == ascii([("Usulan – 水", [[SAID]])])
