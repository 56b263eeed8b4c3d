"""Lines: none too wide, nothing lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rakornis_desktop.pdf.layout.fonts import face
from rakornis_desktop.pdf.layout.wrapping import wrap

TEXT = st.text(alphabet="abcdefghijklmnopqrstuvwxyzABCDEFGW0123456789 .,/-\n", max_size=400)


@given(TEXT, st.integers(min_value=1_000, max_value=30_000), st.booleans())
def test_no_line_is_too_wide_and_no_letter_is_lost(text, limit, bold):
    lines = wrap(text, face(bold), limit)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert sum(face(bold).widths[char] for char in line) <= limit + 0.001


@given(TEXT)
def test_words_stay_whole_where_they_fit(text):
    lines = wrap(text, face(), 10**9)
    assert lines == [" ".join(part.split()) for part in text.split("\n")]


def test_a_long_word_is_broken_where_it_can_be_read():
    limit = face().width("perkim.singkawang@")
    assert wrap("perkim.singkawang@surat.singkawangkota.go.id", face(), limit) == [
        "perkim.singkawang@",
        "surat.singkawangkot",
        "a.go.id",
    ]


def test_a_name_of_three_hundred_letters_without_a_blank():
    lines = wrap("W" * 300, face(), 9_500)
    assert "".join(lines) == "W" * 300
    assert len({len(line) for line in lines[:-1]}) == 1


def test_a_limit_narrower_than_a_letter_still_ends():
    assert wrap("abc", face(), 1) == ["a", "b", "c"]
