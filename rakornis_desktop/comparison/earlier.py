"""A plan beside itself as it was: an earlier revision, the end of a stage, a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rakornis_desktop.comparison.compare import Comparison, compared_columns
from rakornis_desktop.database.fields.choice_names import stage_name
from rakornis_desktop.database.queries.activity_rows import (
    ACTIVITY_COLUMNS,
    funded,
)
from rakornis_desktop.database.queries.packed_activities import packed_all
from rakornis_desktop.database.queries.plans_of_offices import plan_by_id
from rakornis_desktop.database.revisions import Moment, rows_at
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import short_date
from rakornis_desktop.language.sentences import Refusal

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

# Rows of then carry their id of today and this, so that nothing takes them for today's.
THEN = "@"


def compare_with_earlier(
    database: Database, plan_id: str, moment: str, name: str = ""
) -> Comparison:
    """Compare a plan as it was at ``moment`` (left) with what it is now (right).

    A row that is in both is the same row, whatever was changed in it; the others are paired as
    between any two plans. ``name`` heads the left column. Raises Refusal.
    """
    plan = plan_by_id(database, plan_id)
    if plan is None:
        raise Refusal(_("Rencana yang hendak dibandingkan sudah tidak ada. Pilih rencana lain."))
    then = rows_at(database, plan_id, moment)
    earlier = plan._replace(
        id=f"{plan_id}{THEN}{moment}",
        is_own=False,
        government=name or _("Sebelumnya ({moment})").format(moment=moment),
        tier=plan.tier,
    )
    own_id = ACTIVITY_COLUMNS.index("plan_id")
    rows = [
        (f"{row[0]}{THEN}", *row[1:own_id], earlier.id, *row[own_id + 1 :])
        for row in then.activities
    ]
    budgets = [(row[0], f"{row[1]}{THEN}", *row[2:]) for row in then.budgets]
    left = packed_all(funded(rows, (row[1:] for row in budgets)))
    return compared_columns(database, [[earlier], [plan]], {earlier.id: left})


def moment_name(moment: Moment) -> str:
    """Return what a moment is called in a list: "Revisi 2 dibekukan, 23 Mar 2026"."""
    day = short_date(moment.at.date())
    if moment.kind == "revisi":
        return _("Revisi {name}, {day}").format(name=moment.name, day=day)
    if moment.kind == "tahap":
        return _("Akhir tahap {stage}, {day}").format(stage=stage_name(moment.name), day=day)
    return _("Sebelum «{label}», {day}").format(label=moment.name, day=day)
