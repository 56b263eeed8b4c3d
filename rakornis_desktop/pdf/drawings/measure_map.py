"""A measure of where we stand as a map of the regencies, or as tiles of the kecamatan."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.quantity import quantity
from rakornis_desktop.pdf.drawings.drawing_colours import PAPER, Colours
from rakornis_desktop.pdf.drawings.region_map import RegionMap, region_map
from rakornis_desktop.pdf.drawings.tile_map import Tile, TileMap, tile_map
from rakornis_desktop.reference.regions import regions
from rakornis_desktop.standing.figure import percent_text
from rakornis_desktop.standing.measures import Measure

_STEPS = 5
_TENTH = Decimal("0.1")
_NOTHING = "–"


def measure_map(
    measure: Measure,
    width: float,
    height: float,
    *,
    chosen: str = "",
    colours: Colours = PAPER,
    letters: float = 1.0,
) -> RegionMap:
    """Draw a measure by kabupaten/kota in ``width`` × ``height`` points, each figure written in."""
    write = _writer(measure)
    return region_map(
        measure.shares,
        title_of(measure),
        width,
        height,
        chosen=chosen,
        colours=colours,
        letters=letters,
        figures={code: write(value) for code, value in measure.values.items()},
        legend_words=legend_of(measure),
    )


def measure_tiles(
    measure: Measure,
    width: float,
    height: float,
    *,
    colours: Colours = PAPER,
    letters: float = 1.0,
) -> TileMap:
    """Draw a measure by kecamatan as tiles; what names no kecamatan comes last, if there is any."""
    write, shares, known = _writer(measure), measure.shares, regions()
    tiles = []
    for code, value in measure.values.items():
        region = known.get(code)
        if len(code) == 5:
            if value:
                tiles.append(Tile(code, _("tanpa kecamatan"), shares[code], write(value)))
        else:
            tiles.append(Tile(code, region.name if region else code, shares[code], write(value)))
    tiles.sort(key=lambda tile: len(tile.code) == 5)
    return tile_map(
        tiles, title_of(measure), width, height,
        colours=colours, letters=letters, legend_words=legend_of(measure),
    )  # fmt: skip


def title_of(measure: Measure) -> str:
    """Return the measure's name with the unit that its figures are written in."""
    unit = _scale(measure)[1] if measure.unit == "Rp" else measure.unit
    return f"{measure.name} ({unit})" if unit else measure.name


def legend_of(measure: Measure) -> list[str]:
    """Return what each of the five shades stands for; empty where whole numbers skip a shade.

    Percentages have their own words, so nothing is returned for them.
    """
    if measure.unit == "%":
        return []
    most = max((Decimal(v) for v in measure.values.values() if v is not None), default=Decimal(0))
    if not most:
        return ["0", "", "", "", ""]
    if measure.unit == "":
        words = []
        for step in range(_STEPS):
            low = math.ceil(most * step / _STEPS)
            high = int(most) if step == _STEPS - 1 else math.ceil(most * (step + 1) / _STEPS) - 1
            low_text, high_text = quantity(Decimal(low)), quantity(Decimal(high))
            words.append(
                "" if high < low else low_text if high == low else f"{low_text}–{high_text}"
            )
        return words
    write = _writer(measure)
    bounds = [write(most * step / _STEPS) for step in range(_STEPS + 1)]
    return [f"{bounds[step]}–{bounds[step + 1]}" for step in range(_STEPS)]


def _scale(measure: Measure) -> tuple[int, str]:
    most = max((int(value) for value in measure.values.values() if value is not None), default=0)
    for size, word in ((10**12, _("triliun rupiah")), (10**9, _("miliar rupiah"))):
        if most >= size:
            return size, word
    return 10**6, _("juta rupiah")


def _writer(measure: Measure) -> Callable[[Decimal | int | None], str]:
    """Return what writes a value shortly, in the unit that the title names."""
    if measure.unit == "%":
        return lambda value: _NOTHING if value is None else percent_text(value)
    if measure.unit == "":
        return lambda value: _NOTHING if value is None else quantity(Decimal(value))
    size = _scale(measure)[0] if measure.unit == "Rp" else 1

    def write(value: Decimal | int | None) -> str:
        if value is None:
            return _NOTHING
        return quantity((Decimal(value) / size).quantize(_TENTH, ROUND_HALF_UP))

    return write


def figures_in_words(measure: Measure) -> str:
    """Return title and figures as one text, for who cannot see the drawing."""
    write, known = _writer(measure), regions()
    parts = []
    for code, value in measure.values.items():
        region = known.get(code)
        parts.append(f"{region.name if region else code} {write(value)}")
    return f"{title_of(measure)}: {'; '.join(parts)}"
