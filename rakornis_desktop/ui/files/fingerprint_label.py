"""A fingerprint as two officers read it to each other on the phone: large, in groups."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QWidget

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.furniture.plain_text import PlainLabel

_LARGER = 1.35


class FingerprintLabel(PlainLabel):
    """Shows a fingerprint; it can be marked and copied."""

    def __init__(self, mark: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF() * _LARGER)
        font.setBold(True)
        self.setFont(font)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.show_mark(mark)

    def show_mark(self, mark: str) -> None:
        """Show a fingerprint, four signs and a gap each."""
        self.setText("  ".join(mark.split()))
        # Read out sign by sign, not as words.
        self.setAccessibleName(_("Sidik kunci: {mark}").format(mark=" ".join(mark)))
