"""What is read out of a plan's workbook before anything is written: rows, remarks, refusals."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

MONEY_COLUMNS = frozenset({"budget", "budget_next", "source"})


class Remark(NamedTuple):
    """Something to say of a cell or a row; ``row`` as Excel counts it (0 for the whole file).

    ``column`` is the head's name with its letter, such as ``Pagu (N)``; ``value`` the cell as
    written; ``message`` a sentence in the officer's language.
    """

    sheet: str
    row: int
    column: str
    value: str
    message: str


class ParsedBudget(NamedTuple):
    """Money of one year and source; ``amount`` in whole rupiah, ``year_offset`` 0 (n) or 1."""

    year_offset: int
    funding_source: str
    funding_text: str
    amount: int


@dataclass
class ParsedRow:
    """One activity as read; ``values`` are columns of Activity, as Activity's types.

    A column that is not in ``values`` is one the workbook does not speak of, or whose cell could
    not be read: it stays as it was. ``assumed`` names values that only a new activity needs (a
    title from the nomenclature). ``written`` has the cells of location and targets as they are.
    ``rows`` are the workbook's rows it came from: the first is its own, the others continue it.
    """

    sheet: str
    row: int
    values: dict[str, Any]
    budgets: list[ParsedBudget] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    assumed: set[str] = field(default_factory=set)
    written: dict[str, str] = field(default_factory=dict)


@dataclass
class ParsedPlan:
    """A workbook read as a plan.

    ``layout`` names the shape that was recognised; ``head_rows`` and ``sheet`` say where the
    table stands; ``detail_rows`` counts the rows meant as activities, refused ones included;
    ``refused`` holds one remark for each that could not be taken; ``notices`` are about the file
    or an upper row, not about an activity; ``skipped`` says what the rows are that are no
    activities (row → words such as "baris program", "jumlah").
    """

    file: str
    sheet: str
    layout: str
    edition: str
    head_rows: tuple[int, int] = (0, 0)
    fiscal_year: int | None = None
    rows: list[ParsedRow] = field(default_factory=list)
    refused: list[Remark] = field(default_factory=list)
    notices: list[Remark] = field(default_factory=list)
    skipped: dict[int, str] = field(default_factory=dict)
    money: frozenset[str] = MONEY_COLUMNS

    @property
    def detail_rows(self) -> int:
        """Rows meant as activities."""
        return len(self.rows) + len({(r.sheet, r.row) for r in self.refused})

    @property
    def remarks(self) -> list[Remark]:
        """Remarks of the rows that are taken, in the workbook's order."""
        return [remark for row in self.rows for remark in row.remarks]

    @property
    def total(self) -> int:
        """Sum of year n in rupiah."""
        return sum(b.amount for row in self.rows for b in row.budgets if b.year_offset == 0)
