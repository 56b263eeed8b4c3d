"""Activities as a comparison reads them: few values each, the rest as SQLite packs it.

Two plans of a hundred thousand activities have eight million values, and most of them are the same
on both sides. SQLite hands a row over as a dozen values: those that pairing looks at, and three
texts that hold all others. Rows are told equal by their texts; a row is unpacked when somebody
looks at it, without asking the database again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache, partial
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from rakornis_desktop.database.fields.registry import compared_columns
from rakornis_desktop.database.queries.activity_rows import (
    ACTIVITY_COLUMNS,
    ActivityRow,
    FundedActivities,
)
from rakornis_desktop.database.queries.typed_rows import typed_value
from rakornis_desktop.reference.funding import funding

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

# Stands by itself in a row: pairing, rules and lists ask for it of every one.
ALONE = (
    "id", "plan_id", "position", "reference", "answers_reference", "area_id", "code",
    "region_code", "location_text", "title",
)  # fmt: skip
# What rules look at in one activity (see comparison/findings/rules.py), compared as well.
JUDGED = (
    "area_kind", "slum_area_ha", "proposed_to", "readiness_ded", "readiness_rab",
    "readiness_land",
)  # fmt: skip
# What two activities can differ by beside these (see comparison/differences.py).
COMPARED = tuple(
    column
    for column in compared_columns("activity")
    if column in ACTIVITY_COLUMNS and column not in (*ALONE, *JUDGED)
)
FURTHER = tuple(column for column in ACTIVITY_COLUMNS if column not in (*ALONE, *COMPARED, *JUDGED))
# Between code and text of one source, and between sources.
_CODE_END, _SOURCE_END = "\x1f", "\x1e"


class _Packed(NamedTuple):
    id: str
    plan_id: str
    position: int
    reference: str
    answers_reference: str
    area_id: str | None
    code: str
    region_code: str
    location_text: str
    title: str
    compared: str
    judged: str
    further: str
    budget: int
    budget_next: int
    sources: str


class Packed(_Packed):
    """An activity with what tells it apart by name; ``compared``, ``judged``, ``further`` in JSON.

    ``budget`` and ``budget_next`` are rupiah of years n and n+1; ``sources`` what year n is paid
    from, see :func:`named_sources`.
    """

    @cached_property
    def row(self) -> ActivityRow:
        """All its values. Raises Refusal where one of them is none that this program writes."""
        texts = f"[{self.compared[1:-1]},{self.judged[1:-1]},{self.further[1:-1]}]"
        values = [*_in_order((*self[:_TEXTS], *json.loads(texts))), self.budget, self.budget_next]
        for place, known in _QUANTITIES:
            text = values[place]
            if text is not None:
                if text not in known:
                    if len(known) > _MOST_KNOWN:
                        known.clear()
                    known[text] = typed_value(ActivityRow, place, text)
                values[place] = known[text]
        return tuple.__new__(ActivityRow, values)


_TEXTS = _Packed._fields.index("compared")
_stored = [*ALONE, *COMPARED, *JUDGED, *FURTHER]
_in_order = itemgetter(*map(_stored.index, ACTIVITY_COLUMNS))
_MOST_KNOWN = 50_000
_QUANTITIES: list[tuple[int, dict[str, Decimal | None]]] = [
    (ACTIVITY_COLUMNS.index(column), {}) for column in ("volume", "volume_next", "slum_area_ha")
]
_make = partial(tuple.__new__, Packed)
_by_place = attrgetter("position", "id")
_SELECT = (
    f"SELECT {', '.join(f'a.{column}' for column in ALONE)}, "
    + "".join(
        f"json_array({', '.join(f'a.{column}' for column in columns)}), "
        for columns in (COMPARED, JUDGED, FURTHER)
    )
    + "coalesce(b.amount * (1 - b.year_offset), 0), coalesce(b.amount * b.year_offset, 0), "
    "CASE b.year_offset WHEN 0 THEN b.funding_source || char(31) || b.funding_text ELSE '' END "
    "FROM activity a LEFT JOIN budget b ON b.activity_id = a.id "
)


def packed_activities_of(database: Database, plan_id: str) -> list[Packed]:
    """Return the activities of a plan in their order."""
    found = _read(database.read(f"{_SELECT} WHERE a.plan_id = ?", (plan_id,)))
    # They nearly stand in their order already: sorting here costs a tenth of sorting there.
    found.sort(key=_by_place)
    return found


def packed_activities_by_id(database: Database, ids: Sequence[str]) -> dict[str, Packed]:
    """Return the activities with these ids; an id that is not there is not in the answer."""
    found = _read(
        database.read(
            f"{_SELECT} WHERE a.id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),)
        )
    )
    return {row.id: row for row in found}


def packed(row: ActivityRow, sources: str = "") -> Packed:
    """Return an activity that was read otherwise; ``sources`` as in :class:`Packed`."""
    values = row._asdict()
    texts = [
        json.dumps(
            [_plain(values[column]) for column in columns],
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for columns in (COMPARED, JUDGED, FURTHER)
    ]
    made: Packed = _make(
        (*(values[column] for column in ALONE), *texts, row.budget, row.budget_next, sources)
    )
    made.__dict__["row"] = row
    return made


def packed_all(funded: FundedActivities) -> list[Packed]:
    """Return activities that were read otherwise, in their order."""
    return [
        packed(row, _SOURCE_END.join(sorted(map(_CODE_END.join, funded.sources.get(row.id, ())))))
        for row in funded.rows
    ]


@lru_cache(maxsize=2_000)
def named_sources(sources: str) -> frozenset[str]:
    """Return the funding sources of :attr:`Packed.sources` as they are called."""
    label = funding().label
    named = set()
    for source in sources.split(_SOURCE_END):
        code, _end, text = source.partition(_CODE_END)
        if code or text:
            named.add(label(code) if code else text)
    return frozenset(named)


def _read(rows: list[tuple[Any, ...]]) -> list[Packed]:
    """Return rows as they come from SQLite, those of several budgets put together."""
    ids = [row[0] for row in rows]
    if any(map(str.__eq__, ids, ids[1:])) or len(set(ids)) < len(ids):
        return [_summed(list(same)) for _id, same in groupby(_together(rows), itemgetter(0))]
    return list(map(_make, rows))


def _together(rows: list[tuple[Any, ...]]) -> Iterable[tuple[Any, ...]]:
    order = {row[0]: at for at, row in reversed(list(enumerate(rows)))}
    return sorted(rows, key=lambda row: order[row[0]])


def _summed(rows: list[tuple[Any, ...]]) -> Packed:
    if len(rows) == 1:
        return _make(rows[0])
    *values, budget, budget_next, _source = rows[0]
    paid = sorted({row[-1] for row in rows if row[-1] not in ("", _CODE_END)})
    budget += sum(row[-3] for row in rows[1:])
    budget_next += sum(row[-2] for row in rows[1:])
    return _make((*values, budget, budget_next, _SOURCE_END.join(paid)))


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, Decimal) else value
