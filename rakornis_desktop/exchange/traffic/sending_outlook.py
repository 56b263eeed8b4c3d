"""What would be sent now: which revision, how complete it is, to which offices it can be made."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.exchange.file.snapshot import snapshot
from rakornis_desktop.exchange.traffic.completeness import Completeness, completeness
from rakornis_desktop.reference.regions import CENTRE, PROVINCE, regions

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database


class Outlook(NamedTuple):
    """``number`` is the revision that sending writes; ``changed`` tells whether it is a new one."""

    number: int
    changed: bool
    completeness: Completeness


def outlook(database: Database) -> Outlook:
    """Return what sending our plan would write; nothing is written."""
    plan = own_plan(database)
    now = snapshot(database.read, plan)
    new = now.changed or now.head is None
    number = now.number
    if not new and now.head_file:
        number = now.head_file.manifest.revision.number
    return Outlook(number, new, completeness(database.read, plan.id))


def offices_to_send_to(own_region: str) -> list[tuple[str, str]]:
    """Return region and name of the offices that a file can be made for, the tier above first.

    A province sends each regency its decisions; a regency sends to its province.
    """
    known = regions()
    codes = [PROVINCE, CENTRE]
    if len(own_region) == 2:
        codes += [region.code for region in known.regencies()]
    return [(code, known.title(code)) for code in codes if code != own_region]
