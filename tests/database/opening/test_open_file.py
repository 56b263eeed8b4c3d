"""Files that are no program database, or cannot be used as one: one sentence, nothing changed."""

from __future__ import annotations

import errno
import getpass
import hashlib
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from rakornis_desktop.database.edits.activity_edits import add_activity
from rakornis_desktop.database.opening import open_file
from rakornis_desktop.database.opening.file_place import Place
from rakornis_desktop.database.opening.schema import APPLICATION_ID, SCHEMA_VERSION
from rakornis_desktop.database.opening.sqlite_words import Damaged, NoDatabase
from rakornis_desktop.database.opening.writer_lock import DatabaseHeld, WriterLock
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.language.sentences import Refusal


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def beside(path: Path) -> list[str]:
    """The names in the folder, without the empty file that carries the system's lock."""
    folder = path.parent
    names = [file.name for file in folder.iterdir()] if folder.is_dir() else []
    return sorted(name for name in names if not name.endswith("-lock"))


def refused(path: Path, **how: object) -> str:
    """Open and return the sentence; the file and the folder must be as before."""
    before = sha(path) if path.is_file() else None
    names = beside(path)
    with pytest.raises(Refusal) as refusal:
        Database.open(path, **how)  # type: ignore[arg-type]
    sentence = str(refusal.value)
    assert sentence.endswith((".", ")")) and "\n" not in sentence
    if before:
        assert sha(path) == before
        assert beside(path) == names
    return sentence


@pytest.fixture
def closed(database: Database, plan_id: str) -> Path:
    """A closed database with one activity."""
    add_activity(database, plan_id, {"title": "SPAM Sedau"})
    database.close()
    Path(f"{database.path}-lock").unlink(missing_ok=True)
    return database.path


def raw(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_file_that_is_not_there(tmp_path):
    assert "tidak ditemukan" in refused(tmp_path / "gone.rkn")
    assert "tidak ditemukan" in refused(tmp_path / "no" / "folder.rkn")
    assert "tidak ditemukan" in refused(tmp_path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 a workbook", b"x" * 5_000])
def test_a_file_that_is_no_database(tmp_path, content):
    path = tmp_path / "renja.rkn"
    path.write_bytes(content)
    assert "bukan basis data" in refused(path)


def test_another_programs_sqlite_file_is_left_alone(tmp_path):
    """Even its journal mode: opening must not turn it into a WAL database."""
    path = tmp_path / "other.rkn"
    raw(path, "CREATE TABLE t (x)")
    assert "bukan basis data" in refused(path)


def test_another_programs_file_with_a_wal_is_left_alone(tmp_path):
    path = tmp_path / "other.rkn"
    other = sqlite3.connect(path)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("CREATE TABLE t (x)")
    other.commit()
    with pytest.raises(NoDatabase):
        Database.open(path)
    assert other.execute("SELECT count(*) FROM t").fetchone() == (0,)
    other.close()


def test_a_newer_version_asks_for_a_newer_program(closed):
    raw(closed, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    assert "lebih baru" in refused(closed)


def test_our_number_without_our_tables(tmp_path):
    path = tmp_path / "odd.rkn"
    raw(path, f"PRAGMA application_id = {APPLICATION_ID}", "PRAGMA user_version = 2")
    assert "bukan buatan program ini" in refused(path)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER extra AFTER INSERT ON activity BEGIN DELETE FROM budget; END",
        "CREATE VIEW extra AS SELECT * FROM activity",
        "CREATE TABLE extra (x)",
        "CREATE INDEX extra ON activity (title)",
        "CREATE VIRTUAL TABLE extra USING fts5 (x)",
        "DROP TRIGGER journal_budget_amount",
        "ALTER TABLE activity ADD COLUMN extra TEXT GENERATED ALWAYS AS (title || 'x')",
        "ALTER TABLE activity ADD COLUMN extra TEXT",
        "ALTER TABLE activity RENAME COLUMN note TO remark",
    ],
)
def test_a_schema_that_somebody_tampered_with_is_refused(closed, statement):
    """A stick may bring a database whose triggers would run with our changes."""
    raw(closed, statement)
    assert "bukan buatan program ini" in refused(closed)


def test_a_damaged_page_is_noticed_on_opening(closed):
    content = bytearray(closed.read_bytes())
    with closing(sqlite3.connect(closed)) as connection:
        ((root,),) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'activity'"
        )
    content[(root - 1) * 4096 : root * 4096] = b"\xff" * 4096
    closed.write_bytes(content)
    assert "rusak" in refused(closed)


def test_a_truncated_file_is_noticed(closed):
    closed.write_bytes(closed.read_bytes()[: 4096 * 5])
    with pytest.raises(Damaged):
        Database.open(closed)


def test_the_second_instance_is_told_who_holds_it(database):
    code = (
        "import sys; from pathlib import Path\n"
        "from rakornis_desktop.database.program_database import Database\n"
        "from rakornis_desktop.database.opening.writer_lock import DatabaseHeld\n"
        "try: Database.open(Path(sys.argv[1]))\n"
        "except DatabaseHeld as held: print(held)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, str(database.path)], capture_output=True, text=True, check=True
    )
    assert f"dibuka oleh {getpass.getuser()} di komputer" in told.stdout
    with pytest.raises(DatabaseHeld, match="dibuka oleh program lain"):
        Database.open(database.path)
    with Database.open(database.path, read_only=True) as second:
        assert second.read("SELECT count(*) FROM plan") == [(1,)]
        with pytest.raises(Refusal, match="hanya untuk dibaca"), second.change_set("x"):
            pass


