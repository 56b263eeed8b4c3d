"""The published schema says exactly what our own checks let in."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import jsonschema
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rakornis_desktop.exchange.file.bad_file import BadFile
from rakornis_desktop.exchange.file.column_rules import Rule, rules
from rakornis_desktop.exchange.file.json_schema import as_text, part_schema, schemas, value_schema
from rakornis_desktop.exchange.file.lineage import CONFLICTS, REVISIONS, STAMPS
from rakornis_desktop.exchange.file.part_lines import LineReader, split_lines
from rakornis_desktop.exchange.file.plan_file import PlanFile
from rakornis_desktop.exchange.file.plan_parts import PARTS, tables
from rakornis_desktop.exchange.file.row_checks import fits
from rakornis_desktop.exchange.file.safe_json import text_of
from rakornis_desktop.reference.resource_files import resource

_FORMATS = jsonschema.FormatChecker(formats=["date"])


@_FORMATS.checks("rakornis-moment", raises=ValueError)
def _moment(value: Any) -> bool:
    return not isinstance(value, str) or bool(datetime.fromisoformat(value))


def sound(schema: dict[str, Any], value: Any) -> bool:
    checker = jsonschema.Draft202012Validator(schema, format_checker=_FORMATS)
    return bool(checker.is_valid(value))


def test_the_files_are_what_the_tables_say():
    """If not: .venv/bin/python -m rakornis_desktop.exchange.file.json_schema"""
    for name, schema in schemas().items():
        jsonschema.Draft202012Validator.check_schema(schema)
        assert (resource("plan-file") / name).read_text("utf-8") == as_text(schema), name
    assert len(list(resource("plan-file").iterdir())) == len(schemas())


RULES = [rule for table in tables() for rule in rules(table)]
# (Python's $ lets a line's end through where JSON Schema's does not: no such value here.)
ODD = (
    "", "x", "a\0b", "1", "-1", "1.5", "-0", "007", "1e5", "٣", "1" * 15, "1" * 16,
    "1.12345678901", "2026-02-28", "2026-02-30", "2026-1-1", "2026-01-01T00:00:00",
    "2026-01-01T00:00:00.123+00:00", "2026-01-01T25:00:00", "2026-01-01T00:00:00Z", "ada",
    "kumuh", "pusat", "a b", "x" * 36, "x" * 37, "x" * 40_000, "dua\nbaris", 0, 1, -1, 2, 10**14,
    10**15, 10**16, True, False, None, [], {},
)  # fmt: skip


@pytest.mark.parametrize("value", ODD, ids=lambda value: repr(value)[:20])
def test_each_field_takes_what_the_schema_takes(value: Any) -> None:
    for rule in RULES:
        assert fits(rule, value) == sound(value_schema(rule), value), (rule, value)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(RULES),
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.text(max_size=50).filter(lambda text: text.isprintable()),
        st.dates().map(str),
        st.decimals(allow_nan=False, allow_infinity=False).map(lambda d: format(d, "f")),
        st.datetimes().map(lambda d: d.isoformat(timespec="milliseconds")),
    ),
)
@example(RULES[0], "")
def test_any_value_is_taken_by_both_or_by_neither(rule: Rule, value: Any) -> None:
    assert fits(rule, value) == sound(value_schema(rule), value)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_a_row_that_lacks_what_it_needs_is_taken_by_neither(part) -> None:
    whole = {rule.name: _some(rule) for rule in rules(part.table) if rule.required}
    for child in part.children:
        whole[child.key] = [
            {r.name: _some(r) for r in rules(child.table) if r.required and r.name != child.owner}
        ]
    assert _read(part, whole) and sound(part_schema(part), whole)
    for name in whole:
        less = {key: value for key, value in whole.items() if key != name}
        assert _read(part, less) == sound(part_schema(part), less), name
        for wrong in (None, "", {}, [1], [{}]):
            other = whole | {name: wrong}
            assert _read(part, other) == sound(part_schema(part), other), (name, wrong)
    assert _read(part, whole | {"unheard of": {"a": [1]}})


def _some(rule: Rule) -> Any:
    return {
        "text": "x",
        "id": "x",
        "whole": max(rule.least or 0, 0),
        "decimal": "1",
        "date": "2026-01-01",
        "moment": "2026-01-01T00:00:00+00:00",
        "choice": rule.values[0] if rule.values else "",
        "flag": True,
    }[rule.kind]


def _read(part, row: dict[str, Any]) -> bool:
    try:
        LineReader().read(part, [text_of(row).encode()])
    except BadFile:
        return False
    return True


def test_what_we_write_is_what_the_schema_says(offices):
    office = offices()
    office.add("SPAM", volume="2.5")
    file = PlanFile(office.send().read_bytes(), "x")
    assert sound(
        schemas()["manifest.schema.json"], json.loads(file._archive.unpacked("manifest.json"))
    )
    for name in file.manifest.parts:
        schema = schemas()[name.replace(".jsonl", ".schema.json")]
        for line in split_lines(file.part(name)):
            assert sound(schema, json.loads(line)), (name, line)
    assert {REVISIONS, STAMPS} <= set(file.manifest.parts) and CONFLICTS not in file.manifest.parts
