"""Chance that falls the same on every machine and Python: the sample never changes by itself."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Draws from one seed. Only ``random()`` is used: it alone is promised to stay as it is."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)  # noqa: S311

    def chance(self, share: float) -> bool:
        """Return True in ``share`` of the draws."""
        return self._random.random() < share

    def between(self, least: int, most: int) -> int:
        """Return a whole number from ``least`` to ``most``, both included."""
        return least + int(self._random.random() * (most - least + 1))

    def part(self, least: float, most: float) -> float:
        """Return a number from ``least`` to below ``most``."""
        return least + self._random.random() * (most - least)

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of ``choices``."""
        return choices[int(self._random.random() * len(choices))]
