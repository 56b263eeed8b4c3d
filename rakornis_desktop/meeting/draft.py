"""A meeting drafted from what the comparison and the issues leave open, until one is prepared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rakornis_desktop.comparison.compare import compare_plans
from rakornis_desktop.comparison.findings.office_names import office_name
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.agenda_edits import add_agenda_item
from rakornis_desktop.meeting.meeting_edits import create_meeting
from rakornis_desktop.program.queries.issues import covered_issues, issues_of
from rakornis_desktop.program.queries.plans import own_plan, plans

if TYPE_CHECKING:
    from rakornis_desktop.program.database import Program

# What a forum speaks of first.
_RULES = ("overlap", "outside_authority", "partly_accommodated", "not_accommodated")


def draft_meeting(program: Program) -> str:
    """Add a meeting with an agenda of the undecided findings and unanswered issues; its id.

    One agenda item for each kind of finding and received plan, about all rows it concerns.
    """
    ours = own_plan(program)
    meeting_id = create_meeting(program, ours.id)
    for theirs in plans(program):
        if theirs.is_own or theirs.fiscal_year != ours.fiscal_year:
            continue
        pairs = compare_plans(program, ours.id, theirs.id).pairs
        for rule in _RULES:
            found = [
                (finding.name, row.id)
                for pair in pairs
                if pair.decision is None
                for finding in pair.findings
                if finding.rule == rule
                for row in pair.rows()
            ]
            if found:
                title = _("{finding}, dibandingkan dengan {office}").format(
                    finding=found[0][0], office=office_name(theirs)
                )
                rows = list(dict.fromkeys(row_id for _name, row_id in found))
                add_agenda_item(program, meeting_id, title, rows)
    covered = covered_issues(program, ours.id)
    for issue in issues_of(program, ours.id):
        # A cause is spoken of with its problem.
        if issue.parent_id is None and issue.id not in covered:
            add_agenda_item(
                program, meeting_id, _("Belum ada kegiatan: {issue}").format(issue=issue.title)
            )
    return meeting_id
