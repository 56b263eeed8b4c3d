"""What became of a code between two editions of the nomenclature (derived, not official)."""

from __future__ import annotations

import csv
from functools import cache
from typing import NamedTuple

from rakornis_desktop.reference.resource_files import resource

SAME, REWORDED, MOVED = "tetap", "tetap_redaksi_berubah", "pindah_kode_nama_sama"
GONE, OTHER_MEANING = "tidak_ada_lagi", "kode_dipakai_arti_lain"


class Successor(NamedTuple):
    """Where a code went: ``code`` is empty if nothing is known to follow it."""

    code: str
    relation: str


def successor(code: str, from_edition: str, to_edition: str) -> Successor | None:
    """Return what became of ``code``, None if the map does not speak of it."""
    return _map().get((from_edition, code, to_edition))


@cache
def _map() -> dict[tuple[str, str, str], Successor]:
    path = resource("reference", "nomenclature_edition_map.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        return {
            (from_edition, from_code, to_edition): Successor(to_code, relation)
            for _tier, from_edition, from_code, to_edition, to_code, relation in rows
        }
