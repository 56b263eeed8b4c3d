"""Titles as offices write them: the same work is recognised, other streets are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakornis_desktop.comparison.titles import contradict, normal, taken_apart


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pemb. SPAM Jaringan Perpipaan", "Pembangunan SPAM JP"),
        ("Pembangunan TPS-3R", "Pemb.  TPS 3R"),
        ("Perbaikan Rumah Tidak Layak Huni", "PERBAIKAN RTLH"),
        ("SPAM Ds. Sei Ambawang", "SPAM Desa Sungai Ambawang"),
        ("Jl. Melati RT 03/RW 05", "Jalan Melati RT.3 / RW.05"),
        ("Penyediaan PSU", "Penyediaan Prasarana, Sarana dan Utilitas Umum"),
        ("Lanj. Pening. Drainase", "Lanjutan Peningkatan Drainase"),
    ],
)
def test_abbreviations_do_not_make_a_title_another_one(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("SPAM Gang Melati", "SPAM Gang Mawar", True),
        ("SPAM Gang Melati", "SPAM Gg. Melatti", False),
        ("SPAM RT 03", "SPAM RT 04", True),
        ("Drainase Tahap I", "Drainase Tahap II", True),
        ("Drainase Tahap 1", "Drainase Tahap 2", True),
        ("SPAM Gang Melati", "SPAM Kelurahan Pasiran", False),
        ("Peningkatan jalan lingkungan", "Peningkatan jalan permukiman", False),
    ],
)
def test_other_streets_and_stages_are_other_works(one: str, other: str, apart: bool) -> None:
    assert contradict(taken_apart(one), taken_apart(other)) is apart


@given(st.text(max_size=300))
def test_any_text_can_be_taken_apart(text: str) -> None:
    assert normal(normal(text)) is not None
    assert not contradict(taken_apart(text), taken_apart(text))
