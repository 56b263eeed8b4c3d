"""Damaged files: whatever bytes are wrong, the officer gets a sentence or the right content."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from rakornis_desktop.database.edits.activity_edits import BudgetEntry, add_activity
from rakornis_desktop.database.edits.setting_edits import set_setting
from rakornis_desktop.database.opening import checking
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.activity_rows import activities_of, budgets_of
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.language.sentences import Refusal


@pytest.fixture
def sound(database: Database, plan_id: str) -> bytes:
    """The bytes of a closed database with some rows."""
    for i in range(30):
        values = {"title": f"Kegiatan {i} …", "volume": str(i), "note": "é" * 300}
        add_activity(database, plan_id, values, [BudgetEntry(0, "APBN", i)])
    database.close()
    return database.path.read_bytes()


def try_everything(path: Path) -> str:
    """Open, read, check and change; returns the sentence if it was refused."""
    try:
        with Database.open(path) as database:
            plan = own_plan(database)
            activities_of(database, plan.id)
            budgets_of(database, plan.id)
            checking.check_file(database)
            list(checking.check_journal(database))
            list(checking.check_values(database))
            database.history()
            set_setting(database, "paper", "F4")
            database.undo()
    except Refusal as refusal:
        return str(refusal)
    return ""


@pytest.mark.parametrize("checked", [2**23, 0], ids=["read through on opening", "as if large"])
def test_random_damage_is_said_in_a_sentence_or_harmless(sound, tmp_path, monkeypatch, checked):
    monkeypatch.setattr("rakornis_desktop.database.opening.open_file.CHECKED_ON_OPENING", checked)
    chance = random.Random(1)
    refused = 0
    for i in range(100):
        content = bytearray(sound)
        for _j in range(chance.choice([1, 1, 4, 50])):
            at = chance.randrange(len(content))
            content[at] = chance.randrange(256)
        path = tmp_path / f"damaged {i}.rkn"
        path.write_bytes(content)
        refused += bool(try_everything(path))
    assert refused > 20


@pytest.mark.parametrize("percent", range(0, 100, 7))
def test_a_file_cut_short_is_refused(sound, tmp_path, percent):
    path = tmp_path / "short.rkn"
    path.write_bytes(sound[: len(sound) * percent // 100])
    assert try_everything(path)


def test_bytes_that_are_no_text_are_said_in_a_sentence(sound, tmp_path):
    """Not found on opening a large file, so reading must say it."""
    path = tmp_path / "letters.rkn"
    path.write_bytes(sound.replace("é".encode() * 300, b"\xff" * 600))
    assert "rusak" in try_everything(path)
