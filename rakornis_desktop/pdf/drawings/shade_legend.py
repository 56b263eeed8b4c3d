"""What the shades of a map mean: a title, five steps of one hue, and "nothing there"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.pdf.drawings.drawing_colours import Colours, shade, steps
from rakornis_desktop.pdf.layout.fonts import face
from rakornis_desktop.pdf.layout.visible_text import visible

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

# How high it is at letters of 1, in points.
LEGEND = 30.0


def legend_of_shades(
    drawing: Drawing, title: str, colours: Colours, letters: float, named: Sequence[str]
) -> None:
    """Write what the shades mean at the drawing's foot: a title, five steps, and "nothing"."""
    from reportlab.graphics.shapes import Rect, String

    words = [*(named or (f"{low}–{high} %" for low, high in steps())), _("tidak ada")]
    size, box, x = 6.0 * letters, 8.0 * letters, 0.0
    drawing.add(
        String(
            0, (LEGEND - 10) * letters, visible(title, Counter()),
            fontName=face(bold=True).name, fontSize=7 * letters, fillColor=colours.ink,
        )
    )  # fmt: skip
    for i, text in enumerate(words):
        if not text:
            continue
        share = None if i == len(words) - 1 else i / (len(words) - 2)
        drawing.add(
            Rect(
                x, 5 * letters, box, box, fillColor=shade(share, colours),
                strokeColor=colours.line, strokeWidth=0.4,
            )
        )  # fmt: skip
        drawing.add(
            String(
                x + box + 3, 7 * letters, visible(text, Counter()), fontName=face().name,
                fontSize=size, fillColor=colours.ink,
            )
        )  # fmt: skip
        x += box + 7 + face().width(visible(text, Counter())) * size / 1000
