"""The activities of a plan that lack something, to be looked at and copied into a letter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rakornis_desktop.exchange.traffic.completeness import IncompleteRow
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.files.plan_columns import incomplete_columns
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.record_table import RecordTable
from rakornis_desktop.ui.furniture.record_view import RecordView
from rakornis_desktop.ui.furniture.search_line import SearchLine
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE


class IncompleteDialog(QDialog):
    """Enter or a double click shows an activity where it stands on another page."""

    def __init__(
        self,
        session: Session,
        title: str,
        rows: Sequence[IncompleteRow],
        *,
        own: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._own = own
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(860, 480)
        self.table = RecordTable(incomplete_columns(), self)
        self.view = RecordView("incomplete", self.table)
        self.view.setAccessibleName(title)
        self.view.edit_asked.connect(self.open_chosen)
        self.search = SearchLine(self.view)
        self.search.sought.connect(self.table.set_search)
        self.table.set_rows(rows)
        if rows:
            self.view.choose(rows[0].id)
        head = PlainLabel(title)
        head.setWordWrap(True)
        top = QHBoxLayout()
        top.setSpacing(NEAR)
        top.addWidget(head, 1)
        top.addWidget(self.search)
        copy = QPushButton(icon("copy"), _("Salin semua"))
        copy.setAutoDefault(False)
        copy.clicked.connect(self.copy_all)
        self.open_button = QPushButton(_("Buka di Kegiatan") if own else _("Buka di Perbandingan"))
        self.open_button.setAutoDefault(False)
        self.open_button.clicked.connect(self.open_chosen)
        close = QPushButton(_("Tutup"))
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR)
        buttons.addWidget(copy)
        buttons.addStretch(1)
        buttons.addWidget(self.open_button)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        column.addLayout(buttons)
        self.view.setFocus()

    def copy_all(self) -> None:
        """Put all rows on the clipboard."""
        self.view.selectAll()
        self.view.copy()

    def open_chosen(self) -> None:
        """Show the chosen activity where it stands."""
        chosen = self.view.chosen_id()
        if not chosen:
            return
        self.accept()
        if self._own:
            self.session.page_asked.emit("activities", "", chosen, "activity")
        else:
            self.session.activity_asked.emit(chosen)
