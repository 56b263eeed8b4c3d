"""Plans in outline: what tells their activities apart, without a Python value for each column.

SQLite compares and counts tens of thousands of activities faster than Python can be handed their
values. An activity is named here by its number, SQLite's own rowid, which takes eight bytes.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.activity_rows import (
    ACTIVITY_COLUMNS,
    ActivityRow,
    FundedActivities,
    funded,
)

# Between the pieces of one row's letters, and between rows.
PIECE, ROW = "\x1f", "\x1e"
# So many activities are asked for at once: their texts are let go before the next are read.
_AT_ONCE = 4_096
_REGENCY = 5

# Beside their letters: what two activities differ by (see comparison/differences.py), and what
# rules look at.
_COMPARED = (
    "indicator", "volume", "unit", "target_text", "beneficiaries", "area_kind", "slum_area_ha",
    "proposed_to", "readiness_ded", "readiness_rab", "readiness_land",
)  # fmt: skip
_LOOKED_AT = (
    "code", "slum_area_ha", "area_kind", "proposed_to", "readiness_ded", "readiness_rab",
    "readiness_land",
)  # fmt: skip
_RUNS = (
    "WITH run (first, last, shift) AS (SELECT json_extract(value, '$[0]'), "
    "json_extract(value, '$[1]'), json_extract(value, '$[2]') FROM json_each(?)) "
)
_RUN_A = "run CROSS JOIN activity a ON a.rowid BETWEEN run.first AND run.last"
_RUN_AB = f"{_RUN_A} CROSS JOIN activity b ON b.rowid = a.rowid + run.shift"
# Money of year n and of the next, and what it comes from; of activities with one budget each, and
# of those with several.
_ONE = "coalesce(x.amount * (1 - x.year_offset), 0)"
_ONE_EACH = "x.year_offset IS y.year_offset AND x.amount IS y.amount"
_ONE_SOURCE = " AND x.funding_source IS y.funding_source AND x.funding_text IS y.funding_text"
_NO_AREAS = "null, null"
_SUMS = "sum(amount * (1 - year_offset)) || ' ' || sum(amount * year_offset)"
_SUMMED_SOURCES = (
    " || coalesce(group_concat(CASE year_offset WHEN 0 THEN json_array(funding_source, "
    "funding_text) END), '')"
)


class Outline(NamedTuple):
    """The activities of a plan in their order: their numbers, and their letters.

    Letters are region, code, location and title. ``answering`` are the numbers of those that
    name what they answer.
    """

    numbers: array[int]
    letters: list[str]
    answering: list[int]


class Alike(NamedTuple):
    """What is known of many activities together: how many have the same traits, their rupiah.

    Traits are what rules look at, as :class:`Traits` in JSON; ``others`` are the numbers of
    activities that turned out to be no part of it.
    """

    traits: Counter[str]
    amount: int
    others: list[int]


class Traits(NamedTuple):
    """What rules look at in one activity; ``title`` only where it has no code.

    The areas are those that it points to in either plan, None where nobody asks.
    """

    code: str
    slum_area_ha: str | None
    area_kind: str | None
    proposed_to: str | None
    readiness_ded: str | None
    readiness_rab: str | None
    readiness_land: str | None
    region_length: int
    without_location_text: int
    title: str
    funded: int
    left_area: str | None
    right_area: str | None


def outline_of(database: Database, plan_id: str) -> Outline | None:
    """Return a plan in outline, None where it has to be read value by value.

    That is where positions do not tell its activities apart, or a text holds our own signs.
    """
    numbers, positions, letters = array("q"), array("q"), list[str]()
    answering: list[int] = []
    for first, last in _ranges(database, plan_id):
        ((count, low, high, near, far, texts, named),) = database.read(
            "SELECT count(*), min(number), max(number), min(position - number), "
            "max(position - number), group_concat(letters, char(30)), "
            "group_concat(CASE WHEN answers_reference <> '' THEN number END, ' ') "
            "FROM (SELECT rowid AS number, position, answers_reference, "
            "region_code || char(31) || code || char(31) || location_text || char(31) || title "
            "AS letters FROM activity WHERE plan_id = ? AND rowid BETWEEN ? AND ? ORDER BY rowid)",
            (plan_id, first, last),
        )
        if not count:
            continue
        if high - low + 1 == count and near == far:
            # Written in one go: what numbers and positions are need not be told one by one.
            numbers.extend(range(low, high + 1))
            positions.extend(range(low + near, high + near + 1))
        else:
            for number, position in database.read(
                "SELECT rowid, position FROM activity "
                "WHERE plan_id = ? AND rowid BETWEEN ? AND ? ORDER BY rowid",
                (plan_id, first, last),
            ):
                numbers.append(number)
                positions.append(position)
        letters += texts.split(ROW)
        if len(letters) != len(numbers) or texts.count(PIECE) != 3 * count:
            return None
        if named:
            answering += map(int, named.split())
    if any(map(int.__ge__, positions, positions[1:])):
        order = sorted(range(len(numbers)), key=positions.__getitem__)
        if len(set(positions)) < len(positions):
            return None
        numbers = array("q", [numbers[at] for at in order])
        letters = [letters[at] for at in order]
    return Outline(numbers, letters, answering)


def equal_activities(
    database: Database,
    pairs: Sequence[tuple[int, int]],
    *,
    with_sources: bool,
    with_areas: bool = False,
) -> Alike:
    """Find which pairs of numbers, of equal letters, are equal in all that is compared.

    Returns their traits and the rupiah of one side, and as ``others`` the first numbers of
    pairs that are not equal (or of no regency by their code). ``with_sources`` compares the
    funding sources too, ``with_areas`` tells the areas they point to.
    """
    areas = "a.area_id, b.area_id" if with_areas else _NO_AREAS
    same = " AND ".join(f"a.{column} IS b.{column}" for column in _COMPARED)
    same = f"length(a.region_code) >= {_REGENCY} AND {same}"
    sums = _SUMS + (_SUMMED_SOURCES if with_sources else "")
    one_each = _asked(
        f"{same} AND {_ONE_EACH}{_ONE_SOURCE if with_sources else ''}",
        _ONE,
        f"{_RUN_AB} LEFT JOIN budget x ON x.activity_id = a.id "
        "LEFT JOIN budget y ON y.activity_id = b.id",
        areas,
    )
    several = _asked(
        f"{same} AND (SELECT {sums} FROM budget WHERE activity_id = a.id) "
        f"IS (SELECT {sums} FROM budget WHERE activity_id = b.id)",
        _summed("a"),
        _RUN_AB,
        areas,
    )
    return _alike(database, one_each, several, pairs)


def lone_activities(
    database: Database, numbers: Sequence[int], *, with_areas: bool = False
) -> Alike:
    """Return the traits and rupiah of activities without a counterpart."""
    areas = "a.area_id, a.area_id" if with_areas else _NO_AREAS
    one_each = _asked("1", _ONE, f"{_RUN_A} LEFT JOIN budget x ON x.activity_id = a.id", areas)
    several = _asked("1", _summed("a"), _RUN_A, areas)
    return _alike(database, one_each, several, [(number, number) for number in numbers])


def activities_by_number(
    database: Database, numbers: Iterable[int]
) -> tuple[list[int], FundedActivities]:
    """Return the numbers of the activities that are there, and these with sums and sources."""
    wanted = sorted(numbers)
    found: list[int] = []
    rows: list[ActivityRow] = []
    sources: dict[str, frozenset[tuple[str, str]]] = {}
    columns = ", ".join(f"a.{column}" for column in ACTIVITY_COLUMNS)
    for start in range(0, len(wanted), _AT_ONCE):
        part = (json.dumps(wanted[start : start + _AT_ONCE]),)
        read = database.read(
            f"SELECT a.rowid, {columns} FROM json_each(?) n "
            "CROSS JOIN activity a ON a.rowid = n.value",
            part,
        )
        budgets = database.read(
            "SELECT b.activity_id, b.year_offset, b.funding_source, b.funding_text, b.amount "
            "FROM json_each(?) n CROSS JOIN activity a ON a.rowid = n.value "
            "CROSS JOIN budget b ON b.activity_id = a.id",
            part,
        )
        made = funded((row[1:] for row in read), budgets)
        found += [row[0] for row in read]
        rows += made.rows
        sources |= made.sources
    return found, FundedActivities(rows, sources)


def numbers_by_id(database: Database, ids: Iterable[str]) -> set[int]:
    """Return the numbers of the activities with these ids."""
    return _numbers(database, "id IN (SELECT value FROM json_each(?))", sorted(set(ids)))


def numbers_by_reference(
    database: Database, plan_id: str, references: Iterable[str], codes: Iterable[str]
) -> set[int]:
    """Return the numbers of a plan's activities that have one of ``references``.

    Those without a reference are found by ``codes``.
    """
    wanted, coded = sorted(set(references)), sorted(set(codes))
    found: set[int] = set()
    if wanted:
        found |= _numbers(
            database,
            "reference IN (SELECT value FROM json_each(?)) AND plan_id = ?",
            wanted,
            plan_id,
        )
    if coded:
        found |= _numbers(
            database,
            "reference = '' AND code IN (SELECT value FROM json_each(?)) AND plan_id = ?",
            coded,
            plan_id,
        )
    return found


def references_of(database: Database, plan_id: str) -> list[tuple[int, str, str]]:
    """Return number, id and reference of a plan's activities."""
    return database.read("SELECT rowid, id, reference FROM activity WHERE plan_id = ?", (plan_id,))


