"""Breaking text into lines of a width: greedy, by word; words that are too long are broken."""

from __future__ import annotations

from rakornis_desktop.pdf.layout.fonts import Face

# A word that must be broken is broken after one of these if possible, else anywhere.
_BREAK_AFTER = frozenset("/-.,;:_\\@&=?")


def wrap(text: str, face: Face, limit: float) -> list[str]:
    """Return the lines of ``text``, none wider than ``limit`` (thousandths of the type size).

    All characters of ``text`` must be drawable. Runs of blanks count as one; ``\\n`` ends a
    line. A limit narrower than a single letter still yields a letter a line.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        words = paragraph.split()
        # What is short is the rule in tables: one look, one line.
        joined = " ".join(words)
        if len(joined) < 60 and face.width(joined) <= limit:
            lines.append(joined)
            continue
        _wrap_words(words, face, limit, lines)
    return lines


def _wrap_words(words: list[str], face: Face, limit: float, lines: list[str]) -> None:
    width, space = face.width, face.space
    line: list[str] = []
    used = 0.0
    for word in words:
        wide = width(word)
        if line and used + space + wide <= limit:
            line.append(word)
            used += space + wide
            continue
        if line:
            lines.append(" ".join(line))
        if wide > limit:
            *full, word = _broken(word, face, limit)
            lines += full
            wide = width(word)
        line = [word]
        used = wide
    lines.append(" ".join(line))


def _broken(word: str, face: Face, limit: float) -> list[str]:
    """Return a word that is wider than a line in parts that are not."""
    parts: list[str] = []
    start = 0
    while True:
        end, after, used = start, 0, 0.0
        while end < len(word):
            used += face.widths[word[end]]
            if used > limit and end > start:
                break
            end += 1
            if word[end - 1] in _BREAK_AFTER:
                after = end
        if end == len(word):
            parts.append(word[start:])
            return parts
        # A break that leaves less than half of the line filled is none worth having.
        if after - start > (end - start) // 2:
            end = after
        parts.append(word[start:end])
        start = end
