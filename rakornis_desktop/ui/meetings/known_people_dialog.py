"""Whom the program knows, by office, with checks: to invite them, or to let one of them sign."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.people.known_people import KnownPerson, known_people
from rakornis_desktop.ui.furniture.check_style import RoomyRows, check_style
from rakornis_desktop.ui.furniture.plain_text import PlainLabel, plain_tooltip
from rakornis_desktop.ui.furniture.primary_button import PrimaryButton
from rakornis_desktop.ui.furniture.search_line import SearchLine
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE, hues

_PLACE = Qt.ItemDataRole.UserRole


class KnownPeopleDialog(QDialog):
    """``add`` gets the columns of those chosen; who is on the list already cannot be checked."""

    def __init__(
        self,
        session: Session,
        meeting_id: str,
        add: Callable[[Sequence[dict[str, str]]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._add = add
        self.people: list[KnownPerson] = known_people(session.database, meeting_id)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Tambah pejabat yang dikenal"))
        self.resize(940, 580)
        self.tree = QTreeWidget()
        self.search = SearchLine(self.tree)
        self.search.sought.connect(self._filter)
        self.add_button = PrimaryButton("")
        self.add_button.clicked.connect(self.apply)
        self._set_up_tree()
        self._lay_out()
        self._show_count()
        self.search.setFocus()

    def chosen(self) -> list[KnownPerson]:
        """Return who is checked, in the order of the list."""
        return [
            self.people[leaf.data(0, _PLACE)]
            for leaf in self._leaves
            if leaf.checkState(0) == Qt.CheckState.Checked
        ]

    def apply(self) -> None:
        """Add who is checked, in one step of undo."""
        chosen = [person.as_participant() for person in self.chosen()]
        self.accept()
        self._add(chosen)

    def _set_up_tree(self) -> None:
        self.tree.setHeaderLabels([_("Nama"), _("Jabatan"), _("Instansi")])
        self.tree.setAccessibleName(_("Pejabat yang dikenal"))
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tree.setUniformRowHeights(True)
        self.tree.setStyle(check_style())
        self.tree.setItemDelegate(RoomyRows(self.tree))
        header = self.tree.header()
        header.setStyle(check_style())
        header.resizeSection(0, 360)
        header.resizeSection(1, 210)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self._groups: list[QTreeWidgetItem] = []
        self._leaves: list[QTreeWidgetItem] = []
        for name, people in groupby(enumerate(self.people), key=lambda entry: entry[1].group):
            group = QTreeWidgetItem(self.tree, [name])
            group.setFirstColumnSpanned(True)
            font = group.font(0)
            font.setBold(True)
            group.setFont(0, font)
            group.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            for place, person in people:
                self._leaves.append(self._leaf(group, place, person))
            free = any(not self.people[leaf.data(0, _PLACE)].invited for leaf in self._of(group))
            if free:
                group.setFlags(
                    group.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate
                )
                group.setCheckState(0, Qt.CheckState.Unchecked)
            group.setExpanded(True)
            self._groups.append(group)
        self.tree.itemChanged.connect(lambda _item, _column: self._show_count())

    def _leaf(self, group: QTreeWidgetItem, place: int, person: KnownPerson) -> QTreeWidgetItem:
        name = person.name or _("(nama belum diketahui)")
        texts = [name, person.job, person.office]
        if person.invited:
            texts[0] = _("{name} (sudah ada)").format(name=name)
        leaf = QTreeWidgetItem(group, texts)
        leaf.setData(0, _PLACE, place)
        for column, text in enumerate(texts):
            leaf.setToolTip(column, plain_tooltip(text))
            if person.invited or (column == 0 and not person.name):
                leaf.setForeground(column, QBrush(QColor(hues().quiet)))
        if person.invited:
            leaf.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        else:
            leaf.setCheckState(0, Qt.CheckState.Unchecked)
        return leaf

    def _lay_out(self) -> None:
        cancel = QPushButton(_("Batal"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        explained = PlainLabel(
            _(
                "Pejabat kantor sendiri dan kantor yang rencananya diterima, serta peserta rapat "
                "sebelumnya."
            )
        )
        explained.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(NEAR)
        column.addWidget(explained)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        column.addLayout(buttons)

    def _show_count(self) -> None:
        count = len(self.chosen())
        words = _("Tambahkan {count} peserta") if count else _("Tambahkan peserta")
        self.add_button.setText(words.format(count=count))
        self.add_button.setEnabled(count > 0)

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for group in self._groups:
            shown = 0
            for leaf in self._of(group):
                said = " ".join(leaf.text(column) for column in range(3)).casefold()
                hidden = not all(word in f"{said} {group.text(0).casefold()}" for word in words)
                leaf.setHidden(hidden)
                shown += not hidden
            group.setHidden(not shown)

    def _of(self, group: QTreeWidgetItem) -> list[QTreeWidgetItem]:
        return [leaf for leaf in self._leaves if leaf.parent() is group]
