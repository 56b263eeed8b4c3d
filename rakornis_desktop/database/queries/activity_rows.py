"""Activities of a plan as typed rows, with their budgets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from rakornis_desktop.database.fields.field import DECIMALS
from rakornis_desktop.database.fields.registry import columns_of, fields_of
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.portions import portions
from rakornis_desktop.database.queries.row_types import row_type
from rakornis_desktop.database.queries.typed_rows import typed, typed_value


class BudgetRow(NamedTuple):
    """One budget of an activity; ``amount`` in rupiah, ``year_offset`` 0 (n) or 1 (n+1)."""

    id: str
    activity_id: str
    year_offset: int
    funding_source: str
    funding_text: str
    amount: int


if TYPE_CHECKING:

    class ActivityRow(NamedTuple):
        """An activity as read: the table's columns in order, then its sums in rupiah."""

        id: str
        plan_id: str
        position: int
        reference: str
        answers_reference: str
        code: str
        title: str
        indicator: str
        region_code: str
        location_text: str
        volume: Decimal | None
        unit: str
        target_text: str
        volume_next: Decimal | None
        target_next_text: str
        beneficiaries: int | None
        beneficiary_unit: str
        target_group: str
        area_kind: str | None
        area_id: str | None
        slum_area_ha: Decimal | None
        priority: int | None
        proposed_to: str | None
        readiness_fs: str | None
        readiness_fs_document: str
        readiness_ded: str | None
        readiness_ded_document: str
        readiness_rab: str | None
        readiness_rab_document: str
        readiness_land: str | None
        readiness_land_document: str
        readiness_environment: str | None
        readiness_environment_document: str
        readiness_decree: str | None
        readiness_decree_document: str
        note: str
        origin: str
        service_indicator: str
        budget: int
        budget_next: int

else:
    ActivityRow = row_type("ActivityRow", "activity", (("budget", "int"), ("budget_next", "int")))


ACTIVITY_COLUMNS = columns_of("activity")
_SELECT = (
    f"SELECT {', '.join(f'a.{column}' for column in ACTIVITY_COLUMNS)}, "
    "coalesce((SELECT sum(amount) FROM budget WHERE activity_id = a.id AND year_offset = 0), 0), "
    "coalesce((SELECT sum(amount) FROM budget WHERE activity_id = a.id AND year_offset = 1), 0) "
    "FROM activity a"
)


_EMPTY = ActivityRow._make((*(field.empty for field in fields_of("activity")), 0, 0))


def activity_with(**values: Any) -> ActivityRow:
    """Return an activity that stands in no database, with these values and no others."""
    return _EMPTY._replace(**values)


def activities_of(database: Database, plan_id: str) -> list[ActivityRow]:
    """Return the activities of a plan in their order, with their sums in rupiah."""
    return funded_activities_of(database, plan_id).rows


class FundedActivities(NamedTuple):
    """Activities in their order, and the funding sources of year n by activity id.

    A source is ``(code, text as written)``.
    """

    rows: list[ActivityRow]
    sources: dict[str, frozenset[tuple[str, str]]]


def funded_activities_of(database: Database, plan_id: str) -> FundedActivities:
    """Return the activities of a plan with their sums and sources, budgets read in one go."""
    rows = database.read(
        f"SELECT {', '.join(ACTIVITY_COLUMNS)} FROM activity WHERE plan_id = ?", (plan_id,)
    )
    # They nearly stand in their order already: sorting here costs a tenth of sorting there.
    rows.sort(key=itemgetter(ACTIVITY_COLUMNS.index("position"), 0))
    return funded(
        rows,
        database.read(
            "SELECT b.activity_id, b.year_offset, b.funding_source, b.funding_text, b.amount "
            "FROM budget b JOIN activity a ON a.id = b.activity_id WHERE a.plan_id = ?",
            (plan_id,),
        ),
    )


