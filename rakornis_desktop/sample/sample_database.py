"""The sample as a program database, read in from its workbooks by the importers themselves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.language.catalogue import translate as _

if TYPE_CHECKING:
    from rakornis_desktop.database.queries.plans_of_offices import PlanRow

_FILE = "contoh-singkawang-2027.rkn"


def sample_database(folder: Path) -> Path:
    """Return the sample database in ``folder``, building it first if it is not there."""
    path = folder / _FILE
    if not path.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        build_sample(path).close()
    return path


def build_sample(path: Path, own: str = "61.72") -> Database:
    """Build the sample of the office ``own`` at ``path`` and return it open.

    Its own plan with problems; the province's plan beside it, or, if ``own`` is the province,
    those of the regencies; a meeting and a few decisions. Every figure and person is invented.
    Raises Refusal if ``path`` exists. The file has no name before it is built.
    """
    from rakornis_desktop.database.new_database import new_database
    from rakornis_desktop.database.queries.plans_of_offices import own_plan, plan_of
    from rakornis_desktop.sample.sample_decisions import add_decisions
    from rakornis_desktop.sample.sample_meeting import add_meeting
    from rakornis_desktop.sample.sample_plans import EDITION, PROVINCE, REGENCIES, YEAR
    from rakornis_desktop.sample.sample_standing import add_standing

    def fill(database: Database) -> None:
        _complete_office(database, own)
        others = list(REGENCIES) if own == PROVINCE else [PROVINCE]
        for region_code in (own, *others):
            _read_plan(database, region_code, own)
        plan = own_plan(database)
        found_plans = [found for code in (own, *others) if (found := plan_of(database, code))]
        for found in found_plans:
            _add_issues(database, found)
        add_standing(database, found_plans)
        meeting_id = add_meeting(database, plan)
        other = plan_of(database, others[0])
        if other:
            add_decisions(database, plan.id, other.id, meeting_id)

    return new_database(path, own, YEAR, EDITION, author=_("Data contoh"), begin=fill)


def _read_plan(database: Database, region_code: str, own: str) -> None:
    from rakornis_desktop.excel.taking.plan_import import import_plan
    from rakornis_desktop.sample.sample_plans import EDITION
    from rakornis_desktop.sample.sample_workbooks import sample_workbook

    import_plan(
        database,
        sample_workbook(region_code),
        as_office=None if region_code == own else region_code,
        edition=EDITION,
    )


def _complete_office(database: Database, region_code: str) -> None:
    """Give our office what its letterhead needs, so that the papers look as they will."""
    from rakornis_desktop.database.queries.office_rows import offices
    from rakornis_desktop.database.tables import Office, Official
    from rakornis_desktop.sample.sample_people import LETTERHEADS, OFFICIALS

    (office,) = (row for row in offices(database) if row.is_own)
    with database.change_set(_("Lengkapi kantor contoh"), undoable=False) as changes:
        changes.update(Office, office.id, **LETTERHEADS.get(region_code, {}))
        for position, official in enumerate(OFFICIALS):
            changes.add(Official, office_id=office.id, position=position, **official)


def _add_issues(database: Database, plan: PlanRow) -> None:
    from rakornis_desktop.database.queries.activity_rows import activities_of
    from rakornis_desktop.database.tables import Issue, IssueActivity
    from rakornis_desktop.sample.sample_issues import issues
    from rakornis_desktop.sample.sample_standing import add_causes

    ids = {row.reference: row.id for row in activities_of(database, plan.id)}
    added = []
    with database.change_set(_("Permasalahan contoh"), undoable=False) as changes:
        for position, issue in enumerate(issues(plan.region_code)):
            row = changes.add(Issue, plan_id=plan.id, position=position, **issue.values)
            added.append((row.id, issue.values))
            for reference in issue.answers:
                changes.add(IssueActivity, issue_id=row.id, activity_id=ids[reference])
        add_causes(changes, plan.id, added)
