"""The outlines of the regencies of Kalimantan Barat, for maps and for clicks on them."""

from __future__ import annotations

import itertools
import json
from functools import cache
from typing import Any, NamedTuple

from rakornis_desktop.reference.resource_files import resource

Point = tuple[float, float]
Ring = tuple[Point, ...]


class RegionShape(NamedTuple):
    """One region: ``polygons`` are rings, the outer first, then holes; points are (lon, lat)."""

    code: str
    name: str
    polygons: tuple[tuple[Ring, ...], ...]

    def contains(self, place: Point) -> bool:
        """Tell whether a place (lon, lat in degrees) lies in the region."""
        return any(
            _inside(rings[0], place) and not any(_inside(hole, place) for hole in rings[1:])
            for rings in self.polygons
        )

    @property
    def middle(self) -> Point:
        """A point to write the name at: the centre of the largest outline."""
        ring = max((rings[0] for rings in self.polygons), key=lambda ring: abs(_area(ring)))
        area = _area(ring)
        x = y = 0.0
        for (x1, y1), (x2, y2) in itertools.pairwise(ring):
            cross = x1 * y2 - x2 * y1
            x += (x1 + x2) * cross
            y += (y1 + y2) * cross
        return x / (6 * area), y / (6 * area)


@cache
def region_shapes() -> tuple[RegionShape, ...]:
    """Return the outlines of the 14 regencies, by code."""
    path = resource("reference", "kalbar_kabupaten.geojson")
    found = []
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        polygons = tuple(
            tuple(tuple((lon, lat) for lon, lat in ring) for ring in polygon)
            for polygon in _polygons(feature["geometry"])
        )
        properties = feature["properties"]
        found.append(RegionShape(properties["code"], properties["name"], polygons))
    return tuple(sorted(found))


def region_at(place: Point) -> str:
    """Return the code of the regency at a place (lon, lat), empty where there is none."""
    # A kota lies inside the outline of the kabupaten around it where that has no hole.
    found = [shape for shape in region_shapes() if shape.contains(place)]
    found.sort(key=lambda shape: sum(abs(_area(rings[0])) for rings in shape.polygons))
    return found[0].code if found else ""


@cache
def bounds() -> tuple[float, float, float, float]:
    """Return west, south, east, north of all outlines in degrees."""
    points = [point for shape in region_shapes() for rings in shape.polygons for point in rings[0]]
    lons, lats = zip(*points, strict=True)
    return min(lons), min(lats), max(lons), max(lats)


def _polygons(geometry: dict[str, Any]) -> list[Any]:
    coordinates = geometry["coordinates"]
    return [coordinates] if geometry["type"] == "Polygon" else coordinates


def _area(ring: Ring) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in itertools.pairwise(ring)) / 2


def _inside(ring: Ring, place: Point) -> bool:
    x, y = place
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside
