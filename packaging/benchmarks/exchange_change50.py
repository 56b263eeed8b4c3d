"""A file that changes 50 rows of 5,000, against receiving that plan the first time."""

from __future__ import annotations

import shutil
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import plan_files

NAME = "receiving a plan file that changes 50 rows of 5,000"
PEER = "receiving it the first time"
BOUND = 0.3


class Context(NamedTuple):
    """Both files, and a database that has received the first."""

    folder: Path
    first: Path
    second: Path
    received: Path
    key: Any
    number: count


def prepare(folder: Path) -> Context:
    """Make the plan, change 50 titles, send again."""
    from rakornis_desktop.database.program_database import Database
    from rakornis_desktop.exchange.traffic.sending import send

    made = plan_files.sender(folder, "61.01", 5_000)
    signed_with = plan_files.key(folder)
    with Database.open(made.database_path) as database:
        with database.change_set("Ubah") as changes:
            ids = changes.read("SELECT id FROM activity ORDER BY position")[::100]
            assert len(ids) == 50
            changes.update_many("activity", ("title",), [[f"Diubah {i}", *i] for i in ids])
        second = send(database, folder / "second.rakornis", key=signed_with).file
    received = folder / "received.rkn"
    with plan_files.province(received) as database:
        plan_files.receive(database, [made.file], signed_with)
    return Context(folder, made.file, second, received, signed_with, count())


def ours(context: Context) -> float:
    """Receive the second file into a copy that has the first."""
    from rakornis_desktop.database.program_database import Database

    path = context.folder / f"ours-{next(context.number)}.rkn"
    shutil.copy(context.received, path)
    with Database.open(path) as database:
        elapsed = plan_files.receive(database, [context.second], context.key)
        assert database.read("SELECT count(*) FROM activity WHERE title LIKE 'Diubah %'") == [(50,)]
    return elapsed


def peer(context: Context) -> float:
    """Receive the first file into a new database."""
    with plan_files.province(context.folder / f"peer-{next(context.number)}.rkn") as database:
        return plan_files.receive(database, [context.first], context.key)
