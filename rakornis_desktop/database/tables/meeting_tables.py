"""The meeting (Rakornis, Forum Perangkat Daerah): rundown, agenda, people, follow-ups."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from rakornis_desktop.choices import FollowUpStatus
from rakornis_desktop.database.tables.row_base import DateText, MomentText, Row, choice


class Meeting(Row, table=True):
    """One meeting of the forum."""

    plan_id: str = Field(foreign_key="plan.id", ondelete="CASCADE", index=True)
    number: str = Field(default="", max_length=100)
    title: str = Field(default="", max_length=500)
    theme: str = Field(default="", max_length=1_000)
    starts_on: date | None = Field(default=None, sa_type=DateText)
    ends_on: date | None = Field(default=None, sa_type=DateText)
    starts_at: str = Field(default="", max_length=5, description="08:30")
    ends_at: str = Field(default="", max_length=5)
    venue: str = Field(default="", max_length=500)
    host: str = Field(default="", max_length=300)
    chair: str = Field(default="", max_length=300)
    secretary: str = Field(default="", max_length=300)
    note_taker: str = Field(default="", max_length=300)
    opening: str = Field(default="", max_length=32_000)
    closing: str = Field(default="", max_length=32_000)


class RundownItem(Row, table=True):
    """A timed item of the meeting day (susunan acara)."""

    __tablename__ = "rundown_item"

    meeting_id: str = Field(foreign_key="meeting.id", ondelete="CASCADE", index=True)
    position: int = 0
    day: int = Field(default=1, ge=1)
    starts_at: str = Field(default="", max_length=5)
    minutes: int = Field(default=0, ge=0)
    title: str = Field(max_length=1_000)
    speaker: str = Field(default="", max_length=300)


class AgendaItem(Row, table=True):
    """A numbered item to be discussed and decided."""

    __tablename__ = "agenda_item"

    meeting_id: str = Field(foreign_key="meeting.id", ondelete="CASCADE", index=True)
    position: int = 0
    title: str = Field(max_length=1_000)
    discussion: str = Field(
        default="",
        max_length=32_000,
        description="text of the minutes as edited; empty: drafted from what was said",
    )
    conclusion: str = Field(default="", max_length=32_000)
    origin: str = Field(
        default="",
        max_length=300,
        description="the proposal it came from (belum_diputuskan:61.72:1.03.03), so that none "
        "comes twice; empty if typed",
    )
    discussion_draft: str = Field(
        default="",
        max_length=100_000,
        description="the draft that the edited text was made from: says when more was said since",
    )
    discussed_at: datetime | None = Field(default=None, sa_type=MomentText)


class AgendaActivity(Row, table=True):
    """An activity that an agenda item is about (id without foreign key, as in Link)."""

    __tablename__ = "agenda_activity"
    __table_args__ = (UniqueConstraint("agenda_item_id", "activity_id"),)

    agenda_item_id: str = Field(foreign_key="agenda_item.id", ondelete="CASCADE")
    activity_id: str = Field(max_length=36, index=True)


class AgendaIssue(Row, table=True):
    """A problem that an agenda item is about (id without foreign key, as in Link)."""

    __tablename__ = "agenda_issue"
    __table_args__ = (UniqueConstraint("agenda_item_id", "issue_id"),)

    agenda_item_id: str = Field(foreign_key="agenda_item.id", ondelete="CASCADE")
    issue_id: str = Field(max_length=36, index=True)


class AgendaFollowUp(Row, table=True):
    """A follow-up of an earlier meeting that an agenda item comes back to."""

    __tablename__ = "agenda_follow_up"
    __table_args__ = (UniqueConstraint("agenda_item_id", "follow_up_id"),)

    agenda_item_id: str = Field(foreign_key="agenda_item.id", ondelete="CASCADE")
    follow_up_id: str = Field(max_length=36, index=True)


class MeetingDocument(Row, table=True):
    """A document of the meeting, attached by name: the file itself stays where it is."""

    __tablename__ = "meeting_document"

    meeting_id: str = Field(foreign_key="meeting.id", ondelete="CASCADE", index=True)
    position: int = 0
    name: str = Field(max_length=500)
    file_name: str = Field(default="", max_length=500)
    note: str = Field(default="", max_length=1_000)


class Participant(Row, table=True):
    """Someone invited to or present at the meeting."""

    meeting_id: str = Field(foreign_key="meeting.id", ondelete="CASCADE", index=True)
    position: int = 0
    name: str = Field(default="", max_length=300)
    office: str = Field(default="", max_length=300)
    job: str = Field(default="", max_length=300)
    contact: str = Field(default="", max_length=200)
    present: bool = False
    arrived_at: datetime | None = Field(default=None, sa_type=MomentText)
    region_code: str = Field(default="", max_length=13, description="whose office, if it is known")


class Contribution(Row, table=True):
    """What was said by whom on an agenda item."""

    agenda_item_id: str = Field(foreign_key="agenda_item.id", ondelete="CASCADE", index=True)
    position: int = 0
    speaker: str = Field(default="", max_length=300)
    office: str = Field(default="", max_length=300)
    text: str = Field(default="", max_length=32_000)


class FollowUp(Row, table=True):
    """What was agreed to be done, by whom, until when (tindak lanjut)."""

    __tablename__ = "follow_up"

    meeting_id: str = Field(foreign_key="meeting.id", ondelete="CASCADE", index=True)
    agenda_item_id: str | None = Field(
        default=None, foreign_key="agenda_item.id", ondelete="SET NULL", index=True
    )
    position: int = 0
    task: str = Field(max_length=4_000)
    responsible: str = Field(default="", max_length=300)
    due: date | None = Field(default=None, sa_type=DateText)
    status: FollowUpStatus = Field(default=FollowUpStatus.OPEN, sa_type=choice(FollowUpStatus))
    office: str = Field(default="", max_length=300, description="the office of who is responsible")
    done_on: date | None = Field(default=None, sa_type=DateText)
    note: str = Field(default="", max_length=4_000, description="what came of it")


class Signatory(Row, table=True):
    """Someone who signs a paper of the meeting."""

    meeting_id: str = Field(foreign_key="meeting.id", ondelete="CASCADE", index=True)
    position: int = 0
    role: str = Field(default="", max_length=100, description="Pimpinan rapat, Notulis")
    name: str = Field(default="", max_length=300)
    job: str = Field(default="", max_length=300)
    rank: str = Field(default="", max_length=100)
    nip: str = Field(default="", max_length=30)


class FrozenPaper(Row, table=True):
    """A paper of a meeting marked final: what it says, as it said it, and the hash of that.

    A later change does not touch it; it makes a new one with the next number of correction.
    """

    __tablename__ = "frozen_paper"
    __table_args__ = (UniqueConstraint("meeting_id", "kind", "correction"),)

    meeting_id: str = Field(foreign_key="meeting.id", ondelete="CASCADE")
    kind: str = Field(max_length=40, description="berita_acara, notulen")
    correction: int = Field(default=0, ge=0, description="0: the record itself")
    content: str = Field(description="JSON of all that the paper says")
    sha256: str = Field(max_length=64)
    frozen_at: datetime = Field(sa_type=MomentText)
    frozen_by: str = Field(default="", max_length=200)
    reason: str = Field(default="", max_length=1_000, description="why a correction was made")
