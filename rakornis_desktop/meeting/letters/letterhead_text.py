"""What a letterhead says, from the office that issues the paper."""

from __future__ import annotations

from typing import NamedTuple

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.office_rows import OfficeRow, offices
from rakornis_desktop.language.catalogue import translate as _


class LetterheadText(NamedTuple):
    """Government and office as written by the office; ``emblem`` is base64 or None.

    ``contacts`` (telephone, e-mail, site) are each kept on one line where that is possible.
    """

    government: str
    office: str
    address: str
    contacts: tuple[str, ...]
    emblem: str | None


def letterhead_text(office: OfficeRow | None) -> LetterheadText:
    """Return the letterhead of an office; all empty if there is none."""
    if office is None:
        return LetterheadText("", "", "", (), None)
    street = office.address.strip()
    if office.city.strip() and office.city.casefold() not in street.casefold():
        street = f"{street}, {office.city}" if street else office.city
    if office.postcode.strip():
        street = f"{street} {office.postcode}".strip()
    contacts = tuple(
        pattern.format(value=value.strip())
        for pattern, value in (
            (_("Telepon {value}"), office.phone),
            (_("Pos-el {value}"), office.email),
            (_("Laman {value}"), office.website),
        )
        if value.strip()
    )
    return LetterheadText(office.government, office.name, street, contacts, office.emblem)


def own_office(database: Database) -> OfficeRow | None:
    """Return the office that this database belongs to, None if there is none yet."""
    return next((row for row in offices(database) if row.is_own), None)
