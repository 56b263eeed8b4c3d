"""Location and target of an activity as one text, for papers and workbooks."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache


def location_in_words(region_code: str, location_text: str, within: str = "61") -> str:
    """Return the location as a reader wants it: free text, and the region if that lacks it.

    Reading the answer back as a location ``within`` the office's region leads to the same one.
    """
    if not region_code:
        return location_text
    return _location_in_words(region_code, location_text, within)


@lru_cache(maxsize=50_000)
def _location_in_words(region_code: str, location_text: str, within: str) -> str:
    from rakornis_desktop.reference.regions import regions

    known = regions()
    if known.get(region_code) is None:
        return f"{location_text}, {region_code}" if location_text else region_code
    label = known.label(region_code)
    if not location_text or location_text == region_code:
        return label
    if _region_said(location_text, within) == region_code:
        return location_text
    return f"{location_text}, {label}"


@lru_cache(maxsize=20_000)
def _region_said(location_text: str, within: str) -> str:
    from rakornis_desktop.reference.regions import regions

    found = regions().find(location_text, within).region
    return found.code if found is not None else ""


def target_in_words(volume: Decimal | None, unit: str, target_text: str) -> str:
    """Return "120 SR", or the target as it was written if it is no number."""
    from rakornis_desktop.language.quantity import quantity

    if volume is None:
        return target_text
    return f"{quantity(volume)} {unit}".strip()
