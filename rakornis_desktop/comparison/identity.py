"""What tells an activity from every other even after its plan was imported anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from rakornis_desktop.database.queries.activity_rows import ActivityRow
from rakornis_desktop.database.queries.packed_activities import Packed

Row = TypeVar("Row", ActivityRow, Packed)


class Named(Protocol):
    """What tells an activity: its own number, or code, title and place."""

    @property
    def reference(self) -> str: ...

    @property
    def code(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def region_code(self) -> str: ...

    @property
    def location_text(self) -> str: ...


def identity(row: Named, region_code: str) -> str:
    """Return the identity of a row of the office of ``region_code``.

    The officer's own number if it has one, else code, title and location.
    """
    if row.reference:
        return f"{region_code}|ref|{row.reference}"
    title = " ".join(row.title.casefold().split())
    place = row.region_code or " ".join(row.location_text.casefold().split())
    return f"{region_code}|row|{row.code}|{place}|{title}"


def ids_by_identity(rows: Iterable[Row], home: Callable[[Row], str]) -> dict[str, str]:
    """Return the ids of rows by identity; one that several rows share is left out.

    ``home`` returns the region of a row's office.
    """
    found: dict[str, str] = {}
    shared: set[str] = set()
    for row in rows:
        key = identity(row, home(row))
        if key in found:
            shared.add(key)
        found[key] = row.id
    return {key: row_id for key, row_id in found.items() if key not in shared}
