"""What the forms do to issues: each function is one change set, one step of undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from rakornis_desktop.database.edits.activity_edits import next_position
from rakornis_desktop.database.edits.field_refusal import FieldRefusal
from rakornis_desktop.database.journal.step_labels import counted_label, edit_label, short
from rakornis_desktop.database.queries.activity_rows import activities_by_id
from rakornis_desktop.database.queries.issue_rows import issues_by_id
from rakornis_desktop.language.catalogue import translate as _

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet
    from rakornis_desktop.database.program_database import Database
    from rakornis_desktop.database.tables.row_base import Row


class IssueLinks(NamedTuple):
    """What an issue is linked to: activities that answer it, indicators' codes, areas."""

    activity_ids: Sequence[str] = ()
    indicators: Sequence[str] = ()
    area_ids: Sequence[str] = ()


def write_issue(
    changes: ChangeSet,
    plan_id: str,
    values: Mapping[str, Any],
    links: IssueLinks,
    issue_id: str = "",
) -> str:
    """Add an issue, or write ``issue_id`` anew, with all its links, inside ``changes``.

    Returns its id. Raises FieldRefusal.
    """
    from rakornis_desktop.database.tables import Issue, IssueArea, IssueIndicator

    if issue_id:
        if values.get("parent_id"):
            check_parent(changes, issue_id, str(values["parent_id"]))
        changes.update(Issue, issue_id, **values)
    else:
        if values.get("parent_id"):
            _check_plan(changes, plan_id, str(values["parent_id"]))
        position = next_position(changes, "issue", plan_id)
        row = changes.add(Issue, **{**values, "plan_id": plan_id, "position": position})
        issue_id = row.id
    _set_answers(changes, "issue_id", issue_id, "activity_id", links.activity_ids)
    _set_links(changes, IssueIndicator, issue_id, "indicator", links.indicators)
    _set_links(changes, IssueArea, issue_id, "area_id", links.area_ids)
    return issue_id


def add_issue(
    database: Database, plan_id: str, values: Mapping[str, Any], activity_ids: Sequence[str] = ()
) -> str:
    """Add an issue at the end of a plan, with the activities that answer it.

    ``values`` are columns of Issue by name. Returns the new id. Raises FieldRefusal.
    """
    from rakornis_desktop.database.tables import Issue, IssueActivity

    label = _("Tambah permasalahan {title}").format(title=short(str(values.get("title", ""))))
    with database.change_set(label) as changes:
        if values.get("parent_id"):
            _check_plan(changes, plan_id, str(values["parent_id"]))
        position = values.get("position", next_position(changes, "issue", plan_id))
        row = changes.add(Issue, **{**values, "plan_id": plan_id, "position": position})
        for activity_id in activity_ids:
            changes.add(IssueActivity, issue_id=row.id, activity_id=activity_id)
    return row.id


def update_issue(database: Database, issue_id: str, values: Mapping[str, Any]) -> None:
    """Write columns of one issue. Raises FieldRefusal naming field, value and reason."""
    from rakornis_desktop.database.tables import Issue

    title = str(values.get("title") or _title(database, issue_id))
    with database.change_set(edit_label("issue", list(values), title)) as changes:
        if values.get("parent_id"):
            check_parent(changes, issue_id, str(values["parent_id"]))
        changes.update(Issue, issue_id, **values)


def delete_issues(database: Database, issue_ids: Sequence[str]) -> None:
    """Delete issues; what answered them stays, and their causes move up to the problem above."""
    from rakornis_desktop.database.tables import Issue

    if not issue_ids:
        return
    rows = issues_by_id(database, issue_ids)
    label = counted_label(
        _("Hapus permasalahan {title}"),
        _("Hapus {count} permasalahan"),
        [row.title for row in rows.values()],
    )
    with database.change_set(label) as changes:
        for issue_id in issue_ids:
            # One after the other: a cause of a cause moves up twice.
            parents = changes.read("SELECT parent_id FROM issue WHERE id = ?", (issue_id,))
            causes = changes.read("SELECT id FROM issue WHERE parent_id = ?", (issue_id,))
            changes.update_many(
                "issue", ["parent_id"], [[parent, c] for (c,) in causes for (parent,) in parents]
            )
            changes.delete(Issue, issue_id)


def set_cause_of(database: Database, issue_id: str, parent_id: str | None) -> None:
    """Hang an issue below another as its cause; None makes it a problem of its own.

    Raises FieldRefusal where it would be its own cause, or is of another plan.
    """
    update_issue(database, issue_id, {"parent_id": parent_id})


