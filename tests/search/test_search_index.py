"""The index follows the database, and whatever happens to its file costs nothing but time."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rakornis_desktop.database.edits.activity_edits import (
    add_activity,
    delete_activities,
    update_activity,
)
from rakornis_desktop.database.new_database import new_database
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.activity_rows import activities_of
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.database.tables import Activity
from rakornis_desktop.search import indexing, indexing_beside, search_index
from rakornis_desktop.search.search_index import SearchIndex
from rakornis_desktop.search.side_file import side_file, throw_away


def _ids(index: SearchIndex, text: str) -> list[str]:
    return sorted(found.row.id for found in index.find(text).rows)


def _first(database: Database) -> str:
    return activities_of(database, own_plan(database).id)[0].id


def test_a_change_is_found_once_the_index_follows(database: Database, index: SearchIndex):
    row = _first(database)
    update_activity(database, row, {"title": "Pembangunan embung"})
    index.bring_up_to_date()
    assert _ids(index, "embung") == [row]
    assert row not in _ids(index, "melati")
    database.undo()
    index.bring_up_to_date()
    assert _ids(index, "melati") == [row] and _ids(index, "embung") == []
    delete_activities(database, [row])
    index.bring_up_to_date()
    assert _ids(index, "melati") == []


def test_what_is_not_true_any_more_is_not_shown_before_the_index_follows(
    database: Database, index: SearchIndex
):
    update_activity(database, _first(database), {"title": "Pembangunan embung"})
    assert _ids(index, "melati") == []


def test_what_is_typed_on_in_one_step_is_followed(database: Database, index: SearchIndex):
    row = _first(database)
    for title in ("Embung", "Embung kecil", "Embung kecil Sagatani"):
        with database.change_set("Ubah", typing=f"title:{row}") as changes:
            changes.update(Activity, row, title=title)
        index.bring_up_to_date()
    assert _ids(index, "sagatani") == [row]


_STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "change", "delete", "undo", "redo", "follow"]),
        st.integers(0, 5),
        st.lists(
            st.sampled_from(
                [
                    "rumah",
                    "perumahan",
                    "SPAM",
                    "air",
                    "sistem",
                    "Gang",
                    "melati",
                    "3R",
                    "jalan",
                    "sekolah",
                ]
            ),
            min_size=1,
            max_size=4,
        ),
    ),
    max_size=12,
)


@given(steps=_STEPS)
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25
)
def test_followed_step_by_step_is_as_made_anew(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, list[str]]]
):
    folder = tmp_path_factory.mktemp("index")
    with new_database(folder / "a.rkn", "61.72", 2027) as database:
        plan = own_plan(database).id
        followed = SearchIndex(database, folder / "followed")
        for what, place, words in steps:
            rows, title = activities_of(database, plan), " ".join(words)
            if what == "add":
                add_activity(database, plan, {"title": title, "note": " ".join(words[::-1])})
            elif what == "follow":
                followed.bring_up_to_date()
            elif what in ("undo", "redo"):
                getattr(database, what)()
            elif rows and what == "change":
                update_activity(database, rows[place % len(rows)].id, {"title": title})
            elif rows:
                delete_activities(database, [rows[place % len(rows)].id])
        followed.bring_up_to_date()
        anew = SearchIndex(database, folder / "anew")
        anew.bring_up_to_date()
        for text in ("rumah", "spam", "air minum", "gang mel", "jln", "sekolah", "3r", "rumha"):
            assert _ids(followed, text) == _ids(anew, text), text
        followed.close()
        anew.close()


class Stopped(Exception):
    """The officer pressed Batalkan."""


def test_an_index_that_was_stopped_goes_on_where_it_was(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(indexing, "_ROWS_AT_ONCE", 2)
    index = SearchIndex(database, tmp_path / "halves")
    calls: list[int] = []

    def step(done: int, _total: int) -> None:
        calls.append(done)
        if len(calls) == 3:
            raise Stopped

    with pytest.raises(Stopped):
        index.bring_up_to_date(step)
    assert not index.find("spam").complete
    update_activity(database, _first(database), {"title": "Pembangunan embung"})
    calls[:] = [0] * 10
    index.bring_up_to_date(step)
    assert calls[10] == 4, "the first rows are not read again"
    assert index.find("spam").complete
    assert len(_ids(index, "embung")) == 1 and _ids(index, "gang melati") == []
    index.close()


def _damage(path: Path, how: str) -> None:
    if how == "text":
        path.write_text("bukan indeks")
    elif how == "empty":
        path.write_bytes(b"")
    elif how == "holes":
        # Some bytes of every page after the schema are others.
        data = bytearray(path.read_bytes())
        for at in range(4096 + 40, len(data), 256):
            data[at : at + 16] = b"\xff" * 16
        path.write_bytes(data)
    elif how == "state":
        with sqlite3.connect(path) as strange:
            strange.execute("UPDATE state SET value = '{[' ")
    else:
        throw_away(path)
        with sqlite3.connect(path) as strange:
            strange.execute("CREATE TABLE state (name, value)")
            strange.execute("CREATE VIEW entry AS SELECT 1 AS n, 'x' AS row_id")
            strange.execute("PRAGMA application_id = 0x524B4E43")
            strange.execute("PRAGMA user_version = 1")


@pytest.mark.parametrize("how", ["text", "empty", "holes", "state", "strange"])
def test_a_damaged_or_strange_index_is_made_anew(database: Database, tmp_path: Path, how: str):
    index = SearchIndex(database, tmp_path / "index")
    index.bring_up_to_date()
    index.close()
    _damage(index.path, how)
    again = SearchIndex(database, tmp_path / "index")
    assert again.find("melati").rows == [] or how == "holes"
    again.bring_up_to_date()
    again.find("spam roban")
    again.bring_up_to_date()
    assert len(_ids(again, "melati")) == 1
    again.close()


def test_the_index_of_a_copy_that_went_another_way_is_made_anew(database: Database, tmp_path: Path):
    index = SearchIndex(database, tmp_path / "index")
    copy = tmp_path / "salinan.rkn"
    database.copy_to(copy)
    update_activity(database, _first(database), {"title": "Pembangunan embung"})
    index.bring_up_to_date()
    index.close()
    with Database.open(copy) as other:
        update_activity(other, _first(other), {"title": "Pembangunan jembatan"})
        assert side_file(other, tmp_path / "index") != index.path
        # As if the copy had been put in the place of the first.
        index.path.rename(side_file(other, tmp_path / "index"))
        second = SearchIndex(other, tmp_path / "index")
        second.bring_up_to_date()
        assert len(_ids(second, "jembatan")) == 1 and _ids(second, "embung") == []
        second.close()


def test_a_second_window_reads_the_index_of_the_first(database: Database, index: SearchIndex):
    with Database.open(database.path, read_only=True) as reader:
        second = SearchIndex(reader, index.path.parent)
        assert second.bring_up_to_date() is False
        assert _ids(second, "melati") == _ids(index, "melati") != []
        second.close()


def test_a_large_database_is_indexed_by_another_process(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(search_index, "WORTH_IT", 1)
    here = indexing._build
    monkeypatch.setattr(indexing, "_build", lambda *_: pytest.fail("it was done in this process"))
    index = SearchIndex(database, tmp_path / "beside")
    index.bring_up_to_date(lambda done, total: told.append((done, total)))
    assert len(_ids(index, "melati")) == 1 and told[0][1] > 5
    index.close()
    # Where no process can be started it is done here.
    monkeypatch.setattr(indexing, "_build", here)
    monkeypatch.setattr(indexing_beside, "CHILD", tmp_path / "nothing.py")
    index = SearchIndex(database, tmp_path / "here")
    index.bring_up_to_date()
    assert len(_ids(index, "melati")) == 1
    index.close()


def test_stopping_ends_the_other_process_too(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(search_index, "WORTH_IT", 1)

    def step(_done: int, _total: int) -> None:
        raise Stopped

    index = SearchIndex(database, tmp_path / "beside")
    with pytest.raises(Stopped):
        index.bring_up_to_date(step)
    index.bring_up_to_date()
    assert len(_ids(index, "melati")) == 1
    index.close()
