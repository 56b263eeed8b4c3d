"""What the list of activities shows can be copied and pasted: nothing of it is read otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from rakornis_desktop.database.edits.activity_edits import add_activity
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.sample.sample_database import sample_database
from rakornis_desktop.ui.activities.activity_columns import activity_columns
from rakornis_desktop.ui.shell.main_window import MainWindow
from rakornis_desktop.ui.shell.session import Session

KEYS = [column.key for column in activity_columns("2026", 2027)]
COUNTED = ("ready", "answers", "lacks")


@pytest.fixture
def page(tmp_path: Path, qtbot: QtBot) -> Iterator[Any]:
    database = Database.open(sample_database(tmp_path))
    window = MainWindow(Session(database))
    qtbot.addWidget(window)
    window.show()
    window.open_page("activities")
    page: Any = window.page("activities")
    qtbot.waitUntil(lambda: not page._reading)
    yield page
    window.close()


def _show_alone(page: Any, *keys: str) -> None:
    for key in keys:
        page.view.setColumnHidden(page.table.column_number(key), False)
    for number, column in enumerate(page.table.columns):
        page.view.setColumnHidden(number, column.key not in keys)


def _all_rows(page: Any) -> dict[str, list[Any]]:
    return {
        table: page.session.database.read(f"SELECT * FROM {table} ORDER BY id")
        for table in ("activity", "budget", "change_set")
    }


def _go_to(page: Any, row: int, key: str) -> None:
    page.view.setCurrentIndex(page.table.index(row, page.table.column_number(key)))


def _paste(page: Any, text: str, row: int, key: str) -> str:
    said: list[str] = []
    page.session.told.connect(said.append)
    page.session.refused.connect(lambda *reason: said.append(str(reason[0])))
    _go_to(page, row, key)
    QGuiApplication.clipboard().setText(text)
    page.view._paste()
    return " ".join(said)


@pytest.mark.parametrize("key", KEYS)
def test_a_column_pasted_onto_itself_changes_nothing(page: Any, key: str) -> None:
    before = _all_rows(page)
    _show_alone(page, key)
    page.view.selectAll()
    page.view.copy()
    said = _paste(page, QGuiApplication.clipboard().text(), 0, key)
    assert "sama" in said, said
    assert _all_rows(page) == before


def test_all_columns_at_once_and_single_cells_change_nothing(page: Any) -> None:
    before = _all_rows(page)
    _show_alone(page, *KEYS)
    page.view.selectAll()
    page.view.copy()
    assert "sama" in _paste(page, QGuiApplication.clipboard().text(), 0, KEYS[0])
    for row in range(5):
        for key in KEYS:
            _go_to(page, row, key)
            page.view.copy_cell()
            _paste(page, QGuiApplication.clipboard().text(), row, key)
    assert _all_rows(page) == before


@pytest.mark.parametrize("key", [key for key in KEYS if key not in COUNTED])
def test_a_column_pasted_to_blank_rows_gives_the_same_values(
    page: Any, key: str, qtbot: QtBot
) -> None:
    database = page.session.database
    column = page.table.columns[page.table.column_number(key)]
    old = list(page.table.shown_rows())
    if key == "sub_kegiatan":
        names = [column.text(column.value(row)) for row in old]
        # One name may stand for several codes, and is refused then.
        old = [row for row, name in zip(old, names, strict=True) if names.count(name) == 1][:1]
    if key == "funding":
        old = [row for row in old if "," not in row.funding]
    if key == "code":
        old = [row for row in old if row.code]
    for _row in old:
        add_activity(database, own_plan(database).id, {"title": "Kegiatan baru"})
    everything = page.table.total
    qtbot.waitUntil(lambda: page.table.total == everything)
    start = page.table.rowCount() - len(old)
    texts = [column.text(column.value(row)) for row in old]
    from rakornis_desktop.ui.furniture.tab_separated import as_tab_separated

    said = _paste(page, as_tab_separated([column], old), start, key)
    now = [page.table.row_at(start + number) for number in range(len(old))]
    assert [column.text(column.value(row)) for row in now] == texts, said
    if key == "location":
        assert [row.region_code for row in now] == [row.region_code for row in old]
    assert len(now) == len(old) > 0


def test_words_of_the_program_are_read_and_what_is_none_is_refused_where_it_stands(
    page: Any,
) -> None:
    database = page.session.database
    _show_alone(page, "location", "proposed_to", "funding", "budget")
    ids = [
        add_activity(database, own_plan(database).id, {"title": title}) for title in ("a", "b", "c")
    ]
    row = page.table.position_of(ids[0])
    before = _all_rows(page)
    head = "Lokasi\tDiusulkan ke\tSumber dana\tPagu (Rp)\r\n"
    said = _paste(
        page,
        head + "Kel. Pasiran\tProvinsi\tDAU\t1,25 M\r\nKel. Roban\tKabupatn\t\t\r\n",
        row,
        "location",
    )
    assert "Baris 2" in said
    assert "Diusulkan ke" in said
    assert "Kabupatn" in said
    assert _all_rows(page) == before
    _paste(
        page,
        head + "Kel. Pasiran\tProvinsi\tDAU\t1,25 M\r\n\t\t\t\r\nKel. Roban\tprov\tDAK\t1 jt",
        row,
        "location",
    )
    first, second, third = (page.table.row_at(row + number) for number in range(3))
    assert (first.region_code, first.proposed_to, first.budget) == (
        "61.72.02.1001", "provinsi", 1_250_000_000,
    )  # fmt: skip
    assert first.funding == "1.2.1.01.02"
    assert (second.region_code, second.budget) == ("", 0)
    assert third.region_code == "61.72.01.1001"
    database.undo()
    assert page.table.row_at(row).region_code == ""
