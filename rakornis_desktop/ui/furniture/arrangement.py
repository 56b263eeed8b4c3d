"""Sorting and filtering rows over prepared columns, in slices short enough to scroll between."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

# Rows handled in one step: well under a millisecond for a filter, a few for a sort.
STEP = 4_096

Accept = Callable[[Any], bool]


def sort_in_steps(
    slots: Sequence[int], keys: Sequence[Any], descending: bool, result: list[int]
) -> Iterator[None]:
    """Put ``slots`` in the order of ``keys`` into ``result``; equal ones keep their order.

    Sorted runs are merged two by two: Python's sort finds the runs and merges in linear time.
    """
    key = keys.__getitem__
    runs = []
    for start in range(0, len(slots), STEP):
        run = list(slots[start : start + STEP])
        run.sort(key=key, reverse=descending)
        runs.append(run)
        yield
    while len(runs) > 1:
        merged = []
        for i in range(0, len(runs), 2):
            both = runs[i] + runs[i + 1] if i + 1 < len(runs) else runs[i]
            if i + 1 < len(runs):
                both.sort(key=key, reverse=descending)
            merged.append(both)
            yield
        runs = merged
    result[:] = runs[0] if runs else []


def prepare_in_steps(
    rows: Sequence[Any], prepared: list[Any], make: Callable[[Any], Any]
) -> Iterator[None]:
    """Extend ``prepared`` to one value per row, made by ``make`` (None for a row that is gone)."""
    while len(prepared) < len(rows):
        start = len(prepared)
        prepared.extend(
            [None if row is None else make(row) for row in rows[start : start + STEP // 4]]
        )
        yield


def filter_in_steps(
    slots: Sequence[int],
    filters: Sequence[tuple[Sequence[Any], Accept]],
    result: list[int],
) -> Iterator[None]:
    """Put those of ``slots`` into ``result`` whose value passes each of ``filters``, in order."""
    for start in range(0, len(slots), STEP):
        part = list(slots[start : start + STEP])
        for values, accept in filters:
            part = [slot for slot in part if accept(values[slot])]
        result.extend(part)
        yield


def contains_words(search: str) -> Accept:
    """Return a test for text (in small letters) that holds every word of ``search``."""
    words = search.casefold().split()
    if len(words) == 1:
        word = words[0]
        return lambda text: word in text
    return lambda text: all(word in text for word in words)
