"""Named choices that belong to the database, such as the paper it prints on."""

from __future__ import annotations

from rakornis_desktop.database.program_database import Database


def setting(database: Database, name: str, default: str = "") -> str:
    """Return the choice called ``name``, ``default`` if it was never made."""
    found = database.read("SELECT value FROM setting WHERE name = ?", (name,))
    return str(found[0][0]) if found else default


def settings(database: Database) -> dict[str, str]:
    """Return all choices by name."""
    return dict(database.read("SELECT name, value FROM setting ORDER BY name"))
