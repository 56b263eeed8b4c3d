"""All rules, in the order in which their sentences are shown."""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter
from typing import Any

from rakornis_desktop.choices import Tier
from rakornis_desktop.comparison.comparison_setting import Setting
from rakornis_desktop.comparison.finding import Finding
from rakornis_desktop.comparison.findings.accommodated import accommodated
from rakornis_desktop.comparison.findings.answers_no_issue import answers_no_issue
from rakornis_desktop.comparison.findings.area_outside_authority import area_authority
from rakornis_desktop.comparison.findings.fiscal_year import fiscal_year
from rakornis_desktop.comparison.findings.no_location import no_location
from rakornis_desktop.comparison.findings.not_ready import not_ready
from rakornis_desktop.comparison.findings.only_here import only_here
from rakornis_desktop.comparison.findings.outside_authority import outside_authority
from rakornis_desktop.comparison.findings.overlap import overlap
from rakornis_desktop.comparison.findings.retired_code import retired_code
from rakornis_desktop.comparison.findings.unit_mismatch import unit_mismatch
from rakornis_desktop.comparison.findings.unsupported import unsupported
from rakornis_desktop.comparison.pair import EQUAL, Pair
from rakornis_desktop.database.queries.activity_rows import ActivityRow
from rakornis_desktop.database.queries.packed_activities import Packed
from rakornis_desktop.language.catalogue import translate as _

PairRule = Callable[[Pair, Setting], tuple[Finding, ...]]
RowRule = Callable[[ActivityRow, Setting], tuple[Finding, ...]]

# What looks at a pair as a whole, and what looks at each activity by itself.
FIRST: tuple[PairRule, ...] = (overlap, accommodated)
EACH: tuple[RowRule, ...] = (outside_authority, retired_code, no_location, not_ready)
LAST: tuple[PairRule, ...] = (
    area_authority,
    unit_mismatch,
    fiscal_year,
    unsupported,
    answers_no_issue,
    only_here,
)
_REGENCY = 5
_at = ActivityRow._fields.index
# All that the rules of EACH look at: rows alike in it have the same findings.
_looked_at = itemgetter(
    *(
        _at(field)
        for field in (
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
        level = setting.choices.location_level
        self._of_plan = {
            plan.id: _known.setdefault((plan.tier, plan.edition, level), {})
            for plan in setting.plans.values()
        }
        # What no pair of this comparison can meet is not asked of every pair.
        self._further: tuple[PairRule, ...] = (area_authority,) if setting.areas else ()
        if len({plan.fiscal_year for plan in setting.plans.values()}) > 1:
            self._further += (fiscal_year,)
        if len(setting.columns) > 2 or all(p.tier != Tier.REGENCY for p in setting.columns):
            self._further += (unsupported,)
        if setting.answering is not None:
            self._further += (answers_no_issue,)

        # What was found of rows that are equal on both sides, or alone: see _alike.
        self._of_alike: dict[tuple[object, ...], tuple[Finding, ...]] = {}

    def of_equal(self, left: Packed, right: Packed) -> tuple[Finding, ...]:
        """Return what the rules find about two rows that nothing tells apart."""
        key = (*self._alike(left), right.plan_id, right.area_id)
        if self._setting.answering is not None:
            key = (*key, right.id in self._setting.answering)
        known = self._of_alike.get(key)
        if known is None:
            known = self._of_alike[key] = self.findings(Pair(EQUAL, (left, right), None, ""))
        elif known and known[0].rule == "overlap":
            # It names the amounts, which are each pair's own.
            return (*overlap(Pair(EQUAL, (left, right), None, ""), self._setting), *known[1:])
        return known

    def of_alone(self, pair: Pair) -> tuple[Finding, ...]:
        """Return what the rules find about a row that is alone."""
        key = (*self._alike(pair.foremost), pair.status)
        known = self._of_alike.get(key)
        if known is None:
            known = self._of_alike[key] = self.findings(pair)
        return known

    def _alike(self, row: Packed) -> tuple[object, ...]:
        """Return all that rules look at in a row: rows alike in it have the same findings.

        Rules ask whether there is a location, how exact it is and which regency it lies in.
        """
        answering = self._setting.answering
        return (
            row.plan_id,
            row.code,
            row.judged,
            row.region_code[:_REGENCY],
            len(row.region_code),
            not row.location_text,
            # Only without a code does the title tell whether it is construction.
            "" if row.code else row.title,
            bool(row.budget),
            row.area_id,
            answering is not None and row.id in answering,
        )

    def findings(self, pair: Pair) -> tuple[Finding, ...]:
        """Return what all rules find about a pair."""
        setting = self._setting
        left, right = pair.left, pair.right
        found: tuple[Finding, ...] = ()
        if left is not None and right is not None and pair.third is None and not pair.parts:
            if left.budget and right.budget:
                found += overlap(pair, setting)
            if left.proposed_to or right.proposed_to:
                found += accommodated(pair, setting)
            found += self._each(left) + self._each(right)
            if left.unit != right.unit:
                found += unit_mismatch(pair, setting)
            for rule in self._further:
                found += rule(pair, setting)
        elif (left is None) + (right is None) + (pair.third is None) == 2 and not pair.parts:
            row = pair.first
            if row.proposed_to:
                found += accommodated(pair, setting)
            found += self._each(row)
            if row.area_id and setting.areas:
                found += area_authority(pair, setting)
            if setting.plans[row.plan_id].tier != Tier.REGENCY:
                found += unsupported(pair, setting)
            if setting.answering is not None:
                found += answers_no_issue(pair, setting)
            found += only_here(pair, setting)
        else:
            for rule in FIRST:
                found += rule(pair, setting)
            for row in pair.rows():
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
        of_plan = self._of_plan[row.plan_id]
        known = of_plan.get(key)
        if known is None:
            if len(of_plan) > _MOST_KNOWN:
                of_plan.clear()
            known = of_plan[key] = tuple(
                finding for rule in EACH for finding in rule(row, self._setting)
            )
        return known


# What the rules of EACH found, by tier, edition and level, then by all that they look at: the
# same rows are compared again and again.
_known: dict[tuple[str, str, str], dict[Any, tuple[Finding, ...]]] = {}
_MOST_KNOWN = 200_000


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
