"""The agenda is put together, ordered and merged; nothing that was linked or said is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rakornis_desktop.database.edits.office_edits import delete_plan
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.activity_rows import activities_of
from rakornis_desktop.database.queries.meeting_rows import (
    agenda_links,
    agenda_of,
    contributions_of,
    follow_ups_of,
)
from rakornis_desktop.database.queries.plans_of_offices import plan_of
from rakornis_desktop.excel.taking.plan_import import import_plan
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.meeting.agenda.agenda_edits import (
    add_agenda_item,
    add_proposals,
    delete_agenda_items,
    move_agenda_items,
    remove_from_agenda,
    update_agenda_item,
)
from rakornis_desktop.meeting.agenda.agenda_links_edits import Links
from rakornis_desktop.meeting.agenda.agenda_merging import merge_agenda_items
from rakornis_desktop.meeting.agenda.agenda_proposal import FINDING, FOLLOW_UP, Proposal
from rakornis_desktop.meeting.held.discussion_edits import add_contribution, add_follow_up
from rakornis_desktop.sample.sample_workbooks import sample_workbook


def _titles(database: Database, meeting_id: str) -> list[str]:
    return [item.title for item in agenda_of(database, meeting_id)]


def test_merging_keeps_all_that_was_linked_said_and_agreed(
    database: Database, meeting_id: str
) -> None:
    a = add_agenda_item(database, meeting_id, "A", ["x", "y"])
    b = add_agenda_item(database, meeting_id, "B")
    c = add_agenda_item(database, meeting_id, "C", ["y", "z"])
    for item, text in ((a, "satu"), (c, "dua"), (c, "tiga")):
        add_contribution(database, item, {"speaker": "Budi", "text": text})
    add_follow_up(database, meeting_id, {"task": "Lengkapi DED"}, c)
    update_agenda_item(database, a, {"discussion": "Pembahasan A."})
    update_agenda_item(database, c, {"discussion": "Pembahasan C.", "conclusion": "Sepakat."})
    assert merge_agenda_items(database, [c, a], "A dan C") == a
    assert _titles(database, meeting_id) == ["A dan C", "B"]
    assert agenda_links(database, meeting_id, "activity")[a] == ["x", "y", "z"]
    assert [s.text for s in contributions_of(database, meeting_id)[a]] == ["satu", "dua", "tiga"]
    assert [f.agenda_item_id for f in follow_ups_of(database, meeting_id)] == [a]
    merged = agenda_of(database, meeting_id)[0]
    assert merged.discussion == "Pembahasan A.\n\nPembahasan C."
    assert merged.conclusion == "Sepakat."
    database.undo()
    assert _titles(database, meeting_id) == ["A", "B", "C"]
    assert agenda_links(database, meeting_id, "activity")[c] == ["y", "z"]
    assert b in {item.id for item in agenda_of(database, meeting_id)}


def test_one_item_alone_is_not_merged(database: Database, meeting_id: str) -> None:
    a = add_agenda_item(database, meeting_id, "A")
    with pytest.raises(Refusal, match="dua pokok bahasan"):
        merge_agenda_items(database, [a])
    with pytest.raises(Refusal):
        merge_agenda_items(database, [])


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.sets(st.integers(0, 6)), min_size=2, max_size=5),
    st.sets(st.integers(0, 4), min_size=2),
)
def test_whatever_is_merged_no_row_and_no_word_is_lost(
    database: Database, meeting_id: str, rows: list[set[int]], chosen: set[int]
) -> None:
    delete_agenda_items(database, [item.id for item in agenda_of(database, meeting_id)])
    ids = [
        add_agenda_item(database, meeting_id, f"P{n}", [f"a{row}" for row in sorted(about)])
        for n, about in enumerate(rows)
    ]
    for item in ids:
        add_contribution(database, item, {"text": item})
    wanted = [ids[n] for n in chosen if n < len(ids)]
    if len(wanted) < 2:
        return
    kept = merge_agenda_items(database, wanted)
    links = agenda_links(database, meeting_id, "activity")
    assert {id_ for ids_ in links.values() for id_ in ids_} == {
        f"a{row}" for about in rows for row in about
    }
    assert len(set(links.get(kept, []))) == len(links.get(kept, []))
    said = contributions_of(database, meeting_id)
    assert sorted(s.text for entries in said.values() for s in entries) == sorted(ids)
    assert [s.text for s in said[kept]] == [id_ for id_ in ids if id_ in wanted]


def test_items_are_moved_together(database: Database, meeting_id: str) -> None:
    ids = {title: add_agenda_item(database, meeting_id, title) for title in "ABCDE"}
    move_agenda_items(database, [ids["D"], ids["B"]], 0)
    assert "".join(_titles(database, meeting_id)) == "DBACE"
    move_agenda_items(database, [ids["D"]], 99)
    assert "".join(_titles(database, meeting_id)) == "BACED"
    database.undo()
    assert "".join(_titles(database, meeting_id)) == "DBACE"


def test_what_was_proposed_is_added_in_one_step_and_no_row_twice(
    database: Database, meeting_id: str
) -> None:
    proposals = [
        Proposal("tindak_lanjut:m", FOLLOW_UP, "Lama", "", 90, 0, ("a",), (), ("f",)),
        Proposal("temuan:overlap:61.72", FINDING, "Ganda", "", 100, 5, ("a", "b")),
        Proposal("temuan:not_ready:61.72", FINDING, "Belum siap", "", 50, 5, ("b", "c")),
        Proposal("temuan:no_location:61.72", FINDING, "Tanpa lokasi", "", 25, 5, ("a",)),
    ]
    ids = add_proposals(database, meeting_id, proposals)
    assert _titles(database, meeting_id) == ["Lama", "Ganda", "Belum siap"]
    about = agenda_links(database, meeting_id, "activity")
    assert [about[id_] for id_ in ids] == [["a"], ["a", "b"], ["c"]]
    assert agenda_links(database, meeting_id, "follow_up") == {ids[0]: ["f"]}
    assert agenda_of(database, meeting_id)[1].origin == "temuan:overlap:61.72"
    remove_from_agenda(database, ids[1], Links(activity=("a",)))
    assert agenda_links(database, meeting_id, "activity")[ids[1]] == ["b"]
    database.undo()
    database.undo()
    assert not agenda_of(database, meeting_id)


def test_an_item_finds_its_rows_again_when_a_deleted_plan_is_imported_anew(
    database: Database, meeting_id: str, tmp_path: Path
) -> None:
    import_plan(database, sample_workbook("61"), as_office="61")
    plan = plan_of(database, "61")
    assert plan is not None
    before = activities_of(database, plan.id)[:3]
    item = add_agenda_item(database, meeting_id, "A", [row.id for row in before])
    delete_plan(database, plan.id)
    import_plan(database, sample_workbook("61"), as_office="61")
    again = plan_of(database, "61")
    assert again is not None
    rows = {row.id: row for row in activities_of(database, again.id)}
    found = agenda_links(database, meeting_id, "activity")[item]
    assert [rows[id_].title for id_ in found] == [row.title for row in before]
    assert not set(found) & {row.id for row in before}
    database.undo()
    assert agenda_links(database, meeting_id, "activity")[item] == [row.id for row in before]
