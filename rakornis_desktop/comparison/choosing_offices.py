"""Which plans stand beside ours: by the codes of their offices, or all that a province holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.choices import FROM_REGENCY_UP, Tier
from rakornis_desktop.comparison.compare import Comparison, compare
from rakornis_desktop.comparison.earlier import compare_with_earlier, moment_name
from rakornis_desktop.comparison.findings.office_names import office_name
from rakornis_desktop.database.queries.plans_of_offices import PlanRow, own_plan, plan_of, plans
from rakornis_desktop.database.revisions import moments
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.reference.regions import PROVINCE

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

ALL = "semua"
_CENTRE = "00"
_WITH, _THEN = "with:", "then:"
_MOST_MOMENTS = 12
_TIERS = FROM_REGENCY_UP


def compare_offices(database: Database, codes: Sequence[str] = ()) -> Comparison:
    """Compare our plan with those of the offices ``codes``, a column for each tier.

    ``semua`` (or ``all``) means every regency's plan. Without codes a regency is compared with
    its province, a province with all its regencies. Raises Refusal if a plan is not there.
    """
    return compare(database, columns(database, codes))


def columns(database: Database, codes: Sequence[str] = ()) -> list[list[str]]:
    """Return the ids of the plans of each column, ours first."""
    ours = own_plan(database)
    others = [plan for plan in plans(database) if plan.office_id != ours.office_id]
    wanted: list[PlanRow] = []
    for code in codes:
        if code.casefold() in (ALL, "all"):
            found = _newest([plan for plan in others if plan.tier == Tier.REGENCY], ours)
            if not found:
                raise Refusal(_("Belum ada rencana kabupaten/kota. Baca dulu dengan «impor»."))
            wanted += found
        else:
            wanted.append(_plan(database, ours, code))
    if not codes:
        wanted = _by_itself(ours, others)
    wanted = list({plan.id: plan for plan in wanted}.values())
    by_tier = [[plan.id for plan in wanted if plan.tier == tier] for tier in _TIERS]
    found_columns = [[ours.id], *(column for column in by_tier if column)]
    if len(found_columns) > 3:
        raise Refusal(_("Paling banyak tiga tingkat dibandingkan sekaligus."))
    return found_columns


def _plan(database: Database, ours: PlanRow, code: str) -> PlanRow:
    found = plan_of(database, code, ours.fiscal_year) or plan_of(database, code)
    if found is None or found.id == ours.id:
        raise Refusal(
            _(
                "Rencana kantor {code} belum ada. "
                "Baca dulu dengan «rakornis import … --as-office {code}»."
            ).format(code=code)
        )
    return found


def _by_itself(ours: PlanRow, others: list[PlanRow]) -> list[PlanRow]:
    if ours.tier == Tier.PROVINCE:
        regencies = _newest([plan for plan in others if plan.tier == Tier.REGENCY], ours)
        if regencies:
            return regencies
    province = [plan for plan in others if plan.tier == Tier.PROVINCE]
    if ours.tier == Tier.REGENCY and province:
        # A regency's counterpart at the forum is its province.
        others = province
    if len({plan.office_id for plan in others}) != 1:
        raise Refusal(
            _("Sebut kantor lawannya dengan --with KODE; yang ada: {codes}.").format(
                codes=", ".join(dict.fromkeys(p.region_code for p in others)) or _("belum ada")
            )
        )
    return _newest(others, ours)


def _newest(found: list[PlanRow], ours: PlanRow) -> list[PlanRow]:
    """Return one plan per office: of our year if there is one, else the youngest."""
    by_office: dict[str, PlanRow] = {}
    for plan in sorted(found, key=lambda p: (p.fiscal_year == ours.fiscal_year, p.fiscal_year)):
        by_office[plan.office_id] = plan
    return sorted(by_office.values(), key=lambda plan: plan.region_code)


class Choice(NamedTuple):
    """Something our plan can be compared with: a key for :func:`compare_choice`, its name."""

    key: str
    name: str


def choices(database: Database) -> list[Choice]:
    """Return what our plan can be compared with, the most usual first."""
    ours = own_plan(database)
    others = _newest([plan for plan in plans(database) if plan.office_id != ours.office_id], ours)
    codes = {plan.region_code for plan in others}
    found: list[Choice] = []
    regencies = [plan for plan in others if plan.tier == Tier.REGENCY]
    centre = _("Pusat")
    if ours.tier != Tier.REGENCY and len(regencies) > 1:
        name = _("Semua kabupaten/kota ({count})").format(count=len(regencies))
        found.append(Choice(f"{_WITH}{ALL}", name))
        further = _CENTRE if ours.tier == Tier.PROVINCE else PROVINCE
        if further in codes:
            second = centre if further == _CENTRE else _("Provinsi")
            both = _("{first} dan {second}").format(first=name, second=second)
            found.append(Choice(f"{_WITH}{ALL},{further}", both))
    if ours.tier == Tier.REGENCY and {PROVINCE, _CENTRE} <= codes:
        found.append(Choice(f"{_WITH}{PROVINCE},{_CENTRE}", _("Provinsi dan pusat")))
    by_itself = [
        Choice(f"{_WITH}{plan.region_code}", f"{office_name(plan)} {plan.fiscal_year}")
        for plan in others
    ]
    # A regency's usual counterpart is its province.
    by_itself.sort(key=lambda choice: choice.key != f"{_WITH}{PROVINCE}")
    found = [*by_itself[:1], *found, *by_itself[1:]] if ours.tier == Tier.REGENCY else (
        [*found, *by_itself]
    )  # fmt: skip
    found += [
        Choice(f"{_THEN}{moment.key}", moment_name(moment))
        for moment in moments(database, ours.id)[:_MOST_MOMENTS]
    ]
    return found


def compare_choice(database: Database, choice: Choice) -> Comparison:
    """Compare our plan with what was chosen. Raises Refusal if it is gone."""
    if choice.key.startswith(_THEN):
        moment = choice.key.removeprefix(_THEN)
        return compare_with_earlier(database, own_plan(database).id, moment, choice.name)
    return compare_offices(database, choice.key.removeprefix(_WITH).split(","))
