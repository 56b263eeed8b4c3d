"""Every paper of a meeting by the word the headless verb knows it by; the window's menu too.

To add one: its file beside this one with ``write_<what>(database, meeting_id, path, paper)``, a
line in ``_writers`` and one in ``MEETING_PAPERS``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from rakornis_desktop.language.catalogue import in_indonesian
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database
    from rakornis_desktop.pdf.layout.document import Written


@dataclass(frozen=True)
class MeetingPaper:
    """One kind of paper: ``key`` is its word, ``title()`` what officers call it.

    ``by_office`` tells that it is about, or goes to, one office, whose region code may be given;
    ``about_meeting`` is False for a paper that needs no meeting.
    """

    key: str
    title: Callable[[], str]
    by_office: bool = False
    about_meeting: bool = True

    def write(
        self, database: Database, meeting_id: str, path: Path, paper: str = "F4", office: str = ""
    ) -> Written:
        """Write it as PDF on ``paper`` F4 or A4, always in Indonesian.

        Raises Refusal if there is no such meeting or office, or the file cannot be written.
        """
        with in_indonesian(), database.each_read_once():
            about = {"office": office} if self.by_office else {}
            return _writers()[self.key](database, meeting_id, path, paper, **about)


def meeting_paper(key: str) -> MeetingPaper:
    """Return the paper of this word; Refusal if there is none."""
    for paper in MEETING_PAPERS:
        if paper.key == key:
            return paper
    known = ", ".join(paper.key for paper in MEETING_PAPERS)
    raise Refusal(_("Dokumen «{what}» tidak dikenal. Pilih {known}.").format(what=key, known=known))


@cache
def _writers() -> dict[str, Callable[..., Written]]:
    """Return what writes each paper; read when one is asked for: the window starts without."""
    from rakornis_desktop.pdf.papers.agenda_paper import write_agenda
    from rakornis_desktop.pdf.papers.agreement_paper import write_agreement
    from rakornis_desktop.pdf.papers.attendance_paper import write_attendance
    from rakornis_desktop.pdf.papers.cover_letter_paper import write_cover_letter
    from rakornis_desktop.pdf.papers.extract_paper import write_extract
    from rakornis_desktop.pdf.papers.follow_ups_paper import write_follow_ups
    from rakornis_desktop.pdf.papers.invitation_paper import write_invitation
    from rakornis_desktop.pdf.papers.minutes_paper import write_minutes
    from rakornis_desktop.pdf.papers.name_tags import write_name_tags
    from rakornis_desktop.pdf.papers.rundown_paper import write_rundown
    from rakornis_desktop.pdf.papers.table_signs import write_table_signs

    return {
        "cover-letter": write_cover_letter,
        "invitation": write_invitation,
        "rundown": write_rundown,
        "agenda": write_agenda,
        "name-tags": write_name_tags,
        "table-signs": write_table_signs,
        "attendance-blank": partial(write_attendance, blank=True),
        "attendance": write_attendance,
        "minutes": write_minutes,
        "agreement": write_agreement,
        "extract": write_extract,
        "followups": write_follow_ups,
    }


# In the order in which a meeting needs them.
MEETING_PAPERS: tuple[MeetingPaper, ...] = (
    MeetingPaper("cover-letter", lambda: _("Surat pengantar"), True, False),
    MeetingPaper("invitation", lambda: _("Undangan")),
    MeetingPaper("rundown", lambda: _("Susunan acara")),
    MeetingPaper("agenda", lambda: _("Agenda pembahasan")),
    MeetingPaper("name-tags", lambda: _("Tanda nama peserta")),
    MeetingPaper("table-signs", lambda: _("Papan nama meja")),
    MeetingPaper("attendance-blank", lambda: _("Daftar hadir kosong")),
    MeetingPaper("attendance", lambda: _("Daftar hadir")),
    MeetingPaper("minutes", lambda: _("Notulen")),
    MeetingPaper("agreement", lambda: _("Berita acara kesepakatan"), True),
    MeetingPaper("extract", lambda: _("Petikan berita acara"), True),
    MeetingPaper("followups", lambda: _("Tindak lanjut hasil rapat"), True),
)
