"""The verbs that read and write Excel workbooks: import, export."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rakornis_desktop.cli.verb_answers import Result, answer, echo_written
from rakornis_desktop.cli.verb_options import FILE, JSON, MEETING, OFFICE, WITH
from rakornis_desktop.cli.verb_subjects import Asked, compared, meeting_or_draft, opened
from rakornis_desktop.excel.writing.meeting_workbook_list import MEETING_WORKBOOKS

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database


@click.command("import", help="Baca buku kerja Excel ke dalam basis data.")
@click.argument("db", type=FILE)
@click.argument("file", type=FILE, metavar="FILE.xlsx")
@click.option("--as-office", metavar="KODE", help="Rencana ini diterima dari kantor KODE.")
@click.option("--edition", help="Edisi nomenklatur buku kerja itu.")
@click.option("--dry-run", is_flag=True, help="Baca dan laporkan saja, tanpa menyimpan.")
@click.option("--report", type=FILE, metavar="F.xlsx", help="Simpan laporan per baris.")
@JSON
@click.option(
    "--what",
    type=click.Choice(["plan", "decisions", "participants", "spm", "areas", "issues"]),
    default="plan",
    show_default=True,
    help="Isi buku kerja: rencana (atau ekspor KRISNA), keputusan dalam matriks, peserta, "
    "capaian SPM, kawasan, atau permasalahan.",
)
@MEETING
@WITH
def import_workbook(
    db: Path,
    file: Path,
    as_office: str | None,
    edition: str | None,
    dry_run: bool,
    report: Path | None,
    as_json: bool,
    what: str,
    meeting: str | None,
    offices: tuple[str, ...],
) -> None:
    result: Result
    if what == "decisions":
        result = read_decisions(db, file, offices)
    elif what == "participants":
        result = read_participants(db, file, meeting, dry_run=dry_run)
    elif what != "plan":
        result = read_register(db, file, what, as_office)
    else:
        result = read_plan(db, file, as_office, edition, report, dry_run=dry_run)
    answer(result, as_json=as_json)


def read_plan(
    db: Path,
    file: Path,
    as_office: str | None,
    edition: str | None,
    report: Path | None,
    *,
    dry_run: bool,
) -> Result:
    """Read a plan, and write what became of each row into ``report`` if asked for."""
    from rakornis_desktop.excel.taking.plan_import import import_plan

    with opened(db, read_only=dry_run) as database:
        result = import_plan(database, file, as_office=as_office, edition=edition, dry_run=dry_run)
        if report:
            from rakornis_desktop.excel.taking.import_report import write_report

            write_report(result, report)
    return result


def read_decisions(db: Path, file: Path, offices: Sequence[str]) -> Result:
    """Read the decisions of a filled-in matrix back."""
    from rakornis_desktop.excel.taking.decision_import import import_decisions

    with opened(db) as database:
        return import_decisions(database, compared(database, offices), file)


def read_register(db: Path, file: Path, what: str, as_office: str | None) -> Result:
    """Read services, areas or problems back from their workbook."""
    from rakornis_desktop.excel.registers.area_workbook import import_areas
    from rakornis_desktop.excel.registers.issue_workbook import import_issues
    from rakornis_desktop.excel.registers.service_workbook import import_services

    with opened(db) as database:
        if what == "spm":
            return import_services(database, file)
        if what == "areas":
            return import_areas(database, file, as_office=as_office)
        return import_issues(database, file, as_office=as_office)


def read_participants(db: Path, file: Path, meeting: str | None, *, dry_run: bool) -> Result:
    """Add a workbook's list of participants to a meeting."""
    from rakornis_desktop.excel.taking.participants_import import import_participants

    with opened(db, read_only=dry_run) as database:
        return import_participants(database, file, meeting, dry_run=dry_run)


def _plan(database: Database, file: Path, _asked: Asked) -> None:
    from rakornis_desktop.database.queries.plans_of_offices import own_plan
    from rakornis_desktop.excel.writing.plan_workbook import write_plan

    write_plan(database, own_plan(database).id, file)


def _comparison(database: Database, file: Path, asked: Asked) -> None:
    from rakornis_desktop.excel.writing.comparison_workbook import write_comparison

    write_comparison(database, compared(database, asked.offices), file)


def _matrix(database: Database, file: Path, asked: Asked) -> None:
    from rakornis_desktop.excel.writing.sync_workbook import write_sync_workbook

    found = compared(database, asked.offices)
    write_sync_workbook(database, found, file, regency=asked.office)


def _template(database: Database, file: Path, _asked: Asked) -> None:
    from rakornis_desktop.excel.template.template_workbook import write_template

    write_template(file, database)


def _services(database: Database, file: Path, _asked: Asked) -> None:
    from rakornis_desktop.excel.registers.service_workbook import write_services

    write_services(database, file)


def _areas(database: Database, file: Path, _asked: Asked) -> None:
    from rakornis_desktop.excel.registers.area_workbook import write_areas

    write_areas(database, file)


def _issues(database: Database, file: Path, _asked: Asked) -> None:
    from rakornis_desktop.excel.registers.issue_workbook import write_issues

    write_issues(database, file)


def _coverage(database: Database, file: Path, asked: Asked) -> None:
    from rakornis_desktop.excel.writing.coverage_workbook import write_coverage

    write_coverage(database, file, office=asked.office)


def _meeting_workbook(database: Database, what: str, file: Path, asked: Asked) -> None:
    """Write a workbook of a meeting; of a draft made for it alone if there is no meeting yet."""
    from rakornis_desktop.excel.writing.meeting_workbook_list import meeting_workbook

    kind = meeting_workbook(what)
    with meeting_or_draft(database, asked.meeting) as (source, meeting_id):
        kind.write(source, meeting_id, file, office=asked.office)


# The workbooks beside those of the meeting, in the order in which the help names them.
_WRITERS: dict[str, Callable[[Database, Path, Asked], None]] = {
    "plan": _plan,
    "comparison": _comparison,
    "matrix": _matrix,
    "template": _template,
    "spm": _services,
    "areas": _areas,
    "issues": _issues,
    "coverage": _coverage,
}
EXPORTED = [*_WRITERS, *(workbook.key for workbook in MEETING_WORKBOOKS)]


@click.command(help=f"Tulis satu buku kerja Excel. DOKUMEN: {', '.join(EXPORTED)}.")
@click.argument("db", type=FILE)
@click.argument("what", metavar="DOKUMEN", type=click.Choice(EXPORTED))
@click.argument("file", type=FILE, metavar="F.xlsx")
@WITH
@OFFICE
@MEETING
def export(
    db: Path,
    what: str,
    file: Path,
    offices: tuple[str, ...],
    office: str | None,
    meeting: str | None,
) -> None:
    asked = Asked(offices, office or "", meeting)
    with opened(db, read_only=True) as database:
        if what in _WRITERS:
            _WRITERS[what](database, file, asked)
        else:
            _meeting_workbook(database, what, file, asked)
    echo_written(file)


VERBS = (import_workbook, export)
