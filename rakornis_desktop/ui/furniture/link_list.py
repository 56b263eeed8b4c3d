"""What a row is linked with: typing part of a name finds one to add, Delete takes one away."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.ui.furniture.choice_line import Choice, ChoiceLine
from rakornis_desktop.ui.furniture.field_frame import FieldFrame
from rakornis_desktop.ui.furniture.plain_text import PlainLabel, plain_tooltip
from rakornis_desktop.ui.shell.theme import TIGHT


class LinkList(QWidget):
    """``edited`` tells the keys of all links wanted."""

    edited = Signal(list)

    def __init__(
        self,
        title: str,
        add: str,
        search: Callable[[str], Sequence[Choice]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._links: list[Choice] = []
        label = PlainLabel(title)
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setMinimumHeight(40)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list, self._remove)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.add = ChoiceLine(search)
        self.add.setPlaceholderText(add)
        self.frame = FieldFrame("", self.add)
        self.add.setAccessibleName(f"{title}: {add}")
        self.add.chosen.connect(self._add)
        self.add.unknown.connect(self._refuse)
        self.add.textEdited.connect(lambda _text: self.frame.accept())
        label.setBuddy(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(label)
        column.addWidget(self.list, 1)
        column.addWidget(self.frame)

    def show_links(self, links: Sequence[Choice]) -> None:
        """Show these links; ``shown`` of each is its tooltip."""
        if list(links) == self._links and self.list.count() == len(links):
            return
        self._links = list(links)
        self.list.clear()
        for link in links:
            item = QListWidgetItem(on_one_line(link.text[:200]))
            item.setToolTip(plain_tooltip(link.shown or link.text))
            self.list.addItem(item)

    def _refuse(self, text: str) -> None:
        self.frame.refuse(
            _("«{text}» tidak ada dalam daftar. Ketik sebagian namanya, lalu pilih.").format(
                text=text
            )
        )

    def _add(self, key: str) -> None:
        self.add.set_choice("", "")
        self.frame.accept()
        keys = [link.key for link in self._links]
        if key and key not in keys:
            self.edited.emit([*keys, key])

    def _remove(self) -> None:
        gone = {index.row() for index in self.list.selectedIndexes()}
        kept = [link.key for at, link in enumerate(self._links) if at not in gone]
        if len(kept) < len(self._links):
            self.edited.emit(kept)
