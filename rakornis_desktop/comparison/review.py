"""A comparison in the shape of T-C.31 (Permendagri 86/2017), for paper and workbook alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.choices import FROM_CENTRE_DOWN
from rakornis_desktop.comparison.findings.office_names import office_name
from rakornis_desktop.database.activity_words import location_in_words, target_in_words
from rakornis_desktop.database.fields.choice_names import decision_name
from rakornis_desktop.database.fields.registry import field_name
from rakornis_desktop.database.queries.plans_of_offices import PlanRow
from rakornis_desktop.language.catalogue import translate as _

if TYPE_CHECKING:
    from rakornis_desktop.comparison.compare import Comparison
    from rakornis_desktop.comparison.pair import Pair
    from rakornis_desktop.database.queries.activity_rows import ActivityRow
    from rakornis_desktop.database.queries.decision_rows import DecisionRow

_TIERS = FROM_CENTRE_DOWN


class ReviewSide(NamedTuple):
    """One side of a row as the table shows it; ``amount`` in rupiah of year n."""

    code: str
    title: str
    location: str
    indicator: str
    target: str
    amount: int


class ReviewRow(NamedTuple):
    """A numbered row; a side is None where the other plan has nothing beside it."""

    number: int
    draft: ReviewSide | None
    need: ReviewSide | None
    note: str
    pair: Pair


class ReviewGroup(NamedTuple):
    """The rows of one program; ``code`` is empty for those without a known program."""

    code: str
    name: str
    rows: list[ReviewRow]

    @property
    def draft_amount(self) -> int:
        """Sum of the draft's side in rupiah."""
        return sum(row.draft.amount for row in self.rows if row.draft)

    @property
    def need_amount(self) -> int:
        """Sum of the needs' side in rupiah."""
        return sum(row.need.amount for row in self.rows if row.need)


class Review(NamedTuple):
    """Rancangan Awal RKPD beside Hasil Analisis Kebutuhan, program by program."""

    draft: PlanRow
    need: PlanRow
    groups: list[ReviewGroup]

    @property
    def draft_amount(self) -> int:
        """Sum of the draft's side in rupiah."""
        return sum(group.draft_amount for group in self.groups)

    @property
    def need_amount(self) -> int:
        """Sum of the needs' side in rupiah."""
        return sum(group.need_amount for group in self.groups)


def review(comparison: Comparison) -> Review:
    """Arrange a comparison as T-C.31.

    The plan of the higher tier is the draft, that of the lower one says what is needed; between
    two of the same tier the left one is the draft.
    """
    left, right = comparison.left, comparison.right
    left_is_draft = _TIERS.index(left.tier) <= _TIERS.index(right.tier)
    draft, need = (left, right) if left_is_draft else (right, left)
    by_programme: dict[str, list[Pair]] = {}
    for pair in sorted(comparison.pairs, key=_order):
        by_programme.setdefault(_programme(pair), []).append(pair)
    groups, number = [], 0
    for code, pairs in by_programme.items():
        rows = []
        for pair in pairs:
            number += 1
            sides = (_side(pair.left), _side(pair.right))
            drafted, needed = sides if left_is_draft else sides[::-1]
            said = note(pair)
            if pair.third is not None:
                # The table has two halves: a third tier is told, and counts in neither sum.
                said = f"{_third(pair.third, comparison.columns[2])}\n{said}"
            rows.append(ReviewRow(number, drafted, needed, said, pair))
        groups.append(ReviewGroup(code, _programme_name(code, need.edition), rows))
    return Review(draft, need, groups)


def note(pair: Pair) -> str:
    """Return what Catatan Penting says of a pair: how they differ, findings, the decision."""
    # That a row is alone its empty side shows already.
    found = (finding.sentence for finding in pair.findings if finding.rule != "only_here")
    parts = [_status(pair), *found]
    if pair.decision:
        parts.append(_("Keputusan: {decision}").format(decision=_decision(pair.decision)))
    return "\n".join(part for part in parts if part)


def _third(row: ActivityRow, plan: PlanRow) -> str:
    from rakornis_desktop.language.money import rupiah

    return _("{office}: {title}, Rp {amount}.").format(
        office=office_name(plan), title=f"{row.code} {row.title}".strip(), amount=rupiah(row.budget)
    )


def _status(pair: Pair) -> str:
    if pair.left is None or pair.right is None:
        return _("Tidak ada padanannya.")
    if not pair.differences:
        return _("Sepadan.")
    names = []
    for difference in pair.differences:
        table, column = "activity", difference.field
        if column.startswith("budget"):
            table, column = "budget", "amount"
        name = field_name(table, column)
        names.append(name if name[:2].isupper() else name[:1].lower() + name[1:])
    return _("Berbeda: {fields}.").format(fields=", ".join(dict.fromkeys(names)))


def _decision(decision: DecisionRow) -> str:
    from rakornis_desktop.language.money import rupiah

    agreed = []
    if decision.agreed_volume is not None:
        agreed.append(target_in_words(decision.agreed_volume, decision.agreed_unit, ""))
    if decision.agreed_budget is not None:
        agreed.append(f"Rp {rupiah(decision.agreed_budget)}")
    said = ", ".join((decision_name(decision.status), *agreed))
    return f"{said}. {decision.note}" if decision.note.strip() else f"{said}."


def _side(activity: ActivityRow | None) -> ReviewSide | None:
    if activity is None:
        return None
    return ReviewSide(
        code=activity.code,
        title=activity.title,
        location=location_in_words(activity.region_code, activity.location_text),
        indicator=activity.indicator,
        target=target_in_words(activity.volume, activity.unit, activity.target_text),
        amount=activity.budget,
    )


def _order(pair: Pair) -> tuple[bool, str, str, str, str]:
    row = pair.first
    programme = _programme(pair)
    return (not programme, programme, row.code, row.title, row.id)


def _programme(pair: Pair) -> str:
    """Return the program's code, which both tiers share."""
    for row in pair.sides:
        if row is not None and row.code.count(".") >= 2:
            return ".".join(row.code.split(".")[:3])
    return ""


def _programme_name(code: str, edition: str) -> str:
    from rakornis_desktop.reference.nomenclature import nomenclature

    if not code:
        return _("Tanpa kode program")
    entry = nomenclature(edition).get(code)
    return entry.name if entry else ""
