"""What the chosen agenda item is about: its rows, problems and follow-ups, to add and to remove."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.agenda.activity_search import activities_for_agenda
from rakornis_desktop.meeting.agenda.agenda_edits import add_to_agenda, remove_from_agenda
from rakornis_desktop.meeting.agenda.agenda_links_edits import Links
from rakornis_desktop.meeting.agenda.agenda_subjects import ACTIVITY, AgendaLine, Subject, subjects
from rakornis_desktop.ui.comparing.subject_model import TITLE, WIDTHS, SubjectModel
from rakornis_desktop.ui.furniture.choice_line import Choice, ChoiceLine
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.roomy_style import roomy_style
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE, TIGHT

_ROW_HEIGHT = 26


class AgendaSubjectPart(QWidget):
    """A table of what one item is about; each row can be opened in Perbandingan."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._meeting_id = ""
        self._line: AgendaLine | None = None
        self._writable = True
        self.heading = PlainLabel()
        self.heading.setWordWrap(True)
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        self.model = SubjectModel(self)
        self._make_table()
        self.search = ChoiceLine(self._find)
        self.search.setPlaceholderText(_("Tambah: ketik sebagian kode atau uraian kegiatan"))
        self.search.setAccessibleName(_("Cari kegiatan untuk agenda ini"))
        self.search.chosen.connect(self._add)
        self.open_button = QPushButton(icon("git-compare"), _("Buka di Perbandingan"))
        self.open_button.clicked.connect(self.open_chosen)
        self.remove_button = QPushButton(icon("unlink"), _("Lepaskan"))
        self.remove_button.setToolTip(_("Lepaskan yang dipilih dari pokok bahasan ini (Delete)"))
        self.remove_button.clicked.connect(self.remove)
        self._lay_out()

    def show_item(self, meeting_id: str, line: AgendaLine | None) -> None:
        """Show what an item is about, nothing for none."""
        self._meeting_id, self._line = meeting_id, line
        found = subjects(self.session.database, meeting_id, line.id) if line else []
        self.heading.setText(line.title if line else "")
        self.model.show_subjects(found)
        self._body.setCurrentIndex(0 if found else 1)
        self._show_buttons()

    def set_enabled(self, enabled: bool) -> None:
        """Let it be edited, or only read."""
        self._writable = enabled
        self._show_buttons()

    def chosen(self) -> list[Subject]:
        """Return what is selected."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return [self.model.row_at(row) for row in rows]

    def open_chosen(self) -> None:
        """Show the first selected row in Perbandingan."""
        for subject in self.chosen():
            if subject.kind == ACTIVITY and not subject.gone:
                self.session.activity_asked.emit(subject.id)
                return

    def remove(self) -> None:
        """Let the item not be about what is selected any more."""
        line, chosen, database = self._line, self.chosen(), self.session.database
        if line is None or not chosen or not self._writable:
            return
        links = Links(
            *(tuple(s.id for s in chosen if s.kind == subject) for subject in Links._fields)
        )
        self.session.attempt(lambda: remove_from_agenda(database, line.id, links))

    def _make_table(self) -> None:
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setStyle(roomy_style())
        self.table.setAccessibleName(_("Yang dibahas"))
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.setWordWrap(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(
            max(_ROW_HEIGHT, self.fontMetrics().height() + 8)
        )
        header = self.table.horizontalHeader()
        header.setStyle(roomy_style())
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(WIDTHS):
            header.resizeSection(column, width)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(60)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_buttons())
        self.model.modelReset.connect(lambda: self._show_buttons())
        self.table.doubleClicked.connect(lambda _index: self.open_chosen())
        for key, do in ((Qt.Key.Key_Delete, self.remove), (Qt.Key.Key_Return, self.open_chosen)):
            shortcut = QShortcut(QKeySequence(key), self.table, do)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _lay_out(self) -> None:
        nothing = PlainLabel(
            _("Pokok bahasan ini belum menunjuk baris rencana mana pun. Tambahkan di bawah.")
        )
        nothing.setWordWrap(True)
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._body = QStackedWidget()
        self._body.addWidget(self.table)
        self._body.addWidget(nothing)
        buttons = QHBoxLayout()
        buttons.setSpacing(TIGHT)
        buttons.addWidget(self.search, 1)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(NEAR, NEAR, SPACE, NEAR)
        column.setSpacing(NEAR)
        column.addWidget(self.heading)
        column.addWidget(self._body, 1)
        column.addLayout(buttons)

    def _show_buttons(self) -> None:
        chosen = self.chosen()
        self.open_button.setEnabled(any(s.kind == ACTIVITY and not s.gone for s in chosen))
        self.remove_button.setEnabled(self._writable and bool(chosen))
        self.search.setEnabled(self._writable and self._line is not None)

    def _find(self, text: str) -> list[Choice]:
        found = activities_for_agenda(self.session.database, text)
        return [
            Choice(row.id, row.title, f"{row.code}  {row.title}  ·  {office}".strip())
            for row, office in found
        ]

    def _add(self, activity_id: str) -> None:
        line, database = self._line, self.session.database
        if line is not None and activity_id:
            self.session.attempt(lambda: add_to_agenda(database, line.id, [activity_id]))
            self.search.set_choice("", "")
