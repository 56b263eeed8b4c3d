"""Service figures as a workbook: written, filled in by hand, read back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rakornis_desktop.choices import Direction, Tier
from rakornis_desktop.database.fields.choice_names import direction_name
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.database.queries.service_rows import (
    AchievementRow,
    IndicatorRow,
    achievements,
    indicators,
)
from rakornis_desktop.excel.taking.register import (
    Head,
    Line,
    RegisterImport,
    RowRefused,
    excel_row,
    lines_of,
    read_register,
    take,
    write_sheet,
)
from rakornis_desktop.excel.template.template_rows import number
from rakornis_desktop.excel.writing.new_workbook import Sum, Value, new_workbook
from rakornis_desktop.excel.writing.workbook_styles import styles
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.reference.regions import regions
from rakornis_desktop.standing.figure import share
from rakornis_desktop.standing.service_standing import served

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet
    from rakornis_desktop.database.program_database import Database

REGION, REGION_NAME, INDICATOR, INDICATOR_NAME = (
    "Kode wilayah", "Wilayah", "Kode indikator", "Indikator",
)  # fmt: skip
UNIT, YEAR, NEED, SERVED, PERCENT = (
    "Satuan", "Tahun", "Yang membutuhkan", "Terlayani", "Capaian (%)",
)  # fmt: skip
TARGET, SOURCE, DAY, NOTE = "Target (%)", "Sumber", "Tanggal data", "Catatan"
CODE, NAME, DIRECTION = "Kode indikator baru", "Nama indikator", "Arah"
_HEADS = (
    Head(REGION, 12, "code"),
    Head(REGION_NAME, 24),
    Head(INDICATOR, 11, "code"),
    Head(INDICATOR_NAME, 44),
    Head(UNIT, 13),
    Head(YEAR, 8, "decimal"),
    Head(NEED, 15, "money"),
    Head(SERVED, 15, "money"),
    Head(PERCENT, 10, "percent"),
    Head(TARGET, 9, "decimal"),
    Head(SOURCE, 34),
    Head(DAY, 13),
    Head(NOTE, 40),
)
_OWN_HEADS = (
    Head(CODE, 14, "code"), Head(NAME, 44), Head(UNIT, 16), Head(DIRECTION, 26), Head(NOTE, 40),
)  # fmt: skip
_NEEDED = (REGION, INDICATOR, YEAR, NEED, SERVED)
_OWN_NEEDED = (CODE, NAME, UNIT)
# What column of the register a column of the table is.
_COLUMNS = {
    "region_code": REGION, "indicator": INDICATOR, "year": YEAR, "in_need": NEED, "served": SERVED,
    "target_percent": TARGET, "source": SOURCE, "measured_on": DAY, "note": NOTE,
    "code": CODE, "name": NAME, "unit": UNIT, "direction": DIRECTION,
}  # fmt: skip


def write_services(database: Database, path: Path, paper: str = "F4") -> None:
    """Write all need and service, and the office's own indicators. Raises Refusal.

    Where nothing is known yet, rows of our own region and its indicators wait to be filled in.
    """
    known = indicators(database)
    found = achievements(database)
    title = _("Capaian standar pelayanan minimal dan indikator daerah")
    with new_workbook(path, title) as workbook:
        look = styles(workbook)
        hint = _(
            "Isi Yang membutuhkan, Terlayani, Sumber, dan Tanggal data. Untuk indikator yang makin "
            "kecil makin baik: jumlah awal dan sisanya."
        )
        rows = [_cells(row, known, at) for at, row in enumerate(found)] or _blank(database, known)
        write_sheet(workbook, look, "SPM", (title, hint), _HEADS, rows, paper)
        own = [row for row in known.values() if row.is_own]
        hint = _("Tambah indikator kantor sendiri di sini, misalnya RTLH, backlog, atau PSU.")
        write_sheet(
            workbook,
            look,
            "Indikator",
            (_("Indikator kantor sendiri"), hint),
            _OWN_HEADS,
            [[i.code, i.name, i.unit, direction_name(i.direction), i.note] for i in own],
            paper,
        )


def import_services(
    database: Database, file: Path, *, cancelled: Callable[[], bool] | None = None
) -> RegisterImport:
    """Read need and service back, in one step of undo. Raises Refusal if it is no such workbook.

    A row is found again by region, indicator and year. One that is wrong is refused with its
    reason, the others go in.
    """
    sheets = read_register(file, _NEEDED, _("buku kerja SPM"), cancelled=cancelled)
    result = RegisterImport(file.name)
    with database.change_set(_("Impor capaian dari {file}").format(file=file.name)) as changes:
        for line in lines_of(sheets, _OWN_NEEDED):
            take(changes, result, line, lambda line: _indicator(database, changes, line), _COLUMNS)
        known = indicators(database)
        before = {(r.region_code, r.indicator, r.year): r for r in achievements(database)}
        seen: dict[tuple[str, str, int], int] = {}
        for line in lines_of(sheets, _NEEDED):
            if not line.text(NEED) and not line.text(SERVED):
                result.empty += 1
                continue
            take(
                changes, result, line,
                lambda line: _achievement(changes, line, known, before, seen, result), _COLUMNS,
            )  # fmt: skip
    return result


def _indicator(database: Database, changes: ChangeSet, line: Line) -> str:
    from rakornis_desktop.database.edits.service_edits import write_indicator

    values: dict[str, Any] = {
        "code": line.text(CODE),
        "name": line.text(NAME),
        "unit": line.text(UNIT),
        "direction": line.choice(DIRECTION, tuple(Direction), direction_name) or Direction.UP,
        "note": line.text(NOTE),
    }
    there = indicators(database).get(values["code"])
    ours = there if there is not None and there.is_own else None
    standard = there is not None and bool(there.tier)
    if there is not None:
        line.keep_silent(values, there, _COLUMNS)
    if (ours or standard) and all(getattr(there, name) == values[name] for name in values):
        return "unchanged"
    write_indicator(changes, values, ours)
    return "changed" if ours else "new"


def _achievement(
    changes: ChangeSet,
    line: Line,
    known: dict[str, IndicatorRow],
    before: dict[tuple[str, str, int], AchievementRow],
    seen: dict[tuple[str, str, int], int],
    result: RegisterImport,
) -> str:
    from rakornis_desktop.database.edits.service_edits import write_achievement

    year = line.whole(YEAR)
    if year is None:
        raise RowRefused(YEAR, "", _("belum diisi"))
    key = (_region(line), _code(line, known), year)
    if key in seen:
        raise RowRefused(
            YEAR, line.text(YEAR), _("sama dengan baris {row}; yang dipakai baris itu").format(
                row=seen[key]
            )
        )  # fmt: skip
    values: dict[str, Any] = {
        "region_code": key[0],
        "indicator": key[1],
        "year": year,
        "in_need": line.number(NEED),
        "served": line.number(SERVED) if line.text(SERVED) else None,
        "target_percent": line.number(TARGET),
        "source": line.text(SOURCE),
        "measured_on": line.day(DAY),
        "note": line.text(NOTE),
    }
    for name, column in (("in_need", NEED), ("served", SERVED)):
        if values[name] is None:
            raise RowRefused(column, "", _("belum diisi"))
    there = before.get(key)
    if there is not None:
        line.keep_silent(values, there, _COLUMNS)
        # Found by them, perhaps by their names.
        values |= {"region_code": key[0], "indicator": key[1]}
    if there is not None and all(getattr(there, name) == values[name] for name in values):
        seen[key] = line.row
        return "unchanged"
    write_achievement(changes, values, known, there.id if there else "")
    seen[key] = line.row
    if not values["in_need"]:
        message = _("yang membutuhkan 0: tidak ada persentase capaian")
        result.remarks.append(line.remark(NEED, message))
    return "changed" if there else "new"


def _region(line: Line) -> str:
    code = line.text(REGION)
    if code:
        return code
    if not line.text(REGION_NAME):
        raise RowRefused(REGION, "", _("belum diisi"))
    found = regions().find(line.text(REGION_NAME))
    if found.region is None or found.remark:
        raise RowRefused(
            REGION_NAME, line.text(REGION_NAME), _("wilayah ini tidak dikenal; tulis kodenya")
        )
    return found.region.code


def _code(line: Line, known: dict[str, IndicatorRow]) -> str:
    code = line.text(INDICATOR)
    if code:
        return next((one for one in known if one.casefold() == code.casefold()), code)
    said = line.text(INDICATOR_NAME).casefold()
    return next((row.code for row in known.values() if said and row.name.casefold() == said), "")


def _cells(row: AchievementRow, known: dict[str, IndicatorRow], at: int) -> list[Value]:
    indicator = known.get(row.indicator)
    region = regions().get(row.region_code)
    line = excel_row(at)
    percent: Value = None
    exact = share(served(row, indicator), row.in_need) if indicator else None
    if exact is not None and indicator:
        part = f"G{line}-H{line}" if indicator.direction == Direction.DOWN else f"H{line}"
        percent = Sum(f'=IF(N(G{line})>0,({part})/G{line}*100,"")', float(exact))
    return [
        row.region_code,
        region.name if region else "",
        row.indicator,
        indicator.name if indicator else "",
        indicator.unit if indicator else "",
        row.year,
        number(row.in_need),
        number(row.served),
        percent,
        number(row.target_percent) if row.target_percent is not None else None,
        row.source,
        row.measured_on.isoformat() if row.measured_on else None,
        row.note,
    ]


def _blank(database: Database, known: dict[str, IndicatorRow]) -> Sequence[list[Value]]:
    ours = own_plan(database)
    wanted = regions().regencies() if ours.tier == Tier.PROVINCE else [
        region for region in [regions().get(ours.region_code)] if region
    ]  # fmt: skip
    return [
        [
            region.code, region.name, row.code, row.name, row.unit, ours.fiscal_year - 1,
            *[None] * (len(_HEADS) - 6),
        ]
        for region in wanted
        for row in known.values()
        if row.is_own or row.tier == Tier.REGENCY
    ]  # fmt: skip
