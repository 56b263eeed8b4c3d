"""A few decisions of the sample's meeting, so that every state of a pair can be seen."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rakornis_desktop.choices import DecisionStatus

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

# By the reference on our side: status, note, agreed volume, agreed budget in rupiah.
_DECISIONS: dict[str, tuple[str, str, Decimal | None, int | None]] = {
    "SKW-001": (
        DecisionStatus.AGREED_WITH_NOTE,
        "80 SR oleh provinsi, 40 SR sisanya dibiayai DAU kota.",
        Decimal(80),
        900_000_000,
    ),
    "SKW-003": (
        DecisionStatus.AGREED,
        "Ditangani provinsi menurut luas kawasan.",
        Decimal("12.7"),
        6_350_000_000,
    ),
    "SKW-004": (DecisionStatus.TO_CENTRE, "Luas di atas 15 ha.", None, None),
    "SKW-008": (
        DecisionStatus.REJECTED,
        "Sudah dibiayai kota; dihapus dari rencana provinsi.",
        None,
        None,
    ),
    "SKW-013": (DecisionStatus.POSTPONED, "Menunggu lokasi dan DED.", None, None),
}


def add_decisions(
    database: Database, left_plan_id: str, right_plan_id: str, meeting_id: str
) -> None:
    """Decide on some pairs of the two plans, as at the meeting ``meeting_id``."""
    from rakornis_desktop.comparison.compare import compare_plans
    from rakornis_desktop.comparison.deciding_rows import decide

    for pair in compare_plans(database, left_plan_id, right_plan_id).pairs:
        for side in (pair.left, pair.right):
            if side is not None and side.reference in _DECISIONS:
                status, note, volume, budget = _DECISIONS[side.reference]
                agreed: dict[str, Any] = {"agreed_volume": volume, "agreed_budget": budget}
                decide(database, [pair], status, note=note, meeting_id=meeting_id, **agreed)
