"""Words of one root find each other; names of places stay whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakornis_desktop.search.stemming import roots, stem


@pytest.mark.parametrize(
    ("root", "words"),
    [
        ("rumah", "perumahan merumahkan rumahnya"),
        ("bangun", "pembangunan membangun terbangunnya dibangun bangunan"),
        ("kelola", "pengelolaan mengelola dikelola terkelolanya"),
        ("olah", "pengolahan mengolah"),
        ("sedia", "penyediaan tersedianya menyediakan persediaan"),
        ("sampah", "persampahan sampahnya"),
        ("mukim", "permukiman pemukiman"),
        ("tata", "penataan ditata tertatanya"),
        ("pelihara", "pemeliharaan terpeliharanya dipelihara"),
        ("tingkat", "peningkatan meningkatnya ditingkatkan"),
        ("pemerintah", "pemerintahan"),
        ("desa", "pedesaan perdesaan"),
        ("normal", "normalisasi dinormalisasi"),
    ],
)
def test_affixes_are_taken_off(root: str, words: str):
    assert {word: stem(word) for word in words.split()} == dict.fromkeys(words.split(), root)


@pytest.mark.parametrize(
    "word", ["melati", "pengadang", "kubangan", "sungai", "pasiran", "keruh", "sr", "dak"]
)
def test_names_and_short_words_stay_whole(word: str):
    assert stem(word) == word


@given(st.text("abcdefghijklmnopqrstuvwxyz", max_size=20))
def test_a_root_is_its_own_root_and_nothing_grows(word: str):
    root = stem(word)
    assert stem(root) == root or root not in roots()
    assert len(root) <= len(word) + 1
