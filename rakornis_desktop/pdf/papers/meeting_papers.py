"""Every paper of a meeting by the word the headless verb knows it by; the window's menu too.

To add one: its file beside this one with ``write_<what>(program, meeting_id, path, paper)``, a
function here that imports it, and a line in ``MEETING_PAPERS``.
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
    from rakornis_desktop.pdf.layout.document import Written


class _Writer(Protocol):
    def __call__(
        self, database: Database, meeting_id: str, path: Path, paper: str, office: str
    ) -> Written: ...


@dataclass(frozen=True)
class MeetingPaper:
    """One kind of paper: ``key`` is its word, ``title()`` what officers call it.

    ``by_office`` tells that it is about, or goes to, one office, whose region code may be given;
    ``about_meeting`` is False for a paper that needs no meeting.
    """

    key: str
    title: Callable[[], str]
    writer: _Writer
    by_office: bool = False
    about_meeting: bool = True

    def write(
        self, database: Database, meeting_id: str, path: Path, paper: str = "F4", office: str = ""
    ) -> Written:
        """Write it as PDF on ``paper`` F4 or A4, always in Indonesian.

        Raises Refusal if there is no such meeting or office, or the file cannot be written.
        """
        with in_indonesian(), database.each_read_once():
            return self.writer(database, meeting_id, path, paper, office)


def meeting_paper(key: str) -> MeetingPaper:
    """Return the paper of this word; Refusal if there is none."""
    for paper in MEETING_PAPERS:
        if paper.key == key:
            return paper
    known = ", ".join(paper.key for paper in MEETING_PAPERS)
    raise Refusal(_("Dokumen «{what}» tidak dikenal. Pilih {known}.").format(what=key, known=known))


# Each paper's own file is read when it is asked for: the window starts without them.


def _invitation(
    database: Database, meeting_id: str, path: Path, paper: str, office: str
) -> Written:
    from rakornis_desktop.pdf.papers.invitation_paper import write_invitation

    return write_invitation(database, meeting_id, path, paper)


def _rundown(database: Database, meeting_id: str, path: Path, paper: str, office: str) -> Written:
    from rakornis_desktop.pdf.papers.rundown_paper import write_rundown

    return write_rundown(database, meeting_id, path, paper)


def _agenda(database: Database, meeting_id: str, path: Path, paper: str, office: str) -> Written:
    from rakornis_desktop.pdf.papers.agenda_paper import write_agenda

    return write_agenda(database, meeting_id, path, paper)


def _attendance(
    database: Database, meeting_id: str, path: Path, paper: str, office: str
) -> Written:
    from rakornis_desktop.pdf.papers.attendance_paper import write_attendance

    return write_attendance(database, meeting_id, path, paper)


def _attendance_blank(
    database: Database, meeting_id: str, path: Path, paper: str, office: str
) -> Written:
    from rakornis_desktop.pdf.papers.attendance_paper import write_attendance

    return write_attendance(database, meeting_id, path, paper, blank=True)


def _minutes(database: Database, meeting_id: str, path: Path, paper: str, office: str) -> Written:
    from rakornis_desktop.pdf.papers.minutes_paper import write_minutes

    return write_minutes(database, meeting_id, path, paper)


def _cover_letter(
    database: Database, meeting_id: str, path: Path, paper: str, office: str
) -> Written:
    from rakornis_desktop.pdf.papers.cover_letter_paper import write_cover_letter

    return write_cover_letter(database, meeting_id, path, paper, office=office)


def _name_tags(database: Database, meeting_id: str, path: Path, paper: str, office: str) -> Written:
    from rakornis_desktop.pdf.papers.name_tags import write_name_tags

    return write_name_tags(database, meeting_id, path, paper)


def _table_signs(
    database: Database, meeting_id: str, path: Path, paper: str, office: str
) -> Written:
    from rakornis_desktop.pdf.papers.table_signs import write_table_signs

    return write_table_signs(database, meeting_id, path, paper)


def _agreement(database: Database, meeting_id: str, path: Path, paper: str, office: str) -> Written:
    from rakornis_desktop.pdf.papers.agreement_paper import write_agreement

    return write_agreement(database, meeting_id, path, paper, office=office)


def _extract(database: Database, meeting_id: str, path: Path, paper: str, office: str) -> Written:
    from rakornis_desktop.pdf.papers.extract_paper import write_extract

    return write_extract(database, meeting_id, path, paper, office=office)


def _follow_ups(
    database: Database, meeting_id: str, path: Path, paper: str, office: str
) -> Written:
    from rakornis_desktop.pdf.papers.follow_ups_paper import write_follow_ups

    return write_follow_ups(database, meeting_id, path, paper, office=office)


# In the order in which a meeting needs them.
MEETING_PAPERS: tuple[MeetingPaper, ...] = (
    MeetingPaper("cover-letter", lambda: _("Surat pengantar"), _cover_letter, True, False),
    MeetingPaper("invitation", lambda: _("Undangan"), _invitation),
    MeetingPaper("rundown", lambda: _("Susunan acara"), _rundown),
    MeetingPaper("agenda", lambda: _("Agenda pembahasan"), _agenda),
    MeetingPaper("name-tags", lambda: _("Tanda nama peserta"), _name_tags),
    MeetingPaper("table-signs", lambda: _("Papan nama meja"), _table_signs),
    MeetingPaper("attendance-blank", lambda: _("Daftar hadir kosong"), _attendance_blank),
    MeetingPaper("attendance", lambda: _("Daftar hadir"), _attendance),
    MeetingPaper("minutes", lambda: _("Notulen"), _minutes),
    MeetingPaper("agreement", lambda: _("Berita acara kesepakatan"), _agreement, True),
    MeetingPaper("extract", lambda: _("Petikan berita acara"), _extract, True),
    MeetingPaper("followups", lambda: _("Tindak lanjut hasil rapat"), _follow_ups, True),
)
