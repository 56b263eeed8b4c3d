"""Our own plan as it stands, as the next revision would hold it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from rakornis_desktop import __version__
from rakornis_desktop.choices import ConflictKind, ConflictState
from rakornis_desktop.database.row_ids import new_id
from rakornis_desktop.exchange.file.lineage import ROW, Ancestor, Lineage
from rakornis_desktop.exchange.file.manifest import Manifest, PlanHead, RevisionHead, Sender
from rakornis_desktop.exchange.file.plan_file import PlanFile, written
from rakornis_desktop.exchange.file.plan_parts import FORMAT
from rakornis_desktop.exchange.file.plan_rows import PlanRows
from rakornis_desktop.exchange.file.stored_plan import stored_plan
from rakornis_desktop.exchange.merge.merge_side import since
from rakornis_desktop.exchange.traffic.own_key import OwnKey
from rakornis_desktop.exchange.traffic.revision_head import (
    Head,
    Read,
    head_of,
    next_number,
    plan_file_of,
)
from rakornis_desktop.language.normal_text import on_one_line

if TYPE_CHECKING:
    from rakornis_desktop.database.queries.plans_of_offices import PlanRow


@dataclass
class Snapshot:
    """The rows of our plan now, and their lineage as the revision ``revision_id``.

    ``changed`` tells whether that differs from ``head``, the revision it comes from.
    """

    plan: PlanRow
    rows: PlanRows
    lineage: Lineage
    changed: bool
    head: Head | None
    head_file: PlanFile | None
    revision_id: str
    number: int
    created_at: datetime
    decided: list[str]


def snapshot(read: Read, plan: PlanRow) -> Snapshot:
    """Return our plan as it stands; nothing is written."""
    head = head_of(read, plan.id)
    head_file = plan_file_of(read, head.id) if head else None
    rows = stored_plan(read, plan)
    if head_file:
        rows.extra = {
            key: fields for key, fields in head_file.rows.extra.items() if key[1] in rows[key[0]]
        }
    decided = read(
        "SELECT id, table_name, row_id, CASE column_name WHEN '' THEN ? ELSE column_name END, "
        f"stamp FROM conflict WHERE plan_id = ? AND state IN ('{ConflictState.OURS}', "
        f"'{ConflictState.THEIRS}') "
        f"AND kind <> '{ConflictKind.ALIKE}' AND frozen_in = ''",
        (ROW, plan.id),
    )
    revision_id, now = new_id(), datetime.now(UTC)
    number = next_number(read, plan.id)
    ancestor = Ancestor(
        (head.id,) if head else (), number, now.isoformat(timespec="milliseconds"), plan.region_code
    )
    lineage, changed = since(head_file, rows, revision_id, ancestor, [row[1:] for row in decided])
    return Snapshot(
        plan,
        rows,
        lineage,
        changed,
        head,
        head_file,
        revision_id,
        number,
        now,
        [row[0] for row in decided],
    )


def plan_file(
    key: OwnKey,
    plan: PlanRow,
    revision: RevisionHead,
    rows: PlanRows,
    lineage: Lineage,
    *,
    author: str = "",
    audience: str = "",
    newer: PlanFile | None = None,
) -> bytes:
    """Return the plan file of a revision of our plan, signed.

    ``newer`` is the file that these rows come from: what it holds of a newer format is kept.
    """
    version = FORMAT
    if newer and (newer.unknown_parts or newer.rows.extra or newer.manifest.extra):
        version = max(FORMAT, newer.manifest.format, key=lambda v: int(v.partition(".")[2]))
    (office,) = rows["office"]
    name = rows.value("office", office, "government") or rows.value("office", office, "name")
    manifest = Manifest(
        Sender(plan.region_code, one_line(name), key.public, key.replaces, one_line(author)[:200]),
        PlanHead(
            plan.id,
            plan.region_code,
            one_line(name),
            rows.value("plan", plan.id, "fiscal_year"),
            rows.value("plan", plan.id, "stage"),
            rows.value("plan", plan.id, "edition"),
        ),
        revision,
        {},
        {},
        format=version,
        application=f"Rakornis Desktop {__version__}",
        audience=audience,
        extra=newer.manifest.extra if newer else {},
    )
    unknown = newer.unknown_parts if newer else {}
    return written(manifest, rows, lineage, key.private, unknown)


def one_line(text: str) -> str:
    """Return text as a manifest and a mail's head take it."""
    return on_one_line("".join(c if c.isprintable() else " " for c in text))[:300]
