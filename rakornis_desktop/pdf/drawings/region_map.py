"""A map of the province, each regency shaded by a share; the same drawing on paper and screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.pdf.drawings.drawing_colours import PAPER, Colours, shade
from rakornis_desktop.pdf.drawings.shade_legend import LEGEND, legend_of_shades
from rakornis_desktop.pdf.layout.fonts import face
from rakornis_desktop.pdf.layout.visible_text import visible
from rakornis_desktop.reference.region_shapes import RegionShape, bounds, region_at, region_shapes

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

_NAME_SIZE = 5.5
# Room for the list of figures at the right and for names written out at sea, at letters of 1.
_LIST, _SEA = 118.0, 34.0
# So near (degrees) to its latitude the coast is looked for, to write a small kota's name there.
_NEAR = 0.12


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
    figures: Mapping[str, str] | None = None,
    legend_words: Sequence[str] = (),
) -> RegionMap:
    """Draw the regencies in ``width`` × ``height`` points, shaded by ``shares`` (0 to 1).

    A regency without a share has a grey of its own, so that "nothing" is not taken for
    "nought"; ``chosen`` has a strong outline. Five steps of one hue from light to dark can be told
    apart without seeing colours; each step is named in the legend, by ``legend_words`` if they are
    no percentages. ``figures`` are listed at the right of the map, each behind its shade.
    ``letters`` enlarges the text, for screens, where a point is a pixel.
    """
    from reportlab.graphics.shapes import Drawing, Path

    west, south, east, north = bounds()
    foot = LEGEND * letters
    scale = min(width / (east - west), (height - foot) / (north - south))
    listed = figures or {}
    beside = _LIST * letters if listed else 0.0
    if listed:
        scale = min(scale, (width - beside - _SEA * letters) / (east - west))
    sea = _SEA * letters if listed else 0.0
    left = sea + (width - beside - sea - (east - west) * scale) / 2
    bottom = foot + (height - foot - (north - south) * scale) / 2
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
        _name(drawing, shape, shares.get(shape.code), left, bottom, scale, colours, letters)
    if listed:
        _figures(drawing, shares, listed, (east - west) * scale + left, colours, letters)
    legend_of_shades(drawing, title, colours, letters, legend_words)
    return RegionMap(drawing, left, bottom, scale)


def _name(
    drawing: Drawing,
    shape: RegionShape,
    share: float | None,
    left: float,
    bottom: float,
    scale: float,
    colours: Colours,
    letters: float,
) -> None:
    """Write a regency's name in its middle; that of a small kota at sea, with a line to it."""
    from reportlab.graphics.shapes import Line, String

    west, south, _east, _north = bounds()
    size = _NAME_SIZE * letters
    text = visible(shape.name.removeprefix("Kabupaten ").removeprefix("Kota "), Counter())
    lon, lat = shape.middle
    x, y = left + (lon - west) * scale, bottom + (lat - south) * scale
    wide = face().width(text) * size / 1000
    lons = [point[0] for rings in shape.polygons for point in rings[0]]
    coast = left + (_coast(lat) - west) * scale - 3
    if (max(lons) - min(lons)) * scale * 1.5 < wide and coast > wide:
        drawing.add(Line(coast, y, x, y, strokeColor=colours.ink, strokeWidth=0.5))
        x, anchor, ink = coast - 2, "end", colours.ink
    else:
        anchor = "middle"
        ink = colours.on_dark if share is not None and share >= 0.6 else colours.ink
    drawing.add(
        String(
            x, y - size / 3, text, fontName=face().name, fontSize=size, textAnchor=anchor,
            fillColor=ink,
        )
    )  # fmt: skip


def _coast(lat: float) -> float:
    """Return the westernmost longitude of any regency near a latitude."""
    return min(
        point[0]
        for shape in region_shapes()
        for rings in shape.polygons
        for point in rings[0]
        if abs(point[1] - lat) < _NEAR
    )


def _figures(
    drawing: Drawing,
    shares: Mapping[str, float | None],
    figures: Mapping[str, str],
    left: float,
    colours: Colours,
    letters: float,
) -> None:
    """List the regencies with their figures at the right edge, each behind its shade."""
    from reportlab.graphics.shapes import Rect, String

    names = {shape.code: shape.name for shape in region_shapes() if shape.code in figures}
    row = min(11.5 * letters, (drawing.height - LEGEND * letters) / max(len(names), 1))
    size = min(6.0 * letters, row * 0.75)
    right = drawing.width - 2
    start = max(right - (_LIST - 6) * letters, left)
    y = drawing.height - row
    for code, name in sorted(names.items()):
        drawing.add(
            Rect(
                start, y, size, size, fillColor=shade(shares.get(code), colours),
                strokeColor=colours.line, strokeWidth=0.4,
            )
        )  # fmt: skip
        for x, text, anchor, bold in (
            (start + size + 4, name.removeprefix("Kabupaten "), "start", False),
            (right, figures[code], "end", True),
        ):
            drawing.add(
                String(
                    x, y + size * 0.15, visible(text, Counter()), fontName=face(bold=bold).name,
                    fontSize=size, textAnchor=anchor, fillColor=colours.ink,
                )
            )  # fmt: skip
        y -= row
