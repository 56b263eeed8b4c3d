"""Which findings the office wants to see, and where it draws its lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from rakornis_desktop.choices import RegionLevel
from rakornis_desktop.database.edits.setting_edits import set_settings
from rakornis_desktop.database.queries.setting_values import settings
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

_OFF, _TOLERANCE, _LEVEL = "findings.off", "findings.money_tolerance", "findings.location_level"
LOCATION_LEVELS: dict[str, int] = {
    RegionLevel.REGENCY: 5,
    RegionLevel.SUBDISTRICT: 8,
    RegionLevel.VILLAGE: 13,
}


@dataclass(frozen=True)
class RuleChoices:
    """The rules that are switched off, and the thresholds.

    ``money_tolerance`` is in percent of the larger amount: up to it two amounts count as equal.
    ``location_level`` is how exact a location has to be: one of :data:`LOCATION_LEVELS`.
    """

    off: frozenset[str] = frozenset()
    money_tolerance: Decimal = Decimal(0)
    location_level: str = RegionLevel.REGENCY


def rule_choices(database: Database) -> RuleChoices:
    """Return what the office has chosen; what it never chose is on, exact and kabupaten/kota."""
    chosen = settings(database)
    try:
        tolerance = Decimal(chosen.get(_TOLERANCE, "0") or "0")
    except ArithmeticError:
        tolerance = Decimal(0)
    level = chosen.get(_LEVEL, "")
    return RuleChoices(
        frozenset(filter(None, chosen.get(_OFF, "").split(","))),
        tolerance if 0 <= tolerance <= 100 else Decimal(0),
        level if level in LOCATION_LEVELS else RegionLevel.REGENCY,
    )


def choose_rules(
    database: Database, off: Iterable[str], money_tolerance: Decimal, location_level: str
) -> None:
    """Keep the office's choices, in one step of undo. Raises Refusal for a wrong percentage."""
    if not money_tolerance.is_finite() or not 0 <= money_tolerance <= 100:
        raise Refusal(
            _("Toleransi pagu {value} % di luar 0 sampai 100. Tulis misalnya 5.").format(
                value=money_tolerance
            )
        )
    if location_level not in LOCATION_LEVELS:
        raise ValueError(location_level)
    set_settings(
        database,
        {
            _OFF: ",".join(sorted(off)),
            _TOLERANCE: format(money_tolerance, "f"),
            _LEVEL: location_level,
        },
    )
