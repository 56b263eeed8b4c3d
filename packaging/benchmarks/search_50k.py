"""Searching 50,000 activities: the slowest of the searches an officer may type."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import searched_plans

NAME = "one search among 50,000 rows, the slowest of 20 (words, beginnings, codes, misspelt)"
PEER = "none: a limit, from the text typed to the rows with their texts, index open"
BOUND = 50.0
unit = "ms"


def prepare(folder: Path) -> Any:
    """Write 50,000 activities and their index."""
    return searched_plans.indexed(folder, 50_000)


def ours(index: Any) -> float:
    """Search everything once; return the longest in milliseconds."""
    return searched_plans.slowest(index)
