"""The plans of all regencies received by the province, against inserting their bare rows."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import plan_files

NAME = "receiving 14 plan files of 5,000 activities: verified, checked, journalled, kept"
PEER = "raw sqlite3 executemany of the same rows into the same tables, without the journal"
BOUND = 3.0


class Context(NamedTuple):
    """The files, and the rows they hold."""

    folder: Path
    files: list[Path]
    rows: list[plan_files.Rows]
    key: Any
    number: count


def prepare(folder: Path) -> Context:
    """Make 14 regencies' plans."""
    from rakornis_desktop.reference.regions import regions

    made = [
        plan_files.sender(folder, region.code, 5_000, seed)
        for seed, region in enumerate(regions().regencies())
    ]
    assert len(made) == 14
    return Context(
        folder,
        [sender.file for sender in made],
        [plan_files.stored_rows(sender.database_path) for sender in made],
        plan_files.key(folder),
        count(),
    )


def ours(context: Context) -> float:
    """Receive all into a new database of the province."""
    with plan_files.province(context.folder / f"ours-{next(context.number)}.rkn") as database:
        elapsed = plan_files.receive(database, context.files, context.key)
        assert database.read("SELECT count(*) FROM activity") == [(70_000,)]
    return elapsed


def peer(context: Context) -> float:
    """Insert the same rows."""
    return plan_files.inserted(context.folder / f"peer-{next(context.number)}.db", context.rows)
