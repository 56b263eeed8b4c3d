"""Where a comparison stands in money: by regency, by program, by funding source."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rakornis_desktop.comparison.pair import Pair
from rakornis_desktop.comparison.places import regency_of
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.reference.codes import programme_of
from rakornis_desktop.reference.nomenclature import nomenclature
from rakornis_desktop.reference.regions import regions

if TYPE_CHECKING:
    from rakornis_desktop.comparison.compare import Comparison
    from rakornis_desktop.database.queries.activity_rows import ActivityRow

REGENCY, PROGRAMME, SOURCE = "regency", "program", "source"


@dataclass
class Standing:
    """Sums of the rows under one key; amounts in rupiah of year n.

    ``proposed`` is what is asked of another tier, ``accommodated`` what that tier takes up of it
    (never more than was asked), ``not_accommodated`` the rest. ``doubled`` is what two offices
    both pay, ``outside`` the money of rows outside their tier's authority.
    """

    key: str
    name: str
    rows: int = 0
    decided: int = 0
    paired: int = 0
    proposed: int = 0
    accommodated: int = 0
    doubled: int = 0
    outside: int = 0
    left: int = 0
    right: int = 0
    third: int = 0

    @property
    def not_accommodated(self) -> int:
        """What was asked and not taken up, in rupiah."""
        return self.proposed - self.accommodated

    @property
    def undecided(self) -> int:
        """Rows without a decision."""
        return self.rows - self.decided

    @property
    def share_decided(self) -> float | None:
        """Decided rows as a share from 0 to 1, None where there is none."""
        return self.decided / self.rows if self.rows else None

    @property
    def share_accommodated(self) -> float | None:
        """Accommodated money as a share of what is proposed, None where nothing is."""
        return self.accommodated / self.proposed if self.proposed else None


def standings(comparison: Comparison, by: str) -> list[Standing]:
    """Return the sums by ``regency``, ``programme`` or ``source``, in the order of the keys.

    A row of several sources counts under a key of its own, so that no rupiah counts twice.
    """
    keys = {REGENCY: _regency, PROGRAMME: _programme, SOURCE: _source}[by](comparison)
    found: dict[str, Standing] = {}
    for pair in comparison.pairs:
        key, name = keys(pair)
        standing = found.get(key)
        if standing is None:
            standing = found[key] = Standing(key, name)
        _add(standing, pair)
    return sorted(found.values(), key=lambda standing: (standing.key == "", standing.key))


def total(parts: Iterable[Standing]) -> Standing:
    """Return the sums of all."""
    whole = Standing("", _("Jumlah"))
    for part in parts:
        for field in (
            "rows", "decided", "paired", "proposed", "accommodated", "doubled", "outside",
            "left", "right", "third",
        ):  # fmt: skip
            setattr(whole, field, getattr(whole, field) + getattr(part, field))
    return whole


def regency_of_pair(pair: Pair, comparison: Comparison) -> str:
    """Return the kabupaten/kota that a pair is about, empty where it is about several."""
    for row in pair.rows():
        plan = comparison.plan_of(row)
        if found := regency_of(row.region_code) or regency_of(plan.region_code):
            return found
    return ""


def _add(standing: Standing, pair: Pair) -> None:
    standing.rows += 1
    standing.decided += pair.decision is not None
    filled = [row for row in pair.sides if row is not None]
    standing.paired += len(filled) > 1
    standing.left += pair.left.budget if pair.left else 0
    standing.right += pair.right.budget if pair.right else 0
    standing.third += pair.third.budget if pair.third else 0
    rules = {finding.rule for finding in pair.findings}
    proposal = _proposal(pair)
    if proposal is not None:
        standing.proposed += proposal.budget
        answers = sum(row.budget for row in filled if row is not proposal)
        if rules & {"fully_accommodated", "partly_accommodated"}:
            standing.accommodated += min(answers, proposal.budget)
    if "overlap" in rules:
        amounts = sorted((row.budget for row in filled if row.budget), reverse=True)
        standing.doubled += sum(amounts[1:])
    if "outside_authority" in rules:
        standing.outside += max(row.budget for row in filled)


def _proposal(pair: Pair) -> ActivityRow | None:
    return next((row for row in pair.sides if row is not None and row.proposed_to), None)


def _regency(comparison: Comparison) -> Callable[[Pair], tuple[str, str]]:
    def key(pair: Pair) -> tuple[str, str]:
        code = regency_of_pair(pair, comparison)
        return code, regency_name(code)

    return key


def _programme(comparison: Comparison) -> Callable[[Pair], tuple[str, str]]:
    edition = comparison.left.edition

    def key(pair: Pair) -> tuple[str, str]:
        code = next((row.code for row in pair.rows() if row.code.count(".") >= 2), "")
        programme = programme_of(code) if code else ""
        if not programme:
            return "", _("Tanpa kode program")
        return programme, programme_name(programme, edition)

    return key


def regency_name(code: str) -> str:
    """Return the name of a kabupaten/kota; an empty code is what concerns several."""
    region = regions().get(code)
    return region.name if region else _("Lintas kabupaten/kota")


def programme_name(code: str, edition: str) -> str:
    """Return code and name of a program, "1.03.03 Pengelolaan dan pengembangan …"."""
    name = nomenclature(edition).name(code).removeprefix("PROGRAM ").strip()
    return f"{code} {_sentence(name)}".strip()


def _sentence(name: str) -> str:
    """Return a name in capitals as a sentence has it."""
    if not name.isupper():
        return name
    plain, bracket, short = name.partition(" (")
    return plain.capitalize() + bracket + short


def _source(comparison: Comparison) -> Callable[[Pair], tuple[str, str]]:
    def key(pair: Pair) -> tuple[str, str]:
        named = comparison.sources.get((_proposal(pair) or pair.first).id, frozenset())
        if len(named) > 1:
            return "~", _("Gabungan beberapa sumber")
        source = next(iter(named), "")
        return source, source or _("Tanpa sumber dana")

    return key
