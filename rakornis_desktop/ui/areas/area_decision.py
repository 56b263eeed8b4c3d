"""One area in two registers with different hectares: both are shown, one figure is decided."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from rakornis_desktop.comparison.area_differences import AreaDifference
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.quantity import quantity
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.ui.furniture.field import NotTaken
from rakornis_desktop.ui.furniture.field_frame import FieldFrame
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.readings import read_quantity
from rakornis_desktop.ui.shell.theme import NEAR, TIGHT, hues

Decide = Callable[[AreaDifference, Decimal], object]


class AreaDecision(QWidget):
    """Shows a difference; ``decide`` writes the hectares agreed on and raises Refusal."""

    def __init__(self, decide: Decide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._decide = decide
        self._difference: AreaDifference | None = None
        self.sentence = PlainLabel()
        self.sentence.setWordWrap(True)
        self.ours = QPushButton()
        self.ours.clicked.connect(lambda: self._take_ours(True))
        self.theirs = QPushButton()
        self.theirs.clicked.connect(lambda: self._take_ours(False))
        self.other = QLineEdit()
        self.other.setPlaceholderText(_("luas lain (ha)"))
        self.other.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.frame = FieldFrame("", self.other)
        self.other.setAccessibleName(_("Luas yang disepakati (ha)"))
        self.other.returnPressed.connect(self._take_typed)
        row = QHBoxLayout()
        row.setSpacing(NEAR)
        row.addWidget(self.ours, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.theirs, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.frame, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self.sentence)
        column.addLayout(row)

    def show_difference(self, difference: AreaDifference | None) -> None:
        """Show a difference, or nothing."""
        self.setVisible(difference is not None)
        if difference is None or difference == self._difference:
            self._difference = difference
            return
        self._difference = difference
        said = difference.sentence
        if difference.decided and difference.agreement:
            said += " " + _("Disepakati {hectares} ha.").format(
                hectares=quantity(difference.agreement.hectares)
            )
        elif difference.stale:
            said += " " + _("Daftar berubah setelah diputuskan; putuskan lagi.")
        self.sentence.setText(said)
        palette = self.sentence.palette()
        hue = hues().agreed if difference.decided else hues().differs
        palette.setColor(QPalette.ColorRole.WindowText, QColor(hue))
        self.sentence.setPalette(palette)
        words = _("Pakai {hectares} ha")
        self.ours.setText(words.format(hectares=quantity(difference.our_hectares)))
        self.theirs.setText(words.format(hectares=quantity(difference.other_hectares)))
        self.other.clear()
        self.frame.accept()

    def _take_ours(self, ours: bool) -> None:
        if (one := self._difference) is not None:
            self._write(one, one.our_hectares if ours else one.other_hectares)

    def _take_typed(self) -> None:
        if (one := self._difference) is None:
            return
        try:
            value, _unit = read_quantity(self.other.text())
        except NotTaken as reason:
            self.frame.refuse(str(reason))
            return
        if value is not None:
            self._write(one, value)

    def _write(self, one: AreaDifference, hectares: Decimal) -> None:
        try:
            self._decide(one, hectares)
        except Refusal as refusal:
            self.frame.refuse(str(refusal))
