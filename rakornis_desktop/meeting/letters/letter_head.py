"""What stands above every letter: place and date, number, nature, annexes, subject."""

from __future__ import annotations

from typing import NamedTuple

from rakornis_desktop.meeting.letters.letterhead_text import LetterheadText


class LetterHead(NamedTuple):
    """The head of a letter; empty what is left to be written by hand."""

    letterhead: LetterheadText
    place_and_date: str
    number: str
    nature: str
    annexes: str
    subject: str
