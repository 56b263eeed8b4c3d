"""What a kind of value is: how it is shown, and how what is shown or typed is read back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.reference.regions import PROVINCE

# Finds rows of a table by what an officer calls them: (id, title) of each.
FindRows = Callable[[str, str], Sequence[tuple[str, str]]]


class NotRead(ValueError):
    """A text that is no value of its kind; ``str()`` says why and what to write, in words.

    ``candidates`` are the texts that would be read where it could mean several.
    """

    def __init__(self, reason: str, candidates: Sequence[str] = ()) -> None:
        super().__init__(reason)
        self.candidates = tuple(candidates)


@dataclass(frozen=True)
class ReadingContext:
    """Where a value stands: the plan's nomenclature ``edition``, its ``tier`` and ``region``.

    ``find`` looks up rows that a value may point to; without it only ids are read.
    """

    edition: str = ""
    tier: str = ""
    region: str = PROVINCE
    find: FindRows | None = None


ANYWHERE = ReadingContext()


class Kind:
    """A kind of value. ``read(shown(value)) == value`` for every value it can have.

    ``empty`` is what no text means; ``figures`` tells that it stands at the right.
    """

    empty: Any = None
    figures = False

    def shown(self, value: Any, context: ReadingContext = ANYWHERE) -> str:
        """Return a value as officers read it, given as it is kept or as SQLite keeps it."""
        return "" if value is None else str(value)

    def read(self, text: Any, context: ReadingContext = ANYWHERE) -> Any:
        """Return the value that a text, or the cell of a workbook, means; raises NotRead."""
        raise NotImplementedError


def blank(text: Any) -> bool:
    """Tell whether a text or cell says nothing."""
    return text is None or (isinstance(text, str) and not text.strip())


def quoted(text: Any) -> str:
    """Return what was given, short enough to be named in a sentence."""
    said = on_one_line(str(text))
    return said if len(said) <= 60 else said[:59] + "…"


def folded_words(text: Any) -> str:
    """Return a text in small letters, its words apart by one blank and without signs."""
    letters = (letter if letter.isalnum() else " " for letter in str(text).casefold())
    return on_one_line("".join(letters))
