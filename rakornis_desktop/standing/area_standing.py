"""Settlement areas: hectares handled by year, left, and never touched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from rakornis_desktop.comparison.area_differences import area_pairs
from rakornis_desktop.database.authority_of_areas import (
    AreaRemark,
    Authority,
    area_remarks,
    authority_of,
    regencies_of,
)
from rakornis_desktop.database.queries.area_rows import AreaRow, areas
from rakornis_desktop.database.queries.plans_of_offices import PlanRow, plans
from rakornis_desktop.database.queries.works import WorkRow, area_works
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.quantity import quantity
from rakornis_desktop.reference.units import same_quantity
from rakornis_desktop.standing.agreed_groups import Addition, Agreements, Counted, agreed
from rakornis_desktop.standing.figure import Figure, SourceRow

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database


@dataclass(frozen=True)
class AreaStanding:
    """An area with what is done in it.

    ``additions`` are the hectares handled by fiscal year, an agreed group once; ``uncounted``
    point to the area without telling hectares. ``works`` are all activities that point to it,
    from every plan.
    """

    area: AreaRow
    additions: dict[int, list[Addition]]
    uncounted: tuple[WorkRow, ...]
    works: tuple[WorkRow, ...]

    @property
    def authority(self) -> Authority:
        """Whose task it is, and why."""
        return authority_of(self.area)

    @cached_property
    def handled(self) -> dict[int, Decimal]:
        """Hectares handled by year."""
        return {year: _total(found) for year, found in sorted(self.additions.items())}

    @property
    def budget(self) -> int:
        """Rupiah of the works that count."""
        return sum(a.budget for found in self.additions.values() for a in found)

    @property
    def untouched(self) -> bool:
        """Whether no activity of any plan has ever pointed to it."""
        return not self.works

    @cached_property
    def left(self) -> Decimal | None:
        """Hectares that stay: the newest ones less what is handled from that year on."""
        if self.area.hectares is None:
            return None
        return max(self.area.hectares - self._since, Decimal(0))

    @cached_property
    def over(self) -> Decimal:
        """Hectares handled beyond what there is."""
        if self.area.hectares is None:
            return Decimal(0)
        return max(self._since - self.area.hectares, Decimal(0))

    @cached_property
    def _since(self) -> Decimal:
        # Hectares measured at the end of a year hold that year's works already.
        measured = self.area.year or 0
        return sum(
            (_total(found) for year, found in self.additions.items() if year > measured), Decimal(0)
        )

    @cached_property
    def remarks(self) -> list[AreaRemark]:
        """What is to be looked at, each at its column."""
        found = area_remarks(self.area)
        if self.over:
            found.append(
                AreaRemark(
                    "hectares",
                    _(
                        "{name}: kegiatannya menangani {over} ha lebih banyak daripada luasnya. "
                        "Sepakati kegiatan yang sama, atau periksa luasnya."
                    ).format(name=self.area.name, over=quantity(self.over)),
                )
            )
        found += [
            AreaRemark(
                "handled",
                _("«{title}» menunjuk {name} tanpa menyebut luas (ha).").format(
                    title=row.title[:80], name=self.area.name
                ),
            )
            for row in self.uncounted
        ]
        return found

    def left_figure(self) -> Figure:
        """Return the hectares left as a figure with its formula and rows."""
        name, area = _("Belum ditangani"), self.area
        if self.left is None or area.hectares is None:
            return Figure(name, None, "ha", "", reason=_("luasnya belum diisi"))
        parts = [
            f"{quantity(amount)} ({year})"
            for year, amount in self.handled.items()
            if year > (area.year or 0)
        ]
        formula = f"{quantity(area.hectares)} ({area.year})" + "".join(f" − {p}" for p in parts)
        if self.over:
            formula = _("{formula}, paling sedikit 0").format(formula=formula)
        remarks = tuple(remark.sentence for remark in self.remarks)
        return Figure(name, self.left, "ha", formula, self._rows, remarks=remarks)

    def _rows(self) -> tuple[SourceRow, ...]:
        area = self.area
        size = "–" if area.hectares is None else f"{quantity(area.hectares)} ha"
        rows = [SourceRow("area", area.id, area.name, size)]
        for found in self.additions.values():
            for addition in found:
                rows += [
                    SourceRow("activity", c.row.id, c.row.title, f"{quantity(c.amount)} ha")
                    for c in addition.rows
                ]
        return tuple(rows)


def area_standings(
    database: Database,
    office_id: str = "",
    *,
    everywhere: bool = False,
    every: Sequence[AreaRow] | None = None,
) -> list[AreaStanding]:
    """Return the areas of an office's register (our own, if empty) with what is done in them.

    A work of another office counts where it points to the same area in its own register. With
    ``everywhere`` the areas that only other registers hold come too, each once. ``every`` are the
    areas of all registers, read here if they are not at hand.
    """
    if every is None:
        every = areas(database)
    if not every:
        return []
    homes = {plan.id: plan for plan in plans(database)}
    own = {office_id} if office_id else {p.office_id for p in homes.values() if p.is_own}
    ours = [area for area in every if area.office_id in own]
    others = [area for area in every if area.office_id not in own]
    same = {pair.other.id: pair.ours.id for pair in area_pairs(ours, others)}
    if everywhere:
        ours += [area for area in others if area.id not in same]
    works: dict[str, list[WorkRow]] = defaultdict(list)
    for row in area_works(database):
        area_id = row.area_id or ""
        works[same.get(area_id, area_id)].append(row)
    agreements = Agreements(database)
    return [_standing(area, works[area.id], homes, agreements) for area in ours]


def _standing(
    area: AreaRow, works: list[WorkRow], homes: dict[str, PlanRow], agreements: Agreements
) -> AreaStanding:
    counted: dict[int, list[Counted]] = defaultdict(list)
    uncounted = []
    for row in works:
        plan = homes[row.plan_id]
        amount = hectares_of(row)
        if amount is None:
            uncounted.append(row)
        else:
            counted[plan.fiscal_year].append(Counted(row, plan, amount))
    additions = {
        year: agreed(found, lambda one: one.plan.office_id == area.office_id, agreements)
        for year, found in counted.items()
    }
    return AreaStanding(area, additions, tuple(uncounted), tuple(works))


def hectares_of(row: WorkRow) -> Decimal | None:
    """Return the hectares an activity handles: its volume if in an area unit, else slum hectares.

    The volume is what is done; the hectares of the slum are those of the whole area, which many
    plans repeat in each row.
    """
    if row.volume is not None:
        factor = same_quantity(row.unit, "ha")
        if factor is not None:
            return row.volume * factor
    return row.slum_area_ha


def _total(found: Iterable[Addition]) -> Decimal:
    return sum((addition.amount for addition in found), Decimal(0))


def of_regency(
    found: Iterable[AreaStanding], region_code: str, office_ids: Collection[str]
) -> list[AreaStanding]:
    """Return the areas that are a regency's business: in its own register, or in its region.

    Areas of its neighbours, which a received register holds, are not.
    """
    return [
        one
        for one in found
        if one.area.office_id in office_ids or region_code in regencies_of(one.area)
    ]
