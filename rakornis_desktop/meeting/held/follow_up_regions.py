"""Which kabupaten/kota a follow-up concerns, so that its extract has it."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from rakornis_desktop.comparison.places import regency_of
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.meeting_rows import agenda_regions
from rakornis_desktop.language.normal_text import bare_words
from rakornis_desktop.reference.regions import regions


def item_regencies(database: Database, meeting_id: str) -> dict[str, str]:
    """Return the regency that an agenda item's rows are of, by its id; none if of several."""
    found: dict[str, set[str]] = defaultdict(set)
    for item_id, place, home in agenda_regions(database, meeting_id):
        if regency := regency_of(place) or regency_of(home):
            found[item_id].add(regency)
    return {item_id: next(iter(codes)) for item_id, codes in found.items() if len(codes) == 1}


def regencies_named(*texts: str) -> tuple[str, ...]:
    """Return the codes of the regencies that texts name: Kota Singkawang, Kab. Sambas."""
    said = bare_words(" ".join(texts).casefold().replace("kab.", "kabupaten "))
    return tuple(code for name, code in _names() if f" {name} " in f" {said} ")


@cache
def _names() -> tuple[tuple[str, str], ...]:
    return tuple((bare_words(region.name), region.code) for region in regions().regencies())
