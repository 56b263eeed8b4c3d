"""The agenda as a workbook: items, the rows they are about, and room to write beside each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rakornis_desktop.database.decision_words import DECISIONS
from rakornis_desktop.database.fields.choice_names import decision_name
from rakornis_desktop.excel.template.template_columns import CONTINUED
from rakornis_desktop.excel.template.template_rows import number
from rakornis_desktop.excel.writing.meeting_sheet import SheetColumn, across, begin_sheet
from rakornis_desktop.excel.writing.new_workbook import Value, new_workbook, write_row
from rakornis_desktop.excel.writing.workbook_styles import Styles, styles
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.agenda.agenda_content import AgendaItemContent, agenda_content
from rakornis_desktop.meeting.held.discussed_rows import DiscussedRow
from rakornis_desktop.meeting.letters.paper_head import existing_meeting

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from rakornis_desktop.database.program_database import Database

_DECISION, _NOTE = 8, 9
# Room for two or three lines by hand.
_TALL = 44


def write_agenda(database: Database, meeting_id: str, path: Path, paper: str = "F4") -> None:
    """Write the agenda of a meeting to ``path``.

    Raises Refusal if there is no such meeting or the file cannot be written.
    """
    content = agenda_content(database, meeting_id)
    name = _("Agenda pembahasan")
    columns = [
        SheetColumn(_("No"), 5),
        SheetColumn(_("Kantor"), 20),
        SheetColumn(_("Kode"), 20),
        SheetColumn(_("Uraian"), 40),
        SheetColumn(_("Lokasi"), 28),
        SheetColumn(_("Volume"), 10),
        SheetColumn(_("Satuan"), 11),
        SheetColumn(_("Pagu (Rp)"), 17),
        SheetColumn(_("Keputusan"), 18),
        SheetColumn(_("Catatan"), 34),
    ]
    with new_workbook(path, f"{name}: {content.head.title[:200]}") as workbook:
        look = styles(workbook)
        meeting = existing_meeting(database, meeting_id)
        sheet, row = begin_sheet(workbook, look, name, content.head, meeting, columns, paper)
        if not content.items:
            across(sheet, row, ["", _("Belum ada agenda yang disusun.")], look.text, columns)
        for item in content.items:
            across(sheet, row, [str(item.number), item.title], look.upper_text["program"], columns)
            row = _write_item(sheet, look, row + 1, item, columns)


def _write_item(
    sheet: Worksheet, look: Styles, row: int, item: AgendaItemContent, columns: list[SheetColumn]
) -> int:
    formats = [look.text] * len(columns)
    formats[0], formats[2], formats[5], formats[7] = (
        look.centred,
        look.code,
        look.decimal,
        look.money,
    )
    first = row
    for place, discussed in enumerate(item.rows, 1):
        row = write_row(
            sheet, row, _values(f"{item.number}.{place}", discussed), formats, CONTINUED
        )
    if item.rows:
        choices = [decision_name(status) for status in DECISIONS]
        sheet.data_validation(
            first,
            _DECISION,
            row - 1,
            _DECISION,
            {"validate": "list", "source": choices, "error_type": "warning"},
        )
    for label in (_("Catatan:"), _("Keputusan:")):
        across(sheet, row, ["", label], look.text, columns)
        sheet.set_row(row, _TALL)
        row += 1
    return row


def _values(number_text: str, row: DiscussedRow) -> list[Value]:
    decided = row.decision
    return [
        number_text,
        row.office,
        row.code,
        row.title,
        row.location,
        None if row.volume is None else number(row.volume),
        row.unit if row.volume is not None else row.target,
        row.budget,
        decision_name(decided.status) if decided else "",
        decided.note if decided else "",
    ]
