"""The first whole journey without the window: from two workbooks to a compared, printed plan."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from pypdf import PdfReader

from rakornis_desktop.cli import main

REAL = Path(__file__).resolve().parents[2] / "../shared/real/renja_dpupr_2024.xlsx"

# A plan as offices keep it: code, title, indicator, target, funding source, location, budget.
OURS = [
    ("1.03.03.2.01.0028", "SPAM JP Gang Melati", "120 SR", "Kel. Pasiran", 1_250_000_000),
    ("1.3.5.2.01.26", "Tangki septik individual Kuala", "60 Unit", "Kel. Kuala", 540_000_000),
    ("1.04.03.2.03.0002", "Penataan kumuh Condong", "12 ha", "Kel. Condong", 3_000_000_000),
    ("1.03.03.2.01.0028", "SPAM Sedau tanpa dana", "10 SR", "Kel. Sedau", 0),
    (None, "Jumlah", None, None, 4_790_000_000),
]
THEIRS = [
    ("1.03.03.1.01.0011", "SPAM JP Gg. Melati", 80, "SR", "Kec. Singkawang Barat", 900_000_000),
    ("1.03.03.1.01.0011", "SPAM regional Singbebas", 1, "Unit", "61", 25_000_000_000),
]


@pytest.fixture
def rakornis(capsys, tmp_path, monkeypatch):
    """Perform a verb that must succeed and give what it printed, or refuse and give why."""
    for name in ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))

    def perform(*arguments: object, code: int = 0) -> str:
        found = main.exit_code([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert found == code and bool(err) == bool(code), f"{arguments}: {err}"
        return err if code else out

    return perform


def our_workbook(path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    sheet.append(["RENCANA KERJA 2027"])
    head = ["KODE SUB KEGIATAN", "PROGRAM DAN KEGIATAN", "TOLAK UKUR KELUARAN"]
    head += ["TARGET KINERJA KELUARAN", "SUMBER DANA", "LOKASI", "JUMLAH PAGU"]
    sheet.append(head)
    for code, title, target, location, amount in OURS:
        sheet.append([code, title, None, target, "1.2.1.01.02", location, amount])
    book.save(path)
    return path


def their_workbook(path: Path, template: Path) -> Path:
    book = load_workbook(template)
    sheet = book.worksheets[0]
    (head,) = [row for row in sheet.iter_rows(max_row=20) if row[0].value == "Ref"]
    columns = {cell.value: cell.column for cell in head}
    for i, (code, title, volume, unit, location, amount) in enumerate(THEIRS, 1):
        for name, value in {
            "Ref": f"P-{i}",
            "Kode": code,
            "Uraian": title,
            "Volume": volume,
            "Satuan": unit,
            "Lokasi": location,
            "Pagu": amount,
        }.items():
            sheet.cell(head[0].row + i, columns[name], value)
    book.save(path)
    return path


@pytest.fixture
def journey(tmp_path, rakornis) -> Path:
    """A database with our plan and the province's beside it."""
    database_path = tmp_path / "singkawang.rkn"
    rakornis("new", database_path, "--office", "61.72", "--year", "2027")
    template = tmp_path / "Templat.xlsx"
    rakornis("export", database_path, "template", template)
    answer = json.loads(
        rakornis(
            *("import", database_path, our_workbook(tmp_path / "kita.xlsx"), "--json"),
            *("--report", tmp_path / "laporan.xlsx"),
        )
    )
    assert (answer["rows"], answer["imported"], answer["refused"]) == (4, 4, [])
    assert answer["sum"] == 4_790_000_000
    answer = json.loads(
        rakornis(
            *("import", database_path, their_workbook(tmp_path / "provinsi.xlsx", template)),
            *("--as-office", "61", "--json"),
        )
    )
    assert (answer["rows"], answer["imported"], answer["sum"]) == (2, 2, 25_900_000_000)
    return database_path


def test_what_was_read_is_compared(journey, rakornis):
    answer = json.loads(rakornis("compare", journey, "--with", "61", "--json"))
    assert set(answer) == {"rows", "groups", "issues", "areas", "summary"}
    keys = ("status", "left", "right", "score", "reason", "differences", "findings", "decision")
    assert all(set(row) == set(keys) for row in answer["rows"])
    pairs = [row for row in answer["rows"] if row["left"] and row["right"]]
    (melati,) = [row for row in pairs if "Melati" in row["left"]["title"]]
    assert melati["status"] == "berbeda"
    assert melati["right"]["reference"] == "P-1"
    assert {"budget", "volume"} <= {difference["field"] for difference in melati["differences"]}
    alone = [row["right"]["title"] for row in answer["rows"] if row["status"] == "hanya_kanan"]
    assert alone == ["SPAM regional Singbebas"]
    assert sum(row["status"] == "hanya_kiri" for row in answer["rows"]) == 3


def test_what_was_compared_is_printed(journey, tmp_path, rakornis):
    pdf, workbook = tmp_path / "banding.pdf", tmp_path / "banding.xlsx"
    rakornis("compare", journey, "--with", "61", "--pdf", pdf, "--xlsx", workbook)
    text = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(pdf).pages)
    for amount in ("1.250.000.000", "900.000.000", "540.000.000", "3.000.000.000"):
        assert amount in text
    figures = {
        cell.value for row in load_workbook(workbook).worksheets[0].iter_rows() for cell in row
    }
    assert {1_250_000_000, 900_000_000, 540_000_000, 3_000_000_000} <= figures
    rakornis("print", journey, "comparison", tmp_path / "a4.pdf", "--paper", "A4")
    box = PdfReader(tmp_path / "a4.pdf").pages[0].mediabox
    assert sorted([round(box.width), round(box.height)]) == [595, 842]


