"""A meeting with everything that can be typed into it, and reading papers back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from pypdf import PdfReader

from rakornis_desktop.database.edits.activity_edits import BudgetEntry, add_activity
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.tables import Decision, DecisionActivity, Office, Official, Plan
from rakornis_desktop.meeting import meeting_edits
from rakornis_desktop.meeting.agenda import agenda_edits
from rakornis_desktop.meeting.held import discussion_edits
from rakornis_desktop.meeting.people import people_edits
from rakornis_desktop.meeting.rundown import rundown_edits

HEAD = "Ir. H. Muhammad Ramadhan Kusumawardhana, S.T., M.T., IPU., ASEAN Eng."


class Held(NamedTuple):
    """A database with a meeting that was held."""

    database: Database
    meeting_id: str
    plan_id: str
    other_plan_id: str
    activity_ids: list[str]


def squeezed(text: str) -> str:
    """Return ``text`` without blanks: lines end elsewhere on paper than in the database."""
    return re.sub(r"\s+", "", text)


@pytest.fixture
def text_of() -> Callable[[Path], str]:
    """All text of a PDF, squeezed."""
    return lambda path: "".join(squeezed(p.extract_text()) for p in PdfReader(path).pages)


@pytest.fixture
def pages_of() -> Callable[[Path], list[str]]:
    """The text of each page of a PDF, squeezed."""
    return lambda path: [squeezed(page.extract_text()) for page in PdfReader(path).pages]


@pytest.fixture
def squeeze() -> Callable[[str], str]:
    """The function that leaves blanks out."""
    return squeezed


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Held]:
    """A database of Kota Singkawang and of the province, with a meeting nobody filled in."""
    database = Database.create(tmp_path / "singkawang.rkn", author="Budi")
    with database.change_set("Basis data baru", undoable=False) as changes:
        own = changes.add(
            Office,
            tier="kabupaten_kota",
            region_code="61.72",
            government="Pemerintah Kota Singkawang",
            name="Dinas Perumahan Rakyat, Kawasan Permukiman dan Pertanahan",
            short_name="Kota Singkawang",
            address="Jalan Alianyang Nomor 7, Kelurahan Pasiran",
            city="Singkawang",
            postcode="79123",
            phone="(0562) 631234",
            email="perkim@singkawangkota.go.id",
            is_own=True,
        )
        plan = changes.add(Plan, office_id=own.id, fiscal_year=2027, is_own=True)
        changes.add(
            Official,
            office_id=own.id,
            name=HEAD,
            job="Kepala Dinas",
            rank="Pembina Utama Muda, IV/c",
            nip="19700815 199703 1 004",
            is_head=True,
        )
        other = changes.add(
            Office,
            tier="provinsi",
            region_code="61",
            government="Pemerintah Provinsi Kalimantan Barat",
            name="Dinas Perumahan Rakyat dan Kawasan Permukiman",
            short_name="Provinsi Kalimantan Barat",
        )
        other_plan = changes.add(Plan, office_id=other.id, fiscal_year=2027)
    meeting_id = meeting_edits.create_meeting(database, plan.id)
    yield Held(database, meeting_id, plan.id, other_plan.id, [])
    database.close()


@pytest.fixture
def held(empty: Held) -> Held:
    """The meeting with agenda, rows of both plans, contributions, decisions, follow-ups."""
    database, meeting_id, plan_id, other_plan_id, _none = empty
    activities = [
        _activity(database, plan_id, "1.03.03.2.01.0028", "Jaringan perpipaan Gang Melati", 1250),
        _activity(database, other_plan_id, "1.03.03.1.01.0011", "SPAM JP Gg. Melati", 900),
        _activity(database, plan_id, "1.03.05.2.01.0026", "Tangki septik individual Kuala", 540),
        _activity(database, plan_id, "1.04.03.2.02.0011", "Kumuh Condong", 3750),
    ]
    meeting_edits.update_meeting(
        database,
        meeting_id,
        {
            "number": "600.2/118/PERKIM-A",
            "title": "Rapat Koordinasi Teknis Perumahan se-Kalimantan Barat",
            "theme": "Sinkronisasi program dan kegiatan",
            "starts_on": "2027-03-23",
            "ends_on": "2027-03-24",
            "starts_at": "08:30",
            "ends_at": "15:00",
            "venue": "Aula Dinas Perkim, Pontianak",
            "host": "Dinas Perkim Provinsi",
            "secretary": "Sri Wahyuningsih, S.T.",
            "note_taker": "Dewi Kartika Sari, S.Kom.",
            "opening": "Rapat dibuka dengan doa.\nTema disampaikan.",
            "closing": "Rapat ditutup pada pukul 15.20 WIB.",
        },
    )
    rundown_edits.add_rundown_item(
        database, meeting_id, {"title": "Registrasi", "starts_at": "08:00", "minutes": 30}
    )
    people_edits.add_participants(
        database,
        meeting_id,
        [
            {"name": "Drs. Yohanes Apui", "office": "Provinsi", "job": "Kabid", "present": True},
            {"name": "Agustinus, S.T.", "office": "Bappeda", "job": "Perencana", "present": True},
            {"name": "Tidak Datang", "office": "Bappeda", "job": "Staf"},
        ],
    )
    first = agenda_edits.add_agenda_item(
        database, meeting_id, "Pembagian peran SPAM Gang Melati", activities[:2]
    )
    second = agenda_edits.add_agenda_item(
        database, meeting_id, "Tangki septik yang belum terakomodasi", activities[2:3]
    )
    agenda_edits.add_agenda_item(database, meeting_id, "Persampahan")
    agenda_edits.update_agenda_item(
        database,
        first,
        {"discussion": "Kota mengusulkan 120 SR.", "conclusion": "Provinsi membangun 80 SR."},
    )
    discussion_edits.add_contribution(
        database,
        first,
        {"speaker": "Drs. Yohanes Apui", "office": "Provinsi", "text": "Pagu terbatas."},
    )
    discussion_edits.add_follow_up(
        database,
        meeting_id,
        {"task": "Menyerahkan DED", "responsible": "Kabid Permukiman", "due": "2027-04-30"},
        first,
    )
    discussion_edits.add_follow_up(database, meeting_id, {"task": "Mengirim hasil rapat"}, None)
    with database.change_set("Putuskan") as changes:
        for status, volume, unit, budget, note, about in (
            ("disepakati_dengan_catatan", "80", "SR", 900_000_000, "Bertahap.", activities[:2]),
            ("ditunda", None, "", None, "Menunggu DAK.", activities[2:3]),
            ("disepakati", "14.25", "ha", 3_750_000_000, "", activities[3:]),
        ):
            decision = changes.add(
                Decision,
                status=status,
                agreed_volume=volume,
                agreed_unit=unit,
                agreed_budget=budget,
                note=note,
                decided_at=datetime.now(UTC),
                meeting_id=meeting_id,
            )
            for activity_id in about:
                changes.add(DecisionActivity, decision_id=decision.id, activity_id=activity_id)
    assert second
    return empty._replace(activity_ids=activities)


def _activity(database: Database, plan_id: str, code: str, title: str, millions: int) -> str:
    return add_activity(
        database,
        plan_id,
        {
            "code": code,
            "title": title,
            "indicator": f"Jumlah {title}",
            "region_code": "61.72.03.1001",
            "location_text": "Gang Melati RT 03/RW 01",
            "volume": str(millions / 10),
            "unit": "SR",
        },
        [BudgetEntry(0, "1.2.1.01.02", millions * 1_000_000)],
    )
