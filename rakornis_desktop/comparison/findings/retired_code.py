"""A code that the plan's edition of the nomenclature does not have any more."""

from __future__ import annotations

from functools import lru_cache

from rakornis_desktop.comparison.comparison_setting import Setting
from rakornis_desktop.comparison.finding import Finding, Words
from rakornis_desktop.database.queries.activity_rows import ActivityRow
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.reference.codes import normalise_code


def retired_code(row: ActivityRow, setting: Setting) -> tuple[Finding, ...]:
    """Fire for a row whose code an older edition has and its plan's edition has not."""
    plan = setting.plan_of(row.plan_id)
    if row.code and (remark := _retired(row.code, plan.tier, plan.edition)):
        return (Finding("retired_code", _said, (remark, plan.edition)),)
    return ()


def _said(remark: str, edition: str) -> Words:
    return Words(
        _("Kode tidak berlaku"),
        f"{remark[0].upper()}{remark[1:]}.",
        _("Nomenklatur edisi {edition} (Permendagri 90/2019 dan pemutakhirannya)").format(
            edition=edition
        ),
    )


@lru_cache(maxsize=20_000)
def _retired(code: str, tier: str, edition: str) -> str:
    reading = normalise_code(code, tier=tier, bidang=".".join(code.split(".")[:2]), edition=edition)
    return reading.remark if reading.retired else ""
