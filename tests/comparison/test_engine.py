"""Equal rows are judged together: it comes to what looking at each comes to, to the last word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rakornis_desktop.comparison import engine
from rakornis_desktop.comparison.compare import Comparison, compare
from rakornis_desktop.comparison.deciding_rows import decide
from rakornis_desktop.comparison.finding import Finding
from rakornis_desktop.comparison.findings.rules import Rulebook
from rakornis_desktop.comparison.money_standing import SOURCE, standings
from rakornis_desktop.comparison.pair import EQUAL, Pair
from rakornis_desktop.comparison.rule_choices import choose_rules
from rakornis_desktop.database.journal.changed import Changed
from rakornis_desktop.database.new_database import new_database, office_plan
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.packed_activities import Packed
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.database.row_ids import new_ids

VILLAGE, NEXT, ELSEWHERE = "61.72.02.1001", "61.72.02.1002", "61.01.01.2001"
TITLES = (
    "Perluasan SPAM jaringan perpipaan Gang Melati",
    "Perl. SPAM perpipaan Gg. Melati",
    "Pembangunan drainase lingkungan",
    "Rehabilitasi IPAL komunal Desa Pasiran",
)
SOURCES = (("2.2.1.01.03.37", ""), ("", "APBN lain"), ("", ""))


class Row(NamedTuple):
    """An activity's values in the order of COLUMNS, and its budgets."""

    values: tuple[Any, ...]
    budgets: tuple[tuple[int, int, int], ...]


COLUMNS = (
    "reference", "answers_reference", "code", "title", "indicator", "region_code",
    "location_text", "volume", "unit", "beneficiaries", "area_kind", "slum_area_ha", "proposed_to",
    "readiness_ded", "readiness_land", "note", "service_indicator", "area_id",
)  # fmt: skip
_few = st.sampled_from
_values = st.tuples(
    _few(["", "", "A-1", "A-2"]),
    _few(["", "", "", "", "a-1"]),
    _few(["1.03.03.2.01.0032", "1.03.03.2.01.0028", "1.03.03.1.01.0027", "1.04.03.2.02.0012", ""]),
    _few(TITLES),
    _few(["", "Jumlah sambungan"]),
    _few([VILLAGE, VILLAGE, NEXT, "61.72.02", "61.72", ELSEWHERE, "61", ""]),
    _few(["", "dekat pasar"]),
    _few([None, "12", "12.5"]),
    _few(["SR", "unit", ""]),
    _few([None, 40]),
    _few([None, "kumuh", "strategis"]),
    _few([None, "5", "12", "20"]),
    _few([None, "provinsi", "pusat"]),
    _few([None, "ada", "tidak_ada"]),
    _few([None, "proses"]),
    _few(["", "catatan"]),
    _few(["", "AM-K"]),
    # Which of its office's areas, by their order.
    _few([None, None, 0, 1]),
)
_budgets = st.lists(
    st.tuples(_few([0, 0, 1]), _few([0, 1, 2]), _few([0, 900, 1000, 1003])), max_size=3
)
_row = st.builds(Row, _values, _budgets.map(tuple))


@st.composite
def _plan(draw: st.DrawFn, pool: Sequence[Row]) -> list[Row]:
    """Return most rows of a pool that all plans share, some with one value of another, or twice."""
    found = []
    for row in draw(st.permutations(pool)):
        fate = draw(st.integers(0, 9))
        if fate < 3:
            other, at = draw(_few(pool)), draw(st.integers(0, len(COLUMNS)))
            values = [*row.values, row.budgets]
            values[at] = [*other.values, other.budgets][at]
            row = Row(tuple(values[:-1]), values[-1])
        found += [row] * (0 if fate == 3 else 2 if fate == 4 else 1)
    return found


@st.composite
def _plans(draw: st.DrawFn) -> list[list[Row]]:
    pool = draw(st.lists(_row, min_size=2, max_size=6))
    if draw(st.booleans()):
        # Titles of their own, as most rows have.
        at = COLUMNS.index("title")
        pool = [
            row._replace(
                values=(*row.values[:at], f"{row.values[at]} RT {n}", *row.values[at + 1 :])
            )
            for n, row in enumerate(pool)
        ]
    return [draw(_plan(pool)) for _number in range(3)]


@contextmanager
def _database(
    own: str, others: Sequence[str], rows: Sequence[list[Row]], positions: int = 13
) -> Iterator[Any]:
    with (
        TemporaryDirectory() as folder,
        new_database(Path(folder) / "p.rkn", own, 2027, author="Budi") as database,
    ):
        plan_ids = [own_plan(database).id]
        with database.change_set("Rencana diterima") as changes:
            plan_ids += [office_plan(database, changes, code, 2027) for code in others]
        ids = [
            _fill(database, plan_id, found, positions)
            for plan_id, found in zip(plan_ids, rows, strict=False)
        ]
        yield database, plan_ids, ids


