"""Bringing an older database to today's schema, with Alembic; imported only when needed.

Each file in migrations/versions is one step, named by the schema version it leads to. All steps
run in one transaction, with the journal's triggers away (moving rows about is no change of the
officer's) and made anew afterwards. Before that a copy of the file is kept beside it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from rakornis_desktop.database.opening.access import Access
from rakornis_desktop.database.opening.schema import (
    APPLICATION_ID,
    SCHEMA_VERSION,
    create_triggers,
    drop_triggers,
)
from rakornis_desktop.database.opening.sqlite_words import check_content, damaged, said_in_words
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.writing_files.whole_file import whole_file

_SCRIPTS = Path(__file__).parent / "migrations"


def migrate(access: Access, version: int) -> Path:
    """Bring the file from schema ``version`` to today's; returns the copy kept before.

    The caller holds the writer's lock. On any failure the file is as it was; Refusal in words.
    """
    copy = keep_copy(access, version)
    with said_in_words(access.path):
        connection = access.connect()
        try:
            run_steps(connection, version, SCHEMA_VERSION)
        finally:
            connection.close()
    return copy


def keep_copy(access: Access, version: int) -> Path:
    """Write a sound copy of the file beside it, named by version and time; returns its path."""
    path = access.path
    time = datetime.now().strftime("%Y-%m-%d %H.%M.%S")
    copy = path.with_name(
        _("{name} (versi {version}, {time}){end}").format(
            name=path.stem, version=version, time=time, end=path.suffix
        )
    )
    number = 1
    while copy.exists():
        # One that was killed a moment ago kept its copy of the same second: both stay.
        number += 1
        copy = copy.with_name(f"{copy.stem.removesuffix(f' {number - 1}')} {number}{copy.suffix}")
    with (
        said_in_words(path),
        whole_file(copy, replace=False) as piece,
        closing(access.connect()) as source,
        closing(sqlite3.connect(piece)) as target,
    ):
        # The backup holds what stands in the WAL too, and is one file by itself.
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")
        check_content(target, copy)
    return copy


def run_steps(connection: sqlite3.Connection, version: int, target: int) -> None:
    """Run the steps from ``version`` (0: an empty file) to ``target`` in one transaction."""
    # Outside the transaction, or SQLite ignores it: a rebuilt table is dropped while others
    # refer to it. The keys are checked before the commit instead.
    connection.execute("PRAGMA foreign_keys = OFF")
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    with engine.connect() as alchemy:
        alchemy.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            drop_triggers(connection)
            context = MigrationContext.configure(alchemy)
            with Operations.context(context):
                for step, upgrade in _steps():
                    if version < step <= target:
                        upgrade()
            create_triggers(connection)
            if connection.execute("PRAGMA foreign_key_check").fetchall():
                raise damaged(Path(_file_of(connection)), _("rujukan antartabel putus"))
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {target}")
            alchemy.commit()
        except BaseException:
            alchemy.rollback()
            raise


def _steps() -> Iterator[tuple[int, Callable[[], None]]]:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    for script in reversed(list(ScriptDirectory.from_config(config).walk_revisions())):
        yield int(script.revision), script.module.upgrade


def _file_of(connection: sqlite3.Connection) -> str:
    return str(connection.execute("PRAGMA database_list").fetchone()[2])
