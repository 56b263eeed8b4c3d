"""The matrix as workbook: what an officer fills in comes back as decisions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from rakornis_desktop.comparison.choosing_offices import compare_offices
from rakornis_desktop.comparison.compare import Comparison
from rakornis_desktop.database.edits.activity_edits import (
    BudgetEntry,
    add_activity,
    update_activity,
)
from rakornis_desktop.database.new_database import new_database, office_plan
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.excel.taking.decision_import import import_decisions
from rakornis_desktop.excel.taking.plan_import import import_plan
from rakornis_desktop.excel.writing.sync_workbook import (
    AGREED_BUDGET,
    AGREED_VOLUME,
    KEY,
    NOTE,
    STATUS,
    write_sync_workbook,
)
from rakornis_desktop.language.sentences import Refusal


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with new_database(tmp_path / "p.rkn", "61.72", 2027, author="Budi") as database:
        with database.change_set("Terima") as changes:
            other = office_plan(database, changes, "61", 2027)
        ours = own_plan(database).id
        for number in range(4):
            values = {
                "title": f"Perluasan SPAM Gang {number}",
                "code": "1.03.03.2.01.0032",
                "region_code": "61.72.02.1001",
                "unit": "SR",
            }
            add_activity(database, ours, values, [BudgetEntry(0, "", 1000 + number, "DAK")])
            values["code"] = "1.03.03.1.01.0027"
            add_activity(database, other, values, [BudgetEntry(0, "", 900, "")])
        yield database


def _compared(database: Database) -> Comparison:
    return compare_offices(database, ["61"])


def _filled(path: Path, **cells: list[object]) -> Path:
    """Fill columns of the matrix from its first row down."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[4]}
    for head, values in cells.items():
        for row, value in enumerate(values, 6):
            sheet.cell(row, heads[head.replace("_", " ")]).value = value
    book.save(path)
    return path


def test_the_matrix_has_a_row_per_proposal_and_sums_as_formulas(
    database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "m.xlsx"
    write_sync_workbook(database, _compared(database), path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    heads = [cell.value for cell in sheet[4]]
    assert heads[1] == "Kabupaten/Kota" and heads[-1] == KEY and heads.index(STATUS) == 16
    assert [sheet.cell(row, 9).value for row in range(6, 10)] == [1000, 1001, 1002, 1003]
    assert sheet.cell(6, 16).value == "=N6-I6"
    assert str(sheet.cell(11, 9).value).startswith("=SUBTOTAL(109,I6:")


def test_what_was_filled_in_becomes_decisions_in_one_step(
    database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "m.xlsx"
    write_sync_workbook(database, _compared(database), path)
    _filled(
        path,
        Status=["Disepakati", "disepakati dengan catatan", "", "Ditolak"],
        Catatan=["", "dibagi dua tahap", "", "lahan belum bebas"],
        **{"Volume_disepakati": [80], "Pagu_disepakati_(Rp)": ["1.250.000"]},
    )
    result = import_decisions(database, _compared(database), path)
    assert (result.decided, result.empty, result.remarks) == (3, 1, [])
    pairs = _compared(database).pairs
    assert [p.decision.status if p.decision else None for p in pairs] == [
        "disepakati", "disepakati_dengan_catatan", None, "ditolak",
    ]  # fmt: skip
    first = pairs[0].decision
    assert first and (first.agreed_volume, first.agreed_unit, first.agreed_budget) == (
        80, "SR", 1_250_000,
    )  # fmt: skip
    assert pairs[3].decision and pairs[3].decision.note == "lahan belum bebas"
    again = import_decisions(database, _compared(database), path)
    assert (again.decided, again.unchanged) == (0, 3)
    database.undo()
    assert not any(pair.decision for pair in _compared(database).pairs)


def test_what_cannot_be_understood_is_said_and_the_rest_goes_in(
    database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "m.xlsx"
    write_sync_workbook(database, _compared(database), path)
    _filled(
        path,
        Status=["setuju aja", "Ditunda", "Ditunda"],
        **{"Pagu_disepakati_(Rp)": [None, "banyak"], NOTE: ["", "", "=1+1"]},
    )
    result = import_decisions(database, _compared(database), path)
    assert result.decided == 1
    assert [(r.row, r.column) for r in result.remarks] == [
        (6, STATUS), (7, "Pagu disepakati (Rp)"),
    ]  # fmt: skip
    assert "Disepakati" in result.remarks[0].message
    assert result.as_json()["remarks"][0]["value"] == "setuju aja"


def test_a_row_that_is_gone_is_said(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "m.xlsx"
    write_sync_workbook(database, _compared(database), path)
    _filled(path, Status=["Ditunda"])
    from rakornis_desktop.database.tables import Activity

    pair = _compared(database).pairs[0]
    with database.change_set("Hapus") as changes:
        changes.delete(Activity, *(row.id for row in pair.rows()))
    result = import_decisions(database, _compared(database), path)
    assert result.decided == 0 and "tidak ada lagi" in result.remarks[0].message


def test_decisions_survive_the_reimport_of_either_plan(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "m.xlsx"
    write_sync_workbook(database, _compared(database), path)
    import_decisions(database, _compared(database), _filled(path, Status=["Ditunda"] * 4))
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Kode", "Uraian", "Lokasi", "Volume", "Satuan", "Pagu (N)"])
    for number in range(4):
        sheet.append([
            "1.03.03.1.01.0027", f"Perluasan SPAM Gang {number}", "Kel. Pasiran", 5, "SR", 900,
        ])  # fmt: skip
    received = tmp_path / "provinsi.xlsx"
    book.save(received)
    import_plan(database, received, as_office="61")
    pairs = _compared(database).pairs
    assert all(pair.decision for pair in pairs) and all(pair.stale for pair in pairs)


def test_another_workbook_is_refused_in_words(database: Database, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "lain.xlsx")
    with pytest.raises(Refusal, match="bukan matriks sinkronisasi"):
        import_decisions(database, _compared(database), tmp_path / "lain.xlsx")


def test_a_decided_row_that_changes_is_stale(database: Database) -> None:
    from rakornis_desktop.comparison.deciding_rows import decide

    pairs = _compared(database).pairs
    decide(database, pairs, "disepakati")
    row = pairs[0].left
    assert row
    update_activity(database, row.id, {"title": "Perluasan SPAM Gang 0 dan 9"})
    assert [pair.stale for pair in _compared(database).pairs].count(True) == 1


def test_a_matrix_without_its_agreed_columns_keeps_what_was_agreed(
    database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "m.xlsx"
    write_sync_workbook(database, _compared(database), path)
    _filled(
        path,
        **{STATUS: ["Disepakati"], AGREED_VOLUME: [12], AGREED_BUDGET: [950], NOTE: ["segera"]},
    )
    import_decisions(database, _compared(database), path)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for area in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(area))
    for head in (AGREED_VOLUME, AGREED_BUDGET, NOTE):
        sheet.delete_cols(next(cell.column for cell in sheet[4] if cell.value == head))
    book.save(path)
    assert import_decisions(database, _compared(database), path).unchanged == 1
    status = next(cell.column for cell in sheet[4] if cell.value == STATUS)
    sheet.cell(6, status).value = "Ditunda"
    book.save(path)
    assert import_decisions(database, _compared(database), path).decided == 1
    (decision,) = [pair.decision for pair in _compared(database).pairs if pair.decision]
    assert (decision.status, decision.note) == ("ditunda", "segera")
    assert (decision.agreed_volume, decision.agreed_budget) == (12, 950)
