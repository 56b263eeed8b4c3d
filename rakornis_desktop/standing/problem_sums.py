"""Problems of many plans counted at once, as the first page shows them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rakornis_desktop.database.queries.status_counts import IssueFacts, issue_facts, issue_money
from rakornis_desktop.standing.coverage import shared_out
from rakornis_desktop.standing.problems import SOLVED, weight_of

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database


@dataclass
class ProblemSums:
    """The problems of one plan: open ones (without causes) and what answers them.

    ``weight`` and ``money`` (rupiah of year n) are by category, as in ``coverage``; ``answering``
    counts the plan's activities that answer any.
    """

    open: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    unanswered: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    weight: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    money: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    answering: int = 0


def problem_sums(database: Database) -> dict[str, ProblemSums]:
    """Return the sums of every plan that has problems, by plan id."""
    issues = {issue.id: issue for issue in issue_facts(database)}
    roots = {issue_id: _root(issue_id, issues) for issue_id in issues}
    covered: set[str] = set()
    categories: dict[str, list[str]] = defaultdict(list)
    money: dict[str, tuple[str, int]] = {}
    for issue_id, activity_id, plan_id, amount in issue_money(database):
        root = issues[roots[issue_id]]
        if root.plan_id != plan_id:
            continue
        covered.add(root.id)
        if root.category not in categories[activity_id]:
            categories[activity_id].append(root.category)
        money[activity_id] = (plan_id, amount)
    found: dict[str, ProblemSums] = defaultdict(ProblemSums)
    for issue in issues.values():
        if roots[issue.id] != issue.id or issue.status == SOLVED:
            continue
        sums = found[issue.plan_id]
        sums.open[issue.category] += 1
        sums.unanswered[issue.category] += issue.id not in covered
        sums.weight[issue.category] += weight_of(issue.priority)
    for activity_id, (plan_id, amount) in money.items():
        sums = found[plan_id]
        sums.answering += 1
        named = categories[activity_id]
        for category, part in zip(named, shared_out(amount, len(named)), strict=True):
            sums.money[category] += part
    return dict(found)


def _root(issue_id: str, issues: dict[str, IssueFacts]) -> str:
    seen = {issue_id}
    while (above := issues[issue_id].parent_id) in issues and above not in seen:
        issue_id = str(above)
        seen.add(issue_id)
    return issue_id
