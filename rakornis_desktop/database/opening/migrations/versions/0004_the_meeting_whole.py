"""Agenda items know where they come from, follow-ups end, papers are frozen and worded."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_TEXT = sa.text("''")
_ITEM = 'FOREIGN KEY ("agenda_item_id") REFERENCES "agenda_item" ("id") ON DELETE CASCADE'
_MEETING = 'FOREIGN KEY ("meeting_id") REFERENCES "meeting" ("id") ON DELETE CASCADE'


def upgrade() -> None:
    """Add columns of agenda items, participants and follow-ups, and five tables."""
    for table, columns in (
        ("agenda_item", ("origin", "discussion_draft")),
        ("participant", ("region_code",)),
        ("follow_up", ("office",)),
    ):
        for name in columns:
            op.add_column(table, sa.Column(name, sa.Text, nullable=False, server_default=_TEXT))
    op.add_column("agenda_item", sa.Column("discussed_at", sa.Text))
    op.add_column("follow_up", sa.Column("done_on", sa.Text))
    op.add_column("follow_up", sa.Column("note", sa.Text, nullable=False, server_default=_TEXT))
    for subject in ("issue", "follow_up"):
        name = f"agenda_{subject}"
        op.execute(
            f'CREATE TABLE "{name}" ("id" TEXT NOT NULL, "agenda_item_id" TEXT NOT NULL, '
            f'"{subject}_id" TEXT NOT NULL, PRIMARY KEY ("id"), {_ITEM}, '
            f'UNIQUE ("agenda_item_id", "{subject}_id")) STRICT'
        )
        op.execute(f'CREATE INDEX "ix_{name}_{subject}_id" ON "{name}" ("{subject}_id")')
    op.execute(
        'CREATE TABLE "meeting_document" ("id" TEXT NOT NULL, "meeting_id" TEXT NOT NULL, '
        '"position" INTEGER NOT NULL DEFAULT 0, "name" TEXT NOT NULL, '
        "\"file_name\" TEXT NOT NULL DEFAULT '', \"note\" TEXT NOT NULL DEFAULT '', "
        f'PRIMARY KEY ("id"), {_MEETING}) STRICT'
    )
    op.execute('CREATE INDEX "ix_meeting_document_meeting_id" ON "meeting_document" ("meeting_id")')
    op.execute(
        'CREATE TABLE "frozen_paper" ("id" TEXT NOT NULL, "meeting_id" TEXT NOT NULL, '
        '"kind" TEXT NOT NULL, "correction" INTEGER NOT NULL DEFAULT 0, '
        '"content" TEXT NOT NULL, "sha256" TEXT NOT NULL, "frozen_at" TEXT NOT NULL, '
        "\"frozen_by\" TEXT NOT NULL DEFAULT '', \"reason\" TEXT NOT NULL DEFAULT '', "
        f'PRIMARY KEY ("id"), {_MEETING}, UNIQUE ("meeting_id", "kind", "correction")) STRICT'
    )
    op.execute(
        'CREATE TABLE "paper_template" ("id" TEXT NOT NULL, "name" TEXT NOT NULL, '
        '"text" TEXT NOT NULL DEFAULT \'\', PRIMARY KEY ("id"), UNIQUE ("name")) STRICT'
    )
