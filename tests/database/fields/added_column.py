"""A program whose activities have one column more: what follows from its line, as JSON.

Run as a process of its own, so that no other test meets the column. Tables and registry are those
of the program but for the one line that a developer would write in each.
"""

from __future__ import annotations

import importlib.machinery
import importlib.util
import json
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

COLUMN, TITLE = "contractor", "Penyedia jasa"
FIRST, SECOND = "CV Bangun Mandiri", "PT Khatulistiwa"
# Module: the text that the new line stands before, and the line.
_LINES = {
    "rakornis_desktop.database.fields.registered_activities": (
        '        Field("location", later("Lokasi"), FieldKind.PLACE, stored=False),\n',
        f'        Field("{COLUMN}", later("{TITLE}"), section="what", heading="{TITLE}",\n'
        "            listed=Listed(90, shown=False), searched=Search.WORDS, compared=True),\n",
    ),
    "rakornis_desktop.database.tables.activity_table": (
        "\n\nclass Budget(Row, table=True):",
        f'    {COLUMN}: str = Field(default="", max_length=300)\n',
    ),
}


class _Finder(importlib.machinery.PathFinder):
    """Finds the modules that get a line more."""

    @classmethod
    def find_spec(cls, name: str, path: Any = None, target: Any = None) -> Any:
        if name not in _LINES:
            return None
        found = super().find_spec(name, path, target)
        assert found is not None and found.origin is not None
        return importlib.util.spec_from_loader(name, _Loader(name, found.origin))


class _Loader(importlib.machinery.SourceFileLoader):
    def get_code(self, fullname: str) -> Any:
        before, line = _LINES[fullname]
        source = Path(self.path).read_text("utf-8")
        assert source.count(before) == 1, fullname
        return compile(source.replace(before, line + before), self.path, "exec")


def main(folder: Path) -> dict[str, Any]:
    """Return what became of the column in each part of the program."""
    import sqlite3

    sys.meta_path.insert(0, _Finder)
    from rakornis_desktop.database.opening import schema, schema_digest

    with closing(sqlite3.connect(":memory:", isolation_level=None)) as scratch:
        schema.create_schema(scratch)
        schema_digest.DIGESTS[schema.SCHEMA_VERSION] = schema_digest.schema_digest(scratch)
    found: dict[str, Any] = {}
    for part in (_compared_and_named, _listed_and_edited, _travels, _searched, _in_workbooks):
        found |= part(folder)
    return found


def _plans(file: Path) -> tuple[Any, str, str, str, str]:
    """Return a database, two plans in it, and an activity of each, alike but for the column."""
    from rakornis_desktop.database.edits.activity_edits import add_activity
    from rakornis_desktop.database.new_database import new_database, office_plan
    from rakornis_desktop.database.queries.plans_of_offices import own_plan

    database = new_database(file, "61.72", 2027, author="Budi")
    with database.change_set("Rencana provinsi") as changes:
        theirs = office_plan(database, changes, "61", 2027)
    plan = own_plan(database).id
    values = {
        "code": "1.03.03.2.01.0032", "title": "Perluasan SPAM", "region_code": "61.72.02.1001",
        "reference": "SKW-1",
    }  # fmt: skip
    ours = add_activity(database, plan, {**values, COLUMN: FIRST})
    other = add_activity(database, theirs, {**values, COLUMN: FIRST})
    return database, plan, theirs, ours, other


def _compared_and_named(folder: Path) -> dict[str, Any]:
    from rakornis_desktop.comparison.compare import compare_plans
    from rakornis_desktop.database.edits.activity_edits import update_activity
    from rakornis_desktop.database.queries.activity_rows import activities_of

    database, plan, theirs, _ours, other = _plans(folder / "compared.rkn")
    with closing(database):
        before = [pair.status for pair in compare_plans(database, plan, theirs).pairs]
        update_activity(database, other, {COLUMN: SECOND})
        (pair,) = compare_plans(database, plan, theirs).pairs
        (label,) = database.read("SELECT label FROM change_set ORDER BY id DESC LIMIT 1")
        return {
            "equal": before,
            "different": [pair.status, *(one.field for one in pair.differences)],
            "read": [getattr(row, COLUMN) for row in activities_of(database, theirs)],
            "label": label[0],
        }


def _listed_and_edited(folder: Path) -> dict[str, Any]:
    from PySide6.QtWidgets import QApplication

    from rakornis_desktop.database.queries.activity_lines import activity_lines
    from rakornis_desktop.database.queries.activity_rows import activities_by_id
    from rakornis_desktop.ui.activities.activity_columns import activity_columns
    from rakornis_desktop.ui.activities.activity_form import ActivityForm
    from rakornis_desktop.ui.shell.session import Session

    application = QApplication.instance() or QApplication([])
    database, plan, _theirs, ours, _other = _plans(folder / "listed.rkn")
    with closing(database):
        (line,) = activity_lines(database, plan)
        (column,) = (one for one in activity_columns("2026", 2027) if one.key == COLUMN)
        session = Session(database)
        form = ActivityForm(session)
        form.set_row(activities_by_id(database, [ours])[ours])
        field = form.fields[COLUMN]
        shown = field.text()
        field.put(SECOND)
        read = field.values()
        placed = form.isAncestorOf(field.frame)
        form.deleteLater()
        application.processEvents()
        return {
            "listed": [column.title, column.shown, column.text(column.value(line))],
            "form": [field.title, shown, placed, read],
        }


def _travels(folder: Path) -> dict[str, Any]:
    from rakornis_desktop.exchange.file.json_schema import part_schema
    from rakornis_desktop.exchange.file.plan_parts import PARTS, columns

    (part,) = (part for part in PARTS if part.table == "activity")
    return {"travels": COLUMN in columns("activity"),
            "schema": part_schema(part)["properties"].get(COLUMN)}  # fmt: skip


def _searched(folder: Path) -> dict[str, Any]:
    from rakornis_desktop.search.search_index import SearchIndex

    database, *_others = _plans(folder / "searched.rkn")
    with closing(database), closing(SearchIndex(database, folder / "index")) as index:
        index.bring_up_to_date()
        return {"found": sorted({one.row.title for one in index.find("mandiri").rows})}


def _in_workbooks(folder: Path) -> dict[str, Any]:
    import openpyxl

    from rakornis_desktop.excel.taking.plan_import import import_plan
    from rakornis_desktop.excel.template.template_workbook import write_template

    database, _plan, _theirs, _ours, _other = _plans(folder / "workbook.rkn")
    file = folder / "usulan.xlsx"
    with closing(database):
        write_template(file, database)
        book = openpyxl.load_workbook(file)
        sheet = book.worksheets[0]
        heads = [cell.value for cell in sheet[1]]
        if TITLE not in heads:
            return {"template": heads, "imported": []}
        sheet.cell(2, heads.index(TITLE) + 1).value = SECOND
        book.save(file)
        import_plan(database, file)
        return {
            "template": heads,
            "imported": [
                value
                for (value,) in database.read(
                    f"SELECT {COLUMN} FROM activity WHERE reference = 'SKW-1' ORDER BY 1"
                )
            ],
        }


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
