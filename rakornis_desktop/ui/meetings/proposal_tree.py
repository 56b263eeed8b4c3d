"""The proposals of Isi agenda otomatis, kind by kind, each with a check and why."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.agenda.agenda_choice import AgendaChoice
from rakornis_desktop.meeting.agenda.agenda_proposals import kind_name
from rakornis_desktop.ui.furniture.check_style import RoomyRows, check_style
from rakornis_desktop.ui.furniture.plain_text import plain_tooltip
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.theme import hues

_ORIGIN = Qt.ItemDataRole.UserRole


class ProposalTree(QTreeWidget):
    """``checked`` tells which proposals were taken or let go; Space does it for all selected."""

    # origins, taken
    checked = Signal(list, bool)
    # The origin of the proposal one stands on, empty on a heading.
    shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: list[QTreeWidgetItem] = []
        self.setHeaderLabels([_("Usulan pokok bahasan"), _("Alasan")])
        self.setAccessibleName(_("Usulan pokok bahasan"))
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setStyle(check_style())
        self.setItemDelegate(RoomyRows(self))
        header = self.header()
        header.setStyle(check_style())
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(1, 330)
        header.setStretchLastSection(False)
        self.itemChanged.connect(self._changed)
        self.currentItemChanged.connect(
            lambda item, _before: self.shown.emit(str(item.data(0, _ORIGIN)) if item else "")
        )

    def show_choice(self, choice: AgendaChoice) -> None:
        """Show the proposals; called again, it only sets the checks."""
        self.blockSignals(True)
        if not self._groups:
            self._fill(choice)
        for item in self._leaves():
            taken = choice.taken(str(item.data(0, _ORIGIN)))
            item.setCheckState(0, Qt.CheckState.Checked if taken else Qt.CheckState.Unchecked)
        for group in self._groups:
            self._count(group)
        self.blockSignals(False)
        if self.currentItem() is None and (leaves := self._leaves()):
            self.setCurrentItem(leaves[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's own name
        if event.key() == Qt.Key.Key_Space:
            self._toggle_selected()
        else:
            super().keyPressEvent(event)

    def _fill(self, choice: AgendaChoice) -> None:
        for kind, proposals in groupby(choice.proposals, key=lambda proposal: proposal.kind):
            group = QTreeWidgetItem(self)
            self._groups.append(group)
            group.setData(0, _ORIGIN, "")
            group.setData(1, _ORIGIN, kind)
            font = group.font(0)
            font.setBold(True)
            group.setFont(0, font)
            group.setFirstColumnSpanned(True)
            for proposal in proposals:
                item = QTreeWidgetItem(group, [proposal.title, proposal.why])
                item.setData(0, _ORIGIN, proposal.origin)
                for column, text in enumerate((proposal.title, proposal.why)):
                    item.setToolTip(column, plain_tooltip(text))
                item.setForeground(1, QBrush(QColor(hues().quiet)))
                if proposal.on_agenda:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
                    item.setText(1, _("Sudah di agenda. {why}").format(why=proposal.why))
                    item.setIcon(1, icon("circle-check", hues().agreed))
                    item.setForeground(0, QBrush(QColor(hues().quiet)))
            group.setExpanded(True)

    def _leaves(self) -> list[QTreeWidgetItem]:
        return [leaf for group in self._groups for leaf in _children(group)]

    def _count(self, group: QTreeWidgetItem) -> None:
        checked = sum(leaf.checkState(0) == Qt.CheckState.Checked for leaf in _children(group))
        words = _("{kind} ({checked} dari {all})")
        name = kind_name(str(group.data(1, _ORIGIN)))
        group.setText(0, words.format(kind=name, checked=checked, all=group.childCount()))

    def _changed(self, item: QTreeWidgetItem, column: int) -> None:
        if column == 0 and (origin := item.data(0, _ORIGIN)):
            self.checked.emit([origin], item.checkState(0) == Qt.CheckState.Checked)

    def _toggle_selected(self) -> None:
        """Take all selected, or let them go if all are taken; a group means all under it."""
        leaves: list[QTreeWidgetItem] = []
        for item in self.selectedItems():
            leaves += _children(item) or [item]
        free = [leaf for leaf in leaves if leaf.flags() & Qt.ItemFlag.ItemIsUserCheckable]
        if free:
            taken = any(leaf.checkState(0) != Qt.CheckState.Checked for leaf in free)
            self.checked.emit([leaf.data(0, _ORIGIN) for leaf in free], taken)


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [child for place in range(item.childCount()) if (child := item.child(place))]
