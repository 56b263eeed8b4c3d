"""Offices with large plans and their plan files, for the measurements of the exchange."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import large_plans


class Sender(NamedTuple):
    """An office's database and the plan file it sent."""

    region: str
    database_path: Path
    file: Path


def office(folder: Path, region: str, count: int, seed: int = 1) -> Path:
    """Make the database of an office with ``count`` activities; returns where it lies."""
    from rakornis_desktop.database.new_database import new_database
    from rakornis_desktop.database.queries.plans_of_offices import own_plan

    path = folder / f"{region}.rkn"
    home = region if len(region) > 2 else "61.01"
    with new_database(path, region, 2027) as database:
        large_plans.fill(database, own_plan(database).id, large_plans.rows(count, home, seed))
    return path


def sender(folder: Path, region: str, count: int, seed: int = 1) -> Sender:
    """Make an office and the file of its plan."""
    from rakornis_desktop.database.program_database import Database
    from rakornis_desktop.exchange.traffic.sending import send

    path = office(folder, region, count, seed)
    with Database.open(path) as database:
        sent = send(database, folder / f"{region}.rakornis", key=key(folder))
    return Sender(region, path, sent.file)


def key(folder: Path) -> Any:
    """Return the key that all measured offices sign with."""
    from rakornis_desktop.exchange.traffic.own_key import own_key

    place = folder / "kunci"
    place.mkdir(exist_ok=True)
    return own_key(place)


def province(path: Path) -> Any:
    """Return a new, open database of the province."""
    from rakornis_desktop.database.new_database import new_database

    return new_database(path, "61", 2027)


def receive(database: Any, files: Sequence[Path], signed_with: Any) -> float:
    """Receive files; returns the seconds it took."""
    from rakornis_desktop.exchange.traffic.receiving import receive_files

    start = time.perf_counter()
    for received in receive_files(database, files, accept=True, key=signed_with):
        assert received.written, received.error
    return time.perf_counter() - start


class Rows(NamedTuple):
    """The office, plan, activities and budgets of a database, as SQLite keeps them."""

    office: list[tuple[Any, ...]]
    plan: list[tuple[Any, ...]]
    activity: list[tuple[Any, ...]]
    budget: list[tuple[Any, ...]]


def stored_rows(path: Path) -> Rows:
    """Return the rows of a database, all their columns."""
    with closing(sqlite3.connect(path)) as connection:
        return Rows(
            *(connection.execute(f"SELECT * FROM {table}").fetchall() for table in Rows._fields)
        )


def inserted(path: Path, plans: Sequence[Rows]) -> float:
    """Insert rows with executemany into the same tables without the journal, a transaction a
    plan, as a file is received; returns the seconds it took."""
    from rakornis_desktop.database.opening.schema import table_statements

    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        for statement in table_statements():
            connection.execute(statement)
        start = time.perf_counter()
        for plan in plans:
            connection.execute("BEGIN")
            for table, rows in plan._asdict().items():
                places = ", ".join("?" * len(rows[0]))
                connection.executemany(f"INSERT INTO {table} VALUES ({places})", rows)
            connection.execute("COMMIT")
        return time.perf_counter() - start
