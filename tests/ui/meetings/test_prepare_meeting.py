"""A meeting is prepared through the window: agenda, rundown, people, documents, signatories."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QInputDialog, QLineEdit
from pytestqt.qtbot import QtBot

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.meeting_rows import (
    agenda_links,
    agenda_of,
    documents_of,
    meeting,
    meetings_of,
    participants_of,
    rundown_of,
    signatories_of,
)
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.sample.sample_database import build_sample
from rakornis_desktop.ui.meetings.agenda_proposals_dialog import AgendaProposalsDialog
from rakornis_desktop.ui.meetings.known_people_dialog import KnownPeopleDialog
from rakornis_desktop.ui.meetings.participants_dialog import ParticipantsDialog
from rakornis_desktop.ui.meetings.rundown_model import MINUTES, REMARK, START
from rakornis_desktop.ui.shell.main_window import MainWindow
from rakornis_desktop.ui.shell.session import Session

from ...excel.troubled_workbooks import write

_HALL = "Aula Contoh, Pontianak"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample of Kota Singkawang with the province's plan, built once."""
    path = tmp_path_factory.mktemp("sample") / "a.rkn"
    build_sample(path).close()
    return path


@pytest.fixture
def sample(built: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window on a copy of the sample."""
    with Database.open(built, read_only=True) as database:
        database.copy_to(tmp_path / "b.rkn")
    window = MainWindow(Session(Database.open(tmp_path / "b.rkn")))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    yield window
    window.close()


def _page(window: MainWindow) -> Any:
    window.open_page("meeting")
    return window.page("meeting")


def _type(qtbot: QtBot, editor: QLineEdit, text: str) -> None:
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def _drop(table: Any, rows: list[int], before: int) -> None:
    """Drag rows of a table and let them go at the upper edge of a row, or below the last."""
    table.clearSelection()
    for row in rows:
        table.selectionModel().select(
            table.model().index(row, 0),
            table.selectionModel().SelectionFlag.Select | table.selectionModel().SelectionFlag.Rows,
        )
    data = table.rows_as_data()
    count = table.model().rowCount()
    y = table.rowViewportPosition(before) + 2 if before < count else table.viewport().height() - 2
    _let_fall(table, data, y)


def _let_fall(table: Any, data: QMimeData, y: int) -> None:
    event = QDropEvent(
        QPointF(20, y),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    table.dropEvent(event)


def _proposals(page: Any, qtbot: QtBot) -> AgendaProposalsDialog:
    page.prepare.tabs.setCurrentWidget(page.prepare.agenda)
    page.prepare.agenda.fill()
    dialog = page.prepare.agenda.findChildren(AgendaProposalsDialog)[-1]
    qtbot.waitUntil(lambda: dialog.choice is not None, timeout=20_000)
    return dialog


def test_from_nothing_to_a_full_agenda(sample: MainWindow, qtbot: QtBot) -> None:
    page, database = _page(sample), sample.session.database
    page.add_meeting_like_last()
    new = meetings_of(database, own_plan(database).id)
    row = next(m for m in new if m.id == page.meeting_id)
    assert row.venue == _HALL and len(participants_of(database, row.id)) == 12
    fields = page.prepare.head.fields
    assert fields["number"].editor.hasFocus()
    _type(qtbot, fields["starts_on"].editor, "23 Mar 2027")
    _type(qtbot, fields["ends_on"].editor, "22 Mar 2027")
    assert "23 Mar 2027" in fields["ends_on"].frame.reason
    _type(qtbot, fields["ends_on"].editor, "24 Mar 2027")
    assert "2027" in page.prepare.head_part.about.text()

    dialog = _proposals(page, qtbot)
    count = len(dialog.choice.wanted())
    assert dialog.add_button.text() == f"Tambahkan {count} pokok bahasan" and count >= 5
    tree = dialog.tree
    undecided = next(
        group for group in tree._groups if group.text(0).startswith("Belum diputuskan")
    )
    tree.setCurrentItem(undecided)
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert len(dialog.choice.wanted()) > count, "a heading takes all beneath it"
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert len(dialog.choice.wanted()) == count
    dialog.chosen.choose(["1", "2"])
    dialog.merge()
    assert dialog.choice.sizes()[1] == 2
    dialog.chosen.edited.emit("1", "title", "Ganda dan di luar kewenangan")
    dialog.chosen.choose(["1"])
    qtbot.keyClick(dialog.chosen.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    items = agenda_of(database, row.id)
    assert items[0].title == "Ganda dan di luar kewenangan" and len(items) == count - 1
    assert items[0].origin == "temuan:overlap:61.72 temuan:outside_authority:61.72"
    assert agenda_links(database, row.id, "activity")[items[0].id]
    assert page.prepare.tabs.tabText(1) == f"Agenda ({count - 1})"
    again = _proposals(page, qtbot)
    assert sum(p.on_agenda for p in again.choice.proposals) >= count - 1
    again.reject()
    sample.undo()
    assert not agenda_of(database, row.id)
    assert page.prepare.agenda._body.currentIndex() == 1, "the empty agenda offers its next step"


def test_the_rundown_is_put_in_order_by_dragging(sample: MainWindow, qtbot: QtBot) -> None:
    page, database = _page(sample), sample.session.database
    part = page.prepare.rundown
    page.prepare.tabs.setCurrentWidget(part)
    titles = [row.title for row in rundown_of(database, page.meeting_id)]

    def shown(column: int) -> list[str]:
        return [part.model.index(row, column).data() for row in range(part.model.rowCount())]

    assert shown(START)[:3] == ["08.00", "08.30", "08.45"]
    assert "sebelumnya" not in "".join(shown(REMARK)) and "10 acara" in part.summary.text()
    _drop(part.table, [3], 1)
    assert [row.title for row in rundown_of(database, page.meeting_id)][:3] == [
        *(titles[0], titles[3], titles[1]),
    ]
    assert shown(START)[:3] == ["08.00", "08.30", "09.15"], "times follow at once"
    sample.undo()
    assert [row.title for row in rundown_of(database, page.meeting_id)] == titles
    part.model.setData(part.model.index(2, MINUTES), "60")
    assert shown(START)[3] == "09.45" and "Bertabrakan 30 menit" in shown(REMARK)[6]
    assert "1 bertabrakan" in part.summary.text()
    qtbot.mouseClick(part.follow_button, Qt.MouseButton.LeftButton)
    assert "bertabrakan" not in part.summary.text() and "lewat 30 menit" in part.summary.text()
    part.table.setCurrentIndex(part.model.index(1, 3))
    qtbot.keyClick(part.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert rundown_of(database, page.meeting_id)[0].title == titles[1]
    assert part.current_id() == rundown_of(database, page.meeting_id)[0].id
    assert shown(START)[0] == "08.00", "the day still begins when it did"


def test_an_item_is_dragged_to_the_second_day(sample: MainWindow, qtbot: QtBot) -> None:
    page, database = _page(sample), sample.session.database
    _type(qtbot, page.prepare.head.fields["ends_on"].editor, "25 Mar 2026")
    part = page.prepare.rundown
    page.prepare.tabs.setCurrentWidget(part)
    assert "belum ada acara" in part.model.index(part.model.rowCount() - 1, 0).data()
    last = part.model.rowCount() - 2
    part.table.setCurrentIndex(part.model.index(last, 3))
    qtbot.keyClick(part.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert rundown_of(database, page.meeting_id)[-1].day == 2
    _drop(part.table, [1, 2], part.model.rowCount())
    rows = rundown_of(database, page.meeting_id)
    assert [row.day for row in rows].count(2) == 3 and len(rows) == 10
    _drop(part.table, [part.model.rowCount() - 1], 1)
    assert [row.day for row in rundown_of(database, page.meeting_id)].count(2) == 2
    qtbot.mouseClick(part.add_button, Qt.MouseButton.LeftButton)
    assert len(rundown_of(database, page.meeting_id)) == 11


def test_agenda_items_are_merged_dragged_and_opened(
    sample: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, database = _page(sample), sample.session.database
    part = page.prepare.agenda
    page.prepare.tabs.setCurrentWidget(part)
    before = agenda_of(database, page.meeting_id)
    links = agenda_links(database, page.meeting_id, "activity")
    _drop(part.items.table, [2], 0)
    assert agenda_of(database, page.meeting_id)[0].id == before[2].id
    part.items.choose([before[0].id, before[2].id])
    assert part.merge_button.isEnabled()
    monkeypatch.setattr(QInputDialog, "getText", lambda *_a, **_k: ("Gabungan", True))
    qtbot.mouseClick(part.merge_button, Qt.MouseButton.LeftButton)
    merged = agenda_of(database, page.meeting_id)
    assert len(merged) == len(before) - 1 and merged[0].title == "Gabungan"
    wanted = {*links[before[0].id], *links[before[2].id]}
    assert set(agenda_links(database, page.meeting_id, "activity")[merged[0].id]) == wanted
    subject = part.subject
    part.items.choose([merged[0].id])
    qtbot.waitUntil(lambda: subject.model.rowCount() == len(wanted), timeout=5_000)
    subject.search.setFocus()
    qtbot.keyClicks(subject.search, "drainase")
    choice = subject._find("drainase")[0]
    subject.search.chosen.emit(choice.key)
    assert choice.key in agenda_links(database, page.meeting_id, "activity")[merged[0].id]
    subject.table.selectRow(0)
    shown = subject.chosen()[0]
    subject.open_chosen()
    comparison = sample.page("comparison")
    qtbot.waitUntil(
        lambda: any(
            shown.id in {row.id for row in pair.rows()} for pair in comparison.chosen_pairs()
        ),
        timeout=20_000,
    )
    sample.open_page("meeting")
    subject.table.selectRow(0)
    qtbot.mouseClick(subject.remove_button, Qt.MouseButton.LeftButton)
    assert shown.id not in agenda_links(database, page.meeting_id, "activity")[merged[0].id]


def test_participants_come_from_a_workbook_a_paste_and_whom_one_knows(
    sample: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page, database = _page(sample), sample.session.database
    page.add_meeting()
    part = page.prepare.people_part
    page.prepare.tabs.setCurrentWidget(part)
    file = write(
        tmp_path / "peserta.xlsx",
        [["Instansi", "Nama"], ["Bappeda Sambas", "Ana"], ["X", 5], ["Bappeda Sambas", "Ana"]],
    )
    part.import_file(file)
    dialog = part.findChild(ParticipantsDialog)
    qtbot.waitUntil(lambda: dialog.result_read is not None, timeout=20_000)
    assert dialog.import_button.text() == "Tambahkan 1 peserta"
    assert dialog.tabs.tabText(1) == "Catatan (2)"
    assert not participants_of(database, page.meeting_id), "a preview writes nothing"
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    assert participants_of(database, page.meeting_id)[0].region_code == "61.01"
    QGuiApplication.clipboard().setText("Budi\tDinas PRKP\tKabid\nAna\tBappeda Sambas\t\n")
    part.table.table.setFocus()
    qtbot.keyClick(part.table.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [p.name for p in participants_of(database, page.meeting_id)] == ["Ana", "Budi"]
    assert "1 sudah ada" in sample.message_line.text
    part.add_known()
    known = part.findChild(KnownPeopleDialog)
    known._groups[0].setCheckState(0, Qt.CheckState.Checked)
    assert known.add_button.text() == "Tambahkan 3 peserta"
    known._filter("wulandari")
    assert sum(not leaf.isHidden() for leaf in known._leaves) == 1
    known.apply()
    assert len(participants_of(database, page.meeting_id)) == 5
    _drop(part.table.table, [4], 0)
    qtbot.mouseClick(part.sort_button, Qt.MouseButton.LeftButton)
    jobs = [p.job for p in participants_of(database, page.meeting_id) if p.region_code == "61.72"]
    assert jobs[:2] == ["Kepala Dinas", "Sekretaris Dinas"]
    assert part.summary.text() == "5 peserta dari 3 instansi"
    for _step in range(5):
        sample.undo()
    assert not participants_of(database, page.meeting_id)


def test_a_broken_list_is_said_in_the_preview(
    sample: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = _page(sample)
    (tmp_path / "rusak.xlsx").write_bytes(b"bukan")
    page.prepare.people_part.import_file(tmp_path / "rusak.xlsx")
    dialog = page.prepare.people_part.findChild(ParticipantsDialog)
    qtbot.waitUntil(lambda: "rusak.xlsx" in dialog.message.text, timeout=20_000)
    assert not dialog.import_button.isEnabled()
    dialog.reject()


def test_documents_are_dropped_and_who_leads_also_signs(
    sample: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, database = _page(sample), sample.session.database
    part = page.prepare.documents
    page.prepare.tabs.setCurrentWidget(part)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/jauh/Paparan 2027.pptx"), QUrl.fromLocalFile("/x/SK.pdf")])
    _let_fall(part.table.table, data, 10)
    assert [row.file_name for row in documents_of(database, page.meeting_id)] == [
        *("Paparan 2027.pptx", "SK.pdf"),
    ]
    _drop(part.table.table, [1], 0)
    assert documents_of(database, page.meeting_id)[0].name == "SK"
    page.prepare.tabs.setCurrentIndex(0)
    chair = page.prepare.head.fields["chair"].editor
    assert any("Sekretaris Dinas" in c.shown for c in page.prepare.head_part._search("wulandari"))
    chair.setFocus()
    chair.selectAll()
    qtbot.keyClicks(chair, "wulandari")
    qtbot.keyClick(chair, Qt.Key.Key_Down)
    qtbot.keyClick(chair, Qt.Key.Key_Return)
    row = meeting(database, page.meeting_id)
    assert row is not None and row.chair.startswith("Rina Contoh Wulandari")
    signer = signatories_of(database, page.meeting_id)[0]
    assert signer.name == row.chair and signer.nip.startswith("1976")
    _type(qtbot, chair, "Tamu dari luar")
    assert signatories_of(database, page.meeting_id)[0].name == "Tamu dari luar"
    assert signatories_of(database, page.meeting_id)[0].nip == ""
    signers = page.prepare.signatories
    page.prepare.tabs.setCurrentWidget(signers)
    signers.table.added.emit()
    assert len(signatories_of(database, page.meeting_id)) == 3
    signers._fill_menu()
    signers._menu.actions()[0].trigger()
    assert signatories_of(database, page.meeting_id)[2].nip.startswith("1970")


def test_every_paper_of_the_list_is_in_the_menu(
    sample: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = _page(sample)
    asked: list[str] = []

    def show(_parent: object, _session: object, title: str, make: Callable[[Path], object]) -> None:
        asked.append(title)
        make(tmp_path / "x.pdf")

    monkeypatch.setattr("rakornis_desktop.ui.shell.preview_window.show_preview", show)
    page.papers.aboutToShow.emit()
    titles = [action.text() for action in page.papers.actions()]
    assert "Undangan…" in titles and "Notulen…" in titles
    next(action for action in page.papers.actions() if action.text() == "Undangan…").trigger()
    page.preview("agenda")
    assert asked == ["Undangan", "Agenda pembahasan"] and (tmp_path / "x.pdf").stat().st_size > 0


def test_a_meeting_is_deleted_and_brought_back(sample: MainWindow) -> None:
    page, database = _page(sample), sample.session.database
    before = meetings_of(database, own_plan(database).id)
    page._delete()
    assert not meetings_of(database, own_plan(database).id)
    assert not page.choice.isEnabled() and page._body.currentIndex() == 1
    sample.undo()
    assert meetings_of(database, own_plan(database).id) == before
    assert page.meeting_id == before[0].id and page.prepare.people.model.rowCount() == 12


def test_a_database_to_read_shows_all_and_changes_nothing(built: Path, qtbot: QtBot) -> None:
    window = MainWindow(Session(Database.open(built, read_only=True)))
    qtbot.addWidget(window)
    window.show()
    page = _page(window)
    prepare = page.prepare
    for number in range(prepare.tabs.count()):
        prepare.tabs.setCurrentIndex(number)
        qtbot.wait(10)
    assert prepare.people.model.rowCount() == 12 and prepare.rundown.model.rowCount() == 10
    for widget in (
        prepare.agenda.fill_button,
        prepare.rundown.add_button,
        prepare.people_part.import_button,
        prepare.documents.choose_button,
        prepare.head.fields["title"].editor,
        page.new_button,
    ):
        assert not widget.isEnabled()
    prepare.rundown.step(1)
    prepare.people.table.step_asked.emit(1)
    assert window.message_line.text == "" or "dibaca" in window.message_line.text
    window.close()
