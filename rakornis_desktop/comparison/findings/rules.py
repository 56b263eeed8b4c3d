"""All rules, in the order in which their sentences are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rakornis_desktop.comparison.findings.accommodated import accommodated
from rakornis_desktop.comparison.findings.only_here import only_here
from rakornis_desktop.comparison.findings.outside_authority import outside_authority
from rakornis_desktop.comparison.findings.overlap import overlap
from rakornis_desktop.comparison.findings.retired_code import retired_code
from rakornis_desktop.comparison.findings.unit_mismatch import unit_mismatch
from rakornis_desktop.comparison.pair import Finding, Pair
from rakornis_desktop.comparison.setting import Setting

Rule = Callable[[Pair, Setting], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    overlap,
    accommodated,
    outside_authority,
    retired_code,
    unit_mismatch,
    only_here,
)


def findings(pair: Pair, setting: Setting) -> tuple[Finding, ...]:
    """Return what all rules find about a pair."""
    return tuple(finding for rule in RULES for finding in rule(pair, setting))
