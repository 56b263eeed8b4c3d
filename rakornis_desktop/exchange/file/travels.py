"""What was sent and what came in: one line for each plan file that travelled, youngest first."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.database.queries.plans_of_offices import PlanRow
from rakornis_desktop.database.revisions import SENT
from rakornis_desktop.exchange.traffic.completeness import completeness
from rakornis_desktop.exchange.traffic.own_key import OwnKey

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet
    from rakornis_desktop.database.program_database import Database

# The signature of a receipt that says that we sent the file ourselves.
OURS = "sent"


class Travel(NamedTuple):
    """A plan file that was sent or received.

    ``region_code`` and ``office`` are of the other office, both "" where the file was made for
    none in particular; ``at`` is ISO; ``signature`` ok, unknown, changed, or sent for our own.
    ``activities`` is None where nothing was noted of it.
    """

    id: str
    revision_id: str
    sent: bool
    region_code: str
    office: str
    number: int
    at: str
    signature: str
    fingerprint: str
    activities: int | None
    file_name: str
    size: int


def note_sending(
    changes: ChangeSet,
    plan: PlanRow,
    revision_id: str,
    number: int,
    to: str,
    name: str,
    key: OwnKey,
) -> None:
    """Note that a revision of ours was sent: a receipt that names us as the sender."""
    from rakornis_desktop.database.tables import Receipt

    now = datetime.now(UTC)
    changes.add(
        Receipt,
        revision_id=revision_id,
        sender_region=plan.region_code,
        sender_name=(plan.government or plan.office_name)[:300],
        number=number,
        audience=to,
        sent_at=now,
        received_at=now,
        file_name=name[:300],
        signature=OURS,
        fingerprint=key.fingerprint,
        **completeness(changes.read, plan.id)._asdict(),
    )


def travels(database: Database) -> list[Travel]:
    """Return what was sent and received, youngest first; sizes are those of the whole revision."""
    found = [
        Travel(row_id, revision, bool(sent), *others)
        for row_id, revision, sent, *others in database.read(
            "SELECT t.id, t.revision_id, t.signature = ?, "
            "CASE t.signature WHEN ? THEN t.audience ELSE t.sender_region END, "
            "CASE t.signature WHEN ? THEN coalesce((SELECT government FROM office "
            "WHERE region_code = t.audience AND t.audience <> ''), '') ELSE t.sender_name END, "
            "t.number, t.received_at, t.signature, t.fingerprint, t.activities, t.file_name, "
            "length(r.content) / 4 * 3 FROM receipt t JOIN revision r ON r.id = t.revision_id",
            (OURS, OURS, OURS),
        )
    ]
    # Sent before such notes were made.
    found += [
        Travel(row_id, row_id, True, "", "", number, at, OURS, "", None, "", size)
        for row_id, number, at, size in database.read(
            "SELECT id, number, created_at, length(content) / 4 * 3 FROM revision r "
            "WHERE kind = ? AND NOT EXISTS (SELECT 1 FROM receipt t WHERE t.revision_id = r.id)",
            (SENT,),
        )
    ]
    return sorted(found, key=lambda travel: (travel.at, travel.number, travel.id), reverse=True)
