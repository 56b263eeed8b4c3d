"""The attendance list as a workbook: who is there is chosen from a list, and counted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rakornis_desktop.excel.template.template_columns import CONTINUED
from rakornis_desktop.excel.writing.meeting_sheet import (
    SheetColumn,
    begin_sheet,
    height_for,
    time_of_day,
)
from rakornis_desktop.excel.writing.new_workbook import Sum, Value, new_workbook, write_row
from rakornis_desktop.excel.writing.workbook_styles import styles
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.letters.paper_head import existing_meeting
from rakornis_desktop.meeting.people.attendance_content import (
    AttendanceLine,
    anyone_present,
    attendance_content,
)

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

_PRESENT = 5
_SPARE = 10
# Room for a signature.
_TALL = 27


def write_attendance(database: Database, meeting_id: str, path: Path, paper: str = "F4") -> None:
    """Write the attendance list of a meeting to ``path``, with spare rows.

    Raises Refusal if there is no such meeting or the file cannot be written.
    """
    content = attendance_content(database, meeting_id)
    there, away = (_("Hadir"), _("Tidak hadir"))
    held = anyone_present(database, meeting_id)
    name = _("Daftar hadir")
    columns = [
        SheetColumn(_("No"), 5),
        SheetColumn(_("Nama"), 32),
        SheetColumn(_("Instansi"), 30),
        SheetColumn(_("Jabatan"), 26),
        SheetColumn(_("Nomor HP/e-mail"), 22),
        SheetColumn(_("Kehadiran"), 12),
        SheetColumn(_("Datang pukul"), 10),
        SheetColumn(_("Tanda tangan"), 28),
    ]
    with new_workbook(path, f"{name}: {content.head.title[:200]}") as workbook:
        look = styles(workbook)
        meeting = existing_meeting(database, meeting_id)
        sheet, row = begin_sheet(workbook, look, name, content.head, meeting, columns, paper)
        first = row
        formats = [look.centred, *[look.text] * 4, look.centred, look.time, look.text]
        lines = [(line, there if held else "") for line in content.lines]
        lines += [(line, away) for line in content.absent]
        for number, (line, said) in enumerate(lines, 1):
            values = _values(number, line, said)
            sheet.set_row(row, max(_TALL, *_heights(values, columns)))
            row = write_row(sheet, row, values, formats, CONTINUED)
        for number in range(len(lines) + 1, len(lines) + _SPARE + 1):
            sheet.set_row(row, _TALL)
            row = write_row(sheet, row, [number, *[""] * 7], formats, CONTINUED)
        sheet.data_validation(
            first,
            _PRESENT,
            row - 1,
            _PRESENT,
            {"validate": "list", "source": [there, away], "error_type": "warning"},
        )
        count = Sum(f'=COUNTIF(F{first + 1}:F{row},"{there}")', len(content.lines) if held else 0)
        totals = [*[look.total_text] * 5, look.total_money, *[look.total_text] * 2]
        sums: list[Value] = [None, _("Jumlah hadir"), None, None, None, count, None, None]
        write_row(sheet, row, sums, totals, CONTINUED)


def _heights(values: list[Value], columns: list[SheetColumn]) -> list[float]:
    """Return how high the row must be for each of its texts: a set height grows no more."""
    return [
        height_for(value, column.width) if isinstance(value, str) else 0.0
        for value, column in zip(values, columns, strict=True)
    ]


def _values(number: int, line: AttendanceLine, said: str) -> list[Value]:
    came = line.arrived_at
    when = time_of_day(came.hour * 60 + came.minute) if came else None
    sign = f"{number}." if number % 2 else f"{' ' * 28}{number}."
    return [number, line.name, line.office, line.job, line.contact, said, when, sign]
