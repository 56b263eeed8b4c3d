"""How the comparison grows: 100,000 rows against 10,000."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any, NamedTuple

NAME = "growth of the comparison from 10,000 to 100,000 rows"
PEER = "the comparison of 10,000 rows itself"
BOUND = 11.0

LARGE, SMALL = 100_000, 10_000


class Context(NamedTuple):
    """The maker of plans and both databases."""

    large: Any
    much: Any
    little: Any


def prepare(folder: Path) -> Context:
    """Write both databases."""
    large = _large_plans()
    files = []
    for count in (LARGE, SMALL):
        ours = large.rows(count, "61.01")
        path = large.database(folder / f"{count}.rkn", ours, large.changed(ours, 0.03))
        files.append(large.opened(path))
    return Context(large, *files)


def ours(context: Context) -> None:
    """Compare the large plans."""
    assert context.large.compare(context.much) == LARGE


def peer(context: Context) -> None:
    """Compare the small ones."""
    assert context.large.compare(context.little) == SMALL


def _large_plans() -> Any:
    place = Path(__file__).parents[1] / "large_plans.py"
    specification = importlib.util.spec_from_file_location("large_plans", place)
    assert specification and specification.loader
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module
