"""Up to five copies of one plan, edited at random and exchanged in any order."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from rakornis_desktop.database.edits.activity_edits import BudgetEntry, add_activity
from rakornis_desktop.database.edits.field_refusal import FieldRefusal
from rakornis_desktop.database.edits.issue_edits import set_cause_of
from rakornis_desktop.database.new_database import new_database
from rakornis_desktop.database.opening.checking import check_journal
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.database.tables import (
    Activity,
    AgendaItem,
    Area,
    AreaAgreement,
    AreaSize,
    AreaVillage,
    Budget,
    Decision,
    DecisionActivity,
    FollowUp,
    Indicator,
    Issue,
    IssueActivity,
    IssueArea,
    IssueIndicator,
    Link,
    Meeting,
    ServiceAchievement,
)
from rakornis_desktop.exchange.merge.conflict_deciding import open_conflicts, resolve_all
from rakornis_desktop.exchange.traffic.own_key import OwnKey, own_key
from rakornis_desktop.exchange.traffic.receiving import receive
from rakornis_desktop.exchange.traffic.sending import send

COPIES = 5
_TABLES = {
    "activity": "id, title, unit, note, code, service_indicator, beneficiaries, area_id",
    "budget": "id, activity_id, year_offset, amount",
    "issue": "id, title, parent_id",
    "issue_activity": "id, issue_id, activity_id",
    "link": "id, left_activity_id, right_activity_id, same, note",
    "decision": "id, status, note",
    "decision_activity": "id, decision_id, activity_id",
    "meeting": "id, title, venue",
    "agenda_item": "id, meeting_id, title",
    "follow_up": "id, meeting_id, agenda_item_id, task",
    "issue_indicator": "id, issue_id, indicator",
    "issue_area": "id, issue_id, area_id",
    "area": "id, name",
    "area_size": "id, area_id, year, hectares",
    "area_village": "id, area_id, region_code",
    "area_agreement": "id, area_id, other_area_id, year, hectares, our_hectares",
    "indicator": "id, code, unit",
    "service_achievement": "id, region_code, indicator, year, in_need, served, note",
}
NOW = datetime(2026, 3, 24, tzinfo=UTC)


class Copy:
    """One copy of the plan."""

    def __init__(self, database: Database, key: OwnKey, folder: Path) -> None:
        self.database, self.key, self.folder = database, key, folder

    def rows(self) -> dict[str, list[tuple[Any, ...]]]:
        return {
            table: sorted(self.database.read(f"SELECT {columns} FROM {table}"))
            for table, columns in _TABLES.items()
        }

    def ids(self, table: str) -> list[str]:
        return [i for (i,) in self.database.read(f"SELECT id FROM {table} ORDER BY id")]

    def file(self) -> bytes:
        return send(self.database, self.folder / "r.rakornis", key=self.key).file.read_bytes()

    def receive(self, file: bytes) -> int:
        return receive(self.database, file, "r.rakornis", accept=True, key=self.key).conflicts


@contextmanager
def copies(count: int) -> Iterator[list[Copy]]:
    # In memory where there is such a folder: each change waits for the disk otherwise.
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        folder = Path(name)
        key = own_key(folder)
        first = new_database(folder / "0.rkn", "61.72", 2027)
        opened = [first]
        try:
            plan_id = own_plan(first).id
            for title in "ABC":
                add_activity(first, plan_id, {"title": title}, [BudgetEntry(0, "", 5, "")])
            with first.change_set("Masalah") as changes:
                issue = changes.add(Issue, plan_id=plan_id, title="Kumuh")
                changes.add(Issue, plan_id=plan_id, title="Tidak ada drainase")
                area = changes.add(
                    Area, office_id=own_plan(first).office_id, kind="kumuh", name="Sedau"
                )
                changes.add(AreaSize, area_id=area.id, year=2026, hectares=Decimal("12.5"))
                ((activity,), *_rest) = changes.read("SELECT id FROM activity ORDER BY id")
                changes.add(IssueActivity, issue_id=issue.id, activity_id=activity)
            send(first, folder / "r.rakornis", key=key)
            for number in range(1, count):
                first.copy_to(folder / f"{number}.rkn")
                opened.append(Database.open(folder / f"{number}.rkn"))
            yield [Copy(database, key, folder) for database in opened]
        finally:
            for database in opened:
                database.close()


def no_rings(copy: Copy) -> bool:
    above = dict(copy.database.read("SELECT id, parent_id FROM issue"))
    for row_id in above:
        seen = set()
        while row_id:
            if row_id in seen:
                return False
            seen.add(row_id)
            row_id = above[row_id]
    return True


def edit(copy: Copy, step: str, number: int, value: str) -> None:
    """Do one thing to a copy as an officer would."""
    database = copy.database
    if step in STANDING:
        edit_standing(copy, step, number, value)
        return
    table = {
        "money": "budget", "drop money": "budget", "issue": "issue", "decide": "decision",
        "drop decision": "decision", "unlink": "link", "meet": "meeting", "agenda": "agenda_item",
        "drop agenda": "agenda_item", "task": "meeting",
    }.get(step, "activity")  # fmt: skip
    ids = copy.ids(table)
    chosen = ids[number % len(ids)] if ids else ""
    if step == "add":
        add_activity(database, own_plan(database).id, {"title": value}, [BudgetEntry(0, "", 7, "")])
        return
    if step == "undo":
        database.undo()
        return
    if step == "meeting":
        with database.change_set(step) as changes:
            changes.add(Meeting, plan_id=own_plan(database).id, title=value)
        return
    if not chosen:
        return
    with database.change_set(step) as changes:
        if step in ("title", "unit", "note"):
            changes.update(Activity, chosen, **{step: value})
        elif step == "delete":
            changes.delete(Activity, chosen)
        elif step == "money":
            changes.update(Budget, chosen, amount=number * 1000 + len(value))
        elif step == "more money":
            changes.add(Budget, activity_id=chosen, year_offset=1, amount=number)
        elif step == "drop money":
            changes.delete(Budget, chosen)
        elif step == "issue":
            changes.update(Issue, chosen, title=value)
        elif step == "link":
            other = ids[(number + 1) % len(ids)]
            pair = sorted((chosen, other))
            if other != chosen and not changes.read(
                "SELECT 1 FROM link WHERE left_activity_id = ? AND right_activity_id = ?", pair
            ):
                changes.add(
                    Link,
                    left_activity_id=pair[0],
                    right_activity_id=pair[1],
                    same=number % 2 == 0,
                    note=value,
                    said_at=NOW + timedelta(minutes=number),
                )
        elif step == "unlink":
            changes.delete(Link, chosen)
        elif step == "decision":
            made = changes.add(Decision, status="ditunda", note=value, decided_at=NOW)
            changes.add(DecisionActivity, decision_id=made.id, activity_id=chosen)
        elif step == "decide":
            changes.update(Decision, chosen, note=value)
        elif step == "drop decision":
            changes.delete(Decision, chosen)
        elif step == "meet":
            changes.update(Meeting, chosen, venue=value)
            changes.add(AgendaItem, meeting_id=chosen, title=value)
        elif step == "agenda":
            changes.update(AgendaItem, chosen, title=value)
        elif step == "drop agenda":
            changes.delete(AgendaItem, chosen)
        elif step == "task":
            items = changes.read("SELECT id FROM agenda_item WHERE meeting_id = ?", (chosen,))
            item = items[0][0] if items else None
            changes.add(FollowUp, meeting_id=chosen, agenda_item_id=item, task=value)
        elif step == "answer":
            for issue in changes.read("SELECT id FROM issue"):
                if not changes.read(
                    "SELECT 1 FROM issue_activity WHERE issue_id = ? AND activity_id = ?",
                    (issue[0], chosen),
                ):
                    changes.add(IssueActivity, issue_id=issue[0], activity_id=chosen)


def edit_standing(copy: Copy, step: str, number: int, value: str) -> None:
    """Do one thing to what tells where we stand: causes, areas, indicators, service."""
    database = copy.database
    plan = own_plan(database)
    issues, areas, activities = (copy.ids(table) for table in ("issue", "area", "activity"))

    def chosen(ids: list[str]) -> str:
        return ids[number % len(ids)] if ids else ""

    if step == "cause":
        # Any issue below any other: two copies may close a ring that neither sees.
        below, above = chosen(issues), chosen(issues[::-1])
        if below and below != above:
            with suppress(FieldRefusal):
                set_cause_of(database, below, above)
        return
    with database.change_set(step) as changes:

        def put(table: type, keys: dict[str, Any], values: dict[str, Any]) -> None:
            where = " AND ".join(f"{name} = ?" for name in keys)
            there = changes.read(
                f"SELECT id FROM {table.__tablename__} WHERE {where}", tuple(keys.values())
            )
            if not there:
                changes.add(table, **keys, **values)
            elif values:
                changes.update(table, there[0][0], **values)

        if step == "add issue":
            changes.add(Issue, plan_id=plan.id, title=value)
        elif step == "drop issue" and issues:
            changes.delete(Issue, chosen(issues))
        elif step == "seen in" and issues:
            put(IssueIndicator, {"issue_id": chosen(issues), "indicator": value}, {})
        elif step == "about" and issues and areas:
            put(IssueArea, {"issue_id": chosen(issues), "area_id": chosen(areas)}, {})
        elif step == "area":
            row = changes.add(Area, office_id=plan.office_id, kind="kumuh", name=value)
            changes.add(AreaVillage, area_id=row.id, region_code="61.72.02.1001")
        elif step == "drop area" and areas:
            changes.delete(Area, chosen(areas))
        elif step == "hectares" and areas:
            put(AreaSize, {"area_id": chosen(areas), "year": 2026}, {"hectares": Decimal(number)})
        elif step == "agree" and areas:
            put(
                AreaAgreement,
                {"area_id": chosen(areas), "other_area_id": "x", "year": 2026},
                {
                    "hectares": Decimal(number), "our_hectares": Decimal(len(value)),
                    "other_hectares": Decimal(1), "decided_at": datetime.now(UTC),
                },
            )  # fmt: skip
        elif step == "serve" and activities:
            changes.update(
                Activity,
                chosen(activities),
                service_indicator=value,
                beneficiaries=number,
                area_id=chosen(areas) or None,
            )
        elif step == "indicator":
            put(Indicator, {"office_id": plan.office_id, "code": value}, {
                "name": value, "unit": ("ha", "unit")[number % 2]})  # fmt: skip
        elif step == "service":
            put(
                ServiceAchievement,
                {"region_code": "61.72", "indicator": value, "year": 2020 + number % 2},
                {"in_need": Decimal(9), "served": Decimal(number)},
            )


def everyone(made: list[Copy], rounds: int = 3) -> None:
    """Let all files reach all copies, as often as it takes for news of news."""
    for _round in range(rounds):
        files = [copy.file() for copy in made]
        for copy in made:
            for file in files:
                copy.receive(file)


STEPS = ("add", "title", "unit", "note", "delete", "money", "more money", "drop money", "issue",
         "answer", "undo", "link", "unlink", "decision", "decide", "drop decision", "meeting",
         "meet", "agenda", "drop agenda", "task")  # fmt: skip
STANDING = ("cause", "add issue", "drop issue", "seen in", "about", "area", "drop area",
            "hectares", "agree", "serve", "indicator", "service")  # fmt: skip
edits = st.tuples(
    st.just("edit"),
    st.integers(0, COPIES - 1),
    st.sampled_from((*STEPS, *STANDING)),
    st.integers(0, 7),
    st.sampled_from("pqrs"),
)
exchanges = st.tuples(st.just("send"), st.integers(0, COPIES - 1), st.integers(0, COPIES - 1))
histories = st.lists(st.one_of(edits, exchanges), max_size=20)


@settings(max_examples=15, deadline=None)
@given(st.integers(2, COPIES), histories)
def test_in_the_end_all_copies_are_equal(count: int, history: list[tuple[Any, ...]]) -> None:
    """Whatever was done and in whatever order files arrived; conflicts are decided at one copy."""
    with copies(count) as made:
        for what, who, *how in history:
            copy = made[who % count]
            if what == "edit":
                edit(copy, *how)
            else:
                made[how[0] % count].receive(copy.file())
        everyone(made)
        for _try in range(3):
            if not any(open_conflicts(copy.database, suggestions=False) for copy in made):
                break
            for copy in made:
                if open_conflicts(copy.database, suggestions=False):
                    resolve_all(copy.database, "ours")
                    break
            everyone(made, 2)
        first = made[0].rows()
        for copy in made:
            assert open_conflicts(copy.database, suggestions=False) == []
            assert copy.rows() == first
            assert no_rings(copy)
            assert list(check_journal(copy.database)) == []


def own_field(who: int, number: int) -> tuple[int, str]:
    """A field that only this copy edits, so that nothing is edited twice."""
    return number % 3, ("title", "unit", "note", "code")[who % 4]


@settings(max_examples=15, deadline=None)
@given(
    st.integers(2, 4),
    st.lists(
        st.one_of(
            st.tuples(
                st.just("edit"),
                st.integers(0, 3),
                st.integers(0, 2),
                st.text("xyz", min_size=1, max_size=4),
            ),
            st.tuples(
                st.just("add"),
                st.integers(0, 3),
                st.just(0),
                st.text("xyz", min_size=1, max_size=4),
            ),
            st.tuples(st.just("send"), st.integers(0, 3), st.integers(0, 3), st.just("")),
        ),
        max_size=24,
    ),
    st.randoms(use_true_random=False),
)
def test_where_nothing_is_edited_twice_no_order_matters_and_nothing_is_lost(
    count: int, history: list[tuple[Any, ...]], dice: Any
) -> None:
    with copies(count) as made:
        wanted: dict[tuple[str, str], str] = {}
        added: set[str] = set()
        rows = made[0].ids("activity")
        for what, who, number, value in history:
            copy = made[who % count]
            if what == "send":
                assert made[number % count].receive(copy.file()) == 0
            elif what == "add":
                added.add(
                    add_activity(copy.database, own_plan(copy.database).id, {"title": value}, [])
                )
            else:
                at, column = own_field(who % count, number)
                with copy.database.change_set("Ubah") as changes:
                    changes.update(Activity, rows[at], **{column: value})
                wanted[rows[at], column] = value
        for _round in range(3):
            files = [copy.file() for copy in made]
            for copy in made:
                order = list(files)
                dice.shuffle(order)
                for file in order:
                    assert copy.receive(file) == 0
        for copy in made:
            assert copy.rows() == made[0].rows()
            for (row, column), value in wanted.items():
                assert copy.database.read(
                    f"SELECT {column} FROM activity WHERE id = ?", (row,)
                ) == [(value,)]
            assert added <= set(copy.ids("activity"))
            before = list(copy.database.connection.iterdump())
            for file in files:
                copy.receive(file)
            assert list(copy.database.connection.iterdump()) == before


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 2), st.sampled_from("pqrs")), min_size=1, max_size=6),
    st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), max_size=8),
)
def test_of_values_that_differ_every_one_is_in_the_plan_or_asked(
    changed: list[tuple[int, str]], sent: list[tuple[int, int]]
) -> None:
    """The last value each copy gave a field is there, or open, wherever its file arrived.

    So is the unit of an indicator that each has added for itself.
    """
    with copies(3) as made:
        row = made[0].ids("activity")[0]
        last: dict[int, str] = {}
        for who, value in changed:
            with made[who].database.change_set("Ubah") as changes:
                changes.update(Activity, row, title=value)
            last[who] = value
        for who, value in last.items():
            with made[who].database.change_set("Indikator") as changes:
                office_id = own_plan(made[who].database).office_id
                changes.add(Indicator, office_id=office_id, code="X", name="X", unit=value)
        reached = {who: {who} for who in range(3)}
        for who, other in sent:
            made[other].receive(made[who].file())
            reached[other] |= reached[who]
        for who, copy in enumerate(made):
            ((title,),) = copy.database.read("SELECT title FROM activity WHERE id = ?", (row,))
            asked = {c.theirs for c in open_conflicts(copy.database) if c.table == "activity"}
            units = {unit for (unit,) in copy.database.read("SELECT unit FROM indicator")}
            assert len(units) <= 1
            units |= {c.theirs for c in open_conflicts(copy.database) if c.table == "indicator"}
            for other in reached[who]:
                if other in last:
                    assert last[other] in {title} | asked
                    assert last[other] in units