def _fill(database: Database, plan_id: str, rows: list[Row], positions: int = 13) -> list[str]:
    """Write rows in another order than their positions say; few positions are shared ones."""
    ids, areas = new_ids(len(rows)), _areas(database, plan_id)
    with database.change_set("Isi") as changes:
        changes.add_many(
            "activity",
            ("id", "plan_id", "position", *COLUMNS),
            [
                (
                    row_id,
                    plan_id,
                    (at * 7) % positions,
                    *row.values[:-1],
                    None if row.values[-1] is None else areas[row.values[-1]],
                )
                for at, (row_id, row) in enumerate(zip(ids, rows, strict=True))
            ],
        )
        budgets = [
            (row_id, year, *SOURCES[source], amount)
            for row_id, row in zip(ids, rows, strict=True)
            for year, source, amount in row.budgets
        ]
        changes.add_many(
            "budget",
            ("id", "activity_id", "year_offset", "funding_source", "funding_text", "amount"),
            [(new, *budget) for new, budget in zip(new_ids(len(budgets)), budgets, strict=True)],
        )
    return ids


def _areas(database: Database, plan_id: str) -> list[str]:
    """Return two areas of a plan's office: a slum of the province's, and one of nobody's."""
    from rakornis_desktop.database.tables import Area

    with database.change_set("Kawasan") as changes:
        ((office_id,),) = changes.read("SELECT office_id FROM plan WHERE id = ?", (plan_id,))
        found = changes.read("SELECT id FROM area WHERE office_id = ? ORDER BY id", (office_id,))
        if found:
            return [area_id for (area_id,) in found]
        return [
            changes.add(Area, office_id=office_id, kind=kind, name=name, authority=authority).id
            for kind, name, authority in (
                ("kumuh", "Kawasan Sedau", "provinsi"),
                ("strategis", "Pusat kota", None),
            )
        ]


def _row_by_row(database: Database, columns: Sequence[Sequence[str]]) -> Comparison:
    """Compare with no row taken for equal, or for like another, before all rules looked at it."""
    with (
        patch.object(engine, "_FROM", 0),
        patch.object(Rulebook, "of_equal", _each_by_itself),
        patch.object(Rulebook, "of_alone", Rulebook.findings),
    ):
        return compare(database, columns)


def _each_by_itself(rules: Rulebook, left: Packed, right: Packed) -> tuple[Finding, ...]:
    return rules.findings(Pair(EQUAL, (left, right), None, ""))


def _same(fast: Comparison, slow: Comparison) -> None:
    assert fast.summary == slow.summary
    assert fast.decided == slow.decided
    if slow.pairs:
        assert fast.pairs[len(slow.pairs) // 2] == slow.pairs[len(slow.pairs) // 2]
        assert fast.pairs[-1] == slow.pairs[-1]
    assert fast.pairs == slow.pairs
    assert [f.sentence for p in fast.pairs for f in p.findings] == [
        f.sentence for p in slow.pairs for f in p.findings
    ]
    assert fast.outside == slow.outside
    assert standings(fast, SOURCE) == standings(slow, SOURCE)
    # Having been looked at changes nothing.
    assert fast.summary == slow.summary


_many = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@_many
@given(
    rows=_plans(),
    other=_few(["61", "61", "61.01", "00"]),
    links=st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.booleans()), max_size=2),
    off=st.sets(_few(["overlap", "not_ready", "only_here"])),
    tolerance=_few([0, 5]),
    level=_few(["kabupaten_kota", "desa_kelurahan"]),
    issue=st.booleans(),
    decided=st.sets(st.integers(0, 9), max_size=3),
    positions=_few([13, 13, 13, 3]),
)
def test_rows_judged_together_are_what_row_by_row_comes_to(
    rows: list[list[Row]],
    other: str,
    links: list[tuple[int, int, bool]],
    off: set[str],
    tolerance: int,
    level: str,
    issue: bool,
    decided: set[int],
    positions: int,
) -> None:
    from rakornis_desktop.comparison.links import _say_link, _side
    from rakornis_desktop.database.queries.activity_rows import activities_by_id

    with _database("61.72", [other], rows, positions) as (database, plan_ids, (ours, theirs)):
        columns = [[plan_id] for plan_id in plan_ids]
        choose_rules(database, off, Decimal(tolerance), level)
        for left, right, same in links:
            if left < len(ours) and right < len(theirs):
                found = activities_by_id(database, [ours[left], theirs[right]])
                sides = [_side(database, found[one]) for one in (ours[left], theirs[right])]
                with database.change_set("Kata petugas") as changes:
                    _say_link(changes, sides[0], sides[1], "Budi", same=same)
        if issue and ours:
            _issue(database, plan_ids[0], ours[0])
        _same(compare(database, columns), _row_by_row(database, columns))
        pairs = _row_by_row(database, columns).pairs
        chosen = [pair for at, pair in enumerate(pairs) if at in decided]
        fast = compare(database, columns)
        said: list[Changed] = []
        database.on_changed(said.append)
        decide(database, chosen, "ditunda")
        _same(compare(database, columns), _row_by_row(database, columns))
        for changed in said:
            _same(fast.refreshed(database, changed), _row_by_row(database, columns))
        _imported_anew(database, plan_ids[0], rows[0], ours)
        _same(compare(database, columns), _row_by_row(database, columns))


