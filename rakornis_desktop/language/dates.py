"""Dates as officers read and write them, with Indonesian month names."""

from __future__ import annotations

import re
from datetime import date

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.normal_text import folded_line

# What months are called, whatever the language: beginnings of three letters and more of these.
_MONTHS = (
    ("januari", "january"),
    ("februari", "february", "pebruari"),
    ("maret", "march"),
    ("april",),
    ("mei", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("agustus", "august", "agt", "agst", "ags"),
    ("september",),
    ("oktober", "october"),
    ("november", "nopember"),
    ("desember", "december"),
)


class DateError(ValueError):
    """A text that is no date; ``str()`` says what one looks like."""


def short_date(day: date) -> str:
    """Return ``23 Mar 2021``, as in tables."""
    return f"{day.day} {_month_names()[day.month - 1][:3]} {day.year}"


def long_date(day: date) -> str:
    """Return ``23 Maret 2021``, as in papers."""
    return f"{day.day} {_month_names()[day.month - 1]} {day.year}"


def day_and_date(day: date) -> str:
    """Return ``Selasa, 23 Maret 2021``."""
    return f"{_day_names()[day.weekday()]}, {long_date(day)}"


def parse_date(text: str) -> date:
    """Return the date that ``text`` means: 23 Mar 2021, 23/3/2021, 23/3/21, 2021-03-23.

    A day of the week before it and two digits for a year of this century are read too.

    Raises :class:`DateError` in words.
    """
    words = folded_line(text)
    if found := re.fullmatch(r"[a-z']+, (.+)", words):
        words = found[1]
    try:
        if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", words):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := re.fullmatch(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4}|\d{2})", words):
            return date(_year(found[3]), int(found[2]), int(found[1]))
        if found := re.fullmatch(r"(\d{1,2})[ -]([a-z]{3,})\.?[ -](\d{4}|\d{2})", words):
            month = _month(found[2])
            if month:
                return date(_year(found[3]), month, int(found[1]))
    except ValueError:
        pass
    raise DateError(_("Bukan tanggal. Tulis misalnya 23 Mar 2027."))


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _month(word: str) -> int:
    for number, names in enumerate(_MONTHS, start=1):
        if any(name.startswith(word) for name in names):
            return number
        # Sept, Febr and their like are beginnings too; nothing else is taken for a month.
    return 0


def _month_names() -> tuple[str, ...]:
    return (
        _("Januari"),
        _("Februari"),
        _("Maret"),
        _("April"),
        _("Mei"),
        _("Juni"),
        _("Juli"),
        _("Agustus"),
        _("September"),
        _("Oktober"),
        _("November"),
        _("Desember"),
    )


def _day_names() -> tuple[str, ...]:
    return (
        _("Senin"),
        _("Selasa"),
        _("Rabu"),
        _("Kamis"),
        _("Jumat"),
        _("Sabtu"),
        _("Minggu"),
    )
