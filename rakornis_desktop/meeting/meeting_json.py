"""A meeting as JSON, for other programs: everything of it by name."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rakornis_desktop.database.queries.decision_rows import DecisionRow, decisions_at
from rakornis_desktop.database.queries.meeting_rows import (
    agenda_links,
    agenda_of,
    contributions_of,
    documents_of,
    participants_of,
    signatories_of,
)
from rakornis_desktop.database.queries.plans_of_offices import plan_by_id
from rakornis_desktop.meeting.agreement.agreement_rows import (
    TIERS,
    AgreementRow,
    AgreementRows,
    agreement_rows,
)
from rakornis_desktop.meeting.agreement.final_papers import KINDS, finals_of
from rakornis_desktop.meeting.held.follow_up_edits import follow_up_lines
from rakornis_desktop.meeting.letters.paper_head import existing_meeting
from rakornis_desktop.meeting.minutes.minutes_draft import minutes_texts
from rakornis_desktop.meeting.minutes.minutes_frame import closing_text, opening_text
from rakornis_desktop.meeting.rundown.rundown_times import TimedDay, stored_time, timed_rundown

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

# Kept with each row but of no use outside.
_INNER = {"meeting_id", "agenda_item_id", "plan_id", "position", "discussion_draft"}


def meeting_as_json(
    database: Database, meeting_id: str, *, today: date | None = None
) -> dict[str, Any]:
    """Return head, rundown with its times, agenda with what it is about, people, outcomes.

    Dates and moments are ISO texts, amounts whole rupiah, quantities numbers. Refusal if there
    is no such meeting.
    """
    row = existing_meeting(database, meeting_id)
    plan = plan_by_id(database, row.plan_id)
    return {
        **_plain(row),
        "fiscal_year": plan.fiscal_year if plan else None,
        "opening": opening_text(database, meeting_id).text,
        "closing": closing_text(database, meeting_id).text,
        "rundown": [item for day in timed_rundown(database, meeting_id) for item in _day(day)],
        "agenda": _agenda(database, meeting_id),
        "participants": [_plain(person) for person in participants_of(database, meeting_id)],
        "documents": [_plain(document) for document in documents_of(database, meeting_id)],
        "signatories": [_plain(person) for person in signatories_of(database, meeting_id)],
        "decisions": [_decision(made) for made in decisions_at(database, meeting_id)],
        "agreement": _agreement(agreement_rows(database, meeting_id)),
        "follow_ups": [
            {**_plain(line), "agenda_item": line.agenda_item_id}
            for line in follow_up_lines(
                database, today=today or date.today(), meeting_id=meeting_id
            )
        ],
        "final_papers": [
            {name: value for name, value in _plain(paper).items() if name != "content"}
            for kind in KINDS
            for paper in finals_of(database, meeting_id, kind)
        ],
    }


def _day(day: TimedDay) -> list[dict[str, Any]]:
    return [
        {
            **_plain(item.row),
            "date": _value(day.date),
            "starts_at": None if item.start is None else stored_time(item.start),
            "ends_at": None if item.end is None else stored_time(item.end),
            "fixed": item.fixed,
            "clash_minutes": item.clash,
            "overrun_minutes": item.overrun,
        }
        for item in day.items
    ]


def _agenda(database: Database, meeting_id: str) -> list[dict[str, Any]]:
    said = contributions_of(database, meeting_id)
    texts = minutes_texts(database, meeting_id)
    links = {
        name: agenda_links(database, meeting_id, subject)
        for name, subject in (
            ("activities", "activity"),
            ("issues", "issue"),
            ("earlier_follow_ups", "follow_up"),
        )
    }
    return [
        {
            **_plain(item),
            "number": number,
            "discussion": texts[item.id].text,
            "edited": texts[item.id].edited,
            "outdated": texts[item.id].outdated,
            **{name: found.get(item.id, []) for name, found in links.items()},
            "contributions": [_plain(row) for row in said.get(item.id, ())],
        }
        for number, item in enumerate(agenda_of(database, meeting_id), 1)
    ]


def _decision(made: DecisionRow) -> dict[str, Any]:
    return {
        **_plain(made._replace(activities=())),
        "activities": [activity.activity_id for activity in made.activities],
    }


def _agreement(rows: AgreementRows) -> dict[str, Any]:
    """Return the rows of both matrices, also those decided elsewhere but on the agenda."""

    def said(row: AgreementRow) -> dict[str, Any]:
        sides = {tier: _plain(side) for tier, side in zip(TIERS, row.sides, strict=True)}
        return {**_plain(row), "sides": sides}

    return {
        "agreed": [said(row) for row in rows.agreed],
        "others": [said(row) for row in rows.others],
        "undecided": rows.undecided,
    }


def _plain(row: Any) -> dict[str, Any]:
    """Return a row by the names of its fields, without what only the database needs."""
    return {name: _value(value) for name, value in row._asdict().items() if name not in _INNER}


def _value(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    # Moments are dates too.
    return value.isoformat() if isinstance(value, date) else value
