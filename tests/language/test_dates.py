"""Days as tables and papers write them, and as officers type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakornis_desktop.language.dates import (
    DateError,
    day_and_date,
    long_date,
    parse_date,
    short_date,
)


def test_both_forms() -> None:
    day = date(2021, 3, 23)
    assert short_date(day) == "23 Mar 2021"
    assert long_date(day) == "23 Maret 2021"
    assert day_and_date(day) == "Selasa, 23 Maret 2021"


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_what_is_written_is_read_back(day: date) -> None:
    assert parse_date(short_date(day)) == parse_date(long_date(day)) == day
    assert parse_date(day.isoformat()) == day


@pytest.mark.parametrize("text", ["besok", "31 Feb 2027", "2027", "1/13/2027"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        parse_date(text)
