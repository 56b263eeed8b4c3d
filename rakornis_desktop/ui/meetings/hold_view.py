"""Pelaksanaan: the meeting while it is held, for the projector and for typing fast."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.comparison.deciding_rows import withdraw
from rakornis_desktop.database.journal.changed import Changed
from rakornis_desktop.database.queries.held_items import contributions_on, follow_ups_on
from rakornis_desktop.database.queries.meeting_rows import (
    AgendaRow,
    agenda_links,
    agenda_of,
    meeting,
    participants_of,
    rundown_of,
)
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.agenda.agenda_edits import add_agenda_item
from rakornis_desktop.meeting.held.discussion_edits import set_discussed, write_conclusion
from rakornis_desktop.meeting.held.held_decisions import decide_at
from rakornis_desktop.meeting.held.held_rows import HeldRows, held_rows, with_decisions
from rakornis_desktop.ui.comparing.decision_form import DECISION_KEYS
from rakornis_desktop.ui.furniture.autosave import Autosave
from rakornis_desktop.ui.furniture.empty_state import EmptyState
from rakornis_desktop.ui.furniture.list_keys import list_key
from rakornis_desktop.ui.meetings.attendance_dialog import AttendanceDialog
from rakornis_desktop.ui.meetings.hold_board import USUAL_SIZE, HoldBoard
from rakornis_desktop.ui.meetings.meeting_view import MeetingView
from rakornis_desktop.ui.meetings.projector import Projector
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.user_settings import remember, remembered

_SIZE = "hold/size"
# More rows than these are decided beside the window: nobody types meanwhile, but it stays awake.
_AT_ONCE = 50
# What the comparison of the rows hangs on; decisions are worked in row by row.
_COMPARED = (
    "agenda_activity",
    "activity",
    "budget",
    "link",
    "plan",
    "office",
    "setting",
    "issue",
    "issue_activity",
)


class HoldView(MeetingView):
    """The agenda, the rows of the item that is on, what is said, decided and to be done.

    Nothing here is to be saved: each text is stored while it is typed.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._items: list[AgendaRow] = []
        self._links: dict[str, list[str]] = {}
        self._held: HeldRows | None = None
        self._comparing = self._stale = False
        self._dialog: AttendanceDialog | None = None
        self.projector: Projector | None = None
        self.board = HoldBoard(session)
        self._conclusion = Autosave(
            [self.board.conclusion], self._store_conclusion, left=session.database.end_typing
        )
        self._conclusion.refused.connect(session.refused)
        # The item that is on, and the one whose conclusion is shown.
        self._item = self._concluded = ""
        self._projector_keys: list[QShortcut] = []
        empty = EmptyState(
            "messages-square",
            _(
                "Belum ada agenda. Susun pokok bahasan di Persiapan, atau mulai di sini: apa yang "
                "disampaikan, disepakati, dan ditindaklanjuti tersimpan selagi diketik."
            ),
            (_("Tambah pokok bahasan"), lambda: self._add_item(_("Pokok bahasan baru"))),
        )
        empty.buttons[0].setEnabled(not session.database.read_only)
        self._empty = empty
        self._away = EmptyState(
            "maximize",
            _("Pelaksanaan rapat sedang tampil di layar penuh."),
            (_("Kembalikan ke sini"), self.toggle_projector),
        )
        self._body = QStackedWidget()
        for part in (self.board, self._empty, self._away):
            self._body.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._body)
        self._connect()
        self._make_keys()
        size = remembered(_SIZE, USUAL_SIZE)
        self.board.set_size(size if isinstance(size, int) else USUAL_SIZE)

    # What the officer sees

    def show_meeting(self, meeting_id: str) -> None:
        """Show the agenda of a meeting; the item that is on stays."""
        if meeting_id != self.meeting_id:
            self.store_edits()
            self._held, self._item = None, ""
            if self._dialog is not None:
                self._dialog.close()
        self.meeting_id = meeting_id
        self._stale = True
        self._show_head()
        self._show_agenda()
        self._show_typed()
        self._compare_if_seen()

    def refresh(self, changed: Changed) -> None:
        """Show just what changed; the lines that are being typed are not touched."""
        if changed.whole:
            self.show_meeting(self.meeting_id)
            return
        if changed.touches("meeting", "rundown_item", "participant"):
            self._show_head()
        if "agenda_item" in changed.rows or "agenda_activity" in changed.rows:
            self._show_agenda(links="agenda_activity" in changed.rows)
        if changed.touches("agenda_item", "contribution", "follow_up"):
            self._show_typed()
        # A decision names its activities as owners; they have not changed themselves.
        if any(table in changed.rows for table in _COMPARED):
            self._stale = True
            self._compare_if_seen()
        elif changed.touches("decision", "decision_activity") and self._held is not None:
            turned = with_decisions(self.session.database, self._held, changed)
            self.board.rows.replace([now for _before, now in turned])

    def reveal(self, row_id: str, kind: str, agenda_item_id: str = "") -> bool:
        """Choose an agenda item, or what was said or is to be done on one."""
        if not agenda_item_id or not self.open_item(agenda_item_id):
            return False
        if kind == "contribution":
            self.board.said.list.choose(row_id)
        elif kind == "follow_up":
            self.board.tasks.list.choose(row_id)
        return True

    def store_edits(self) -> bool:
        """Store what is being typed; False if a field refuses it."""
        board = self.board
        return all(
            [
                self._conclusion.flush(),
                board.said.flush(),
                board.tasks.flush(),
                board.decision.flush(),
            ]
        )

    def open_item(self, item_id: str) -> bool:
        """Go to an agenda item; False if it is not of this meeting."""
        return self.board.agenda.list.choose(item_id)

    def showEvent(self, event: QShowEvent) -> None:  # Qt's own name
        super().showEvent(event)
        self.board.clock.start()
        self._compare_if_seen()
        # Who comes here means to go on: the keys that decide work at once.
        QTimer.singleShot(0, self.board, self._take_focus)

    def hideEvent(self, event: QHideEvent) -> None:  # Qt's own name
        super().hideEvent(event)
        self.store_edits()
        if self.projector is None:
            self.board.clock.stop()

    # Building

    def _connect(self) -> None:
        board = self.board
        board.agenda.chosen.connect(self._choose_item)
        board.agenda.asked.connect(self._add_item)
        board.rows.chosen.connect(self._show_decision)
        board.decision.decided.connect(self.decide)
        board.decision.withdrawn.connect(self._withdraw)
        board.next_button.clicked.connect(self.next_item)
        board.people_button.clicked.connect(self.open_attendance)
        board.smaller_button.clicked.connect(lambda: self._resize(-2))
        board.larger_button.clicked.connect(lambda: self._resize(2))
        board.full_button.clicked.connect(self.toggle_projector)

    def _make_keys(self) -> None:
        for key, status in DECISION_KEYS.items():
            list_key(self.board.rows.table, key, partial(self.decide, status))
        list_key(self.board.rows.table, "J", lambda: self.board.rows.step(1))
        list_key(self.board.rows.table, "K", lambda: self.board.rows.step(-1))
        list_key(self.board.rows.table, "N", self._begin_note)
        self._key(self.next_item, "F8", "Ctrl+PgDown")
        self._key(lambda: self._step(-1), "Shift+F8", "Ctrl+PgUp")
        self._key(self.open_attendance, "F9")
        self._key(self.toggle_projector, "F11")
        self._key(self._escape, "Esc")
        self._key(lambda: self._resize(2), "Ctrl+=", "Ctrl++")
        self._key(lambda: self._resize(-2), "Ctrl+-")
        # The menu of the window is not there on the projector.
        self._key(lambda: self._undo(self.session.database.undo), "Ctrl+Z", projector=True)
        self._key(lambda: self._undo(self.session.database.redo), "Ctrl+Y", projector=True)

    def _key(self, do: Callable[..., object], *keys: str, projector: bool = False) -> None:
        # On the board and not on this view: the board moves to the projector and back.
        for key in keys:
            shortcut = QShortcut(QKeySequence(key), self.board)
            if key == "Esc":
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)
            if projector:
                shortcut.setEnabled(False)
                self._projector_keys.append(shortcut)

    # Showing

    def _show_head(self) -> None:
        database = self.session.database
        row = meeting(database, self.meeting_id) if self.meeting_id else None
        people = participants_of(database, self.meeting_id) if row else []
        self.board.clock.show_meeting(row, rundown_of(database, row.id) if row else [])
        self.board.said.set_people(people)
        self.board.tasks.set_people(people)
        present = sum(person.present for person in people)
        self.board.people_button.setText(
            _("Hadir {present}/{people}").format(present=present, people=len(people))
        )
        self.board.people_button.setEnabled(row is not None)
        if self._dialog is not None:
            self._dialog.show_people()

    def _show_agenda(self, *, links: bool = True) -> None:
        database = self.session.database
        self._items = agenda_of(database, self.meeting_id) if self.meeting_id else []
        if links:
            self._links = agenda_links(database, self.meeting_id, "activity")
        self._show_body()
        self.board.agenda.show_items(self._items, writable=not database.read_only)
        self._item = self.board.agenda.list.current_id()
        self._show_title()

    def _show_body(self) -> None:
        if self.projector is not None:
            self._body.setCurrentWidget(self._away)
        else:
            self._body.setCurrentWidget(self.board if self._items else self._empty)

    def _show_title(self) -> None:
        place = self.board.agenda.list.lines.place_of(self._item)
        if place < 0:
            self.board.title.set_whole("")
            return
        self.board.title.set_whole(f"{place + 1}. {self._items[place].title}")
        last = place == len(self._items) - 1
        self.board.next_button.setText(_("Selesai") if last else _("Berikutnya"))
        self.board.next_button.setEnabled(not (last and self.session.database.read_only))

    def _choose_item(self, item_id: str) -> None:
        if item_id == self._item:
            return
        # What the other item's lines hold is stored before they show this one's.
        self.store_edits()
        self._item = item_id
        self._show_title()
        self._show_typed()
        self._show_rows()

    def _show_typed(self) -> None:
        database, item_id = self.session.database, self._item
        item = next((item for item in self._items if item.id == item_id), None)
        self.board.said.show_item(item_id, contributions_on(database, item_id) if item else [])
        tasks = follow_ups_on(database, item_id) if item else []
        self.board.tasks.show_item(self.meeting_id, item_id, tasks)
        text = item.conclusion if item else ""
        if self._concluded == item_id:
            self._conclusion.show(text)
        else:
            self._conclusion.replace(text)
        self._concluded = item_id
        self.board.conclusion.setEnabled(item is not None)
        self.board.conclusion.setReadOnly(database.read_only)

    def _show_rows(self) -> None:
        linked = self._links.get(self._item, ())
        if not linked:
            self.board.rows.say(_("Tidak ada baris pada pokok bahasan ini."))
        elif self._held is None:
            self.board.rows.say(_("Menyandingkan baris…"))
        elif pairs := self._held.pairs(linked):
            self.board.rows.show_pairs(self._held, pairs)
        else:
            self.board.rows.say(_("Barisnya tidak ada lagi dalam rencana."))
        self._show_decision()

    def _show_decision(self) -> None:
        self.board.decision.show_pairs(self.board.rows.chosen_pairs())

    # Comparing

    def _compare_if_seen(self) -> None:
        if not self._stale or not (self.isVisible() or self.projector):
            return
        if self._comparing:
            return
        self._stale, meeting_id = False, self.meeting_id
        if not any(self._links.values()):
            self._show_rows()
            return
        self._show_rows()
        database = self.session.database
        self._comparing = True
        task = self.session.in_background(
            _("Menyandingkan baris…"),
            lambda _task: (meeting_id, held_rows(database, meeting_id)),
            self._compared,
        )
        task.ended.connect(self._compared_or_not)

    def _compared(self, found: tuple[str, HeldRows]) -> None:
        meeting_id, held = found
        if meeting_id == self.meeting_id:
            self._held = held
            self._show_rows()

    def _compared_or_not(self) -> None:
        self._comparing = False
        self._compare_if_seen()

    # Doing

    def decide(self, status: str) -> None:
        """Decide on the rows that are spoken of; a note is what comes next for one with a note."""
        pairs = self.board.rows.chosen_pairs()
        if not pairs or self.session.database.read_only or not self.board.decision.flush():
            return
        database, meeting_id = self.session.database, self.meeting_id
        pairs = self.board.rows.chosen_pairs()

        def action() -> bool:
            decide_at(database, meeting_id, pairs, status)
            return True

        if len(pairs) > _AT_ONCE:
            self.session.in_background(
                _("Memutuskan {count} baris…").format(count=len(pairs)), lambda _task: action()
            )
            return
        if self.session.attempt(action):
            if status == DECISION_KEYS["C"] and len(pairs) == 1:
                self._begin_note()
            else:
                self.board.rows.take_focus()
        self._show_decision()

    def next_item(self) -> None:
        """Mark the item as discussed and go to the next one."""
        item = next((item for item in self._items if item.id == self._item), None)
        if item is None or not self.store_edits():
            return
        database = self.session.database
        if item.discussed_at is None and not database.read_only:
            self.session.attempt(lambda: set_discussed(database, item.id, True))
        if not self._step(1) and not database.read_only:
            self.session.told.emit(_("Pokok bahasan terakhir ditandai selesai dibahas."))

    def open_attendance(self) -> None:
        """Tick people off, beside the meeting."""
        if not self.meeting_id:
            return
        if self._dialog is None:
            parent = self.projector or self
            dialog = AttendanceDialog(self.session, self.meeting_id, parent)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.finished.connect(self._forget_dialog)
            self._dialog = dialog
            dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()
        self._dialog.search.setFocus()

    @property
    def attendance(self) -> AttendanceDialog | None:
        """The dialog of who is there, while it is open."""
        return self._dialog

    def toggle_projector(self) -> None:
        """Show the board alone on the whole screen, or bring it back."""
        if self.projector is not None:
            self.projector.close()
            return
        focus = self.focusWidget()
        self.projector = Projector(self.session, self.board, self)
        self.projector.left.connect(self._leave_projector)
        self._dress_for_projector(True)
        self._show_body()
        self.projector.showFullScreen()
        self.projector.activateWindow()
        if focus is not None:
            focus.setFocus()
        else:
            self.board.rows.take_focus()

    def _leave_projector(self) -> None:
        projector, self.projector = self.projector, None
        if projector is None:
            return
        self.store_edits()
        if self._dialog is not None:
            self._dialog.close()
        self._body.addWidget(self.board)
        self._show_body()
        self._dress_for_projector(False)
        projector.deleteLater()
        self.window().activateWindow()
        self.board.rows.take_focus()

    def _dress_for_projector(self, on: bool) -> None:
        self.board.full_button.setText(_("Kembali") if on else _("Layar penuh"))
        for shortcut in self._projector_keys:
            shortcut.setEnabled(on)

    def _step(self, step: int) -> bool:
        return self.board.agenda.step(step)

    def _add_item(self, title: str) -> None:
        database, meeting_id = self.session.database, self.meeting_id
        new = self.session.attempt(lambda: add_agenda_item(database, meeting_id, title))
        if new:
            self.open_item(new)
            self.board.said.speaker.setFocus()

    def _withdraw(self) -> None:
        pairs = self.board.rows.chosen_pairs()
        self.board.decision.flush()
        self.session.attempt(lambda: withdraw(self.session.database, pairs))
        self.board.rows.take_focus()

    def _begin_note(self) -> None:
        if self.board.decision.note.isEnabled():
            self.board.decision.note.setFocus()
            self.board.decision.note.moveCursor(QTextCursor.MoveOperation.End)

    def _resize(self, step: int) -> None:
        self.board.set_size(self.board.points + step)
        remember(_SIZE, self.board.points)

    def _take_focus(self) -> None:
        focus = QApplication.focusWidget()
        if self.board.isVisible() and not (focus and self.board.isAncestorOf(focus)):
            self.board.rows.take_focus()

    def _escape(self) -> None:
        """Leave the field for the rows, and the projector from there."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit | QPlainTextEdit) and self.board.isAncestorOf(focus):
            self.board.rows.take_focus()
        elif self.projector is not None:
            self.projector.close()

    def _undo(self, action: Callable[[], object]) -> None:
        if self.store_edits():
            self.session.attempt(action)

    def _forget_dialog(self) -> None:
        self._dialog = None
        self.board.window().activateWindow()
        self.board.rows.take_focus()

    def _store_conclusion(self) -> None:
        if self._item:
            text = self.board.conclusion.toPlainText()
            write_conclusion(self.session.database, self._item, text, typing=True)
