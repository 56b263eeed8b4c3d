"""The verb that writes papers as PDF: print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rakornis_desktop.cli.verb_answers import echo_written
from rakornis_desktop.cli.verb_options import FILE, MEETING, OFFICE, PAPER, WITH
from rakornis_desktop.cli.verb_subjects import Asked, compared, meeting_or_draft, opened
from rakornis_desktop.pdf.papers.meeting_papers import MEETING_PAPERS

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database


def _comparison(database: Database, file: Path, asked: Asked) -> None:
    from rakornis_desktop.pdf.papers.comparison_paper import write_comparison

    found = compared(database, asked.offices, asked.before)
    write_comparison(database, found, file, asked.paper)


def _matrix(database: Database, file: Path, asked: Asked) -> None:
    from rakornis_desktop.pdf.papers.synchronisation_paper import write_sync_matrix

    found = compared(database, asked.offices)
    write_sync_matrix(database, found, file, asked.paper, regency=asked.office)


def _summary(database: Database, file: Path, asked: Asked) -> None:
    from rakornis_desktop.pdf.papers.region_summary import write_region_summary

    found = compared(database, asked.offices)
    write_region_summary(database, found, file, asked.paper, regency=asked.office)


def _profile(database: Database, file: Path, asked: Asked) -> None:
    from rakornis_desktop.pdf.papers.profile_paper import write_profile

    write_profile(database, file, asked.paper, office=asked.office)


def _coverage(database: Database, file: Path, asked: Asked) -> None:
    from rakornis_desktop.pdf.papers.coverage_paper import write_coverage

    write_coverage(database, file, asked.paper, office=asked.office)


def _meeting_paper(database: Database, what: str, file: Path, asked: Asked) -> None:
    """Write a paper of a meeting; of a draft made for it alone if there is no meeting yet."""
    from rakornis_desktop.pdf.papers.meeting_papers import meeting_paper

    kind = meeting_paper(what)
    if kind.about_meeting:
        with meeting_or_draft(database, asked.meeting) as (source, meeting_id):
            written = kind.write(source, meeting_id, file, asked.paper, asked.office)
    else:
        written = kind.write(database, "", file, asked.paper, asked.office)
    for remark in written.remarks:
        click.echo(remark)


# The papers beside those of the meeting, in the order in which the help names them.
_WRITERS: dict[str, Callable[[Database, Path, Asked], None]] = {
    "comparison": _comparison,
    "matrix": _matrix,
    "summary": _summary,
    "profile": _profile,
    "coverage": _coverage,
}
PRINTED = [*(paper.key for paper in MEETING_PAPERS), *_WRITERS]


@click.command("print", help=f"Tulis satu dokumen sebagai PDF. DOKUMEN: {', '.join(PRINTED)}.")
@click.argument("db", type=FILE)
@click.argument("what", metavar="DOKUMEN", type=click.Choice(PRINTED))
@click.argument("file", type=FILE, metavar="F.pdf")
@click.option("--paper", type=PAPER, default="F4", show_default=True, help="Ukuran kertas.")
@WITH
@OFFICE
@MEETING
@click.option("--before", metavar="REVISI", help="Perbandingan dengan revisi terdahulu.")
def print_paper(
    db: Path,
    what: str,
    file: Path,
    paper: str,
    offices: tuple[str, ...],
    office: str | None,
    meeting: str | None,
    before: str | None,
) -> None:
    asked = Asked(offices, office or "", meeting, before, paper)
    with opened(db, read_only=True) as database:
        if what in _WRITERS:
            _WRITERS[what](database, file, asked)
        else:
            _meeting_paper(database, what, file, asked)
    echo_written(file)


VERBS = (print_paper,)
