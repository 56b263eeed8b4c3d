"""Keys of senders, the address book, receipts of plan files, conflicts of copies."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add four tables."""
    for name, columns, rules in (
        (
            "known_key",
            "region_code public_key fingerprint='' name='' state='dipercaya' first_seen "
            "accepted_by=''",
            'UNIQUE ("region_code", "public_key")',
        ),
        ("contact", "region_code='' name='' job='' email note=''", ""),
        (
            "receipt",
            "revision_id sender_region sender_name='' number=0 audience='' sent_at received_at "
            "file_name='' signature='' fingerprint='' activities=0 no_code=0 no_location=0 "
            "no_budget=0 no_readiness=0",
            'FOREIGN KEY ("revision_id") REFERENCES "revision" ("id") ON DELETE CASCADE',
        ),
        (
            "conflict",
            "plan_id kind table_name row_id column_name='' title='' base? ours? theirs? "
            "stamp='' revision_id='' sender='' state='terbuka' found_at resolved_at? "
            "resolved_by='' frozen_in=''",
            'FOREIGN KEY ("plan_id") REFERENCES "plan" ("id") ON DELETE CASCADE',
        ),
    ):
        parts = ['"id" TEXT NOT NULL', *map(_column, columns.split()), 'PRIMARY KEY ("id")']
        op.execute(f'CREATE TABLE "{name}" ({", ".join(filter(None, [*parts, rules]))}) STRICT')
    for table, column in (
        ("contact", "region_code"),
        ("receipt", "revision_id"),
        ("conflict", "plan_id"),
        ("conflict", "row_id"),
    ):
        op.execute(f'CREATE INDEX "ix_{table}_{column}" ON "{table}" ("{column}")')


def _column(word: str) -> str:
    """Return the column that ``name``, ``name?`` (may be null) or ``name=default`` stands for."""
    name, equals, default = word.partition("=")
    if name.endswith("?"):
        return f'"{name[:-1]}" TEXT'
    kind = "INTEGER" if default.isdigit() else "TEXT"
    return f'"{name}" {kind} NOT NULL{f" DEFAULT {default}" if equals else ""}'
