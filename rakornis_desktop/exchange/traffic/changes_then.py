"""What a revision that was sent or received changed at the time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.comparison.collecting import without_collecting
from rakornis_desktop.database.revisions import MERGED
from rakornis_desktop.exchange.file.bad_file import BadFile
from rakornis_desktop.exchange.file.plan_file import PlanFile
from rakornis_desktop.exchange.file.plan_rows import PlanRows
from rakornis_desktop.exchange.traffic.revision_head import plan_file_of
from rakornis_desktop.exchange.traffic.row_changes import RowChanges, row_changes
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database


class Then(NamedTuple):
    """What turned the revision ``since`` (its number, None for none) into one that is here:
    ``rows`` are those of the latter."""

    since: int | None
    changes: RowChanges
    rows: PlanRows


def changes_then(database: Database, revision_id: str) -> Then:
    """Return what a revision changed against the one before it of the same plan.

    Where it was merged into ours, what came of that is compared. Raises Refusal.
    """
    plan_id, number = _place(database, revision_id)
    after = plan_file_of(database.read, revision_id)
    if after is None:
        raise _unreadable()
    for merged, parents in database.read(
        "SELECT id, parents FROM revision WHERE plan_id = ? AND number > ? AND kind = ? "
        "ORDER BY number LIMIT 1",
        (plan_id, number, MERGED),
    ):
        if revision_id in parents.split():
            after = plan_file_of(database.read, merged) or after
    try:
        with without_collecting():
            since, before = _before(database, plan_id, number, after)
            return Then(since, row_changes(before, after.rows), after.rows)
    except BadFile:
        raise _unreadable() from None


def _before(
    database: Database, plan_id: str, number: int, after: PlanFile
) -> tuple[int | None, PlanRows]:
    for earlier, its_number in database.read(
        "SELECT id, number FROM revision WHERE plan_id = ? AND number < ? ORDER BY number DESC",
        (plan_id, number),
    ):
        file = plan_file_of(database.read, earlier)
        if file is None or file.manifest.plan.id != after.manifest.plan.id:
            continue
        return its_number, file.rows
    return None, PlanRows()


def _place(database: Database, revision_id: str) -> tuple[str, int]:
    found = database.read("SELECT plan_id, number FROM revision WHERE id = ?", (revision_id,))
    if not found:
        raise Refusal(_("Revisi ini tidak ada lagi, mungkin diurungkan."))
    return found[0]


def _unreadable() -> Refusal:
    return Refusal(_("Isi revisi ini tidak terbaca, jadi perubahannya tidak dapat diperlihatkan."))
