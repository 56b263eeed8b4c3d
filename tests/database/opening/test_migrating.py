"""An older database becomes today's, with a copy kept and everything in it as it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from rakornis_desktop.database.edits.service_edits import update_achievement
from rakornis_desktop.database.opening import migrating
from rakornis_desktop.database.opening.checking import check_file, check_journal, check_values
from rakornis_desktop.database.opening.file_place import Place
from rakornis_desktop.database.opening.migrating import run_steps
from rakornis_desktop.database.opening.schema import SCHEMA_VERSION, create_schema
from rakornis_desktop.database.opening.schema_digest import DIGESTS, schema_digest, structure
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.office_rows import officials_of
from rakornis_desktop.database.queries.service_rows import achievements
from rakornis_desktop.language.sentences import Refusal


def connected(path: Path | str) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None, check_same_thread=False)


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A file as version 1 wrote it, with an office, an official and a change taken back."""
    path = tmp_path / "sambas.rkn"
    with closing(connected(path)) as connection:
        run_steps(connection, 0, 1)
        for set_id, statements in enumerate(
            [
                [
                    "INSERT INTO office (id, tier, region_code, name, is_own) "
                    "VALUES ('o', 'kabupaten_kota', '61.01', 'Dinas Perkim', 1)",
                    "INSERT INTO plan (id, office_id, fiscal_year, is_own) "
                    "VALUES ('p', 'o', 2027, 1)",
                    "INSERT INTO official (id, office_id, name) VALUES ('a', 'o', 'Sari')",
                    "INSERT INTO official (id, office_id, name) VALUES ('b', 'o', 'Andi')",
                ],
                ["UPDATE official SET rank = 'IV/c' WHERE id = 'a'"],
                ["DELETE FROM official WHERE id = 'b'"],
            ],
            start=1,
        ):
            connection.execute("BEGIN")
            connection.execute(
                "INSERT INTO change_set (label, author, at, kind, first_change) VALUES "
                "('Langkah', 'Sari', '2026-01-01T00:00:00+00:00', 'do', "
                "(SELECT coalesce(max(id), 0) + 1 FROM change))"
            )
            connection.execute("UPDATE journal_running SET change_set_id = ?", (set_id,))
            for statement in statements:
                connection.execute(statement)
            connection.execute("UPDATE journal_running SET change_set_id = NULL")
            connection.execute(
                "UPDATE change_set SET last_change = (SELECT max(id) FROM change) WHERE id = ?",
                (set_id,),
            )
            connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL")
    return path


def copies(path: Path) -> list[Path]:
    return sorted(path.parent.glob("* (versi *.rkn"))


def test_a_migrated_file_has_the_schema_of_a_new_one():
    """Column by column, key by key, trigger by trigger."""
    new, old = connected(":memory:"), connected(":memory:")
    create_schema(new)
    run_steps(old, 0, SCHEMA_VERSION)
    assert structure(old) == structure(new)


@pytest.mark.parametrize("version", sorted(DIGESTS))
def test_the_digests_written_down_are_those_of_the_schema(version):
    connection = connected(":memory:")
    run_steps(connection, 0, version)
    assert schema_digest(connection) == DIGESTS[version], "write this digest into schema_digest.py"


def test_every_version_has_its_step():
    assert [step for step, _upgrade in migrating._steps()] == list(range(1, SCHEMA_VERSION + 1))
    assert sorted(DIGESTS) == list(range(1, SCHEMA_VERSION + 1))


@pytest.mark.parametrize("kind", ["local", "network"])
def test_a_version_1_file_is_brought_up_to_date_with_its_content_and_history(first, kind):
    with Database.open(first, where=lambda path: Place(kind)) as database:
        (official,) = officials_of(database, "o")
        assert (official.name, official.rank, official.is_active) == ("Sari", "IV/c", True)
        assert database.read("SELECT app_version FROM change_set") == [("",)] * 3
        assert len(database.history()) == 6
        assert [*check_file(database), *check_journal(database), *check_values(database)] == []
        # A row deleted before the migration comes back with the new column's default.
        database.undo()
        assert [row.name for row in officials_of(database, "o")] == ["Sari", "Andi"]
        database.undo()
        database.redo()
        database.redo()
        assert [(row.name, row.rank) for row in officials_of(database, "o")] == [("Sari", "IV/c")]
        with pytest.raises(sqlite3.IntegrityError):
            database.connection.execute("UPDATE official SET is_active = 0")


