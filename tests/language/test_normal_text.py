from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rakornis_desktop.language.normal_text import (
    bare_words,
    folded_line,
    has_words,
    on_one_line,
    shortened,
)


@given(st.text())
def test_a_line_made_again_is_the_same_line(text: str) -> None:
    line = on_one_line(text)
    assert on_one_line(line) == line
    assert not {"\n", "\t", "  "} & {line[at : at + 1] for at in range(len(line))}
    assert folded_line(folded_line(text)) == folded_line(text)


@given(st.lists(st.from_regex(r"[A-Za-z]{1,8}", fullmatch=True), min_size=1), st.data())
def test_case_and_blanks_do_not_make_two_offices_of_one(
    words: list[str], data: st.DataObject
) -> None:
    blanks = st.sampled_from([" ", "  ", "\t", "\n "])
    other = "".join(data.draw(blanks) + word.swapcase() for word in words)
    assert folded_line(other) == folded_line(" ".join(words))
    assert has_words(other, *words)


@given(st.text(), st.integers(min_value=1, max_value=60))
def test_a_shortened_title_fits_its_place(text: str, most: int) -> None:
    assert len(shortened(text, most)) <= most
    if len(on_one_line(text)) <= most:
        assert shortened(text, most) == on_one_line(text)


def test_signs_do_not_count_between_words() -> None:
    assert bare_words("Dinas P.U., Kota «Singkawang»") == "dinas p u kota singkawang"


def test_each_word_may_stand_in_another_text() -> None:
    assert has_words("spam SEDAU", "Perluasan SPAM", "Kel. Sedau")
    assert not has_words("spam pasiran", "Perluasan SPAM", "Kel. Sedau")
    assert has_words("", "")
