"""What the headless verbs are about: the database that is named, the plans, the meeting."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from rakornis_desktop.language.catalogue import translate as _

if TYPE_CHECKING:
    from rakornis_desktop.comparison.compare import Comparison
    from rakornis_desktop.database.program_database import Database


class Asked(NamedTuple):
    """What of a database a document is to tell; empty or None is what stands to reason."""

    offices: Sequence[str] = ()
    office: str = ""
    meeting: str | None = None
    before: str | None = None
    paper: str = ""


def opened(db: Path, *, read_only: bool = False) -> Database:
    """Open the database that is named."""
    from rakornis_desktop.database.program_database import Database

    return Database.open(db, read_only=read_only)


def compared(database: Database, offices: Sequence[str], before: str | None = None) -> Comparison:
    """Compare our plan with those of ``offices``, or with itself as it was ``before``."""
    if before is not None:
        from rakornis_desktop.comparison.earlier import compare_with_earlier
        from rakornis_desktop.database.queries.plans_of_offices import own_plan

        return compare_with_earlier(database, own_plan(database).id, before)
    from rakornis_desktop.comparison.choosing_offices import compare_offices

    return compare_offices(database, offices)


@contextmanager
def meeting_or_draft(database: Database, meeting: str | None) -> Iterator[tuple[Database, str]]:
    """Give the meeting asked for, the youngest, or a draft, with the database it stands in.

    The draft is made in a copy: printing changes no database.
    """
    from rakornis_desktop.meeting.choosing_meeting import chosen_meeting

    if found := chosen_meeting(database, meeting):
        yield database, found
        return
    from rakornis_desktop.database.program_database import Database
    from rakornis_desktop.meeting.draft_meeting import draft_meeting

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / database.path.name
        database.copy_to(copy)
        with Database.open(copy) as draft:
            yield draft, draft_meeting(draft)
    click.echo(_("Belum ada rapat di basis data ini; ditulis sebagai rancangan."))
