"""A plan's problems as a tree, with what answers them; alike ones of several offices together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.choices import IssueStatus
from rakornis_desktop.comparison.likeness import words_likeness
from rakornis_desktop.comparison.places import name_words, place_of
from rakornis_desktop.comparison.titles import Title, taken_apart
from rakornis_desktop.database.queries.issue_rows import (
    IssueRow,
    answers_of,
    covered_issues,
    issue_links,
    issues_of,
)
from rakornis_desktop.database.queries.plans_of_offices import PlanRow, plans

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

# Two problems are taken for one from this likeness of their titles on, places left out.
_ALIKE = 0.8
# Priority 1 weighs this much; each step down one less, at least 1.
_HEAVIEST = 5
SOLVED = IssueStatus.SOLVED


class Problem(NamedTuple):
    """An issue in its place in the tree.

    ``depth`` is 0 for a problem, 1 for its causes; ``root`` the id of the problem it belongs to.
    ``activity_ids`` answer it itself; ``covered`` tells that it or one of its causes is answered.
    """

    issue: IssueRow
    depth: int
    root: str
    activity_ids: tuple[str, ...]
    indicators: tuple[str, ...]
    area_ids: tuple[str, ...]
    covered: bool


class AlikeProblems(NamedTuple):
    """Problems of several offices that say the same; the first one's title stands for all."""

    category: str
    title: str
    members: tuple[tuple[IssueRow, PlanRow], ...]

    @property
    def issue_ids(self) -> tuple[str, ...]:
        """The issues, to be put on the agenda together."""
        return tuple(issue.id for issue, _plan in self.members)

    @property
    def regions(self) -> tuple[str, ...]:
        """The region codes of the offices, each once."""
        return tuple(dict.fromkeys(plan.region_code for _issue, plan in self.members))

    @property
    def weight(self) -> int:
        """The weights of the members together."""
        return sum(weight_of(issue.priority) for issue, _plan in self.members)


def weight_of(priority: int | None) -> int:
    """Return how much a problem weighs: priority 1 is 5, 2 is 4, … 5 and beyond, or none, is 1."""
    return 1 if priority is None else max(_HEAVIEST + 1 - priority, 1)


def problem_tree(database: Database, plan_id: str) -> list[Problem]:
    """Return the issues of a plan, each problem followed by its causes."""
    answers = answers_of(database, plan_id)
    covered = covered_issues(database, plan_id)
    indicators, area_ids = issue_links(database)
    return [
        Problem(
            issue,
            depth,
            root,
            tuple(answers.get(issue.id, ())),
            tuple(indicators.get(issue.id, ())),
            tuple(area_ids.get(issue.id, ())),
            issue.id in covered,
        )
        for issue, depth, root in in_tree_order(issues_of(database, plan_id))
    ]


def in_tree_order(issues: Sequence[IssueRow]) -> list[tuple[IssueRow, int, str]]:
    """Return issues with their depth and root, causes below their problem.

    One whose problem is not among them stands as a problem; a ring, which no edit can make, is
    opened where it is met.
    """
    there = {issue.id for issue in issues}
    below: dict[str | None, list[IssueRow]] = defaultdict(list)
    for issue in issues:
        below[issue.parent_id if issue.parent_id in there else ""].append(issue)
    found: list[tuple[IssueRow, int, str]] = []
    seen: set[str] = set()

    def put(issue: IssueRow) -> None:
        waiting = [(issue, 0, issue.id)]
        while waiting:
            one, depth, root = waiting.pop()
            if one.id in seen:
                continue
            seen.add(one.id)
            found.append((one, depth, root))
            waiting += [(cause, depth + 1, root) for cause in reversed(below[one.id])]

    for issue in below[""]:
        put(issue)
    for issue in issues:
        put(issue)
    return found


def alike_problems(database: Database, year: int | None = None) -> list[AlikeProblems]:
    """Return the open problems of all offices side by side, alike ones as one group.

    Causes stay with their problem. The groups that most offices share come first.
    """
    rows = [
        (issue, plan)
        for plan in plans(database)
        if year is None or plan.fiscal_year == year
        for issue, depth, _root in in_tree_order(issues_of(database, plan.id))
        if depth == 0 and issue.status != SOLVED
    ]
    found = grouped(rows)
    return sorted(found, key=lambda group: (-len(group.regions), -group.weight, group.category))


def grouped(rows: Iterable[tuple[IssueRow, PlanRow]]) -> list[AlikeProblems]:
    """Return issues in groups that say the same: category and title, place names left out."""
    groups: list[tuple[Title, frozenset[str], list[tuple[IssueRow, PlanRow]]]] = []
    by_category: dict[str, list[int]] = defaultdict(list)
    for issue, plan in rows:
        words = name_words(place_of(issue, plan.region_code)) | name_words(plan.region_code)
        title = taken_apart(issue.title, words)
        best, at = _ALIKE, -1
        for number in by_category[issue.category]:
            other, other_words, _members = groups[number]
            score = words_likeness(title.core, other.core, words | other_words)
            if score >= best:
                best, at = score, number
        if at < 0:
            by_category[issue.category].append(len(groups))
            groups.append((title, words, [(issue, plan)]))
        else:
            groups[at][2].append((issue, plan))
    return [
        AlikeProblems(members[0][0].category, members[0][0].title, tuple(members))
        for _title, _words, members in groups
    ]
