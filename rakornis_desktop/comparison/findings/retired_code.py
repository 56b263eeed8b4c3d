"""A code that the plan's edition of the nomenclature does not have any more."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rakornis_desktop.comparison.pair import Finding, Pair
from rakornis_desktop.comparison.setting import Setting
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.reference.codes import normalise_code


def retired_code(pair: Pair, setting: Setting) -> Iterator[Finding]:
    """Fire for each row whose code an older edition has and its plan's edition has not."""
    for row in pair.rows():
        plan = setting.plan_of(row.plan_id)
        if row.code and (remark := _retired(row.code, plan.tier, plan.edition)):
            yield Finding(
                "retired_code",
                _("Kode tidak berlaku"),
                f"{remark[0].upper()}{remark[1:]}.",
                _("Nomenklatur edisi {edition} (Permendagri 90/2019 dan pemutakhirannya)").format(
                    edition=plan.edition
                ),
            )


@lru_cache(maxsize=20_000)
def _retired(code: str, tier: str, edition: str) -> str:
    reading = normalise_code(code, tier=tier, bidang=".".join(code.split(".")[:2]), edition=edition)
    return reading.remark if reading.retired else ""
