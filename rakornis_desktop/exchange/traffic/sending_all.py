"""Our plan for every office at once: a file for each with its decisions, mails where wished."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.database.row_ids import new_id
from rakornis_desktop.exchange.file.plan_file import opened
from rakornis_desktop.exchange.mail.contacts import contacts
from rakornis_desktop.exchange.traffic.own_key import OwnKey, own_key
from rakornis_desktop.exchange.traffic.sending import send, suggested_name
from rakornis_desktop.exchange.traffic.sending_outlook import offices_to_send_to, outlook
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

Progress = Callable[[int, int], None]


class Recipient(NamedTuple):
    """An office that our plan goes to, and how many addresses of it the address book has."""

    region_code: str
    name: str
    addresses: int

    @property
    def id(self) -> str:
        """What tells it from the others."""
        return self.region_code


class SentTo(NamedTuple):
    """What was written for an office; ``error`` says why nothing was."""

    recipient: Recipient
    file: Path | None = None
    mail: Path | None = None
    number: int = 0
    decisions: int = 0
    error: str = ""

    def in_words(self) -> str:
        """Say it in one sentence."""
        if self.file is None:
            return self.error
        said = _("{file}: revisi {number}, {count} keputusan.").format(
            file=self.file.name, number=self.number, count=self.decisions
        )
        if self.mail is not None:
            said += " " + _("Draf surel untuk {count} alamat.").format(
                count=self.recipient.addresses
            )
        return said


def recipients(database: Database) -> list[Recipient]:
    """Return the offices that our plan can go to: the 14 regencies, then the other tiers."""
    ours = own_plan(database).region_code
    counted: dict[str, int] = {}
    for contact in contacts(database):
        counted[contact.region_code] = counted.get(contact.region_code, 0) + 1
    offered = sorted(offices_to_send_to(ours), key=lambda office: (len(office[0]) == 2, office[0]))
    return [Recipient(code, name, counted.get(code, 0)) for code, name in offered]


def send_all(
    database: Database,
    folder: Path,
    chosen: Sequence[Recipient],
    *,
    mails: bool = False,
    key: OwnKey | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[SentTo]:
    """Write a plan file for each office into ``folder``; give what was written for each.

    All are of one revision, which is frozen with the first of them; together they are one step of
    undo. With ``mails`` a draft lies beside each file for an office that the address book knows.
    Where one cannot be written the next goes on.
    """
    key = key or own_key()
    plan = own_plan(database)
    number = outlook(database).number
    step = f"send_all:{new_id()}"
    for done, recipient in enumerate(chosen):
        if cancelled and cancelled():
            return
        if progress:
            progress(done, len(chosen))
        office = plan.government or plan.office_name
        name = suggested_name(office, plan.fiscal_year, number, datetime.now())
        word = "-".join(recipient.name.casefold().split())
        file = (folder / name).with_stem(f"{Path(name).stem}-untuk-{word}")
        mail = file.with_suffix(".eml") if mails and recipient.addresses else None
        try:
            sent = send(database, file, to=recipient.region_code, mail=mail, key=key, step=step)
            counts = opened(file).manifest.counts
        except Refusal as refusal:
            yield SentTo(recipient, error=str(refusal))
            continue
        yield SentTo(recipient, sent.file, sent.mail, sent.number, counts.get("decision", 0))
    if progress:
        progress(len(chosen), len(chosen))
