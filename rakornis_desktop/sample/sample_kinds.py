"""What the sample's offices plan: kinds of activity with real codes and invented unit costs."""

from __future__ import annotations

import csv
from typing import NamedTuple

from rakornis_desktop.reference.resource_files import resource


class Kind(NamedTuple):
    """A kind of activity: its codes in both tiers (edition 2026), what it is called and costs.

    ``province_code`` is empty where only a regency does this. ``unit_cost`` in rupiah per unit,
    ``people`` served per unit, ``sources`` the most usual first, ``share`` how often it occurs.
    """

    name: str
    category: str
    code: str
    province_code: str
    title: str
    unit: str
    least: int
    most: int
    unit_cost: int
    people: int
    people_unit: str
    sources: tuple[str, ...]
    area: str
    share: int


def kinds() -> list[Kind]:
    """Return the kinds of activity of the sample."""
    with resource("sample", "kinds.csv").open(encoding="utf-8", newline="") as file:
        return [
            Kind(
                name=row["name"],
                category=row["category"],
                code=row["code"],
                province_code=row["province_code"],
                title=row["title"],
                unit=row["unit"],
                least=int(row["least"]),
                most=int(row["most"]),
                unit_cost=int(row["unit_cost"]),
                people=int(row["people"]),
                people_unit=row["people_unit"],
                sources=tuple(row["sources"].split(";")),
                area=row["area"],
                share=int(row["share"]),
            )
            for row in csv.DictReader(file)
        ]
