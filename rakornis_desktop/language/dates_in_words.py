"""Dates and numbers in words, as custom asks for in a record that is signed.

Always Indonesian: they stand in papers, whatever language the window speaks.
"""

from __future__ import annotations

from datetime import date

from rakornis_desktop.language.normal_text import grouped

_MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus"),
    *("September", "Oktober", "November", "Desember"),
)
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_TO = " sampai dengan "


def number_in_words(number: int) -> str:
    """Return ``dua ribu dua puluh tujuh`` for 2027."""
    from num2words import num2words

    return str(num2words(number, lang="id"))


def figure_and_words(number: int) -> str:
    """Return ``12 (dua belas)``, as papers count what they are about."""
    figure = grouped(number)
    return f"{figure} ({number_in_words(number)})"


def weekday(first: date, last: date | None = None) -> str:
    """Return ``Selasa``, of several days ``Selasa sampai dengan Rabu``."""
    return _TO.join(_DAYS[day.weekday()] for day in _period(first, last))


def date_in_words(first: date, last: date | None = None) -> str:
    """Return ``dua puluh tiga bulan Maret tahun dua ribu dua puluh tujuh``.

    Several days of one month name the month once, those of one year the year.
    """
    days = _period(first, last)
    if len(days) == 2 and (first.year, first.month) == (days[1].year, days[1].month):
        return f"{number_in_words(first.day)}{_TO}{date_in_words(days[1])}"
    if len(days) == 2 and first.year == days[1].year:
        return f"{_day_and_month(first)}{_TO}{date_in_words(days[1])}"
    return _TO.join(f"{_day_and_month(day)} tahun {number_in_words(day.year)}" for day in days)


def date_in_figures(first: date, last: date | None = None) -> str:
    """Return ``23 Maret 2027``, of several days ``23 s.d. 24 Maret 2027``."""
    days = _period(first, last)
    end = f"{days[-1].day} {_MONTHS[days[-1].month - 1]} {days[-1].year}"
    if len(days) == 1:
        return end
    begin = str(first.day)
    if (first.year, first.month) != (days[1].year, days[1].month):
        begin += f" {_MONTHS[first.month - 1]}"
    if first.year != days[1].year:
        begin += f" {first.year}"
    return f"{begin} s.d. {end}"


def _day_and_month(day: date) -> str:
    return f"{number_in_words(day.day)} bulan {_MONTHS[day.month - 1]}"


def _period(first: date, last: date | None) -> tuple[date, ...]:
    return (first,) if last is None or last <= first else (first, last)
