"""A sheet of decided rows: numbers are numbers, sums by regency and program are formulas."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rakornis_desktop.database.fields.choice_names import decision_name, tier_name
from rakornis_desktop.excel.template.template_columns import CONTINUED
from rakornis_desktop.excel.template.template_rows import number
from rakornis_desktop.excel.writing.meeting_sheet import SheetColumn
from rakornis_desktop.excel.writing.new_workbook import Sum, Value, rows_needed, write_row
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.agreement.agreement_rows import TIERS, AgreementRow

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from rakornis_desktop.excel.writing.workbook_styles import Styles

_FIRST_TIER = 4
_PER_TIER = 3
_AGREED = _FIRST_TIER + _PER_TIER * len(TIERS)
COLUMNS = _AGREED + 5
_WIDTHS = (5, 20, 44, 34, *(10, 10, 17) * (len(TIERS) + 1), 22, 44)
_MONEY = [_FIRST_TIER + _PER_TIER * tier + 2 for tier in range(len(TIERS) + 1)]


def decided_columns() -> list[SheetColumn]:
    """Return the columns with their heads and widths."""
    return [SheetColumn(head, width) for head, width in zip(_heads(), _WIDTHS, strict=True)]


def _heads() -> list[str]:
    tiers = [tier_name(tier) for tier in TIERS]
    return [
        *(_("No"), _("Kode"), _("Uraian"), _("Lokasi")),
        *(
            head.format(tier=name)
            for name in tiers
            for head in (_("{tier}: volume"), _("{tier}: satuan"), _("{tier}: pagu (Rp)"))
        ),
        *(_("Disepakati: volume"), _("Disepakati: satuan"), _("Disepakati: pagu (Rp)")),
        *(_("Keputusan"), _("Catatan/alasan")),
    ]


def write_decided(
    sheet: Worksheet, look: Styles, row: int, rows: Sequence[AgreementRow], *, by_regency: bool
) -> int:
    """Write decided rows with a row of sums above each group and beneath all; the next row.

    ``row`` counts from 0. Sums leave out the sums inside them, as SUBTOTAL does.
    """
    first, counted = row, 0
    for (_code, name), of_regency in _grouped(rows, lambda one: (one.regency, one.regency_name)):
        programmes = list(_grouped(of_regency, lambda one: (one.program, one.program_name)))
        if by_regency:
            length = len(programmes) + sum(_height(part) for _name, part in programmes)
            row = _write_sums(sheet, look, row, name, of_regency, "program", row + 1, length)
        for (_code, programme), part in programmes:
            row = _write_sums(sheet, look, row, programme, part, "kegiatan", row + 1, _height(part))
            for one in part:
                counted += 1
                row = write_row(sheet, row, _cells(counted, one), _formats(look), CONTINUED)
    return _write_sums(sheet, look, row, _("Jumlah"), rows, "", first, row - first)


def _grouped(
    rows: Sequence[AgreementRow], key: Callable[[AgreementRow], tuple[str, str]]
) -> list[tuple[tuple[str, str], list[AgreementRow]]]:
    return [(name, list(part)) for name, part in groupby(rows, key=key)]


def _height(rows: Sequence[AgreementRow]) -> int:
    return sum(rows_needed(_cells(1, row)) for row in rows)


def _cells(count: int, row: AgreementRow) -> list[Value]:
    cells: list[Value] = [count, row.code, row.title, row.location]
    for side in row.sides:
        # Where volumes do not add up, the words say what there is.
        volume: Value = side.target if side.volume is None else number(side.volume)
        cells += [volume, side.unit, side.budget if side.rows else None]
    cells += [
        None if row.agreed_volume is None else number(row.agreed_volume),
        row.agreed_unit,
        row.agreed_budget,
        decision_name(row.status),
        row.note,
    ]
    return cells


def _formats(look: Styles):
    formats = [look.text] * COLUMNS
    formats[1] = look.code
    for column in _MONEY:
        formats[column] = look.money
    return formats


def _write_sums(
    sheet: Worksheet,
    look: Styles,
    row: int,
    name: str,
    rows: Sequence[AgreementRow],
    level: str,
    first: int,
    length: int,
) -> int:
    """Write a row of sums over ``length`` rows from ``first`` on; it may stand among them."""
    from xlsxwriter.utility import xl_col_to_name

    values: list[Value] = [None] * COLUMNS
    values[2] = name
    sums = [sum(one.sides[tier].budget for one in rows) for tier in range(len(TIERS))]
    sums.append(sum(one.agreed_budget or 0 for one in rows))
    for column, value in zip(_MONEY, sums, strict=True):
        letter = xl_col_to_name(column)
        formula = f"=SUBTOTAL(9,{letter}{first + 1}:{letter}{first + length})" if length else "=0"
        values[column] = Sum(formula, value)
    values[COLUMNS - 1] = _("{count} kegiatan").format(count=len(rows))
    text = look.upper_text[level] if level else look.total_text
    money = look.upper_money[level] if level else look.total_money
    formats = [money if column in _MONEY else text for column in range(COLUMNS)]
    return write_row(sheet, row, values, formats, CONTINUED)
