"""What of a row is searched besides its title: its other texts, and the names of where it is."""

from __future__ import annotations

from functools import lru_cache

from rakornis_desktop.database.queries.searched_rows import SearchedRow
from rakornis_desktop.reference.regions import regions


def rest_of(row: SearchedRow) -> str:
    """Return the texts of a row, its place first, each on a line of its own."""
    place = place_of(row.region_code)
    return "\n".join(part for part in (place, *row.rest) if part)


@lru_cache(maxsize=20_000)
def place_of(code: str) -> str:
    """Return a region with those it lies in, empty for a code that is none."""
    return regions().label(code) if code else ""
