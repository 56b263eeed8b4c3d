"""What Isi agenda otomatis proposes: everything open, with why, and nothing twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from rakornis_desktop.comparison.deciding_rows import decide
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.issue_rows import covered_issues, issues_of
from rakornis_desktop.database.queries.meeting_rows import agenda_of, follow_ups_of, meetings_of
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.meeting.agenda.agenda_edits import add_agenda_item, add_proposals
from rakornis_desktop.meeting.agenda.agenda_proposal import (
    FINDING,
    FOLLOW_UP,
    ISSUE,
    KINDS,
    UNDECIDED,
    Proposal,
    joined_origins,
    merged,
    suggested,
)
from rakornis_desktop.meeting.agenda.agenda_proposals import kind_name, propose_agenda
from rakornis_desktop.meeting.agenda.proposals_from_comparison import compared_for_agenda
from rakornis_desktop.meeting.meeting_edits import create_meeting
from rakornis_desktop.sample.sample_database import build_sample

_TODAY = date(2026, 4, 15)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample of Kota Singkawang, built once."""
    path = tmp_path_factory.mktemp("sample") / "a.rkn"
    build_sample(path).close()
    return path


@pytest.fixture
def city(sample: Path, tmp_path: Path) -> Iterator[Database]:
    """A copy of the sample with a new meeting after the one that was held."""
    with Database.open(sample, read_only=True) as database:
        database.copy_to(tmp_path / "b.rkn")
    with Database.open(tmp_path / "b.rkn") as database:
        create_meeting(database, own_plan(database).id, {"starts_on": date(2027, 3, 23)})
        yield database


def _new(database: Database) -> str:
    return meetings_of(database, own_plan(database).id)[0].id


def _of(proposals: list[Proposal], kind: str) -> list[Proposal]:
    return [proposal for proposal in proposals if proposal.kind == kind]


def test_every_undecided_row_is_in_one_group_of_its_program(city: Database) -> None:
    comparison = compared_for_agenda(city)
    assert comparison is not None
    decide(city, comparison.pairs[:5], "disepakati")
    comparison = compared_for_agenda(city)
    assert comparison is not None
    groups = _of(propose_agenda(city, _new(city)), UNDECIDED)
    rows = [id_ for group in groups for id_ in group.activity_ids]
    open_rows = {r.id for p in comparison.pairs if p.decision is None for r in p.rows()}
    assert len(rows) == len(set(rows)) and set(rows) == open_rows
    spam = next(group for group in groups if group.origin == "belum_diputuskan:61.72:1.03.03")
    assert "baris belum diputuskan, senilai Rp" in spam.why and spam.money > 0
    assert sum(g.money for g in groups) == sum(
        max(row.budget for row in pair.sides if row)
        for pair in comparison.pairs
        if pair.decision is None
    )


def test_findings_come_by_weight_with_what_is_at_stake(city: Database) -> None:
    found = _of(propose_agenda(city, _new(city)), FINDING)
    assert [p.weight for p in found] == sorted((p.weight for p in found), reverse=True)
    assert found[0].origin == "temuan:overlap:61.72"
    assert found[0].title.startswith("Tumpang tindih, dibandingkan dengan Provinsi")
    assert "dibiayai dua kali; satu pihak harus melepas" in found[0].why


def test_open_follow_ups_of_the_last_meeting_come_back(city: Database) -> None:
    (proposal,) = _of(propose_agenda(city, _new(city), today=_TODAY), FOLLOW_UP)
    held = meetings_of(city, own_plan(city).id)[1]
    left = [row.id for row in follow_ups_of(city, held.id) if row.status == "terbuka"]
    assert list(proposal.follow_up_ids) == left and len(left) == 3
    assert "3 tindak lanjut terbuka, 1 lewat tenggat" in proposal.why
    assert "24 Maret 2026" in proposal.title and proposal.activity_ids
    assert not _of(propose_agenda(city, held.id), FOLLOW_UP), "its own are not earlier ones"


def test_problems_without_an_activity_are_proposed(city: Database) -> None:
    found = _of(propose_agenda(city, _new(city)), ISSUE)
    plan = own_plan(city).id
    covered = covered_issues(city, plan)
    unanswered = {
        i.id for i in issues_of(city, plan) if i.parent_id is None and i.id not in covered
    }
    assert {p.issue_ids[0] for p in found} == unanswered and len(found) == 2
    assert all(kind_name(kind) for kind in KINDS)


def test_what_is_on_the_agenda_is_not_proposed_again(city: Database) -> None:
    meeting = _new(city)
    before = propose_agenda(city, meeting)
    assert not any(p.on_agenda for p in before)
    overlap, second = _of(before, FINDING)[:2]
    add_proposals(city, meeting, [overlap])
    add_agenda_item(city, meeting, "Diketik sendiri", second.activity_ids)
    after = {p.origin: p for p in propose_agenda(city, meeting)}
    assert after[overlap.origin].on_agenda, "by its origin"
    assert after[second.origin].on_agenda, "by its rows"
    there = {*overlap.activity_ids, *second.activity_ids}
    for proposal in after.values():
        if not proposal.on_agenda and proposal.kind != FOLLOW_UP:
            assert not there & set(proposal.activity_ids)
    add_proposals(city, meeting, suggested(list(after.values())))
    again = propose_agenda(city, meeting)
    assert not suggested([p for p in again if p.kind in (FOLLOW_UP, ISSUE)])
    origins = [item.origin for item in agenda_of(city, meeting) if item.origin]
    assert len(origins) == len(set(origins))


def test_a_province_gets_its_regencies_one_by_one(tmp_path: Path) -> None:
    with build_sample(tmp_path / "p.rkn", "61") as database:
        meeting = create_meeting(database, own_plan(database).id)
        proposals = propose_agenda(database, meeting)
    groups = _of(proposals, UNDECIDED)
    assert len({group.origin.split(":")[1] for group in groups}) >= 3
    assert any(group.title.startswith("Kota Singkawang: 1.03.03") for group in groups)
    assert all(":" in p.title for p in _of(proposals, FINDING))


def test_nothing_to_compare_with_leaves_problems_and_follow_ups(
    database: Database, meeting_id: str
) -> None:
    steps: list[tuple[int, int]] = []
    assert propose_agenda(database, meeting_id, progress=lambda *s: steps.append(s)) == []
    assert steps[0][0] == 0 and steps[-1][0] == steps[-1][1]


def test_merged_proposals_keep_their_keys_and_rows() -> None:
    one = Proposal("a:1", FINDING, "A", "a.", 60, 5, ("x", "y"))
    other = Proposal("b:2", ISSUE, "B", "b.", 70, 7, ("y", "z"), ("i",))
    both = merged([one, other], "Keduanya")
    assert both.origin == "a:1 b:2" and both.title == "Keduanya" and both.money == 12
    assert both.activity_ids == ("x", "y", "z") and both.issue_ids == ("i",)
    long = joined_origins(f"belum_diputuskan:61.{n:02}:1.03.03" for n in range(40))
    assert len(long) <= 300 and all(key.count(":") == 2 for key in long.split())
