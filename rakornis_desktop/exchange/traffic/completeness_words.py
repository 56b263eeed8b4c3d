"""What a plan lacks, said before it is sent."""

from __future__ import annotations

from rakornis_desktop.exchange.traffic.completeness import Completeness
from rakornis_desktop.language.catalogue import translate as _


def completeness_in_words(found: Completeness) -> str:
    """Return what some activities lack, "" if nothing is missing anywhere."""
    if not found.activities:
        return _("Rencana ini belum berisi kegiatan.")
    said = [
        words.format(count=count)
        for count, words in (
            (found.no_code, _("{count} tanpa kode")),
            (found.no_location, _("{count} tanpa lokasi")),
            (found.no_budget, _("{count} tanpa pagu")),
            (found.no_readiness, _("{count} tanpa keterangan kesiapan")),
        )
        if count
    ]
    if not said:
        return ""
    return _("Dari {total} kegiatan: {lacks}.").format(
        total=found.activities, lacks=", ".join(said)
    )
