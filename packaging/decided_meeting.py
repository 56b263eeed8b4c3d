"""A meeting that decided on many rows, for the measurements: real codes and villages."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import large_plans

_STATUSES = ("disepakati", "disepakati_dengan_catatan", "disepakati", "ditolak", "dibawa_ke_pusat")


def database_path(path: Path, count: int) -> tuple[Path, str]:
    """Make a database with two plans of ``count`` rows and a meeting that decided on each pair."""
    from rakornis_desktop.database.program_database import Database
    from rakornis_desktop.database.queries.plans_of_offices import own_plan
    from rakornis_desktop.database.row_ids import new_ids
    from rakornis_desktop.meeting.meeting_edits import create_meeting

    ours = large_plans.rows(count, "61.01")
    large_plans.database_path(path, ours, large_plans.changed(ours, 0.2))
    dice = Random(61)  # noqa: S311
    with Database.open(path) as database:
        meeting_id = create_meeting(database, own_plan(database).id, {"title": "Rakornis 2027"})
        pairs = database.read(
            "SELECT min(id), max(id) FROM activity GROUP BY reference ORDER BY reference"
        )
        ids, links = new_ids(count), new_ids(2 * count)
        when = datetime.now(UTC).isoformat(timespec="milliseconds")
        with database.change_set("Putuskan", undoable=False) as changes:
            changes.add_many(
                "decision",
                (
                    *("id", "status", "agreed_volume", "agreed_unit", "agreed_budget", "note"),
                    *("decided_at", "meeting_id"),
                ),
                [
                    (
                        *(id_, _STATUSES[i % 5], str(dice.randrange(1, 400)), "SR"),
                        *(dice.randrange(1, 9_000) * 1_000_000, _note(dice), when, meeting_id),
                    )
                    for i, id_ in enumerate(ids)
                ],
            )
            changes.add_many(
                "decision_activity",
                ("id", "decision_id", "activity_id", "identity", "snapshot"),
                [
                    (links[2 * i + side], ids[i], pair[side], "", "")
                    for i, pair in enumerate(pairs)
                    for side in range(2)
                ],
            )
    return path, meeting_id


def opened(folder: Path, count: int) -> tuple[Any, str]:
    """Make such a database in ``folder`` and open it; returns it and the meeting's id."""
    path, meeting_id = database_path(folder / "meeting.rkn", count)
    return large_plans.opened(path), meeting_id


def tables(database: Any, meeting_id: str) -> list[tuple[list[str], list[float], list[list[str]]]]:
    """Return alignments, widths and cells (heads first) of both matrices of the record."""
    from rakornis_desktop.meeting.agreement.agreement_rows import agreement_rows
    from rakornis_desktop.pdf.papers.agreement_matrix import matrix_cells

    rows = agreement_rows(database, meeting_id)
    found = []
    for part, agreed in ((rows.agreed, True), (rows.others, False)):
        columns, cells = matrix_cells(part, agreed=agreed)
        found.append(
            (
                [column.align for column in columns],
                [column.share for column in columns],
                [[column.head for column in columns], *cells],
            )
        )
    return found


def _note(dice: Random) -> str:
    words = ("bertahap", "menunggu", "DED", "lahan", "DAU", "kota", "provinsi", "sisanya", "2028")
    return " ".join(dice.choices(words, k=dice.randint(2, 14))).capitalize()
