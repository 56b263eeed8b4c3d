"""A meeting in a few lines of text, for who asks without the window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from rakornis_desktop.database.frozen_seal import short_seal
from rakornis_desktop.database.queries.meeting_rows import agenda_of, participants_of
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.meeting.agreement.agreement_rows import agreement_rows
from rakornis_desktop.meeting.agreement.final_papers import KINDS, finals_of, paper_name
from rakornis_desktop.meeting.held.follow_up_edits import (
    counts_by_state,
    follow_up_lines,
    state_name,
)
from rakornis_desktop.meeting.letters.paper_head import existing_meeting, meeting_head
from rakornis_desktop.meeting.rundown.rundown_times import summary, timed_rundown

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database


def meeting_in_words(database: Database, meeting_id: str) -> Iterator[str]:
    """Give the lines; Refusal if there is no such meeting."""
    head = meeting_head(database, existing_meeting(database, meeting_id))
    yield _("Rapat: {title} ({id})").format(title=on_one_line(head.title), id=meeting_id)
    when = ", ".join(part for part in (head.days, head.time, on_one_line(head.venue)) if part)
    yield _("Waktu dan tempat: {when}").format(when=when or "-")
    people = participants_of(database, meeting_id)
    yield _("Peserta: {present} hadir dari {count}").format(
        present=sum(person.present for person in people), count=len(people)
    )
    yield _("Susunan acara: {summary}").format(
        summary=summary(timed_rundown(database, meeting_id)) or "-"
    )
    agenda = agenda_of(database, meeting_id)
    yield _("Acara pembahasan: {count}").format(count=len(agenda))
    for number, item in enumerate(agenda, 1):
        yield f"  {number}. {on_one_line(item.title)}"
    rows = agreement_rows(database, meeting_id)
    yield _("Keputusan: {agreed} disepakati, {others} tidak, {undecided} belum").format(
        agreed=len(rows.agreed), others=len(rows.others), undecided=rows.undecided
    )
    lines = follow_up_lines(database, today=date.today(), meeting_id=meeting_id)
    counts = counts_by_state(lines)
    yield _("Tindak lanjut: {counts}").format(
        counts=", ".join(f"{count} {state_name(state).lower()}" for state, count in counts.items())
    )
    for kind in KINDS:
        for paper in finals_of(database, meeting_id, kind):
            name = paper_name(kind)
            if paper.correction:
                name = _("{paper}, perbaikan ke-{number}").format(
                    paper=name, number=paper.correction
                )
            yield _("Final: {paper}, sidik {seal}").format(
                paper=name, seal=short_seal(paper.sha256)
            )
