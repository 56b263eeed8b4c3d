"""The sample as a program database, read in from its workbooks by the importers themselves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.program.database import Program

if TYPE_CHECKING:
    from rakornis_desktop.program.queries.plans import PlanRow

_FILE = "contoh-singkawang-2027.rkn"


def sample_database(folder: Path) -> Path:
    """Return the sample database in ``folder``, building it first if it is not there."""
    path = folder / _FILE
    if not path.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        build_sample(path).close()
    return path


def build_sample(path: Path, own: str = "61.72") -> Program:
    """Build the sample of the office ``own`` at ``path`` and return it open.

    Its own plan with problems; the province's plan beside it, or, if ``own`` is the province,
    those of the regencies; a meeting and a few decisions. Every figure and person is invented.
    Raises Refusal if ``path`` exists. A half-built file is removed.
    """
    from rakornis_desktop.program.offices import new_program
    from rakornis_desktop.program.queries.plans import own_plan, plan_of
    from rakornis_desktop.sample.decisions import add_decisions
    from rakornis_desktop.sample.meeting import add_meeting
    from rakornis_desktop.sample.plans import EDITION, PROVINCE, REGENCIES, YEAR
    from rakornis_desktop.sample.standing import add_standing

    program = new_program(path, own, YEAR, EDITION, author=_("Data contoh"))
    try:
        _complete_office(program, own)
        others = list(REGENCIES) if own == PROVINCE else [PROVINCE]
        for region_code in (own, *others):
            _read_plan(program, region_code, own)
        plan = own_plan(program)
        found_plans = [found for code in (own, *others) if (found := plan_of(program, code))]
        for found in found_plans:
            _add_issues(program, found)
        add_standing(program, found_plans)
        meeting_id = add_meeting(program, plan)
        other = plan_of(program, others[0])
        if other:
            add_decisions(program, plan.id, other.id, meeting_id)
    except BaseException:
        program.close()
        for beside in path.parent.glob(f"{path.name}*"):
            beside.unlink(missing_ok=True)
        raise
    return program


def _read_plan(program: Program, region_code: str, own: str) -> None:
    from rakornis_desktop.excel.importing import import_plan
    from rakornis_desktop.sample.plans import EDITION
    from rakornis_desktop.sample.workbooks import sample_workbook

    import_plan(
        program,
        sample_workbook(region_code),
        as_office=None if region_code == own else region_code,
        edition=EDITION,
    )


def _complete_office(program: Program, region_code: str) -> None:
    """Give our office what its letterhead needs, so that the papers look as they will."""
    from rakornis_desktop.program.queries.offices import offices
    from rakornis_desktop.program.tables import Office, Official
    from rakornis_desktop.sample.people import LETTERHEADS, OFFICIALS

    (office,) = (row for row in offices(program) if row.is_own)
    with program.change_set(_("Lengkapi kantor contoh"), undoable=False) as changes:
        changes.update(Office, office.id, **LETTERHEADS.get(region_code, {}))
        for position, official in enumerate(OFFICIALS):
            changes.add(Official, office_id=office.id, position=position, **official)


def _add_issues(program: Program, plan: PlanRow) -> None:
    from rakornis_desktop.program.queries.activities import activities_of
    from rakornis_desktop.program.tables import Issue, IssueActivity
    from rakornis_desktop.sample.issues import issues
    from rakornis_desktop.sample.standing import add_causes

    ids = {row.reference: row.id for row in activities_of(program, plan.id)}
    added = []
    with program.change_set(_("Permasalahan contoh"), undoable=False) as changes:
        for position, issue in enumerate(issues(plan.region_code)):
            row = changes.add(Issue, plan_id=plan.id, position=position, **issue.values)
            added.append((row.id, issue.values))
            for reference in issue.answers:
                changes.add(IssueActivity, issue_id=row.id, activity_id=ids[reference])
        add_causes(changes, plan.id, added)
