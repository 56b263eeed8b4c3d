"""Texts as they are compared and listed: what of their writing counts, and what does not."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"[^\w\s]")


def on_one_line(text: str) -> str:
    """Return a text on one line: line ends, tabs and rows of blanks are one blank."""
    return " ".join(text.split())


def folded_line(text: str) -> str:
    """Return a text by which two writings are the same that differ in case and blanks alone."""
    return " ".join(text.casefold().split())


def bare_words(text: str) -> str:
    """Return the words of a text in small letters, without points, commas and other signs."""
    return folded_line(_SIGNS.sub(" ", text))


def shortened(text: str, most: int) -> str:
    """Return a text on one line with at most ``most`` letters, the last … where it was longer."""
    line = on_one_line(text)
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def grouped(number: int) -> str:
    """Return a whole number with points between its thousands: 1250000 → ``1.250.000``."""
    return f"{number:,}".replace(",", ".")


def has_words(asked: str, *texts: str) -> bool:
    """Tell whether each word of ``asked`` stands in one of the texts, whatever its case."""
    said = "\n".join(texts).casefold()
    return all(word in said for word in asked.casefold().split())
