"""A row with all that hangs on it as JSON text, as a conflict keeps it, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable

from rakornis_desktop.exchange.file.bad_file import BadFile
from rakornis_desktop.exchange.file.plan_parts import CONFLICTS, columns, tables
from rakornis_desktop.exchange.file.plan_rows import PlanRows, RowKey, Values
from rakornis_desktop.exchange.file.row_checks import check_stored
from rakornis_desktop.exchange.file.safe_json import text_of
from rakornis_desktop.language.catalogue import translate as _


def branch_text(rows: PlanRows, branch: Iterable[RowKey]) -> str:
    """Return a row and what hangs on it: [[table, value, …], …], owners first."""
    return text_of([[table, *rows[table][row_id]] for table, row_id in branch])


def branch_rows(text: str) -> list[tuple[str, Values]]:
    """Return the rows of such a text, checked; raises BadFile, for it came from outside."""
    try:
        found = [(str(table), tuple(values)) for table, *values in json.loads(text)]
    except (ValueError, TypeError, RecursionError):
        raise BadFile(_("{part} tidak sah").format(part=CONFLICTS)) from None
    if not found:
        raise BadFile(_("{part} tidak sah").format(part=CONFLICTS))
    for table, values in found:
        if table not in tables() or len(values) != len(columns(table)):
            raise BadFile(_("{part} tidak sah").format(part=CONFLICTS))
        check_stored(table, values)
    return found
