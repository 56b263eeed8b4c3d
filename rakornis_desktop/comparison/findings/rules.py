"""All rules, in the order in which their sentences are shown."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
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
from rakornis_desktop.database.queries.packed_activities import JUDGED, Packed
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
_PROPOSED_TO = JUDGED.index("proposed_to")
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

        # What was found of rows that are equal on both sides: see _alike.
        self._of_alike: dict[tuple[object, ...], tuple[Finding, ...]] = {}
        # What rules of pairs found of rows alone, and of equal ones: said before EACH, and after.
        self._around: dict[tuple[object, ...], tuple[tuple[Finding, ...], ...]] = {}

    def of_equal(self, left: Packed, right: Packed) -> tuple[Finding, ...]:
        """Return what the rules find about two rows that nothing tells apart."""
        key = (*self._alike(left), right.plan_id, right.area_id)
        if self._setting.answering is not None:
            key = (*key, right.id in self._setting.answering)
        known = self._of_alike.get(key)
        if known is None:
            known = self._of_alike[key] = self._found_of_equal(left, right)
        elif known and known[0].rule == "overlap":
            # It names the amounts, which are each pair's own.
            return (*overlap(Pair(EQUAL, (left, right), None, ""), self._setting), *known[1:])
        return known

    def _found_of_equal(self, left: Packed, right: Packed) -> tuple[Finding, ...]:
        """Return what :meth:`findings` returns of two equal rows, mostly without unpacking them.

        Rules of pairs look at whose rows they are, where they lie and whom they are proposed to;
        only those of EACH at code and readiness.
        """
        setting = self._setting
        pair = Pair(EQUAL, (left, right), None, "")
        proposed_to = _proposed_to(left.judged)
        # Money and areas are each pair's own.
        if setting.areas or setting.answering is not None or (left.budget and not proposed_to):
            return self.findings(pair)
        key = (
            left.plan_id,
            right.plan_id,
            left.region_code[:_REGENCY],
            proposed_to,
            bool(left.budget),
        )
        known = self._around.get(key)
        if known is None:
            before = overlap(pair, setting) if left.budget else ()
            if before:
                return self.findings(pair)
            if proposed_to:
                before = accommodated(pair, setting)
            after: tuple[Finding, ...] = ()
            for rule in self._further:
                after += rule(pair, setting)
            known = self._around[key] = before, after
        before, after = known
        found = before + self._each_packed(left) + self._each_packed(right) + after
        return self._said_once(found)

    def of_alone(self, pair: Pair) -> tuple[Finding, ...]:
        """Return what the rules find about a row that is alone, mostly without unpacking it."""
        row = pair.foremost
        setting = self._setting
        if row.area_id and setting.areas:
            return self.findings(pair)
        key = (
            row.plan_id,
            pair.status,
            row.region_code[:_REGENCY],
            _proposed_to(row.judged),
            setting.answering is not None and row.id in setting.answering,
        )
        known = self._around.get(key)
        if known is None:
            known = self._around[key] = self._around_each(pair)
        before, after = known
        found = before + self._each_packed(row) + after
        if self._off:
            return tuple(finding for finding in found if finding.rule not in self._off)
        return found

    def _each_packed(self, row: Packed) -> tuple[Finding, ...]:
        """Return what rules of EACH find, told apart by the text that SQLite packed."""
        of_plan = self._of_plan[row.plan_id]
        key = (
            row.code,
            row.judged,
            len(row.region_code),
            not row.location_text,
            "" if row.code else row.title,
        )
        known = of_plan.get(key)
        if known is None:
            if len(of_plan) > _MOST_KNOWN:
                of_plan.clear()
            known = of_plan[key] = self._each(row.row)
        return known

    def _around_each(self, pair: Pair) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """Return what rules of pairs find about a row alone: said before EACH, and after."""
        setting, row = self._setting, pair.first
        before = accommodated(pair, setting) if row.proposed_to else ()
        after: tuple[Finding, ...] = ()
        if row.area_id and setting.areas:
            after += area_authority(pair, setting)
        if setting.plans[row.plan_id].tier != Tier.REGENCY:
            after += unsupported(pair, setting)
        if setting.answering is not None:
            after += answers_no_issue(pair, setting)
        return before, after + only_here(pair, setting)

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
            before, after = self._around_each(pair)
            found += before + self._each(pair.first) + after
        else:
            for rule in FIRST:
                found += rule(pair, setting)
            for row in pair.rows():
                found += self._each(row)
            for rule in LAST:
                found += rule(pair, setting)
        return self._said_once(found)

    def _said_once(self, found: tuple[Finding, ...]) -> tuple[Finding, ...]:
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


@lru_cache(maxsize=20_000)
def _proposed_to(judged: str) -> str | None:
    """Return whom a packed row is proposed to."""
    found: str | None = json.loads(judged)[_PROPOSED_TO]
    return found


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
