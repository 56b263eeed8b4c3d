"""Words on screen and paper: Indonesian is the source text, English a catalogue beside it."""

from __future__ import annotations

import gettext
import io
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

_translations: gettext.NullTranslations = gettext.NullTranslations()
# What is written just now, in this thread, stays Indonesian.
_indonesian: ContextVar[bool] = ContextVar("indonesian", default=False)


def translate(text: str) -> str:
    """Return ``text`` (Indonesian) in the language chosen with :func:`use_language`."""
    return text if _indonesian.get() else _translations.gettext(text)


def later(text: str) -> str:
    """Mark ``text`` as a message that is translated when it is shown: it comes back unchanged."""
    return text


@contextmanager
def in_indonesian() -> Iterator[None]:
    """Let what is said inside stay Indonesian: papers are signed in no other language."""
    before = _indonesian.set(True)
    try:
        yield
    finally:
        _indonesian.reset(before)


def translate_plural(singular: str, plural: str, n: int) -> str:
    """Return the form of a counted phrase that fits ``n``."""
    if _indonesian.get():
        return singular if n == 1 else plural
    return _translations.ngettext(singular, plural, n)


def use_language(language: str, folder: Path) -> None:
    """Choose the language of everything said from now on.

    ``language`` is ``id`` or another one that has a catalogue ``folder/<language>.po``; an
    unknown one falls back to Indonesian, the source text.
    """
    global _translations
    source = folder / f"{language}.po"
    if language == "id" or not source.is_file():
        _translations = gettext.NullTranslations()
        return
    # Compiled in memory: a catalogue is small, and no binary has to be kept in step with it.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    _translations = gettext.GNUTranslations(compiled)
