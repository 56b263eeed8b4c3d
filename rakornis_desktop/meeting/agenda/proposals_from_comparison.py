"""Items for the agenda from the comparison: what is undecided, and what the rules found."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rakornis_desktop.choices import Tier
from rakornis_desktop.comparison.compare import Comparison, compare
from rakornis_desktop.comparison.findings.office_names import office_name
from rakornis_desktop.comparison.findings.rules import rule_names
from rakornis_desktop.comparison.money_standing import programme_name, regency_name, regency_of_pair
from rakornis_desktop.comparison.pair import Pair
from rakornis_desktop.database.queries.plans_of_offices import PlanRow, own_plan, plans
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.meeting.agenda.agenda_proposal import FINDING, UNDECIDED, Proposal
from rakornis_desktop.meeting.agenda.finding_weights import finding_weights
from rakornis_desktop.reference.codes import programme_of

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

# Beside whom our plan is laid, by our tier.
_OTHERS: dict[str, tuple[Tier, ...]] = {
    Tier.REGENCY: (Tier.PROVINCE, Tier.CENTRE),
    Tier.PROVINCE: (Tier.REGENCY, Tier.CENTRE),
    Tier.CENTRE: (Tier.REGENCY, Tier.PROVINCE),
}
_UNDECIDED_WEIGHT = 45


def compared_for_agenda(database: Database) -> Comparison | None:
    """Compare our plan with all it meets at the forum, None if there is nothing to compare with.

    A province meets its regencies and the centre, a regency its province and the centre; only
    plans of our year.
    """
    ours = own_plan(database)
    others = [
        plan
        for plan in plans(database)
        if plan.office_id != ours.office_id and plan.fiscal_year == ours.fiscal_year
    ]
    columns = [
        [plan.id for plan in others if plan.tier == tier] for tier in _OTHERS.get(ours.tier, ())
    ]
    columns = [column for column in columns if column]
    return compare(database, [[ours.id], *columns]) if columns else None


def undecided_proposals(comparison: Comparison) -> list[Proposal]:
    """Return one proposal for each regency and program with rows that are not decided."""
    total: Counter[tuple[str, str]] = Counter()
    open_pairs: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in comparison.pairs:
        key = (_regency(pair, comparison), _programme(pair))
        total[key] += 1
        if is_open(pair):
            open_pairs[key].append(pair)
    found = []
    for (regency, code), pairs in open_pairs.items():
        money = sum(_largest(pair) for pair in pairs)
        name = programme_name(code, comparison.left.edition) if code else _("Tanpa kode program")
        words = _("{open} dari {all} baris belum diputuskan, senilai Rp {sum}.")
        found.append(
            Proposal(
                origin=f"{UNDECIDED}:{regency or '-'}:{code or '-'}",
                kind=UNDECIDED,
                title=_titled(name, regency, comparison),
                why=words.format(open=len(pairs), all=total[regency, code], sum=rupiah(money)),
                weight=_UNDECIDED_WEIGHT,
                money=money,
                activity_ids=_rows(pairs),
            )
        )
    return found


def finding_proposals(comparison: Comparison) -> list[Proposal]:
    """Return one proposal for each kind of finding and regency, about the rows not decided."""
    weights, names = finding_weights(), rule_names()
    found: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in comparison.pairs:
        if not is_open(pair):
            continue
        for rule in {finding.rule for finding in pair.findings}:
            if rule in weights:
                found[rule, _regency(pair, comparison)].append(pair)
    proposals = []
    for (rule, regency), pairs in found.items():
        weight, reason = weights[rule]
        money = sum(_at_stake(rule, pair) for pair in pairs)
        proposals.append(
            Proposal(
                origin=f"{FINDING}:{rule}:{regency or '-'}",
                kind=FINDING,
                title=_finding_title(names[rule], regency, pairs, comparison),
                why=_why(rule, len(pairs), money, reason),
                weight=weight,
                money=money,
                activity_ids=_rows(pairs),
            )
        )
    return proposals


def is_open(pair: Pair) -> bool:
    """Tell whether a pair is still to be decided: not yet, or changed since."""
    return pair.decision is None or pair.stale


def _why(rule: str, count: int, money: int, reason: str) -> str:
    words = {
        "overlap": _("{count} baris, Rp {sum} dibiayai dua kali; {reason}."),
        "partly_accommodated": _("{count} baris, kurang Rp {sum}; {reason}."),
    }.get(rule) or _("{count} baris, senilai Rp {sum}; {reason}.")
    return words.format(count=count, sum=rupiah(money), reason=reason)


def _at_stake(rule: str, pair: Pair) -> int:
    """Return the rupiah that a finding is about."""
    amounts = sorted((row.budget for row in pair.sides if row is not None), reverse=True)
    if rule == "overlap":
        return sum(amounts[1:])
    if rule == "partly_accommodated":
        asked = next((row for row in pair.sides if row is not None and row.proposed_to), None)
        if asked is not None:
            given = sum(row.budget for row in pair.sides if row is not None and row is not asked)
            return max(asked.budget - given, 0)
    return amounts[0]


def _finding_title(name: str, regency: str, pairs: Sequence[Pair], comparison: Comparison) -> str:
    if comparison.left.tier != Tier.REGENCY:
        return _titled(name, regency, comparison)
    rows = [row for pair in pairs for row in pair.rows()]
    involved = {row.plan_id for row in rows if row.plan_id != comparison.left.id}
    others = [plan for plan in comparison.plans.values() if plan.id != comparison.left.id]
    named = [plan for plan in others if plan.id in involved] or others
    return _("{finding}, dibandingkan dengan {office}").format(finding=name, office=_listed(named))


def _titled(name: str, regency: str, comparison: Comparison) -> str:
    """Return a name with the regency before it where several are compared."""
    if comparison.left.tier == Tier.REGENCY:
        return name
    return _("{regency}: {what}").format(regency=regency_name(regency), what=name)


def _listed(offices: Sequence[PlanRow]) -> str:
    return _(" dan ").join(dict.fromkeys(office_name(plan) for plan in offices))


def _regency(pair: Pair, comparison: Comparison) -> str:
    home = comparison.left
    return home.region_code if home.tier == Tier.REGENCY else regency_of_pair(pair, comparison)


def _programme(pair: Pair) -> str:
    return next((programme_of(row.code) for row in pair.rows() if row.code.count(".") >= 2), "")


def _largest(pair: Pair) -> int:
    return max((row.budget for row in pair.sides if row is not None), default=0)


def _rows(pairs: Sequence[Pair]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.id for pair in pairs for row in pair.rows()))
