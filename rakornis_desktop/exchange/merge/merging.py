"""Our own plan coming back: merged into what we have, with what a person must decide noted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from rakornis_desktop.database.queries.plans_of_offices import PlanRow
from rakornis_desktop.database.revisions import MERGED, RECEIVED, keep_revision
from rakornis_desktop.exchange.file.lineage import ROW, Ancestor, OpenValue
from rakornis_desktop.exchange.file.manifest import RevisionHead
from rakornis_desktop.exchange.file.plan_file import PlanFile
from rakornis_desktop.exchange.file.plan_parts import SHARED
from rakornis_desktop.exchange.file.plan_rows import PlanRows
from rakornis_desktop.exchange.file.snapshot import Snapshot, plan_file, snapshot
from rakornis_desktop.exchange.merge.alike_rows import Alike, alike
from rakornis_desktop.exchange.merge.conflict_rows import note_alike, sync_conflicts
from rakornis_desktop.exchange.merge.merge_side import Side
from rakornis_desktop.exchange.merge.three_way import Merged, merge
from rakornis_desktop.exchange.traffic.own_key import OwnKey
from rakornis_desktop.exchange.traffic.plan_file_applying import apply_changes
from rakornis_desktop.exchange.traffic.revision_head import Read, next_number, plan_file_of
from rakornis_desktop.exchange.traffic.row_changes import RowChanges, row_changes

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet


@dataclass
class MergePlan:
    """What a file would make of our plan."""

    now: Snapshot
    file: PlanFile
    merged: Merged
    changes: RowChanges
    new_open: set[OpenValue]
    alike: list[Alike]

    @property
    def takes_over(self) -> bool:
        """Whether we come out exactly as the file: then its revision is ours too."""
        theirs = self.file.lineage
        return (
            not self.now.changed
            and self.now.head is not None
            and self.now.head.id in theirs.revisions
            and not self.merged.written
            and self.merged.rows.by_table == self.file.rows.by_table
            and self.merged.lineage.open == theirs.open
            and not self.file.manifest.audience
        )


def planned(read: Read, plan: PlanRow, file: PlanFile) -> MergePlan:
    """Return what ``file`` would make of our plan; nothing is written. Raises BadFile."""
    file.check()
    now = snapshot(read, plan)
    theirs = Side(_as_full(file, now), file.lineage)
    merged = merge(Side(now.rows, now.lineage), theirs, file.manifest.revision.id)
    return MergePlan(
        now,
        file,
        merged,
        row_changes(now.rows, merged.rows),
        merged.lineage.open - now.lineage.open,
        alike(merged, plan),
    )


def apply_merge(changes: ChangeSet, planned: MergePlan, key: OwnKey, author: str) -> int:
    """Write a merge into an open change set; returns the number of the revision received."""
    now, file = planned.now, planned.file
    plan, revision = now.plan, file.manifest.revision
    apply_changes(changes, planned.changes, plan.id, plan.office_id)
    number = next_number(changes.read, plan.id, revision.number)
    keep_revision(
        changes,
        plan.id,
        revision.id,
        number,
        RECEIVED,
        file.content,
        created_at=datetime.fromisoformat(revision.created_at),
        parents=revision.parents,
    )
    if not planned.takes_over:
        _keep_merge(changes, planned, number + 1, key, author)
    common = _last_common(changes.read, planned) if planned.new_open else None
    sync_conflicts(changes, plan.id, common, planned.merged, file)
    note_alike(changes, plan.id, planned.alike, file)
    return number


def _keep_merge(
    changes: ChangeSet, planned: MergePlan, number: int, key: OwnKey, author: str
) -> None:
    """Keep the outcome as a revision of its own, which comes from both."""
    now, merged, file = planned.now, planned.merged, planned.file
    revision = file.manifest.revision
    at = datetime.now(UTC)
    parents = (*((now.head.id,) if now.head else ()), revision.id)
    moment = at.isoformat(timespec="milliseconds")
    lineage = merged.lineage
    lineage.revisions[now.revision_id] = Ancestor(parents, number, moment, now.plan.region_code)
    for table, row_id, column in merged.written:
        if row_id in merged.rows[table]:
            own = lineage.stamps.setdefault((table, row_id), {ROW: lineage.ground})
            own[column] = now.revision_id
    newer = max(
        (f for f in (now.head_file, file) if f),
        key=lambda f: (int(f.manifest.format.partition(".")[2]), f is file),
    )
    content = plan_file(
        key,
        now.plan,
        RevisionHead(now.revision_id, number, parents, moment),
        merged.rows,
        lineage,
        author=author,
        newer=newer,
    )
    keep_revision(
        changes,
        now.plan.id,
        now.revision_id,
        number,
        MERGED,
        content,
        created_at=at,
        parents=parents,
    )
    changes.update_many("conflict", ("frozen_in",), [[now.revision_id, i] for i in now.decided])


def _last_common(read: Read, planned: MergePlan) -> PlanRows | None:
    """Return the rows of the youngest revision here that both come from, None if there is none.

    Only for showing what a value was before: the merge itself goes by the stamps.
    """
    now, theirs = planned.now, planned.file.lineage.revisions
    if now.head and now.head_file and now.head.id in theirs:
        return now.head_file.rows
    for (revision_id,) in read(
        "SELECT id FROM revision WHERE plan_id = ? ORDER BY number DESC", (now.plan.id,)
    ):
        if revision_id in theirs and revision_id in now.lineage.revisions:
            if revision_id == planned.file.manifest.revision.id:
                continue
            if found := plan_file_of(read, revision_id):
                return found.rows
    return None


def _as_full(file: PlanFile, now: Snapshot) -> PlanRows:
    """Return the file's rows; one made for one office lacks what does not concern that, which is
    not to say that it was deleted."""
    rows = file.rows.copy()
    if file.manifest.audience:
        for table in SHARED:
            rows.by_table[table] = {**now.rows[table], **rows[table]}
            for row_id in now.rows[table].keys() - file.rows[table].keys():
                own = now.lineage.stamps.get((table, row_id))
                file.lineage.stamps[table, row_id] = own or {ROW: now.lineage.ground}
    return rows
