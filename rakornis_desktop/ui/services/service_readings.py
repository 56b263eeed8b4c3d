"""What is typed or pasted into the table of service figures, read as the database keeps it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from rakornis_desktop.database.queries.service_rows import IndicatorRow
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import DateError, parse_date
from rakornis_desktop.language.normal_text import folded_line
from rakornis_desktop.reference.regions import PROVINCE, regions
from rakornis_desktop.ui.furniture.field import NotTaken
from rakornis_desktop.ui.furniture.readings import read_quantity


def service_readers(known: Mapping[str, IndicatorRow]) -> dict[str, Callable[[str], Any]]:
    """Return what reads each column; a reader raises NotTaken with the reason in words."""
    return {
        "region_code": _region,
        "indicator": lambda text: _indicator(text, known),
        "year": _year,
        "in_need": _quantity,
        "served": _quantity,
        "source": str.strip,
        "measured_on": _date,
        "note": str.strip,
    }


def _region(text: str) -> str:
    reading = regions().find(text, PROVINCE)
    if reading.region is None or len(reading.region.code) > 5:
        raise NotTaken(
            _("«{text}» bukan kabupaten/kota. Tulis namanya, misalnya Kota Singkawang.").format(
                text=text
            )
        )
    return reading.region.code


def _indicator(text: str, known: Mapping[str, IndicatorRow]) -> str:
    wanted = folded_line(text)
    for code, row in known.items():
        if wanted in (code.casefold(), row.name.casefold(), f"{code} {row.name}".casefold()):
            return code
    raise NotTaken(
        _("«{text}» bukan indikator. Pakai salah satu dari {codes}.").format(
            text=text, codes=", ".join(known)
        )
    )


def _year(text: str) -> int:
    if not re.fullmatch(r"\d{4}", text.strip()):
        raise NotTaken(_("«{text}» bukan tahun. Tulis misalnya 2026.").format(text=text))
    return int(text)


def _quantity(text: str) -> Any:
    value, _unit = read_quantity(text)
    if value is None:
        raise NotTaken(_("Belum diisi. Tulis 0 bila memang tidak ada."))
    return value


def _date(text: str) -> Any:
    try:
        return parse_date(text) if text.strip() else None
    except DateError as error:
        raise NotTaken(str(error)) from None
