"""What the forms do to activities: each function is one change set, one step of undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from rakornis_desktop.database.journal.step_labels import counted_label, edit_label, short
from rakornis_desktop.database.queries.activity_rows import (
    ACTIVITY_COLUMNS,
    activities_by_id,
    budgets_of_activity,
)
from rakornis_desktop.database.row_ids import new_ids
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet
    from rakornis_desktop.database.program_database import Database


_SERVICE = {"service_indicator", "beneficiaries", "beneficiary_unit", "unit"}


class BudgetEntry(NamedTuple):
    """A budget as typed; ``id`` names the one it replaces, empty for a new one.

    ``amount`` in whole rupiah, ``year_offset`` 0 (n) or 1 (n+1).
    """

    year_offset: int
    funding_source: str
    amount: int
    funding_text: str = ""
    id: str = ""


def next_position(changes: ChangeSet, table: str, plan_id: str) -> int:
    """Return the position behind the last row of ``table`` (activity or issue) in a plan."""
    if table not in ("activity", "issue"):
        raise ValueError(table)
    ((position,),) = changes.read(
        f"SELECT coalesce(max(position) + 1, 0) FROM {table} WHERE plan_id = ?", (plan_id,)
    )
    return int(position)


def add_activity(
    database: Database,
    plan_id: str,
    values: Mapping[str, Any],
    budgets: Sequence[BudgetEntry] = (),
    issue_ids: Sequence[str] = (),
) -> str:
    """Add an activity at the end of a plan, with its budgets and the issues it answers.

    ``values`` are columns of Activity by name. Returns the new id. Raises FieldRefusal.
    """
    from rakornis_desktop.database.tables import Activity, IssueActivity

    label = _("Tambah {title}").format(title=short(str(values.get("title", ""))))
    with database.change_set(label) as changes:
        position = values.get("position")
        if position is None:
            position = next_position(changes, "activity", plan_id)
        _check_service(database, [], values)
        row = changes.add(Activity, **{**values, "plan_id": plan_id, "position": position})
        for budget in budgets:
            _add_budget(changes, row.id, budget)
        for issue_id in issue_ids:
            changes.add(IssueActivity, issue_id=issue_id, activity_id=row.id)
    return row.id


def update_activity(database: Database, activity_id: str, values: Mapping[str, Any]) -> None:
    """Write columns of one activity. Raises FieldRefusal naming field, value and reason."""
    from rakornis_desktop.database.tables import Activity

    title = str(values.get("title") or _title(database, activity_id))
    with database.change_set(edit_label("activity", list(values), title)) as changes:
        _check_service(database, [activity_id], values)
        changes.update(Activity, activity_id, **values)


def update_field(database: Database, activity_id: str, field: str, value: Any) -> None:
    """Write one column of one activity. Raises FieldRefusal."""
    update_activity(database, activity_id, {field: value})


def update_activities(
    database: Database, activity_ids: Sequence[str], values: Mapping[str, Any]
) -> None:
    """Write the same values to several activities in one step. Raises FieldRefusal."""
    from rakornis_desktop.database.tables import Activity

    if len(activity_ids) == 1:
        update_activity(database, activity_ids[0], values)
        return
    label = edit_label(
        "activity", list(values), _("{count} kegiatan").format(count=len(activity_ids))
    )
    with database.change_set(label) as changes:
        _check_service(database, activity_ids, values)
        for activity_id in activity_ids:
            changes.update(Activity, activity_id, **values)


def set_budgets(database: Database, activity_id: str, budgets: Sequence[BudgetEntry]) -> None:
    """Make ``budgets`` the budgets of an activity; what is not among them is deleted.

    A budget that is there already (by its id, else by year and funding source) keeps its id,
    so that the history tells its amount's changes. Raises FieldRefusal.
    """
    from rakornis_desktop.database.tables import Budget

    before = {row.id: row for row in budgets_of_activity(database, activity_id)}
    left = dict(before)
    kept: list[tuple[str, BudgetEntry]] = []
    new: list[BudgetEntry] = []
    unnamed: list[BudgetEntry] = []
    for entry in budgets:
        if entry.id in left:
            del left[entry.id]
            kept.append((entry.id, entry))
        else:
            unnamed.append(entry)
    for entry in unnamed:
        key = (entry.year_offset, entry.funding_source, entry.funding_text)
        same = next((id_ for id_, row in left.items() if row[2:5] == key), "")
        if same:
            del left[same]
            kept.append((same, entry))
        else:
            new.append(entry)
    label = edit_label("budget", ["amount"], _title(database, activity_id))
    with database.change_set(label) as changes:
        changes.delete(Budget, *left)
        for budget_id, entry in kept:
            values = {
                name: getattr(entry, name)
                for name in ("year_offset", "funding_source", "funding_text", "amount")
                if getattr(entry, name) != getattr(before[budget_id], name)
            }
            changes.update(Budget, budget_id, **values)
        for entry in new:
            _add_budget(changes, activity_id, entry)


def delete_activities(database: Database, activity_ids: Sequence[str]) -> None:
    """Delete activities with their budgets and their answers to issues."""
    from rakornis_desktop.database.tables import Activity

    if not activity_ids:
        return
    label = counted_label(
        _("Hapus {title}"), _("Hapus {count} kegiatan"), _titles(database, activity_ids)
    )
    with database.change_set(label) as changes:
        changes.delete(Activity, *activity_ids)


def duplicate_activities(database: Database, activity_ids: Sequence[str]) -> list[str]:
    """Copy activities with their budgets to the end of their plan; returns the new ids.

    The officer's own number is not copied, for it names one row.
    """
    label = counted_label(
        _("Gandakan {title}"), _("Gandakan {count} kegiatan"), _titles(database, activity_ids)
    )
    copied = ("plan_id", *ACTIVITY_COLUMNS[ACTIVITY_COLUMNS.index("answers_reference") :])
    new = new_ids(len(activity_ids))
    with database.change_set(label) as changes:
        for old_id, new_id in zip(activity_ids, new, strict=True):
            (row,) = changes.read(
                f"SELECT {', '.join(copied)} FROM activity WHERE id = ?", (old_id,)
            )
            position = next_position(changes, "activity", row[0])
            changes.add_many(
                "activity",
                ["id", "position", "reference", *copied],
                [[new_id, position, "", *row]],
            )
            budgets = changes.read(
                "SELECT year_offset, funding_source, funding_text, amount FROM budget "
                "WHERE activity_id = ? ORDER BY id",
                (old_id,),
            )
            changes.add_many(
                "budget",
                [
                    "id",
                    "activity_id",
                    "year_offset",
                    "funding_source",
                    "funding_text",
                    "amount",
                ],
                [
                    [budget_id, new_id, *budget]
                    for budget_id, budget in zip(new_ids(len(budgets)), budgets, strict=True)
                ],
            )
    return new


def move_activities(database: Database, activity_ids: Sequence[str], before_id: str | None) -> None:
    """Put activities of one plan in front of another of it, or at the end, in the order given."""
    rows = activities_by_id(database, activity_ids)
    plan_ids = {row.plan_id for row in rows.values()}
    if len(plan_ids) != 1:
        raise Refusal(_("Pindahkan kegiatan dari satu rencana saja."))
    label = counted_label(
        _("Pindahkan {title}"), _("Pindahkan {count} kegiatan"), _titles(database, activity_ids)
    )
    with database.change_set(label) as changes:
        order = changes.read(
            "SELECT id, position FROM activity WHERE plan_id = ? ORDER BY position, id",
            (plan_ids.pop(),),
        )
        stay = [id_ for id_, _position in order if id_ not in rows]
        at = stay.index(before_id) if before_id in stay else len(stay)
        wanted = [*stay[:at], *(id_ for id_ in activity_ids if id_ in rows), *stay[at:]]
        now = dict(order)
        changes.update_many(
            "activity",
            ["position"],
            [[i, id_] for i, id_ in enumerate(wanted) if now[id_] != i],
        )


def _check_service(
    database: Database, activity_ids: Sequence[str], values: Mapping[str, Any]
) -> None:
    """Refuse beneficiaries in another unit than that of the indicator they serve."""
    if not _SERVICE & values.keys():
        return
    from rakornis_desktop.database.edits.service_checks import check_beneficiaries
    from rakornis_desktop.database.queries.service_rows import indicators

    rows = activities_by_id(database, activity_ids)
    for row in rows.values() if activity_ids else (None,):
        code, count, unit, volume_unit = (
            values.get(name, getattr(row, name) if row else "" if name != "beneficiaries" else None)
            for name in ("service_indicator", "beneficiaries", "beneficiary_unit", "unit")
        )
        if code:
            check_beneficiaries(
                str(code), count, str(unit or ""), indicators(database), str(volume_unit or "")
            )


def _add_budget(changes: ChangeSet, activity_id: str, entry: BudgetEntry) -> None:
    from rakornis_desktop.database.tables import Budget

    changes.add(
        Budget,
        activity_id=activity_id,
        year_offset=entry.year_offset,
        funding_source=entry.funding_source,
        funding_text=entry.funding_text,
        amount=entry.amount,
    )


def _titles(database: Database, activity_ids: Sequence[str]) -> list[str]:
    rows = activities_by_id(database, activity_ids)
    return [rows[id_].title for id_ in activity_ids if id_ in rows]


def _title(database: Database, activity_id: str) -> str:
    titles = _titles(database, [activity_id])
    return titles[0] if titles else ""
