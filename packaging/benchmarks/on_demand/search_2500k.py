"""Searching 2.5 million activities: the slowest of the searches an officer may type.

Making the database takes some minutes and 3 GB of disk, so it is measured only when named:
``python3 packaging/dev.py bench search_2500k``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import searched_plans

NAME = "one search among 2,500,000 rows, the slowest of 20 (words, beginnings, codes, misspelt)"
PEER = "none: a limit, from the text typed to the rows with their texts, index open"
BOUND = 200.0
unit = "ms"


def prepare(folder: Path) -> Any:
    """Write 2.5 million activities and their index."""
    return searched_plans.indexed(folder, 2_500_000)


def ours(index: Any) -> float:
    """Search everything once; return the longest in milliseconds."""
    return searched_plans.slowest(index)
