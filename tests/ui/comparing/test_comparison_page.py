"""Perbandingan in the real window: seen, decided by keyboard, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rakornis_desktop.database.edits.activity_edits import (
    BudgetEntry,
    add_activity,
    update_activity,
)
from rakornis_desktop.database.new_database import new_database, office_plan
from rakornis_desktop.database.queries.decision_rows import decisions
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.ui.comparing.comparison_page import ComparisonPage
from rakornis_desktop.ui.shell.main_window import MainWindow
from rakornis_desktop.ui.shell.session import Session

PASIRAN = "61.72.02.1001"


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[ComparisonPage]:
    """The page with one pair that differs, three rows of ours alone and one of the province."""
    database = new_database(tmp_path / "a.rkn", "61.72", 2027, author="Budi")
    with database.change_set("Rencana provinsi") as changes:
        province = office_plan(database, changes, "61", 2027)
    ours = own_plan(database).id
    for plan, title, code, amount in (
        (ours, "Perluasan SPAM Gang Melati", "1.03.03.2.01.0032", 1_250_000_000),
        (province, "Perluasan SPAM Gg. Melati", "1.03.03.1.01.0027", 900_000_000),
        (ours, "Drainase Jalan Diponegoro", "1.03.06.2.01.0003", 100),
        (ours, "Tangki septik", "1.03.05.2.01.0051", 200),
        (ours, "Penataan <b>kawasan</b> kumuh", "1.04.03.2.03.0013", 300),
        (province, "Jembatan penyeberangan", "", 400),
    ):
        add_activity(
            database,
            plan,
            {"title": title, "code": code, "region_code": PASIRAN, "volume": Decimal(5)},
            [BudgetEntry(0, "", amount)],
        )
    session = Session(database)
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.open_page("comparison")
    found = window.findChild(ComparisonPage)
    assert found is not None
    qtbot.waitUntil(lambda: found.comparison is not None, timeout=10_000)
    yield found
    window.close()


def _titles(page: ComparisonPage) -> list[str]:
    return [(pair.left or pair.right).title for pair in page.model.pairs()]  # type: ignore[union-attr]


def test_the_list_stands_by_status_and_the_sides_show_what_differs(page: ComparisonPage) -> None:
    assert _titles(page)[0] == "Perluasan SPAM Gang Melati"
    assert page.progress_label.text() == "Diputuskan 0 dari 5"
    shown = {row[0]: row[1:] for row in page.sides.texts()}
    assert shown["Pagu (Rp)"] == ("1.250.000.000", "900.000.000", "−350.000.000\n−28,0 %")
    assert "sub kegiatan padanan, lokasi sama" in page.reason.text()
    assert "Tumpang tindih" in page.findings.text()


def test_a_key_decides_and_moves_on(page: ComparisonPage, qtbot: QtBot) -> None:
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_S)
    assert page.progress_label.text() == "Diputuskan 1 dari 5"
    assert page.chosen_pairs()[0].left.title == "Drainase Jalan Diponegoro"  # type: ignore[union-attr]
    qtbot.keyClick(page.list, Qt.Key.Key_T)
    statuses = [row.status for row in decisions(page.session.database)]
    assert statuses == ["disepakati", "ditolak"]
    qtbot.keyClick(page.list, Qt.Key.Key_K)
    qtbot.keyClick(page.list, Qt.Key.Key_K)
    assert page.chosen_pairs()[0].decision is not None
    page.session.database.undo()
    page.session.database.undo()
    assert page.progress_label.text() == "Diputuskan 0 dari 5"


def test_letters_typed_into_the_note_decide_nothing(page: ComparisonPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.list, Qt.Key.Key_N)
    qtbot.waitUntil(page.decision.note.hasFocus, timeout=2_000)
    qtbot.keyClicks(page.decision.note, "setuju tapi pecah")
    assert decisions(page.session.database) == []
    qtbot.keyClick(page.decision.note, Qt.Key.Key_Escape)
    qtbot.keyClick(page.list, Qt.Key.Key_C)
    (row,) = decisions(page.session.database)
    assert (row.status, row.note) == ("disepakati_dengan_catatan", "setuju tapi pecah")


def test_an_agreed_budget_that_is_no_money_is_said_and_kept_in_its_field(
    page: ComparisonPage, qtbot: QtBot
) -> None:
    said: list[str] = []
    page.session.refused.connect(said.append)
    page.decision.budget.setText("kira-kira semilyar")
    qtbot.keyClick(page.list, Qt.Key.Key_S)
    assert said and "kira-kira semilyar" in said[0]
    assert page.decision.budget.text() == "kira-kira semilyar"
    assert decisions(page.session.database) == []


def test_a_pair_is_parted_and_joined_by_hand(page: ComparisonPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.pair_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.model.pairs()) == 6, timeout=5_000)
    page.session.database.undo()
    qtbot.waitUntil(lambda: len(page.model.pairs()) == 5, timeout=5_000)


def test_a_changed_row_shows_its_decision_as_stale(page: ComparisonPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.list, Qt.Key.Key_S)
    pair = page.comparison.pairs[0]  # type: ignore[union-attr]
    update_activity(page.session.database, pair.left.id, {"volume": Decimal(9)})  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: page.comparison.pairs[0].stale, timeout=5_000)  # type: ignore[union-attr]
    qtbot.keyClick(page.list, Qt.Key.Key_K)
    assert "berubah setelah diputuskan" in page.decision.state.text()


def test_filters_leave_what_is_asked_for(page: ComparisonPage, qtbot: QtBot) -> None:
    page.search.setText("diponegoro")
    qtbot.waitUntil(lambda: _titles(page) == ["Drainase Jalan Diponegoro"], timeout=2_000)
    page.search.clear()
    qtbot.waitUntil(lambda: len(_titles(page)) == 5, timeout=2_000)
    page.finding.setCurrentIndex(page.finding.findData("overlap"))
    assert _titles(page) == ["Perluasan SPAM Gang Melati"]


def _settle(page: ComparisonPage, qtbot: QtBot) -> None:
    """Wait as long as a pause in typing takes to be stored."""
    qtbot.wait(1_000)


def test_what_is_typed_before_the_decision_is_there_again_and_goes_into_it(
    page: ComparisonPage, qtbot: QtBot
) -> None:
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_N)
    qtbot.waitUntil(page.decision.note.hasFocus)
    qtbot.keyClicks(page.decision.note, "tujuh sambungan kurang")
    page.decision.budget.setFocus()
    qtbot.keyClicks(page.decision.budget, "950 jt")
    qtbot.keyClick(page.decision.budget, Qt.Key.Key_Escape)
    assert page.list.hasFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_J)
    assert page.decision.note.text() == ""
    assert page.decision.budget.text() == ""
    qtbot.keyClick(page.list, Qt.Key.Key_K)
    assert page.decision.note.text() == "tujuh sambungan kurang"
    assert page.decision.budget.text() == "950 jt"
    qtbot.keyClick(page.list, Qt.Key.Key_C)
    (decision,) = decisions(page.session.database)
    assert (decision.note, decision.agreed_budget) == ("tujuh sambungan kurang", 950_000_000)
    # With the decision it is in the file, and waits no more.
    qtbot.keyClick(page.list, Qt.Key.Key_K)
    assert page.decision.budget.text() == "950.000.000"


@pytest.mark.parametrize("leave", [Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab])
def test_what_is_typed_about_a_decision_is_stored_however_it_is_left(
    page: ComparisonPage, qtbot: QtBot, leave: Qt.Key
) -> None:
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_S)
    qtbot.keyClick(page.list, Qt.Key.Key_K)
    qtbot.keyClick(page.list, Qt.Key.Key_N)
    qtbot.keyClicks(page.decision.note, "st")
    _settle(page, qtbot)
    (decision,) = decisions(page.session.database)
    assert (decision.status, decision.note) == ("disepakati", "st")
    qtbot.keyClicks(page.decision.note, "k")
    qtbot.keyClick(page.decision.note, leave)
    (decision,) = decisions(page.session.database)
    assert decision.note == "stk"
    assert page.chosen_pairs()[0].decision is not None


def test_a_figure_that_is_none_stays_typed_with_its_row(page: ComparisonPage, qtbot: QtBot) -> None:
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_S)
    qtbot.keyClick(page.list, Qt.Key.Key_K)
    page.decision.volume.setFocus()
    qtbot.keyClicks(page.decision.volume, "seratus")
    _settle(page, qtbot)
    assert "seratus" in page.decision.state.text()
    # A click on another row, without leaving the field by a key.
    page._move(1)
    assert page.decision.volume.text() == ""
    page._move(-1)
    assert page.decision.volume.text() == "seratus"
    (decision,) = decisions(page.session.database)
    assert decision.agreed_volume is None


def test_letters_decide_only_while_the_list_has_the_keyboard(
    page: ComparisonPage, qtbot: QtBot
) -> None:
    for widget in (page.decided, page.finding, page.map_button, page.decision, page.search):
        widget.setFocus()
        for key in (Qt.Key.Key_T, Qt.Key.Key_S, Qt.Key.Key_J):
            qtbot.keyClick(page.window().focusWidget() or widget, key)
    assert decisions(page.session.database) == []


def test_several_rows_decided_at_once_keep_each_its_own_figures(
    page: ComparisonPage, qtbot: QtBot
) -> None:
    page.list.setFocus()
    page._move(1)
    page.decision.volume.setText("3")
    qtbot.keyClick(page.list, Qt.Key.Key_S)
    page._move(-1)
    qtbot.keyClick(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(page.chosen_pairs()) == 2
    qtbot.keyClick(page.list, Qt.Key.Key_U)
    volumes = sorted(str(decision.agreed_volume) for decision in decisions(page.session.database))
    assert volumes == ["3", "None"]


def test_the_search_leads_to_the_list_and_says_that_nothing_fits(
    page: ComparisonPage, qtbot: QtBot
) -> None:
    page.begin_search()
    qtbot.keyClicks(page.search, "tidak akan ada")
    qtbot.waitUntil(page.nothing_fits.isVisible, timeout=3_000)
    qtbot.mouseClick(page.nothing_fits.clear_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.model.pairs()), timeout=3_000)
    page.begin_search()
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    assert page.list.hasFocus()
