"""A new program database with its office and plan; the plans of other offices."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rakornis_desktop.choices import RegionLevel, Tier
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet


def new_database(
    path: Path,
    region_code: str,
    fiscal_year: int,
    edition: str = "2026",
    author: str = "",
    begin: Callable[[Database], object] | None = None,
) -> Database:
    """Create a database with our own office (its names from the reference) and our own plan.

    ``begin`` writes what else it begins with; only then the file gets its name. Raises Refusal
    if the region is no office's, the year or the edition unknown, or the file is there already;
    no file is left then.
    """
    from rakornis_desktop.database.edits.validation import validated_field
    from rakornis_desktop.database.tables import Office, Plan

    office = office_values(region_code)
    validated_field(Plan, "fiscal_year", fiscal_year)
    _check_edition(edition)

    def write(database: Database) -> None:
        with database.change_set(_("Basis data baru"), undoable=False) as changes:
            row = changes.add(Office, **office, is_own=True)
            changes.add(
                Plan, office_id=row.id, fiscal_year=fiscal_year, edition=edition, is_own=True
            )
        if begin is not None:
            begin(database)

    return Database.create(path, author=author, begin=write)


def office_plan(
    database: Database,
    changes: ChangeSet,
    region_code: str,
    fiscal_year: int,
    edition: str = "2026",
    source_file: str = "",
) -> str:
    """Return the id of an office's plan of this year, made inside ``changes`` if need be.

    Our own office's plan is found too, so that a file of our own finds its place. A received
    plan notes ``source_file`` and the time. Raises Refusal for a region that is no office's.
    """
    from rakornis_desktop.database.tables import Office, Plan

    _check_edition(edition)
    offices = changes.read(
        "SELECT id, is_own FROM office WHERE region_code = ? ORDER BY is_own DESC, id LIMIT 1",
        (region_code,),
    )
    if offices:
        office_id, is_own = offices[0]
    else:
        office_id, is_own = changes.add(Office, **office_values(region_code)).id, False
    received: dict[str, Any] = {"edition": edition}
    if not is_own:
        received |= {"source_file": source_file[:300], "received_at": datetime.now(UTC)}
    plans = changes.read(
        "SELECT id FROM plan WHERE office_id = ? AND fiscal_year = ?", (office_id, fiscal_year)
    )
    if plans:
        plan_id = str(plans[0][0])
        changes.update(Plan, plan_id, **received)
        return plan_id
    plan = changes.add(
        Plan, office_id=office_id, fiscal_year=fiscal_year, is_own=bool(is_own), **received
    )
    return plan.id


def office_values(region_code: str) -> dict[str, Any]:
    """Return the columns of Office that follow from its region (61.72 is Kota Singkawang).

    Raises Refusal if no office sits in that region: only 00, provinces and regencies have one.
    """
    from rakornis_desktop.reference.regions import regions

    region = regions().get(region_code)
    level = region.level if region else ""
    if region_code == "00":
        return {
            "tier": Tier.CENTRE,
            "region_code": "00",
            "government": _("Pemerintah Pusat"),
            "name": _("Balai di Kalimantan Barat"),
            "short_name": _("Pusat"),
        }
    if region is None or level not in (RegionLevel.PROVINCE, RegionLevel.REGENCY):
        raise Refusal(
            _(
                "Kode wilayah «{code}» bukan kode kantor. Pakai 61 untuk provinsi, "
                "61.01 sampai 61.72 untuk kabupaten/kota, 00 untuk pusat."
            ).format(code=region_code)
        )
    name = region.name
    province = level == RegionLevel.PROVINCE
    return {
        "tier": level,
        "region_code": region_code,
        "government": (
            _("Pemerintah Provinsi {name}") if province else _("Pemerintah {name}")
        ).format(name=name),
        "name": _("Dinas Perumahan Rakyat dan Kawasan Permukiman"),
        "short_name": _("Provinsi {name}").format(name=name) if province else name,
        "city": _seat(name),
    }


def _seat(name: str) -> str:
    """Return where papers are signed, as far as the region's name tells (a kota is its seat)."""
    if name.startswith("Kota "):
        return name.removeprefix("Kota ")
    return ""


def _check_edition(edition: str) -> None:
    from rakornis_desktop.reference.nomenclature import editions

    known = editions()
    if edition not in known:
        raise Refusal(
            _("Edisi nomenklatur «{edition}» tidak dikenal. Yang ada: {known}.").format(
                edition=edition, known=", ".join(known)
            )
        )
