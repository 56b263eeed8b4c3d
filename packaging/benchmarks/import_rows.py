"""Parsed rows into the database, validation and journal included, against the bare rows."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from rakornis_desktop.excel.reading.parsed_plan import ParsedPlan

NAME = "import of 10,000 parsed rows, validation and journal included"
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
    parsed: ParsedPlan
    number: count


def prepare(folder: Path) -> Context:
    """Make 10,000 activities with 35 columns, a budget of year n each and of n+1 for half."""
    from rakornis_desktop.database.row_ids import new_ids

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
    return Context(
        folder, ("id", *values), activities, budgets, _parsed(values, activities, budgets), count()
    )


def ours(context: Context) -> float:
    """Import the parsed rows as an office's plan, validation and journal included."""
    import time

    from rakornis_desktop.database.new_database import new_database
    from rakornis_desktop.excel.taking.plan_applying import apply_import

    with new_database(
        context.folder / f"ours-{next(context.number)}.rkn", "61.72", 2027
    ) as database:
        start = time.perf_counter()
        result = apply_import(database, context.parsed, as_office="61")
        elapsed = time.perf_counter() - start
    assert result.new == ROWS and not result.refused
    return elapsed


def peer(context: Context) -> float:
    """Insert the rows with executemany: same tables and indexes, WAL, synchronous FULL."""
    import time

    from rakornis_desktop.database.opening.schema import table_statements

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


def _parsed(values: dict[str, Any], activities: list[tuple], budgets: list[tuple]) -> ParsedPlan:
    """Return the same rows as the reader of workbooks hands them over."""
    from decimal import Decimal

    from rakornis_desktop.excel.reading.parsed_plan import ParsedBudget, ParsedPlan, ParsedRow

    plan = ParsedPlan("renja.xlsx", "Sheet1", "templat", "2026")
    for number, row in enumerate(activities):
        cells = dict(zip(values, row[1:], strict=True))
        del cells["plan_id"], cells["position"]
        for name in ("volume", "volume_next", "slum_area_ha"):
            cells[name] = Decimal(cells[name])
        plan.rows.append(ParsedRow("Sheet1", number + 2, cells, rows=[number + 2]))
    for number, (_id, _activity, *budget) in enumerate(budgets):
        plan.rows[number % ROWS].budgets.append(ParsedBudget(*budget))
    return plan


def _ground() -> list[tuple[str, tuple[str, ...], tuple]]:
    """The office and the plan that the rows belong to."""
    return [
        ("office", ("id", "tier", "region_code", "name"), ("office", "provinsi", "61", "Dinas")),
        ("plan", ("id", "office_id", "fiscal_year"), ("plan", "office", 2027)),
    ]


def _insert(table: str, columns: tuple[str, ...]) -> str:
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
