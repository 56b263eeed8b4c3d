"""Rows as they are searched: what each table has in words, and where its changes stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from rakornis_desktop.database.fields.field import Search
from rakornis_desktop.database.fields.registry import fields_of, hangs_on
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.portions import MOST_AT_ONCE, portions


class Searched(NamedTuple):
    """One kind of row that can be found, and which of its columns are looked at.

    ``labels`` are found by their beginning, as a whole (codes, numbers); ``title`` counts more
    than ``rest``. ``owner`` is the row it hangs on.
    """

    kind: str
    owner: str
    title: str
    labels: tuple[str, ...]
    rest: tuple[str, ...]
    has_region: bool = False


def searched_table(table: str) -> Searched:
    """Return what is looked at in a table, as its columns say. Raises ValueError for nothing."""
    by_way: dict[Search, list[str]] = {way: [] for way in Search}
    for field in fields_of(table):
        if field.searched:
            by_way[field.searched].append(field.column)
    owner = hangs_on(table)
    if owner is None or len(by_way[Search.TITLE]) != 1:
        raise ValueError(table)
    return Searched(
        table,
        owner.column,
        by_way[Search.TITLE][0],
        tuple(by_way[Search.LABEL]),
        tuple(by_way[Search.WORDS]),
        bool(by_way[Search.REGION]),
    )


# In the order in which they are listed where they fit equally well.
SEARCHED = tuple(
    map(
        searched_table,
        (
            "activity", "issue", "area", "meeting", "agenda_item", "follow_up", "contribution",
            "participant", "official", "meeting_document",
        ),
    )
)  # fmt: skip
BY_KIND = {searched.kind: searched for searched in SEARCHED}


class SearchedRow(NamedTuple):
    """One row in words; ``labels`` and ``rest`` in the order of its :class:`Searched`."""

    id: str
    owner: str
    title: str
    region_code: str
    labels: tuple[str, ...]
    rest: tuple[str, ...]


class Position(NamedTuple):
    """A place in the journal: the youngest change set, and how to know it again.

    ``before`` is the moment of the set before it: two copies of one file that went different
    ways differ there even where they counted alike.
    """

    set_id: int
    at: str
    label: str
    first_change: int
    before: str


class Changes(NamedTuple):
    """What changed since a position: ids by table, or ``anew`` if the way from there is lost."""

    rows: dict[str, set[str]]
    anew: bool = False


@cache
def _select(kind: str) -> str:
    searched = BY_KIND[kind]
    region = "region_code" if searched.has_region else "''"
    names = (searched.owner, searched.title, region, *searched.labels, *searched.rest)
    return f'SELECT id, {", ".join(names)} FROM "{kind}"'


def _row(kind: str, row: tuple[Any, ...]) -> SearchedRow:
    labels = 4 + len(BY_KIND[kind].labels)
    row_id, owner, title, region = row[:4]
    return SearchedRow(row_id, owner, title, region, row[4:labels], row[labels:])


def count_searched(database: Database) -> int:
    """Return how many rows can be searched."""
    counts = " + ".join(f'(SELECT count(*) FROM "{kind}")' for kind in BY_KIND)
    ((count,),) = database.read(f"SELECT {counts}")
    return int(count)


def searched_after(database: Database, kind: str, after: str, limit: int) -> list[SearchedRow]:
    """Return the next ``limit`` rows of a kind in the order of their ids."""
    rows = database.read(f"{_select(kind)} WHERE id > ? ORDER BY id LIMIT ?", (after, limit))
    return [_row(kind, row) for row in rows]


def searched_by_id(
    database: Database,
    kind: str,
    ids: Sequence[str],
    *,
    stop: Callable[[], bool] | None = None,
) -> dict[str, SearchedRow]:
    """Return the rows of a kind with these ids, as far as they are there."""
    found: dict[str, SearchedRow] = {}
    for part, places in portions(ids):
        for row in database.read(f"{_select(kind)} WHERE id IN ({places})", part, stop=stop):
            found[row[0]] = _row(kind, row)
    return found


def owners(database: Database) -> dict[str, tuple[str, str]]:
    """Return of each plan and office its id, what it is called and its region code."""
    return {
        owner: (name, region)
        for owner, name, region in database.read(
            "SELECT p.id, coalesce(nullif(o.government, ''), o.name), o.region_code "
            "FROM plan p JOIN office o ON o.id = p.office_id "
            "UNION ALL SELECT id, coalesce(nullif(government, ''), name), region_code FROM office"
        )
    }


def journal_identity(database: Database) -> str:
    """Return what tells this database from others: the moment and words of its first change."""
    rows = database.read("SELECT at, label, first_change FROM change_set ORDER BY id LIMIT 1")
    return repr(rows[0]) if rows else ""


def journal_position(database: Database) -> Position | None:
    """Return where the journal stands, None while it is empty."""
    rows = database.read(
        "SELECT id, at, label, coalesce(first_change, 0), "
        "coalesce((SELECT at FROM change_set WHERE id < s.id ORDER BY id DESC LIMIT 1), '') "
        "FROM change_set s ORDER BY id DESC LIMIT 1"
    )
    return Position(*rows[0]) if rows else None


def changes_since(database: Database, position: Position, tables: Iterable[str]) -> Changes:
    """Return the ids of rows of ``tables`` changed after ``position``.

    The set of the position itself is read once more where it may have gone on since: what is
    typed goes on in one change set.
    """
    rows = database.read(
        "SELECT at, label, coalesce(first_change, 0), last_change, "
        "coalesce((SELECT at FROM change_set WHERE id < s.id ORDER BY id DESC LIMIT 1), '') "
        "FROM change_set s WHERE id = ?",
        (position.set_id,),
    )
    if not rows:
        return Changes({}, anew=True)
    at, label, first, last, before = rows[0]
    if (label, first, before) != (position.label, position.first_change, position.before):
        return Changes({}, anew=True)
    last = first - 1 if last is None else last
    goes_on = at != position.at or last - first < MOST_AT_ONCE
    start = first if goes_on else last + 1
    found: dict[str, set[str]] = {}
    names = tuple(tables)
    places = ", ".join("?" * len(names))
    for table, row_id in database.read(
        f"SELECT DISTINCT table_name, row_id FROM change "
        f"WHERE id >= ? AND table_name IN ({places})",
        (start, *names),
    ):
        found.setdefault(table, set()).add(row_id)
    return Changes(found)


class PlaceInMeeting(NamedTuple):
    """The meeting that a row belongs to, and the agenda item it hangs on, empty for none."""

    meeting_id: str
    agenda_item_id: str


def place_in_meeting(database: Database, kind: str, row_id: str) -> PlaceInMeeting | None:
    """Return where a row of a meeting is found; None if it is of none, or gone."""
    sources = {
        "meeting": "SELECT id, '' FROM meeting WHERE id = ?",
        "agenda_item": "SELECT meeting_id, id FROM agenda_item WHERE id = ?",
        "follow_up": "SELECT meeting_id, coalesce(agenda_item_id, '') FROM follow_up WHERE id = ?",
        "contribution": "SELECT a.meeting_id, a.id FROM contribution c "
        "JOIN agenda_item a ON a.id = c.agenda_item_id WHERE c.id = ?",
        "participant": "SELECT meeting_id, '' FROM participant WHERE id = ?",
        "meeting_document": "SELECT meeting_id, '' FROM meeting_document WHERE id = ?",
    }
    rows = database.read(sources[kind], (row_id,)) if kind in sources else []
    return PlaceInMeeting(*rows[0]) if rows else None
