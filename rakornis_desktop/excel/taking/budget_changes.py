"""What a workbook changes in an activity's money; years and sources it does not speak of stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rakornis_desktop.database.queries.activity_rows import BudgetRow
from rakornis_desktop.database.row_ids import new_ids
from rakornis_desktop.excel.reading.budget_rows import source_in_words
from rakornis_desktop.excel.reading.parsed_plan import ParsedBudget
from rakornis_desktop.language.catalogue import translate as _

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet

_BUDGET = ("id", "activity_id", "year_offset", "funding_source", "funding_text", "amount")
_YEARS = ((0, "budget"), (1, "budget_next"))


@dataclass
class BudgetDifference:
    """What becomes of one activity's budgets; ``said`` what could not be told from the file."""

    new: list[ParsedBudget] = field(default_factory=list)
    amounts: list[tuple[int, str]] = field(default_factory=list)
    sources: list[tuple[str, str, str]] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    said: str = ""

    @property
    def nothing(self) -> bool:
        """Whether the activity's money stays as it is."""
        return not (self.new or self.amounts or self.sources or self.gone)


def budget_difference(
    before: Sequence[BudgetRow], budgets: Sequence[ParsedBudget], money: frozenset[str]
) -> BudgetDifference:
    """Return what a row's budgets change in those of its activity.

    ``money`` names the columns that the workbook has: budget, budget_next, source. A year without
    a column stays; without a column of sources each amount keeps the source it had.
    """
    found = BudgetDifference()
    if not money & {"budget", "budget_next"}:
        if "source" in money:
            _by_names(before, budgets, found)
        return found
    # Such sources are named by the file for a year of which it does not speak.
    elsewhere = {
        _words(row) for row in before for year, name in _YEARS
        if row.year_offset == year and name not in money
    }  # fmt: skip
    for year, name in _YEARS:
        if name not in money:
            continue
        mine = [row for row in before if row.year_offset == year]
        given = [budget for budget in budgets if budget.year_offset == year]
        if "source" in money:
            _by_source(mine, given, elsewhere, found)
        else:
            _by_amount(mine, given, found)
    return found


def _by_source(
    mine: Sequence[BudgetRow],
    given: Sequence[ParsedBudget],
    elsewhere: set[str],
    found: BudgetDifference,
) -> None:
    left = {(_words(row), number): row for number, row in _numbered(mine)}
    for number, budget in _numbered(given):
        row = left.pop((_words(budget), number), None)
        if row is None:
            if budget.amount or _words(budget) not in elsewhere:
                found.new.append(budget)
        elif row.amount != budget.amount:
            found.amounts.append((budget.amount, row.id))
    found.gone += [row.id for row in left.values()]


def _by_amount(
    mine: Sequence[BudgetRow], given: Sequence[ParsedBudget], found: BudgetDifference
) -> None:
    left, rest = list(mine), []
    same_sum = sum(row.amount for row in mine) == sum(budget.amount for budget in given)
    if same_sum and bool(mine) == bool(given):
        return
    for budget in given:
        same = next((row for row in left if row.amount == budget.amount), None)
        if same is None:
            rest.append(budget)
        else:
            left.remove(same)
    if len(rest) == len(left):
        found.amounts += [(b.amount, row.id) for b, row in zip(rest, left, strict=True)]
        return
    if rest and any(map(_words, left)):
        found.said = _(
            "pagu berubah, tetapi berkas tanpa kolom Sumber Dana: sumbernya ({sources}) dikosongkan"
        ).format(sources=", ".join(dict.fromkeys(filter(None, map(_words, left)))))
    found.new += rest
    found.gone += [row.id for row in left]


def _by_names(
    before: Sequence[BudgetRow], given: Sequence[ParsedBudget], found: BudgetDifference
) -> None:
    """Sources without any amount: they rename the one source there is, or say the same."""
    named = list(dict.fromkeys(map(_words, given))) or [""]
    there = set(map(_words, before))
    if not before:
        found.new += given
    elif there == set(named):
        return
    elif len(there) == len(named) == 1:
        source = given[0] if given else ParsedBudget(0, "", "", 0)
        found.sources += [(source.funding_source, source.funding_text, row.id) for row in before]
    else:
        found.said = _(
            "sumber dana lain daripada dalam rencana ({sources}); berkas tanpa kolom Pagu, jadi "
            "sumbernya dibiarkan"
        ).format(sources=", ".join(sorted(filter(None, there))))


class BudgetChanges:
    """Budgets to be added, changed and deleted, of all activities together."""

    def __init__(self) -> None:
        self._new: list[tuple[Any, ...]] = []
        self._amounts: list[list[Any]] = []
        self._sources: list[list[Any]] = []
        self._gone: list[str] = []

    def add(self, activity_id: str, budgets: Iterable[ParsedBudget]) -> None:
        """Note the budgets of a new activity."""
        self._new += [(activity_id, *budget) for budget in budgets]

    def take(self, activity_id: str, difference: BudgetDifference) -> None:
        """Note what changes in the budgets of an activity that was there."""
        self.add(activity_id, difference.new)
        self._amounts += map(list, difference.amounts)
        self._sources += map(list, difference.sources)
        self._gone += difference.gone

    def write(self, changes: ChangeSet) -> None:
        """Write what was noted."""
        from rakornis_desktop.database.tables import Budget

        if self._gone:
            changes.delete(Budget, *self._gone)
        if self._amounts:
            changes.update_many("budget", ("amount",), self._amounts)
        if self._sources:
            changes.update_many("budget", ("funding_source", "funding_text"), self._sources)
        ids = new_ids(len(self._new))
        changes.add_many(
            "budget", _BUDGET, [(i, *row) for i, row in zip(ids, self._new, strict=True)]
        )


def _words(budget: BudgetRow | ParsedBudget) -> str:
    return source_in_words(budget.funding_source, budget.funding_text)


def _numbered(budgets: Iterable[Any]) -> Iterator[tuple[int, Any]]:
    """Give each budget the number it has among those of the same source."""
    counts: dict[str, int] = {}
    for budget in budgets:
        key = _words(budget)
        counts[key] = number = counts.get(key, -1) + 1
        yield number, budget
