"""What each agenda item is about, for whoever puts the agenda together."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.choices import FollowUpStatus
from rakornis_desktop.database.fields.choice_names import decision_name, issue_category
from rakornis_desktop.database.queries.issue_rows import issues_by_id
from rakornis_desktop.database.queries.meeting_rows import agenda_links, agenda_of
from rakornis_desktop.database.queries.subject_rows import subject_rows
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import short_date

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

ACTIVITY, ISSUE, FOLLOW_UP = "activity", "issue", "follow_up"


class AgendaLine(NamedTuple):
    """An item of the agenda with what it is about in numbers: 12 baris, 1 permasalahan."""

    id: str
    title: str
    about: str


class Subject(NamedTuple):
    """Something an item is about.

    ``kind`` is activity, issue or follow_up; ``budget`` in rupiah, None where there is none;
    ``said`` what was decided, or how a follow-up stands. ``gone`` tells that it is no more.
    """

    kind: str
    id: str
    code: str
    title: str
    office: str
    budget: int | None
    said: str
    gone: bool = False


def agenda_lines(database: Database, meeting_id: str) -> list[AgendaLine]:
    """Return the agenda of a meeting in order, with what each item is about in numbers."""
    links = {
        subject: agenda_links(database, meeting_id, subject)
        for subject in (ACTIVITY, ISSUE, FOLLOW_UP)
    }
    lines = []
    for item in agenda_of(database, meeting_id):
        counts = {subject: len(links[subject].get(item.id, ())) for subject in links}
        parts = [
            words.format(count=counts[subject])
            for subject, words in (
                (ACTIVITY, _("{count} baris")),
                (ISSUE, _("{count} permasalahan")),
                (FOLLOW_UP, _("{count} tindak lanjut")),
            )
            if counts[subject]
        ]
        lines.append(AgendaLine(item.id, item.title, ", ".join(parts)))
    return lines


def subjects(database: Database, meeting_id: str, item_id: str) -> list[Subject]:
    """Return what one item is about: follow-ups, problems, then the rows in their order."""
    ids = {
        subject: agenda_links(database, meeting_id, subject).get(item_id, [])
        for subject in (ACTIVITY, ISSUE, FOLLOW_UP)
    }
    found = [_follow_up(database, id_) for id_ in ids[FOLLOW_UP]]
    issues = issues_by_id(database, ids[ISSUE])
    for id_ in ids[ISSUE]:
        if issue := issues.get(id_):
            category = issue_category(issue.category)
            found.append(Subject(ISSUE, id_, category, issue.title, issue.responsible, None, ""))
        else:
            found.append(_gone(ISSUE, id_, _("(permasalahan ini tidak ada lagi)")))
    rows = {row.id: row for row in subject_rows(database, ids[ACTIVITY])}
    for id_ in ids[ACTIVITY]:
        if row := rows.get(id_):
            said = decision_name(row.status) if row.status else ""
            office = row.short_name or row.office_name
            found.append(Subject(ACTIVITY, id_, row.code, row.title, office, row.budget, said))
        else:
            gone = _("(kegiatan ini tidak ada lagi dalam rencana)")
            found.append(_gone(ACTIVITY, id_, gone))
    return found


def _follow_up(database: Database, id_: str) -> Subject:
    rows = database.read(
        "SELECT task, responsible, office, due, status FROM follow_up WHERE id = ?", (id_,)
    )
    if not rows:
        return _gone(FOLLOW_UP, id_, _("(tindak lanjut ini tidak ada lagi)"))
    task, responsible, office, due, status = rows[0]
    said = _("selesai") if status == FollowUpStatus.DONE else _("terbuka")
    if due and status != FollowUpStatus.DONE:
        said = _("tenggat {day}").format(day=short_date(date.fromisoformat(due)))
    return Subject(FOLLOW_UP, id_, "", task, office or responsible, None, said)


def _gone(kind: str, id_: str, words: str) -> Subject:
    return Subject(kind, id_, "", words, "", None, "", True)
