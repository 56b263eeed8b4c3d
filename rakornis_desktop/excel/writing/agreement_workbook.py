"""The annexes of the agreement record, and the extracts of the regencies, as workbooks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rakornis_desktop.excel.writing.decided_sheet import decided_columns, write_decided
from rakornis_desktop.excel.writing.new_workbook import new_workbook
from rakornis_desktop.excel.writing.record_sheet import (
    attendance_columns,
    begin,
    follow_up_columns,
    none,
    write_attendance,
    write_follow_ups,
)
from rakornis_desktop.excel.writing.workbook_styles import styles
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.agreement.agreement_content import (
    AgreementContent,
    of_region,
    regencies_in,
)
from rakornis_desktop.meeting.agreement.final_papers import AGREEMENT, paper_to_print

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database
    from rakornis_desktop.meeting.agreement.final_papers import FinalMark


def write_agreement(
    database: Database, meeting_id: str, path: Path, paper: str = "F4", *, office: str = ""
) -> None:
    """Write the annexes of a meeting's record to ``path``, each a sheet; sums are formulas.

    A final record as it was frozen; ``office`` (region code) limits it to one regency. Raises
    Refusal if there is no such meeting or regency or the file cannot be written.
    """
    content, mark = _content(database, meeting_id)
    if office:
        content = of_region(content, office)
    columns = decided_columns()
    with new_workbook(path, f"{_('Berita acara kesepakatan')}: {content.head.title[:200]}") as book:
        look = styles(book)
        for tab, title, rows, why in (
            (
                *(_("Sepakat"), _("Matriks kegiatan yang disepakati"), content.agreed),
                _("belum ada kegiatan yang disepakati pada rapat ini."),
            ),
            (
                *(_("Tidak sepakat"), _("Matriks kegiatan yang tidak disepakati"), content.others),
                _("tidak ada kegiatan yang ditolak, ditunda, atau dibawa ke pusat."),
            ),
        ):
            sheet, row = begin(book, look, tab, title, content.head, mark, columns, paper)
            if rows:
                write_decided(sheet, look, row, rows, by_regency=not office)
            else:
                none(sheet, look, row, why)
        tab = _("Tindak lanjut")
        sheet, row = begin(book, look, tab, tab, content.head, mark, follow_up_columns(), paper)
        if content.minutes.follow_ups:
            write_follow_ups(sheet, look, row, content.minutes.follow_ups)
        else:
            none(sheet, look, row, _("rapat ini tidak mencatat tindak lanjut."))
        tab = _("Daftar hadir")
        sheet, row = begin(book, look, tab, tab, content.head, mark, attendance_columns(), paper)
        if content.attendance:
            write_attendance(sheet, look, row, content.attendance)
        else:
            none(sheet, look, row, _("peserta rapat belum dicatat."))


def write_extract(
    database: Database, meeting_id: str, path: Path, paper: str = "F4", *, office: str = ""
) -> None:
    """Write the extract of one regency (``office``, region code), or of each on its own sheets.

    Of a record that decided on no regency, a sheet that says so. Raises Refusal if there is no
    such meeting or regency or the file cannot be written.
    """
    content, mark = _content(database, meeting_id)
    codes = [office] if office else regencies_in(content)
    parts = [of_region(content, code) for code in codes] or [content]
    columns = decided_columns()
    with new_workbook(path, f"{_('Petikan berita acara')}: {content.head.title[:200]}") as book:
        look = styles(book)
        for part in parts:
            tab = part.region_name or _("Petikan")
            title = _("Petikan berita acara {region}").format(region=part.region_name).strip()
            sheet, row = begin(book, look, tab, title, part.head, mark, columns, paper)
            rows = sorted(
                (*part.agreed, *part.others), key=lambda one: (one.program == "", one.program)
            )
            if rows:
                write_decided(sheet, look, row, rows, by_regency=False)
            else:
                none(sheet, look, row, _("tidak ada kegiatan daerah ini yang diputuskan."))
            if part.region_name and part.minutes.follow_ups:
                tab = _("TL {region}").format(region=part.region_name)
                title = _("Tindak lanjut {region}").format(region=part.region_name)
                sheet, row = begin(
                    book, look, tab, title, part.head, mark, follow_up_columns(), paper
                )
                write_follow_ups(sheet, look, row, part.minutes.follow_ups)


def _content(database: Database, meeting_id: str) -> tuple[AgreementContent, FinalMark | None]:
    content, mark = paper_to_print(database, meeting_id, AGREEMENT)
    assert isinstance(content, AgreementContent)
    return content, mark
