"""The open database: all or nothing, from any thread, and what happens when the disk is full."""

from __future__ import annotations

import gc
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from rakornis_desktop.database.edits.activity_edits import add_activity
from rakornis_desktop.database.edits.setting_edits import set_setting
from rakornis_desktop.database.journal.changed import Changed
from rakornis_desktop.database.opening import checking
from rakornis_desktop.database.opening.file_place import Place
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.setting_values import setting, settings
from rakornis_desktop.database.row_ids import new_ids
from rakornis_desktop.database.tables import Budget, Setting
from rakornis_desktop.language.sentences import Refusal

FILES = Path("/proc/self/fd")
UNTOUCHED = "SELECT (SELECT count(*) FROM setting), (SELECT count(*) FROM change)"


def test_an_exception_takes_the_whole_change_set_back(database):
    before = database.read(UNTOUCHED)
    with pytest.raises(ZeroDivisionError), database.change_set("x") as changes:
        changes.add(Setting, name="paper", value="F4")
        _ = 1 / 0
    assert database.read(UNTOUCHED) == before
    assert database.undo_label is None
    set_setting(database, "paper", "A4")
    assert settings(database) == {"paper": "A4"}


def test_a_change_set_that_changes_nothing_leaves_no_trace(database):
    set_setting(database, "paper", "F4")
    sets = database.read("SELECT count(*) FROM change_set")
    set_setting(database, "paper", "F4")
    with database.change_set("x"):
        pass
    assert database.read("SELECT count(*) FROM change_set") == sets
    assert setting(database, "paper") == "F4"
    assert setting(database, "margin", "20") == "20"


def test_an_empty_change_set_does_not_end_redo(database):
    set_setting(database, "paper", "F4")
    database.undo()
    with database.change_set("x"):
        pass
    assert database.redo_label == "Ubah pengaturan"


def test_change_sets_do_not_nest(database):
    with (
        pytest.raises(RuntimeError, match="still open"),
        database.change_set("outer"),
        database.change_set("inner"),
    ):
        pass
    set_setting(database, "paper", "F4")


def test_listeners_hear_which_rows_changed_and_one_that_fails_stops_nobody(database):
    told: list[Changed] = []

    def fail(changed: Changed) -> None:
        raise RuntimeError

    database.on_changed(fail)
    stop = database.on_changed(told.append)
    set_setting(database, "paper", "F4")
    ((id_,),) = database.read("SELECT id FROM setting")
    assert told == [Changed({"setting": frozenset({id_})})]
    stop()
    set_setting(database, "paper", "A4")
    assert len(told) == 1


def test_each_thread_reads_for_itself_and_its_connection_goes_with_it(database):
    """Otherwise a day of background work would end with too many open files."""
    opened = len(list(FILES.iterdir())) if FILES.is_dir() else 0
    connections = set()

    def read() -> None:
        connections.add(id(database.connection))
        assert database.read("SELECT count(*) FROM plan") == [(1,)]

    for _i in range(20):
        thread = threading.Thread(target=read)
        thread.start()
        thread.join()
    gc.collect()
    assert id(database.connection) not in connections
    assert not list(database._held)
    if opened:
        assert len(list(FILES.iterdir())) < opened + 10


def test_a_thread_that_lives_on_can_forget_its_connection(database):
    def read_and_forget() -> tuple[int, int]:
        database.read("SELECT 1")
        held = len(list(database._held))
        database.forget_thread()
        return held, len(list(database._held))

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(read_and_forget).result() == (1, 0)


def test_reading_goes_on_while_another_thread_imports(database, plan_id):
    """The window must not wait for an import."""
    inside, done = threading.Event(), threading.Event()

    def write() -> None:
        with database.change_set("Impor") as changes:
            rows = [[id_, plan_id, "x"] for id_ in new_ids(500)]
            changes.add_many("activity", ["id", "plan_id", "title"], rows)
            inside.set()
            done.wait(10)

    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(write)
        assert inside.wait(10)
        assert database.read("SELECT count(*) FROM activity") == [(0,)]
        done.set()
        future.result()
    assert database.read("SELECT count(*) FROM activity") == [(500,)]


