"""All pairs of a comparison as one flat sheet, to sort and filter in Excel."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from rakornis_desktop.comparison.findings.office_names import office_name
from rakornis_desktop.database.activity_words import location_in_words
from rakornis_desktop.database.fields.choice_names import decision_name
from rakornis_desktop.database.fields.registry import field_name
from rakornis_desktop.excel.template.template_columns import CONTINUED
from rakornis_desktop.excel.template.template_rows import number
from rakornis_desktop.excel.writing.new_workbook import Sum, Value, write_row
from rakornis_desktop.excel.writing.workbook_styles import Styles, landscape
from rakornis_desktop.language.catalogue import translate as _

if TYPE_CHECKING:
    from xlsxwriter import Workbook

    from rakornis_desktop.comparison.compare import Comparison
    from rakornis_desktop.comparison.pair import Difference, Pair
    from rakornis_desktop.database.queries.activity_rows import ActivityRow

_SIDE_WIDTHS = (11, 18, 38, 30, 9, 10, 16)
_WIDTHS = (5, 20, 26, 7, *_SIDE_WIDTHS, *_SIDE_WIDTHS, 16, 40, 44, 20, 10, 16, 34)
_LEFT_MONEY, _RIGHT_MONEY, _GAP, _AGREED_MONEY = 10, 17, 18, 23
_SHEET = "Semua pasangan"


def write_pairs(workbook: Workbook, look: Styles, comparison: Comparison, paper: str) -> None:
    """Add the sheet: status, why a pair, both sides, the gap, differences, findings, decision."""
    names = tuple(office_name(plan) for plan in comparison.columns)
    sheet = workbook.add_worksheet(_SHEET)
    widths = _WIDTHS if len(names) == 2 else (*_WIDTHS, *_SIDE_WIDTHS)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    landscape(sheet, paper, name=f"{_SHEET} · {' · '.join(names)}", repeat=(0, 0))
    sheet.freeze_panes(1, 2)
    sheet.set_row(0, 40)
    heads = _heads(names)
    write_row(sheet, 0, heads, [look.input_head] * len(heads), CONTINUED)
    formats = [look.text] * len(heads)
    money = [_LEFT_MONEY, _RIGHT_MONEY, _GAP, _AGREED_MONEY]
    if len(names) > 2:
        money.append(len(heads) - 1)
    for column in money:
        formats[column] = look.money
    row = 1
    for position, pair in enumerate(comparison.pairs, 1):
        row = write_row(sheet, row, _cells(position, pair, names, row + 1), formats, CONTINUED)
    sheet.autofilter(0, 0, max(row - 1, 1), len(heads) - 1)
    # What the filter hides is left out of these sums.
    totals: list[Value] = [None, _("Jumlah yang terlihat"), *[None] * (len(heads) - 2)]
    for column, letter, value in (
        (_LEFT_MONEY, "K", sum(p.left.budget for p in comparison.pairs if p.left)),
        (_RIGHT_MONEY, "R", sum(p.right.budget for p in comparison.pairs if p.right)),
        (
            _AGREED_MONEY,
            "X",
            sum(p.decision.agreed_budget or 0 for p in comparison.pairs if p.decision),
        ),
    ):
        totals[column] = Sum(f"=SUBTOTAL(109,{letter}2:{letter}{max(row, 2)})", value)
    styles_of_total = [look.total_text] * len(heads)
    for column in (_LEFT_MONEY, _RIGHT_MONEY, _AGREED_MONEY):
        styles_of_total[column] = look.total_money
    write_row(sheet, row + 1, totals, styles_of_total, CONTINUED)


def _side_heads(name: str) -> list[str]:
    heads = (
        _("Ref"),
        _("Kode"),
        _("Uraian"),
        _("Lokasi"),
        _("Volume"),
        _("Satuan"),
        _("Pagu (Rp)"),
    )
    return [f"{head} {name}" for head in heads]


def _heads(names: tuple[str, ...]) -> list[str]:
    # A third tier stands behind the rest, so that the columns of the others stay where they are.
    return [
        _("No"),
        _("Status"),
        _("Alasan berpasangan"),
        _("Skor"),
        *_side_heads(names[0]),
        *_side_heads(names[1]),
        _("Selisih pagu (Rp)"),
        _("Perbedaan"),
        _("Temuan"),
        _("Keputusan"),
        _("Volume disepakati"),
        _("Pagu disepakati (Rp)"),
        _("Catatan keputusan"),
        *(head for name in names[2:] for head in _side_heads(name)),
    ]


def _cells(position: int, pair: Pair, names: tuple[str, ...], excel_row: int) -> list[Value]:
    decision = pair.decision
    gap: Value = None
    if pair.left and pair.right:
        gap = Sum(f"=R{excel_row}-K{excel_row}", pair.right.budget - pair.left.budget)
    return [
        position,
        _status(pair.status, names),
        pair.reason,
        None if pair.score is None else round(pair.score, 2),
        *_side(pair.left),
        *_side(pair.right),
        gap,
        "\n".join(_difference(difference) for difference in pair.differences),
        "\n".join(finding.sentence for finding in pair.findings),
        decision_name(decision.status) if decision else None,
        number(decision.agreed_volume) if decision and decision.agreed_volume is not None else None,
        decision.agreed_budget if decision else None,
        decision.note if decision else None,
        *(_side(pair.third) if len(names) > 2 else ()),
    ]


def _side(activity: ActivityRow | None) -> list[Value]:
    if activity is None:
        return [None] * 7
    return [
        activity.reference,
        activity.code,
        activity.title,
        location_in_words(activity.region_code, activity.location_text),
        activity.target_text if activity.volume is None else number(activity.volume),
        activity.unit,
        activity.budget,
    ]


def _difference(difference: Difference) -> str:
    """Return "Volume: 120 → 80"."""
    table, column = "activity", difference.field
    if column in ("budget", "budget_next"):
        table, column = "budget", "amount"
    name = field_name(table, column)
    return f"{name}: {_shown(difference.left)} → {_shown(difference.right)}"


def _shown(value: object) -> str:
    from rakornis_desktop.language.money import rupiah
    from rakornis_desktop.language.quantity import quantity

    if isinstance(value, int):
        return rupiah(value)
    if isinstance(value, Decimal):
        return quantity(value)
    return str(value) if value not in (None, "") else "–"


def _status(status: str, names: tuple[str, ...]) -> str:
    return {
        "sepadan": _("Sepadan"),
        "berbeda": _("Berbeda"),
        "hanya_kiri": _("Hanya {office}").format(office=names[0]),
        "hanya_kanan": _("Hanya {office}").format(office=names[1]),
        "hanya_ketiga": _("Hanya {office}").format(office=names[-1]),
    }.get(status, status)