def answered_references(database: Database, numbers: Iterable[int]) -> list[str]:
    """Return what activities say they answer."""
    return [
        text
        for (text,) in database.read(
            "SELECT answers_reference FROM activity "
            "WHERE rowid IN (SELECT value FROM json_each(?))",
            (json.dumps(list(numbers)),),
        )
    ]


def _numbers(database: Database, where: str, values: list[str], *further: str) -> set[int]:
    if not values:
        return set()
    found = database.read(
        f"SELECT rowid FROM activity WHERE {where}", (json.dumps(values), *further)
    )
    return {number for (number,) in found}


def _ranges(database: Database, plan_id: str) -> Iterator[tuple[int, int]]:
    ((first, last),) = database.read(
        "SELECT (SELECT min(rowid) FROM activity WHERE plan_id = ?1), "
        "(SELECT max(rowid) FROM activity WHERE plan_id = ?1)",
        (plan_id,),
    )
    if first is not None:
        for start in range(first, last + 1, _AT_ONCE):
            yield start, start + _AT_ONCE - 1


def _asked(condition: str, money: str, tables: str, areas: str) -> str:
    """Return the query for what ``condition`` holds of, with its rupiah of year n."""
    looked_at = ", ".join(f"a.{column}" for column in _LOOKED_AT)
    return (
        f"{_RUNS} SELECT count(*), group_concat(CASE WHEN same THEN traits END, char(30)), "
        "sum(CASE WHEN same THEN money END), "
        "group_concat(CASE WHEN NOT same THEN number END, ' ') "
        f"FROM (SELECT a.rowid AS number, {condition} AS same, {money} AS money, "
        f"json_array({looked_at}, length(a.region_code), a.location_text = '', "
        f"CASE a.code WHEN '' THEN a.title ELSE '' END, {money} > 0, {areas}) AS traits "
        f"FROM {tables} LIMIT -1)"
    )


