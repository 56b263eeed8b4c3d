"""Colours and sizes: one palette for light and one for dark, four status hues, a 4-pixel grid."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from rakornis_desktop.choices import DecisionStatus

# Distances in pixels; nothing else is used.
TIGHT, NEAR, SPACE, WIDE = 4, 8, 12, 16


@dataclass(frozen=True)
class Hues:
    """The colours of one appearance; each pair reads at 4.5 : 1 or better."""

    window: str
    base: str
    alternate: str
    text: str
    quiet: str
    line: str
    accent: str
    accent_text: str
    selection: str
    agreed: str
    differs: str
    one_sided: str
    refused: str
    mark: str

    def status(self, status: str) -> str:
        """Return the hue of a comparison status, decision or finding by its word in the core."""
        return {
            "sepadan": self.agreed,
            DecisionStatus.AGREED: self.agreed,
            DecisionStatus.AGREED_WITH_NOTE: self.agreed,
            "berbeda": self.differs,
            DecisionStatus.POSTPONED: self.differs,
            "hanya_kiri": self.one_sided,
            "hanya_kanan": self.one_sided,
            "hanya_ketiga": self.one_sided,
            DecisionStatus.TO_CENTRE: self.one_sided,
            DecisionStatus.REJECTED: self.refused,
            "di_luar_kewenangan": self.refused,
        }.get(status, self.text)


LIGHT = Hues(
    window="#f3f4f6",
    base="#ffffff",
    alternate="#f8f9fa",
    text="#1f2328",
    quiet="#59636e",
    line="#d5d9de",
    accent="#1d5f94",
    accent_text="#ffffff",
    selection="#d6e6f4",
    agreed="#1a7037",
    differs="#8a5a00",
    one_sided="#1f5fb5",
    refused="#b42318",
    mark="#fde9b8",
)
DARK = Hues(
    window="#202327",
    base="#17191c",
    alternate="#1c1f23",
    text="#e4e7eb",
    quiet="#a0a9b4",
    line="#3a4048",
    accent="#5aa5de",
    accent_text="#0e1318",
    selection="#274560",
    agreed="#63c486",
    differs="#e0b04c",
    one_sided="#7fb4f2",
    refused="#f4877d",
    mark="#5a4712",
)


def hues() -> Hues:
    """Return the colours in force."""
    app = QApplication.instance()
    return DARK if app is not None and app.property("appearance") == "dark" else LIGHT


def apply_theme(app: QApplication, appearance: str = "system") -> None:
    """Dress the application; ``appearance`` is ``light``, ``dark`` or ``system``."""
    if appearance == "system":
        scheme = QGuiApplication.styleHints().colorScheme()
        appearance = "dark" if scheme == Qt.ColorScheme.Dark else "light"
    app.setProperty("appearance", appearance)
    app.setStyle("Fusion")
    app.setPalette(_palette(DARK if appearance == "dark" else LIGHT))


def _palette(h: Hues) -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, h.window),
        (roles.Base, h.base),
        (roles.AlternateBase, h.alternate),
        (roles.WindowText, h.text),
        (roles.Text, h.text),
        (roles.ButtonText, h.text),
        (roles.Button, h.window),
        (roles.BrightText, h.refused),
        (roles.PlaceholderText, h.quiet),
        (roles.ToolTipBase, h.base),
        (roles.ToolTipText, h.text),
        (roles.Highlight, h.selection),
        (roles.HighlightedText, h.text),
        (roles.Accent, h.accent),
        (roles.Link, h.accent),
        (roles.Light, h.base),
        (roles.Midlight, h.line),
        (roles.Mid, h.line),
        (roles.Dark, h.quiet),
        (roles.Shadow, h.line),
    ):
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(h.quiet))
    return palette


def tabular(font: QFont) -> QFont:
    """Return ``font`` with figures of equal width, so that columns of money line up."""
    font = QFont(font)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
