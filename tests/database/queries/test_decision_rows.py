"""Links and decisions as they were said, found by activity and by meeting."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from rakornis_desktop.database.queries import decision_rows
from rakornis_desktop.database.tables import Decision, DecisionActivity, Link, Meeting

AT = datetime(2026, 3, 21, 8, 30, tzinfo=UTC)


@pytest.fixture
def ids(database, plan_id) -> tuple[str, str, str]:
    """A meeting, a decision made there on two activities, and one made elsewhere."""
    with database.change_set("Putuskan") as changes:
        meeting = changes.add(Meeting, plan_id=plan_id, title="Rakornis")
        one = changes.add(
            Decision,
            status="disepakati",
            agreed_volume="12.50",
            agreed_budget=900,
            decided_at=AT,
            meeting_id=meeting.id,
        )
        two = changes.add(Decision, status="ditolak", note="ganda", decided_at=AT)
        for decision, activity in ((one, "a"), (one, "b"), (two, "b")):
            changes.add(
                DecisionActivity,
                decision_id=decision.id,
                activity_id=activity,
                identity="61|17",
                snapshot='{"title": "SPAM"}',
            )
    return meeting.id, one.id, two.id


def test_a_decision_comes_with_its_activities(database, ids):
    _meeting, one, _two = ids
    row = decision_rows.decision(database, one)
    assert row is not None
    assert (row.agreed_volume, row.agreed_budget, row.decided_at) == (Decimal("12.50"), 900, AT)
    assert [a.activity_id for a in row.activities] == ["a", "b"]
    assert row.activities[0].snapshot == '{"title": "SPAM"}'
    assert decision_rows.decision(database, "gone") is None


def test_decisions_are_found_by_activity_and_by_meeting(database, ids):
    meeting, one, two = ids
    assert [row.id for row in decision_rows.decisions(database)] == [one, two]
    by_activity = decision_rows.decisions_by_activity(database)
    assert {a: [row.id for row in rows] for a, rows in by_activity.items()} == {
        "a": [one],
        "b": [one, two],
    }
    assert [row.id for row in decision_rows.decisions_at(database, meeting)] == [one]


def test_links_keep_what_was_said(database):
    with database.change_set("Pasangkan") as changes:
        changes.add(
            Link,
            left_activity_id="a",
            right_activity_id="b",
            same=False,
            said_at=AT,
            said_by="Sari",
        )
    (row,) = decision_rows.links(database)
    assert (row.same, row.said_at, row.said_by) == (False, AT, "Sari")
