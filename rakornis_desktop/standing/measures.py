"""What the map can show: one figure per regency, or per kecamatan of one regency."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.database.authority_of_areas import regencies_of
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.reference.regions import regions
from rakornis_desktop.standing.figure import HUNDRED

if TYPE_CHECKING:
    from rakornis_desktop.standing.status import Status

_REGENCY, _SUBDISTRICT = 5, 8


class Measure(NamedTuple):
    """A figure by region code; None where it cannot be said, so that it is no nought.

    ``unit`` is Rp, ha, % or empty for a number.
    """

    key: str
    name: str
    unit: str
    values: dict[str, Decimal | int | None]

    @property
    def shares(self) -> dict[str, float | None]:
        """The values from 0 to 1 for the map: percentages as they are, others of the largest."""
        known = [Decimal(value) for value in self.values.values() if value is not None]
        most = HUNDRED if self.unit == "%" else max(known, default=Decimal(0))
        return {
            code: None if value is None or not most else min(float(Decimal(value) / most), 1.0)
            for code, value in self.values.items()
        }


def regency_measures(status: Status) -> list[Measure]:
    """Return every measure by kabupaten/kota: money, activities, services, hectares, problems."""
    codes = [region.code for region in regions().regencies()]
    money: dict[str, int] = defaultdict(int)
    activities: dict[str, int] = defaultdict(int)
    undecided: dict[str, int] = defaultdict(int)
    incomplete: dict[str, int] = defaultdict(int)
    problems: dict[str, int] = defaultdict(int)
    there = set()
    for part in status.year_parts:
        home = part.plan.region_code
        if len(home) == _REGENCY:
            there.add(home)
            money[home] += part.budget
            activities[home] += part.counts.activities
            undecided[home] += part.counts.undecided
            incomplete[home] += part.counts.incomplete
            if part.plan.id in status.problems:
                problems[home] += sum(status.problems[part.plan.id].open.values())
        else:
            for place in part.places:
                if len(place.place) >= _REGENCY:
                    money[place.place[:_REGENCY]] += place.amount
                    activities[place.place[:_REGENCY]] += place.activities
    hectares: dict[str, Decimal] = defaultdict(Decimal)
    for standing in status.areas:
        inside = regencies_of(standing.area)
        if len(inside) == 1 and standing.left is not None:
            hectares[inside[0]] += standing.left

    def only(found: dict[str, int]) -> dict[str, Decimal | int | None]:
        return {code: found[code] if code in there else None for code in codes}

    measures = [
        Measure("budget", _("Pagu"), "Rp", {code: money.get(code) for code in codes}),
        Measure("activities", _("Kegiatan"), "", {code: activities.get(code) for code in codes}),
        Measure("undecided", _("Kegiatan belum diputuskan"), "", only(undecided)),
        Measure("incomplete", _("Kegiatan belum lengkap"), "", only(incomplete)),
        Measure("problems", _("Masalah terbuka"), "", only(problems)),
        Measure(
            "hectares_left",
            _("Luas kawasan belum ditangani"),
            "ha",
            {code: hectares.get(code) for code in codes},
        ),
    ]
    return measures + _service_measures(status, codes)


def _service_measures(status: Status, codes: list[str]) -> list[Measure]:
    found: dict[str, dict[str, Decimal | int | None]] = {}
    names: dict[str, str] = {}
    for standing, figures in zip(status.services, status.service_figures, strict=True):
        if len(standing.region_code) != _REGENCY:
            continue
        for suffix, figure in (
            ("now", figures["now_percent"]),
            ("agreed", figures["agreed_percent"]),
        ):
            key = f"service:{standing.indicator.code}:{suffix}"
            names[key] = f"{standing.indicator.name}: {figure.name.lower()}"
            found.setdefault(key, dict.fromkeys(codes))[standing.region_code] = figure.value
    return [Measure(key, names[key], "%", values) for key, values in found.items()]


def subdistrict_measures(status: Status, regency: str) -> list[Measure]:
    """Return money, activities and hectares left by kecamatan of one regency.

    What names no kecamatan stands under the regency's own code.
    """
    codes = [regency, *(region.code for region in regions().children(regency))]
    money: dict[str, int] = dict.fromkeys(codes, 0)
    activities: dict[str, int] = dict.fromkeys(codes, 0)
    for part in status.year_parts:
        for place in part.places:
            inside = place.place[:_REGENCY] == regency
            if not inside and part.plan.region_code != regency:
                continue
            code = place.place if place.place in money else regency
            money[code] += place.amount
            activities[code] += place.activities
    hectares: dict[str, Decimal | int | None] = dict.fromkeys(codes)
    for standing in status.areas:
        if regency not in regencies_of(standing.area) or standing.left is None:
            continue
        inside_codes = {code[:_SUBDISTRICT] for code in standing.area.villages}
        code = inside_codes.pop() if len(inside_codes) == 1 else standing.area.region_code[:8]
        code = code if code in hectares else regency
        hectares[code] = (hectares[code] or Decimal(0)) + standing.left
    return [
        Measure("budget", _("Pagu"), "Rp", dict(money)),
        Measure("activities", _("Kegiatan"), "", dict(activities)),
        Measure("hectares_left", _("Luas kawasan belum ditangani"), "ha", hectares),
    ]
