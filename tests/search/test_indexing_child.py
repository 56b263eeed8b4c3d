"""The indexing child finds its files and tells how far it is, whatever the code page."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from rakornis_desktop.database.edits.activity_edits import BudgetEntry, add_activity
from rakornis_desktop.database.new_database import new_database
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.search.indexing_beside import CHILD
from rakornis_desktop.search.side_file import connect

ADVERSE = {
    "LC_ALL": "C",
    "LANG": "C",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONUTF8": "0",
    "PYTHONIOENCODING": "cp1252",
}


@pytest.mark.parametrize("options", [["-I"], ["-I", "-X", "utf8=0"]], ids=["isolated", "ansi"])
def test_a_database_with_letters_of_its_own_is_indexed(tmp_path: Path, options: list[str]) -> None:
    path, index = tmp_path / "rencana – é水.rkn", tmp_path / "indeks – é水"
    with new_database(path, "61.72", 2027) as database:
        add_activity(
            database,
            own_plan(database).id,
            {"title": "Embung – é水"},
            [BudgetEntry(0, "", 5, "")],
        )
    # Its standard input stays open: the end of it is the end of whoever started it.
    with subprocess.Popen(
        [sys.executable, *options, str(CHILD), str(path), str(index)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **ADVERSE},
    ) as child:
        assert child.stdout is not None and child.stderr is not None
        told = child.stdout.read().decode("utf-8").splitlines()
        wrong = child.stderr.read().decode("utf-8")
        assert child.wait() == 0, wrong
    assert all(part.isdecimal() for line in told for part in line.split())
    connection = connect(index, write=False)
    assert connection.execute("SELECT count(*) FROM entry").fetchone()[0] >= 1
    connection.close()
