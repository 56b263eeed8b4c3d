"""Every writing that the table of titles knows finds every other."""

from __future__ import annotations

import re

import pytest

from rakornis_desktop.comparison.titles import PHRASES
from rakornis_desktop.search.abbreviations import writings_of, written_out
from rakornis_desktop.search.understood_words import understood


@pytest.mark.parametrize("pattern", [pattern for pattern, _short in PHRASES])
def test_what_is_written_out_is_what_the_pattern_means(pattern: str):
    for text in written_out(pattern):
        assert re.fullmatch(pattern, text), text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("spam",), ("sistem", "penyediaan", "air", "minum")),
        (("tps", "3r"), ("tps3r",)),
        (("tps3r",), ("tempat", "pengolahan", "sampah", "3r")),
        (("ds",), ("desa",)),
        (("kec",), ("kecamatan",)),
        (("rtlh",), ("rumah", "tidak", "layak", "huni")),
        (("psu",), ("prasarana", "sarana", "utilitas", "umum")),
        (("ikk",), ("ibukota", "kecamatan")),
    ],
)
def test_writings_stand_for_each_other(one: tuple[str, ...], other: tuple[str, ...]):
    assert other in writings_of(one)
    assert one in writings_of(other)


def test_a_place_written_long_is_no_abbreviation():
    assert writings_of(("melati",)) == ()


def test_what_is_typed_is_parted_into_words_abbreviations_and_codes():
    asked = understood("Pemb. TPS-3R 1.03.05 sistem penyediaan air minum ro")
    assert asked.codes == ("1.03.05",)
    assert [term.ways[0] for term in asked.terms] == [
        ("pemb",),
        ("tps", "3r"),
        ("sistem", "penyediaan", "air", "minum"),
        ("ro",),
    ]
    assert [term.unfinished for term in asked.terms] == [False, False, False, True]
    assert not understood("roban ").terms[0].unfinished, "a blank ends a word"
