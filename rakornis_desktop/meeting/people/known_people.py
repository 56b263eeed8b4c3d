"""People the program knows: officials of the offices, and who took part in earlier meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.choices import Tier
from rakornis_desktop.comparison.findings.office_names import office_name
from rakornis_desktop.database.queries.meeting_rows import meetings_of, participants_of
from rakornis_desktop.database.queries.office_rows import OfficeRow, offices, officials_of
from rakornis_desktop.database.queries.plans_of_offices import PlanRow, plans
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.people.person_book import PersonBook

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

# Lists of so many earlier meetings are gone through.
_MEETINGS = 5


class KnownPerson(NamedTuple):
    """Someone who may be invited or sign; ``name`` is empty for a post whose holder is unknown.

    ``group`` is the office (or earlier meetings) they are listed under; ``invited`` tells that
    the meeting's list has them already.
    """

    group: str
    name: str
    office: str
    job: str
    contact: str = ""
    rank: str = ""
    nip: str = ""
    region_code: str = ""
    invited: bool = False

    def as_participant(self) -> dict[str, str]:
        """Return the columns of a participant."""
        names = ("name", "office", "job", "contact", "region_code")
        return {name: getattr(self, name) for name in names}

    def as_signatory(self) -> dict[str, str]:
        """Return the columns of a signatory but for the role."""
        return {name: getattr(self, name) for name in ("name", "job", "rank", "nip")}


def known_people(database: Database, meeting_id: str = "") -> list[KnownPerson]:
    """Return whom the program knows: our office first, then the others by region, then lists.

    Of an office whose plan was received and of which nobody is known, its head is offered by the
    post alone.
    """
    invited = PersonBook(
        (row.name, row.office, row.job)
        for row in (participants_of(database, meeting_id) if meeting_id else [])
    )
    plan_of_office = {plan.office_id: plan for plan in plans(database)}
    found: list[KnownPerson] = []
    for office in offices(database):
        found += _of_office(database, office, plan_of_office.get(office.id))
    named = PersonBook((person.name, person.office, person.job) for person in found)
    for plan in plans(database):
        for meeting in meetings_of(database, plan.id)[:_MEETINGS]:
            if meeting.id == meeting_id:
                continue
            for row in participants_of(database, meeting.id):
                if row.name.strip() and not named.has_name(row.name):
                    named.add(row.name, row.office, row.job)
                    found.append(
                        KnownPerson(
                            _("Peserta rapat sebelumnya"),
                            *(row.name, row.office, row.job, row.contact),
                            region_code=row.region_code,
                        )
                    )
    return [
        person._replace(
            invited=invited.holds(person.name, person.office, person.job)
            or invited.has_name(person.name)
        )
        for person in found
    ]


def _of_office(database: Database, office: OfficeRow, plan: PlanRow | None) -> list[KnownPerson]:
    group = office_name(plan) if plan else (office.government or office.name)
    named = _named(office)
    people = [
        KnownPerson(group, row.name, named, row.job, "", row.rank, row.nip, office.region_code)
        for row in officials_of(database, office.id)
        if row.is_active
    ]
    if people or plan is None:
        return people
    return [KnownPerson(group, "", named, _("Kepala"), region_code=office.region_code)]


def _named(office: OfficeRow) -> str:
    """Return an office as a list of several regions' offices names it."""
    name = office.name.strip()
    whose = office.government.strip().removeprefix(_("Pemerintah")).strip()
    if not name or office.tier == Tier.CENTRE or whose.casefold() in name.casefold():
        return name or whose
    return f"{name} {whose}"
