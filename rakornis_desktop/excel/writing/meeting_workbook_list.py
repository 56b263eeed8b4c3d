"""Every workbook of a meeting by the word the headless verb knows it by; the window's menu too.

To add one: its file beside this one with ``write_<what>(program, meeting_id, path, paper)``, a
function here that imports it, and a line in ``MEETING_WORKBOOKS``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from rakornis_desktop.language.catalogue import in_indonesian
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database


class _Writer(Protocol):
    def __call__(
        self, database: Database, meeting_id: str, path: Path, paper: str, office: str
    ) -> None: ...


@dataclass(frozen=True)
class MeetingWorkbook:
    """One kind of workbook: ``key`` is its word, ``title()`` what officers call it.

    ``by_office`` tells that it is about one office, whose region code may be given.
    """

    key: str
    title: Callable[[], str]
    writer: _Writer
    by_office: bool = False

    def write(
        self, database: Database, meeting_id: str, path: Path, paper: str = "F4", office: str = ""
    ) -> None:
        """Write it to be printed on ``paper`` F4 or A4, always in Indonesian.

        Raises Refusal if there is no such meeting or office, or the file cannot be written.
        """
        with in_indonesian(), database.each_read_once():
            self.writer(database, meeting_id, path, paper, office)


def meeting_workbook(key: str) -> MeetingWorkbook:
    """Return the workbook of this word; Refusal if there is none."""
    for workbook in MEETING_WORKBOOKS:
        if workbook.key == key:
            return workbook
    known = ", ".join(workbook.key for workbook in MEETING_WORKBOOKS)
    raise Refusal(_("Dokumen «{what}» tidak dikenal. Pilih {known}.").format(what=key, known=known))


# Each workbook's own file is read when it is asked for: the window starts without them.


def _rundown(database: Database, meeting_id: str, path: Path, paper: str, office: str) -> None:
    from rakornis_desktop.excel.writing.rundown_workbook import write_rundown

    write_rundown(database, meeting_id, path, paper)


def _agenda(database: Database, meeting_id: str, path: Path, paper: str, office: str) -> None:
    from rakornis_desktop.excel.writing.agenda_workbook import write_agenda

    write_agenda(database, meeting_id, path, paper)


def _attendance(database: Database, meeting_id: str, path: Path, paper: str, office: str) -> None:
    from rakornis_desktop.excel.writing.attendance_workbook import write_attendance

    write_attendance(database, meeting_id, path, paper)


def _agreement(database: Database, meeting_id: str, path: Path, paper: str, office: str) -> None:
    from rakornis_desktop.excel.writing.agreement_workbook import write_agreement

    write_agreement(database, meeting_id, path, paper, office=office)


def _extract(database: Database, meeting_id: str, path: Path, paper: str, office: str) -> None:
    from rakornis_desktop.excel.writing.agreement_workbook import write_extract

    write_extract(database, meeting_id, path, paper, office=office)


def _follow_ups(database: Database, meeting_id: str, path: Path, paper: str, office: str) -> None:
    from rakornis_desktop.excel.writing.follow_ups_workbook import write_follow_ups

    write_follow_ups(database, meeting_id, path, paper, office=office)


MEETING_WORKBOOKS: tuple[MeetingWorkbook, ...] = (
    MeetingWorkbook("rundown", lambda: _("Susunan acara"), _rundown),
    MeetingWorkbook("agenda", lambda: _("Agenda pembahasan"), _agenda),
    MeetingWorkbook("attendance", lambda: _("Daftar hadir"), _attendance),
    MeetingWorkbook("agreement", lambda: _("Lampiran berita acara"), _agreement, True),
    MeetingWorkbook("extract", lambda: _("Petikan berita acara"), _extract, True),
    MeetingWorkbook("followups", lambda: _("Tindak lanjut"), _follow_ups, True),
)
