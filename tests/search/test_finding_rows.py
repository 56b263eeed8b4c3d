"""What an officer finds by typing a few words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rakornis_desktop.search.hit_judging import marked, snippet
from rakornis_desktop.search.search_index import SearchIndex

Titles = Callable[[str], list[str]]


def test_perumahan_finds_rumah(titles: Titles):
    found = titles("perumahan")
    assert found[0] == "Penyediaan PSU perumahan Kelapa Gading", "as typed comes first"
    assert "Pembangunan rumah khusus" in found
    assert set(titles("rumah")) == set(found)


def test_an_abbreviation_finds_what_it_stands_for_and_back(titles: Titles):
    both = {"Perluasan SPAM Gang Melati", "Pembangunan sistem penyediaan air minum Roban"}
    assert both <= set(titles("SPAM"))
    assert both <= set(titles("sistem penyediaan air minum"))
    assert (
        titles("tps-3r") == titles("tempat pengolahan sampah 3R") == ["Pembangunan TPS 3R Setapuk"]
    )
    assert titles("Kec. Singkawang")[0] == titles("kecamatan singkawang")[0]


def test_the_last_word_may_be_unfinished(titles: Titles):
    assert titles("perl")[0] == "Perluasan SPAM Gang Melati"
    assert titles("spam mel") == ["Perluasan SPAM Gang Melati"]
    assert titles("mel spam") == [], "only the last one"


def test_a_word_spelt_wrong_is_found_where_nothing_fits(titles: Titles):
    assert titles("drainse") == titles("drainase")
    assert titles("perlusan melatii") == ["Perluasan SPAM Gang Melati"]
    assert titles("xyzzy") == []


def test_a_code_comes_before_words(titles: Titles):
    assert titles("1.03.05.2.01.0020") == ["Pembangunan TPS 3R Setapuk"]
    assert titles("skw-4") == ["Penyediaan PSU perumahan Kelapa Gading"]
    assert titles("1.04") == ["Pembangunan rumah khusus", "Penyediaan PSU perumahan Kelapa Gading"]
    assert titles("1.04 khusus") == ["Pembangunan rumah khusus"], "a code narrows words"


def test_title_comes_before_note_and_ours_is_told_from_theirs(index: SearchIndex, titles: Titles):
    assert titles("lahan") == ["Lahan sudah dibebaskan", "Pembangunan TPS 3R Setapuk"]
    ours = {found.row.title: found.ours for found in index.find("spam singkawang").rows}
    assert ours["Pembangunan SPAM regional Singkawang"] is False
    assert ours["Perluasan SPAM Gang Melati"] is True, "the place counts as well"


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("keruh", "issue"),
        ("sinkronisasi jaringan", "agenda_item"),
        ("hendrikus", "contribution"),
        ("menyerahkan DED", "follow_up"),
        ("alqadri", "participant"),
        ("forum perangkat", "meeting"),
    ],
)
def test_every_kind_is_found(index: SearchIndex, typed: str, kind: str):
    assert [found.kind for found in index.find(typed).rows] == [kind]


@given(text=st.text(max_size=80) | st.text('"*()^:-{}+ANDORNT', max_size=20))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_text_is_a_safe_question(index: SearchIndex, text: str):
    answer = index.find(text)
    assert answer.complete
    for found in answer.rows:
        assert "".join(run for run, _mark in marked(found.row.title, found.terms).runs)


def test_a_letter_that_sqlite_does_not_know_does_no_harm(index: SearchIndex):
    assert index.find("a\U0001e922b").rows == []


@given(text=st.text(max_size=400), word=st.sampled_from(["air", "é", "İ", "a"]))
def test_marks_change_no_letter(text: str, word: str):
    terms = ((((word,),)),)
    assert "".join(run for run, _mark in marked(text, terms, most=1_000).runs) == text
    line = " ".join(text.split())
    cut = "".join(run for run, _mark in snippet(text, terms).runs)
    assert cut.removeprefix("… ").removesuffix(" …") in line
