"""Rows through the one door: what fits is stored exactly, what does not is said in words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from rakornis_desktop.database.edits.validation import FieldRefusal
from rakornis_desktop.database.journal.change_set import RowGone
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.activity_rows import activities_of
from rakornis_desktop.database.row_ids import new_ids
from rakornis_desktop.database.tables import (
    Activity,
    Budget,
    FollowUp,
    Issue,
    Meeting,
    Participant,
    Plan,
    Setting,
)

BAD_TEXT = ["SPAM\0Sedau", "\ud800", "x\udfff"]


def refusal(database: Database, table: type, **values: object) -> FieldRefusal:
    before = database.read("SELECT count(*) FROM change")
    with pytest.raises(FieldRefusal) as raised, database.change_set("x") as changes:
        changes.add(table, **values)
    assert database.read("SELECT count(*) FROM change") == before
    return raised.value


@pytest.mark.parametrize(
    ("values", "field", "word"),
    [
        ({}, "title", "belum diisi"),
        ({"title": 3}, "title", "harus teks"),
        ({"title": "x" * 32_001}, "title", "terlalu panjang"),
        ({"title": "x", "volume": "banyak"}, "volume", "harus angka"),
        ({"title": "x", "volume": "NaN"}, "volume", "harus angka"),
        ({"title": "x", "volume": Decimal("Infinity")}, "volume", "harus angka"),
        ({"title": "x", "volume": "-0.01"}, "volume", "kurang dari 0"),
        ({"title": "x", "volume": "1e999999"}, "volume", "terlalu besar"),
        ({"title": "x", "volume": "0.00000000001"}, "volume", "di belakang koma"),
        ({"title": "x", "beneficiaries": 10**20}, "beneficiaries", "terlalu besar"),
        ({"title": "x", "beneficiaries": 1.5}, "beneficiaries", "bilangan bulat"),
        ({"title": "x", "priority": 0}, "priority", "kurang dari 1"),
        ({"title": "x", "readiness_ded": "entah"}, "readiness_ded", "salah satu pilihan"),
        *(({"title": text}, "title", "berisi") for text in BAD_TEXT),
    ],
)
def test_a_value_that_does_not_fit_is_refused_in_words(database, plan_id, values, field, word):
    refused = refusal(database, Activity, plan_id=plan_id, **values)
    assert refused.field == field
    assert word in refused.reason
    assert "\n" not in str(refused)


def test_money_is_whole_rupiah_within_reason(database, plan_id):
    with database.change_set("x") as changes:
        activity = changes.add(Activity, plan_id=plan_id, title="SPAM")
    for amount, word in [(1.5, "bulat"), (-1, "kurang"), (10**15, "lebih dari"), ("x", "bulat")]:
        refused = refusal(database, Budget, activity_id=activity.id, year_offset=0, amount=amount)
        assert (refused.field, word in refused.reason) == ("amount", True)
    assert refusal(database, Plan, office_id="x", fiscal_year=1927).field == "fiscal_year"


@pytest.mark.parametrize("text", BAD_TEXT)
def test_bulk_rows_are_refused_the_same_way(database, plan_id, text):
    """A NUL would cut the text off when a deletion is undone."""
    rows = [[id_, plan_id, f"Kegiatan {i}"] for i, id_ in enumerate(new_ids(300))]
    rows[200][2] = text
    with pytest.raises(FieldRefusal) as raised, database.change_set("Impor") as changes:
        changes.add_many("activity", ["id", "plan_id", "title"], rows)
    assert raised.value.field == "title"
    assert activities_of(database, plan_id) == []


def test_bulk_updates_are_refused_the_same_way(database, plan_id):
    with pytest.raises(FieldRefusal), database.change_set("x") as changes:
        changes.update_many("plan", ["note"], [["a\0b", plan_id]])


def test_bulk_rows_get_the_defaults_of_the_columns_left_out(database, plan_id):
    with database.change_set("x") as changes:
        kept = changes.add(Activity, plan_id=plan_id, title="SPAM")
        (id_,) = new_ids(1)
        changes.add_many("activity", ["id", "plan_id", "title"], [(id_, plan_id, "SPAM")])
    one, two = activities_of(database, plan_id)
    assert one == two._replace(id=kept.id)


def test_a_bulk_row_of_another_length_or_type_is_an_error_not_a_shift(database, plan_id):
    short, long = [new_ids(1)[0], plan_id], [new_ids(1)[0], plan_id, "x", "y"]
    with pytest.raises(ValueError, match="3 values"), database.change_set("x") as changes:
        changes.add_many("activity", ["id", "plan_id", "title"], [short, long])
    with pytest.raises(Exception, match="cannot store TEXT"), database.change_set("x") as changes:
        changes.add_many("setting", ["id", "name", "value"], [["1", "x", "y"]])
        changes.add_many(
            "activity", ["id", "plan_id", "title", "position"], [["1", plan_id, "x", "first"]]
        )
    assert database.read("SELECT count(*) FROM setting") == [(0,)]


def test_updating_or_deleting_a_row_that_is_gone(database):
    with pytest.raises(RowGone, match="sudah dihapus"), database.change_set("x") as changes:
        changes.update(Setting, "gone", value="x")
    with database.change_set("x") as changes:
        changes.delete(Setting, "gone")
        changes.delete(Setting)
        changes.update_many("setting", ["value"], [])
        changes.add_many("setting", ["id", "name"], [])


def test_deleting_more_rows_than_one_statement_takes(database, plan_id):
    ids = new_ids(6_000)
    with database.change_set("x") as changes:
        changes.add_many(
            "activity", ["id", "plan_id", "title"], [[id_, plan_id, "x"] for id_ in ids]
        )
    with database.change_set("y") as changes:
        changes.delete(Activity, *ids)
    assert activities_of(database, plan_id) == []
    database.undo()
    assert [row.id for row in activities_of(database, plan_id)] == ids


def test_numbers_dates_and_moments_come_back_as_they_went_in(database, plan_id):
    moment = datetime(2026, 3, 21, 8, 30, 15, 123_000, tzinfo=UTC)
    with database.change_set("x") as changes:
        changes.add(Activity, plan_id=plan_id, title="SPAM", volume="0.10", beneficiaries="12")
        issue = changes.add(
            Issue, plan_id=plan_id, title="Air", due=date(2027, 3, 1), baseline=Decimal("71.40")
        )
        meeting = changes.add(Meeting, plan_id=plan_id, starts_on="2026-03-21")
        changes.add(
            Participant, meeting_id=meeting.id, name="Sari", present=True, arrived_at=moment
        )
        changes.add(FollowUp, meeting_id=meeting.id, task="DED", due=None)
    assert issue.due == date(2027, 3, 1)
    from rakornis_desktop.database.queries.issue_rows import issues_of
    from rakornis_desktop.database.queries.meeting_rows import (
        follow_ups_of,
        meetings_of,
        participants_of,
    )

    (activity,) = activities_of(database, plan_id)
    assert (str(activity.volume), activity.beneficiaries) == ("0.10", 12)
    assert str(issues_of(database, plan_id)[0].baseline) == "71.40"
    assert meetings_of(database, plan_id)[0].starts_on == date(2026, 3, 21)
    (participant,) = participants_of(database, meeting.id)
    assert (participant.present, participant.arrived_at) == (True, moment)
    assert follow_ups_of(database, meeting.id)[0].due is None
