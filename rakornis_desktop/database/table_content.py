"""A table made ready to be written: heads, typed cells, which columns are added up."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

# What the cells of a column are: words, a date, a count or rupiah. The last two are added up.
WORDS, DAY, COUNT, MONEY = "kata", "tanggal", "jumlah", "uang"

Cell = str | int | date | None


class HeadCell(NamedTuple):
    """The head of a column, what its cells are, and about how many letters they have."""

    text: str
    kind: str = WORDS
    letters: int = 16


class TableContent(NamedTuple):
    """A table with a short name for its tab, a title, and words beneath that title."""

    name: str
    title: str
    subtitle: str
    heads: tuple[HeadCell, ...]
    rows: list[tuple[Cell, ...]]
    # Whether a last row adds up counts and money.
    summed: bool = True
