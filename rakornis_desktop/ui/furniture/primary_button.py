"""The one button of a page that does what the page is for, in the accent colour."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QPushButton, QWidget

from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.theme import hues


class PrimaryButton(QPushButton):
    """A push button that stands out; its icon has the colour of its text."""

    def __init__(self, text: str, sign: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._sign = sign
        self._dress()

    def changeEvent(self, event: QEvent) -> None:  # Qt's own name
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._dress()

    def _dress(self) -> None:
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Button, QColor(hues().accent))
        palette.setColor(QPalette.ColorRole.ButtonText, QColor(hues().accent_text))
        disabled = QPalette.ColorGroup.Disabled
        palette.setColor(disabled, QPalette.ColorRole.Button, QColor(hues().window))
        palette.setColor(disabled, QPalette.ColorRole.ButtonText, QColor(hues().quiet))
        self.setPalette(palette)
        if self._sign:
            self.setIcon(icon(self._sign, hues().accent_text))
