"""How much each kind of finding weighs for the agenda, and why."""

from __future__ import annotations

from typing import NamedTuple

from rakornis_desktop.language.catalogue import translate as _


class Weight(NamedTuple):
    """From 0 to 100, with the reason in words."""

    weight: int
    reason: str


def finding_weights() -> dict[str, Weight]:
    """Return the weight of each rule that gives the forum something to decide, heaviest first.

    What cannot be budgeted as it stands comes before what another tier has to answer, that before
    what is not ready, and that before what is only badly written. A row that is merely alone, or
    accommodated in full, needs no word of its own.
    """
    return {
        "overlap": Weight(100, _("satu pihak harus melepas sebelum pagu ditetapkan")),
        "outside_authority": Weight(90, _("tidak dapat dianggarkan di tingkat yang salah")),
        "not_accommodated": Weight(75, _("perlu jawaban: ditampung, ditunda, atau ditolak")),
        "partly_accommodated": Weight(70, _("perlu kesepakatan tentang sisanya")),
        "unsupported": Weight(60, _("daerah perlu menyiapkan lahan, sambungan, atau pengelola")),
        "not_ready": Weight(50, _("kesiapan menentukan apakah dapat dilelang")),
        "fiscal_year": Weight(40, _("tahunnya perlu disamakan")),
        "retired_code": Weight(30, _("kodenya perlu diganti sebelum penetapan")),
        "no_location": Weight(25, _("lokasinya perlu dipastikan")),
        "unit_mismatch": Weight(20, _("satuannya perlu disamakan")),
        "answers_no_issue": Weight(10, _("perlu dikaitkan dengan permasalahan")),
    }
