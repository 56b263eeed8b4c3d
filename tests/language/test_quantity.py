"""Volumes and targets: number and unit apart, words kept as words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakornis_desktop.language.quantity import parse_quantity, quantity


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("150 Orang", (Decimal(150), "Orang", "")),
        ("0.96", (Decimal("0.96"), "", "")),
        (0.96, (Decimal("0.96"), "", "")),
        ("1.250", (Decimal(1250), "", "")),
        ("12,5 ha", (Decimal("12.5"), "ha", "")),
        ("5 Liter/Detik", (Decimal(5), "Liter/Detik", "")),
        ("Baik", (None, "", "Baik")),
        (None, (None, "", "")),
        ("-", (None, "", "")),
        (1e300, (None, "", "1e+300")),
    ],
)
def test_targets_as_they_occur(written: Any, read: tuple[Any, str, str]) -> None:
    assert parse_quantity(written) == read


@given(st.decimals(0, 10**9, places=3))
def test_what_is_written_is_read_back(value: Decimal) -> None:
    text = quantity(value)
    if "," in text or value >= 1000 or value == value.to_integral_value():
        assert parse_quantity(text)[0] == value


@given(st.one_of(st.text(max_size=40), st.floats(), st.integers(), st.decimals()))
def test_nothing_that_stands_in_a_cell_breaks_it(value: Any) -> None:
    number, unit, text = parse_quantity(value)
    assert number is None or number >= 0
    assert isinstance(unit, str) and isinstance(text, str)
