"""What the placeholders of a text stand for, from the meeting and the office."""

from __future__ import annotations

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.meeting_rows import MeetingRow, participants_of
from rakornis_desktop.database.queries.plans_of_offices import own_plan, plan_by_id
from rakornis_desktop.language.dates_in_words import (
    date_in_figures,
    date_in_words,
    figure_and_words,
    weekday,
)
from rakornis_desktop.meeting.letters.letterhead_text import own_office
from rakornis_desktop.meeting.letters.paper_head import existing_meeting
from rakornis_desktop.meeting.people.signing import head_of_office


def office_values(database: Database) -> dict[str, str]:
    """Return what every text may name: our office, its head, the year of its plan."""
    office, head = own_office(database), head_of_office(database)
    return {
        "kantor": office.name if office else "",
        "pemerintah": office.government if office else "",
        "kota": office.city if office else "",
        "tahun": str(own_plan(database).fiscal_year),
        "kepala": head.name,
        "jabatan_kepala": head.job,
    }


def meeting_values(database: Database, meeting_id: str) -> dict[str, str]:
    """Return what a meeting's texts may name, empty where nothing was typed.

    Refusal if there is no such meeting. Those present are counted; all who are invited while
    nobody has been ticked off.
    """
    row = existing_meeting(database, meeting_id)
    plan = plan_by_id(database, row.plan_id)
    people = participants_of(database, meeting_id)
    count = sum(person.present for person in people) or len(people)
    values = office_values(database)
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
