"""What a letterhead says, from the office that issues the paper."""

from __future__ import annotations

from typing import NamedTuple

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.program.database import Program
from rakornis_desktop.program.queries.offices import OfficeRow, offices


class LetterheadText(NamedTuple):
    """Government and office as written by the office; ``emblem`` is base64 or None."""

    government: str
    office: str
    address_lines: tuple[str, ...]
    emblem: str | None


def letterhead_text(office: OfficeRow | None) -> LetterheadText:
    """Return the letterhead of an office; all empty if there is none."""
    if office is None:
        return LetterheadText("", "", (), None)
    street = office.address.strip()
    if office.city.strip() and office.city.casefold() not in street.casefold():
        street = f"{street}, {office.city}" if street else office.city
    if office.postcode.strip():
        street = f"{street} {office.postcode}".strip()
    reached = [
        pattern.format(value=value.strip())
        for pattern, value in (
            (_("Telepon {value}"), office.phone),
            (_("Pos-el {value}"), office.email),
            (_("Laman {value}"), office.website),
        )
        if value.strip()
    ]
    lines = tuple(line for line in (street, ", ".join(reached)) if line)
    return LetterheadText(office.government, office.name, lines, office.emblem)


def own_office(program: Program) -> OfficeRow | None:
    """Return the office that this database belongs to, None if there is none yet."""
    return next((row for row in offices(program) if row.is_own), None)
