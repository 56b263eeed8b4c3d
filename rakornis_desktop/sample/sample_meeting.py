"""The sample's meeting: rundown, agenda, who was there, what was said, what follows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from rakornis_desktop.choices import FollowUpStatus
from rakornis_desktop.language.catalogue import translate as _

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet
    from rakornis_desktop.database.program_database import Database
    from rakornis_desktop.database.queries.plans_of_offices import PlanRow

_HELD_ON = date(2026, 3, 24)

# Starts at (only where it is fixed: the others follow), minutes, title, speaker.
_RUNDOWN = (
    ("08:00", 30, "Registrasi peserta", "Panitia"),
    ("", 15, "Pembukaan, lagu kebangsaan, doa", "Panitia"),
    ("", 30, "Arahan kebijakan program perumahan dan permukiman 2027", "Kepala Dinas PRKP"),
    ("", 45, "Paparan rencana kerja provinsi 2027", "Kepala Bidang Permukiman Provinsi"),
    ("", 15, "Rehat", ""),
    ("", 105, "Pembahasan usulan kabupaten/kota", "Pimpinan rapat"),
    ("12:00", 60, "Istirahat, salat, makan", ""),
    ("", 90, "Pembahasan kawasan kumuh dan standar pelayanan minimal", "Pimpinan rapat"),
    ("", 45, "Perumusan dan pembacaan kesepakatan", "Sekretaris rapat"),
    ("", 15, "Penutupan", "Kepala Dinas PRKP"),
)

# Title, discussion, conclusion, (speaker, office, what was said)…, references it is about.
_AGENDA: tuple[tuple[str, str, str, tuple[tuple[str, str, str], ...], tuple[str, ...]], ...] = (
    (
        "Perluasan SPAM jaringan perpipaan yang terakomodasi sebagian",
        "Provinsi menampung 80 dari 120 SR yang diusulkan di Gang Melati.",
        "Volume 80 SR disepakati; 40 SR sisanya dibiayai DAU kota.",
        (
            (
                "Yohanes Contoh Libertus, S.E.",
                "Dinas PRKP Kota Singkawang",
                "Usulan 120 SR sudah lengkap DED dan RAB-nya; mohon 40 SR sisanya dijadwalkan.",
            ),
            (
                "Nurul Contoh Hidayati, S.T.",
                "Dinas PRKP Provinsi",
                "Pagu provinsi cukup untuk 80 SR; sisanya diusulkan melalui DAU atau DAK 2028.",
            ),
        ),
        ("SKW-001", "SKW-011"),
    ),
    (
        "Kawasan kumuh di atas 10 ha: Condong dan Sedau",
        "Luas Condong 12,7 ha (kewenangan provinsi), Sedau 16,2 ha (kewenangan pusat).",
        "Condong ditangani provinsi; Sedau dibawa ke tingkat pusat melalui balai.",
        (
            (
                "Drs. Hendrikus Contoh Sanjaya",
                "Dinas PRKP Provinsi",
                "Condong masuk rencana provinsi 2027; kota menyiapkan lahan dan pendataan warga.",
            ),
            (
                "Maria Contoh Goreti, S.T.",
                "Balai Prasarana Permukiman Wilayah",
                "Untuk Sedau diperlukan RP2KPKPK dan SK kumuh yang diperbarui.",
            ),
        ),
        ("SKW-003", "SKW-004"),
    ),
    (
        "Kegiatan yang dibiayai dua pihak: TPS 3R Sungai Garam Hilir dan drainase Diponegoro",
        "Kedua kegiatan ada di rencana kota (DAU) dan rencana provinsi dengan keluaran sama.",
        "Provinsi membiayai drainase Jalan Diponegoro, kota membiayai TPS 3R.",
        (
            (
                "Rina Contoh Wulandari, S.T., M.Si.",
                "Dinas PRKP Kota Singkawang",
                "TPS 3R sudah siap lelang dengan DAU, sebaiknya tetap di kota.",
            ),
        ),
        ("SKW-008", "SKW-009"),
    ),
    (
        "Kesiapan usulan: lahan, DED, dokumen lingkungan",
        "Sebagian usulan belum lengkap kriteria kesiapannya.",
        "Usulan tanpa DED ditunda sampai pembahasan rancangan akhir.",
        (
            (
                "Anton Contoh Wijaya, S.Si.",
                "Bappeda Provinsi Kalimantan Barat",
                "Kelengkapan diunggah paling lambat akhir April.",
            ),
        ),
        (),
    ),
)

# Task, responsible, due, done, about which agenda item.
_FOLLOW_UPS = (
    (
        *("Memindahkan 40 SR Gang Melati ke sumber dana DAU", "Dinas PRKP Kota Singkawang"),
        *(date(2026, 4, 10), False, 0),
    ),
    ("Menyerahkan SK kumuh dan RP2KPKPK Sedau", "Bidang Permukiman", date(2026, 4, 30), False, 1),
    (
        *("Menghapus TPS 3R Sungai Garam Hilir dari rencana provinsi", "Dinas PRKP Provinsi"),
        *(date(2026, 4, 3), True, 2),
    ),
    (
        *("Melengkapi DED dan dokumen lingkungan usulan prioritas 1", "Bidang Cipta Karya"),
        *(date(2026, 4, 30), False, 3),
    ),
)


def add_meeting(database: Database, plan: PlanRow) -> str:
    """Add the sample's meeting about ``plan``; returns its id. The province hosts it."""
    from rakornis_desktop.database.tables import (
        Meeting,
        Participant,
        RundownItem,
        Signatory,
    )
    from rakornis_desktop.meeting.letters.office_regions import OfficeRegions
    from rakornis_desktop.sample.sample_people import OFFICIALS, PARTICIPANTS

    regions = OfficeRegions(database)
    head, secretary, note_taker = OFFICIALS
    with database.change_set(_("Rapat contoh"), undoable=False) as changes:
        meeting = changes.add(
            Meeting,
            plan_id=plan.id,
            number="005/112/DPRKP/2026",
            title="Rapat Koordinasi Teknis Perumahan dan Kawasan Permukiman Tahun 2026",
            theme="Sinkronisasi rencana kerja 2027 menuju permukiman layak dan bebas kumuh",
            starts_on=_HELD_ON,
            ends_on=_HELD_ON,
            starts_at="08:00",
            ends_at="15:30",
            venue="Aula Contoh, Pontianak",
            host="Dinas Perumahan Rakyat dan Kawasan Permukiman Provinsi Kalimantan Barat",
            chair=head["name"],
            secretary=secretary["name"],
            note_taker=note_taker["name"],
            opening="Rapat dibuka oleh pimpinan rapat; semua nama dan angka adalah contoh.",
            closing="Rapat ditutup setelah kesepakatan dibacakan dan disetujui peserta.",
        )
        for position, (starts_at, minutes, title, speaker) in enumerate(_RUNDOWN):
            changes.add(
                RundownItem,
                meeting_id=meeting.id,
                position=position,
                starts_at=starts_at,
                minutes=minutes,
                title=title,
                speaker=speaker,
            )
        for position, (name, office, job, present) in enumerate(PARTICIPANTS):
            changes.add(
                Participant,
                meeting_id=meeting.id,
                position=position,
                name=name,
                office=office,
                job=job,
                present=present,
                region_code=regions.region_of(office),
            )
        items = _add_agenda(changes, meeting.id, plan.id)
        _add_follow_ups(changes, meeting.id, items)
        for position, (role, person) in enumerate(
            (("Pimpinan rapat", head), ("Notulis", note_taker))
        ):
            changes.add(
                Signatory,
                meeting_id=meeting.id,
                position=position,
                role=role,
                **{name: person[name] for name in ("name", "job", "rank", "nip")},
            )
    return meeting.id


