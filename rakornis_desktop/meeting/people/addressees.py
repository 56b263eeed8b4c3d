"""Who is invited, as the address of a letter names them: by post and office, not by name."""

from __future__ import annotations

from collections.abc import Iterable

from rakornis_desktop.database.queries.meeting_rows import ParticipantRow
from rakornis_desktop.language.normal_text import folded_line, on_one_line


def addressees(people: Iterable[ParticipantRow], without: str = "") -> tuple[str, ...]:
    """Return whom a letter goes to, each once, in the order of the list.

    ``without`` is the name of who signs the letter: nobody invites himself.
    """
    host = folded_line(without)
    found = (_addressee(row) for row in people if not host or folded_line(row.name) != host)
    return tuple(dict.fromkeys(text for text in found if text))


def _addressee(row: ParticipantRow) -> str:
    name, job, office = (on_one_line(text) for text in (row.name, row.job, row.office))
    if not job:
        return ", ".join(part for part in (name, office) if part)
    return _joined(job, office)


def _joined(job: str, office: str) -> str:
    """Return "Kepala Dinas PRKP" for "Kepala Dinas" and "Dinas PRKP": what both say, once."""
    jobs, offices = job.split(), office.split()
    for length in range(min(len(jobs), len(offices)), 0, -1):
        if folded_line(" ".join(jobs[-length:])) == folded_line(" ".join(offices[:length])):
            return " ".join(jobs + offices[length:])
    return " ".join(jobs + offices)
