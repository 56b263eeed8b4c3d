"""Names on tags and signs: as large as they fit, in full."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from rakornis_desktop.pdf.layout.document import Document
from rakornis_desktop.pdf.layout.fitting import fitted

WIDTH, HEIGHT = 230.0, 48.0


def _document() -> Document:
    return Document(Path("unwritten.pdf"), paper="F4", title="", author="")


@settings(deadline=None)
@given(st.text(st.sampled_from("WiaÅ -.\n🙂"), max_size=320))
def test_any_text_fits_and_is_whole(text: str) -> None:
    document = _document()
    found = fitted(document, text, WIDTH, HEIGHT, 20, bold=True)
    assert found.height <= HEIGHT + 0.1
    assert "".join("".join(found.lines).split()) == "".join(document.visible(text).split())
    for line in found.lines:
        assert found.style.face.width(line) * found.style.size / 1000 <= WIDTH + 0.1


def test_a_short_name_is_as_large_as_may_be_and_no_word_of_a_usual_one_is_broken() -> None:
    document = _document()
    assert fitted(document, "Budi", WIDTH, HEIGHT, 20).style.size == 20
    name = "Ir. H. Muhammad Ramadhan Kusumawardhana, S.T., M.T., IPU., ASEAN Eng."
    assert " ".join(fitted(document, name, WIDTH, HEIGHT, 20).lines) == name