def _issue(database: Database, plan_id: str, activity_id: str) -> None:
    from rakornis_desktop.database.tables import Issue, IssueActivity

    with database.change_set("Masalah") as changes:
        issue = changes.add(Issue, plan_id=plan_id, title="Air keruh")
        changes.add(IssueActivity, issue_id=issue.id, activity_id=activity_id)


def _imported_anew(database: Database, plan_id: str, rows: list[Row], ids: list[str]) -> None:
    """Replace a plan's rows by the same ones with other ids: links find them by what they are."""
    from rakornis_desktop.database.tables import Activity

    with database.change_set("Impor ulang") as changes:
        changes.delete(Activity, *ids)
    _fill(database, plan_id, rows)


@_many
@given(rows=_plans(), edited=st.integers(0, 6), title=_few(TITLES), gone=st.booleans())
def test_an_edit_after_it_comes_to_the_same_as_comparing_anew(
    rows: list[list[Row]], edited: int, title: str, gone: bool
) -> None:
    from rakornis_desktop.database.tables import Activity

    with _database("61", ["61.72", "61.01"], rows) as (database, plan_ids, ids):
        columns = [[plan_ids[0]], plan_ids[1:]]
        fast = compare(database, columns)
        _same(fast, _row_by_row(database, columns))
        everything = [row_id for found in ids for row_id in found]
        if edited >= len(everything):
            return
        said: list[Changed] = []
        database.on_changed(said.append)
        with database.change_set("Ubah") as changes:
            if gone:
                changes.delete(Activity, everything[edited])
            else:
                changes.update(Activity, everything[edited], title=title, region_code=NEXT)
        before = compare(database, columns)
        after = _row_by_row(database, columns)
        for changed in said:
            _same(fast.refreshed(database, changed), after)
            _same(before.refreshed(database, changed), after)


@pytest.mark.parametrize("other", ["61", "61.01"])
def test_a_difference_in_any_one_value_is_seen(other: str) -> None:
    base = dict(
        zip(
            COLUMNS,
            (
                "", "", "1.03.03.2.01.0032", "", "Jumlah", VILLAGE, "", "12", "SR", 40,
                "kumuh", "5", "provinsi", "ada", "proses", "", "AM-K", 0,
            ),
            strict=True,
        )
    )  # fmt: skip
    money = ((0, 0, 900),)
    altered: list[tuple[str, Any]] = [
        ("reference", "A-1"), ("code", "1.03.03.2.01.0028"), ("indicator", "Panjang"),
        ("region_code", NEXT), ("region_code", ""), ("location_text", "dekat pasar"),
        ("volume", "12.5"), ("volume", None), ("unit", "unit"), ("beneficiaries", 41),
        ("area_kind", "strategis"), ("slum_area_ha", "20"), ("proposed_to", None),
        ("proposed_to", "kabupaten_kota"), ("readiness_ded", "tidak_ada"),
        ("readiness_land", None), ("readiness_land", "ada"), ("note", "catatan"),
        ("service_indicator", ""), ("area_id", 1), ("area_id", None),
        ("budget", ((0, 0, 901),)), ("budget", ((1, 0, 900),)), ("budget", ()),
        ("budget", ((0, 1, 900),)), ("budget", ((0, 0, 500), (0, 1, 400))),
        ("budget", ((0, 0, 900), (1, 0, 1))),
    ]  # fmt: skip
    sides: tuple[list[Row], list[Row]] = [], []
    for number, (column, value) in enumerate([*altered, *altered]):
        pair = (base, base | {column: value})
        for side, row in zip(sides, pair if number < len(altered) else pair[::-1], strict=True):
            titled = row | {"title": f"Perluasan SPAM Gang Melati {number}"}
            budgets = titled.pop("budget", money)
            side.append(Row(tuple(titled[name] for name in COLUMNS), budgets))
    with _database("61.72", [other], sides, 101) as (database, plan_ids, _ids):
        columns = [[plan_id] for plan_id in plan_ids]
        _same(compare(database, columns), _row_by_row(database, columns))
