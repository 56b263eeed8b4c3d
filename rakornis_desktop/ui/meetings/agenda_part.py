"""Agenda: its items at the left, what the chosen one is about at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QInputDialog,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.agenda.agenda_edits import (
    add_agenda_item,
    delete_agenda_items,
    move_agenda_items,
    update_agenda_item,
)
from rakornis_desktop.meeting.agenda.agenda_merging import merge_agenda_items
from rakornis_desktop.meeting.agenda.agenda_subjects import AgendaLine, agenda_lines
from rakornis_desktop.ui.furniture.empty_state import EmptyState
from rakornis_desktop.ui.furniture.line_model import LineColumn
from rakornis_desktop.ui.furniture.line_table import LineTable
from rakornis_desktop.ui.furniture.primary_button import PrimaryButton
from rakornis_desktop.ui.meetings.agenda_subject_part import AgendaSubjectPart
from rakornis_desktop.ui.meetings.meeting_part import MeetingPart
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE


class AgendaPart(MeetingPart):
    """The agenda of one meeting while it is prepared."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._lines: list[AgendaLine] = []
        self.items = LineTable(
            [
                LineColumn("title", _("Pokok bahasan"), 240, stretch=True),
                LineColumn("about", _("Tentang"), 120, fixed=True),
            ],
            name=_("Agenda"),
            add=_("Pokok bahasan"),
            empty="",
            draggable=True,
        )
        self.subject = AgendaSubjectPart(session)
        self.fill_button = PrimaryButton(_("Isi agenda otomatis…"), "list-checks")
        self.fill_button.clicked.connect(self.fill)
        self.merge_button = QPushButton(icon("link"), _("Gabungkan"))
        self.merge_button.setToolTip(_("Gabungkan pokok bahasan yang dipilih (Ctrl+G)"))
        self.merge_button.clicked.connect(self.merge)
        merge = QShortcut(QKeySequence("Ctrl+G"), self, self.merge)
        merge.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._lay_out()
        self._connect()
        self._show_buttons()

    def show_meeting(self, meeting_id: str) -> None:
        """Show the agenda of a meeting, empty for none; the item shown stays."""
        self.meeting_id = meeting_id
        database = self.session.database
        self._lines = agenda_lines(database, meeting_id) if meeting_id else []
        self.items.set_rows(self._lines)
        self._body.setCurrentIndex(0 if self._lines else 1)
        if self._lines and not self.items.current_id():
            self.items.table.setCurrentIndex(self.items.model.index(0, 0))
        self._show_item()

    def set_enabled(self, enabled: bool) -> None:
        """Let the agenda be edited, or only read."""
        self._writable = enabled
        self.items.set_enabled(enabled)
        self.subject.set_enabled(enabled)
        self.fill_button.setEnabled(enabled)
        for button in self._empty.buttons:
            button.setEnabled(enabled)
        self._show_buttons()

    # Building

    def _lay_out(self) -> None:
        self._writable = True
        self.items.buttons.insertWidget(4, self.merge_button)
        self.items.buttons.addWidget(self.fill_button)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(SPACE, NEAR, NEAR, NEAR)
        column.addWidget(self.items)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.subject)
        splitter.setSizes([400, 800])
        self._empty = EmptyState(
            "list-checks",
            _(
                "Belum ada agenda. Isi otomatis dari perbandingan, permasalahan, dan tindak "
                "lanjut rapat sebelumnya, lalu pilih, gabungkan, dan urutkan."
            ),
            (_("Isi agenda otomatis…"), self.fill),
            (_("Tambah pokok bahasan"), self.add),
        )
        self._body = QStackedWidget()
        self._body.addWidget(splitter)
        self._body.addWidget(self._empty)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._body)

    def _connect(self) -> None:
        attempt, database = self.session.attempt, self.session.database
        items = self.items
        items.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_item())
        items.table.selectionModel().selectionChanged.connect(lambda *_: self._show_buttons())
        items.added.connect(self.add)
        items.misread.connect(self.session.refused)
        items.edited.connect(
            lambda row, name, value: attempt(
                lambda: update_agenda_item(database, row, {name: value})
            )
        )
        items.deleted.connect(lambda rows: attempt(lambda: delete_agenda_items(database, rows)))
        items.reordered_by(self._move)

    # Showing

    def _show_item(self) -> None:
        current = self.items.current_id()
        line = next((line for line in self._lines if line.id == current), None)
        self.subject.show_item(self.meeting_id, line)

    def _show_buttons(self) -> None:
        several = len(self.items.selected_ids()) > 1
        self.merge_button.setEnabled(self._writable and several)

    # Changing

    def fill(self) -> None:
        """Open the proposals."""
        from rakornis_desktop.ui.meetings.agenda_proposals_dialog import AgendaProposalsDialog

        dialog = AgendaProposalsDialog(self.session, self.meeting_id, self)
        dialog.open()

    def add(self) -> None:
        """Add an item and put the cursor into its title."""
        database, title = self.session.database, _("Pokok bahasan baru")
        if row := self.session.attempt(lambda: add_agenda_item(database, self.meeting_id, title)):
            self.items.edit(row)

    def merge(self) -> None:
        """Make the selected items one; the officer may name it anew."""
        ids = self.items.selected_ids()
        if not self._writable or len(ids) < 2:
            return
        first = next(line.title for line in self._lines if line.id in ids)
        title, accepted = QInputDialog.getText(
            self,
            _("Gabungkan {count} pokok bahasan").format(count=len(ids)),
            _("Nama pokok bahasan gabungan:"),
            text=first,
        )
        if accepted:
            database = self.session.database
            self.session.attempt(lambda: merge_agenda_items(database, ids, title))

    def _move(self, ids: Sequence[str], place: int) -> None:
        database = self.session.database
        self.session.attempt(lambda: move_agenda_items(database, ids, place))