def _summed(alias: str) -> str:
    return (
        "coalesce((SELECT sum(amount) FROM budget "
        f"WHERE activity_id = {alias}.id AND year_offset = 0), 0)"
    )


def _alike(
    database: Database, one_each: str, several: str, pairs: Sequence[tuple[int, int]]
) -> Alike:
    """Ask with ``one_each`` as long as no activity has several budgets, then with ``several``."""
    traits: Counter[str] = Counter()
    amount, others = 0, list[int]()
    sql = one_each
    for part in _parts(pairs):
        runs = (_runs(part),)
        ((count, found, money, unlike),) = database.read(sql, runs)
        if count != len(part):
            sql = several
            ((count, found, money, unlike),) = database.read(sql, runs)
        if found:
            traits.update(found.split(ROW))
        amount += money or 0
        if unlike:
            others += map(int, unlike.split())
    return Alike(traits, amount, others)


def _parts(pairs: Sequence[tuple[int, int]]) -> Iterator[Sequence[tuple[int, int]]]:
    for start in range(0, len(pairs), _AT_ONCE):
        yield pairs[start : start + _AT_ONCE]


def _runs(pairs: Sequence[tuple[int, int]]) -> str:
    """Return pairs of numbers as JSON ``[[first, last, how far the other's number is], …]``.

    Rows that were written together have numbers in a row on both sides: few runs say it all.
    """
    runs: list[Any] = []
    start = expected = distance = None
    for one, other in pairs:
        if one != expected or other - one != distance:
            if start is not None and expected is not None:
                runs.append((start, expected - 1, distance))
            start, distance = one, other - one
        expected = one + 1
    if start is not None and expected is not None:
        runs.append((start, expected - 1, distance))
    return json.dumps(runs)
