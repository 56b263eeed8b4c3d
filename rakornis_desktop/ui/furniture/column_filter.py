"""The small window under a column's head: sort it, and show only some of its values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTableView,
    QToolButton,
    QVBoxLayout,
)

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.furniture.number_condition import number_condition
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.record_table import RecordTable
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.theme import NEAR, TIGHT, hues

# A longer list is not read by anybody: then the text above narrows it.
_MOST_VALUES = 300
_VALUE = int(Qt.ItemDataRole.UserRole)


class ColumnFilter(QFrame):
    """Closes by Esc or a click elsewhere; Enter or «Saring» applies."""

    def __init__(self, view: QTableView, table: RecordTable, number: int) -> None:
        super().__init__(view, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._view = view
        self._table = table
        self._number = number
        self._column = table.columns[number]
        column = QVBoxLayout(self)
        column.setContentsMargins(NEAR, NEAR, NEAR, NEAR)
        column.setSpacing(TIGHT)
        for text, sign, order in (
            (_("Urutkan naik"), "arrow-up", Qt.SortOrder.AscendingOrder),
            (_("Urutkan turun"), "arrow-down", Qt.SortOrder.DescendingOrder),
        ):
            button = QToolButton()
            button.setText(text)
            button.setIcon(icon(sign))
            button.setAutoRaise(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.clicked.connect(lambda _on=False, order=order: self._sort(order))
            column.addWidget(button)
        self.text = QLineEdit()
        self.text.setClearButtonEnabled(True)
        self.text.setPlaceholderText(
            _("Misalnya >100 jt, 5..20, kosong") if self._column.numeric else _("Berisi…")
        )
        self.text.setAccessibleName(_("Syarat untuk {column}").format(column=self._column.title))
        self.text.returnPressed.connect(self.apply)
        column.addWidget(self.text)
        self.reason = PlainLabel()
        self.reason.setWordWrap(True)
        palette = self.reason.palette()
        palette.setColor(self.reason.foregroundRole(), hues().refused)
        self.reason.setPalette(palette)
        self.reason.hide()
        column.addWidget(self.reason)
        self.values = QListWidget()
        self.values.setAccessibleName(_("Nilai"))
        self.values.setMinimumSize(280, 200)
        self.values.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.values.setUniformItemSizes(True)
        if not self._column.numeric:
            self._fill()
            self.text.textChanged.connect(self._narrow)
            column.addWidget(self.values)
        row = QHBoxLayout()
        clear = QPushButton(_("Hapus saringan"))
        clear.clicked.connect(self.clear)
        use = QPushButton(_("Saring"))
        use.setDefault(True)
        use.clicked.connect(self.apply)
        row.addWidget(clear)
        row.addStretch(1)
        row.addWidget(use)
        column.addLayout(row)

    def show_at(self, corner: QPoint) -> None:
        """Open with the upper left corner there, inside the screen."""
        self.adjustSize()
        room = self._view.screen().availableGeometry()
        corner.setX(max(room.left(), min(corner.x(), room.right() - self.width())))
        corner.setY(max(room.top(), min(corner.y(), room.bottom() - self.height())))
        self.move(corner)
        self.show()
        self.text.setFocus()

    def apply(self) -> None:
        """Show only what passes."""
        accept: Callable[[Any], bool] | None = None
        if self._column.numeric:
            try:
                accept = number_condition(self.text.text())
            except ValueError as error:
                self.reason.setText(str(error))
                self.reason.show()
                return
        else:
            accept = self._text_condition()
        self._table.set_column_filter(self._number, accept)
        self.close()

    def clear(self) -> None:
        """Show all again."""
        self._table.set_column_filter(self._number, None)
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's own name
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _text_condition(self) -> Callable[[Any], bool] | None:
        items = [self.values.item(i) for i in range(self.values.count())]
        off = {i.data(_VALUE) for i in items if i.checkState() == Qt.CheckState.Unchecked}
        wanted = self.text.text().casefold().strip()
        text = self._column.text
        if not off and not wanted:
            return None
        return lambda value: (
            (value or "") not in off and (not wanted or wanted in text(value).casefold())
        )

    def _fill(self) -> None:
        counted: dict[Any, int] = {}
        for value, count in self._table.values_of(self._column.key).items():
            counted[value or ""] = counted.get(value or "", 0) + count
        if len(counted) > _MOST_VALUES:
            self.values.hide()
            return
        for value, count in sorted(
            counted.items(), key=lambda pair: self._column.text(pair[0]).casefold()
        ):
            name = self._column.text(value) or _("(kosong)")
            item = QListWidgetItem(f"{' '.join(name.split())[:120]}  ({count})", self.values)
            item.setData(_VALUE, value)
            item.setCheckState(Qt.CheckState.Checked)

    def _narrow(self, text: str) -> None:
        wanted = text.casefold().strip()
        for i in range(self.values.count()):
            item = self.values.item(i)
            item.setHidden(wanted not in item.text().casefold())

    def _sort(self, order: Qt.SortOrder) -> None:
        self._view.sortByColumn(self._number, order)
        self.close()
