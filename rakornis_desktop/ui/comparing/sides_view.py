"""The two sides of a pair, field by field, differences marked word by word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QWidget

from rakornis_desktop.comparison.side_by_side import FieldView
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.furniture.marked_text import MarkedText
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.shell.theme import NEAR, SPACE, TIGHT, hues

_LABEL_WIDTH = 128
_DIFFERENCE_WIDTH = 136


class _FieldRow:
    """The cells of one field; the third side is shown only where three plans are compared."""

    def __init__(self, parent: QWidget) -> None:
        self.label = PlainLabel(parent=parent)
        self.label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.label.setWordWrap(True)
        self.label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.label.setContentsMargins(0, TIGHT, 0, TIGHT)
        self.left = MarkedText(parent)
        self.right = MarkedText(parent)
        self.third = MarkedText(parent)
        self.difference = PlainLabel(parent=parent)
        self.difference.setWordWrap(True)
        self.difference.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self.difference.setContentsMargins(0, TIGHT, 0, TIGHT)

    def cells(self) -> tuple[QWidget, ...]:
        return self.label, self.left, self.right, self.third, self.difference

    def show(self, field: FieldView, three: bool) -> None:
        self.label.setText(field.label)
        self.left.set_runs(field.left)
        self.right.set_runs(field.right)
        self.third.set_runs(field.third)
        self.difference.setText(field.difference)
        palette = self.difference.palette()
        colour = hues().differs if field.differs else hues().quiet
        palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
        self.difference.setPalette(palette)
        for cell in self.cells():
            cell.setVisible(three or cell is not self.third)

    def hide(self) -> None:
        for cell in self.cells():
            cell.setVisible(False)


class SidesView(QScrollArea):
    """A grid of fields: name, two or three sides, difference. Its widgets are made once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Kedua sisi berdampingan"))
        self._inside = QWidget()
        self._inside.setBackgroundRole(QPalette.ColorRole.Base)
        self._inside.setAutoFillBackground(True)
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(SPACE, NEAR, SPACE, NEAR)
        self._grid.setHorizontalSpacing(NEAR)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        self._grid.setColumnMinimumWidth(4, _DIFFERENCE_WIDTH)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self._left_head, self._right_head, self._third_head = (PlainLabel() for _ in range(3))
        self._third_head.setVisible(False)
        difference_head = PlainLabel(_("Selisih"))
        difference_head.setAlignment(Qt.AlignmentFlag.AlignRight)
        for column, head in enumerate(
            (self._left_head, self._right_head, self._third_head, difference_head), 1
        ):
            font = head.font()
            font.setBold(True)
            head.setFont(font)
            head.setContentsMargins(TIGHT if column < 4 else 0, 0, 0, TIGHT)
            head.setWordWrap(True)
            head.setAlignment(Qt.AlignmentFlag.AlignBottom | head.alignment())
            head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            self._grid.addWidget(head, 0, column)
        self._rows: list[_FieldRow] = []
        self._stretched = 0
        self.setWidget(self._inside)

    def set_heads(self, left: str, right: str, third: str = "") -> None:
        """Name the offices above their columns; without a third one there are two columns."""
        self._third_head.setText(third)
        self._third_head.setVisible(bool(third))
        self._grid.setColumnStretch(3, 1 if third else 0)
        self._left_head.setText(left)
        self._right_head.setText(right)
        self._left_head.setToolTip("")

    def set_fields(self, fields: Sequence[FieldView]) -> None:
        """Show ``fields`` from the top."""
        self._inside.setUpdatesEnabled(False)
        while len(self._rows) < len(fields):
            row = _FieldRow(self._inside)
            for column, cell in enumerate(row.cells()):
                self._grid.addWidget(cell, len(self._rows) + 1, column)
            self._rows.append(row)
        for row, field in zip(self._rows, fields, strict=False):
            row.show(field, bool(self._third_head.text()))
        for row in self._rows[len(fields) :]:
            row.hide()
        self._grid.setRowStretch(self._stretched, 0)
        self._stretched = len(self._rows) + 1
        self._grid.setRowStretch(self._stretched, 1)
        self._inside.setUpdatesEnabled(True)
        self.verticalScrollBar().setValue(0)

    def texts(self) -> list[tuple[str, str, str, str]]:
        """Return what is shown: field, left, right, difference."""
        return [
            (row.label.text(), row.left.text, row.right.text, row.difference.text())
            for row in self._rows
            if row.label.isVisibleTo(self._inside)
        ]
