"""What fields offer while one types: sub kegiatan, regions, funding sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rakornis_desktop.ui.furniture.choice_line import Choice

if TYPE_CHECKING:
    from rakornis_desktop.reference.nomenclature import Nomenclature

_MOST = 30


def sub_kegiatan_choices(text: str, edition: str, tier: str = "") -> list[Choice]:
    """Return sub kegiatan whose code or name holds what was typed; those of ``tier`` first."""
    entries = entries_of(edition)
    if entries is None:
        return []
    found = entries.search(text, limit=200)
    found.sort(key=lambda entry: bool(tier) and entry.tier not in ("", tier))
    return [Choice(entry.code, f"{entry.code}  {entry.name}") for entry in found[:_MOST]]


def region_choices(text: str, near: str = "") -> list[Choice]:
    """Return regions of the province by part of their name or code, those in ``near`` first."""
    from rakornis_desktop.reference.regions import regions

    known = regions()
    found = known.search(text, within=near, limit=_MOST) if near else []
    seen = {region.code for region in found}
    found += [region for region in known.search(text, limit=_MOST) if region.code not in seen]
    return [Choice(region.code, known.label(region.code)) for region in found[:_MOST]]


def funding_choices(text: str) -> list[Choice]:
    """Return funding sources by part of their everyday name or code."""
    from rakornis_desktop.reference.funding import funding

    return [
        Choice(
            source.key,
            source.label,
            source.label if source.key == source.label else f"{source.label}  ({source.key})",
        )
        for source in funding().search(text, limit=_MOST)
    ]


def funding_name(key: str) -> str:
    """Return the everyday name of a funding source, the key itself if it has none."""
    from rakornis_desktop.reference.funding import funding

    return funding().label(key) if key else ""


def region_label(code: str) -> str:
    """Return the whole name of a region, empty for none, the code if it is not known."""
    from rakornis_desktop.reference.regions import regions

    return (regions().label(code) or code) if code else ""


def sub_kegiatan_label(code: str, edition: str) -> str:
    """Return code and name, the code alone if the edition does not have it."""
    entries = entries_of(edition) if code else None
    entry = entries.get(code) if entries else None
    return f"{code}  {entry.name}" if entry else code


def entries_of(edition: str) -> Nomenclature | None:
    """Return an edition's nomenclature, None where this computer does not have that edition."""
    from rakornis_desktop.reference.nomenclature import nomenclature

    try:
        return nomenclature(edition)
    except KeyError:
        return None
