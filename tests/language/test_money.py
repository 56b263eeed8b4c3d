"""Rupiah as offices write it is read exactly, or refused with its reason."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakornis_desktop.language.money import MoneyError, parse_rupiah, rupiah, short_rupiah


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        (1250000000, 1_250_000_000),
        ("1.250.000.000", 1_250_000_000),
        ("Rp 1.250.000.000,00", 1_250_000_000),
        ("Rp. 1.250.000.000,-", 1_250_000_000),
        ("1,25 M", 1_250_000_000),
        ("350 jt", 350_000_000),
        ("1,250,000.00", 1_250_000),
        (3215000000.004, 3_215_000_000),
        (Decimal("0.5"), 1),
        (None, 0),
        ("-", 0),
        ("", 0),
    ],
)
def test_amounts_as_they_occur(written: Any, amount: int) -> None:
    assert parse_rupiah(written) == amount


@pytest.mark.parametrize("written", ["semilyar", "=A1+B1", -5, "-5", "(500)", True, float("nan"),
                                     10**30, "1.25.000"])  # fmt: skip
def test_what_is_no_amount_is_refused(written: Any) -> None:
    with pytest.raises(MoneyError):
        parse_rupiah(written)


def test_a_head_in_millions_multiplies_but_a_written_scale_counts_alone() -> None:
    assert parse_rupiah(1250, factor=1_000_000) == 1_250_000_000
    assert parse_rupiah("1,25 M", factor=1_000_000) == 1_250_000_000


@given(st.integers(0, 10**15))
def test_what_is_written_is_read_back(amount: int) -> None:
    assert parse_rupiah(rupiah(amount)) == amount
    assert parse_rupiah(f"Rp {rupiah(amount)},00") == amount
    assert parse_rupiah(amount) == amount


@given(st.text(max_size=30))
def test_any_text_is_an_amount_or_refused(text: str) -> None:
    try:
        assert parse_rupiah(text) >= 0
    except MoneyError as error:
        assert str(error)


def test_the_short_form_says_miliar() -> None:
    assert short_rupiah(1_250_000_000) == "Rp 1,25 miliar"
    assert short_rupiah(999) == "Rp 999"
