"""How our workbooks look: one restrained set of formats, paper and print set-up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rakornis_desktop.language.catalogue import translate as _

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MONEY = "#,##0"
TIME = "hh:mm"
# Days and months by their Indonesian names, whatever language Excel speaks.
DATE = "[$-421]dddd, d mmmm yyyy"
_GRID = {"border": 1, "border_color": "#A6A6A6", "valign": "top"}
_HEAD = "#EBEBEB"
# Upper rows grow lighter towards the detail.
_SHADES = {"urusan": "#DCE3EA", "bidang": "#E4E9EF", "program": "#EDF1F5", "kegiatan": "#F6F8FA"}

# Excel's numbers of paper sizes; its Folio is 215.9 × 330.2 mm, which is F4.
PAPERS = {"F4": 14, "A4": 9}


@dataclass(frozen=True)
class Styles:
    """The formats of one workbook."""

    title: Format
    subtitle: Format
    head: Format
    numbers: Format
    text: Format
    centred: Format
    money: Format
    decimal: Format
    code: Format
    remark: Format
    total_text: Format
    total_money: Format
    upper_text: dict[str, Format]
    upper_money: dict[str, Format]
    input_head: Format
    plain: Format
    bold: Format
    time: Format
    date: Format
    field: Format
    field_date: Format
    field_time: Format
    heading: Format
    hint: Format
    percent: Format
    computed: Format


def styles(workbook: Workbook) -> Styles:
    """Make the formats in ``workbook``."""

    def form(**properties: Any) -> Format:
        return workbook.add_format(properties)

    grid: dict[str, Any] = _GRID
    head = {**grid, "bold": True, "align": "center", "valign": "vcenter", "text_wrap": True}
    total = {**grid, "bold": True, "bg_color": _HEAD, "top": 2, "top_color": "#7F7F7F"}
    return Styles(
        title=form(bold=True, font_size=12, align="center", valign="vcenter"),
        subtitle=form(bold=True, font_size=10, align="center", valign="vcenter"),
        head=form(**head, bg_color=_HEAD),
        numbers=form(
            **{**grid, "align": "center", "font_size": 8, "font_color": "#595959"}, bg_color=_HEAD
        ),
        text=form(**grid, text_wrap=True),
        centred=form(**grid, text_wrap=True, align="center"),
        money=form(**grid, num_format=MONEY),
        decimal=form(**grid),
        code=form(**grid, num_format="@"),
        remark=form(italic=True, font_color="#595959", align="center"),
        total_text=form(**total),
        total_money=form(**total, num_format=MONEY),
        upper_text={
            level: form(**grid, bold=True, text_wrap=True, bg_color=shade)
            for level, shade in _SHADES.items()
        },
        upper_money={
            level: form(**grid, bold=True, num_format=MONEY, bg_color=shade)
            for level, shade in _SHADES.items()
        },
        input_head=form(**head, bg_color=_HEAD, font_size=9),
        plain=form(text_wrap=True, valign="top"),
        bold=form(bold=True, text_wrap=True, valign="top"),
        time=form(**grid, num_format=TIME, align="center"),
        date=form(**grid, num_format=DATE, align="left"),
        field=form(text_wrap=True, valign="top", align="left"),
        field_date=form(num_format=DATE, valign="top", align="left"),
        field_time=form(num_format=TIME, valign="top", align="left"),
        heading=form(bold=True, font_size=12),
        hint=form(italic=True, font_color="#595959"),
        percent=form(**grid, num_format="0.0"),
        computed=form(**grid, text_wrap=True, bg_color=_HEAD),
    )


def landscape(sheet: Worksheet, paper: str, *, name: str, repeat: tuple[int, int]) -> None:
    """Set up printing: landscape, one page wide, rows ``repeat`` on each page, page x of y."""
    sheet.set_landscape()
    _print_setup(sheet, paper, name, repeat)


def portrait(sheet: Worksheet, paper: str, *, name: str, repeat: tuple[int, int]) -> None:
    """Set up printing as :func:`landscape` does, upright."""
    sheet.set_portrait()
    _print_setup(sheet, paper, name, repeat)


def _print_setup(sheet: Worksheet, paper: str, name: str, repeat: tuple[int, int]) -> None:
    sheet.set_paper(PAPERS[paper])
    sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(*repeat)
    # An ampersand would start a code of Excel's own; more than 255 letters it refuses.
    shown = name.replace("&", "&&")[:150]
    page = _("Halaman {page} dari {pages}").format(page="&P", pages="&N")
    sheet.set_footer(f"&L&8{shown}&R&8{page}")
