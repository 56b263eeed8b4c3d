"""The rundown as a workbook: change a length, and the times of what follows move with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rakornis_desktop.excel.template.template_columns import CONTINUED
from rakornis_desktop.excel.writing.meeting_sheet import (
    SheetColumn,
    begin_sheet,
    excel_date,
    time_of_day,
)
from rakornis_desktop.excel.writing.new_workbook import Sum, Value, new_workbook, write_row
from rakornis_desktop.excel.writing.workbook_styles import styles
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.letters.paper_head import existing_meeting
from rakornis_desktop.meeting.rundown.rundown_content import (
    RundownDay,
    RundownLine,
    rundown_content,
)

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database


def write_rundown(database: Database, meeting_id: str, path: Path, paper: str = "F4") -> None:
    """Write the rundown of a meeting to ``path``; ends and following starts are formulas.

    Raises Refusal if there is no such meeting or the file cannot be written.
    """
    content = rundown_content(database, meeting_id)
    name = _("Susunan acara")
    columns = [
        SheetColumn(_("No"), 5),
        SheetColumn(_("Hari/tanggal"), 24),
        SheetColumn(_("Mulai"), 9),
        SheetColumn(_("Selesai"), 9),
        SheetColumn(_("Lama (menit)"), 9),
        SheetColumn(_("Acara"), 48),
        SheetColumn(_("Pembicara/penanggung jawab"), 32),
    ]
    with new_workbook(path, f"{name}: {content.head.title[:200]}") as workbook:
        look = styles(workbook)
        meeting = existing_meeting(database, meeting_id)
        sheet, row = begin_sheet(
            workbook, look, name, content.head, meeting, columns, paper, upright=True
        )
        first = row
        formats = [
            *(look.centred, look.date, look.time, look.time, look.money, look.text, look.text),
        ]
        for day in content.days:
            before: tuple[RundownLine, int] | None = None
            for line in day.lines:
                values = _values(day, line, before, row + 1)
                before = (line, row + 1)
                row = write_row(sheet, row, values, formats, CONTINUED)
        minutes = sum(line.minutes for day in content.days for line in day.lines)
        total = Sum(f"=SUM(E{first + 1}:E{row})" if row > first else "=0", minutes)
        totals = [*[look.total_text] * 4, look.total_money, *[look.total_text] * 2]
        write_row(sheet, row, [None, _("Jumlah"), None, None, total, None, None], totals, CONTINUED)


def _values(
    day: RundownDay, line: RundownLine, before: tuple[RundownLine, int] | None, row: int
) -> list[Value]:
    """Return the cells of ``row`` (as Excel counts); what follows from a cell points at it."""
    start: Value = time_of_day(line.start)
    if before and start is not None and before[0].end == line.start:
        start = Sum(f"=D{before[1]}", time_of_day(line.start) or 0.0)
    end: Value = None
    if line.end is not None:
        end = Sum(f"=C{row}+E{row}/1440", time_of_day(line.end) or 0.0)
    when: Value = excel_date(day.date) if day.date else day.name or None
    return [line.number, when, start, end, line.minutes, line.title, line.speaker]
