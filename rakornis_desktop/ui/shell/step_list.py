"""What is next: each kind of open work a row with its number; one click goes where it is done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.standing.next_steps import NextStep
from rakornis_desktop.ui.furniture.plain_text import PlainLabel, plain_tooltip
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.theme import NEAR, SPACE, TIGHT, hues, tabular

_NUMBER = 52
_SIGN = 16
_INDENT = 16


class StepRow(QAbstractButton):
    """One kind of open work; ``part`` rows belong to the row above and stand a little in."""

    def __init__(self, key: str, parent: QWidget | None = None, *, part: bool = False) -> None:
        super().__init__(parent)
        self.key = key
        self._part = part
        self._number, self._name, self._detail = "", "", ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_step(self, step: NextStep) -> None:
        """Show number, name and detail of a step."""
        shown = (rupiah(step.number), step.name, step.detail)
        if shown == (self._number, self._name, self._detail):
            return
        self._number, self._name, self._detail = shown
        self.setAccessibleName(f"{shown[0]} {step.name}")
        self.setAccessibleDescription(step.detail)
        self.setToolTip(plain_tooltip(step.detail))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # Qt's own name
        line = self.fontMetrics().height()
        return QSize(280, line + (NEAR if self._part else SPACE))

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's own name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's own name
        painter = QPainter(self)
        palette = self.palette()
        if self.underMouse() or self.hasFocus():
            painter.fillRect(self.rect(), palette.color(QPalette.ColorRole.Highlight))
        if self.hasFocus():
            painter.setPen(QColor(hues().accent))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        text = palette.color(QPalette.ColorRole.WindowText)
        quiet = palette.color(QPalette.ColorRole.PlaceholderText)
        left = _INDENT if self._part else 0
        font = tabular(QFont(self.font()))
        font.setBold(not self._part)
        painter.setFont(font)
        painter.setPen(quiet if self._part else text)
        middle = Qt.AlignmentFlag.AlignVCenter
        room = QRect(0, 0, _NUMBER, self.height())
        painter.drawText(room, int(middle | Qt.AlignmentFlag.AlignRight), self._number)
        painter.setFont(self.font())
        start = left + _NUMBER + SPACE
        end = self.width() - _SIGN - SPACE
        metrics = self.fontMetrics()
        name = metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, max(end - start, 0))
        painter.drawText(QRect(start, 0, end - start, self.height()), int(middle), name)
        start += metrics.horizontalAdvance(name) + NEAR
        if self._detail and end - start > 60:
            painter.setPen(quiet)
            detail = metrics.elidedText(self._detail, Qt.TextElideMode.ElideRight, end - start)
            painter.drawText(QRect(start, 0, end - start, self.height()), int(middle), detail)
        sign = icon("chevron-right", hues().quiet).pixmap(_SIGN, _SIGN)
        painter.drawPixmap(end + TIGHT, (self.height() - _SIGN) // 2, sign)
        painter.end()


class StepList(QWidget):
    """Open work as rows; what has nothing open is named in one quiet line beneath."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: dict[str, NextStep] = {}
        self.rows: dict[str, StepRow] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.done = PlainLabel()
        self.done.setWordWrap(True)
        self.done.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addLayout(self._rows)
        column.addWidget(self.done)
        column.addStretch(1)

    def set_steps(
        self, steps: Sequence[NextStep], parts: Sequence[str], begun: bool = True
    ) -> None:
        """Show ``steps``; ``parts`` are the keys of those that the row above them is made of.

        ``begun`` tells that there is any activity that could lack something.
        """
        self._steps = {step.key: step for step in steps}
        for step in steps:
            row = self.rows.get(step.key)
            if row is None:
                row = StepRow(step.key, part=step.key in parts)
                row.clicked.connect(lambda _on=False, key=step.key: self._choose(key))
                self.rows[step.key] = row
                self._rows.addWidget(row)
            row.show_step(step)
            row.setVisible(step.number > 0)
        beside = [step.name for step in steps if not step.number and step.key not in parts]
        if len(beside) == sum(step.key not in parts for step in steps):
            self.done.setText(_("Tidak ada pekerjaan yang terbuka."))
        else:
            self.done.setText(
                _("Tidak ada lagi: {names}").format(names="; ".join(beside)) if beside else ""
            )
        # Where nothing has begun, nothing is done.
        self.done.setVisible(bool(self.done.text()) and begun)

    def _choose(self, key: str) -> None:
        self.chosen.emit(self._steps[key])
