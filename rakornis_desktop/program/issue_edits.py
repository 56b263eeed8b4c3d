"""What the forms do to issues: each function is one change set, one step of undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.program.activity_edits import next_position
from rakornis_desktop.program.labels import counted_label, edit_label, short
from rakornis_desktop.program.queries.activities import activities_by_id
from rakornis_desktop.program.queries.issues import issues_by_id

if TYPE_CHECKING:
    from rakornis_desktop.program.change_set import ChangeSet
    from rakornis_desktop.program.database import Program


def add_issue(
    program: Program, plan_id: str, values: Mapping[str, Any], activity_ids: Sequence[str] = ()
) -> str:
    """Add an issue at the end of a plan, with the activities that answer it.

    ``values`` are columns of Issue by name. Returns the new id. Raises FieldRefusal.
    """
    from rakornis_desktop.program.tables import Issue, IssueActivity

    label = _("Tambah permasalahan {title}").format(title=short(str(values.get("title", ""))))
    with program.change_set(label) as changes:
        position = values.get("position", next_position(changes, "issue", plan_id))
        row = changes.add(Issue, **{**values, "plan_id": plan_id, "position": position})
        for activity_id in activity_ids:
            changes.add(IssueActivity, issue_id=row.id, activity_id=activity_id)
    return row.id


def update_issue(program: Program, issue_id: str, values: Mapping[str, Any]) -> None:
    """Write columns of one issue. Raises FieldRefusal naming field, value and reason."""
    from rakornis_desktop.program.tables import Issue

    title = str(values.get("title") or _title(program, issue_id))
    with program.change_set(edit_label("issue", list(values), title)) as changes:
        changes.update(Issue, issue_id, **values)


def delete_issues(program: Program, issue_ids: Sequence[str]) -> None:
    """Delete issues; the activities that answered them stay."""
    from rakornis_desktop.program.tables import Issue

    if not issue_ids:
        return
    rows = issues_by_id(program, issue_ids)
    label = counted_label(
        _("Hapus permasalahan {title}"),
        _("Hapus {count} permasalahan"),
        [row.title for row in rows.values()],
    )
    with program.change_set(label) as changes:
        changes.delete(Issue, *issue_ids)


def set_issue_activities(program: Program, issue_id: str, activity_ids: Sequence[str]) -> None:
    """Make these the activities that answer an issue."""
    label = _("Ubah kegiatan yang menjawab {title}").format(title=short(_title(program, issue_id)))
    with program.change_set(label) as changes:
        _set_answers(changes, "issue_id", issue_id, "activity_id", activity_ids)


def set_activity_issues(program: Program, activity_id: str, issue_ids: Sequence[str]) -> None:
    """Make these the issues that an activity answers."""
    rows = activities_by_id(program, [activity_id])
    title = rows[activity_id].title if rows else ""
    label = _("Ubah permasalahan yang dijawab {title}").format(title=short(title))
    with program.change_set(label) as changes:
        _set_answers(changes, "activity_id", activity_id, "issue_id", issue_ids)


def _set_answers(
    changes: ChangeSet, one: str, one_id: str, other: str, other_ids: Sequence[str]
) -> None:
    from rakornis_desktop.program.tables import IssueActivity

    now = dict(changes.read(f"SELECT {other}, id FROM issue_activity WHERE {one} = ?", (one_id,)))
    changes.delete(
        IssueActivity, *(id_ for other_id, id_ in now.items() if other_id not in other_ids)
    )
    for other_id in dict.fromkeys(other_ids):
        if other_id not in now:
            changes.add(IssueActivity, **{one: one_id, other: other_id})


def _title(program: Program, issue_id: str) -> str:
    rows = issues_by_id(program, [issue_id])
    return rows[issue_id].title if rows else ""
