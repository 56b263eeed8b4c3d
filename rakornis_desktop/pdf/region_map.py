"""A map of the province, each regency shaded by a share; the same drawing on paper and screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.pdf.drawing_colours import PAPER, Colours, shade, steps
from rakornis_desktop.pdf.fonts import face
from rakornis_desktop.pdf.visible_text import visible
from rakornis_desktop.reference.region_shapes import bounds, region_at, region_shapes

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

_LEGEND = 30.0
_NAME_SIZE = 5.5


class RegionMap(NamedTuple):
    """The drawing, and how to find a regency in it."""

    drawing: Drawing
    left: float
    bottom: float
    scale: float

    def region_at(self, x: float, y: float) -> str:
        """Return the region code at a point of the drawing (points from its lower left corner)."""
        west, south, _east, _north = bounds()
        return region_at(
            ((x - self.left) / self.scale + west, (y - self.bottom) / self.scale + south)
        )


def region_map(
    shares: Mapping[str, float | None],
    title: str,
    width: float,
    height: float,
    *,
    chosen: str = "",
    colours: Colours = PAPER,
    letters: float = 1.0,
) -> RegionMap:
    """Draw the regencies in ``width`` × ``height`` points, shaded by ``shares`` (0 to 1).

    A regency without a share is hatched, so that "nothing" is not taken for "nought";
    ``chosen`` has a strong outline. Five steps of one hue from light to dark can be told apart
    without seeing colours; each step is named in the legend. ``letters`` enlarges the text, for
    screens, where a point is a pixel.
    """
    from reportlab.graphics.shapes import Drawing, Path, String

    west, south, east, north = bounds()
    legend = _LEGEND * letters
    scale = min(width / (east - west), (height - legend) / (north - south))
    left = (width - (east - west) * scale) / 2
    bottom = legend + (height - legend - (north - south) * scale) / 2
    drawing = Drawing(width, height)
    # Large regencies first, so that a kota inside one is not covered.
    for shape in sorted(region_shapes(), key=lambda shape: shape.code == chosen):
        share = shares.get(shape.code)
        path = Path(
            fillColor=shade(share, colours),
            strokeColor=colours.strong if shape.code == chosen else colours.line,
            strokeWidth=1.4 if shape.code == chosen else 0.4,
            strokeLineJoin=1,
        )
        path._fillRule = 0
        for rings in shape.polygons:
            for ring in rings:
                for i, (lon, lat) in enumerate(ring):
                    point = (left + (lon - west) * scale, bottom + (lat - south) * scale)
                    (path.moveTo if i == 0 else path.lineTo)(*point)
                path.closePath()
        drawing.add(path)
    for shape in region_shapes():
        lon, lat = shape.middle
        share = shares.get(shape.code)
        name = visible(shape.name.removeprefix("Kabupaten ").removeprefix("Kota "), Counter())
        drawing.add(
            String(
                left + (lon - west) * scale,
                bottom + (lat - south) * scale - 2,
                name,
                fontName=face().name,
                fontSize=_NAME_SIZE * letters,
                textAnchor="middle",
                fillColor=colours.on_dark if share is not None and share > 0.6 else colours.ink,
            )
        )
    _legend(drawing, title, colours, letters)
    return RegionMap(drawing, left, bottom, scale)


def _legend(drawing: Drawing, title: str, colours: Colours, letters: float) -> None:
    from reportlab.graphics.shapes import Rect, String

    words = [*(f"{low}–{high} %" for low, high in steps()), _("tidak ada")]
    size, box, x = 6.0 * letters, 8.0 * letters, 0.0
    drawing.add(
        String(
            0, (_LEGEND - 10) * letters, visible(title, Counter()),
            fontName=face(bold=True).name, fontSize=7 * letters, fillColor=colours.ink,
        )
    )  # fmt: skip
    for i, text in enumerate(words):
        share = None if i == len(words) - 1 else i / (len(words) - 2)
        drawing.add(
            Rect(
                x, 5 * letters, box, box, fillColor=shade(share, colours),
                strokeColor=colours.line, strokeWidth=0.4,
            )
        )  # fmt: skip
        drawing.add(
            String(
                x + box + 3, 7 * letters, text, fontName=face().name, fontSize=size,
                fillColor=colours.ink,
            )
        )  # fmt: skip
        x += box + 7 + face().width(visible(text, Counter())) * size / 1000
