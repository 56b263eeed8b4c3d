"""What the placeholders of a text stand for, from the meeting and the office."""

from __future__ import annotations

from rakornis_desktop.language.dates_in_words import (
    date_in_figures,
    date_in_words,
    figure_and_words,
    weekday,
)
from rakornis_desktop.meeting.letterhead_text import own_office
from rakornis_desktop.meeting.meeting_head import existing_meeting
from rakornis_desktop.meeting.signing import head_of_office
from rakornis_desktop.program.database import Program
from rakornis_desktop.program.queries.meetings import MeetingRow, participants_of
from rakornis_desktop.program.queries.plans import own_plan, plan_by_id


def office_values(program: Program) -> dict[str, str]:
    """Return what every text may name: our office, its head, the year of its plan."""
    office, head = own_office(program), head_of_office(program)
    return {
        "kantor": office.name if office else "",
        "pemerintah": office.government if office else "",
        "kota": office.city if office else "",
        "tahun": str(own_plan(program).fiscal_year),
        "kepala": head.name,
        "jabatan_kepala": head.job,
    }


def meeting_values(program: Program, meeting_id: str) -> dict[str, str]:
    """Return what a meeting's texts may name, empty where nothing was typed.

    Refusal if there is no such meeting. Those present are counted; all who are invited while
    nobody has been ticked off.
    """
    row = existing_meeting(program, meeting_id)
    plan = plan_by_id(program, row.plan_id)
    people = participants_of(program, meeting_id)
    count = sum(person.present for person in people) or len(people)
    values = office_values(program)
    if plan:
        values["tahun"] = str(plan.fiscal_year)
    return {
        **values,
        **_when(row),
        "forum": row.title,
        "nomor": row.number,
        "tema": row.theme,
        "tempat": row.venue,
        "penyelenggara": row.host,
        "ketua": row.chair,
        "sekretaris": row.secretary,
        "notulis": row.note_taker,
        "jumlah_peserta": figure_and_words(count) if count else "",
    }


def _when(row: MeetingRow) -> dict[str, str]:
    start, end = (time.replace(":", ".") for time in (row.starts_at, row.ends_at))
    values = {
        "pukul": f"{start} s.d. {end} WIB" if end else f"{start} WIB s.d. selesai" if start else "",
        "pukul_mulai": f"{start} WIB" if start else "",
        "pukul_selesai": f"{end} WIB" if end else "",
    }
    if row.starts_on:
        days = (row.starts_on, row.ends_on)
        values["hari"] = weekday(*days)
        values["tanggal"] = date_in_figures(*days)
        values["hari_tanggal"] = f"{values['hari']}, {values['tanggal']}"
        values["tanggal_dengan_huruf"] = date_in_words(*days)
    return values
