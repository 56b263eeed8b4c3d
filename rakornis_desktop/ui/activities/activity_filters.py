"""The drop-downs above the table of activities: which choices there are, what they let through."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rakornis_desktop.choices import Tier
from rakornis_desktop.database.fields.choice_names import tier_name
from rakornis_desktop.database.queries.activity_lines import LACKING_BITS
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.standing.next_steps import missing_names
from rakornis_desktop.ui.furniture.lookups import entries_of
from rakornis_desktop.ui.furniture.record_table import RecordTable

# Stands for activities without code, without place, proposed to nobody.
NONE = "–"
_KECAMATAN_LENGTH = 8

Accept = Callable[[Any], bool]


def programme_choices(table: RecordTable, edition: str) -> list[tuple[str, str]]:
    """Return the programs that occur, by code, with their names."""
    entries = entries_of(edition)
    choices = []
    for code in sorted({programme_of(code) for code in table.values_of("code")}):
        entry = entries.get(code) if entries else None
        name = f"{code}  {entry.name}" if entry else code
        choices.append((code, _("Tanpa kode") if code == NONE else name))
    return choices


def kecamatan_choices(table: RecordTable) -> list[tuple[str, str]]:
    """Return the kecamatan that occur, and the regencies of what lies in no single one."""
    from rakornis_desktop.reference.regions import regions

    known = regions()
    found = {kecamatan_of(code) for code in table.values_of("region")}
    choices = []
    for code in found - {NONE}:
        region = known.get(code)
        choices.append((code, known.label(code) if region else code))
    choices.sort(key=lambda choice: choice[1])
    return choices + ([(NONE, _("Tanpa lokasi"))] if NONE in found else [])


def tier_choices() -> list[tuple[str, str]]:
    """Return whom activities can be proposed to."""
    tiers = [(tier, tier_name(tier)) for tier in (Tier.PROVINCE, Tier.CENTRE, Tier.REGENCY)]
    return [*tiers, (NONE, _("Tidak diusulkan"))]


def lacking_choices() -> list[tuple[str, str]]:
    """Return what activities can lack."""
    return list(missing_names().items())


def of_lacking(what: str) -> Accept | None:
    """Return the test for what an activity lacks, as bits; None for no test."""
    if not what:
        return None
    bits = LACKING_BITS.get(what, sum(LACKING_BITS.values()))
    return lambda lacks: bool(lacks & bits)


def of_programme(programme: str) -> Accept | None:
    """Return the test for codes of a program, None for no program."""
    return (lambda code: programme_of(code) == programme) if programme else None


def of_kecamatan(kecamatan: str) -> Accept | None:
    """Return the test for region codes in a kecamatan, None for none."""
    return (lambda code: kecamatan_of(code) == kecamatan) if kecamatan else None


def programme_of(code: str) -> str:
    """Return the program of a sub kegiatan's code."""
    return ".".join(code.split(".")[:3]) if code else NONE


def kecamatan_of(code: str) -> str:
    """Return the kecamatan of a village's code; a regency's code stays what it is."""
    return code[:_KECAMATAN_LENGTH] if code else NONE
