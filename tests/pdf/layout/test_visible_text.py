"""What is shown of any text: every letter, or its number."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from rakornis_desktop.pdf.layout.fonts import drawable
from rakornis_desktop.pdf.layout.visible_text import visible


def shown(text: str) -> tuple[str, Counter[str]]:
    counted: Counter[str] = Counter()
    return visible(text, counted), counted


def test_a_letter_the_typeface_lacks_shows_its_number_and_is_counted():
    assert shown("Rapat 😀 علي 😀") == (
        "Rapat [U+1F600] [U+0639][U+0644][U+064A] [U+1F600]",
        Counter({"😀": 2, "ع": 1, "ل": 1, "ي": 1}),
    )


def test_marks_without_a_shape_are_left_out():
    """Joiners inside emoji, and marks that would turn the direction of what follows."""
    assert shown("a\u200db\ufe0fc\u202ed\u00ade") == ("abcde", Counter())


def test_blanks_and_line_ends_of_all_kinds():
    assert shown("a\tb\u00a0c\u2003d")[0] == "a b c d"
    assert shown("a\r\nb\rc\u2028d\x0be")[0] == "a\nb\nc\nd\ne"


def test_letters_typed_in_two_parts_are_one():
    assert shown("e\u0301") == ("é", Counter())


def test_a_control_character_is_seen():
    assert shown("a\x07b") == ("a[U+0007]b", Counter({"\x07": 1}))


@given(st.text(alphabet=st.characters()))
def test_nothing_is_shown_that_cannot_be_drawn(text):
    result, _counted = shown(text)
    assert set(result) <= drawable() | {"\n"}
