"""Dates in words as a signed record has them."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rakornis_desktop.language.dates_in_words import (
    date_in_figures,
    date_in_words,
    figure_and_words,
    weekday,
)


def test_a_single_day() -> None:
    day = date(2027, 3, 23)
    assert weekday(day) == "Selasa"
    assert date_in_words(day) == "dua puluh tiga bulan Maret tahun dua ribu dua puluh tujuh"
    assert date_in_figures(day) == "23 Maret 2027"
    assert figure_and_words(1012) == "1.012 (seribu dua belas)"


def test_several_days_name_month_and_year_once() -> None:
    first = date(2027, 3, 31)
    assert date_in_words(date(2027, 3, 23), date(2027, 3, 24)) == (
        "dua puluh tiga sampai dengan dua puluh empat bulan Maret tahun dua ribu dua puluh tujuh"
    )
    assert date_in_figures(first, date(2027, 4, 1)) == "31 Maret s.d. 1 April 2027"
    assert weekday(first, date(2027, 4, 1)) == "Rabu sampai dengan Kamis"
    assert date_in_words(first, date(2027, 4, 1)).count("tahun") == 1
    new_year = (date(2027, 12, 31), date(2028, 1, 1))
    assert date_in_figures(*new_year) == "31 Desember 2027 s.d. 1 Januari 2028"
    assert date_in_words(*new_year).count("tahun") == 2


@given(st.dates(date(1945, 1, 1), date(2200, 1, 1)), st.integers(-5, 400))
def test_any_day_can_be_said(day: date, later: int) -> None:
    last = day + timedelta(days=later)
    for said in (date_in_words(day, last), date_in_figures(day, last), weekday(day, last)):
        assert said and "  " not in said
        assert ("sampai dengan" in said or "s.d." in said) == (later > 0)
