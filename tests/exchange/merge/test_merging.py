"""Copies of one plan that come together: nothing lost, what both changed is asked."""

from __future__ import annotations

import pytest

from rakornis_desktop.database.edits.activity_edits import update_activity
from rakornis_desktop.database.edits.issue_edits import add_issue, set_cause_of
from rakornis_desktop.database.edits.service_edits import add_indicator
from rakornis_desktop.database.opening.checking import check
from rakornis_desktop.database.tables import Activity, Budget
from rakornis_desktop.exchange.merge.conflict_deciding import open_conflicts, resolve, resolve_all
from rakornis_desktop.language.sentences import Refusal


def pair(offices):
    """An office with three activities and a colleague with a copy of its database."""
    one = offices("61.72")
    rows = [one.add(title) for title in ("A", "B", "C")]
    one.send()
    return one, offices(like=one), rows


def delete(office, row):
    with office.database.change_set("Hapus") as changes:
        changes.delete(Activity, row)


def exchange(one, other):
    one.receive(other.send())
    other.receive(one.send())


def test_edits_of_different_fields_come_together(offices):
    one, other, (a, b, c) = pair(offices)
    update_activity(one.database, a, {"title": "A1"})
    update_activity(other.database, a, {"unit": "SR"})
    update_activity(other.database, b, {"title": "B2"})
    delete(one, c)
    one.add("D")
    other.add("E")
    exchange(one, other)
    for office in (one, other):
        assert office.titles() == ["A1", "B2", "D", "E"]
        assert office.database.read("SELECT unit FROM activity WHERE id = ?", (a,)) == [("SR",)]
        assert open_conflicts(office.database) == []
        assert check(office.database) == []


def test_the_money_of_one_activity_is_merged_by_budget(offices):
    one, other, (a, _b, _c) = pair(offices)
    with one.database.change_set("Pagu") as changes:
        changes.add(Budget, activity_id=a, year_offset=1, amount=9, funding_source="")
    ((budget,),) = other.database.read(
        "SELECT id FROM budget WHERE activity_id = ? AND year_offset = 0", (a,)
    )
    with other.database.change_set("Pagu") as changes:
        changes.update(Budget, budget, amount=8)
    exchange(one, other)
    for office in (one, other):
        assert office.database.read(
            "SELECT amount FROM budget WHERE activity_id = ? ORDER BY year_offset", (a,)
        ) == [(8,), (9,)]


def test_a_field_that_both_changed_is_asked_with_base_ours_and_theirs(offices):
    one, other, (a, _b, _c) = pair(offices)
    update_activity(one.database, a, {"title": "kita"})
    update_activity(other.database, a, {"title": "mereka"})
    got = one.receive(other.send())
    assert got.conflicts == 1
    (conflict,) = open_conflicts(one.database)
    assert (conflict.field, conflict.base, conflict.ours, conflict.theirs) == (
        "Uraian", "A", "kita", "mereka",
    )  # fmt: skip
    # Ours is no answer: the other is asked as well.
    other.receive(one.send())
    (there,) = open_conflicts(other.database)
    assert (there.ours, there.theirs) == ("mereka", "kita")
    resolve(one.database, [conflict], "theirs")
    other.receive(one.send())
    assert one.titles() == other.titles() == ["B", "C", "mereka"]
    assert open_conflicts(one.database) == open_conflicts(other.database) == []


def test_deciding_for_ours_is_told_to_the_others(offices):
    one, other, (a, _b, _c) = pair(offices)
    update_activity(one.database, a, {"title": "kita"})
    update_activity(other.database, a, {"title": "mereka"})
    one.receive(other.send())
    resolve_all(one.database, "ours")
    other.receive(one.send())
    assert other.titles() == ["B", "C", "kita"]
    assert open_conflicts(other.database) == []
    # Nor does it come back from there.
    one.receive(other.send())
    assert one.titles() == ["B", "C", "kita"] and open_conflicts(one.database) == []


