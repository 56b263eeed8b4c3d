"""The typeface: complete in all cuts, nothing drawn that has no shape."""

from __future__ import annotations

import struct

import pytest

from rakornis_desktop.pdf.layout.fonts import drawable, face
from rakornis_desktop.reference.resource_files import resource

CUTS = [(False, False), (True, False), (False, True), (True, True)]


@pytest.mark.parametrize(("bold", "italic"), CUTS)
def test_every_drawable_letter_has_a_shape_in_each_cut(bold, italic):
    """Otherwise a letter of a name would be a gap that nobody notices."""
    ttf = face(bold, italic).font.face
    index = ttf.get_table("loca")
    long = struct.unpack(">h", ttf.get_table("head")[50:52])[0]
    places = struct.unpack(f">{len(index) // (4 if long else 2)}{'L' if long else 'H'}", index)
    for char in drawable() - {" "}:
        glyph = ttf.charToGlyph[ord(char)]
        assert glyph, hex(ord(char))
        assert places[glyph] != places[glyph + 1], hex(ord(char))


def test_what_offices_write_is_drawable():
    assert set("ABCabc0123456789.,;:()/-–—−×≤≥²³½°§«»“”‘’…•€áéíóúàèçñüšžğŌ") <= drawable()
    assert not set("ع中😀\u0007\u00ad\u200d\u202e") & drawable()


def test_figures_are_all_equally_wide():
    """Sums stand below each other, unit under unit."""
    assert len({face().widths[figure] for figure in "0123456789"}) == 1


def test_the_licence_travels_with_the_typeface():
    assert "SIL OPEN FONT LICENSE" in resource("fonts", "LICENSE").read_text("utf-8")
