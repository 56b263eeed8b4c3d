"""What the exchange of plan files leaves behind: keys, addresses, receipts, conflicts."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from rakornis_desktop.choices import ConflictKind, ConflictState, KeyState
from rakornis_desktop.database.tables.row_base import MomentText, Row, choice


class KnownKey(Row, table=True):
    """The public key of a sender, as it was seen and accepted."""

    __tablename__ = "known_key"
    __table_args__ = (UniqueConstraint("region_code", "public_key"),)

    region_code: str = Field(max_length=13, description="of the office whose key it is")
    public_key: str = Field(max_length=44, description="Ed25519, base64")
    fingerprint: str = Field(default="", max_length=30, description="as read on the phone")
    name: str = Field(default="", max_length=300, description="what the sender calls itself")
    state: KeyState = Field(default=KeyState.TRUSTED, sa_type=choice(KeyState))
    first_seen: datetime = Field(sa_type=MomentText)
    accepted_by: str = Field(default="", max_length=200)


class Contact(Row, table=True):
    """An address of the office's address book: to whom plans are sent by mail."""

    region_code: str = Field(default="", max_length=13, index=True, description="whose office")
    name: str = Field(default="", max_length=300)
    job: str = Field(default="", max_length=300)
    email: str = Field(max_length=200)
    note: str = Field(default="", max_length=1_000)


class Receipt(Row, table=True):
    """A plan file that travelled: which revision, and how complete the plan was.

    One that came in names its sender; one that we sent ourselves has the signature "sent".
    """

    revision_id: str = Field(foreign_key="revision.id", ondelete="CASCADE", index=True)
    sender_region: str = Field(max_length=13)
    sender_name: str = Field(default="", max_length=300)
    number: int = Field(default=0, ge=0, description="the sender's own number of the revision")
    audience: str = Field(default="", max_length=13, description="region it was made for, if any")
    sent_at: datetime = Field(sa_type=MomentText)
    received_at: datetime = Field(sa_type=MomentText)
    file_name: str = Field(default="", max_length=300)
    signature: str = Field(default="", max_length=20, description="ok, unknown, changed when read")
    fingerprint: str = Field(default="", max_length=30)
    activities: int = Field(default=0, ge=0)
    no_code: int = Field(default=0, ge=0, description="activities without a code")
    no_location: int = Field(default=0, ge=0)
    no_budget: int = Field(default=0, ge=0)
    no_readiness: int = Field(default=0, ge=0, description="no state of any readiness document")


class Conflict(Row, table=True):
    """What two copies of our plan say differently, until a person decides.

    Values are JSON. ``column_name`` is empty where a whole row is at stake; then ``ours`` and
    ``theirs`` hold the row with all that hangs on it, None where it is gone.
    """

    plan_id: str = Field(foreign_key="plan.id", ondelete="CASCADE", index=True)
    kind: ConflictKind = Field(sa_type=choice(ConflictKind))
    table_name: str = Field(max_length=40)
    row_id: str = Field(max_length=36, index=True)
    column_name: str = Field(default="", max_length=60)
    title: str = Field(default="", max_length=1_000, description="what the row is called")
    base: str | None = Field(default=None, description="the last value both had, if it is known")
    ours: str | None = None
    theirs: str | None = None
    stamp: str = Field(default="", max_length=36, description="the revision that wrote theirs")
    revision_id: str = Field(default="", max_length=36, description="the revision it came with")
    sender: str = Field(default="", max_length=300)
    state: ConflictState = Field(default=ConflictState.OPEN, sa_type=choice(ConflictState))
    found_at: datetime = Field(sa_type=MomentText)
    resolved_at: datetime | None = Field(default=None, sa_type=MomentText)
    resolved_by: str = Field(default="", max_length=200)
    frozen_in: str = Field(
        default="", max_length=36, description="the revision that tells the others of it"
    )
