"""The seven steps of the first journey: what is to be done, where, and how it is noticed."""

from __future__ import annotations

from typing import NamedTuple

from rakornis_desktop.database.journal.changed import Changed
from rakornis_desktop.language.catalogue import translate as _


class GuideStep(NamedTuple):
    """One step on page ``page``; done once one of ``tables`` changes, or a paper is seen.

    ``topic`` is the page of the manual that tells more.
    """

    title: str
    text: str
    page: str
    topic: str
    tables: tuple[str, ...]
    paper: bool = False

    def done_by(self, changed: Changed) -> bool:
        """Tell whether a change is what the step asked for."""
        return bool(self.tables) and changed.touches(*self.tables)


def guide_steps() -> list[GuideStep]:
    """Return the steps in their order."""
    return [
        GuideStep(
            _("Kenalkan kantor Anda"),
            _("Di Pengaturan, isi alamat kantor atau tambahkan pejabat yang menandatangani surat."),
            "settings",
            "pengaturan",
            ("office", "official"),
        ),
        GuideStep(
            _("Tulis satu kegiatan"),
            _("Di Kegiatan, tekan Ctrl+N atau ubah satu baris. Isian langsung tersimpan."),
            "activities",
            "kegiatan",
            ("activity", "budget"),
        ),
        GuideStep(
            _("Kaitkan dengan masalahnya"),
            _("Di Permasalahan, catat satu masalah atau kaitkan dengan kegiatan yang menjawabnya."),
            "issues",
            "permasalahan",
            ("issue", "issue_activity"),
        ),
        GuideStep(
            _("Terima rencana kantor lain"),
            _("Tekan Ctrl+I dan pilih buku kerja provinsi, atau lewati bila sudah ada."),
            "comparison",
            "impor",
            ("plan",),
        ),
        GuideStep(
            _("Putuskan satu perbedaan"),
            _("Di Perbandingan, pilih satu baris lalu tekan S (sepakat), C, T, U, atau P."),
            "comparison",
            "perbandingan",
            ("decision",),
        ),
        GuideStep(
            _("Siapkan rapat"),
            _("Di Rapat, tambahkan satu pokok bahasan, acara, atau peserta."),
            "meeting",
            "rapat",
            ("meeting", "agenda_item", "rundown_item", "participant"),
        ),
        GuideStep(
            _("Lihat kertasnya"),
            _("Tekan Cetak di halaman Rapat atau Perbandingan dan buka satu pratinjau."),
            "meeting",
            "cetak",
            (),
            paper=True,
        ),
    ]
