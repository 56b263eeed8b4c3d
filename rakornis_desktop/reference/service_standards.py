"""Minimum service standards of drinking water, sanitation and housing (PP 2/2018)."""

from __future__ import annotations

import csv
from functools import cache
from typing import NamedTuple

from rakornis_desktop.reference.resource_files import resource


class ServiceStandard(NamedTuple):
    """One service type with its indicator and the unit that is counted."""

    code: str
    bidang: str
    tier: str
    service: str
    indicator: str
    unit: str
    target_percent: str
    counts: str


@cache
def service_standards() -> dict[str, ServiceStandard]:
    """Return the service standards by code (AM-K, AL-K, …)."""
    path = resource("reference", "service_standards.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        return {row[0]: ServiceStandard._make(row) for row in rows}
