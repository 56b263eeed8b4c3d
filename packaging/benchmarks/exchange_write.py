"""A plan of 5,000 activities frozen, written and signed, against zipping its rows."""

from __future__ import annotations

import json
import shutil
import time
import zipfile
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import plan_files

NAME = "writing a plan file of 5,000 activities, read from the database, frozen and signed"
PEER = "zipping the same rows, in memory already, as JSON Lines"
BOUND = 3.0


class Context(NamedTuple):
    """A database that never sent its plan, and its rows."""

    folder: Path
    database_path: Path
    rows: dict[str, list[dict[str, Any]]]
    key: Any
    number: count


def prepare(folder: Path) -> Context:
    """Make the plan."""
    path = plan_files.office(folder, "61.01", 5_000)
    from rakornis_desktop.database.tables import Activity, Budget

    stored = plan_files.stored_rows(path)
    rows = {
        "activities": [
            dict(zip(Activity.model_fields, row, strict=True)) for row in stored.activity
        ],
        "budgets": [dict(zip(Budget.model_fields, row, strict=True)) for row in stored.budget],
    }
    return Context(folder, path, rows, plan_files.key(folder), count())


def ours(context: Context) -> float:
    """Send from a copy, for a plan that did not change is not frozen again."""
    from rakornis_desktop.database.program_database import Database
    from rakornis_desktop.exchange.traffic.sending import send

    path = context.folder / f"copy-{next(context.number)}.rkn"
    shutil.copy(context.database_path, path)
    with Database.open(path) as database:
        start = time.perf_counter()
        sent = send(database, context.folder / "ours.rakornis", key=context.key)
        elapsed = time.perf_counter() - start
    assert sent.activities == 5_000 and sent.size < 2_000_000
    return elapsed


def peer(context: Context) -> None:
    """Dump and deflate."""
    with zipfile.ZipFile(context.folder / "peer.zip", "w", zipfile.ZIP_DEFLATED) as file:
        for name, rows in context.rows.items():
            lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
            file.writestr(f"{name}.jsonl", lines)
