"""What stands above every letter: place and date, number, nature, annexes, subject."""

from __future__ import annotations

from typing import NamedTuple

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.meeting.letters.letterhead_text import LetterheadText, own_office
from rakornis_desktop.meeting.wording.filled_wording import BLANK


class LetterHead(NamedTuple):
    """The head of a letter; empty what is left to be written by hand."""

    letterhead: LetterheadText
    place_and_date: str
    number: str
    nature: str
    annexes: str
    subject: str


def letter_place_and_date(database: Database) -> str:
    """Return "Singkawang, ……": a letter is dated by hand, on the day it is signed."""
    office = own_office(database)
    return f"{(office.city.strip() if office else '') or BLANK}, {BLANK}"
