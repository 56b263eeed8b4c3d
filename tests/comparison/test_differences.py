"""In what the two sides of a pair are said to differ, and in what not."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from .conftest import Plans

PASIRAN, SINGKAWANG_BARAT = "61.72.02.1001", "61.72.02"
SAME: dict[str, Any] = {
    "title": "Perluasan SPAM Gang Melati",
    "code": "1.03.03.2.01.0032",
    "region_code": PASIRAN,
    "volume": Decimal(120),
    "unit": "SR",
    "budget": 1_250_000_000,
    "reference": "A",
}


@pytest.mark.parametrize(
    ("other", "fields"),
    [
        ({}, []),
        ({"code": "1.03.03.1.01.0027"}, []),
        ({"title": "Perluasan SPAM Gg. Melati"}, []),
        ({"unit": "Sambungan Rumah"}, []),
        ({"region_code": SINGKAWANG_BARAT}, []),
        ({"volume": Decimal(80)}, ["volume"]),
        ({"unit": "Unit"}, ["unit"]),
        ({"budget": 900_000_000}, ["budget"]),
        ({"title": "Perluasan SPAM Gang Melati dan Mawar"}, ["title"]),
        ({"region_code": "61.72.02.1002"}, ["location"]),
        ({"code": "1.03.05.2.01.0051"}, ["code"]),
        ({"volume": None, "target_text": "satu kawasan"}, ["volume", "target_text"]),
    ],
)
def test_fields_that_differ(plans: Plans, other: dict[str, Any], fields: list[str]) -> None:
    plans.ours(**SAME)
    plans.theirs(**SAME | other | {"reference": "", "answers_reference": "A"})
    (pair,) = plans.compared().pairs
    assert [difference.field for difference in pair.differences] == fields
    assert pair.status == ("berbeda" if fields else "sepadan")


def test_units_of_one_quantity_are_converted(plans: Plans) -> None:
    plans.ours(title="Drainase", reference="A", volume=Decimal("1.5"), unit="km")
    plans.theirs(title="Drainase", answers_reference="A", volume=Decimal(1500), unit="meter")
    (pair,) = plans.compared().pairs
    assert pair.differences == ()


def test_money_tells_its_ratio(plans: Plans) -> None:
    plans.ours(**SAME)
    plans.theirs(**SAME | {"budget": 900_000_000, "reference": "", "answers_reference": "A"})
    (pair,) = plans.compared().pairs
    (difference,) = pair.differences
    assert (difference.left, difference.right) == (1_250_000_000, 900_000_000)
    assert difference.ratio == pytest.approx(0.72)
