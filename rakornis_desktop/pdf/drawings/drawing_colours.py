"""The colours of maps and charts: one hue in steps, on white paper or a dark screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reportlab.lib.colors import Color

INK = "#1f2328"
# Five steps of one blue, light to dark; and the same against a dark ground.
_LIGHT = ("#e8f0f8", "#b9d0e8", "#7faad3", "#3f7cb5", "#174a7e")
_DARK = ("#26323f", "#2f4a66", "#3f6a94", "#5f93c6", "#9cc3ea")


class Colours(NamedTuple):
    """Ink, lines, the shades of a share, and what marks the chosen one; as ``#rrggbb``."""

    ink: str
    on_dark: str
    line: str
    strong: str
    nothing: str
    shades: tuple[str, ...]
    bars: tuple[str, ...]


PAPER = Colours(
    INK, "#ffffff", "#6b7280", "#b45309", "#f3f4f6", _LIGHT, ("#174a7e", "#7faad3", "#c8ccd2")
)
NIGHT = Colours(
    "#e6e8eb", "#10151b", "#7d8794", "#f0a94b", "#2b3036", _DARK, ("#9cc3ea", "#3f6a94", "#565d66")
)


def steps() -> list[tuple[int, int]]:
    """Return the bounds of the shades in percent."""
    return [(0, 19), (20, 39), (40, 59), (60, 79), (80, 100)]


def shade(share: float | None, colours: Colours) -> Color:
    """Return the colour of a share from 0 to 1; None is "nothing there"."""
    from reportlab.lib.colors import HexColor

    if share is None:
        return HexColor(colours.nothing)
    return HexColor(colours.shades[min(int(max(share, 0) * 5), 4)])
