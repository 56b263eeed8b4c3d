"""Settlement areas of the offices' registers, with hectares by year and villages."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.database.fields.registry import columns_of
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.row_types import row_type
from rakornis_desktop.database.queries.typed_rows import columns, typed
from rakornis_desktop.language.quantity import stored_quantity

if TYPE_CHECKING:

    class _AreaColumns(NamedTuple):
        """The table's columns, hectares by year (oldest first), codes of its villages."""

        id: str
        office_id: str
        kind: str
        name: str
        region_code: str
        decree_number: str
        decree_date: date | None
        authority: str | None
        households: int | None
        note: str
        sizes: tuple[tuple[int, Decimal], ...] = ()
        villages: tuple[str, ...] = ()

else:
    _AreaColumns = row_type(
        "_AreaColumns", "area", (("sizes", "tuple"), ("villages", "tuple")), ((), ())
    )


class AreaRow(_AreaColumns):
    """An area: the table's columns, hectares by year (oldest first), codes of its villages."""

    __slots__ = ()
    __annotations__ = _AreaColumns.__annotations__

    @property
    def hectares(self) -> Decimal | None:
        """The newest hectares, None where none are known."""
        return self.sizes[-1][1] if self.sizes else None

    @property
    def year(self) -> int | None:
        """The year of the newest hectares."""
        return self.sizes[-1][0] if self.sizes else None

    def hectares_in(self, year: int) -> Decimal | None:
        """Return the hectares that counted in a year: of that year or the last one before."""
        return next((size for at, size in reversed(self.sizes) if at <= year), None)


AREA_COLUMNS = columns_of("area")


class AreaAgreementRow(NamedTuple):
    """What was decided on an area that two registers hold with different hectares."""

    id: str
    area_id: str
    other_area_id: str
    year: int
    hectares: Decimal
    our_hectares: Decimal
    other_hectares: Decimal
    note: str


def areas(database: Database, office_id: str = "") -> list[AreaRow]:
    """Return the areas of an office's register (of all, if empty), by region and name."""
    rows = typed(
        AreaRow,
        [
            (*row, (), ())
            for row in database.read(
                f"SELECT {', '.join(AREA_COLUMNS)} FROM area WHERE ? = '' OR office_id = ? "
                "ORDER BY region_code, name, id",
                (office_id, office_id),
            )
        ],
    )
    sizes: dict[str, list[tuple[int, Decimal]]] = defaultdict(list)
    for area_id, year, hectares in database.read(
        "SELECT area_id, year, hectares FROM area_size ORDER BY area_id, year"
    ):
        # A year whose size is no number is a year without one.
        if (size := stored_quantity(hectares)) is not None:
            sizes[area_id].append((year, size))
    villages: dict[str, list[str]] = defaultdict(list)
    for area_id, code in database.read(
        "SELECT area_id, region_code FROM area_village ORDER BY area_id, region_code"
    ):
        villages[area_id].append(code)
    return [
        row._replace(sizes=tuple(sizes[row.id]), villages=tuple(villages[row.id])) for row in rows
    ]


def areas_by_id(database: Database) -> dict[str, AreaRow]:
    """Return all areas by id."""
    return {row.id: row for row in areas(database)}


def area_agreements(database: Database) -> list[AreaAgreementRow]:
    """Return what was decided on areas of two registers."""
    return typed(
        AreaAgreementRow,
        database.read(
            f"SELECT {columns(AreaAgreementRow)} FROM area_agreement ORDER BY decided_at"
        ),
    )
