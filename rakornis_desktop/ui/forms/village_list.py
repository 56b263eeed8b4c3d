"""The villages of an area: typing part of a name finds one to add, Delete takes one away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.reference.regions import regions
from rakornis_desktop.ui.forms.lookups import region_choices, region_label
from rakornis_desktop.ui.plain_text import PlainLabel, plain_tooltip
from rakornis_desktop.ui.theme import TIGHT
from rakornis_desktop.ui.widgets.choice_line import Choice, ChoiceLine

_VILLAGE = "desa_kelurahan"


class VillageList(QWidget):
    """``edited`` tells the codes of all villages wanted."""

    edited = Signal(list)

    def __init__(self, near: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._near = near
        self._codes: list[str] = []
        label = PlainLabel(_("Desa dan kelurahan"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Desa dan kelurahan kawasan ini"))
        self.list.setMinimumHeight(48)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list, self._remove)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.add = ChoiceLine(self._search)
        self.add.setPlaceholderText(_("Tambah: ketik sebagian nama desa"))
        self.add.setAccessibleName(_("Tambah desa atau kelurahan"))
        self.add.chosen.connect(self._add)
        label.setBuddy(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(label)
        column.addWidget(self.list, 1)
        column.addWidget(self.add)

    def show_codes(self, codes: Sequence[str]) -> None:
        """Show these villages."""
        if list(codes) == self._codes and self.list.count() == len(codes):
            return
        self._codes = list(codes)
        self.list.clear()
        for code in codes:
            item = QListWidgetItem(regions().title(code) or code)
            item.setToolTip(plain_tooltip(region_label(code)))
            self.list.addItem(item)

    def _search(self, text: str) -> list[Choice]:
        known = regions()
        return [
            choice
            for choice in region_choices(text, self._near)
            if (region := known.get(choice.key)) and region.level == _VILLAGE
        ]

    def _add(self, code: str) -> None:
        self.add.set_choice("", "")
        if code and code not in self._codes:
            self.edited.emit([*self._codes, code])

    def _remove(self) -> None:
        gone = {index.row() for index in self.list.selectedIndexes()}
        kept = [code for at, code in enumerate(self._codes) if at not in gone]
        if len(kept) < len(self._codes):
            self.edited.emit(kept)
