"""A new column of Kegiatan is one line in the registry and one in the table: the rest follows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .added_column import COLUMN, FIRST, SECOND, TITLE

_ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a program with the column does with it."""
    child = Path(__file__).with_name("added_column.py")
    run = subprocess.run(
        [sys.executable, str(child), str(tmp_path_factory.mktemp("added"))],
        env={**os.environ, "PYTHONPATH": str(_ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr[-3000:]
    return dict(json.loads(run.stdout.splitlines()[-1]))


def test_it_is_read_and_an_edit_of_it_is_named_in_the_history(found):
    assert found["read"] == [SECOND]
    assert found["label"] == "Ubah penyedia jasa Perluasan SPAM"


def test_it_has_a_field_in_the_form_that_shows_and_takes_it(found):
    assert found["form"] == [TITLE, FIRST, True, {COLUMN: SECOND}]


def test_it_waits_in_the_column_chooser_of_the_list(found):
    assert found["listed"] == [TITLE, False, FIRST]


def test_the_template_has_a_column_for_it_and_the_import_takes_it(found):
    assert found["template"][-1] == TITLE
    assert found["imported"] == [FIRST, SECOND]


def test_two_rows_that_differ_in_it_alone_are_different(found):
    assert found["equal"] == ["sepadan"]
    assert found["different"] == ["berbeda", COLUMN]


def test_it_is_searched(found):
    assert found["found"] == ["Perluasan SPAM"]


def test_it_travels_in_the_plan_file_and_stands_in_its_schema(found):
    assert found["travels"] is True
    assert found["schema"]["maxLength"] == 300
