"""What is done to the register of settlement areas: each function is one step of undo."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rakornis_desktop.choices import RegionLevel
from rakornis_desktop.database.edits.activity_edits import update_activities
from rakornis_desktop.database.edits.field_refusal import FieldRefusal
from rakornis_desktop.database.journal.step_labels import counted_label, edit_label, short
from rakornis_desktop.database.queries.area_rows import AreaRow
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.reference.regions import regions

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet
    from rakornis_desktop.database.program_database import Database

_YEARS = range(1990, 2101)
_VILLAGE = RegionLevel.VILLAGE


def add_area(
    database: Database,
    office_id: str,
    values: Mapping[str, Any],
    sizes: Mapping[int, Any] | None = None,
    villages: Sequence[str] = (),
) -> str:
    """Add an area to an office's register; returns its id.

    ``values`` are columns of Area, ``sizes`` hectares by year, ``villages`` region codes. Raises
    FieldRefusal. What looks wrong but may be (hectares that rise, villages in two regencies) is
    said by ``area_authority.area_remarks``.
    """
    label = _("Tambah kawasan {title}").format(title=short(str(values.get("name", ""))))
    with database.change_set(label) as changes:
        return write_area(changes, office_id, values, sizes or {}, villages)


def write_area(
    changes: ChangeSet,
    office_id: str,
    values: Mapping[str, Any],
    sizes: Mapping[int, Any],
    villages: Iterable[str],
    area_id: str = "",
) -> str:
    """Add an area, or write ``area_id`` anew, inside ``changes``; returns its id."""
    from rakornis_desktop.database.tables import Area

    _check(values)
    if area_id:
        changes.update(Area, area_id, **values)
    else:
        area_id = changes.add(Area, **{**values, "office_id": office_id}).id
    _set_sizes(changes, area_id, sizes)
    _set_villages(changes, area_id, villages)
    return area_id


def update_area(database: Database, area: AreaRow, values: Mapping[str, Any]) -> None:
    """Write columns of one area. Raises FieldRefusal."""
    from rakornis_desktop.database.tables import Area

    _check(values, new=False)
    name = str(values.get("name") or area.name)
    with database.change_set(edit_label("area", list(values), name)) as changes:
        changes.update(Area, area.id, **values)


def set_area_sizes(database: Database, area: AreaRow, sizes: Mapping[int, Any]) -> None:
    """Make these the hectares by year of an area. Raises FieldRefusal."""
    with database.change_set(edit_label("area_size", ["hectares"], area.name)) as changes:
        _set_sizes(changes, area.id, sizes)


def set_area_villages(database: Database, area: AreaRow, villages: Sequence[str]) -> None:
    """Make these the villages of an area. Raises FieldRefusal for a code that is none."""
    with database.change_set(edit_label("area_village", ["region_code"], area.name)) as changes:
        _set_villages(changes, area.id, villages)


def delete_areas(database: Database, rows: Sequence[AreaRow]) -> None:
    """Delete areas; the activities that pointed to them stay."""
    from rakornis_desktop.database.tables import Area

    if not rows:
        return
    label = counted_label(
        _("Hapus kawasan {title}"), _("Hapus {count} kawasan"), [row.name for row in rows]
    )
    with database.change_set(label) as changes:
        changes.delete(Area, *(row.id for row in rows))


def point_to_area(database: Database, activity_ids: Sequence[str], area: AreaRow | None) -> None:
    """Let activities point to an area, taking over its kind; None takes it back."""
    values: dict[str, Any] = {"area_id": area.id if area else None}
    if area:
        values["area_kind"] = area.kind
    update_activities(database, activity_ids, values)


def agree_on_area(
    database: Database,
    ours: AreaRow,
    other: AreaRow,
    year: int,
    hectares: Decimal,
    note: str = "",
) -> None:
    """Decide how many hectares an area has that both registers hold; ours is written anew.

    A received register stays as it came. An earlier decision on the two is replaced. Raises
    FieldRefusal.
    """
    from rakornis_desktop.database.tables import AreaAgreement

    label = _("Putuskan luas {title}").format(title=short(ours.name))
    with database.change_set(label) as changes:
        before = changes.read(
            "SELECT id FROM area_agreement WHERE area_id = ? AND other_area_id = ? AND year = ?",
            (ours.id, other.id, year),
        )
        changes.delete(AreaAgreement, *(row_id for (row_id,) in before))
        changes.add(
            AreaAgreement,
            area_id=ours.id,
            other_area_id=other.id,
            year=year,
            hectares=hectares,
            our_hectares=hectares,
            other_hectares=other.hectares_in(year) or Decimal(0),
            note=note,
            decided_by=database.author[:200],
            decided_at=datetime.now(UTC),
        )
        _set_sizes(changes, ours.id, {**dict(ours.sizes), year: hectares})


def _check(values: Mapping[str, Any], *, new: bool = True) -> None:
    name = values.get("name", "" if new else None)
    if name is not None and not str(name).strip():
        raise FieldRefusal("area", "name", "", _("belum diisi"))
    code = values.get("region_code")
    if code and regions().get(code) is None:
        raise FieldRefusal("area", "region_code", code, _("kode wilayah ini tidak dikenal"))


def _set_sizes(changes: ChangeSet, area_id: str, sizes: Mapping[int, Any]) -> None:
    from rakornis_desktop.database.tables import AreaSize

    for year in sizes:
        if year not in _YEARS:
            raise FieldRefusal("area_size", "year", year, _("tahun harus 1990 sampai 2100"))
    now = {
        year: (row_id, hectares)
        for row_id, year, hectares in changes.read(
            "SELECT id, year, hectares FROM area_size WHERE area_id = ?", (area_id,)
        )
    }
    changes.delete(AreaSize, *(row_id for year, (row_id, _h) in now.items() if year not in sizes))
    for year, hectares in sizes.items():
        if year not in now:
            changes.add(AreaSize, area_id=area_id, year=year, hectares=hectares)
        elif Decimal(now[year][1]) != hectares:
            changes.update(AreaSize, now[year][0], hectares=hectares)


def _set_villages(changes: ChangeSet, area_id: str, villages: Iterable[str]) -> None:
    from rakornis_desktop.database.tables import AreaVillage

    wanted = list(dict.fromkeys(villages))
    for code in wanted:
        region = regions().get(code)
        if region is None or region.level != _VILLAGE:
            raise FieldRefusal(
                "area_village", "region_code", code, _("bukan kode desa atau kelurahan")
            )
    now = dict(
        changes.read("SELECT region_code, id FROM area_village WHERE area_id = ?", (area_id,))
    )
    changes.delete(AreaVillage, *(row_id for code, row_id in now.items() if code not in wanted))
    for code in wanted:
        if code not in now:
            changes.add(AreaVillage, area_id=area_id, region_code=code)
