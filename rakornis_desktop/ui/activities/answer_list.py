"""The activities that answer an issue, with a search to add more of them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from rakornis_desktop.database.edits.issue_edits import set_issue_activities
from rakornis_desktop.database.queries.activity_rows import (
    ActivityRow,
    activities_by_id,
    search_activities,
)
from rakornis_desktop.database.queries.issue_rows import IssueRow, activity_ids_of_issue
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.ui.furniture.plain_text import PlainLabel, plain_tooltip
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE, TIGHT

_FOUND_AT_MOST = 30


class AnswerList(QWidget):
    """What answers the chosen issue; typing finds activities of our plan to add."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._issue: IssueRow | None = None
        self.heading = PlainLabel(_("Kegiatan yang menjawab"))
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Kegiatan yang menjawab masalah ini"))
        self.list.setWordWrap(True)
        self.list.setFrameShape(QFrame.Shape.StyledPanel)
        remove = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list, self._remove)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.empty = PlainLabel(_("Belum ada kegiatan yang menjawab masalah ini."))
        self.empty.setWordWrap(True)
        self.found = QListWidget()
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Tambah: ketik sebagian kode atau uraian kegiatan"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(_("Cari kegiatan untuk ditambahkan"))
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(lambda: self._add(self.found.item(0)))
        self.found.setAccessibleName(_("Kegiatan yang cocok"))
        self.found.itemActivated.connect(self._add)
        self.found.itemClicked.connect(self._add)
        self.found.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, NEAR, SPACE, NEAR)
        column.setSpacing(TIGHT)
        for widget in (self.heading, self.empty, self.list, self.search, self.found):
            column.addWidget(widget)
        column.addStretch(1)

    def set_issue(self, issue: IssueRow | None) -> None:
        """Show what answers ``issue``."""
        self._issue = issue
        self.setEnabled(issue is not None)
        self.list.clear()
        ids = self._ids()
        rows = activities_by_id(self.session.database, ids)
        for activity_id in ids:
            if row := rows.get(activity_id):
                self.list.addItem(_item(row))
        self.list.setVisible(bool(ids))
        self.empty.setVisible(issue is not None and not ids)

    def _ids(self) -> list[str]:
        return activity_ids_of_issue(self.session.database, self._issue.id) if self._issue else []

    def _find(self, text: str) -> None:
        self.found.clear()
        self.found.setVisible(bool(text.strip()))
        if not text.strip():
            return
        taken = set(self._ids())
        for row in search_activities(
            self.session.database, self.session.plan.id, text, limit=_FOUND_AT_MOST
        ):
            if row.id not in taken:
                self.found.addItem(_item(row))

    def _add(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._set([*self._ids(), item.data(Qt.ItemDataRole.UserRole)])
            self.search.clear()

    def _remove(self) -> None:
        gone = {item.data(Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()}
        self._set([activity_id for activity_id in self._ids() if activity_id not in gone])

    def _set(self, ids: list[str]) -> None:
        if (issue := self._issue) is not None:
            database = self.session.database
            self.session.attempt(lambda: set_issue_activities(database, issue.id, ids))


def _item(row: ActivityRow) -> QListWidgetItem:
    item = QListWidgetItem(on_one_line(row.title[:200]))
    item.setData(Qt.ItemDataRole.UserRole, row.id)
    item.setToolTip(plain_tooltip(f"{row.code}\n{row.title}\nRp {rupiah(row.budget)}"))
    return item