def set_issue_indicators(database: Database, issue_id: str, codes: Sequence[str]) -> None:
    """Make these the indicators that an issue is seen in. Raises FieldRefusal."""
    from rakornis_desktop.database.queries.service_rows import indicators
    from rakornis_desktop.database.tables import IssueIndicator

    known = indicators(database)
    for code in codes:
        if code not in known:
            reason = _("tidak dikenal; pakai salah satu dari {codes}")
            raise FieldRefusal(
                "issue_indicator", "indicator", code, reason.format(codes=", ".join(known))
            )
    label = _("Ubah indikator {title}").format(title=short(_title(database, issue_id)))
    with database.change_set(label) as changes:
        _set_links(changes, IssueIndicator, issue_id, "indicator", codes)


def set_issue_areas(database: Database, issue_id: str, area_ids: Sequence[str]) -> None:
    """Make these the areas that an issue is about."""
    from rakornis_desktop.database.tables import IssueArea

    label = _("Ubah kawasan {title}").format(title=short(_title(database, issue_id)))
    with database.change_set(label) as changes:
        _set_links(changes, IssueArea, issue_id, "area_id", area_ids)


def set_issue_activities(database: Database, issue_id: str, activity_ids: Sequence[str]) -> None:
    """Make these the activities that answer an issue."""
    label = _("Ubah kegiatan yang menjawab {title}").format(title=short(_title(database, issue_id)))
    with database.change_set(label) as changes:
        _set_answers(changes, "issue_id", issue_id, "activity_id", activity_ids)


def set_activity_issues(database: Database, activity_id: str, issue_ids: Sequence[str]) -> None:
    """Make these the issues that an activity answers."""
    rows = activities_by_id(database, [activity_id])
    title = rows[activity_id].title if rows else ""
    label = _("Ubah permasalahan yang dijawab {title}").format(title=short(title))
    with database.change_set(label) as changes:
        _set_answers(changes, "activity_id", activity_id, "issue_id", issue_ids)


def check_parent(changes: ChangeSet, issue_id: str, parent_id: str) -> None:
    """Refuse what would make a ring, or a cause in another plan. Raises FieldRefusal."""
    for (plan_id,) in changes.read("SELECT plan_id FROM issue WHERE id = ?", (issue_id,)):
        _check_plan(changes, plan_id, parent_id)
    above = changes.read(
        "WITH RECURSIVE up(id) AS (SELECT ? UNION SELECT i.parent_id FROM issue i "
        "JOIN up ON up.id = i.id WHERE i.parent_id IS NOT NULL) SELECT id FROM up",
        (parent_id,),
    )
    if (issue_id,) in above:
        raise FieldRefusal(
            "issue", "parent_id", None, _("masalah tidak dapat menjadi penyebab dirinya sendiri")
        )


def _check_plan(changes: ChangeSet, plan_id: str, parent_id: str) -> None:
    if (plan_id,) not in changes.read("SELECT plan_id FROM issue WHERE id = ?", (parent_id,)):
        raise FieldRefusal(
            "issue", "parent_id", None, _("masalah di atasnya tidak ada dalam rencana ini")
        )


def _set_links(
    changes: ChangeSet, table: type[Row], issue_id: str, other: str, wanted: Sequence[str]
) -> None:
    now = dict(
        changes.read(
            f"SELECT {other}, id FROM {table.__tablename__} WHERE issue_id = ?", (issue_id,)
        )
    )
    changes.delete(table, *(id_ for value, id_ in now.items() if value not in wanted))
    for value in dict.fromkeys(wanted):
        if value not in now:
            changes.add(table, **{"issue_id": issue_id, other: value})


def _set_answers(
    changes: ChangeSet, one: str, one_id: str, other: str, other_ids: Sequence[str]
) -> None:
    from rakornis_desktop.database.tables import IssueActivity

    now = dict(changes.read(f"SELECT {other}, id FROM issue_activity WHERE {one} = ?", (one_id,)))
    changes.delete(
        IssueActivity, *(id_ for other_id, id_ in now.items() if other_id not in other_ids)
    )
    for other_id in dict.fromkeys(other_ids):
        if other_id not in now:
            changes.add(IssueActivity, **{one: one_id, other: other_id})


def _title(database: Database, issue_id: str) -> str:
    rows = issues_by_id(database, [issue_id])
    return rows[issue_id].title if rows else ""
