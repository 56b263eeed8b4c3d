"""Dates as officers read and write them, with Indonesian month names."""

from __future__ import annotations

import re
from datetime import date

from rakornis_desktop.language.catalogue import translate as _

_SHORT = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")


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
    """Return the date that ``text`` means: 23 Mar 2021, 23/3/2021, 2021-03-23.

    Raises :class:`DateError` in words.
    """
    words = text.strip().casefold()
    try:
        if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", words):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := re.fullmatch(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})", words):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if found := re.fullmatch(r"(\d{1,2})[ -]([a-z]{3,})\.?[ -](\d{4})", words):
            month = _month(found[2])
            if month:
                return date(int(found[3]), month, int(found[1]))
    except ValueError:
        pass
    raise DateError(_("Bukan tanggal. Tulis misalnya 23 Mar 2027."))


def _month(word: str) -> int:
    for number, names in enumerate(zip(_SHORT, _month_names(), strict=True), start=1):
        if any(name.casefold().startswith(word[:3]) for name in names):
            return number
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
