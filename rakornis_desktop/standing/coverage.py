"""Whether the plan answers its problems: both ways, and its money against their weight.

A problem weighs by its priority (see ``problems.weight_of``); only open problems weigh, and causes
weigh with their problem. Money is that of the activities which answer a problem or its causes, in
year n; an activity that answers several categories is shared out equally among them, so that no
rupiah counts twice and all parts add up to the plan.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from rakornis_desktop.comparison.money_standing import programme_name
from rakornis_desktop.database.fields.choice_names import issue_category
from rakornis_desktop.database.queries.activity_rows import ActivityRow, activities_of
from rakornis_desktop.database.queries.plans_of_offices import PlanRow, own_plan, plan_of
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.reference.codes import programme_of
from rakornis_desktop.standing.figure import share
from rakornis_desktop.standing.problems import SOLVED, Problem, problem_tree, weight_of

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

# The row of activities that answer no problem.
NO_PROBLEM = ""


@dataclass(frozen=True)
class CategoryCoverage:
    """One category of problem; ``money`` in rupiah by program (1.03.03).

    ``problems`` counts open problems (without causes), ``unanswered`` those of them without any
    activity, ``activities`` what answers, an activity of two categories in each.
    """

    category: str
    problems: int
    unanswered: int
    weight: int
    activities: int
    money: dict[str, int]
    weight_share: Decimal | None
    money_share: Decimal | None

    @property
    def name(self) -> str:
        """What the category is called."""
        return issue_category(self.category) if self.category else _("Tanpa masalah")

    @property
    def total(self) -> int:
        """Rupiah of all programs."""
        return sum(self.money.values())

    @property
    def balance(self) -> Decimal | None:
        """Share of money less share of weight, in points of percent; below 0 is short of money."""
        if self.weight_share is None or self.money_share is None or not self.category:
            return None
        return self.money_share - self.weight_share


@dataclass(frozen=True)
class Coverage:
    """The coverage of one plan: categories in rows, programs in columns.

    ``without_activity`` are open problems that no activity answers, neither themselves nor in a
    cause.
    """

    plan: PlanRow
    problems: tuple[Problem, ...]
    categories: tuple[CategoryCoverage, ...]
    programmes: tuple[str, ...]
    without_activity: tuple[Problem, ...]
    without_problem: tuple[ActivityRow, ...]

    @property
    def total(self) -> int:
        """Rupiah of the whole plan in year n."""
        return sum(category.total for category in self.categories)

    def programme_total(self, programme: str) -> int:
        """Rupiah of one program."""
        return sum(category.money.get(programme, 0) for category in self.categories)

    def programme_label(self, programme: str) -> str:
        """Return code and name of a program, or that there is none."""
        return (
            programme_name(programme, self.plan.edition) if programme else _("Tanpa kode program")
        )


def coverage(database: Database, plan: PlanRow) -> Coverage:
    """Return how the activities of a plan answer its problems."""
    tree = problem_tree(database, plan.id)
    rows = activities_of(database, plan.id)
    category_of = {problem.issue.id: problem.issue.category for problem in tree}
    answered: dict[str, list[str]] = defaultdict(list)
    for problem in tree:
        # A cause counts where its problem counts.
        category = category_of[problem.root]
        for activity_id in problem.activity_ids:
            if category not in answered[activity_id]:
                answered[activity_id].append(category)
    money: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    activities: dict[str, int] = defaultdict(int)
    for row in rows:
        code = programme_of(row.code) if row.code.count(".") >= 2 else ""
        named = answered.get(row.id) or [NO_PROBLEM]
        for category, part in zip(named, shared_out(row.budget, len(named)), strict=True):
            money[category][code] += part
            activities[category] += 1
    roots = [p for p in tree if p.depth == 0 and p.issue.status != SOLVED]
    weights: dict[str, int] = defaultdict(int)
    for problem in roots:
        weights[problem.issue.category] += weight_of(problem.issue.priority)
    all_weight, all_money = sum(weights.values()), sum(row.budget for row in rows)
    categories = []
    for category in sorted({*weights, *money}, key=lambda c: (c == NO_PROBLEM, -weights[c], c)):
        mine = [problem for problem in roots if problem.issue.category == category]
        total = sum(money[category].values())
        categories.append(
            CategoryCoverage(
                category,
                len(mine),
                sum(not problem.covered for problem in mine),
                weights[category],
                activities[category],
                dict(money[category]),
                share(Decimal(weights[category]), Decimal(all_weight)),
                share(Decimal(total), Decimal(all_money)),
            )
        )
    return Coverage(
        plan,
        tuple(tree),
        tuple(categories),
        tuple(sorted({code for found in money.values() for code in found})),
        tuple(problem for problem in roots if not problem.covered),
        tuple(row for row in rows if row.id not in answered),
    )


def plan_of_office(database: Database, office: str = "") -> PlanRow:
    """Return our own plan, or that of the office with this region code, of our year if there.

    Raises Refusal if there is none.
    """
    ours = own_plan(database)
    if not office or office == ours.region_code:
        return ours
    found = plan_of(database, office, ours.fiscal_year) or plan_of(database, office)
    if found is None:
        raise Refusal(
            _("Rencana kantor {code} belum ada di basis data ini. Baca dulu rencananya.").format(
                code=office
            )
        )
    return found


def shared_out(amount: int, parts: int) -> list[int]:
    """Return rupiah in equal parts that add up exactly; the first ones take what is over."""
    each, over = divmod(amount, parts)
    return [each + (number < over) for number in range(parts)]
