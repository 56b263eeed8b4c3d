"""What every workbook of a meeting begins with: title, when and where, the heads of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.database.queries.meeting_rows import MeetingRow
from rakornis_desktop.excel.template.template_columns import CONTINUED
from rakornis_desktop.excel.writing.new_workbook import merge, write_row
from rakornis_desktop.excel.writing.workbook_styles import Styles, landscape, portrait
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.letters.paper_head import MeetingHead

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# Names of the fields lie across the first columns, their values across the others.
_VALUE_COLUMN = 2
# Letters of the workbook's typeface that fit into a unit of a column's width, roughly.
_LETTERS_PER_UNIT = 1.05
_LINE_HEIGHT = 12.5
_TALLEST = 400


class SheetColumn(NamedTuple):
    """A column: its head and its width as Excel counts it."""

    head: str
    width: float


def begin_sheet(
    workbook: Workbook,
    look: Styles,
    name: str,
    head: MeetingHead,
    row: MeetingRow,
    columns: Sequence[SheetColumn],
    paper: str,
    *,
    upright: bool = False,
) -> tuple[Worksheet, int]:
    """Add the sheet ``name`` about a meeting; return it and the first row beneath the heads.

    Its dates are dates and its times are times.
    """
    sheet = workbook.add_worksheet(name)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
    last = len(columns) - 1
    _write_across(sheet, 0, 0, last, name.upper(), look.title, columns)
    _write_across(sheet, 1, 0, last, head.title, look.subtitle, columns)
    line = 2
    for field, value in _fields(head, row):
        line += 1
        sheet.write_string(line, 0, field, look.field_date)
        if isinstance(value, str):
            _write_across(sheet, line, _VALUE_COLUMN, last, value, look.field, columns)
        else:
            _write_moment(sheet, line, value, look)
            merge(sheet, line, _VALUE_COLUMN, line, _VALUE_COLUMN + 1)
    line += 2
    write_row(sheet, line, [c.head for c in columns], [look.head] * len(columns), CONTINUED)
    setup = portrait if upright else landscape
    setup(sheet, paper, name=f"{name} · {head.title}", repeat=(line, line))
    sheet.freeze_panes(line + 1, 0)
    return sheet, line + 1


def time_of_day(minutes: int | None) -> float | None:
    """Return minutes since midnight as Excel keeps a time, None if there is none."""
    return None if minutes is None else minutes / 1440


def excel_date(day: date) -> int:
    """Return a date as Excel keeps it: days since its own beginning."""
    return (day - date(1899, 12, 30)).days


def across(
    sheet: Worksheet, row: int, texts: Sequence[str], form: Format, columns: Sequence[SheetColumn]
) -> None:
    """Write a first cell and a second one that lies across all further columns."""
    sheet.write_string(row, 0, texts[0], form)
    _write_across(sheet, row, 1, len(columns) - 1, texts[1], form, columns)


def height_for(text: str, width: float) -> float:
    """Return how high a row must be to show ``text`` in a merged cell of ``width``."""
    letters = max(width * _LETTERS_PER_UNIT, 1)
    lines = sum(max(1, -(-len(line) // int(letters))) for line in text.split("\n"))
    return min(max(lines, 1) * _LINE_HEIGHT + 2.5, _TALLEST)


def _fields(head: MeetingHead, row: MeetingRow) -> list[tuple[str, str | date | time]]:
    fields: list[tuple[str, str | date | time]] = []
    if row.starts_on:
        fields.append((_("Tanggal"), row.starts_on))
    if row.ends_on and row.ends_on != row.starts_on:
        fields.append((_("Sampai tanggal"), row.ends_on))
    for name, text in ((_("Mulai pukul"), row.starts_at), (_("Selesai pukul"), row.ends_at)):
        if text:
            fields.append((name, datetime.strptime(text, "%H:%M").time()))
    for name, text in ((_("Tempat"), head.venue), (_("Tema"), head.theme)):
        if text:
            fields.append((name, text))
    return fields


def _write_moment(sheet: Worksheet, row: int, value: date | time, look: Styles) -> None:
    if isinstance(value, time):
        minutes = value.hour * 60 + value.minute
        sheet.write_number(row, _VALUE_COLUMN, minutes / 1440, look.field_time)
    else:
        sheet.write_number(row, _VALUE_COLUMN, excel_date(value), look.field_date)


def _write_across(
    sheet: Worksheet,
    row: int,
    first: int,
    last: int,
    text: str,
    form: Format,
    columns: Sequence[SheetColumn],
) -> None:
    """Write a text into cells joined as one, in a row high enough for all of it."""
    width = sum(column.width for column in columns[first : last + 1])
    sheet.set_row(row, height_for(text, width))
    sheet.write_string(row, first, text, form)
    for column in range(first + 1, last + 1):
        sheet.write_blank(row, column, None, form)
    merge(sheet, row, first, row, last)
