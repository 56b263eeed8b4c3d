"""Every workbook of a meeting by the word the headless verb knows it by; the window's menu too.

To add one: its file beside this one with ``write_<what>(database, meeting_id, path, paper)``, a
line in ``_writers`` and one in ``MEETING_WORKBOOKS``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rakornis_desktop.language.catalogue import in_indonesian
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database


@dataclass(frozen=True)
class MeetingWorkbook:
    """One kind of workbook: ``key`` is its word, ``title()`` what officers call it.

    ``by_office`` tells that it is about one office, whose region code may be given.
    """

    key: str
    title: Callable[[], str]
    by_office: bool = False

    def write(
        self, database: Database, meeting_id: str, path: Path, paper: str = "F4", office: str = ""
    ) -> None:
        """Write it to be printed on ``paper`` F4 or A4, always in Indonesian.

        Raises Refusal if there is no such meeting or office, or the file cannot be written.
        """
        with in_indonesian(), database.each_read_once():
            about = {"office": office} if self.by_office else {}
            _writers()[self.key](database, meeting_id, path, paper, **about)


def meeting_workbook(key: str) -> MeetingWorkbook:
    """Return the workbook of this word; Refusal if there is none."""
    for workbook in MEETING_WORKBOOKS:
        if workbook.key == key:
            return workbook
    known = ", ".join(workbook.key for workbook in MEETING_WORKBOOKS)
    raise Refusal(_("Dokumen «{what}» tidak dikenal. Pilih {known}.").format(what=key, known=known))


@cache
def _writers() -> dict[str, Callable[..., None]]:
    """Return what writes each workbook; read when one is asked for: the window starts without."""
    from rakornis_desktop.excel.writing.agenda_workbook import write_agenda
    from rakornis_desktop.excel.writing.agreement_workbook import write_agreement, write_extract
    from rakornis_desktop.excel.writing.attendance_workbook import write_attendance
    from rakornis_desktop.excel.writing.follow_ups_workbook import write_follow_ups
    from rakornis_desktop.excel.writing.rundown_workbook import write_rundown

    return {
        "rundown": write_rundown,
        "agenda": write_agenda,
        "attendance": write_attendance,
        "agreement": write_agreement,
        "extract": write_extract,
        "followups": write_follow_ups,
    }


MEETING_WORKBOOKS: tuple[MeetingWorkbook, ...] = (
    MeetingWorkbook("rundown", lambda: _("Susunan acara")),
    MeetingWorkbook("agenda", lambda: _("Agenda pembahasan")),
    MeetingWorkbook("attendance", lambda: _("Daftar hadir")),
    MeetingWorkbook("agreement", lambda: _("Lampiran berita acara"), True),
    MeetingWorkbook("extract", lambda: _("Petikan berita acara"), True),
    MeetingWorkbook("followups", lambda: _("Tindak lanjut"), True),
)
