"""Participants: known by office and post, in order, each with the region of the office."""

from __future__ import annotations

from pathlib import Path

import pytest

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.meeting_rows import meetings_of, participants_of
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.meeting.letters.office_regions import OfficeRegions
from rakornis_desktop.meeting.meeting_edits import create_meeting
from rakornis_desktop.meeting.people.known_people import known_people
from rakornis_desktop.meeting.people.people_edits import (
    add_participants,
    move_participants,
    sort_participants,
    update_participant,
)
from rakornis_desktop.meeting.people.person_book import PersonBook
from rakornis_desktop.sample.sample_database import build_sample


@pytest.mark.parametrize(
    ("office", "region"),
    [
        ("Dinas PRKP Kota Singkawang", "61.72"),
        ("DPUPR Kab. Kubu Raya", "61.12"),
        ("Bappeda Sambas", "61.01"),
        ("Dinas PRKP Provinsi Kalimantan Barat, Pontianak", "61"),
        ("Bappeda Kota Pontianak, Kalimantan Barat", "61.71"),
        ("Balai Wilayah Sungai Kalimantan I Pontianak", "00"),
        ("Kementerian Pekerjaan Umum", "00"),
        ("Bappeda Kalbar", "61"),
        ("Forum Sambas dan Bengkayang", ""),
        ("Dinas Lingkungan Hidup", ""),
        ("", ""),
    ],
)
def test_whose_office_it_is(database: Database, office: str, region: str) -> None:
    assert OfficeRegions(database).region_of(office) == region


def test_the_region_goes_with_the_office(database: Database, meeting_id: str) -> None:
    (row,) = add_participants(database, meeting_id, [{"name": "Ana", "office": "Bappeda Sambas"}])
    assert participants_of(database, meeting_id)[0].region_code == "61.01"
    update_participant(database, row, {"office": "Bappeda Kota Singkawang"})
    assert participants_of(database, meeting_id)[0].region_code == "61.72"
    assert add_participants(database, meeting_id, []) == []


def test_people_are_put_in_order_by_office_and_post(database: Database, meeting_id: str) -> None:
    people = [
        ("Staf kota", "Dinas Kota Singkawang", "Analis"),
        ("Tamu", "LSM Contoh", "Ketua"),
        ("Kadis kota", "Dinas Kota Singkawang", "Kepala Dinas"),
        ("Kabid provinsi", "Dinas Provinsi", "Kepala Bidang"),
        ("Balai", "Balai Prasarana", "Pejabat Teknis"),
        ("Sekretaris kota", "Dinas Kota Singkawang", "Sekretaris Dinas"),
    ]
    ids = add_participants(
        database, meeting_id, [dict(zip(("name", "office", "job"), p, strict=True)) for p in people]
    )
    sort_participants(database, meeting_id)
    names = [row.name for row in participants_of(database, meeting_id)]
    assert names == [
        *("Balai", "Kabid provinsi", "Kadis kota", "Sekretaris kota", "Staf kota", "Tamu"),
    ]
    database.undo()
    assert participants_of(database, meeting_id)[0].name == "Staf kota"
    move_participants(database, [ids[5], ids[1]], 0)
    assert [r.name for r in participants_of(database, meeting_id)][:2] == [
        "Sekretaris kota",
        "Tamu",
    ]


def test_known_people_are_offered_by_office(tmp_path: Path) -> None:
    with build_sample(tmp_path / "a.rkn") as database:
        meeting = meetings_of(database, own_plan(database).id)[0]
        known = known_people(database, meeting.id)
        later = known_people(database, create_meeting(database, own_plan(database).id))
    officials = [person for person in known if person.group == "Kota Singkawang"]
    assert len(officials) == 3 and all(person.invited for person in officials)
    assert officials[0].office.endswith("Permukiman Kota Singkawang")
    assert officials[0].as_signatory()["nip"].startswith("1970")
    province = next(p for p in known if p.group == "Provinsi Kalimantan Barat")
    assert (province.name, province.job, province.invited) == ("", "Kepala", False)
    earlier = [person for person in later if person.group == "Peserta rapat sebelumnya"]
    assert len(earlier) == 9, "twelve were there, three of them are our officials"
    assert not any(person.invited for person in later)
    assert earlier[0].as_participant()["region_code"] == "61"


def test_a_person_is_told_by_name_and_office() -> None:
    book = PersonBook([("Ir. Budi, M.T.", "Dinas A", ""), ("", "Dinas B", "Kepala")])
    assert book.holds("ir budi mt", "DINAS A", "Kabid")
    assert book.holds("Ir Budi MT", "", "")
    assert not book.holds("Ir. Budi, M.T.", "Dinas C", "") and book.has_name("Ir Budi MT")
    assert book.holds("", "dinas b", "kepala") and not book.holds("", "Dinas B", "Sekretaris")
