"""What a comparison comes to: rows by status, decided ones, money of all sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rakornis_desktop.comparison.pair import (
    DIFFERENT,
    EQUAL,
    ONLY_LEFT,
    ONLY_RIGHT,
    ONLY_THIRD,
    Pair,
)


class Tally:
    """Counts of pairs by status, their decisions and findings, and rupiah of every side."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        statuses: Counter[str] = Counter()
        self.decided = self.stale = self.findings = 0
        first = second = third = 0
        # One walk for all: of a hundred thousand pairs, walking costs more than counting.
        for status, shown, _score, _reason, _differences, findings, decision, stale, _p in pairs:
            statuses[status] += 1
            self.findings += len(findings)
            if decision is not None:
                self.decided += 1
            if stale:
                self.stale += 1
            if shown[0] is not None:
                first += shown[0].budget
            if shown[1] is not None:
                second += shown[1].budget
            if len(shown) > 2 and shown[2] is not None:
                third += shown[2].budget
        self.statuses = statuses
        self.amounts = [first, second, third]


def sums(tally: Tally, outside: int = 0, columns: int = 2) -> dict[str, int]:
    """Return a tally as counts by status, decided and stale ones, findings, and rupiah by side."""
    statuses = (EQUAL, DIFFERENT, ONLY_LEFT, ONLY_RIGHT)
    counted = {
        status: tally.statuses[status]
        for status in (statuses if columns == 2 else (*statuses, ONLY_THIRD))
    }
    counted |= {
        "diputuskan": tally.decided,
        "berubah_setelah_diputuskan": tally.stale,
        "temuan": tally.findings,
        "di_luar_wilayah": outside,
        "pagu_kiri": tally.amounts[0],
        "pagu_kanan": tally.amounts[1],
    }
    return counted if columns == 2 else counted | {"pagu_ketiga": tally.amounts[2]}