def test_the_copy_kept_before_is_the_file_as_it_was(first):
    with Database.open(first):
        pass
    (copy,) = copies(first)
    assert copy.name.startswith("sambas (versi 1, ")
    with closing(connected(copy)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert schema_digest(connection) == DIGESTS[1]
        assert connection.execute("SELECT name FROM official").fetchall() == [("Sari",)]
    with Database.open(first):
        pass
    assert copies(first) == [copy]


def test_a_migration_that_fails_leaves_the_file_as_it_was(first, monkeypatch):
    steps = list(migrating._steps())

    def fail() -> None:
        steps[1][1]()
        raise sqlite3.OperationalError("broken")

    monkeypatch.setattr(migrating, "_steps", lambda: [steps[0], (2, fail)])
    with pytest.raises(sqlite3.OperationalError):
        Database.open(first)
    with closing(connected(first)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert schema_digest(connection) == DIGESTS[1]
    monkeypatch.undo()
    for copy in copies(first):
        copy.unlink()
    with Database.open(first) as database:
        assert len(officials_of(database, "o")) == 1


def test_a_full_disk_before_the_migration_is_one_sentence(first, monkeypatch):
    def full(access, version):
        raise Refusal("Disk penuh.")

    monkeypatch.setattr(migrating, "keep_copy", full)
    with pytest.raises(Refusal, match="Disk penuh"):
        Database.open(first)
    with closing(connected(first)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)


def test_an_old_file_is_not_shown_read_only_without_being_brought_up_to_date(first):
    with pytest.raises(Refusal, match="versi program yang lama"):
        Database.open(first, read_only=True)


def test_alembic_is_not_imported_to_open_a_file_of_today(database):
    """It would make every start slower."""
    import subprocess
    import sys

    database.close()
    code = (
        "import sys; from pathlib import Path; "
        "from rakornis_desktop.database.program_database import Database; "
        "from rakornis_desktop.database.queries.plans_of_offices import own_plan; "
        "own_plan(Database.open(Path(sys.argv[1]))); "
        "print([m for m in ('alembic', 'sqlalchemy', 'sqlmodel', 'pydantic') if m in sys.modules])"
    )
    found = subprocess.run(
        [sys.executable, "-c", code, str(database.path)], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"


def test_need_and_service_of_an_older_file_are_kept_and_take_decimals(tmp_path):
    path = tmp_path / "sambas.rkn"
    with closing(connected(path)) as connection:
        run_steps(connection, 0, 4)
        connection.execute("INSERT INTO change_set (label, author, at, kind, first_change) "
                           "VALUES ('Isi', '', '2026-01-01T00:00:00+00:00', 'do', 1)")  # fmt: skip
        connection.execute("UPDATE journal_running SET change_set_id = 1")
        connection.execute(
            "INSERT INTO service_achievement (id, region_code, indicator, year, in_need, served) "
            "VALUES ('a', '61.01', 'AM-K', 2025, 900, 700)"
        )
        connection.execute("UPDATE journal_running SET change_set_id = NULL")
        connection.execute("UPDATE change_set SET last_change = 1")
        connection.execute("PRAGMA journal_mode = WAL")
    with Database.open(path) as database:
        (row,) = achievements(database)
        assert (row.in_need, row.served, row.measured_on, row.note) == (900, 700, None, "")
        update_achievement(database, "a", {"note": "dari laporan"})
        assert [*check_file(database), *check_journal(database), *check_values(database)] == []
        database.undo()
        database.undo()
        assert achievements(database) == []
