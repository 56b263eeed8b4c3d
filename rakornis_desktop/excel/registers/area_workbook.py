"""The register of settlement areas as a workbook: written, filled in by hand, read back."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rakornis_desktop.choices import FROM_CENTRE_DOWN, RegionLevel
from rakornis_desktop.database.authority_of_areas import area_remarks
from rakornis_desktop.database.edits.area_edits import write_area
from rakornis_desktop.database.fields.choice_names import AREA_KINDS, area_kind_name, tier_name
from rakornis_desktop.database.queries.area_rows import AreaRow, areas
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.excel.taking.register import (
    KEY,
    Head,
    Line,
    RegisterImport,
    RowRefused,
    lines_of,
    plan_read_into,
    read_register,
    take,
    write_sheet,
)
from rakornis_desktop.excel.template.template_rows import number
from rakornis_desktop.excel.writing.new_workbook import Value, new_workbook
from rakornis_desktop.excel.writing.workbook_styles import styles
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.reference.regions import regions
from rakornis_desktop.standing.area_standing import AreaStanding, area_standings

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet
    from rakornis_desktop.database.program_database import Database

KIND, NAME, REGION, REGION_NAME = "Jenis", "Nama kawasan", "Kode wilayah", "Wilayah"
DECREE, DECREE_DAY, VILLAGES, AUTHORITY = "Nomor SK", "Tanggal SK", "Desa/kelurahan", "Kewenangan"
HOUSEHOLDS, NOTE = "Jumlah KK", "Catatan"
SIZE = "Luas {year} (ha)"
_SIZE = re.compile(r"Luas (\d{4}) \(ha\)")
_NEEDED = (KIND, NAME)
_TIERS = FROM_CENTRE_DOWN
_CODE = re.compile(r"\d\d(?:\.\d\d){2}\.\d{4}")
_COLUMNS = {
    "kind": KIND, "name": NAME, "region_code": REGION, "decree_number": DECREE,
    "decree_date": DECREE_DAY, "authority": AUTHORITY, "households": HOUSEHOLDS, "note": NOTE,
}  # fmt: skip


def write_areas(database: Database, path: Path, paper: str = "F4") -> None:
    """Write our register with hectares by year, what is handled and left. Raises Refusal."""
    found = area_standings(database)
    years = sorted({year for standing in found for year, _size in standing.area.sizes})
    years = years or [own_plan(database).fiscal_year - 1]
    handled = sorted({year for standing in found for year in standing.additions})
    heads = (
        Head(KIND, 18),
        Head(NAME, 34),
        Head(REGION, 14, "code"),
        Head(REGION_NAME, 30),
        Head(DECREE, 22),
        Head(DECREE_DAY, 13),
        *(Head(SIZE.format(year=year), 12, "decimal") for year in years),
        Head(VILLAGES, 44),
        Head(AUTHORITY, 16),
        Head(HOUSEHOLDS, 11, "money"),
        Head(NOTE, 34),
        *(Head(f"Ditangani {year} (ha)", 12, "computed") for year in handled),
        Head("Belum ditangani (ha)", 13, "computed"),
        Head("Keterangan", 50, "computed"),
        Head(KEY, 12),
    )
    title = _("Daftar kawasan permukiman")
    hint = _(
        "Tambah kolom «Luas TAHUN (ha)» untuk tahun lain; desa dipisah titik koma. Kolom abu-abu "
        "dihitung program. Kolom terakhir jangan diubah."
    )
    with new_workbook(path, title) as workbook:
        rows = [_cells(standing, years, handled) for standing in found]
        write_sheet(workbook, styles(workbook), "Kawasan", (title, hint), heads, rows, paper)


def import_areas(
    database: Database,
    file: Path,
    *,
    as_office: str | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> RegisterImport:
    """Read a register back as ours, or as that of the office ``as_office``, in one step of undo.

    A row is found again by its key, else by kind, name and region; areas that the workbook does
    not hold stay. Raises Refusal if it is no such workbook.
    """
    sheets = read_register(file, _NEEDED, _("daftar kawasan"), cancelled=cancelled)
    result = RegisterImport(file.name)
    with database.change_set(_("Impor kawasan dari {file}").format(file=file.name)) as changes:
        office_id = plan_read_into(database, changes, as_office).office_id
        before = areas(database, office_id)
        seen: dict[str, int] = {}
        taken: list[tuple[Line, str]] = []
        for line in lines_of(sheets, _NEEDED):
            take(
                changes,
                result,
                line,
                lambda line: _write(changes, line, office_id, before, seen, taken),
                _COLUMNS,
            )
        _remark(database, result, office_id, taken)
    return result


def _write(
    changes: ChangeSet,
    line: Line,
    office_id: str,
    before: Sequence[AreaRow],
    seen: dict[str, int],
    taken: list[tuple[Line, str]],
) -> str:
    kind = line.choice(KIND, AREA_KINDS, area_kind_name)
    if not kind:
        raise RowRefused(KIND, "", _("belum diisi"))
    values: dict[str, Any] = {
        "kind": kind,
        "name": line.text(NAME),
        "region_code": _region(line),
        "decree_number": line.text(DECREE),
        "decree_date": line.day(DECREE_DAY),
        "authority": line.choice(AUTHORITY, _TIERS, tier_name) or None,
        "households": line.whole(HOUSEHOLDS),
        "note": line.text(NOTE),
    }
    there = _found(line, values, before)
    if there is not None:
        region_code = values["region_code"]
        line.keep_silent(values, there, _COLUMNS)
        if line.says(REGION, REGION_NAME):
            values["region_code"] = region_code
    sizes = _sizes(line)
    villages: Sequence[str] = _villages(line, values["region_code"])
    if there is not None and not line.says(VILLAGES):
        villages = there.villages
    identity = there.id if there else f"{kind}|{values['name'].casefold()}|{values['region_code']}"
    if identity in seen:
        raise RowRefused(
            NAME, values["name"], _("sama dengan baris {row}; yang dipakai baris itu").format(
                row=seen[identity]
            )
        )  # fmt: skip
    if there is not None:
        # A year that has no column in this workbook stays as it is.
        named = {int(found[1]) for name in line.cells if (found := _SIZE.fullmatch(name))}
        sizes = {y: h for y, h in there.sizes if y not in named} | sizes
        same = all(getattr(there, name) == value for name, value in values.items())
        if same and dict(there.sizes) == sizes and set(there.villages) == set(villages):
            seen[identity] = line.row
            return "unchanged"
    area_id = write_area(changes, office_id, values, sizes, villages, there.id if there else "")
    seen[identity] = line.row
    taken.append((line, area_id))
    return "changed" if there else "new"


def _found(line: Line, values: dict[str, Any], before: Sequence[AreaRow]) -> AreaRow | None:
    key = line.text(KEY)
    for area in before:
        if key and area.id == key:
            return area
    placed = line.says(REGION, REGION_NAME)
    for area in before:
        same = (area.kind, area.name.casefold()) == (values["kind"], values["name"].casefold())
        if same and (not placed or area.region_code == values["region_code"]):
            return area
    return None


def _remark(
    database: Database, result: RegisterImport, office_id: str, taken: list[tuple[Line, str]]
) -> None:
    """Say of the rows taken what looks wrong: rising hectares, villages in two regencies."""
    now = {area.id: area for area in areas(database, office_id)}
    heads = {"hectares": "Luas (ha)", "authority": AUTHORITY, "region_code": VILLAGES}
    for line, area_id in taken:
        for remark in area_remarks(now[area_id]):
            column = heads.get(remark.field, remark.field)
            result.remarks.append(line.remark(column, remark.sentence))


def _region(line: Line) -> str:
    code = line.text(REGION)
    if code or not line.text(REGION_NAME):
        return code
    found = regions().find(line.text(REGION_NAME))
    if found.region is None or found.remark:
        message = _("wilayah ini tidak dikenal; tulis kodenya")
        raise RowRefused(REGION_NAME, line.text(REGION_NAME), message)
    return found.region.code


def _sizes(line: Line) -> dict[int, Decimal]:
    sizes = {}
    for name in line.cells:
        if found := _SIZE.fullmatch(name):
            hectares = line.number(name)
            if hectares is not None:
                sizes[int(found[1])] = hectares
    return sizes


def _villages(line: Line, within: str) -> list[str]:
    """Read villages separated by ; or new lines, each a code or a name."""
    codes = []
    for part in re.split(r"[;\n]", line.text(VILLAGES)):
        said = part.strip()
        if not said:
            continue
        if found := _CODE.search(said):
            codes.append(found[0])
            continue
        reading = regions().find(said, within or "61")
        if reading.region is None or reading.region.level != RegionLevel.VILLAGE:
            message = _("«{name}» bukan desa atau kelurahan yang dikenal; tulis kodenya")
            raise RowRefused(VILLAGES, said, message.format(name=said))
        codes.append(reading.region.code)
    return codes


def _cells(standing: AreaStanding, years: list[int], handled: list[int]) -> list[Value]:
    area, known = standing.area, regions()
    sizes = dict(area.sizes)
    return [
        area_kind_name(area.kind),
        area.name,
        area.region_code,
        known.label(area.region_code),
        area.decree_number,
        area.decree_date.isoformat() if area.decree_date else None,
        *(number(sizes[year]) if year in sizes else None for year in years),
        "; ".join(f"{known.title(code)} ({code})" for code in area.villages),
        tier_name(area.authority) if area.authority else None,
        area.households,
        area.note,
        *(number(standing.handled[year]) if year in standing.handled else None for year in handled),
        number(standing.left) if standing.left is not None else None,
        "\n".join(_said(standing)),
        area.id,
    ]


def _said(standing: AreaStanding) -> list[str]:
    authority = standing.authority
    said = []
    if authority.tier and not standing.area.authority:
        said.append(
            _("Kewenangan {tier}: {basis}.").format(
                tier=tier_name(authority.tier).lower(), basis=authority.basis
            )
        )
    if standing.untouched:
        said.append(_("Belum pernah disentuh kegiatan."))
    return said + [remark.sentence for remark in standing.remarks]
