"""Offices with their letterhead, and the officials who sign for them."""

from __future__ import annotations

from typing import NamedTuple

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.typed_rows import columns, typed


class OfficeRow(NamedTuple):
    """An office; ``emblem`` is the letterhead's picture in base64."""

    id: str
    tier: str
    region_code: str
    government: str
    name: str
    short_name: str
    address: str
    postcode: str
    phone: str
    email: str
    website: str
    city: str
    emblem: str | None
    is_own: bool


class OfficialRow(NamedTuple):
    """A person who signs for an office."""

    id: str
    office_id: str
    position: int
    name: str
    job: str
    rank: str
    nip: str
    is_head: bool
    is_active: bool


def offices(database: Database) -> list[OfficeRow]:
    """Return all offices, ours first, then by region."""
    return typed(
        OfficeRow,
        database.read(
            f"SELECT {columns(OfficeRow)} FROM office ORDER BY is_own DESC, region_code, id"
        ),
    )


def office(database: Database, office_id: str) -> OfficeRow | None:
    """Return one office, None if it is not there."""
    found = typed(
        OfficeRow,
        database.read(f"SELECT {columns(OfficeRow)} FROM office WHERE id = ?", (office_id,)),
    )
    return found[0] if found else None


def officials_of(database: Database, office_id: str) -> list[OfficialRow]:
    """Return the officials of an office, its head first, those who have left last."""
    return typed(
        OfficialRow,
        database.read(
            f"SELECT {columns(OfficialRow)} FROM official WHERE office_id = ? "
            "ORDER BY is_active DESC, is_head DESC, position, id",
            (office_id,),
        ),
    )
