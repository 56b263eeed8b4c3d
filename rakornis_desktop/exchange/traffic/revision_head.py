"""The revision that a plan comes from: the last one that was sent, received or merged."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from rakornis_desktop.database.revisions import (
    MERGED,
    RECEIVED,
    SENT,
    kept_plan_file,
    taken_back,
)
from rakornis_desktop.exchange.file.bad_file import BadFile
from rakornis_desktop.exchange.file.plan_file import PlanFile

Read = Callable[..., list[tuple[Any, ...]]]


class Head(NamedTuple):
    """A revision as the database names it; ``number`` is ours, ``created_at`` ISO."""

    id: str
    number: int
    kind: str
    created_at: str


def head_of(read: Read, plan_id: str) -> Head | None:
    """Return the revision that the plan as it stands comes from, None if it never travelled.

    A revision that was sent stays one even if the sending is taken back with Urungkan: the others
    have it. (What was received and taken back is not in the plan any more.)
    """
    found = read(
        "SELECT id, number, kind, created_at FROM revision WHERE plan_id = ? "
        "AND kind IN (?, ?, ?) ORDER BY number DESC LIMIT 1",
        (plan_id, SENT, RECEIVED, MERGED),
    )
    head = Head(*found[0]) if found else None
    undone = _sent_and_undone(read, plan_id)
    while (after := undone.pop(head.id if head else "", None)) is not None:
        head = after
    return head


def sender_number(read: Read, head: Head) -> int:
    """Return the number that the sender gave a revision; ours where it came from nowhere else.

    An older revision that was asked for comes after a newer one here, so our number is higher.
    """
    found = read(
        "SELECT number FROM receipt WHERE revision_id = ? ORDER BY received_at DESC, id DESC "
        "LIMIT 1",
        (head.id,),
    )
    return int(found[0][0]) if found and head.kind == RECEIVED else head.number


def next_number(read: Read, plan_id: str, wanted: int = 0) -> int:
    """Return the number of the next revision: ``wanted`` where that comes after all others."""
    ((last,),) = read("SELECT coalesce(max(number), 0) FROM revision WHERE plan_id = ?", (plan_id,))
    head = head_of(read, plan_id)
    return max(last + 1, head.number + 1 if head else 1, wanted)


def _sent_and_undone(read: Read, plan_id: str) -> dict[str, Head]:
    """Return revisions that were sent and then taken back, by the one parent that each has."""
    found: dict[str, Head] = {}
    for (revision_id,) in read(
        # A sending changes few rows; what changed many need not be looked through.
        "SELECT c.row_id FROM change_set s JOIN change c ON c.id BETWEEN s.first_change AND "
        "s.last_change WHERE s.kind = 'do' AND s.undone IN (1, 2) AND "
        "s.last_change - s.first_change < 1000 AND c.table_name = 'revision' "
        "AND c.kind = 'insert' AND c.row_id NOT IN (SELECT id FROM revision) ORDER BY c.id"
    ):
        row = taken_back(read, revision_id)
        if row and row["plan_id"] == plan_id and row["kind"] == SENT:
            found[row["parents"]] = Head(revision_id, row["number"], row["kind"], row["created_at"])
    return found


def plan_file_of(read: Read, revision_id: str) -> PlanFile | None:
    """Return the plan file of a revision that is or was here, None if there is none to read."""
    content = kept_plan_file(read, revision_id)
    if content is None:
        return None
    try:
        return PlanFile(content, revision_id)
    except BadFile:
        return None
