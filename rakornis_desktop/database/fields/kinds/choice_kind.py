"""Choices of closed lists, by what officers call them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rakornis_desktop import choices
from rakornis_desktop.database.fields.kinds.kind import (
    ANYWHERE,
    Kind,
    NotRead,
    ReadingContext,
    blank,
    folded_words,
    quoted,
)
from rakornis_desktop.language.catalogue import in_indonesian
from rakornis_desktop.language.catalogue import translate as _


class Choice(Kind):
    """One of the words of a closed list, by what officers read; ``synonyms`` are further words.

    ``required`` tells that it cannot be left empty.
    """

    def __init__(
        self,
        words: type[choices.Choice],
        synonyms: Mapping[str, str] | None = None,
        *,
        required: bool = False,
    ) -> None:
        self.values = tuple(str(word) for word in words)
        self.name = words.name_of
        self.required = required
        self._synonyms = {folded_words(word): value for word, value in (synonyms or {}).items()}

    def shown(self, value: Any, context: ReadingContext = ANYWHERE) -> str:
        """Return the name of a value."""
        return self.name(str(value)) if value else ""

    def choices(self) -> list[tuple[str, str]]:
        """Return what can be chosen, each with its name."""
        return [(value, self.name(value)) for value in self.values]

    def read(self, text: Any, context: ReadingContext = ANYWHERE) -> str | None:
        """Return the value that ``text`` names: as it is kept, by its name, or by a synonym."""
        if blank(text) or str(text).strip() in ("-", "–"):
            if self.required:
                raise NotRead(_("Belum dipilih: {names}.").format(names=self._names()))
            return None
        wanted = folded_words(text)
        for value in self.values:
            with in_indonesian():
                named = self.name(value)
            if wanted in (folded_words(value), folded_words(named), folded_words(self.name(value))):
                return value
        if wanted in self._synonyms:
            return self._synonyms[wanted]
        raise NotRead(
            _("«{text}» bukan salah satu pilihan: {names}.").format(
                text=quoted(text), names=self._names()
            )
        )

    def _names(self) -> str:
        return ", ".join(name for _value, name in self.choices())


class YesNo(Kind):
    """Yes or no."""

    empty = False

    def shown(self, value: Any, context: ReadingContext = ANYWHERE) -> str:
        """Return ya or tidak."""
        return _("ya") if value else _("tidak")

    def read(self, text: Any, context: ReadingContext = ANYWHERE) -> bool:
        """Return what ya, tidak, ✓, 1, 0 and their like mean; nothing is no."""
        if blank(text):
            return False
        word = str(text).strip().casefold()
        if word in ("ya", "y", "yes", "true", "benar", "hadir", "sudah", "v", "x", "✓", "✔", "1"):
            return True
        if word in ("tidak", "t", "no", "n", "false", "salah", "belum", "0", "-", "–"):
            return False
        raise NotRead(_("«{text}» bukan ya atau tidak.").format(text=quoted(text)))
