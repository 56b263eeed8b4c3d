"""What a comparison comes to: rows by status, decided ones, money of all sides."""

from __future__ import annotations

from collections.abc import Iterable

from rakornis_desktop.comparison.pair import (
    DIFFERENT,
    EQUAL,
    ONLY_LEFT,
    ONLY_RIGHT,
    ONLY_THIRD,
    Pair,
)


def sums(pairs: Iterable[Pair], outside: int = 0, columns: int = 2) -> dict[str, int]:
    """Return counts by status, decided and stale ones, findings, and rupiah of every side."""
    statuses = (EQUAL, DIFFERENT, ONLY_LEFT, ONLY_RIGHT)
    counted = dict.fromkeys(statuses if columns == 2 else (*statuses, ONLY_THIRD), 0)
    counted |= {"diputuskan": 0, "berubah_setelah_diputuskan": 0, "temuan": 0}
    left = right = third = 0
    for pair in pairs:
        counted[pair.status] += 1
        counted["diputuskan"] += pair.decision is not None
        counted["berubah_setelah_diputuskan"] += pair.stale
        counted["temuan"] += len(pair.findings)
        left += pair.left.budget if pair.left else 0
        right += pair.right.budget if pair.right else 0
        third += pair.third.budget if pair.third else 0
    counted |= {"di_luar_wilayah": outside, "pagu_kiri": left, "pagu_kanan": right}
    return counted if columns == 2 else counted | {"pagu_ketiga": third}
