"""The follow-ups of all meetings: which are open, overdue, done, and whose they are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.choices import FollowUpStatus
from rakornis_desktop.database.journal.step_labels import short
from rakornis_desktop.database.queries.meeting_rows import all_follow_ups
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.normal_text import folded_line

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

OVERDUE, OPEN, DONE = "overdue", "open", "done"
STATES = (OVERDUE, OPEN, DONE)


class FollowUpLine(NamedTuple):
    """A follow-up with the meeting it comes from; ``state`` is overdue, open or done.

    ``agenda_title`` is empty if it belongs to no agenda item; ``meeting_date`` the first day.
    """

    id: str
    meeting_id: str
    meeting_title: str
    meeting_date: date | None
    agenda_item_id: str | None
    agenda_title: str
    task: str
    office: str
    responsible: str
    due: date | None
    status: str
    state: str
    done_on: date | None
    note: str

    @property
    def whose(self) -> str:
        """The office whose task it is; where none was named, who is responsible."""
        return self.office or self.responsible or _("Belum ditentukan")


class OfficeCount(NamedTuple):
    """How many follow-ups of each state an office has."""

    office: str
    overdue: int
    open: int
    done: int


def follow_up_lines(
    database: Database, *, today: date, meeting_id: str | None = None
) -> list[FollowUpLine]:
    """Return the follow-ups of all meetings, or of one: overdue first, then open, then done.

    Within a state those due first come first, the youngest done first.
    """
    lines = []
    for row, title, starts_on, agenda_title in all_follow_ups(database, meeting_id):
        lines.append(
            FollowUpLine(
                row.id,
                row.meeting_id,
                title,
                starts_on,
                row.agenda_item_id,
                agenda_title,
                row.task.strip(),
                row.office.strip(),
                row.responsible.strip(),
                row.due,
                row.status,
                state_of(row.status, row.due, today),
                row.done_on,
                row.note.strip(),
            )
        )
    return sorted(lines, key=_order)


def state_of(status: str, due: date | None, today: date) -> str:
    """Return overdue, open or done; what is due today is still open."""
    if status == FollowUpStatus.DONE:
        return DONE
    return OVERDUE if due is not None and due < today else OPEN


def state_name(state: str) -> str:
    """Return what officers call a state."""
    return {OVERDUE: _("Lewat batas"), OPEN: _("Terbuka"), DONE: _("Selesai")}.get(state, state)


def counts_by_state(lines: Iterable[FollowUpLine]) -> dict[str, int]:
    """Return how many lines each state has, in the order of the states."""
    counts = dict.fromkeys(STATES, 0)
    for line in lines:
        counts[line.state] += 1
    return counts


def counts_by_office(lines: Iterable[FollowUpLine]) -> list[OfficeCount]:
    """Return the counts of each office, in the order of their names."""
    found: dict[str, list[FollowUpLine]] = {}
    names: dict[str, str] = {}
    for line in lines:
        key = folded_line(line.whose)
        names.setdefault(key, line.whose)
        found.setdefault(key, []).append(line)
    return [OfficeCount(names[key], **counts_by_state(found[key])) for key in sorted(found)]


def seek_follow_ups(
    lines: Iterable[FollowUpLine], *, text: str = "", state: str = "", office: str = ""
) -> list[FollowUpLine]:
    """Return the lines that hold each word of ``text``, in this state, of this office.

    ``office`` is a name as :func:`counts_by_office` gives it; empty means any.
    """
    words = text.casefold().split()
    whose = folded_line(office)
    found = []
    for line in lines:
        where = (line.agenda_title, line.meeting_title)
        said = " ".join((line.task, line.responsible, line.office, line.note, *where)).casefold()
        if (
            all(word in said for word in words)
            and state in ("", line.state)
            and whose in ("", folded_line(line.whose))
        ):
            found.append(line)
    return found


def finish_follow_up(
    database: Database, follow_up_id: str, done_on: date | None, note: str | None = None
) -> None:
    """Say that a follow-up is done, when, and what came of it (None leaves the note as it is).

    Raises FieldRefusal, Refusal if it is gone.
    """
    values: dict[str, object] = {"status": FollowUpStatus.DONE, "done_on": done_on}
    if note is not None:
        values["note"] = note
    _update(database, follow_up_id, _("Selesaikan tindak lanjut {title}"), values)


def reopen_follow_up(database: Database, follow_up_id: str) -> None:
    """Say that a follow-up is not done after all; its note stays."""
    label = _("Buka lagi tindak lanjut {title}")
    _update(database, follow_up_id, label, {"status": FollowUpStatus.OPEN, "done_on": None})


def edit_follow_up_office(database: Database, follow_up_id: str, office: str) -> None:
    """Write whose task a follow-up is. Raises FieldRefusal."""
    _update(database, follow_up_id, _("Ubah instansi tindak lanjut {title}"), {"office": office})


def edit_follow_up_note(
    database: Database, follow_up_id: str, note: str, *, typing: bool = False
) -> None:
    """Write what came of a follow-up. Raises FieldRefusal."""
    label = _("Ubah catatan tindak lanjut {title}")
    _update(database, follow_up_id, label, {"note": note}, f"note:{follow_up_id}" if typing else "")


def _update(
    database: Database, follow_up_id: str, label: str, values: dict[str, object], typing: str = ""
) -> None:
    from rakornis_desktop.database.tables import FollowUp

    found = database.read("SELECT task FROM follow_up WHERE id = ?", (follow_up_id,))
    title = short(str(found[0][0])) if found else ""
    with database.change_set(label.format(title=title), typing=typing) as changes:
        changes.update(FollowUp, follow_up_id, **values)


def _order(line: FollowUpLine) -> tuple[object, ...]:
    day = line.due or date.max
    if line.state == DONE:
        day = date.fromordinal(date.max.toordinal() - (line.done_on or date.min).toordinal() + 1)
    return STATES.index(line.state), day, line.meeting_date or date.max, line.id
