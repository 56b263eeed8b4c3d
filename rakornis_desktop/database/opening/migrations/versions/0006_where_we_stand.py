"""Indicators, problems as a tree, and areas that two registers agree on."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_ISSUE = 'FOREIGN KEY ("issue_id") REFERENCES "issue" ("id") ON DELETE CASCADE'
_EMPTY = "NOT NULL DEFAULT ''"
_ACHIEVEMENT = (
    '"id", "region_code", "indicator", "year", "in_need", "served", "target_percent", "source"'
)


def upgrade() -> None:
    """Add columns of activity and issue, rebuild service_achievement, add four tables.

    The index of budgets by activity comes to hold the money too: the first page sums it often.
    """
    op.execute('DROP INDEX "ix_budget_activity_id"')
    op.execute(
        'CREATE INDEX "ix_budget_money" ON "budget" ("activity_id", "year_offset", "amount")'
    )
    op.add_column(
        "activity",
        sa.Column("service_indicator", sa.Text, nullable=False, server_default=sa.text("''")),
    )
    op.execute('CREATE INDEX "ix_activity_service_indicator" ON "activity" ("service_indicator")')
    # Alembic adds no column with a key to SQLite, which itself takes one that may be empty.
    op.execute(
        'ALTER TABLE "issue" ADD COLUMN "parent_id" TEXT REFERENCES "issue" ("id") '
        "ON DELETE SET NULL"
    )
    op.execute('CREATE INDEX "ix_issue_parent_id" ON "issue" ("parent_id")')
    # Litres a second and hectares have decimals; need and service were whole numbers.
    op.execute('ALTER TABLE "service_achievement" RENAME TO "service_achievement_old"')
    op.execute(
        'CREATE TABLE "service_achievement" ("id" TEXT NOT NULL, "region_code" TEXT NOT NULL, '
        '"indicator" TEXT NOT NULL, "year" INTEGER NOT NULL, "in_need" TEXT NOT NULL, '
        f'"served" TEXT NOT NULL, "target_percent" TEXT, "source" TEXT {_EMPTY}, '
        f'"measured_on" TEXT, "note" TEXT {_EMPTY}, PRIMARY KEY ("id"), '
        'UNIQUE ("region_code", "indicator", "year")) STRICT'
    )
    op.execute(
        f'INSERT INTO "service_achievement" ({_ACHIEVEMENT}) '
        f'SELECT {_ACHIEVEMENT} FROM "service_achievement_old"'
    )
    op.execute('DROP TABLE "service_achievement_old"')
    op.execute(
        'CREATE TABLE "indicator" ("id" TEXT NOT NULL, "office_id" TEXT NOT NULL, '
        '"position" INTEGER NOT NULL DEFAULT 0, '
        '"code" TEXT NOT NULL, "name" TEXT NOT NULL, "unit" TEXT NOT NULL, '
        f'"direction" TEXT NOT NULL DEFAULT \'naik\', "note" TEXT {_EMPTY}, '
        'PRIMARY KEY ("id"), FOREIGN KEY ("office_id") REFERENCES "office" ("id") '
        'ON DELETE CASCADE, UNIQUE ("office_id", "code")) STRICT'
    )
    op.execute(
        'CREATE TABLE "issue_indicator" ("id" TEXT NOT NULL, "issue_id" TEXT NOT NULL, '
        f'"indicator" TEXT NOT NULL, PRIMARY KEY ("id"), {_ISSUE}, '
        'UNIQUE ("issue_id", "indicator")) STRICT'
    )
    op.execute(
        'CREATE TABLE "issue_area" ("id" TEXT NOT NULL, "issue_id" TEXT NOT NULL, '
        f'"area_id" TEXT NOT NULL, PRIMARY KEY ("id"), {_ISSUE}, '
        'FOREIGN KEY ("area_id") REFERENCES "area" ("id") ON DELETE CASCADE, '
        'UNIQUE ("issue_id", "area_id")) STRICT'
    )
    op.execute('CREATE INDEX "ix_issue_area_area_id" ON "issue_area" ("area_id")')
    op.execute(
        'CREATE TABLE "area_agreement" ("id" TEXT NOT NULL, "area_id" TEXT NOT NULL, '
        '"other_area_id" TEXT NOT NULL, "year" INTEGER NOT NULL, "hectares" TEXT NOT NULL, '
        '"our_hectares" TEXT NOT NULL, "other_hectares" TEXT NOT NULL, '
        f'"note" TEXT {_EMPTY}, "decided_by" TEXT {_EMPTY}, "decided_at" TEXT NOT NULL, '
        'PRIMARY KEY ("id"), FOREIGN KEY ("area_id") REFERENCES "area" ("id") ON DELETE CASCADE, '
        'UNIQUE ("area_id", "other_area_id", "year")) STRICT'
    )
    op.execute(
        'CREATE INDEX "ix_area_agreement_other_area_id" ON "area_agreement" ("other_area_id")'
    )
