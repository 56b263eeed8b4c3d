"""Many ids in a question to SQLite: so many at once as every build of it takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

Key = TypeVar("Key", str, int)
# SQLite takes a list of so many parameters at once without complaint on every build.
MOST_AT_ONCE = 500


def portions(keys: Sequence[Key]) -> Iterator[tuple[Sequence[Key], str]]:
    """Give the keys in portions, each with its places for the brackets of ``IN``: "?, ?, ?"."""
    for start in range(0, len(keys), MOST_AT_ONCE):
        part = keys[start : start + MOST_AT_ONCE]
        yield part, ", ".join("?" * len(part))