def test_a_holders_note_from_outside_cannot_break_the_sentence(database):
    note = Path(f"{database.path}-holder")
    for text in ("", "[]", '{"user": 1}', '{"user": "a\\nb", "computer": "' + "c" * 900 + '"}'):
        note.write_text(text)
        with pytest.raises(DatabaseHeld) as refusal:
            Database.open(database.path)
        assert "\n" not in str(refusal.value) and len(str(refusal.value)) < 300


def test_a_crash_leaves_no_lock(tmp_path):
    """After a power cut the officer opens the file as ever, and nothing committed is missing."""
    path = tmp_path / "crash.rkn"
    code = (
        "import os, sys; from pathlib import Path\n"
        "from rakornis_desktop.database.program_database import Database\n"
        "from rakornis_desktop.database.edits.setting_edits import set_setting\n"
        "database = Database.create(Path(sys.argv[1])); set_setting(database, 'paper', 'F4')\n"
        "with database.change_set('x') as changes:\n"
        "    changes.add_many('setting', ['id', 'name'], [['1', 'half']]); os._exit(9)\n"
    )
    assert subprocess.run([sys.executable, "-c", code, str(path)], check=False).returncode == 9
    with Database.open(path) as database:
        assert database.read("SELECT name, value FROM setting") == [("paper", "F4")]
        assert database.undo_label == "Ubah pengaturan"


def test_held_by_another_program_says_so(closed, monkeypatch):
    other = sqlite3.connect(closed, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    monkeypatch.setattr("rakornis_desktop.database.opening.access.BUSY_SECONDS", 0.05)
    with pytest.raises(Refusal, match="sedang dipakai oleh program"):
        Database.open(closed)
    other.close()


def test_creating_over_a_file_or_without_a_folder_is_refused(closed, tmp_path):
    before = sha(closed)
    with pytest.raises(Refusal, match="sudah ada"):
        Database.create(closed)
    assert sha(closed) == before
    with pytest.raises(Refusal, match="Folder"):
        Database.create(tmp_path / "no" / "new.rkn")


def test_a_failed_creation_leaves_no_file(tmp_path, monkeypatch):
    def full(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA max_page_count = 5")
        original(connection)

    from rakornis_desktop.database.opening import schema

    original = schema.create_schema
    monkeypatch.setattr(schema, "create_schema", full)
    with pytest.raises(Refusal, match="Disk penuh"):
        Database.create(tmp_path / "new.rkn")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES])
def test_a_read_only_medium_opens_for_reading_with_a_notice(closed, monkeypatch, number):
    def refuse(path: Path) -> WriterLock:
        raise OSError(number, os.strerror(number), str(path))

    monkeypatch.setattr(open_file.WriterLock, "acquire", refuse)
    with Database.open(closed) as database:
        assert database.read_only
        assert "hanya untuk dibaca" in database.notice
        assert database.read("SELECT title FROM activity") == [("SPAM Sedau",)]


def test_a_read_only_folder_is_read_without_writing_beside_the_file(closed, monkeypatch):
    """On a CD or a locked stick the WAL's helper files cannot be made."""
    monkeypatch.setattr(open_file.os, "access", lambda path, mode: False)
    with Database.open(closed) as database:
        assert database.read_only
        assert database.read("SELECT title FROM activity") == [("SPAM Sedau",)]
        assert beside(closed) == [closed.name]
        assert "hanya untuk dibaca" in database.notice


def test_an_unclosed_database_on_a_read_only_medium_is_not_shown_stale(database, plan_id, tmp_path):
    add_activity(database, plan_id, {"title": "SPAM Sedau"})
    stick = tmp_path / "stick"
    stick.mkdir()
    for end in ("", "-wal"):
        (stick / f"a.rkn{end}").write_bytes(Path(f"{database.path}{end}").read_bytes())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(open_file.os, "access", lambda path, mode: False)
        with pytest.raises(Refusal, match="belum ditutup"):
            Database.open(stick / "a.rkn")


def test_an_io_error_is_one_sentence(closed, monkeypatch):
    def refuse(path: Path) -> WriterLock:
        raise OSError(errno.EIO, "I/O error", str(path))

    monkeypatch.setattr(open_file.WriterLock, "acquire", refuse)
    assert closed.name in refused(closed)


@pytest.mark.parametrize("kind", ["network", "synced"])
def test_on_a_share_it_is_held_exclusively_without_wal(closed, kind):
    database = Database.open(closed, where=lambda path: Place(kind, "OneDrive"))
    assert database.connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert database.connection.execute("PRAGMA locking_mode").fetchone() == ("exclusive",)
    assert "OneDrive" in database.notice
    assert not Path(f"{closed}-wal").exists()
    other = sqlite3.connect(closed, timeout=0)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("SELECT * FROM plan")
    other.close()
    database.close()
    with Database.open(closed, where=lambda path: Place("local")) as database:
        assert database.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert database.notice == ""


def test_a_new_database_on_a_share_is_held_exclusively(tmp_path):
    with Database.create(tmp_path / "a.rkn", where=lambda path: Place("network", "S:")) as database:
        assert database.connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert "S:" in database.notice
