"""How the comparison grows: 100,000 rows against 10,000."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import large_plans

NAME = "growth of the comparison from 10,000 to 100,000 rows"
PEER = "the comparison of 10,000 rows itself"
BOUND = 11.0

LARGE, SMALL = 100_000, 10_000


class Context(NamedTuple):
    """Both databases, opened."""

    much: Any
    little: Any


def prepare(folder: Path) -> Context:
    """Write both databases."""
    return Context(*(large_plans.opened_plans(folder, n).database for n in (LARGE, SMALL)))


def ours(context: Context) -> None:
    """Compare the large plans."""
    assert large_plans.compare(context.much) == LARGE


def peer(context: Context) -> None:
    """Compare the small ones."""
    assert large_plans.compare(context.little) == SMALL
