"""Items of the rundown are put in order; times follow, and one undo takes a step back."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.meeting_rows import rundown_of
from rakornis_desktop.meeting.rundown.rundown_edits import (
    add_rundown_item,
    delete_rundown_items,
    follow_order,
    move_rundown_items,
    update_rundown_item,
)
from rakornis_desktop.meeting.rundown.rundown_times import span, timed_rundown


def _fill(database: Database, meeting_id: str, *items: tuple[str, str, int]) -> list[str]:
    return [
        add_rundown_item(
            database, meeting_id, {"title": title, "starts_at": starts_at, "minutes": minutes}
        )
        for title, starts_at, minutes in items
    ]


def _said(database: Database, meeting_id: str) -> list[str]:
    return [
        f"{item.row.title} {span(item)}"
        for day in timed_rundown(database, meeting_id)
        for item in day.items
    ]


def test_moving_an_item_moves_the_times_at_once(database: Database, meeting_id: str) -> None:
    _a, _b, c = _fill(database, meeting_id, ("A", "", 30), ("B", "", 60), ("C", "", 15))
    move_rundown_items(database, [c], 1, 0)
    assert _said(database, meeting_id) == ["C 08.00–08.15", "A 08.15–08.45", "B 08.45–09.45"]
    database.undo()
    assert _said(database, meeting_id) == ["A 08.00–08.30", "B 08.30–09.30", "C 09.30–09.45"]


def test_the_time_of_the_day_stays_with_its_first_place(
    database: Database, meeting_id: str
) -> None:
    a, b = _fill(database, meeting_id, ("A", "07:30", 30), ("B", "", 60))
    move_rundown_items(database, [b], 1, 0)
    assert _said(database, meeting_id) == ["B 07.30–08.30", "A 08.30–09.00"]
    delete_rundown_items(database, [b])
    assert _said(database, meeting_id) == ["A 07.30–08.00"]
    database.undo()
    database.undo()
    assert {row.id: row.starts_at for row in rundown_of(database, meeting_id)} == {
        a: "07:30",
        b: "",
    }


def test_a_moved_item_lets_its_typed_time_go_and_others_keep_theirs(
    database: Database, meeting_id: str
) -> None:
    _a, b, _lunch, d = _fill(
        database,
        meeting_id,
        ("A", "", 60),
        ("B", "10:00", 30),
        ("Makan", "12:00", 60),
        ("D", "", 9),
    )
    move_rundown_items(database, [b], 1, 3)
    assert _said(database, meeting_id) == [
        *("A 08.00–09.00", "Makan 12.00–13.00", "D 13.00–13.09", "B 13.09–13.39"),
    ]
    move_rundown_items(database, [d, b], 1, 0)
    assert [row.title for row in rundown_of(database, meeting_id)] == ["D", "B", "A", "Makan"]


def test_an_item_moves_to_another_day(database: Database, meeting_id: str) -> None:
    a, b = _fill(database, meeting_id, ("A", "07:30", 30), ("B", "", 60))
    move_rundown_items(database, [b], 2, 0)
    assert _said(database, meeting_id) == ["A 07.30–08.00", "B 08.00–09.00"]
    move_rundown_items(database, [a], 2, 9)
    assert _said(database, meeting_id) == ["B 08.00–09.00", "A 09.00–09.30"]
    assert [row.day for row in rundown_of(database, meeting_id)] == [2, 2]


def test_a_longer_item_shifts_what_follows(database: Database, meeting_id: str) -> None:
    a, _b = _fill(database, meeting_id, ("A", "", 30), ("B", "", 60))
    update_rundown_item(database, a, {"minutes": 45})
    assert _said(database, meeting_id)[1] == "B 08.45–09.45"


def test_all_typed_times_can_follow_the_order_again(database: Database, meeting_id: str) -> None:
    _fill(database, meeting_id, ("A", "08:30", 60), ("B", "09:00", 60), ("C", "13:00", 60))
    follow_order(database, meeting_id)
    assert _said(database, meeting_id) == ["A 08.30–09.30", "B 09.30–10.30", "C 10.30–11.30"]
    database.undo()
    assert _said(database, meeting_id)[2] == "C 13.00–14.00"


def test_a_new_item_stands_behind_the_chosen_one(database: Database, meeting_id: str) -> None:
    a, _b = _fill(database, meeting_id, ("A", "", 30), ("B", "", 60))
    move_rundown_items(database, [a], 2, 0)
    add_rundown_item(database, meeting_id, {"title": "C", "minutes": 5}, after=a)
    assert [(row.title, row.day) for row in rundown_of(database, meeting_id)] == [
        *(("B", 1), ("A", 2), ("C", 2)),
    ]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(st.sets(st.integers(0, 5), min_size=1), st.integers(1, 3), st.integers(-1, 8)),
        max_size=5,
    )
)
def test_no_order_loses_an_item(
    database: Database, meeting_id: str, moves: list[tuple[set[int], int, int]]
) -> None:
    for row in rundown_of(database, meeting_id):
        delete_rundown_items(database, [row.id])
    ids = _fill(database, meeting_id, *((f"A{n}", "09:00" if n == 3 else "", 10) for n in range(6)))
    for numbers, day, place in moves:
        moved = [ids[number] for number in numbers]
        move_rundown_items(database, moved, day, place)
        rows = rundown_of(database, meeting_id)
        assert sorted(row.id for row in rows) == sorted(ids)
        assert [row.id for row in rows if row.id in moved and row.day == day] == moved
        for at in {row.day for row in rows}:
            positions = [row.position for row in rows if row.day == at]
            assert len(set(positions)) == len(positions)