def _add_agenda(changes: ChangeSet, meeting_id: str, plan_id: str) -> list[str]:
    from rakornis_desktop.database.tables import AgendaActivity, AgendaItem, Contribution

    ids = dict(changes.read("SELECT reference, id FROM activity WHERE plan_id = ?", (plan_id,)))
    items = []
    for position, (title, discussion, conclusion, said, references) in enumerate(_AGENDA):
        item = changes.add(
            AgendaItem,
            meeting_id=meeting_id,
            position=position,
            title=title,
            discussion=discussion,
            conclusion=conclusion,
        )
        items.append(item.id)
        for order, (speaker, office, text) in enumerate(said):
            changes.add(
                Contribution,
                agenda_item_id=item.id,
                position=order,
                speaker=speaker,
                office=office,
                text=text,
            )
        for reference in references:
            if reference in ids:
                changes.add(AgendaActivity, agenda_item_id=item.id, activity_id=ids[reference])
    return items


def _add_follow_ups(changes: ChangeSet, meeting_id: str, items: Sequence[str]) -> None:
    from rakornis_desktop.database.tables import FollowUp

    for position, (task, responsible, due, done, item) in enumerate(_FOLLOW_UPS):
        changes.add(
            FollowUp,
            meeting_id=meeting_id,
            agenda_item_id=items[item],
            position=position,
            task=task,
            responsible=responsible,
            due=due,
            status=FollowUpStatus.DONE if done else FollowUpStatus.OPEN,
        )