def test_a_deletion_against_an_edit_is_asked_on_both_sides(offices):
    one, other, (a, b, _c) = pair(offices)
    delete(one, a)
    update_activity(other.database, a, {"title": "A2"})
    update_activity(one.database, b, {"title": "B2"})
    delete(other, b)
    one.receive(other.send())
    assert one.titles() == ["B2", "C"]
    assert {c.kind for c in open_conflicts(one.database)} == {"dihapus_di_sini", "dihapus_di_sana"}
    other.receive(one.send())
    assert other.titles() == ["A2", "C"]
    assert {c.kind for c in open_conflicts(other.database)} == {
        "dihapus_di_sini",
        "dihapus_di_sana",
    }
    resolve_all(one.database, "theirs")
    assert one.titles() == ["A2", "C"]
    assert one.database.read("SELECT amount FROM budget WHERE activity_id = ?", (a,)) != []
    other.receive(one.send())
    assert other.titles() == ["A2", "C"] and open_conflicts(other.database) == []
    one.receive(other.send())
    assert one.titles() == ["A2", "C"] and open_conflicts(one.database) == []
    assert check(one.database) == [] == check(other.database)


def test_a_row_kept_against_a_deletion_comes_back_everywhere(offices):
    one, other, (a, _b, _c) = pair(offices)
    delete(one, a)
    update_activity(other.database, a, {"title": "A2"})
    other.receive(one.send())
    (conflict,) = open_conflicts(other.database)
    assert conflict.kind == "dihapus_di_sana"
    resolve_all(other.database, "ours")
    got = one.receive(other.send())
    assert got.conflicts == 0 and one.titles() == ["A2", "B", "C"]
    assert one.database.read("SELECT count(*) FROM budget") == [(3,)]


def test_what_looks_like_one_work_is_offered_as_a_pair_and_never_merged(offices):
    one, other, _rows = pair(offices)
    mine = one.add("Perluasan SPAM Gang Melati", code="1.03.03.2.01.0001")
    theirs = other.add("Perluasan SPAM Gang Melati", code="1.03.03.2.01.0001")
    got = one.receive(other.send())
    assert got.alike == 1 and got.conflicts == 0
    (offered,) = open_conflicts(one.database)
    assert (offered.kind, offered.row_id, offered.theirs) == ("mirip", mine, theirs)
    assert len(one.titles()) == 5
    assert resolve_all(one.database, "ours") == 0
    resolve(one.database, [offered], "theirs")
    assert len(one.titles()) == 4
    other.receive(one.send())
    assert len(other.titles()) == 4


def test_a_file_that_was_merged_changes_nothing_again(offices):
    one, other, (a, _b, _c) = pair(offices)
    update_activity(other.database, a, {"title": "A2"})
    one.add("D")
    file = other.send()
    one.receive(file)
    before = list(one.database.connection.iterdump())
    assert one.receive(file).relation == "sama"
    assert list(one.database.connection.iterdump()) == before


def test_a_merge_is_one_step_and_can_be_taken_back(offices):
    one, other, (a, _b, _c) = pair(offices)
    update_activity(one.database, a, {"title": "kita"})
    update_activity(other.database, a, {"title": "mereka"})
    other.add("D")
    file = other.send()
    one.receive(file)
    assert len(open_conflicts(one.database)) == 1
    one.database.undo()
    assert one.titles() == ["B", "C", "kita"] and open_conflicts(one.database) == []
    assert one.receive(file).conflicts == 1


def test_a_sent_revision_that_was_undone_is_still_known(offices):
    one, other, (a, _b, _c) = pair(offices)
    update_activity(one.database, a, {"title": "A1"})
    file = one.send()
    one.database.undo()
    other.receive(file)
    update_activity(other.database, a, {"title": "A2"})
    one.receive(other.send())
    assert one.titles() == ["A2", "B", "C"]


def test_issues_links_decisions_and_meetings_travel_and_merge(offices):
    from datetime import UTC, datetime

    from rakornis_desktop.database.tables import (
        AgendaItem,
        Decision,
        DecisionActivity,
        Issue,
        IssueActivity,
        Link,
        Meeting,
    )

    one, other, (a, b, _c) = pair(offices)
    now = datetime(2026, 3, 24, tzinfo=UTC)
    with one.database.change_set("Rapat") as changes:
        issue = changes.add(Issue, plan_id=one.plan_id, title="Kumuh")
        changes.add(IssueActivity, issue_id=issue.id, activity_id=a)
        meeting = changes.add(Meeting, plan_id=one.plan_id, title="Rakornis")
        changes.add(AgendaItem, meeting_id=meeting.id, title="Usulan")
    one_file = one.send()
    with other.database.change_set("Putuskan") as changes:
        changes.add(Link, left_activity_id=a, right_activity_id=b, same=False, said_at=now)
        decision = changes.add(Decision, status="ditunda", decided_at=now)
        changes.add(DecisionActivity, decision_id=decision.id, activity_id=a)
    other.receive(one_file)
    one.receive(other.send())
    for table in ("issue", "issue_activity", "meeting", "agenda_item", "link", "decision"):
        rows = f"SELECT * FROM {table}"
        assert one.database.read(rows) == other.database.read(rows) != [], table
    with other.database.change_set("Putuskan") as changes:
        changes.update(Decision, decision.id, status="disepakati", meeting_id=meeting.id)
    one.receive(other.send())
    assert one.database.read("SELECT status, meeting_id FROM decision") == [
        ("disepakati", meeting.id)
    ]
    assert check(one.database) == []


