"""Construction whose readiness documents are missing."""

from __future__ import annotations

from functools import lru_cache

from rakornis_desktop.choices import Readiness
from rakornis_desktop.comparison.comparison_setting import Setting
from rakornis_desktop.comparison.finding import Finding, Words
from rakornis_desktop.database.queries.activity_rows import ActivityRow
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.reference.nomenclature import nomenclature

_CONSTRUCTION = (
    "pembangunan",
    "peningkatan",
    "perluasan",
    "perbaikan",
    "rehabilitasi",
    "penambahan",
    "pengembangan",
    "optimalisasi",
)
_NEEDED = ("readiness_ded", "readiness_rab", "readiness_land")


def not_ready(row: ActivityRow, setting: Setting) -> tuple[Finding, ...]:
    """Fire for construction without DED, RAB or land.

    A plan whose form does not ask for readiness says nothing of it; a proposal to another tier
    has to.
    """
    states = [getattr(row, field) for field in _NEEDED]
    if not any(states) and row.proposed_to is None:
        return ()
    missing = tuple(
        field
        for field, state in zip(_NEEDED, states, strict=True)
        if state in (None, Readiness.ABSENT, Readiness.IN_PROGRESS)
    )
    if not missing or not _builds(row.code, setting.plan_of(row.plan_id).edition, row.title):
        return ()
    return (Finding("not_ready", _said, (missing,)),)


@lru_cache(maxsize=50_000)
def _builds(code: str, edition: str, title: str) -> bool:
    entry = nomenclature(edition).get(code) if code else None
    name = (entry.name if entry else title).strip().casefold()
    return name.startswith(_CONSTRUCTION)


def _said(missing: tuple[str, ...]) -> Words:
    names = {"readiness_ded": "DED", "readiness_rab": "RAB", "readiness_land": _("lahan")}
    return Words(
        _("Belum siap"),
        _("Pekerjaan konstruksi belum siap: {missing} belum ada.").format(
            missing=", ".join(names[field] for field in missing)
        ),
        _("Kriteria kesiapan usulan fisik (DED, RAB, lahan)"),
    )
