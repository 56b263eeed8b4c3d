"""Konflik in the real window: seen, decided by key and by rule, left and taken up, taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rakornis_desktop.database.edits.activity_edits import (
    BudgetEntry,
    add_activity,
    delete_activities,
    update_activity,
)
from rakornis_desktop.database.new_database import new_database
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.database.tables import Budget
from rakornis_desktop.exchange.traffic.own_key import OwnKey, own_key
from rakornis_desktop.exchange.traffic.receiving import receive
from rakornis_desktop.exchange.traffic.sending import send
from rakornis_desktop.ui.files.conflicts_view import ConflictsView
from rakornis_desktop.ui.files.files_page import FilesPage
from rakornis_desktop.ui.shell.main_window import MainWindow
from rakornis_desktop.ui.shell.session import Session

CODE = "1.03.03.2.01.0032"
HOSTILE = "Taman <b>tebal</b> {kurung} =1+1"


def _add(database: Database, title: str, amount: int = 5_000_000) -> str:
    values = {"title": title, "code": CODE, "unit": "SR", "note": "lama"}
    return add_activity(database, own_plan(database).id, values, [BudgetEntry(0, "", amount)])


def _set_amount(database: Database, activity_id: str, amount: int) -> None:
    ((budget,),) = database.read("SELECT id FROM budget WHERE activity_id = ?", (activity_id,))
    with database.change_set("Ubah pagu") as changes:
        changes.update(Budget, budget, amount=amount)


@pytest.fixture
def merged(tmp_path: Path) -> Path:
    """Our database after a colleague's copy came back: 5 conflicts and a pair that looks alike."""
    key: OwnKey = own_key(tmp_path)
    path, there = tmp_path / "a.rkn", tmp_path / "b.rkn"
    ours = new_database(path, "61.72", 2027, author="Budi")
    spam, septik, drainase, taman = (
        _add(ours, title) for title in ("SPAM Melati", "Septik", "Drainase", HOSTILE)
    )
    send(ours, tmp_path / "1.rakornis", key=key)
    ours.copy_to(there)
    with Database.open(there, author="Sari") as theirs:
        update_activity(theirs, spam, {"title": "SPAM Gang Melati"})
        _set_amount(theirs, spam, 8_500_000)
        update_activity(theirs, taman, {"note": f"mereka {HOSTILE}"})
        update_activity(theirs, septik, {"title": "Septik 60 KK"})
        delete_activities(theirs, [drainase])
        _add(theirs, "Jembatan Gg. Kenanga")
        send(theirs, tmp_path / "2.rakornis", key=key)
    update_activity(ours, spam, {"title": "SPAM Jl. Melati"})
    _set_amount(ours, spam, 7_000_000)
    update_activity(ours, taman, {"note": "kita"})
    delete_activities(ours, [septik])
    update_activity(ours, drainase, {"title": "Drainase II"})
    _add(ours, "Jembatan Gang Kenanga")
    receive(ours, (tmp_path / "2.rakornis").read_bytes(), "2.rakornis", accept=True, key=key)
    ours.close()
    return path


@pytest.fixture
def opened(qtbot: QtBot, merged: Path) -> Iterator[Callable[[], ConflictsView]]:
    """Open the window on the database, at the part Konflik; each call opens it anew."""
    windows: list[MainWindow] = []

    def shown() -> ConflictsView:
        for before in windows:
            before.close()
        window = MainWindow(Session(Database.open(merged, author="Budi")))
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        window.open_page("files")
        page = window.page("files")
        assert isinstance(page, FilesPage)
        page.narrow_to("conflicts")
        view = page.tabs.currentWidget()
        assert isinstance(view, ConflictsView)
        assert isinstance(view, ConflictsView)
        view.list.setFocus()
        qtbot.waitUntil(view.list.hasFocus, timeout=5_000)
        return view

    yield shown
    for window in windows:
        window.close()


def _labels(view: ConflictsView) -> list[str]:
    return [line.label for line in view.list.lines()]


def _choose(view: ConflictsView, label: str) -> None:
    line = next(line for line in view.list.lines() if line.label.startswith(label))
    assert view.list.choose(line.conflict.id)
    view.list.tell_now()


