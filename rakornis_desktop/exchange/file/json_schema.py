"""The published JSON Schema of the plan file, made from the tables.

    .venv/bin/python -m rakornis_desktop.exchange.file.json_schema       writes resources/plan-file

A test compares the files there with what is made here, and our fast checks with the schema.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rakornis_desktop.exchange.file.column_rules import MOMENT, Rule, rules
from rakornis_desktop.exchange.file.plan_parts import CONFLICTS, PARTS, REVISIONS, STAMPS, Part
from rakornis_desktop.exchange.file.row_checks import ID
from rakornis_desktop.writing_files.whole_file import write_whole

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_REGION = r"^[0-9]{2}(\.[0-9]{2})?$"
_ID = {"type": "string", "pattern": ID}
_COUNT = {"type": "integer", "minimum": 0}


def schemas() -> dict[str, dict[str, Any]]:
    """Return all schemas by file name: one of the manifest, one per part for its lines."""
    made = {f"{part.name}.schema.json": part_schema(part) for part in PARTS}
    made |= {
        "manifest.schema.json": _manifest(),
        "revisions.schema.json": _object(
            f"A line of {REVISIONS}: a revision that this one comes from.",
            {
                "id": _ID,
                "parents": {"type": "array", "items": _ID},
                "number": {"type": "integer", "minimum": 1, "maximum": 10**6},
                "created_at": {"type": "string", "pattern": MOMENT},
                "region_code": {"type": "string", "pattern": _REGION},
            },
        ),
        "stamps.schema.json": {
            "$schema": _DRAFT,
            "title": f"A line of {STAMPS}: which revision wrote what, by its place (from 0) in "
            f"{REVISIONS}. The first line tells the revision of all that is not named.",
            "anyOf": [
                _inner({"ground": _COUNT}),
                _inner(
                    {
                        "table": {"type": "string"},
                        "id": _ID,
                        "by": {
                            "type": "array",
                            "items": {
                                "type": "array",
                                "prefixItems": [
                                    _COUNT,
                                    {"type": "array", "items": {"type": "string"}},
                                ],
                                "minItems": 2,
                                "maxItems": 2,
                            },
                        },
                    }
                ),
            ],
        },
        "conflicts.schema.json": _object(
            f"A line of {CONFLICTS}: a value that nobody has decided on yet.",
            {
                "table": {"type": "string"},
                "row_id": _ID,
                "column": {"type": "string"},
                "stamp": _ID,
                "value": {"type": ["string", "integer", "null"]},
            },
        ),
    }
    return made


def part_schema(part: Part) -> dict[str, Any]:
    """Return the schema of one line of a part."""
    properties = _properties(part.table, "")
    for child in part.children:
        properties[child.key] = {
            "type": "array",
            "items": _inner(
                _properties(child.table, child.owner), _required(child.table, child.owner)
            ),
        }
    return _object(f"A line of {part.file}.", properties, _required(part.table, ""))


def value_schema(rule: Rule) -> dict[str, Any]:
    """Return the schema of one field."""
    made: dict[str, Any] = {}
    kind = {"whole": "integer", "flag": "boolean"}.get(rule.kind, "string")
    made["type"] = [kind, "null"] if rule.nullable else kind
    if rule.kind == "choice":
        made["enum"] = [*rule.values, *([None] if rule.nullable else [])]
    elif rule.kind == "text":
        made |= {"maxLength": rule.longest, "pattern": r"^[^\u0000]*$"}
    elif rule.kind == "id":
        made["pattern"] = ID
    elif rule.kind == "whole":
        made |= {"minimum": rule.least, "maximum": rule.most}
    elif rule.pattern:
        made["pattern"] = rule.pattern
        if rule.kind in ("date", "moment"):
            made["format"] = "date" if rule.kind == "date" else "rakornis-moment"
    if not rule.required:
        made["default"] = rule.default
    return made


def _properties(table: str, owner: str) -> dict[str, Any]:
    return {rule.name: value_schema(rule) for rule in rules(table) if rule.name != owner}


def _required(table: str, owner: str) -> list[str]:
    return [rule.name for rule in rules(table) if rule.required and rule.name != owner]


def _inner(properties: dict[str, Any], required: list[str] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties) if required is None else required,
    }


def _object(
    title: str, properties: dict[str, Any], required: list[str] | None = None
) -> dict[str, Any]:
    # Fields that are not named here may be there: a newer format adds them.
    return {"$schema": _DRAFT, "title": title, **_inner(properties, required)}


def _manifest() -> dict[str, Any]:
    def text(longest: int) -> dict[str, Any]:
        return {"type": "string", "maxLength": longest}

    region = {"type": "string", "pattern": _REGION}
    return _object(
        "manifest.json",
        {
            "format": {"type": "string", "pattern": r"^1\.[0-9]{1,4}$"},
            "application": text(200),
            "sender": _inner(
                {
                    "region_code": region,
                    "name": text(300),
                    "author": text(200),
                    "key": {"type": "string", "pattern": r"^[0-9A-Za-z+/]{43}=$"},
                    "replaces": {"type": "array", "items": text(30), "maxItems": 50},
                }
            ),
            "plan": _inner(
                {
                    "id": _ID,
                    "region_code": region,
                    "office": text(300),
                    "fiscal_year": {"type": "integer", "minimum": 2000, "maximum": 2100},
                    "stage": {"type": "string", "pattern": r"^[a-z_]{1,40}$"},
                    "edition": {"type": "string", "pattern": r"^[0-9A-Za-z ._-]{1,20}$"},
                }
            ),
            "revision": _inner(
                {
                    "id": _ID,
                    "number": {"type": "integer", "minimum": 1, "maximum": 10**6},
                    "parents": {"type": "array", "items": _ID, "maxItems": 50},
                    "created_at": {"type": "string", "pattern": MOMENT},
                }
            ),
            "for": {"type": "string", "pattern": r"^([0-9]{2}(\.[0-9]{2})?)?$"},
            "counts": {"type": "object", "additionalProperties": _COUNT},
            "parts": {
                "type": "object",
                "additionalProperties": _inner(
                    {"sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"}, "size": _COUNT}
                ),
            },
        },
    )


def as_text(schema: dict[str, Any]) -> str:
    """Return a schema as its file holds it."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def write(folder: Path) -> None:
    """Write all schemas into ``folder``."""
    for name, schema in schemas().items():
        write_whole(folder / name, as_text(schema).encode())


if __name__ == "__main__":
    from rakornis_desktop.reference.resource_files import resource

    write(resource("plan-file"))
