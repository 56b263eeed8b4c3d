"""Isi agenda otomatis: all that a meeting's agenda might speak of, with why.

From the last meetings' open follow-ups, the findings of the comparison, the rows that are not
decided by regency and program, and the problems that no activity answers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from rakornis_desktop.database.fields.choice_names import issue_category
from rakornis_desktop.database.journal.step_labels import short
from rakornis_desktop.database.queries.earlier_follow_ups import (
    OpenFollowUp,
    activities_of_agenda_items,
    earlier_open_follow_ups,
)
from rakornis_desktop.database.queries.issue_rows import covered_issues, issues_of
from rakornis_desktop.database.queries.meeting_rows import agenda_links, agenda_of
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import long_date
from rakornis_desktop.meeting.agenda.agenda_proposal import FOLLOW_UP, ISSUE, KINDS, Proposal
from rakornis_desktop.meeting.agenda.proposals_from_comparison import (
    compared_for_agenda,
    finding_proposals,
    undecided_proposals,
)

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

Progress = Callable[[int, int], None]
_STEPS = 4
_OVERDUE_WEIGHT, _FOLLOW_UP_WEIGHT, _ISSUE_WEIGHT = 95, 85, 65
_NAMED = 3


def propose_agenda(
    database: Database,
    meeting_id: str,
    *,
    today: date | None = None,
    progress: Progress | None = None,
) -> list[Proposal]:
    """Return the proposals for a meeting, kind by kind, the heaviest first.

    What the agenda has already is marked; of the others only rows that are on the agenda nowhere
    are left. ``progress(done, total)`` counts the steps and may raise to stop. Nothing is written.
    """
    step = progress or (lambda _done, _total: None)
    step(0, _STEPS)
    found = [
        *_follow_up_proposals(database, meeting_id, today or date.today()),
        *_issue_proposals(database),
    ]
    step(1, _STEPS)
    comparison = compared_for_agenda(database)
    step(2, _STEPS)
    if comparison is not None:
        found += finding_proposals(comparison)
        step(3, _STEPS)
        found += undecided_proposals(comparison)
    found = _marked(database, meeting_id, found)
    step(_STEPS, _STEPS)
    return sorted(found, key=lambda p: (KINDS.index(p.kind), -p.weight, -p.money, p.origin))


def kind_name(kind: str) -> str:
    """Return what a kind of proposals is called."""
    return {
        "tindak_lanjut": _("Tindak lanjut rapat sebelumnya"),
        "temuan": _("Temuan menurut bobot"),
        "belum_diputuskan": _("Belum diputuskan, menurut wilayah dan program"),
        "masalah_tanpa_kegiatan": _("Permasalahan tanpa kegiatan"),
    }[kind]


def _follow_up_proposals(database: Database, meeting_id: str, today: date) -> list[Proposal]:
    rows = earlier_open_follow_ups(database, meeting_id)
    about = activities_of_agenda_items(
        database, list({row.agenda_item_id for row in rows if row.agenda_item_id})
    )
    found = []
    for _id, of_one in groupby(rows, key=lambda row: row.meeting_id):
        left = list(of_one)
        meeting = left[0]
        title = meeting.meeting_title.strip() or _("Rapat")
        if meeting.meeting_day:
            title = _("{meeting}, {day}").format(meeting=title, day=long_date(meeting.meeting_day))
        overdue = sum(row.due is not None and row.due < today for row in left)
        ids = [id_ for row in left for id_ in about.get(row.agenda_item_id or "", ())]
        found.append(
            Proposal(
                origin=f"{FOLLOW_UP}:{meeting.meeting_id}",
                kind=FOLLOW_UP,
                title=_("Tindak lanjut yang belum selesai: {meeting}").format(meeting=title),
                why=_follow_up_why(left, overdue),
                weight=_OVERDUE_WEIGHT if overdue else _FOLLOW_UP_WEIGHT,
                activity_ids=tuple(dict.fromkeys(ids)),
                follow_up_ids=tuple(row.id for row in left),
            )
        )
    return found


def _follow_up_why(rows: Sequence[OpenFollowUp], overdue: int) -> str:
    words = (
        _("{count} tindak lanjut terbuka, {overdue} lewat tenggat: {tasks}.")
        if overdue
        else _("{count} tindak lanjut terbuka: {tasks}.")
    )
    tasks = [short(row.task) for row in rows[:_NAMED]]
    if len(rows) > _NAMED:
        tasks.append(_("dan {count} lainnya").format(count=len(rows) - _NAMED))
    return words.format(count=len(rows), overdue=overdue, tasks="; ".join(tasks))


def _issue_proposals(database: Database) -> list[Proposal]:
    plan_id = own_plan(database).id
    covered = covered_issues(database, plan_id)
    return [
        Proposal(
            origin=f"{ISSUE}:{issue.id}",
            kind=ISSUE,
            title=_("Belum ada kegiatan: {issue}").format(issue=issue.title),
            why=_("Permasalahan {category} ini belum dijawab kegiatan mana pun.").format(
                category=issue_category(issue.category).lower()
            ),
            # Among problems the office's own priority counts: 1 comes first.
            weight=_ISSUE_WEIGHT - min(issue.priority or 5, 5),
            issue_ids=(issue.id,),
        )
        for issue in issues_of(database, plan_id)
        # A cause is spoken of with its problem.
        if issue.parent_id is None and issue.id not in covered
    ]


def _marked(database: Database, meeting_id: str, proposals: Sequence[Proposal]) -> list[Proposal]:
    """Mark what the agenda has, by its origin or its rows; the others keep what is new."""
    origins = {key for item in agenda_of(database, meeting_id) for key in item.origin.split()}
    activities, issues, follow_ups = (
        {id_ for ids in agenda_links(database, meeting_id, subject).values() for id_ in ids}
        for subject in ("activity", "issue", "follow_up")
    )
    marked = []
    for proposal in proposals:
        if proposal.kind == FOLLOW_UP:
            open_ones = tuple(id_ for id_ in proposal.follow_up_ids if id_ not in follow_ups)
            there = not open_ones
            if open_ones:
                proposal = proposal._replace(follow_up_ids=open_ones)
        elif proposal.kind == ISSUE:
            there = set(proposal.issue_ids) <= issues
        else:
            there = set(proposal.activity_ids) <= activities
            left = tuple(id_ for id_ in proposal.activity_ids if id_ not in activities)
            if left and len(left) < len(proposal.activity_ids) and proposal.origin not in origins:
                already = _("Sebagian barisnya sudah di agenda.")
                proposal = proposal._replace(activity_ids=left, why=f"{proposal.why} {already}")
        there = there or proposal.origin in origins
        marked.append(proposal._replace(on_agenda=True) if there else proposal)
    return marked
