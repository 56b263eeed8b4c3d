"""Perbandingan with three tiers, all regencies, candidates, map, filters and the plan's past."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from rakornis_desktop.database.edits.activity_edits import (
    BudgetEntry,
    add_activity,
    update_activity,
)
from rakornis_desktop.database.new_database import new_database, office_plan
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.database.queries.setting_values import settings
from rakornis_desktop.excel.writing.sync_workbook import write_sync_workbook
from rakornis_desktop.reference.region_shapes import bounds, region_shapes
from rakornis_desktop.ui.comparing.comparison_page import ComparisonPage
from rakornis_desktop.ui.comparing.pair_tree import pair_key
from rakornis_desktop.ui.settings.settings_page import SettingsPage
from rakornis_desktop.ui.shell.main_window import MainWindow
from rakornis_desktop.ui.shell.session import Session

PASIRAN, SEBAYAN = "61.72.02.1001", "61.01.01.2011"
OURS, PROVINCE = "1.03.03.2.01.0032", "1.03.03.1.01.0027"


def _received(database: Database, code: str) -> str:
    with database.change_set("Rencana diterima") as changes:
        return office_plan(database, changes, code, 2027)


def _row(database: Database, plan: str, title: str, code: str, place: str, amount: int) -> str:
    values = {"title": title, "code": code, "region_code": place}
    return add_activity(database, plan, values, [BudgetEntry(0, "", amount)])


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """A province with the plans of two regencies and of the centre."""
    database = new_database(tmp_path / "p.rkn", "61", 2027, author="Sari")
    own, city, sambas, centre = (
        own_plan(database).id,
        _received(database, "61.72"),
        _received(database, "61.01"),
        _received(database, "00"),
    )
    _row(database, city, "Perluasan SPAM Gang Melati", OURS, PASIRAN, 1000)
    _row(database, sambas, "Perluasan SPAM Gang Mawar", OURS, SEBAYAN, 500)
    _row(database, sambas, "Jaringan air bersih pasar", OURS, SEBAYAN, 70)
    _row(database, own, "Perluasan SPAM Gg. Melati", PROVINCE, PASIRAN, 800)
    _row(database, own, "Pipa air bersih pasar rakyat baru", "1.04.05.1.01.0009", SEBAYAN, 60)
    _row(database, centre, "Perluasan SPAM Gang Melati", OURS, PASIRAN, 0)
    found = MainWindow(Session(database))
    found.resize(1366, 768)
    found.show()
    found.open_page("comparison")
    page = found.findChild(ComparisonPage)
    assert page is not None
    qtbot.waitUntil(lambda: page.comparison is not None, timeout=10_000)
    yield found
    found.close()


@pytest.fixture
def page(window: MainWindow) -> ComparisonPage:
    found = window.findChild(ComparisonPage)
    assert found is not None
    return found


def _choose(qtbot: QtBot, page: ComparisonPage, start: str) -> None:
    index = next(i for i in range(page.other.count()) if page.other.itemText(i).startswith(start))
    page.other.setCurrentIndex(index)
    qtbot.waitUntil(lambda: not page._running, timeout=10_000)


def test_a_province_sees_all_its_regencies_with_the_office_of_each_row(
    qtbot: QtBot, page: ComparisonPage
) -> None:
    assert page.other.currentText() == "Semua kabupaten/kota (2)"
    assert page.comparison and len(page.comparison.pairs) == 4
    heads = [label.text() for label in page.sides.findChildren(type(page.sides._left_head))]
    assert "Kota Singkawang" in heads
    assert page.regency.isVisible()
    page.regency.setCurrentIndex(page.regency.findData("61.01"))
    assert {pair.first.region_code[:5] for pair in page.model.pairs()} == {"61.01"}


def test_three_tiers_stand_in_three_columns(qtbot: QtBot, page: ComparisonPage) -> None:
    _choose(qtbot, page, "Semua kabupaten/kota (2) dan Pusat")
    assert page.comparison and len(page.comparison.columns) == 3
    pair = next(pair for pair in page.comparison.pairs if pair.third)
    page.list.setCurrentIndex(page.model.index_of(pair_key(pair)))
    assert page.sides._third_head.isVisible() and page.sides._third_head.text() == "Pusat"
    money = next(texts for texts in page.sides.texts() if texts[0] == "Pagu (Rp)")
    assert money[3] == "+200\n+25,0 %\n−800\n−100,0 %"


def test_a_candidate_is_paired_with_one_click_and_undo_parts_them(
    qtbot: QtBot, page: ComparisonPage
) -> None:
    assert page.comparison
    pair = next(p for p in page.comparison.pairs if p.first.title.startswith("Pipa air"))
    page.list.setCurrentIndex(page.model.index_of(pair_key(pair)))
    (line, *_rest) = page.candidates.texts()
    assert "Jaringan air bersih pasar" in line and "Kabupaten Sambas" in line
    qtbot.mouseClick(page.candidates._lines[0][2], Qt.MouseButton.LeftButton)
    assert len(page.comparison.pairs) == 3
    page.session.database.undo()
    assert len(page.comparison.pairs) == 4


def test_a_click_on_the_map_filters_and_a_second_one_lets_go(
    qtbot: QtBot, page: ComparisonPage
) -> None:
    page.map_button.setChecked(True)
    assert page.standing.isVisible()
    assert page.standing.shares() == {"61.72": 0.0, "61.01": 0.0}
    qtbot.waitUntil(lambda: not page.standing.view._image.isNull(), timeout=5_000)
    found = page.standing._map
    west, south, _east, _north = bounds()
    lon, lat = next(shape.middle for shape in region_shapes() if shape.code == "61.01")
    place = QPointF(
        found.left + (lon - west) * found.scale,  # type: ignore[attr-defined]
        found.bottom + (lat - south) * found.scale,  # type: ignore[attr-defined]
    )
    page.standing.view.clicked.emit(place)
    assert page.regency.currentData() == "61.01" and len(page.model.pairs()) == 3
    page.standing.view.clicked.emit(place)
    assert page.regency.currentData() == "" and len(page.model.pairs()) == 4
    for measure in range(page.standing.measure.count()):
        page.standing.measure.setCurrentIndex(measure)
        assert not page.standing.view._image.isNull()


def test_the_plans_past_is_compared_and_asks_for_no_decision(
    qtbot: QtBot, page: ComparisonPage
) -> None:
    page.papers._freeze()
    _choose(qtbot, page, "Revisi 1")
    assert page.comparison and {pair.status for pair in page.comparison.pairs} == {"sepadan"}
    assert not page.decision.isVisible()
    row = page.comparison.pairs[0].right
    assert row
    update_activity(page.session.database, row.id, {"title": "Perluasan SPAM kota"})
    assert page.comparison.pairs[0].status == "berbeda"


def test_an_edit_repaints_one_row_and_keeps_the_place(qtbot: QtBot, page: ComparisonPage) -> None:
    assert page.comparison
    chosen = page.comparison.pairs[-1]
    page.list.setCurrentIndex(page.model.index_of(pair_key(chosen)))
    resets: list[int] = []
    page.model.modelReset.connect(lambda: resets.append(1))
    first = page.comparison.pairs[0].left
    assert first
    update_activity(page.session.database, first.id, {"note": "dicek"})
    assert resets == []
    assert page.chosen_pairs()[0].first.id == chosen.first.id
    assert page.comparison.pairs[0].left and page.comparison.pairs[0].left.note == "dicek"


def test_decisions_of_a_filled_workbook_are_read_from_the_menu(
    qtbot: QtBot, page: ComparisonPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import openpyxl

    path = tmp_path / "m.xlsx"
    assert page.comparison
    write_sync_workbook(page.session.database, page.comparison, path)
    book = openpyxl.load_workbook(path)
    for row in range(6, 10):
        book.worksheets[0].cell(row, 17).value = "Ditunda"
    book.save(path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(path), ""))
    page.papers._read_decisions()
    qtbot.waitUntil(lambda: page.comparison.decided == 4, timeout=20_000)  # type: ignore[union-attr]
    assert page.progress_label.text() == "Diputuskan 4 dari 4"


def test_findings_are_switched_in_pengaturan(
    qtbot: QtBot, window: MainWindow, page: ComparisonPage
) -> None:
    window.open_page("settings")
    chooser = window.findChild(SettingsPage)
    assert chooser is not None and page.comparison
    assert "overlap" in {f.rule for pair in page.comparison.pairs for f in pair.findings}
    chooser.rules.ticks["overlap"].click()
    assert settings(page.session.database)["findings.off"] == "overlap"
    window.open_page("comparison")
    qtbot.waitUntil(
        lambda: all(
            finding.rule != "overlap"
            for pair in page.comparison.pairs  # type: ignore[union-attr]
            for finding in pair.findings
        ),
        timeout=10_000,
    )
    chooser.rules.tolerance.setValue(7.5)
    assert settings(page.session.database)["findings.money_tolerance"] == "7.5"


def test_every_row_of_every_comparison_can_be_walked_to(qtbot: QtBot, page: ComparisonPage) -> None:
    database = page.session.database
    assert page.comparison
    some = page.comparison.pairs[0].right
    assert some
    update_activity(database, some.id, {"volume": Decimal(5), "unit": "SR", "beneficiaries": 9})
    page.papers._freeze()
    for index in range(page.other.count()):
        page.other.setCurrentIndex(index)
        qtbot.waitUntil(lambda: not page._running, timeout=10_000)
        pairs = page.model.pairs()
        assert pairs
        for pair in pairs:
            page.list.setCurrentIndex(page.model.index_of(pair_key(pair)))
            shown = {text for texts in page.sides.texts() for text in texts[1:4]}
            assert pair.first.title in shown
