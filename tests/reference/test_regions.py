"""Places by code and by the names that plans write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakornis_desktop.reference.regions import regions


@pytest.mark.parametrize(
    ("written", "within", "code"),
    [
        ("61.72.02.1001", "61", "61.72.02.1001"),
        ("Kec. Singkawang Tengah", "61.72", "61.72.01"),
        ("Kecamatan Singkawang Tengah", "61", "61.72.01"),
        ("Kab. Kubu Raya", "61", "61.12"),
        ("Kel. Pasiran, Kec. Singkawang Barat, Kota Singkawang", "61", "61.72.02.1001"),
        ("Desa Sungai Ambawang Kuala", "61.12", None),
        ("Provinsi Kalimantan Barat", "61", "61"),
    ],
)
def test_places_as_they_are_written(written: str, within: str, code: str | None) -> None:
    found = regions().find(written, within).region
    assert found is not None
    if code:
        assert found.code == code
    else:
        assert found.name == "Sungai Ambawang Kuala" and found.code.startswith("61.12")


def test_the_fourteen_and_only_they() -> None:
    assert len(regions().regencies()) == 14
    assert all(region.code.startswith("61.") for region in regions().regencies())


def test_what_is_elsewhere_or_uncertain_is_never_guessed() -> None:
    assert regions().find("Kab. Pasangkayu", "61.72").region is None
    several = regions().find("Kec. Sungai Raya", "61")
    assert several.region is None and "beberapa tempat" in several.remark


@given(st.text(max_size=60))
def test_any_text_is_a_place_or_none(text: str) -> None:
    reading = regions().find(text, "61.72")
    assert reading.region is None or regions().get(reading.region.code) == reading.region