def funded(
    activities: Iterable[tuple[Any, ...]], budgets: Iterable[tuple[Any, ...]]
) -> FundedActivities:
    """Return stored rows typed, with their sums and sources.

    ``activities`` stand in the order of the table's columns; ``budgets`` are activity id, year,
    source, text and amount in rupiah.
    """
    money, sources = _money_of(budgets)
    nothing = (0, 0)
    rows = []
    get, new = money.get, tuple.__new__
    quantities = [
        (place, _Decimals(place))
        for place, field in enumerate(fields_of("activity"))
        if field.kind in DECIMALS
    ]
    # A hundred thousand rows come this way: no call that can be spared.
    for row in activities:
        values = [*row, *get(row[0], nothing)]
        for place, decimals in quantities:
            if values[place] is not None:
                values[place] = decimals[values[place]]
        rows.append(new(ActivityRow, values))
    return FundedActivities(rows, sources)


class _Decimals(dict[Any, Decimal]):
    """Quantities of one column by their text; each is read once."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self._place = place

    def __missing__(self, text: Any) -> Decimal:
        value = typed_value(ActivityRow, self._place, text)
        self[text] = value
        return value


def _money_of(
    budgets: Iterable[tuple[Any, ...]],
) -> tuple[dict[str, tuple[int, int]], dict[str, frozenset[tuple[str, str]]]]:
    money: dict[str, tuple[int, int]] = {}
    sources: dict[str, frozenset[tuple[str, str]]] = {}
    known: dict[tuple[str, str], frozenset[tuple[str, str]]] = {}
    for activity_id, year, source, text, amount in budgets:
        before = money.get(activity_id)
        if before is None:
            money[activity_id] = (amount, 0) if year == 0 else (0, amount)
        elif year == 0:
            money[activity_id] = (before[0] + amount, before[1])
        else:
            money[activity_id] = (before[0], before[1] + amount)
        if year == 0 and (source or text):
            key = (source, text)
            single = known.get(key)
            if single is None:
                single = known[key] = frozenset((key,))
            others = sources.get(activity_id)
            sources[activity_id] = single if others is None else others | single
    return money, sources


def activities_by_id(database: Database, ids: Sequence[str]) -> dict[str, ActivityRow]:
    """Return the activities with these ids; an id that is not there is not in the answer."""
    found: dict[str, ActivityRow] = {}
    for part, places in portions(ids):
        for row in typed(ActivityRow, database.read(f"{_SELECT} WHERE a.id IN ({places})", part)):
            found[row.id] = row
    return found


def budgets_of(database: Database, plan_id: str) -> dict[str, list[BudgetRow]]:
    """Return the budgets of a plan's activities, by activity id."""
    budgets: dict[str, list[BudgetRow]] = defaultdict(list)
    for row in database.read(
        "SELECT b.id, b.activity_id, b.year_offset, b.funding_source, b.funding_text, b.amount "
        "FROM budget b JOIN activity a ON a.id = b.activity_id WHERE a.plan_id = ? "
        "ORDER BY b.activity_id, b.year_offset, b.id",
        (plan_id,),
    ):
        budgets[row[1]].append(BudgetRow(*row))
    return dict(budgets)


def budgets_of_activity(database: Database, activity_id: str) -> list[BudgetRow]:
    """Return the budgets of one activity, year n first."""
    return [
        BudgetRow(*row)
        for row in database.read(
            "SELECT id, activity_id, year_offset, funding_source, funding_text, amount "
            "FROM budget WHERE activity_id = ? ORDER BY year_offset, id",
            (activity_id,),
        )
    ]


def search_activities(
    database: Database, plan_id: str, text: str, *, limit: int = 30
) -> list[ActivityRow]:
    """Return the activities of a plan that hold every word of ``text`` in code or title."""
    words = text.split()
    where = " AND ".join("instr(lower(a.code || ' ' || a.title), lower(?)) > 0" for _word in words)
    return typed(
        ActivityRow,
        database.read(
            f"{_SELECT} WHERE a.plan_id = ? {'AND ' + where if where else ''} "
            "ORDER BY a.position, a.id LIMIT ?",
            (plan_id, *words, limit),
        ),
    )
