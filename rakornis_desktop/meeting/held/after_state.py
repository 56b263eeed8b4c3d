"""How it stands with what remains of a meeting: minutes part by part, papers draft or final."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.choices import PaperStage
from rakornis_desktop.database.frozen_seal import short_seal
from rakornis_desktop.database.queries.frozen_papers import FrozenRow
from rakornis_desktop.database.queries.meeting_rows import agenda_of
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.agreement.agreement_content import agreed_budget, agreement_content
from rakornis_desktop.meeting.agreement.final_papers import (
    AGREEMENT,
    MINUTES,
    differs_from_final,
    final_of,
)
from rakornis_desktop.meeting.minutes.minutes_draft import MinutesText, minutes_texts
from rakornis_desktop.meeting.minutes.minutes_frame import closing_text, opening_text

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

OPENING, CLOSING = "opening", "closing"
DRAFT, FINAL, CHANGED = PaperStage


class MinutesPart(NamedTuple):
    """A part of the minutes: ``id`` is an agenda item's, or ``opening`` or ``closing``."""

    id: str
    title: str
    text: MinutesText


class PaperState(NamedTuple):
    """A paper is a draft, final, or final and to be corrected; ``final`` is the one that counts."""

    kind: str
    state: str
    final: FrozenRow | None


class AfterState(NamedTuple):
    """All of it; counts are those of the agreement record as it would be now."""

    parts: tuple[MinutesPart, ...]
    agreement: PaperState
    minutes: PaperState
    agreed: int
    agreed_budget: int
    others: int
    follow_ups: int
    undecided: int


def after_state(database: Database, meeting_id: str) -> AfterState:
    """Return how it stands; with hundreds of rows that takes a while.

    Raises Refusal if the meeting is gone, or a final paper was tampered with.
    """
    texts = minutes_texts(database, meeting_id)
    parts = [
        MinutesPart(OPENING, _("Pembukaan"), opening_text(database, meeting_id)),
        *(
            MinutesPart(item.id, f"{number}. {' '.join(item.title.split())}", texts[item.id])
            for number, item in enumerate(agenda_of(database, meeting_id), 1)
            if item.id in texts
        ),
        MinutesPart(CLOSING, _("Penutup"), closing_text(database, meeting_id)),
    ]
    content = agreement_content(database, meeting_id)
    return AfterState(
        parts=tuple(parts),
        agreement=_state(database, meeting_id, AGREEMENT),
        minutes=_state(database, meeting_id, MINUTES),
        agreed=len(content.agreed),
        agreed_budget=agreed_budget(content.agreed),
        others=len(content.others),
        follow_ups=len(content.minutes.follow_ups),
        undecided=content.undecided,
    )


def state_name(state: str) -> str:
    """Return what officers call the state of a paper."""
    return PaperStage.name_of(state)


def state_in_words(paper: PaperState) -> str:
    """Return the state in a sentence or two: since when, by whom, the seal, what is to be done."""
    from rakornis_desktop.language.dates import short_date

    final = paper.final
    if final is None:
        return _("Masih konsep: mengikuti setiap perubahan.")
    at = final.frozen_at.astimezone()
    when = f"{short_date(at.date())} {at:%H.%M}"
    text = (
        _("Final {when} oleh {who}.") if final.frozen_by.strip() else _("Final {when}.")
    ).format(when=when, who=final.frozen_by.strip())
    if final.correction:
        text = _("Perbaikan ke-{number}. {text}").format(number=final.correction, text=text)
    text = f"{text}\n{_('Sidik')} {short_seal(final.sha256)}"
    if paper.state == CHANGED:
        text = f"{text}\n{_('Isinya berubah sejak itu.')}"
    return text


def _state(database: Database, meeting_id: str, kind: str) -> PaperState:
    final = final_of(database, meeting_id, kind)
    if final is None:
        return PaperState(kind, DRAFT, None)
    changed = differs_from_final(database, meeting_id, kind)
    return PaperState(kind, CHANGED if changed else FINAL, final)
