"""The texts of papers whose wording an office may change, and the words it may put in.

To add one: a file in ``resources/templates``, a line in ``_titles``, and where it needs more than
a meeting has to say, a line in ``_FURTHER``.
"""

from __future__ import annotations

from functools import cache

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.reference.resource_files import resource

# What a text may speak of beside the meeting itself.
_AGREEMENT = (
    "jumlah_sepakat",
    "pagu_sepakat",
    "jumlah_tidak_sepakat",
    "jumlah_tindak_lanjut",
    "lampiran_daftar_hadir",
    "lampiran_susunan_acara",
    "lampiran_notulen",
    "lampiran_sepakat",
    "lampiran_tidak_sepakat",
    "lampiran_tindak_lanjut",
)
_COVER = ("penerima", "rencana", "tahap", "jumlah_kegiatan", "pagu")
_OFFICE = ("kantor", "pemerintah", "kota", "tahun", "kepala", "jabatan_kepala")
_MEETING = (
    *("forum", "nomor", "tema", "hari", "tanggal", "hari_tanggal", "tanggal_dengan_huruf"),
    *("pukul", "pukul_mulai", "pukul_selesai", "tempat", "penyelenggara"),
    *("ketua", "sekretaris", "notulis", "jumlah_peserta"),
)


def template_names() -> tuple[str, ...]:
    """Return the names of all texts, in the order the settings show them."""
    return tuple(_titles())


def template_title(name: str) -> str:
    """Return what the settings call a text; KeyError if there is none of this name."""
    return _titles()[name]


def placeholders(name: str) -> dict[str, str]:
    """Return what a text may name in braces, and what each stands for."""
    further = _further(name)
    # What an item is about comes first, what every paper knows last.
    names = (*further, *_OFFICE) if further == _COVER else (*_MEETING, *further, *_OFFICE)
    meanings = _meanings()
    return {word: meanings[word] for word in names}


@cache
def original(name: str) -> str:
    """Return a text as the program brings it; KeyError if there is none of this name."""
    if name not in _titles():
        raise KeyError(name)
    return resource("templates", f"{name}.txt").read_text(encoding="utf-8").strip()


def _further(name: str) -> tuple[str, ...]:
    if name.startswith("agreement_"):
        return _AGREEMENT
    return _COVER if name.startswith("cover_letter_") else ()


def _titles() -> dict[str, str]:
    return {
        "letter_nature": _("Surat: sifat"),
        "invitation_subject": _("Undangan: hal"),
        "invitation_body": _("Undangan: isi sebelum waktu dan tempat"),
        "invitation_closing": _("Undangan: isi sesudah waktu dan tempat"),
        "invitation_copies": _("Undangan: tembusan, satu per baris"),
        "cover_letter_body": _("Surat pengantar: kalimat pembuka"),
        "cover_letter_items": _("Surat pengantar: yang dikirim, satu per baris"),
        "cover_letter_note": _("Surat pengantar: keterangan"),
        "cover_letter_closing": _("Surat pengantar: penutup"),
        "minutes_opening": _("Notulen: kata pembukaan"),
        "minutes_closing": _("Notulen: penutup"),
        "agreement_opening": _("Berita acara: pembukaan"),
        "agreement_considering": _("Berita acara: sebelum hal yang didengar"),
        "agreement_heard": _("Berita acara: yang didengar, satu per baris"),
        "agreement_agreeing": _("Berita acara: sebelum MENYEPAKATI"),
        "agreement_points": _("Berita acara: butir kesepakatan, satu per baris"),
        "agreement_closing": _("Berita acara: penutup"),
    }


def _meanings() -> dict[str, str]:
    return {
        "forum": _("nama rapat"),
        "nomor": _("nomor rapat"),
        "tema": _("tema rapat"),
        "hari": _("hari rapat, misalnya Selasa"),
        "tanggal": _("tanggal rapat, misalnya 23 Maret 2027"),
        "hari_tanggal": _("hari dan tanggal rapat"),
        "tanggal_dengan_huruf": _("tanggal rapat dengan huruf"),
        "pukul": _("waktu rapat, misalnya 08.30 s.d. 15.00 WIB"),
        "pukul_mulai": _("waktu rapat dimulai"),
        "pukul_selesai": _("waktu rapat selesai"),
        "tempat": _("tempat rapat"),
        "penyelenggara": _("penyelenggara rapat"),
        "ketua": _("ketua rapat"),
        "sekretaris": _("sekretaris rapat"),
        "notulis": _("notulis rapat"),
        "jumlah_peserta": _("jumlah peserta yang hadir, dengan angka dan huruf"),
        "jumlah_sepakat": _("jumlah kegiatan yang disepakati"),
        "pagu_sepakat": _("jumlah pagu yang disepakati (Rp)"),
        "jumlah_tidak_sepakat": _("jumlah kegiatan yang tidak disepakati"),
        "jumlah_tindak_lanjut": _("jumlah tindak lanjut"),
        "lampiran_daftar_hadir": _("nomor lampiran daftar hadir"),
        "lampiran_susunan_acara": _("nomor lampiran susunan acara"),
        "lampiran_notulen": _("nomor lampiran notulen"),
        "lampiran_sepakat": _("nomor lampiran matriks sepakat"),
        "lampiran_tidak_sepakat": _("nomor lampiran matriks tidak sepakat"),
        "lampiran_tindak_lanjut": _("nomor lampiran tindak lanjut"),
        "penerima": _("kantor yang dikirimi"),
        "rencana": _("nama rencana dan tahunnya"),
        "tahap": _("tahap rencana"),
        "jumlah_kegiatan": _("jumlah kegiatan dalam rencana"),
        "pagu": _("jumlah pagu rencana (Rp)"),
        "kantor": _("nama kantor kita"),
        "pemerintah": _("pemerintah daerah kita"),
        "kota": _("kota penandatanganan"),
        "tahun": _("tahun anggaran rencana"),
        "kepala": _("nama kepala kantor"),
        "jabatan_kepala": _("jabatan kepala kantor"),
    }
