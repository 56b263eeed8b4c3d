"""All rules, in the order in which their sentences are shown."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
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
from rakornis_desktop.database.queries.activity_rows import ActivityRow, activity_with
from rakornis_desktop.database.queries.outlines import Traits
from rakornis_desktop.database.queries.plans_of_offices import PlanRow
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

        self._counts: dict[tuple[object, ...], dict[str, int]] = {}

    def how_many(self, traits: Counter[str], left: PlanRow | None, right: PlanRow | None) -> int:
        """Return how many findings settled rows have: equal on both sides, or alone on one.

        Rows with the same traits (see queries/outlines.py) in plans of one kind have equally
        many: it is asked once, of one row that stands for all of them.
        """
        met = left is not None and right is not None and left.office_id == right.office_id
        kinds = (left and _kind(left), right and _kind(right), met)
        counts = self._counts.setdefault(kinds, {})
        unknown = [text for text in traits if text not in counts]
        # In one go: each call of the reader costs more than what it reads.
        for text, values in zip(unknown, json.loads(f"[{','.join(unknown)}]"), strict=True):
            one, other = _standing_for(Traits._make(values), left, right)
            counts[text] = len(self.findings(Pair(EQUAL, one, other, None, "")))
        return sum(rows * counts[text] for text, rows in traits.items())

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


def _kind(plan: PlanRow) -> tuple[object, ...]:
    """Return what rules look at in a plan when they decide, not what they say of it."""
    return plan.tier, plan.edition, plan.fiscal_year, plan.is_own


def _standing_for(shown: Traits, *plans: PlanRow | None) -> list[ActivityRow | None]:
    """Return a row with these traits in each of the plans, None where there is none."""
    values = list(_NOTHING)
    for place, value in zip(_TRAIT_PLACES, shown, strict=False):
        values[place] = value
    values[_BUDGET], values[_TITLE] = shown.funded, shown.title
    if shown.slum_area_ha is not None:
        values[_SLUM_AREA] = Decimal(shown.slum_area_ha)
    # Rules ask whether there is a location and how exact it is, not which.
    values[_REGION] = "0" * shown.region_length
    values[_LOCATION] = "" if shown.without_location_text else "-"
    rows: list[ActivityRow | None] = []
    for plan, area_id in zip(plans, (shown.left_area, shown.right_area), strict=True):
        if plan is None:
            rows.append(None)
        else:
            values[_PLAN], values[_AREA] = plan.id, area_id
            rows.append(ActivityRow._make(values))
    return rows


_NOTHING = activity_with()
_TRAIT_PLACES = [_at(field) for field in Traits._fields if field in ActivityRow._fields][:7]
_PLAN, _BUDGET, _TITLE, _SLUM_AREA = map(_at, ("plan_id", "budget", "title", "slum_area_ha"))
_REGION, _LOCATION, _AREA = _at("region_code"), _at("location_text"), _at("area_id")

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
