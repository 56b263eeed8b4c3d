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
        self.statuses = Counter(pair.status for pair in pairs)
        self.decided = sum(pair.decision is not None for pair in pairs)
        self.stale = sum(pair.stale for pair in pairs)
        self.findings = sum(len(pair.findings) for pair in pairs)
        self.amounts = [0, 0, 0]
        for pair in pairs:
            for column, side in enumerate(pair.shown):
                if side is not None:
                    self.amounts[column] += side.budget


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
