"""Which office sent which revision of its plan when, how complete it is, and who is late."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.choices import Tier
from rakornis_desktop.database.queries.plans_of_offices import (
    PlanRow,
    missing_plans,
    own_plan,
    plans,
)
from rakornis_desktop.exchange.file.travels import OURS as SENT_BY_US
from rakornis_desktop.exchange.traffic.completeness import Completeness, completeness_by_plan
from rakornis_desktop.exchange.traffic.deadline import deadline
from rakornis_desktop.exchange.traffic.known_keys import CHANGED, OK, UNKNOWN
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.reference.regions import CENTRE, PROVINCE, regions

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

# Where an office's plan stands.
OWN, IN_TIME, LATE, MISSING, OVERDUE, HERE = (
    "sendiri", "tepat_waktu", "terlambat", "belum", "lewat_batas", "ada",
)  # fmt: skip
_NOTHING = Completeness(0, 0, 0, 0, 0)


class PlanLine(NamedTuple):
    """An office and what we have of its plan; ``plan_id`` is empty if we have nothing.

    ``number`` is the sender's own number of the revision, None where the plan did not come as a
    plan file; ``first_sent`` is when its first revision that we have was sent. ``days_late``
    counts from the deadline to that day, or to today if nothing came.
    """

    id: str
    name: str
    plan_id: str
    stage: str
    number: int | None
    sent: datetime | None
    first_sent: datetime | None
    received: datetime | None
    sender: str
    signature: str
    fingerprint: str
    file_name: str
    state: str
    days_late: int
    lacks: Completeness

    @property
    def waits(self) -> bool:
        """Whether the office should have sent its plan by now and has not."""
        return self.state == OVERDUE


class PlanTable(NamedTuple):
    """The offices in the order of their codes; ours first where we send plans ourselves."""

    lines: list[PlanLine]
    fiscal_year: int
    deadline: date | None

    def count(self, *states: str) -> int:
        """Return how many offices stand so."""
        return sum(line.state in states for line in self.lines)


class _Receipt(NamedTuple):
    number: int
    sent_at: datetime
    first_sent_at: datetime
    received_at: datetime
    sender_name: str
    signature: str
    fingerprint: str
    file_name: str


def collects_plans(database: Database) -> bool:
    """Whether our office is one that others send their plans to: the province or the centre."""
    return own_plan(database).tier in (Tier.PROVINCE, Tier.CENTRE)


def plan_table(
    database: Database, today: date, stop: Callable[[], bool] | None = None
) -> PlanTable:
    """Return every office that is to send its plan to us and what we have of it.

    For a kabupaten/kota: the offices whose plans we hold. Once ``stop`` says True the counts of
    what is lacking are left out.
    """
    ours = own_plan(database)
    held = {
        plan.region_code: plan
        for plan in plans(database)
        if plan.fiscal_year == ours.fiscal_year and not plan.is_own
    }
    receipts = _receipts(database)
    lacks = completeness_by_plan(partial(database.read, stop=stop))
    collecting = collects_plans(database)
    last_day = deadline(database, ours.fiscal_year) if collecting else None
    lines = []
    for code in _offices(ours, held, collecting=collecting):
        plan = ours if code == ours.region_code else held.get(code)
        lines.append(_line(code, plan, receipts, lacks, last_day, today))
    return PlanTable(lines, ours.fiscal_year, last_day)


def waited_for(database: Database, today: date) -> int:
    """Return how many offices should have sent their plan by now and have not: found fast."""
    ours = own_plan(database)
    last_day = deadline(database, ours.fiscal_year) if collects_plans(database) else None
    if last_day is None or today <= last_day:
        return 0
    return len(missing_plans(plans(database), ours, ours.fiscal_year))


def state_in_words(state: str, days: int = 0) -> str:
    """Return how an office's plan stands; ``days`` is how late it is."""
    if state == LATE and days:
        return _("Terlambat {days} hari").format(days=days)
    if state == OVERDUE and days:
        return _("Belum, lewat {days} hari").format(days=days)
    return {
        OWN: _("Kantor ini"),
        IN_TIME: _("Tepat waktu"),
        LATE: _("Terlambat"),
        MISSING: _("Belum mengirim"),
        OVERDUE: _("Belum, lewat batas"),
        HERE: _("Sudah ada"),
    }[state]


def signature_word(signature: str) -> str:
    """Return what is said of the signature of a plan that was let in."""
    return {
        OK: _("Sah"),
        UNKNOWN: _("Sah, kunci baru"),
        CHANGED: _("Sah, kunci berganti"),
        "": _("Tanpa (buku kerja)"),
    }.get(signature, signature)


def _offices(ours: PlanRow, held: dict[str, PlanRow], *, collecting: bool) -> Sequence[str]:
    if not collecting:
        return sorted(held)
    all_others = [region.code for region in regions().regencies()]
    all_others += [PROVINCE, CENTRE, *held]
    return list(dict.fromkeys([ours.region_code, *all_others]))


def _line(
    code: str,
    plan: PlanRow | None,
    receipts: dict[str, _Receipt],
    lacks: dict[str, Completeness],
    last_day: date | None,
    today: date,
) -> PlanLine:
    receipt = receipts.get(plan.id) if plan else None
    imported = plan.received_at if plan else None
    received = receipt.received_at if receipt else _moment(imported)
    first = receipt.first_sent_at if receipt else received
    counted = lacks.get(plan.id, _NOTHING) if plan else _NOTHING
    state, days = _state(code, plan, first, last_day, today)
    own = plan is not None and plan.is_own
    return PlanLine(
        code,
        _("Pusat") if code == CENTRE else regions().title(code) or code,
        plan.id if plan else "",
        plan.stage if plan else "",
        receipt.number if receipt and not own else None,
        receipt.sent_at if receipt and not own else None,
        first if not own else None,
        received if not own else None,
        receipt.sender_name if receipt else "",
        receipt.signature if receipt else "",
        receipt.fingerprint if receipt else "",
        receipt.file_name if receipt else plan.source_file if plan else "",
        state,
        days,
        counted,
    )


def _state(
    code: str,
    plan: PlanRow | None,
    first: datetime | None,
    last_day: date | None,
    today: date,
) -> tuple[str, int]:
    if plan is not None and plan.is_own:
        return OWN, 0
    # The centre is nobody's to wait for.
    binding = last_day if code != CENTRE else None
    if plan is None:
        days = (today - binding).days if binding else 0
        return (OVERDUE, days) if days > 0 else (MISSING, 0)
    if binding is None or first is None:
        return HERE, 0
    days = (first.astimezone().date() - binding).days
    return (LATE, days) if days > 0 else (IN_TIME, 0)


def _receipts(database: Database) -> dict[str, _Receipt]:
    """Return, by plan, the receipt of the revision that we have, and when the first was sent."""
    found: dict[str, _Receipt] = {}
    first: dict[str, datetime] = {}
    for plan_id, number, sent, received, *others in database.read(
        "SELECT r.plan_id, c.number, c.sent_at, c.received_at, c.sender_name, c.signature, "
        "c.fingerprint, c.file_name FROM receipt c JOIN revision r ON r.id = c.revision_id "
        # What we sent ourselves is noted too.
        "WHERE c.signature <> ? ORDER BY r.plan_id, r.number, c.received_at, c.id",
        (SENT_BY_US,),
    ):
        sent_at = datetime.fromisoformat(sent)
        first[plan_id] = min(sent_at, first.get(plan_id, sent_at))
        found[plan_id] = _Receipt(
            number, sent_at, first[plan_id], datetime.fromisoformat(received), *others
        )
    return found


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
