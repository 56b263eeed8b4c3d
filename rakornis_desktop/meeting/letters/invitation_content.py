"""The invitation (undangan): to whom, to what, when and where, with the rundown as its annex."""

from __future__ import annotations

from typing import NamedTuple

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.meeting_rows import participants_of
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates_in_words import figure_and_words
from rakornis_desktop.meeting.letters.letter_head import LetterHead
from rakornis_desktop.meeting.letters.letterhead_text import own_office
from rakornis_desktop.meeting.letters.paper_head import place_and_date
from rakornis_desktop.meeting.people.addressees import addressees
from rakornis_desktop.meeting.rundown.rundown_content import RundownContent, rundown_content
from rakornis_desktop.meeting.wording.filled_wording import filled_paragraphs, text_of
from rakornis_desktop.meeting.wording.wording_values import meeting_values

# More addressees than this stand in an annex of their own.
_MOST_ON_LETTER = 6


class InvitationContent(NamedTuple):
    """All that the invitation says; ``listed`` are addressees that stand in the annex."""

    letter: LetterHead
    addressees: tuple[str, ...]
    listed: tuple[str, ...]
    body: tuple[str, ...]
    when_and_where: tuple[tuple[str, str], ...]
    closing: tuple[str, ...]
    copies: tuple[str, ...]
    rundown: RundownContent


def invitation_content(database: Database, meeting_id: str) -> InvitationContent:
    """Return the invitation to a meeting; Refusal if there is no such meeting."""
    rundown = rundown_content(database, meeting_id)
    values = meeting_values(database, meeting_id)
    invited = addressees(participants_of(database, meeting_id), rundown.signer.name)
    listed = invited if len(invited) > _MOST_ON_LETTER else ()

    def worded(name: str) -> tuple[str, ...]:
        return tuple(filled_paragraphs(name, text_of(database, name), values))

    head = rundown.head
    letter = LetterHead(
        letterhead=head.letterhead,
        # A letter is dated by hand, on the day it is signed.
        place_and_date=place_and_date(own_office(database), None),
        number=head.number,
        nature=" ".join(worded("letter_nature")),
        annexes=_("{number} lampiran").format(number=figure_and_words(2 if listed else 1)),
        subject=" ".join(worded("invitation_subject")),
    )
    return InvitationContent(
        letter=letter,
        addressees=() if listed else invited,
        listed=listed,
        body=worded("invitation_body"),
        when_and_where=(
            (_("Hari/tanggal"), values.get("hari_tanggal", "")),
            (_("Waktu"), _("Pukul {time}").format(time=values["pukul"]) if values["pukul"] else ""),
            (_("Tempat"), head.venue),
            (_("Acara"), head.title),
        ),
        closing=worded("invitation_closing"),
        copies=worded("invitation_copies"),
        rundown=rundown,
    )
