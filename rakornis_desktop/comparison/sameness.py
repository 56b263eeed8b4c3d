"""Whether what is shown is still the very same rows, by identity and not by content."""

from __future__ import annotations

from collections.abc import Sequence


def very_same(before: Sequence[Sequence[object]], now: Sequence[Sequence[object]]) -> bool:
    """Tell whether two lists of lists hold the same objects in the same places."""
    for old, new in zip(before, now, strict=True):
        if len(old) != len(new):
            return False
        for one, other in zip(old, new, strict=True):
            if one is not other:
                return False
    return True
