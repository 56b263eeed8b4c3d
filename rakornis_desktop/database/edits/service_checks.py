"""What is refused of service figures, at the field where it is wrong and with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rakornis_desktop.choices import Direction, RegionLevel
from rakornis_desktop.database.edits.field_refusal import FieldRefusal
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.quantity import quantity
from rakornis_desktop.reference.regions import regions
from rakornis_desktop.reference.units import same_quantity, unit_family

if TYPE_CHECKING:
    from rakornis_desktop.database.queries.service_rows import IndicatorRow

_TABLE = "service_achievement"
# There is no half person, household or house.
_WHOLE = ("person", "household", "house", "connection", "unit")


def check_achievement(values: Mapping[str, Any], known: Mapping[str, IndicatorRow]) -> None:
    """Refuse an achievement (already of the right types) that cannot be.

    ``values`` are the columns of ServiceAchievement. Raises FieldRefusal at the field.
    """
    indicator = known.get(values["indicator"])
    if indicator is None:
        raise FieldRefusal(
            _TABLE,
            "indicator",
            values["indicator"],
            _("tidak dikenal; pakai salah satu dari {codes}").format(codes=", ".join(known)),
        )
    region = regions().get(values["region_code"])
    if region is None or region.level == RegionLevel.CENTRE:
        raise FieldRefusal(
            _TABLE, "region_code", values["region_code"], _("kode wilayah ini tidak dikenal")
        )
    need, served = values["in_need"], values["served"]
    for name, figure in (("in_need", need), ("served", served)):
        if unit_family(indicator.unit) in _WHOLE and figure != figure.to_integral_value():
            raise FieldRefusal(
                _TABLE,
                name,
                quantity(figure),
                _("{indicator} dihitung dalam {unit}, jadi harus bilangan bulat").format(
                    indicator=indicator.code, unit=indicator.unit
                ),
            )
    if served > need:
        raise FieldRefusal(_TABLE, "served", quantity(served), _too_many(need, indicator))


def _too_many(need: Decimal, indicator: IndicatorRow) -> str:
    if indicator.direction == Direction.DOWN:
        return _("sisa lebih besar daripada jumlah awal ({need} {unit}); periksa keduanya").format(
            need=quantity(need), unit=indicator.unit
        )
    if not need:
        return _("ada yang terlayani padahal yang membutuhkan 0; isi dulu jumlah yang membutuhkan")
    return _("lebih besar daripada yang membutuhkan ({need} {unit}); periksa keduanya").format(
        need=quantity(need), unit=indicator.unit
    )


def check_beneficiaries(
    indicator_code: str,
    beneficiaries: int | None,
    unit: str,
    known: Mapping[str, IndicatorRow],
    volume_unit: str = "",
) -> None:
    """Refuse an activity that serves an indicator in another unit than the indicator's.

    Nothing is converted that is not the same quantity: a household is not four people. Houses
    may be told by the volume (``volume_unit``) while the beneficiaries are households. Raises
    FieldRefusal at the field; an indicator without a number yet is fine.
    """
    if not indicator_code:
        return
    indicator = known.get(indicator_code)
    if indicator is None:
        raise FieldRefusal(
            "activity",
            "service_indicator",
            indicator_code,
            _("tidak dikenal; pakai salah satu dari {codes}").format(codes=", ".join(known)),
        )
    # Litres a second are counted by the activity's volume, not by its beneficiaries.
    if beneficiaries is None or indicator.counts == "volume":
        return
    if indicator.counts == "unit" and same_quantity(volume_unit, indicator.unit) is not None:
        return
    if not unit:
        raise FieldRefusal(
            "activity",
            "beneficiary_unit",
            unit,
            _("belum diisi; {indicator} dihitung dalam {unit}").format(
                indicator=indicator.code, unit=indicator.unit
            ),
        )
    if same_quantity(unit, indicator.unit) is None:
        raise FieldRefusal(
            "activity",
            "beneficiary_unit",
            unit,
            _(
                "{indicator} dihitung dalam {unit}, bukan {given}; tulis jumlahnya dalam {unit}"
            ).format(indicator=indicator.code, unit=indicator.unit, given=unit),
        )
