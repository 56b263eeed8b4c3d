"""A file of changes does what the forms do, all of it or nothing, and is undone in one step."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rakornis_desktop.cli.main import exit_code
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.sample.sample_database import sample_database


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return sample_database(tmp_path)


def _edit(db: Path, *lines: Any, more: tuple[str, ...] = ()) -> int:
    file = db.with_suffix(".jsonl")
    file.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), "utf-8")
    return exit_code(["edit", str(db), str(file), *more])


def _rows(db: Path, capsys: Any, table: str, *more: str) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert exit_code(["show", str(db), table, "--json", *more]) == 0
    rows: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["rows"]
    return rows


def test_rows_are_added_changed_and_brought_back(db: Path, capsys: Any) -> None:
    before = {t: _rows(db, capsys, t) for t in ("activity", "budget", "decision", "link")}
    plan = next(row for row in _rows(db, capsys, "plan") if row["is_own"])
    own = [row for row in before["activity"] if row["plan_id"] == plan["id"]]
    other = next(row for row in before["activity"] if row["plan_id"] != plan["id"])
    assert _edit(
        db,
        {"op": "add", "table": "activity", "ref": "x",
         "values": {"title": "SPAM baru", "reference": "B-1", "proposed_to": "Provinsi"}},
        {"op": "add", "table": "budget", "activity": "x", "year_offset": 0,
         "funding_source": "DAU", "amount": "1,25 miliar"},
        {"op": "update", "table": "activity", "id": own[0]["id"], "values": {"volume": "1.250,5"}},
        {"op": "delete", "table": "activity", "id": own[1]["id"]},
        {"op": "decide", "left": "B-1", "status": "Disepakati", "volume": 3, "budget": "1 jt"},
        {"op": "unlink", "left": own[2]["id"], "right": other["id"]},
        more=("--json",),
    ) == 0  # fmt: skip
    done = json.loads(capsys.readouterr().out)
    assert {entry["table"] for entry in done["added"]} >= {"activity", "budget", "decision"}
    assert done["refused"] == []
    (added,) = _rows(db, capsys, "activity", "--where", "reference=B-1")
    assert added["proposed_to"] == "provinsi"
    (budget,) = _rows(db, capsys, "budget", "--where", f"activity_id={added['id']}")
    assert (budget["funding_source"], budget["amount"]) == ("1.2.1.01.02", 1_250_000_000)
    (changed,) = _rows(db, capsys, "activity", "--where", f"id={own[0]['id']}")
    assert changed["volume"] == "1250.5"
    assert exit_code(["undo", str(db), "--json"]) == 0
    assert before == {t: _rows(db, capsys, t) for t in before}


def test_what_show_tells_may_be_written_back(db: Path, capsys: Any) -> None:
    for table in ("activity", "budget", "issue", "area", "plan", "office", "meeting", "setting"):
        rows = _rows(db, capsys, table)
        plan = next(row for row in _rows(db, capsys, "plan") if row["is_own"])
        rows = [row for row in rows if row.get("plan_id", plan["id"]) == plan["id"]]
        rows = [row for row in rows if row.get("is_own", True)]
        if table in ("budget", "area"):
            rows = rows[:1]
        lines = [{"op": "update", "table": table, "id": r["id"], "values": r} for r in rows]
        if lines and _edit(db, *lines, more=("--json",)) == 0:
            assert json.loads(capsys.readouterr().out)["changed"] == []


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        ('{"op": "add", "table": "activity", "values": {"title": "a"}}\nx', "Baris 2"),
        ('{"op": "add", "table": "meja"}', "activity"),
        ('{"op": "add", "table": "activity", "values": {"titel": "a"}}', "title"),
        ('{"op": "add", "table": "activity", "values": {"title": "a", "volume": NaN}}', "NaN"),
        ('{"op": "add", "op": "add"}', "dua kali"),
        ("[" * 100_000, "JSON"),
        ("[]", "objek"),
        (
            '{"op": "add", "table": "activity", "values": {"title": "a", "volume": {"a": 1}}}',
            "teks",
        ),
        ('{"op": "add", "table": "activity", "values": {"title": "a", "volume": "x"}}', "Volume"),
        ('{"op": "update", "table": "activity", "id": "entah", "values": {}}', "entah"),
        ('{"op": "decide", "left": "entah", "status": "ditolak"}', "entah"),
        ("", "tidak berisi"),
    ],
)
def test_a_refused_line_refuses_all_and_is_named(
    db: Path, capsys: Any, lines: str, named: str
) -> None:
    before = db.read_bytes()
    file = db.with_suffix(".jsonl")
    file.write_text(lines, "utf-8")
    capsys.readouterr()
    assert exit_code(["edit", str(db), str(file)]) == 1
    said = capsys.readouterr().err.strip()
    assert named in said
    assert "\n" not in said
    assert db.read_bytes() == before


def test_a_trial_changes_nothing(db: Path, capsys: Any) -> None:
    before = db.read_bytes()
    line = {"op": "add", "table": "activity", "values": {"title": "Coba"}}
    assert _edit(db, line, more=("--dry-run", "--json")) == 0
    assert len(json.loads(capsys.readouterr().out)["added"]) == 1
    assert db.read_bytes() == before


def test_undo_goes_back_to_the_step_named(db: Path, capsys: Any) -> None:
    ids = []
    for name in "abc":
        line = {"op": "add", "table": "activity", "values": {"title": name, "reference": name}}
        _edit(db, line, more=("--json",))
        ids.append(json.loads(capsys.readouterr().out)["change_set"])
    assert exit_code(["undo", str(db), "--to", str(ids[0])]) == 0
    assert _rows(db, capsys, "activity", "--where", "reference=a")
    assert not _rows(db, capsys, "activity", "--where", "reference=b")
    assert exit_code(["undo", str(db), "--to", "999999"]) == 1
    capsys.readouterr()
    assert exit_code(["history", str(db), "--json"]) == 0
    sets = json.loads(capsys.readouterr().out)["change_sets"]
    assert {"id", "label", "at", "author", "kind", "changes"} <= sets[0].keys()


def test_going_back_several_steps_is_done_whole_or_not_at_all(
    db: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rakornis_desktop.database.journal import inverting

    ids = []
    for name in "abc":
        line = {"op": "add", "table": "activity", "values": {"title": name, "reference": name}}
        _edit(db, line, more=("--json",))
        ids.append(json.loads(capsys.readouterr().out)["change_set"])
    before = _rows(db, capsys, "activity")
    whole, calls = inverting.invert, []

    def fails_second(*given: Any) -> None:
        calls.append(given)
        if len(calls) == 2:
            raise Refusal("Cakram penuh.")
        whole(*given)

    monkeypatch.setattr(inverting, "invert", fails_second)
    assert exit_code(["undo", str(db), "--to", str(ids[0])]) == 1
    monkeypatch.setattr(inverting, "invert", whole)
    assert _rows(db, capsys, "activity") == before
    with Database.open(db) as database:
        told: list[Any] = []
        database.on_changed(told.append)
        assert [step.id for step in database.undo_to(ids[0])] == ids[:0:-1]
        assert len(told) == 2
        assert len(database.read("SELECT 1 FROM activity")) == len(before) - 2
        database.redo()
        database.redo()
    assert _rows(db, capsys, "activity") == before
