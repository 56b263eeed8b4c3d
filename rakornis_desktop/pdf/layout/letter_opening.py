"""The opening of a letter: place and date at the right, number to subject, whom it goes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.letters.letter_head import LetterHead
from rakornis_desktop.meeting.wording.filled_wording import BLANK
from rakornis_desktop.pdf.layout.document import Document
from rakornis_desktop.pdf.layout.field_list import field_list
from rakornis_desktop.pdf.layout.flow import Piece
from rakornis_desktop.pdf.layout.numbered_list import numbered_list
from rakornis_desktop.pdf.layout.paragraph import paragraph

_NAME_WIDTH = 62.0


def place_and_date(document: Document, letter: LetterHead) -> Iterator[Piece]:
    """Yield place and date at the right, kept with what follows."""
    yield from paragraph(
        document, letter.place_and_date, align="right", space_before=12, keep_with_next=True
    )


def numbered_head(document: Document, letter: LetterHead) -> Iterator[Piece]:
    """Yield Nomor, Sifat, Lampiran, Hal."""
    yield from field_list(
        document,
        [
            (_("Nomor"), letter.number or BLANK),
            (_("Sifat"), letter.nature or BLANK),
            (_("Lampiran"), letter.annexes),
            (_("Hal"), letter.subject or BLANK),
        ],
        name_width=_NAME_WIDTH,
        space_before=6,
    )


def addressed_to(document: Document, to: Sequence[str], instead: str = "") -> Iterator[Piece]:
    """Yield whom the letter goes to; ``instead`` is said where they stand elsewhere."""
    several = len(to) > 1
    first = (_("Yth.") if several else f"{_('Yth.')} {(to[0] if to else instead) or BLANK}").strip()
    yield from paragraph(document, first, space_before=14, keep_with_next=True)
    if several:
        yield from numbered_list(document, to, space_before=1.0)
    yield from paragraph(document, _("di Tempat"), space_before=2.0)
