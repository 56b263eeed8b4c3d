"""The follow-ups as a workbook: each a row, counted by office and state with formulas."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rakornis_desktop.excel.template.template_columns import CONTINUED
from rakornis_desktop.excel.writing.meeting_sheet import SheetColumn, begin_sheet, excel_date
from rakornis_desktop.excel.writing.new_workbook import Sum, Value, new_workbook, write_row
from rakornis_desktop.excel.writing.workbook_styles import styles
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.held.follow_up_edits import STATES, FollowUpLine, state_name
from rakornis_desktop.meeting.held.follow_ups_content import FollowUpsContent, follow_ups_content
from rakornis_desktop.meeting.letters.paper_head import existing_meeting

if TYPE_CHECKING:
    from xlsxwriter import Workbook

    from rakornis_desktop.database.program_database import Database
    from rakornis_desktop.database.queries.meeting_rows import MeetingRow
    from rakornis_desktop.excel.writing.workbook_styles import Styles

_OFFICE, _STATE = "C", "F"


def write_follow_ups(
    database: Database,
    meeting_id: str,
    path: Path,
    paper: str = "F4",
    *,
    office: str = "",
    today: date | None = None,
) -> None:
    """Write the follow-ups of a meeting, with what earlier ones left undone, to ``path``.

    ``office`` (region code) limits them to one regency. Raises Refusal if there is no such
    meeting or regency or the file cannot be written.
    """
    content = follow_ups_content(database, meeting_id, today=today, office=office)
    meeting = existing_meeting(database, meeting_id)
    name = _("Tindak lanjut")
    with new_workbook(path, f"{name}: {content.head.title[:200]}") as workbook:
        look = styles(workbook)
        columns = [
            SheetColumn(_("No"), 5),
            SheetColumn(_("Tindak lanjut"), 54),
            SheetColumn(_("Instansi"), 34),
            SheetColumn(_("Penanggung jawab"), 30),
            SheetColumn(_("Batas waktu"), 24),
            SheetColumn(_("Keadaan"), 14),
            SheetColumn(_("Tanggal selesai"), 24),
            SheetColumn(_("Asal rapat"), 40),
            SheetColumn(_("Acara"), 36),
            SheetColumn(_("Catatan"), 40),
        ]
        sheet, row = begin_sheet(workbook, look, name, content.head, meeting, columns, paper)
        first = row
        formats = [
            *(look.centred, look.text, look.text, look.text, look.date, look.text, look.date),
            *[look.text] * 3,
        ]
        lines = [(office, line) for office, part in content.offices for line in part]
        for number, (whose, line) in enumerate(lines, 1):
            row = write_row(sheet, row, _values(number, whose, line), formats, CONTINUED)
        if lines:
            sheet.autofilter(first - 1, 0, row - 1, len(columns) - 1)
        else:
            sheet.write_string(row, 0, _("Nihil: tidak ada tindak lanjut yang dicatat."))
        _write_counts(workbook, look, content, meeting, paper, f"'{name}'!", first, row)


def _values(number: int, whose: str, line: FollowUpLine) -> list[Value]:
    return [
        number,
        line.task,
        whose,
        line.responsible,
        excel_date(line.due) if line.due else None,
        state_name(line.state),
        excel_date(line.done_on) if line.done_on else None,
        line.meeting_title,
        line.agenda_title,
        line.note,
    ]


def _write_counts(
    workbook: Workbook,
    look: Styles,
    content: FollowUpsContent,
    meeting: MeetingRow,
    paper: str,
    there: str,
    first: int,
    after: int,
) -> None:
    """Write how many each office has; the formulas count on the sheet ``there``."""
    columns = [SheetColumn(_("Instansi"), 44)]
    columns += [SheetColumn(state_name(state), 14) for state in STATES]
    columns.append(SheetColumn(_("Jumlah"), 14))
    tab = _("Rekapitulasi")
    sheet, row = begin_sheet(workbook, look, tab, content.head, meeting, columns, paper)
    formats = [look.text, *[look.money] * 4]
    top = row
    offices = f"{there}${_OFFICE}${first + 1}:${_OFFICE}${after}"
    states = f"{there}${_STATE}${first + 1}:${_STATE}${after}"
    for count in content.counts:
        here = row + 1
        values: list[Value] = [count.office]
        for state, value in zip(STATES, count[1:], strict=True):
            # Not COUNTIFS: an office's name may hold what that reads as a pattern.
            is_state = f'--({states}="{state_name(state)}")'
            values.append(Sum(f"=SUMPRODUCT(--({offices}=$A{here}),{is_state})", value))
        values.append(Sum(f"=SUM(B{here}:D{here})", sum(count[1:])))
        row = write_row(sheet, row, values, formats, CONTINUED)
    totals = [sum(column) for column in zip(*(c[1:] for c in content.counts), strict=True)]
    totals = totals or [0] * len(STATES)
    sums: list[Value] = [_("Jumlah")]
    for letter, value in zip("BCDE", [*totals, sum(totals)], strict=True):
        formula = f"=SUM({letter}{top + 1}:{letter}{row})" if row > top else "=0"
        sums.append(Sum(formula, value))
    write_row(sheet, row, sums, [look.total_text, *[look.total_money] * 4], CONTINUED)
