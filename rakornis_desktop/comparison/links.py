"""A person says that two activities are, or are not, the same thing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from rakornis_desktop.comparison.identity import identity
from rakornis_desktop.comparison.subject import Subject, may_pair, subject
from rakornis_desktop.database.journal.step_labels import short
from rakornis_desktop.database.queries.activity_rows import ActivityRow, activities_by_id
from rakornis_desktop.database.queries.packed_activities import packed
from rakornis_desktop.database.queries.plans_of_offices import plan_by_id
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet
    from rakornis_desktop.database.program_database import Database


def join(database: Database, left_id: str, *right_ids: str) -> None:
    """Say that an activity and one of another plan, or several together, are the same thing.

    What a person paired either of them with in the same plan before is let go. Raises Refusal
    across two regencies.
    """
    _say(database, left_id, right_ids, same=True)


def separate(database: Database, left_id: str, *right_ids: str) -> None:
    """Say that activities are not the same thing. Raises Refusal if a row is gone."""
    _say(database, left_id, right_ids, same=False)


def _say(database: Database, left_id: str, right_ids: tuple[str, ...], *, same: bool) -> None:
    rows = activities_by_id(database, [left_id, *right_ids])
    if len(rows) < 1 + len(right_ids):
        raise Refusal(_("Salah satu baris sudah dihapus. Muat ulang perbandingan, lalu ulangi."))
    sides = {row_id: _side(database, row) for row_id, row in rows.items()}
    for right_id in right_ids:
        if same and not may_pair(sides[left_id][0], sides[right_id][0]):
            raise Refusal(
                _(
                    "Kedua baris terletak di kabupaten/kota yang berlainan, jadi tidak dapat "
                    "dipasangkan. Perbaiki lokasinya bila keliru."
                )
            )
    words = _("Pasangkan {title}") if same else _("Pisahkan {title}")
    with database.change_set(words.format(title=short(rows[left_id].title))) as changes:
        for right_id in right_ids:
            _say_link(changes, sides[left_id], sides[right_id], database.author, same=same)
        if same:
            _let_go(changes, rows, left_id, right_ids)


def _say_link(
    changes: ChangeSet,
    left: tuple[Subject, str],
    right: tuple[Subject, str],
    author: str,
    *,
    same: bool,
) -> None:
    """Write a link between two subjects, each with the region of its office."""
    from rakornis_desktop.database.tables import Link

    one, other = left[0].row, right[0].row
    for (link_id,) in changes.read(
        "SELECT id FROM link WHERE (left_activity_id = ? AND right_activity_id = ?) "
        "OR (left_activity_id = ? AND right_activity_id = ?)",
        (one.id, other.id, other.id, one.id),
    ):
        changes.delete(Link, link_id)
    changes.add(
        Link,
        left_activity_id=one.id,
        right_activity_id=other.id,
        same=same,
        left_identity=identity(one, left[1]),
        right_identity=identity(other, right[1]),
        said_by=author[:200],
        said_at=datetime.now(UTC),
    )


def _let_go(
    changes: ChangeSet, rows: dict[str, ActivityRow], left_id: str, right_ids: tuple[str, ...]
) -> None:
    """Delete what a person paired these rows with before, in the plans that are paired now."""
    from rakornis_desktop.database.tables import Link

    now = {frozenset((left_id, right_id)) for right_id in right_ids}
    for row_id in rows:
        partners = {left_id} if row_id != left_id else set(right_ids)
        plan_ids = {rows[partner].plan_id for partner in partners}
        for link_id, one, other, plan_id in changes.read(
            "SELECT l.id, l.left_activity_id, l.right_activity_id, a.plan_id FROM link l "
            "JOIN activity a ON a.id = CASE WHEN l.left_activity_id = ? "
            "THEN l.right_activity_id ELSE l.left_activity_id END "
            "WHERE l.same AND (l.left_activity_id = ? OR l.right_activity_id = ?)",
            (row_id, row_id, row_id),
        ):
            if plan_id in plan_ids and frozenset((one, other)) not in now:
                changes.delete(Link, link_id)


def _side(database: Database, row: ActivityRow) -> tuple[Subject, str]:
    plan = plan_by_id(database, row.plan_id)
    assert plan is not None
    return subject(packed(row), plan.region_code, plan.edition), plan.region_code
