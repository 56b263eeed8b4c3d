"""Officials who have left stay on older papers; a change set says which version wrote it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add official.is_active (all are) and change_set.app_version (unknown)."""
    op.add_column(
        "official",
        sa.Column("is_active", sa.Integer, nullable=False, server_default=sa.text("1")),
    )
    op.add_column(
        "change_set",
        sa.Column("app_version", sa.Text, nullable=False, server_default=sa.text("''")),
    )