def _tab(view: ConflictsView) -> str:
    page = view.window().findChild(FilesPage)
    assert page is not None
    return page.tabs.tabText(page.tabs.indexOf(view))


def test_conflicts_stand_by_row_with_both_sides_and_who_wrote_them(
    opened: Callable[[], ConflictsView],
) -> None:
    view = opened()
    assert _tab(view) == "Konflik (6)"
    assert view.progress.text() == "Diselesaikan 0 dari 6"
    _choose(view, "Pagu 2027")
    assert view.detail.sides.texts() == [("Pagu 2027", "5.000.000", "7.000.000", "+1.500.000")]
    assert "Budi" in view.detail.ours.text() and "Sari" in view.detail.theirs.text()
    _choose(view, "Kegiatan: dihapus di sini")
    assert "mereka mengubahnya" in view.detail.sentence.text()
    assert not view.detail.jump.isVisible()
    _choose(view, "Catatan")
    assert view.detail.title.whole == f"Kegiatan: {HOSTILE}"
    assert "<b>" in view.detail.sides.texts()[0][2] or view.detail.sides.texts()[0][2] == "kita"


def test_a_key_decides_and_goes_on_and_each_choice_is_one_step_back(
    opened: Callable[[], ConflictsView], qtbot: QtBot
) -> None:
    view = opened()
    database = view.session.database
    _choose(view, "Uraian")
    qtbot.keyClick(view.list, Qt.Key.Key_M)
    assert database.read("SELECT count(*) FROM activity WHERE title = 'SPAM Gang Melati'") == [(1,)]
    assert view.progress.text() == "Diselesaikan 1 dari 6" and _tab(view) == "Konflik (5)"
    # The list went on to the next conflict; that one stays ours.
    chosen = view.list.chosen_lines()[0].label
    qtbot.keyClick(view.list, Qt.Key.Key_I)
    assert chosen not in _labels(view) and view.progress.text() == "Diselesaikan 2 dari 6"
    database.undo()
    database.undo()
    assert view.progress.text() == "Diselesaikan 0 dari 6" and "Uraian" in _labels(view)
    assert database.read("SELECT count(*) FROM activity WHERE title = 'SPAM Jl. Melati'") == [(1,)]


def test_another_value_is_typed_and_letters_in_its_line_decide_nothing(
    opened: Callable[[], ConflictsView], qtbot: QtBot
) -> None:
    view = opened()
    _choose(view, "Pagu 2027")
    qtbot.keyClick(view.list, Qt.Key.Key_N)
    line = view.detail.choice.value
    qtbot.waitUntil(line.hasFocus, timeout=2_000)
    assert line.text() == "7.000.000"
    line.selectAll()
    qtbot.keyClicks(line, "mim")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert "bukan angka uang" in view.detail.choice.message.text and line.text() == "mim"
    # Another row, and back: what was typed is there again.
    _choose(view, "Uraian")
    assert not line.isVisible()
    _choose(view, "Pagu 2027")
    assert line.text() == "mim" and line.isVisible()
    line.setFocus()
    assert view.progress.text() == "Diselesaikan 0 dari 6"
    line.selectAll()
    qtbot.keyClicks(line, "9.250.000")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert view.progress.text() == "Diselesaikan 1 dari 6"
    assert view.session.database.read("SELECT max(amount) FROM budget") == [(9_250_000,)]


