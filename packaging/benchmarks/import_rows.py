"""Parsed rows into the database, journal included, against the same rows without a journal."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import NamedTuple

NAME = "import of 10,000 rows into the database, journal included"
PEER = "raw sqlite3 executemany of the same rows into the same tables, without the journal"
BOUND = 4.0

ROWS = 10_000
BUDGET = ("id", "activity_id", "year_offset", "funding_source", "funding_text", "amount")


class Context(NamedTuple):
    """The folder to make databases in, and the rows of both tables."""

    folder: Path
    columns: tuple[str, ...]
    activities: list[tuple]
    budgets: list[tuple]
    number: count


def prepare(folder: Path) -> Context:
    """Make 10,000 activities with 35 columns, a budget of year n each and of n+1 for half."""
    from rakornis_desktop.program.identity import new_ids

    ids, budget_ids = new_ids(ROWS), new_ids(ROWS + ROWS // 2)
    values = {
        "plan_id": "plan",
        "position": 0,
        "reference": "REF-{i}",
        "answers_reference": "",
        "code": "1.03.03.2.01.{i:04}",
        "title": "Pembangunan SPAM jaringan perpipaan di kawasan perdesaan Gang Melati RT {i}",
        "indicator": "Jumlah sambungan rumah yang terlayani",
        "region_code": "61.72.01.1001",
        "location_text": "Kel. Pasiran, Kec. Singkawang Barat",
        "volume": "{i}.5",
        "unit": "SR",
        "target_text": "",
        "volume_next": "{i}",
        "target_next_text": "",
        "beneficiaries": 480,
        "beneficiary_unit": "jiwa",
        "target_group": "Masyarakat",
        "area_kind": "kumuh",
        "slum_area_ha": "4.25",
        "priority": 1,
        "proposed_to": "provinsi",
        "readiness_fs": "ada",
        "readiness_fs_document": "FS/{i}/2026",
        "readiness_ded": "proses",
        "readiness_ded_document": "",
        "readiness_rab": "proses",
        "readiness_rab_document": "",
        "readiness_land": "ada",
        "readiness_land_document": "Sertifikat {i}",
        "readiness_environment": "tidak_ada",
        "readiness_environment_document": "",
        "readiness_decree": None,
        "readiness_decree_document": "",
        "note": "Usulan Musrenbang kecamatan",
        "origin": "renja.xlsx, Sheet1, baris {i}",
    }
    activities = [
        (ids[i], *(v.format(i=i) if isinstance(v, str) else v for v in values.values()))
        for i in range(ROWS)
    ]
    budgets = [
        (budget_ids[i], ids[i % ROWS], i // ROWS, "1.2.1.01.02", "", 50_000_000 + i * 1_000)
        for i in range(len(budget_ids))
    ]
    return Context(folder, ("id", *values), activities, budgets, count())


def ours(context: Context) -> float:
    """Import the rows through a change set; returns the seconds of that alone."""
    import time

    from rakornis_desktop.program.database import Program

    with Program.create(context.folder / f"ours-{next(context.number)}.rkn") as program:
        with program.change_set("Kantor") as changes:
            for table, columns, row in _ground():
                changes.add_many(table, columns, [row])
        start = time.perf_counter()
        with program.change_set("Impor") as changes:
            changes.add_many("activity", context.columns, context.activities)
            changes.add_many("budget", BUDGET, context.budgets)
        return time.perf_counter() - start


def peer(context: Context) -> float:
    """Insert the rows with executemany: same tables and indexes, WAL, synchronous FULL."""
    import time

    from rakornis_desktop.program.schema import table_statements

    path = context.folder / f"peer-{next(context.number)}.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        for statement in table_statements():
            connection.execute(statement)
        for table, columns, row in _ground():
            connection.execute(_insert(table, columns), row)
        start = time.perf_counter()
        connection.execute("BEGIN")
        connection.executemany(_insert("activity", context.columns), context.activities)
        connection.executemany(_insert("budget", BUDGET), context.budgets)
        connection.execute("COMMIT")
        return time.perf_counter() - start


def _ground() -> list[tuple[str, tuple[str, ...], tuple]]:
    """The office and the plan that the rows belong to."""
    return [
        ("office", ("id", "tier", "region_code", "name"), ("office", "provinsi", "61", "Dinas")),
        ("plan", ("id", "office_id", "fiscal_year"), ("plan", "office", 2027)),
    ]


def _insert(table: str, columns: tuple[str, ...]) -> str:
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
