"""The first schema, written down as it was.

New databases do not come this way (they are created at today's version); the steps after it are
tried against a file that was made by it.
"""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the tables of version 1."""
    statements = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    _comment, _blank, statements = statements.partition("\n\n")
    for statement in statements.split(";\n"):
        if statement.strip():
            op.execute(statement)
