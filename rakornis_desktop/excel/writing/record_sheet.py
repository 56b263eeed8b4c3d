"""What the sheets of a meeting's record begin with, and its lists: follow-ups, attendance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rakornis_desktop.excel.template.template_columns import CONTINUED
from rakornis_desktop.excel.writing.meeting_sheet import SheetColumn, excel_date, height_for
from rakornis_desktop.excel.writing.new_workbook import Value, merge, write_row
from rakornis_desktop.excel.writing.workbook_styles import landscape
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.letters.paper_head import MeetingHead

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from rakornis_desktop.excel.writing.workbook_styles import Styles
    from rakornis_desktop.meeting.agreement.final_papers import FinalMark
    from rakornis_desktop.meeting.minutes.minutes_content import FollowUpContent
    from rakornis_desktop.meeting.people.attendance_content import AttendanceLine


def begin(
    workbook: Workbook,
    look: Styles,
    tab: str,
    title: str,
    head: MeetingHead,
    mark: FinalMark | None,
    columns: Sequence[SheetColumn],
    paper: str,
) -> tuple[Worksheet, int]:
    """Add the sheet ``tab``; return it and the first row beneath the heads of its columns.

    Whether the record is final, and its seal, stand beneath the title.
    """
    sheet = workbook.add_worksheet(tab)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
    seal = f"FINAL · SHA-256 {mark.sha256}" if mark else _("KONSEP · belum final")
    width = sum(column.width for column in columns)
    for row, (text, form) in enumerate(
        ((title.upper(), look.title), (head.title, look.subtitle), (seal, look.remark))
    ):
        sheet.set_row(row, height_for(text, width))
        sheet.write_string(row, 0, text, form)
        for place in range(1, len(columns)):
            sheet.write_blank(row, place, None, form)
        merge(sheet, row, 0, row, len(columns) - 1)
    row = 3
    for name, text in (
        (_("Nomor"), head.number),
        (_("Hari/tanggal"), head.days),
        (_("Tempat"), head.venue),
        (_("Tema"), head.theme),
    ):
        _write_field(sheet, row, name, text or "-", look, columns)
        row += 1
    sheet.set_row(row, 30)
    heads = [column.head for column in columns]
    write_row(sheet, row, heads, [look.head] * len(heads), CONTINUED)
    landscape(sheet, paper, name=f"{title} · {head.title}", repeat=(row, row))
    sheet.freeze_panes(row + 1, 0)
    return sheet, row + 1


def _write_field(
    sheet: Worksheet,
    row: int,
    name: str,
    text: str,
    look: Styles,
    columns: Sequence[SheetColumn],
) -> None:
    """Write a field's name across two columns, its text across the others."""
    last = len(columns) - 1
    sheet.set_row(row, height_for(text, sum(column.width for column in columns[2:])))
    sheet.write_string(row, 0, name, look.field)
    sheet.write_blank(row, 1, None, look.field)
    sheet.write_string(row, 2, text, look.field)
    for place in range(3, last + 1):
        sheet.write_blank(row, place, None, look.field)
    merge(sheet, row, 0, row, 1)
    merge(sheet, row, 2, row, last)


def none(sheet: Worksheet, look: Styles, row: int, why: str) -> int:
    """Write that there is nothing, and why; returns the next row."""
    sheet.write_string(row, 0, _("Nihil: {why}").format(why=why), look.plain)
    return row + 1


def follow_up_columns() -> list[SheetColumn]:
    """Return heads and widths of the list of follow-ups."""
    return [
        SheetColumn(_("No"), 5),
        SheetColumn(_("Tindak lanjut"), 60),
        SheetColumn(_("Instansi"), 36),
        SheetColumn(_("Penanggung jawab"), 36),
        SheetColumn(_("Batas waktu"), 22),
        SheetColumn(_("Acara"), 8),
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


def attendance_columns() -> list[SheetColumn]:
    """Return heads and widths of the attendance list."""
    return [
        SheetColumn(_("No"), 5),
        SheetColumn(_("Nama"), 36),
        SheetColumn(_("Instansi"), 36),
        SheetColumn(_("Jabatan"), 30),
        SheetColumn(_("Nomor HP/e-mail"), 28),
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
