"""All rules, in the order in which their sentences are shown."""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter
from typing import Any

from rakornis_desktop.comparison.finding import Finding
from rakornis_desktop.comparison.findings.accommodated import accommodated
from rakornis_desktop.comparison.findings.answers_no_issue import answers_no_issue
from rakornis_desktop.comparison.findings.fiscal_year import fiscal_year
from rakornis_desktop.comparison.findings.no_location import no_location
from rakornis_desktop.comparison.findings.not_ready import not_ready
from rakornis_desktop.comparison.findings.only_here import only_here
from rakornis_desktop.comparison.findings.outside_authority import outside_authority
from rakornis_desktop.comparison.findings.overlap import overlap
from rakornis_desktop.comparison.findings.retired_code import retired_code
from rakornis_desktop.comparison.findings.unit_mismatch import unit_mismatch
from rakornis_desktop.comparison.findings.unsupported import unsupported
from rakornis_desktop.comparison.pair import Pair
from rakornis_desktop.comparison.setting import Setting
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.program.queries.activities import ActivityRow

PairRule = Callable[[Pair, Setting], tuple[Finding, ...]]
RowRule = Callable[[ActivityRow, Setting], tuple[Finding, ...]]

# What looks at a pair as a whole, and what looks at each activity by itself.
FIRST: tuple[PairRule, ...] = (overlap, accommodated)
EACH: tuple[RowRule, ...] = (outside_authority, retired_code, no_location, not_ready)
LAST: tuple[PairRule, ...] = (
    unit_mismatch,
    fiscal_year,
    unsupported,
    answers_no_issue,
    only_here,
)
_at = ActivityRow._fields.index
# All that the rules of EACH look at: rows alike in it have the same findings.
_looked_at = itemgetter(
    *(
        _at(field)
        for field in (
            "plan_id",
            "code",
            "slum_area_ha",
            "area_kind",
            "proposed_to",
            "readiness_ded",
            "readiness_rab",
            "readiness_land",
        )
    )
)


class Rulebook:
    """The rules that are switched on, for one comparison."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._off = setting.choices.off
        self._of_row: dict[Any, tuple[Finding, ...]] = {}

    def findings(self, pair: Pair) -> tuple[Finding, ...]:
        """Return what all rules find about a pair."""
        setting = self._setting
        found: tuple[Finding, ...] = ()
        for rule in FIRST:
            found += rule(pair, setting)
        for row in pair.parts or pair.sides:
            if row is not None:
                found += self._each(row)
        for rule in LAST:
            found += rule(pair, setting)
        if len(found) > 1:
            # Both sides may lack the same thing: said once.
            found = tuple(dict.fromkeys(found))
        if self._off and found:
            return tuple(finding for finding in found if finding.rule not in self._off)
        return found

    def _each(self, row: ActivityRow) -> tuple[Finding, ...]:
        # Only without a code does the title tell whether it is construction.
        title = "" if row.code else row.title
        key = (_looked_at(row), len(row.region_code), row.location_text == "", title)
        known = self._of_row.get(key)
        if known is None:
            known = self._of_row[key] = tuple(
                finding for rule in EACH for finding in rule(row, self._setting)
            )
        return known


def rule_names() -> dict[str, str]:
    """Return every rule with its name, in the order of Pengaturan."""
    return {
        "overlap": _("Tumpang tindih"),
        "fully_accommodated": _("Terakomodasi penuh"),
        "partly_accommodated": _("Terakomodasi sebagian"),
        "not_accommodated": _("Belum ditampung"),
        "outside_authority": _("Di luar kewenangan"),
        "unsupported": _("Tanpa dukungan daerah"),
        "retired_code": _("Kode tidak berlaku"),
        "no_location": _("Tanpa lokasi"),
        "not_ready": _("Belum siap"),
        "unit_mismatch": _("Satuan berlainan"),
        "fiscal_year": _("Tahun berlainan"),
        "issue_unanswered": _("Masalah tanpa kegiatan"),
        "answers_no_issue": _("Tidak menjawab masalah"),
        "only_here": _("Hanya di satu rencana"),
    }
