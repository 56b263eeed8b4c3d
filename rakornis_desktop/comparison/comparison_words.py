"""Where two texts differ, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

Runs = tuple[tuple[str, bool], ...]
# Longer texts are marked as a whole: word by word would cost more than it tells.
_MOST_WORDS = 600


def marked_words(left: str, right: str) -> tuple[Runs, Runs]:
    """Return both texts in runs ``(text, differs)``; case and blanks alone do not differ."""
    if left == right or not left or not right:
        return _whole(left, left != right), _whole(right, left != right)
    one, two = re.findall(r"\S+\s*", left), re.findall(r"\S+\s*", right)
    if len(one) > _MOST_WORDS or len(two) > _MOST_WORDS:
        return _whole(left, True), _whole(right, True)
    matcher = SequenceMatcher(
        None, [w.strip().casefold() for w in one], [w.strip().casefold() for w in two], False
    )
    marked_one: list[tuple[str, bool]] = []
    marked_two: list[tuple[str, bool]] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        _add(marked_one, "".join(one[a:b]), tag != "equal")
        _add(marked_two, "".join(two[c:d]), tag != "equal")
    return tuple(marked_one), tuple(marked_two)


def _whole(text: str, differs: bool) -> Runs:
    return ((text, differs),) if text else ()


def _add(runs: list[tuple[str, bool]], text: str, differs: bool) -> None:
    if not text:
        return
    if runs and runs[-1][1] == differs:
        runs[-1] = (runs[-1][0] + text, differs)
    else:
        runs.append((text, differs))
