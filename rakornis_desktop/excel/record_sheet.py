"""What the sheets of a meeting's record begin with, and its lists: follow-ups, attendance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rakornis_desktop.excel.meeting_sheet import excel_date
from rakornis_desktop.excel.new_workbook import Value, merge, write_row
from rakornis_desktop.excel.template_columns import CONTINUED
from rakornis_desktop.excel.workbook_styles import landscape
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.meeting_head import MeetingHead

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from rakornis_desktop.excel.workbook_styles import Styles
    from rakornis_desktop.meeting.attendance_content import AttendanceLine
    from rakornis_desktop.meeting.final_papers import FinalMark
    from rakornis_desktop.meeting.minutes_content import FollowUpContent

_HEAD_ROW = 4


def begin(
    workbook: Workbook,
    look: Styles,
    tab: str,
    title: str,
    head: MeetingHead,
    mark: FinalMark | None,
    columns: Sequence[tuple[str, float]],
    paper: str,
) -> tuple[Worksheet, int]:
    """Add the sheet ``tab``; return it and the first row beneath the heads of its columns.

    Whether the record is final, and its seal, stand beneath the title.
    """
    sheet = workbook.add_worksheet(tab)
    for column, (_head, width) in enumerate(columns):
        sheet.set_column(column, column, width)
    about = " · ".join(part for part in (head.number, head.days, head.venue) if part)
    seal = f"FINAL · SHA-256 {mark.sha256}" if mark else _("KONSEP · belum final")
    for row, (text, form) in enumerate(
        (
            (title.upper(), look.title),
            (head.title, look.subtitle),
            (about, look.remark),
            (seal, look.remark),
        )
    ):
        sheet.write_string(row, 0, text[:32_000], form)
        for column in range(1, len(columns)):
            sheet.write_blank(row, column, None, form)
        merge(sheet, row, 0, row, len(columns) - 1)
    sheet.set_row(_HEAD_ROW, 30)
    heads = [name for name, _width in columns]
    write_row(sheet, _HEAD_ROW, heads, [look.head] * len(heads), CONTINUED)
    landscape(sheet, paper, name=f"{title} · {head.title}", repeat=(_HEAD_ROW, _HEAD_ROW))
    sheet.freeze_panes(_HEAD_ROW + 1, 0)
    return sheet, _HEAD_ROW + 1


def none(sheet: Worksheet, look: Styles, row: int, why: str) -> int:
    """Write that there is nothing, and why; returns the next row."""
    sheet.write_string(row, 0, _("Nihil: {why}").format(why=why), look.plain)
    return row + 1


def follow_up_columns() -> list[tuple[str, float]]:
    """Return heads and widths of the list of follow-ups."""
    return [
        (_("No"), 5),
        (_("Tindak lanjut"), 60),
        (_("Instansi"), 36),
        (_("Penanggung jawab"), 36),
        (_("Batas waktu"), 22),
        (_("Acara"), 8),
    ]


def write_follow_ups(
    sheet: Worksheet, look: Styles, row: int, rows: Sequence[FollowUpContent]
) -> int:
    """Write follow-ups, dates as dates; returns the next row."""
    formats = [look.centred, look.text, look.text, look.text, look.date, look.centred]
    for number, one in enumerate(rows, 1):
        due = excel_date(one.due) if one.due else None
        values: list[Value] = [number, one.task, one.office, one.responsible, due, one.item]
        row = write_row(sheet, row, values, formats, CONTINUED)
    return row


def attendance_columns() -> list[tuple[str, float]]:
    """Return heads and widths of the attendance list."""
    return [
        (_("No"), 5),
        (_("Nama"), 36),
        (_("Instansi"), 36),
        (_("Jabatan"), 30),
        (_("Nomor HP/e-mail"), 28),
    ]


def write_attendance(
    sheet: Worksheet, look: Styles, row: int, lines: Sequence[AttendanceLine]
) -> int:
    """Write who was there; returns the next row."""
    formats = [look.centred, *[look.text] * 4]
    for line in lines:
        values: list[Value] = [line.number, line.name, line.office, line.job, line.contact]
        row = write_row(sheet, row, values, formats, CONTINUED)
    return row