def test_half_is_decided_today_and_the_rest_after_reopening(
    opened: Callable[[], ConflictsView], qtbot: QtBot
) -> None:
    view = opened()
    _choose(view, "Uraian")
    qtbot.keyClick(view.list, Qt.Key.Key_M)
    _choose(view, "Kegiatan: dihapus di sini")
    qtbot.keyClick(view.list, Qt.Key.Key_M)
    _choose(view, "Kegiatan: dihapus di sana")
    qtbot.keyClick(view.list, Qt.Key.Key_I)
    view = opened()
    assert view.progress.text() == "Diselesaikan 3 dari 6" and _tab(view) == "Konflik (3)"
    # By rule: what is left but the pair, which a person must look at.
    view._fill_rules()
    texts = [action.text() for action in view.rules.actions()]
    assert texts[1] == "Semua yang tampil: milik mereka (2)"
    view.rules.actions()[1].trigger()
    assert _labels(view) == ["Mungkin sama dengan kegiatan mereka"]
    qtbot.keyClick(view.list, Qt.Key.Key_B)
    assert _tab(view) == "Konflik" and view._body.currentIndex() == 1
    titles = [t for (t,) in view.session.database.read("SELECT title FROM activity ORDER BY title")]
    assert titles == sorted(
        ["Drainase II", "Jembatan Gang Kenanga", "Jembatan Gg. Kenanga", "SPAM Gang Melati",
         "Septik 60 KK", HOSTILE]
    )  # fmt: skip
    assert view.session.database.read("SELECT max(amount) FROM budget") == [(8_500_000,)]


def test_a_rule_for_one_field_or_chosen_rows_leaves_the_others(
    opened: Callable[[], ConflictsView], qtbot: QtBot
) -> None:
    view = opened()
    view.field.choose("Catatan")
    assert _labels(view) == ["Catatan"]
    view._fill_rules()
    view.rules.actions()[0].trigger()
    assert view.progress.text() == "Diselesaikan 1 dari 6"
    assert "Uraian" in _labels(view)
    # A row stands for all that is undecided about it.
    _choose(view, "Uraian")
    view.list.setCurrentIndex(view.list.currentIndex().parent())
    qtbot.keyClick(view.list, Qt.Key.Key_M)
    assert view.progress.text() == "Diselesaikan 3 dari 6"
    view.session.database.undo()
    assert view.progress.text() == "Diselesaikan 1 dari 6"


def test_what_looks_alike_is_not_decided_together_with_other_things(
    opened: Callable[[], ConflictsView], qtbot: QtBot
) -> None:
    view = opened()
    view.list.selectAll()
    qtbot.keyClick(view.list, Qt.Key.Key_I)
    assert _labels(view) == ["Mungkin sama dengan kegiatan mereka"]
    buttons = view.detail.choice.buttons
    view.list.tell_now()
    assert [b.text().replace("&", "") for b in buttons.values()] == [
        "Sama: pakai milik kita", "Sama: pakai milik mereka", "Bukan yang sama",
    ]  # fmt: skip
    qtbot.keyClick(view.list, Qt.Key.Key_M)
    assert view.session.database.read(
        "SELECT title FROM activity WHERE title LIKE 'Jembatan%'"
    ) == [("Jembatan Gg. Kenanga",)]


def test_search_narrows_and_enter_opens_the_row_in_kegiatan(
    opened: Callable[[], ConflictsView], qtbot: QtBot
) -> None:
    view = opened()
    view.search.setText("drainase")
    qtbot.waitUntil(lambda: _labels(view) == ["Kegiatan: dihapus di sana"], timeout=2_000)
    view.search.setText("tidak ada")
    qtbot.waitUntil(lambda: _labels(view) == [], timeout=2_000)
    assert "saringan" in view.nothing.text()
    view.search.clear()
    qtbot.waitUntil(lambda: len(_labels(view)) == 6, timeout=2_000)
    _choose(view, "Uraian")
    row = view.list.chosen_lines()[0].conflict.row_id
    view.jump()
    window = view.window()
    assert isinstance(window, MainWindow)
    page = window.page("activities")
    qtbot.waitUntil(lambda: page.view.chosen_id() == row, timeout=3_000)  # type: ignore[attr-defined]


def test_how_much_waits_is_seen_in_the_sidebar_before_the_page_is_opened(
    merged: Path, qtbot: QtBot
) -> None:
    window = MainWindow(Session(Database.open(merged)))
    qtbot.addWidget(window)
    window.show()
    window._make_waiting_pages()
    entry = next(
        i for i in range(window.sidebar.count()) if "Berkas" in window.sidebar.item(i).text()
    )
    assert "6" in window.sidebar.item(entry).text()
    window.undo()
    assert "6" not in window.sidebar.item(entry).text()
    window.close()
