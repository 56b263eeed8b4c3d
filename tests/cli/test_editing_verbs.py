"""edit, show, history, undo: as the README shows them, said in words and as JSON."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

README = Path(__file__).resolve().parents[2] / "README.md"


@pytest.fixture
def example(tmp_path, monkeypatch) -> list[list[str]]:
    """The README's commands, in a folder that holds its file of changes."""
    monkeypatch.chdir(tmp_path)
    section = README.read_text("utf-8").split("### Rows changed without the window\n")[1]
    changes, commands = re.findall(r"```\n(.*?)```", section, re.DOTALL)[:2]
    Path("perubahan.jsonl").write_text(changes, "utf-8")
    lines = [shlex.split(line) for line in commands.splitlines()]
    assert all(words[0] == "rakornis" for words in lines)
    return [words[1:] for words in lines]


def test_the_example_of_the_readme_runs_as_it_stands(example, rakornis):
    said = {}
    for words in example:
        code, out, err = rakornis(*words)
        assert (code, err) == (0, ""), words
        said[words[0], words[-1] == "--dry-run"] = out
    assert said["edit", True] == said["edit", False]
    row = json.loads(said["show", False])
    assert (row["title"], row["volume"], row["region_code"]) == (
        "SPAM Sedau",
        "150",
        "61.72.05.1001",
    )
    assert "perubahan.jsonl" in said["history", False].splitlines()[0]
    assert "perubahan.jsonl" in said["undo", False]
    assert rakornis("show", "kota.rkn", "activity")[1] == ""
    assert rakornis("check", "kota.rkn")[0] == 0


def test_going_back_to_the_first_step_leaves_an_empty_plan(example, rakornis):
    new, _trial, edit = example[:3]
    assert rakornis(*new)[0] == rakornis(*edit)[0] == 0
    code, out, err = rakornis("undo", "kota.rkn", "--to", 1, "--json")
    assert (code, err) == (0, "")
    assert len(json.loads(out)["undone"]) == 1
    code, out, _err = rakornis("undo", "kota.rkn")
    assert code == 0 and "Tidak ada" in out


def test_a_line_that_cannot_be_is_named_and_nothing_is_changed(example, rakornis, one_sentence):
    assert rakornis(*example[0])[0] == 0
    with Path("perubahan.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"op": "delete", "table": "activity", "id": "gone"}\n')
    code, out, err = rakornis("edit", "kota.rkn", "perubahan.jsonl", "--json")
    assert code == 1 and one_sentence(err) and "Baris 5" in err
    answer = json.loads(out)
    assert (answer["change_set"], answer["added"]) == (None, [])
    assert "Baris 5" in answer["refused"][0]["reason"]
    assert rakornis("show", "kota.rkn", "activity")[1] == ""
