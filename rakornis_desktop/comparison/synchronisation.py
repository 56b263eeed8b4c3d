"""The synchronisation matrix of a Rakornis, for paper and workbook alike.

One row per proposal of a regency, beside it what the province (and the centre) plans, the gap,
the decision and the note (see forms.md, Matriks sinkronisasi usulan kabupaten/kota).
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.choices import Readiness, Tier
from rakornis_desktop.comparison.findings.office_names import office_name
from rakornis_desktop.comparison.money_standing import regency_name, regency_of_pair
from rakornis_desktop.database.activity_words import location_in_words, target_in_words
from rakornis_desktop.database.fields.choice_names import decision_name
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.reference.nomenclature import nomenclature
from rakornis_desktop.reference.units import same_quantity

if TYPE_CHECKING:
    from rakornis_desktop.comparison.compare import Comparison
    from rakornis_desktop.comparison.pair import Pair
    from rakornis_desktop.database.queries.activity_rows import ActivityRow
    from rakornis_desktop.database.queries.plans_of_offices import PlanRow

_READINESS = (
    ("readiness_fs", "FS"),
    ("readiness_ded", "DED"),
    ("readiness_rab", "RAB"),
    ("readiness_land", "lahan"),
    ("readiness_environment", "lingkungan"),
    ("readiness_decree", "SK kumuh"),
)


class SyncRow(NamedTuple):
    """One numbered row; amounts in rupiah, gaps are plan less proposal, None where not sayable."""

    number: int
    regency: str
    code: str
    sub_activity: str
    title: str
    location: str
    volume: Decimal | None
    unit: str
    amount: int | None
    sources: str
    readiness: str
    priority: int | None
    answer: str
    answer_amount: int
    volume_gap: Decimal | None
    amount_gap: int | None
    decision: str
    note: str
    pair: Pair


class SyncGroup(NamedTuple):
    """The rows of one regency; ``code`` is empty for what concerns several."""

    code: str
    name: str
    rows: list[SyncRow]

    @property
    def amount(self) -> int:
        """What the regency proposes, in rupiah."""
        return sum(row.amount or 0 for row in self.rows)

    @property
    def answer_amount(self) -> int:
        """What the other tiers plan beside it, in rupiah."""
        return sum(row.answer_amount for row in self.rows)


class SyncMatrix(NamedTuple):
    """The matrix, regency by regency, and the plans it was made of."""

    year: int
    offices: tuple[str, ...]
    groups: list[SyncGroup]


def sync_matrix(comparison: Comparison, regency: str = "") -> SyncMatrix:
    """Arrange a comparison as matrix, of one ``regency`` (region code) or of all."""
    by_regency: dict[str, list[Pair]] = {}
    for pair in comparison.pairs:
        code = regency_of_pair(pair, comparison)
        if not regency or code == regency:
            by_regency.setdefault(code, []).append(pair)
    groups, number = [], 0
    for code in sorted(by_regency, key=lambda code: (code == "", code)):
        rows = []
        # Proposals first, then what only the higher tiers have.
        for pair in sorted(by_regency[code], key=lambda pair: _asked(pair, comparison) is None):
            number += 1
            rows.append(_row(number, code, pair, comparison))
        groups.append(SyncGroup(code, regency_name(code), rows))
    offices = tuple(office_name(plan) for plan in comparison.columns)
    return SyncMatrix(comparison.left.fiscal_year, offices, groups)


def _asked(pair: Pair, comparison: Comparison) -> ActivityRow | None:
    """Return the regency's side; between two plans of one tier the left one asks."""
    for row, plan in _sides(pair, comparison):
        if plan.tier == Tier.REGENCY:
            return row
    if all(plan.tier != Tier.REGENCY for plan in comparison.columns):
        return pair.left
    return None


def _sides(pair: Pair, comparison: Comparison) -> list[tuple[ActivityRow, PlanRow]]:
    return [(row, comparison.plan_of(row)) for row in pair.sides if row is not None]


def _row(number: int, code: str, pair: Pair, comparison: Comparison) -> SyncRow:
    asked = _asked(pair, comparison)
    answers = [(row, plan) for row, plan in _sides(pair, comparison) if row is not asked]
    shown = asked or pair.first
    if asked is None:
        # What only a higher tier has stands in its own columns.
        answers = _sides(pair, comparison)
    entry = nomenclature(comparison.plan_of(shown).edition).get(shown.code) if shown.code else None
    decision = pair.decision
    return SyncRow(
        number=number,
        regency=regency_name(code).replace("Kabupaten ", "Kab. "),
        code=shown.code if asked else "",
        sub_activity=entry.name if entry and asked else "",
        title=asked.title if asked else "",
        location=_place(shown, code),
        volume=asked.volume if asked else None,
        unit=asked.unit if asked else "",
        amount=asked.budget if asked else None,
        sources=", ".join(sorted(comparison.sources.get(asked.id, ()))) if asked else "",
        readiness=_readiness(asked) if asked else "",
        priority=asked.priority if asked else None,
        answer="\n".join(_answer(row, plan, shown, comparison) for row, plan in answers),
        answer_amount=sum(row.budget for row, _plan in answers),
        volume_gap=_volume_gap(asked, answers[0][0]) if asked and answers else None,
        amount_gap=sum(row.budget for row, _plan in answers) - asked.budget
        if asked and answers
        else None,
        decision=decision_name(decision.status) if decision else "",
        note=_note(pair),
        pair=pair,
    )


def _answer(row: ActivityRow, plan: PlanRow, asked: ActivityRow, comparison: Comparison) -> str:
    """Return what another tier plans; what the columns beside it say already is left out."""
    several = len(comparison.columns) > 2
    same_place = row is asked or row.region_code == asked.region_code
    parts = [
        office_name(plan) if several else "",
        f"{row.code} {row.title}".strip(),
        "" if same_place else _place(row, asked.region_code[:5]),
        target_in_words(row.volume, row.unit, row.target_text),
        f"Rp {rupiah(row.budget)}" if several else "",
    ]
    verdicts = [answer.verdict for answer in comparison.answers.get(row.id, ()) if answer.verdict]
    if verdicts:
        parts.append(_("jawaban: {verdict}").format(verdict=verdicts[-1]))
    return ", ".join(part for part in parts if part)


def _place(row: ActivityRow, regency: str) -> str:
    """Return a location without the regency that heads the group."""
    said = location_in_words(row.region_code, row.location_text)
    return said.removesuffix(f", {regency_name(regency)}") if regency else said


def _note(pair: Pair) -> str:
    quiet = ("only_here", "fully_accommodated")
    said = [finding.sentence for finding in pair.findings if finding.rule not in quiet]
    if pair.decision and pair.decision.note.strip():
        said.insert(0, pair.decision.note.strip())
    if pair.stale:
        said.insert(0, _("Barisnya berubah setelah diputuskan."))
    return "\n".join(said)


def _readiness(row: ActivityRow) -> str:
    there = [name for field, name in _READINESS if getattr(row, field) == Readiness.PRESENT]
    missing = [
        name
        for field, name in _READINESS
        if getattr(row, field) in (Readiness.ABSENT, Readiness.IN_PROGRESS)
    ]
    parts = []
    if there:
        parts.append(_("ada: {names}").format(names=", ".join(there)))
    if missing:
        parts.append(_("belum: {names}").format(names=", ".join(missing)))
    return "; ".join(parts)


def _volume_gap(one: ActivityRow, other: ActivityRow) -> Decimal | None:
    if one.volume is None or other.volume is None:
        return None
    factor = same_quantity(one.unit, other.unit)
    return None if factor is None else other.volume - one.volume * factor
