"""Closed lists: each word stands in one place, stays the text it is, and is said in words."""

from __future__ import annotations

import ast
import json
import pickle
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from rakornis_desktop import choices
from rakornis_desktop.choices import Choice, Tier
from rakornis_desktop.language.catalogue import use_language
from rakornis_desktop.reference.resource_files import resource

PACKAGE = Path(choices.__file__).parent
LISTS = [
    found
    for found in vars(choices).values()
    if isinstance(found, type) and issubclass(found, Choice) and found is not Choice
]
# Modules that speak of the words of texts, or write these words for another reason.
WORDS_OF_TEXTS = {
    "comparison/area_differences.py",
    "comparison/places.py",
    "comparison/titles.py",
    "excel/reading/cell_readings.py",
    "excel/template/template_columns.py",
    "meeting/minutes/minutes_draft.py",
    "database/fields/kinds/__init__.py",
    "reference/region_reading.py",
}
OTHER_MEANINGS = {
    ("comparison/findings/no_location.py", "kecamatan"),  # inside a sentence
    ("excel/taking/import_result.py", "sum"),
    ("exchange/traffic/outcome_words.py", "diterima"),
    ("exchange/traffic/outcome_words.py", "ditolak"),
    ("exchange/traffic/plans_received.py", "ada"),
    ("sample/sample_plans.py", "ada"),  # written into a workbook as officers do
    ("sample/sample_plans.py", "proses"),
    ("sample/sample_standing.py", "rtlh"),  # a word of titles
    ("standing/status_figures.py", "kecamatan"),
}


def _words(module: Path) -> list[tuple[str, int]]:
    """Return the texts that a module holds, docstrings and messages aside, each with its line."""
    tree = ast.parse(module.read_text("utf-8"))
    said = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    said |= {
        id(message)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("_", "later")
        for message in node.args
    }
    return [
        (node.value, node.lineno)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said
    ]


def test_no_module_writes_a_word_of_a_closed_list_again() -> None:
    closed = {member.value for found in LISTS for member in found}
    again, used = [], set()
    for module in sorted(PACKAGE.rglob("*.py")):
        name = module.relative_to(PACKAGE).as_posix()
        if name == "choices.py" or "/migrations/" in name or name in WORDS_OF_TEXTS:
            continue
        for text, line in _words(module):
            inside = [word for word in closed if f"'{word}'" in text]
            if (name, text) in OTHER_MEANINGS:
                used.add((name, text))
            elif text in closed or inside:
                again.append(f"{name}:{line}: {text!r}")
    assert not again, "Take it from choices.py: " + "; ".join(again)
    assert used == OTHER_MEANINGS, "No longer needed"


@pytest.mark.parametrize("closed", LISTS, ids=lambda found: found.__name__)
def test_a_stored_word_stays_plain_text_wherever_it_goes(closed: type[Choice]) -> None:
    with sqlite3.connect(":memory:") as file:
        for member in closed:
            word = member.value
            assert type(word) is str
            assert member == word
            assert {member: 1}[word] == 1  # type: ignore[index]
            assert f"{member} {member!s}" == f"{word} {word}"
            assert json.loads(json.dumps({member: member})) == {word: word}
            assert pickle.loads(pickle.dumps(member)) is member
            assert file.execute("SELECT ?, typeof(?)", (member, member)).fetchone() == (
                word,
                "text",
            )
            assert closed(word) is member


@pytest.mark.parametrize("closed", LISTS, ids=lambda found: found.__name__)
def test_officers_read_words_and_an_unknown_one_is_shown_as_it_is(closed: type[Choice]) -> None:
    for member in closed:
        assert closed.name_of(member.value) == member.label
        assert member.label
    assert closed.name_of("belum_dikenal") == "belum_dikenal"
    assert closed.name_of("") == ""
    assert len({member.value for member in closed}) == len(closed)


def test_a_word_is_said_in_the_language_chosen_when_it_is_shown() -> None:
    try:
        use_language("en", resource("translations"))
        assert Tier.CENTRE.label != Tier.CENTRE._message
        assert Tier.name_of("pusat") == Tier.CENTRE.label
    finally:
        use_language("id", resource("translations"))
    assert Tier.name_of("pusat") == "Pusat"


def test_the_closed_lists_cost_no_heavy_library() -> None:
    code = "import sys, rakornis_desktop.choices; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PACKAGE.parent
    ).stdout.split()
    heavy = {"sqlmodel", "sqlalchemy", "pydantic", "babel", "sqlite3", "PySide6"}
    assert not heavy & set(loaded)
