"""A row as the hall reads it: its sides beside each other in large letters, differences marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from rakornis_desktop.comparison.side_by_side import FieldView
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.furniture.marked_text import MarkedText
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.shell.theme import NEAR, SPACE, TIGHT, WIDE, hues

_MOST_SIDES = 3
_NOTHING = "–"


class _Field:
    """A field: its name and the difference in one small line, the sides in large letters."""

    def __init__(self, parent: QWidget) -> None:
        self.label = PlainLabel(parent=parent)
        self.label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.difference = PlainLabel(parent=parent)
        self.difference.setAlignment(Qt.AlignmentFlag.AlignRight)
        # On a white ground a label takes another role of the palette than the one set here.
        self.difference.setForegroundRole(QPalette.ColorRole.WindowText)
        self.sides = [MarkedText(parent) for _side in range(_MOST_SIDES)]

    def show(self, field: FieldView, count: int) -> None:
        self.label.setText(field.label)
        self.difference.setText(" · ".join(field.difference.split("\n")))
        palette = self.difference.palette()
        colour = hues().differs if field.differs else hues().quiet
        palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
        self.difference.setPalette(palette)
        self.label.show()
        self.difference.setVisible(bool(field.difference))
        runs = (field.left, field.right, field.third)
        for number, side in enumerate(self.sides):
            side.setVisible(number < count)
            if number < count:
                side.set_runs(runs[number] or ((_NOTHING, False),))

    def hide(self) -> None:
        for widget in (self.label, self.difference, *self.sides):
            widget.hide()


class LargeSides(QScrollArea):
    """One, two or three columns of fields with what was found beneath; its widgets are kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Baris yang dibahas"))
        self._inside = QWidget()
        self._inside.setBackgroundRole(QPalette.ColorRole.Base)
        self._inside.setAutoFillBackground(True)
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(SPACE, NEAR, SPACE, NEAR)
        self._grid.setHorizontalSpacing(WIDE)
        self._grid.setVerticalSpacing(0)
        # Labels that wrap ask for more height than they need; these do not.
        self.heads = [MarkedText() for _side in range(_MOST_SIDES)]
        for column, head in enumerate(self.heads):
            self._grid.addWidget(head, 0, column)
        self._fields: list[_Field] = []
        self.findings = MarkedText()
        self._last = 0
        self._size = 18
        self.setWidget(self._inside)

    def set_size(self, points: int) -> None:
        """Write the sides in letters of ``points``, names of fields in smaller ones."""
        self._size = points
        self._dress()

    def set_row(
        self, heads: Sequence[str], fields: Sequence[FieldView], findings: Sequence[str]
    ) -> None:
        """Show a row from its beginning."""
        self._inside.setUpdatesEnabled(False)
        count = max(len(heads), 1)
        for number, head in enumerate(self.heads):
            head.set_runs(((heads[number], False),) if number < len(heads) else ())
            head.setVisible(number < len(heads))
            self._grid.setColumnStretch(number, 1 if number < count else 0)
        added = len(self._fields) < len(fields)
        while len(self._fields) < len(fields):
            self._add_field()
        for place, field in enumerate(self._fields):
            if place < len(fields):
                field.show(fields[place], count)
            else:
                field.hide()
        if added:
            self._place_findings()
            self._dress()
        said = "\n".join(f"⚠ {sentence}" for sentence in findings)
        self.findings.set_runs(((said, False),))
        self.findings.setVisible(bool(findings))
        self._inside.setUpdatesEnabled(True)
        self.verticalScrollBar().setValue(0)

    def texts(self) -> list[tuple[str, ...]]:
        """Return what is shown: field, difference, sides."""
        return [
            (field.label.text(), field.difference.text(), *[side.text for side in field.sides])
            for field in self._fields
            if field.label.isVisibleTo(self._inside)
        ]

    def _add_field(self) -> None:
        field, line = _Field(self._inside), 1 + 2 * len(self._fields)
        field.label.setContentsMargins(TIGHT, NEAR, TIGHT, 0)
        field.difference.setContentsMargins(TIGHT, NEAR, TIGHT, 0)
        # Over all columns, beside the name: three sides leave no column for it.
        self._grid.addWidget(field.label, line, 0)
        self._grid.addWidget(field.difference, line, 0, 1, _MOST_SIDES)
        for column, side in enumerate(field.sides):
            self._grid.addWidget(side, line + 1, column)
        self._fields.append(field)

    def _place_findings(self) -> None:
        self._grid.setRowStretch(self._last, 0)
        line = 1 + 2 * len(self._fields)
        self._grid.addWidget(self.findings, line, 0, 1, _MOST_SIDES)
        self._last = line + 1
        self._grid.setRowStretch(self._last, 1)

    def _dress(self) -> None:
        large, small, head = (self.font() for _kind in range(3))
        large.setPointSize(self._size)
        small.setPointSizeF(max(self._size * 0.6, 9))
        head.setPointSizeF(max(self._size * 0.8, 10))
        head.setBold(True)
        for label in self.heads:
            label.setFont(head)
        self.findings.setFont(small)
        for field in self._fields:
            field.label.setFont(small)
            field.difference.setFont(small)
            for side in field.sides:
                side.setFont(large)
