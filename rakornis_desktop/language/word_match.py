"""How well a few typed words meet a text: for lists that offer the likeliest first."""

from __future__ import annotations

import re
from itertools import pairwise

from rakornis_desktop.language.normal_text import folded_line

# What stands before a word and turns it into its contrary.
_NOT = {"bukan", "non", "tidak", "tanpa", "selain"}
_WORD = re.compile(r"\w+")
Rank = tuple[bool, bool, int, int, int]


def holds(text: str, typed: str) -> bool:
    """Tell whether a text holds every word typed, each as part of a word."""
    folded = text.casefold()
    return all(word in folded for word in typed.casefold().split())


def spans(text: str, typed: str) -> list[tuple[int, int]]:
    """Return where the words typed stand in a text, from and to, in their order, none over another.

    Where the whole of what was typed stands in it, that alone.
    """
    folded = text.casefold()
    if len(folded) != len(text):
        # A letter that has no small one of the same length: places would not agree.
        folded = text.lower() if len(text.lower()) == len(text) else text
    whole = folded_line(typed)
    if not whole:
        return []
    if (at := folded.find(whole)) >= 0:
        return [(at, at + len(whole))]
    found: list[tuple[int, int]] = []
    after = 0
    for word in whole.split():
        at = folded.find(word, after)
        if at < 0:
            at = folded.find(word)
        if at < 0:
            continue
        found.append((at, at + len(word)))
        after = at + len(word)
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def rank(text: str, typed: str, code: str = "") -> Rank:
    """Return how well a text meets what was typed: the smaller, the better.

    First what is it exactly (its code, too), then what begins with it, then where the words stand
    close together and nothing between or before them turns their meaning, then short texts.
    """
    whole = folded_line(typed)
    folded = text.casefold()
    exact = whole in (folded, code.casefold())
    begins = folded.startswith(whole) or (bool(code) and code.casefold().startswith(whole))
    places = spans(text, typed)
    between = " ".join(folded[end:start] for (_start, end), (start, _end) in pairwise(places))
    gaps = _WORD.findall(between)
    before = _WORD.findall(folded[: places[0][0]])[-1:] if places else []
    typed_words = set(whole.split())
    turned = sum(word in _NOT and word not in typed_words for word in (*gaps, *before))
    return (not exact, not begins, turned, len(gaps), len(text))
