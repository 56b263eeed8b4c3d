"""The agreement record (berita acara kesepakatan) with all its annexes."""

from __future__ import annotations

from typing import NamedTuple

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.meeting_rows import (
    MeetingRow,
    participants_of,
    signatories_of,
)
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates_in_words import figure_and_words
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.language.normal_text import folded_line, on_one_line
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.meeting.agreement.agreement_rows import AgreementRow, agreement_rows
from rakornis_desktop.meeting.letters.letterhead_text import letterhead_text
from rakornis_desktop.meeting.letters.paper_head import MeetingHead, existing_meeting, meeting_head
from rakornis_desktop.meeting.minutes.minutes_content import MinutesContent, minutes_content
from rakornis_desktop.meeting.people.attendance_content import AttendanceLine, attendance_content
from rakornis_desktop.meeting.people.signing import SignerText, chair_and_note_taker
from rakornis_desktop.meeting.rundown.rundown_content import RundownDay, rundown_content
from rakornis_desktop.meeting.wording.filled_wording import filled_paragraphs, text_of
from rakornis_desktop.meeting.wording.wording_values import meeting_values
from rakornis_desktop.reference.regions import regions

# The annexes in the order of the convention, as the wording names them.
ANNEXES = (
    "lampiran_daftar_hadir",
    "lampiran_susunan_acara",
    "lampiran_notulen",
    "lampiran_sepakat",
    "lampiran_tidak_sepakat",
    "lampiran_tindak_lanjut",
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI")


class Representative(NamedTuple):
    """Someone who signs for an office; all empty where it is to be filled in by hand."""

    name: str
    office: str
    job: str


class AgreementContent(NamedTuple):
    """All that the record says; texts are paragraphs, filled in and ready to print.

    ``undecided`` counts the rows on the agenda that have no decision. ``minutes`` is what
    annex III tells, ``region`` a code if the rows are those of one regency alone.
    """

    head: MeetingHead
    opening: tuple[str, ...]
    considering: tuple[str, ...]
    heard: tuple[str, ...]
    agreeing: tuple[str, ...]
    points: tuple[str, ...]
    closing: tuple[str, ...]
    chair: SignerText
    representatives: tuple[Representative, ...]
    attendance: tuple[AttendanceLine, ...]
    signed_off: bool
    rundown: tuple[RundownDay, ...]
    minutes: MinutesContent
    agreed: tuple[AgreementRow, ...]
    others: tuple[AgreementRow, ...]
    undecided: int
    region: str = ""
    region_name: str = ""


def agreement_content(database: Database, meeting_id: str) -> AgreementContent:
    """Return the record of a meeting; Refusal if there is no such meeting."""
    meeting = existing_meeting(database, meeting_id)
    rows = agreement_rows(database, meeting_id)
    minutes = minutes_content(database, meeting_id)
    values = {
        **meeting_values(database, meeting_id),
        "jumlah_sepakat": figure_and_words(len(rows.agreed)),
        "pagu_sepakat": rupiah(agreed_budget(rows.agreed)),
        "jumlah_tidak_sepakat": figure_and_words(len(rows.others)),
        "jumlah_tindak_lanjut": figure_and_words(len(minutes.follow_ups)),
        **{name: annex_name(name) for name in ANNEXES},
    }

    def text(name: str) -> tuple[str, ...]:
        return tuple(filled_paragraphs(name, text_of(database, name), values))

    attendance = attendance_content(database, meeting_id)
    chair, _note_taker = chair_and_note_taker(database, meeting)
    return AgreementContent(
        head=meeting_head(database, meeting),
        opening=text("agreement_opening"),
        considering=text("agreement_considering"),
        heard=text("agreement_heard"),
        agreeing=text("agreement_agreeing"),
        points=text("agreement_points"),
        closing=text("agreement_closing"),
        chair=chair,
        representatives=_representatives(database, meeting),
        attendance=attendance.lines,
        signed_off=any(person.present for person in participants_of(database, meeting_id)),
        rundown=rundown_content(database, meeting_id).days,
        minutes=_summary(minutes),
        agreed=rows.agreed,
        others=rows.others,
        undecided=rows.undecided,
    )


def _summary(minutes: MinutesContent) -> MinutesContent:
    """Return the minutes as the annex tells them: without what other parts of the record have."""
    return minutes._replace(
        head=minutes.head._replace(letterhead=letterhead_text(None)),
        participants=(),
        items=tuple(item._replace(rows=()) for item in minutes.items),
        other_rows=(),
    )


def annex_name(name: str) -> str:
    """Return "Lampiran IV" for ``lampiran_sepakat``."""
    return _("Lampiran {number}").format(number=_ROMAN[ANNEXES.index(name)])


def agreed_budget(rows: tuple[AgreementRow, ...]) -> int:
    """Return what was agreed in sum, in rupiah."""
    return sum(row.agreed_budget or 0 for row in rows)


def of_region(content: AgreementContent, region: str) -> AgreementContent:
    """Return the record with the rows of one kabupaten/kota (region code) alone.

    Refusal if the code is none.
    """
    known = {regency.code: regency.name for regency in regions().regencies()}
    if region not in known:
        raise Refusal(
            _("Kode «{code}» bukan kabupaten/kota. Pilih {known}.").format(
                code=region, known=", ".join(known)
            )
        )
    mine = tuple(row for row in content.minutes.follow_ups if region in row.regencies)
    return content._replace(
        agreed=tuple(row for row in content.agreed if row.regency == region),
        others=tuple(row for row in content.others if row.regency == region),
        minutes=content.minutes._replace(follow_ups=mine),
        undecided=0,
        region=region,
        region_name=known[region],
    )


def regencies_in(content: AgreementContent) -> list[str]:
    """Return the codes of the regencies that the record has rows or follow-ups of, in order."""
    rows = {row.regency for row in (*content.agreed, *content.others)}
    tasks = {code for row in content.minutes.follow_ups for code in row.regencies}
    return sorted((rows | tasks) - {""})


def _representatives(database: Database, meeting: MeetingRow) -> tuple[Representative, ...]:
    """Return who signs for the offices: further signatories, else one present of each office."""
    chair_roles = ("pimpinan", "ketua", "notulis", "pencatat")
    further = [
        row
        for row in signatories_of(database, meeting.id)
        if not row.role.strip().casefold().startswith(chair_roles)
    ]
    if further:
        return tuple(
            Representative(row.name.strip(), row.role.strip(), row.job.strip()) for row in further
        )
    people = participants_of(database, meeting.id)
    present = [row for row in people if row.present] or people
    first: dict[str, Representative] = {}
    for row in present:
        if row.name.strip() and on_one_line(row.name) != on_one_line(meeting.chair):
            first.setdefault(
                folded_line(row.office) or row.id,
                Representative(row.name.strip(), row.office.strip(), row.job.strip()),
            )
    return tuple(first.values())