def test_the_plan_comes_back_from_its_workbook(journey, tmp_path, rakornis):
    plan = tmp_path / "rencana.xlsx"
    rakornis("export", journey, "plan", plan)
    other = tmp_path / "lain.rkn"
    rakornis("new", other, "--office", "61.72", "--year", "2027")
    answer = json.loads(rakornis("import", other, plan, "--json"))
    assert (answer["imported"], answer["sum"]) == (4, 4_790_000_000)


def test_a_dry_run_leaves_nothing(journey, tmp_path, rakornis):
    before = json.loads(rakornis("compare", journey, "--with", "61", "--json"))
    rakornis("import", journey, our_workbook(tmp_path / "lagi.xlsx"), "--dry-run")
    assert json.loads(rakornis("compare", journey, "--with", "61", "--json")) == before


def test_reading_the_same_workbook_again_doubles_nothing(journey, tmp_path, rakornis):
    before = json.loads(rakornis("compare", journey, "--with", "61", "--json"))
    rakornis("import", journey, our_workbook(tmp_path / "kita.xlsx"))
    after = json.loads(rakornis("compare", journey, "--with", "61", "--json"))
    assert after["summary"] == before["summary"]


def test_the_database_is_sound_afterwards(journey, rakornis):
    assert "utuh" in rakornis("check", journey)


@pytest.mark.real
@pytest.mark.parametrize(("edition", "retired"), [("2023", 0), ("2026", 10)])
def test_a_real_workbook_is_read_to_the_last_rupiah(tmp_path, rakornis, edition, retired):
    if not REAL.is_file():
        pytest.skip("the real workbook is not beside this checkout")
    database_path = tmp_path / "nyata.rkn"
    rakornis("new", database_path, "--office", "61.72", "--year", "2024", "--edition", edition)
    answer = json.loads(rakornis("import", database_path, REAL, "--edition", edition, "--json"))
    assert (answer["rows"], answer["imported"], answer["refused"]) == (44, 44, [])
    assert answer["sum"] == 125_103_902_555
    codes = [remark for remark in answer["remarks"] if "kode" in remark["column"].lower()]
    assert len(codes) == retired


def test_the_demo_leaves_everything_to_look_at(tmp_path, rakornis):
    """The first thing a new user without a display sees."""
    folder = tmp_path / "demo"
    rakornis("demo", folder)
    kinds = [file.suffix for file in folder.rglob("*") if file.is_file()]
    assert kinds.count(".rkn") == 1
    assert kinds.count(".pdf") >= 3
    assert kinds.count(".png") >= 5
    assert kinds.count(".xlsx") >= 2
    (database_path,) = folder.rglob("*.rkn")
    rakornis("check", database_path)
    for what in ("agenda", "minutes", "comparison"):
        rakornis(
            *("print", database_path, what, tmp_path / f"{what}.pdf"),
            *(["--with", "61"] if what == "comparison" else []),
        )
        assert PdfReader(tmp_path / f"{what}.pdf").pages


def test_the_matrix_is_printed_filled_in_and_read_back(journey, tmp_path, rakornis):
    matrix, paper = tmp_path / "matriks.xlsx", tmp_path / "matriks.pdf"
    rakornis("export", journey, "matrix", matrix, "--with", "61")
    rakornis("print", journey, "matrix", paper, "--with", "61")
    rakornis("print", journey, "summary", tmp_path / "ringkasan.pdf", "--with", "61")
    text = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(paper).pages)
    assert "MATRIKS SINKRONISASI" in text and "1.250.000.000" in text
    assert len(PdfReader(tmp_path / "ringkasan.pdf").pages) == 1
    book = load_workbook(matrix)
    sheet = book.worksheets[0]
    sheet.cell(6, 17).value, sheet.cell(6, 20).value = "Disepakati dengan catatan", "dua tahap"
    book.save(matrix)
    answer = json.loads(
        rakornis("import", journey, matrix, "--what", "decisions", "--with", "61", "--json")
    )
    assert (answer["decided"], answer["remarks"]) == (1, [])
    rows = json.loads(rakornis("compare", journey, "--with", "61", "--json"))["rows"]
    decided = [row["decision"] for row in rows if row["decision"]]
    assert [(said["status"], said["note"]) for said in decided] == [
        ("disepakati_dengan_catatan", "dua tahap")
    ]


def test_the_plan_is_compared_with_itself_before_the_import(journey, rakornis):
    refused = rakornis("compare", journey, "--before", "kemarin", code=1)
    assert "Tidak ada revisi atau tahap «kemarin»" in refused
    answer = json.loads(rakornis("compare", journey, "--before", "c0", "--json"))
    assert answer["summary"]["hanya_kanan"] == 4 and answer["summary"]["hanya_kiri"] == 0


def test_a_plan_of_the_centre_that_is_not_there_is_named(journey, rakornis):
    assert "00 belum ada" in rakornis("compare", journey, "--with", "61", "--with", "00", code=1)
