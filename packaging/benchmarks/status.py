"""The first page's figures of 14 regencies × 2,000 activities, as `status --json` prints them."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any, NamedTuple

import large_plans
import standing_plans

NAME = "`status --json`: every figure of 14 regencies × 2,000 activities"
PEER = "one SELECT … GROUP BY office, program, source and year over the same rows, raw sqlite3"
BOUND = 2.0

_SELECT = """
SELECT o.region_code, substr(a.code, 1, 7), b.funding_source, b.year_offset,
       count(DISTINCT a.id), sum(b.amount)
FROM activity a JOIN plan p ON p.id = a.plan_id JOIN office o ON o.id = p.office_id
JOIN budget b ON b.activity_id = a.id
GROUP BY 1, 2, 3, 4
"""


class Context(NamedTuple):
    """The open database, and a bare connection to the same file."""

    database: Any
    connection: sqlite3.Connection


def prepare(folder: Path) -> Context:
    """Write a province's database with the plans of all regencies."""
    path = standing_plans.province(folder / "province.rkn")
    return Context(large_plans.opened(path), sqlite3.connect(path))


def ours(context: Context) -> None:
    """Compute every figure and write it as JSON."""
    from rakornis_desktop.standing.status import status
    from rakornis_desktop.standing.status_figures import status_as_json

    found = status_as_json(status(context.database))
    assert found["activities"]["total"] == 28_000
    json.dumps(found)


def peer(context: Context) -> None:
    """Sum the money once."""
    assert context.connection.execute(_SELECT).fetchall()