def test_changes_from_many_threads_come_one_after_the_other(database):
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda i: set_setting(database, f"name {i}", str(i)), range(40)))
    assert len(settings(database)) == 40
    for _i in range(40):
        database.undo()
    assert settings(database) == {}
    assert list(checking.check_journal(database)) == []


def test_on_a_share_threads_take_turns_with_one_connection(tmp_path):
    with Database.create(tmp_path / "a.rkn", where=lambda path: Place("network", "S:")) as database:
        inside, done = threading.Event(), threading.Event()

        def write() -> None:
            with database.change_set("x") as changes:
                changes.add(Setting, name="paper", value="F4")
                inside.set()
                done.wait(10)

        with ThreadPoolExecutor(2) as pool:
            writer = pool.submit(write)
            assert inside.wait(10)
            reader = pool.submit(lambda: settings(database))
            assert not reader.done()
            done.set()
            writer.result()
            assert reader.result() == {"paper": "F4"}
        assert not list(database._held)


def test_after_closing_a_late_thread_gets_a_sentence(database):
    database.close()
    with pytest.raises(Refusal, match="sudah ditutup"):
        database.read("SELECT 1")
    database.close()


def test_a_full_disk_is_one_sentence_and_changes_nothing(database, plan_id):
    add_activity(database, plan_id, {"title": "SPAM"})
    before = database.read("SELECT * FROM activity"), database.read(UNTOUCHED)
    ((pages,),) = database.read("PRAGMA page_count")
    database.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(Refusal, match="Disk penuh"), database.change_set("Impor") as changes:
        rows = [[id_, plan_id, "x" * 500] for id_ in new_ids(500)]
        changes.add_many("activity", ["id", "plan_id", "title"], rows)
    assert (database.read("SELECT * FROM activity"), database.read(UNTOUCHED)) == before
    database.connection.execute("PRAGMA max_page_count = 1000000")
    add_activity(database, plan_id, {"title": "IPAL"})
    assert checking.check_file(database) == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_a_disk_that_ends_while_writing_is_one_sentence_and_changes_nothing(database, plan_id):
    """The operating system itself refuses to write on, in the middle of the commit."""
    add_activity(database, plan_id, {"title": "SPAM"})
    database.close()
    code = (
        "import resource, sys; from pathlib import Path\n"
        "from rakornis_desktop.language.sentences import Refusal\n"
        "from rakornis_desktop.database.program_database import Database\n"
        "from rakornis_desktop.database.row_ids import new_ids\n"
        "database = Database.open(Path(sys.argv[1]))\n"
        "size = Path(sys.argv[1]).stat().st_size + 100_000\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))\n"
        "try:\n"
        "    with database.change_set('Impor') as changes:\n"
        "        rows = [[i, sys.argv[2], 'x' * 500] for i in new_ids(5000)]\n"
        "        changes.add_many('activity', ['id', 'plan_id', 'title'], rows)\n"
        "except Refusal as refusal: print(refusal)\n"
        "print(database.read('SELECT count(*) FROM activity'))\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, str(database.path), plan_id],
        capture_output=True,
        text=True,
        check=True,
    )
    sentence, count = result.stdout.splitlines()
    assert "gagal saat membaca atau menulis" in sentence or "Disk penuh" in sentence
    assert count == "[(1,)]"
    with Database.open(database.path) as again:
        assert again.read("SELECT title FROM activity") == [("SPAM",)]
        assert checking.check_file(again) == []


def test_what_refers_to_a_row_that_is_gone_is_one_sentence(database):
    with pytest.raises(Refusal, match="sudah tidak ada"), database.change_set("x") as changes:
        changes.add(Budget, activity_id="gone", year_offset=0, amount=1)


def test_the_same_thing_twice_is_one_sentence(database):
    with pytest.raises(Refusal, match="sudah ada"), database.change_set("x") as changes:
        changes.add(Setting, name="paper")
        changes.add(Setting, name="paper")


def test_a_mistake_in_our_own_sql_is_not_dressed_up(database):
    with pytest.raises(sqlite3.OperationalError):
        database.read("SELECT nothing FROM nowhere")
