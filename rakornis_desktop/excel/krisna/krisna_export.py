"""A KRISNA export as values: proposals, the centre's answers, and what is to be said of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from rakornis_desktop.excel.reading.parsed_plan import ParsedPlan, ParsedRow


class ParsedComponent(NamedTuple):
    """A part of a proposal: 004, Sambungan Rumah, 194, Unit."""

    number: str
    name: str
    volume: Decimal | None
    unit: str


class ParsedCriterion(NamedTuple):
    """A criterion of readiness; ``state`` is ada, tidak_ada, tidak_disyaratkan or None."""

    name: str
    state: str | None
    evidence: str


class ParsedAnswer(NamedTuple):
    """What one step said: ``step`` provinsi, bangda, daerah, kl, dit or sum."""

    step: str
    verdict: str
    note: str


@dataclass
class Proposal:
    """One row of the export: what the region asks, and what the centre answers.

    ``silent`` names what the export has no columns for: components, criteria, answers, granted
    (money); it stays as it was.
    """

    asked: ParsedRow
    granted: ParsedRow
    proposer: str
    proposer_code: str
    components: list[ParsedComponent] = field(default_factory=list)
    criteria: list[ParsedCriterion] = field(default_factory=list)
    answers: list[ParsedAnswer] = field(default_factory=list)
    silent: frozenset[str] = frozenset()


@dataclass
class KrisnaExport(ParsedPlan):
    """A parsed export; ``rows`` are what is asked, ``proposals`` the whole of each row."""

    proposals: list[Proposal] = field(default_factory=list)
