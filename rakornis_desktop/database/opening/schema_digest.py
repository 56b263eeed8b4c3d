"""Whether a file holds the tables, indexes and triggers that this program made, and no others.

A database from outside may bring triggers, views, generated columns or checks of its own, which
would run with our changes. So on opening its schema is compared with the one expected of its
version: structure and not text, for a migrated table is written differently from a new one.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from typing import Any

# By schema version. A test prints the digest to write here when the tables change.
DIGESTS = {
    1: "cd78a811021492dae799a4a7575a14e7354f656a5e31c4097ea4f177a7a69fc3",
    2: "2d00e0cd5806e666cd1fef2a3c85b0c34cc3ec1c91edb51373e6f1a535e715d8",
    3: "8c6633e51df5e0412bba7caf5024cd6b5057386444345f0d4da0d51520382778",
    4: "ea462e5bec6396378a94045ebe07dfb50eb8ffb3f148f76032fbdf9f88753364",
    5: "9dcf5937d95181e110d7f77ee59ec59a9c8e136ff7b5d31181052c13123dbaf5",
    6: "bac2419399d2dc6b3f45d030de4cdbb0fbeb3cb6a13154a1ca2905258539bd9e",
}

# SQLite's own tables. A name that merely begins with sqlite_ is not among them.
_SQLITES_OWN = ("sqlite_sequence", "sqlite_stat1", "sqlite_stat4")


def schema_digest(connection: sqlite3.Connection) -> str:
    """Return the SHA-256 of the structure of the whole schema."""
    text = json.dumps(structure(connection), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def structure(connection: sqlite3.Connection) -> dict[str, Any]:
    """Return the schema as values: per table its columns, keys, indexes; triggers verbatim."""
    found: dict[str, Any] = {}
    for kind, name, table, sql in connection.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_master"
    ).fetchall():
        if name in _SQLITES_OWN and kind == "table":
            continue
        if kind == "table":
            found[f"table {name}"] = _table(connection, name, sql)
        elif kind == "index":
            found[f"index {name}"] = _index(connection, name, table, sql)
        else:
            found[f"{kind} {name}"] = sql
    return found


def _table(connection: sqlite3.Connection, name: str, sql: str) -> dict[str, Any]:
    words = sql.upper().replace('"', " ").split()
    return {
        "columns": _rows(connection, "pragma_table_xinfo", name),
        # By what they say, not by their number, which is the order they were written in.
        "keys": sorted(row[2:] for row in _rows(connection, "pragma_foreign_key_list", name)),
        "strict": words[-1].endswith("STRICT"),
        "plain": words[:2] == ["CREATE", "TABLE"],
        "checks": sql.upper().count("CHECK"),
        "collations": sql.upper().count("COLLATE"),
        "conflicts": sql.upper().count("ON CONFLICT"),
    }


def _index(connection: sqlite3.Connection, name: str, table: str, sql: str | None) -> Any:
    row = next((r for r in _rows(connection, "pragma_index_list", table) if r[1] == name), None)
    if row is None:
        # A damaged file: the index stands beside a table that does not know it.
        return [table, None]
    _number, _name, unique, origin, partial = row
    # Automatic indexes are numbered in the order of the constraints: named by their columns.
    columns = _rows(connection, "pragma_index_xinfo", name)
    return [table, unique, origin, partial, columns, sql is None]


def _rows(connection: sqlite3.Connection, pragma: str, name: str) -> list[list[Any]]:
    return [list(row) for row in connection.execute(f"SELECT * FROM {pragma}(?)", (name,))]
