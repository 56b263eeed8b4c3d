"""Reads workbooks in a process of its own, within limits, and writes their rows as JSON lines.

Run as a script, not imported: it needs the standard library and python-calamine alone. For each
path (its bytes in hexadecimal, a line each on standard input) it writes one line per sheet,
``{"sheet", "hidden", "merged"}``, then its rows in blocks ``{"rows": [...], "dates": [[r, c]...]}``
and at the end ``{"end": true}`` or ``{"error": "..."}``. A crash inside the reader ends this
process and no other.

What it writes is UTF-8 whatever the system's code page and the environment say: it is started
isolated, where no variable of ours would reach it.
"""

from __future__ import annotations

import gc
import io
import json
import os
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

BLOCK = 1_000
MEMORY_BYTES = 2 << 30
_EXACT = 2**53


def main() -> None:
    _limit_memory()
    # Rows hold no cycles; looking for them among a million cells only costs time.
    gc.disable()
    assert isinstance(sys.stdout, io.TextIOWrapper)
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    for line in sys.stdin:
        try:
            # The bytes of the path: two processes may decode file names differently.
            for answer in read(os.fsdecode(bytes.fromhex(line.strip()))):
                _say(answer)
            _say({"end": True})
        except Exception as error:
            _say({"error": f"{type(error).__name__}: {error}"[:500]})


def read(path: str) -> Iterator[dict[str, Any]]:
    """Give the lines for one workbook."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    with CalamineWorkbook.from_path(path) as workbook:
        for meta in workbook.sheets_metadata:
            if meta.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = workbook.get_sheet_by_name(meta.name)
            merged = sheet.merged_cell_ranges or []
            yield {
                "sheet": meta.name,
                "hidden": meta.visible != SheetVisibleEnum.Visible,
                "merged": [[*start, *end] for start, end in merged],
            }
            rows = sheet.to_python(skip_empty_area=False)
            for start in range(0, len(rows), BLOCK):
                yield _block(rows[start : start + BLOCK])


def _block(rows: list[list[Any]]) -> dict[str, Any]:
    dates: list[tuple[int, int]] = []
    plain: list[list[Any]] = []
    for number, row in enumerate(rows):
        cells: list[Any] = []
        for cell in row:
            kind = type(cell)
            if kind is str:
                cells.append(cell or None)
            elif kind is float:
                whole = cell.is_integer() and -_EXACT < cell < _EXACT
                cells.append(int(cell) if whole else cell)
            elif isinstance(cell, datetime | date | time | timedelta):
                cells.append(_as_text(cell))
                if isinstance(cell, date):
                    dates.append((number, len(cells) - 1))
            else:
                cells.append(cell)
        while cells and cells[-1] is None:
            cells.pop()
        plain.append(cells)
    return {"rows": plain, "dates": dates}


def _as_text(cell: date | time | timedelta) -> str:
    return str(cell) if isinstance(cell, timedelta) else cell.isoformat()


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, separators=(",", ":")))
    sys.stdout.write("\n")
    sys.stdout.flush()


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        return  # Windows; the parent's time limit stands alone there
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