def test_two_problems_hung_below_each_other_by_two_copies_make_no_ring(offices):
    one = offices("61.72")
    first, second = (add_issue(one.database, one.plan_id, {"title": title}) for title in "AB")
    one.send()
    other = offices(like=one)
    set_cause_of(one.database, first, second)
    set_cause_of(other.database, second, first)
    exchange(one, other)
    one.receive(other.send())
    for office in (one, other):
        # The younger one is a problem again.
        assert office.database.read("SELECT id, parent_id FROM issue ORDER BY id") == [
            (first, second),
            (second, None),
        ]
        assert open_conflicts(office.database) == [] and check(office.database) == []


def test_a_cause_that_both_moved_is_asked_and_never_becomes_its_own(offices):
    one = offices("61.72")
    a, b, c = (add_issue(one.database, one.plan_id, {"title": title}) for title in "ABC")
    one.send()
    other = offices(like=one)
    set_cause_of(one.database, a, b)
    set_cause_of(other.database, a, c)
    one.receive(other.send())
    (conflict,) = open_conflicts(one.database)
    assert (conflict.field, conflict.ours, conflict.theirs) == ("Penyebab dari", b, c)
    set_cause_of(one.database, c, a)
    with pytest.raises(Refusal, match=r"penyebab dirinya sendiri\. Pilih nilai kita"):
        resolve(one.database, [conflict], "theirs")
    set_cause_of(one.database, c, None)
    resolve(one.database, [conflict], "theirs")
    other.receive(one.send())
    for office in (one, other):
        assert office.database.read("SELECT parent_id FROM issue WHERE id = ?", (a,)) == [(c,)]
        assert open_conflicts(office.database) == []


def test_one_indicator_that_both_copies_added_is_one_and_what_differs_is_asked(offices):
    one, other, _rows = pair(offices)
    values = {"code": "RTLH", "name": "Rumah tidak layak huni"}
    add_indicator(one.database, values | {"unit": "unit rumah"})
    add_indicator(other.database, values | {"unit": "ha"})
    exchange(one, other)
    for office in (one, other):
        assert office.database.read("SELECT code FROM indicator") == [("RTLH",)]
        assert [c.field for c in open_conflicts(office.database)] == ["Satuan"]


def test_what_is_open_in_a_row_goes_along_when_that_is_taken_in_elsewhere(offices):
    from rakornis_desktop.database.tables import Indicator

    one, two, _rows = pair(offices)
    three = offices(like=one)
    # Each adds the same indicator for itself; the third measures it otherwise.
    for office, unit in ((two, "SR"), (one, "SR"), (three, "KK")):
        with office.database.change_set("Indikator") as changes:
            ((office_id,),) = changes.read("SELECT id FROM office WHERE is_own")
            changes.add(Indicator, office_id=office_id, code="X", name="X", unit=unit)
    file = one.send()
    two.receive(file)
    three.receive(file)
    assert [c.theirs for c in open_conflicts(three.database) if c.table == "indicator"] == ["KK"]
    # In the second copy the row of the first became its own.
    three.receive(two.send())
    (asked,) = (c for c in open_conflicts(three.database) if c.table == "indicator")
    assert {asked.ours, asked.theirs} == {"SR", "KK"}
    assert three.database.read("SELECT count(*) FROM indicator") == [(1,)]
    resolve(three.database, [asked], "theirs")
    file = three.send()
    for office in (one, two):
        office.receive(file)
        assert office.database.read("SELECT unit FROM indicator") == [("KK",)]
        assert check(office.database) == []
