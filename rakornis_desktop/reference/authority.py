"""Which tier may do what (UU 23/2014, lampiran C and D)."""

from __future__ import annotations

import csv
from decimal import Decimal
from functools import cache

from rakornis_desktop.choices import IssueCategory, Tier
from rakornis_desktop.reference.resource_files import resource

SLUM_BASIS = "UU 23/2014 lampiran D"
CODE_BASIS = "Permendagri 90/2019"


def tier_of_slum(hectares: Decimal) -> str:
    """Return the tier whose task a slum area of this size is (UU 23/2014 lampiran D).

    Below 10 ha kabupaten/kota, from 10 to below 15 ha provinsi, from 15 ha pusat.
    """
    for tier, least, most in _slum_bounds():
        if hectares >= least and (most is None or hectares < most):
            return tier
    return Tier.REGENCY


@cache
def _slum_bounds() -> list[tuple[str, Decimal, Decimal | None]]:
    with resource("reference", "authority.csv").open(encoding="utf-8", newline="") as file:
        return [
            (
                row["tier"],
                Decimal(row["min_inclusive"]),
                Decimal(row["max_exclusive"]) if row["max_exclusive"] else None,
            )
            for row in csv.DictReader(file)
            if row["subject"] == IssueCategory.SLUM
        ]
