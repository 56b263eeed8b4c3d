"""Proposals to the centre carry components, criteria of readiness and the centre's answers."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"

_ACTIVITY = 'FOREIGN KEY ("activity_id") REFERENCES "activity" ("id") ON DELETE CASCADE'
_HEAD = '"id" TEXT NOT NULL, "activity_id" TEXT NOT NULL, "position" INTEGER NOT NULL DEFAULT 0'


def upgrade() -> None:
    """Create component, readiness_criterion and centre_answer."""
    for name, columns in (
        (
            "component",
            '"number" TEXT NOT NULL DEFAULT \'\', "name" TEXT NOT NULL, "volume" TEXT, '
            "\"unit\" TEXT NOT NULL DEFAULT ''",
        ),
        (
            "readiness_criterion",
            '"name" TEXT NOT NULL, "state" TEXT, "evidence" TEXT NOT NULL DEFAULT \'\'',
        ),
        (
            "centre_answer",
            '"step" TEXT NOT NULL, "verdict" TEXT NOT NULL DEFAULT \'\', '
            "\"note\" TEXT NOT NULL DEFAULT ''",
        ),
    ):
        op.execute(
            f'CREATE TABLE "{name}" ({_HEAD}, {columns}, PRIMARY KEY ("id"), {_ACTIVITY}) STRICT'
        )
        op.execute(f'CREATE INDEX "ix_{name}_activity_id" ON "{name}" ("activity_id")')
