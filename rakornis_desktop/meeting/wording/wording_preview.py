"""Texts of papers as they will read: filled from the youngest meeting, by example without one."""

from __future__ import annotations

from typing import NamedTuple

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.language.catalogue import in_indonesian
from rakornis_desktop.meeting.choosing_meeting import chosen_meeting
from rakornis_desktop.meeting.letters.cover_letter_content import cover_letter_values, receiver_of
from rakornis_desktop.meeting.letters.paper_head import existing_meeting
from rakornis_desktop.meeting.wording.wording_values import meeting_values


class PreviewValues(NamedTuple):
    """What placeholders stand for in a preview; ``meeting`` is whose, empty if it is invented."""

    values: dict[str, str]
    meeting: str


def preview_values(database: Database) -> PreviewValues:
    """Return what placeholders stand for now; what is only known when a paper is made, by example.

    What the youngest meeting has not filled in stays blank, as its papers would have it.
    """
    with in_indonesian():
        values = _examples() | cover_letter_values(database, receiver_of(database))
        meeting_id = chosen_meeting(database)
        if meeting_id is None:
            return PreviewValues(values, "")
        title = existing_meeting(database, meeting_id).title
        return PreviewValues(values | meeting_values(database, meeting_id), title)


def _examples() -> dict[str, str]:
    return {
        "forum": "Rapat Koordinasi Teknis Perumahan dan Kawasan Permukiman",
        "nomor": "005/112/2027",
        "tema": "Sinkronisasi rencana kerja menuju permukiman layak",
        "hari": "Selasa",
        "tanggal": "23 Maret 2027",
        "hari_tanggal": "Selasa, 23 Maret 2027",
        "tanggal_dengan_huruf": "dua puluh tiga bulan Maret tahun dua ribu dua puluh tujuh",
        "pukul": "08.30 s.d. 15.00 WIB",
        "pukul_mulai": "08.30 WIB",
        "pukul_selesai": "15.00 WIB",
        "tempat": "Aula Kantor",
        "penyelenggara": "Dinas Perumahan Rakyat dan Kawasan Permukiman",
        "ketua": "Nama Ketua",
        "sekretaris": "Nama Sekretaris",
        "notulis": "Nama Notulis",
        "jumlah_peserta": "40 (empat puluh)",
        "jumlah_sepakat": "75 (tujuh puluh lima)",
        "pagu_sepakat": "98.250.000.000",
        "jumlah_tidak_sepakat": "12 (dua belas)",
        "jumlah_tindak_lanjut": "9 (sembilan)",
        "lampiran_daftar_hadir": "Lampiran I",
        "lampiran_susunan_acara": "Lampiran II",
        "lampiran_notulen": "Lampiran III",
        "lampiran_sepakat": "Lampiran IV",
        "lampiran_tidak_sepakat": "Lampiran V",
        "lampiran_tindak_lanjut": "Lampiran VI",
    }
