"""The wording of papers: the office's own or the original, filled in a single pass.

A text may name placeholders in braces, ``{tempat}``; ``{{`` and ``}}`` stand for braces. There is
nothing else in it: no format, no attribute, no expression, so a text can say anything but do
nothing. What a placeholder stands for is put in on one line and never read again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

from rakornis_desktop.database.edits.field_refusal import FieldRefusal
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.meeting.wording.wording_list import (
    original,
    placeholders,
    template_names,
    template_title,
)

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

__all__ = [
    "BLANK",
    "check_text",
    "filled",
    "filled_paragraphs",
    "original",
    "placeholders",
    "template_names",
    "template_title",
    "text_of",
    "unknown_placeholders",
]

# What is left to be written by hand.
BLANK = "……………………"
_BRACES = re.compile(r"\{\{|\}\}|\{([^{}\n]*)\}")
# As the table keeps it (program/tables/paper_template.py).
MOST_LETTERS = 32_000
_SHOWN = 40


def text_of(database: Database, name: str) -> str:
    """Return a text as this office has worded it, else the original."""
    original_text = original(name)
    worded = dict(database.read("SELECT name, text FROM paper_template"))
    return str(worded.get(name, original_text))


def unknown_placeholders(name: str, text: str) -> list[str]:
    """Return what stands in braces but is no placeholder of this text, each once, in order."""
    known = placeholders(name)
    words = [found[1].strip() for found in _BRACES.finditer(text) if found[1] is not None]
    return list(dict.fromkeys(word for word in words if word not in known))


def check_text(name: str, text: str) -> None:
    """Refuse a text that names unknown placeholders or is too long; FieldRefusal says which."""
    if len(text) > MOST_LETTERS:
        reason = _("terlalu panjang, paling banyak {most} huruf").format(most=MOST_LETTERS)
        raise FieldRefusal("paper_template", "text", text, reason)
    unknown = unknown_placeholders(name, text)
    if unknown:
        raise FieldRefusal("paper_template", "text", text, _reason(name, unknown))


def filled(name: str, text: str, values: Mapping[str, str]) -> str:
    """Return ``text`` with each placeholder replaced by its value, dots where there is none.

    ``name`` says which placeholders there are: another word in braces stays as it stands.
    """
    known = placeholders(name)

    def put(found: re.Match[str]) -> str:
        if found[1] is None:
            return found[0][0]
        word = found[1].strip()
        if word not in known:
            return found[0]
        return on_one_line(values.get(word, "")) or BLANK

    return _BRACES.sub(put, text)


def filled_paragraphs(name: str, text: str, values: Mapping[str, str]) -> list[str]:
    """Return the paragraphs of ``text``, one a line, filled."""
    return [filled(name, line.strip(), values) for line in text.splitlines() if line.strip()]


def _reason(name: str, unknown: list[str]) -> str:
    first, *others = (f"{{{word[:_SHOWN]}}}" for word in unknown[:4])
    near = _nearest(name, unknown[0])
    if near:
        reason = _("{unknown} tidak dikenal, mungkin maksudnya {near}").format(
            unknown=first, near=f"{{{near}}}"
        )
    else:
        reason = _(
            "{unknown} tidak dikenal; pilih dari daftar, atau tulis {braces} untuk kurung"
        ).format(unknown=first, braces="{{ }}")
    if others:
        reason += _("; juga {unknown}").format(unknown=", ".join(others))
    return reason


def _nearest(name: str, word: str) -> str:
    known = list(placeholders(name))
    asked = "_".join(word.casefold().split())
    if asked in known:
        return asked
    # A part of a name is meant more often than a misspelling of another one.
    inside = [one for one in known if asked and (one.startswith(asked) or asked in one.split("_"))]
    near = inside or get_close_matches(asked, known, n=1, cutoff=0.6)
    return near[0] if near else ""
