"""Single cells of a plan read into an activity's values, with what is to be said of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from rakornis_desktop.choices import Readiness, Tier
from rakornis_desktop.excel.reading.row_kinds import text_of
from rakornis_desktop.excel.reading.workbook_reading import Cell
from rakornis_desktop.excel.template.template_columns import (
    AREA_WORDS,
    PROPOSED_TO_WORDS,
    READINESS_WORDS,
)
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.quantity import parse_quantity
from rakornis_desktop.reference.units import normal_unit

Say = Callable[[str], None]
_LONGEST_UNIT = 60
_YEARS = range(2000, 2101)
_READINESS = re.compile(r"^([^()]*?)\s*(?:\((.*)\))?$", re.DOTALL)


def read_target(cell: Cell, unit: str) -> tuple[Decimal | None, str, str]:
    """Return volume, unit and text of a target; ``unit`` is that of a column of its own."""
    number, found, text = parse_quantity(cell)
    if number is None:
        return None, unit, text
    if not found:
        return number, unit, ""
    if len(found) > _LONGEST_UNIT or (unit and normal_unit(unit) != normal_unit(found)):
        return None, unit, text_of(cell)
    return number, unit or found, ""


def read_next_target(cell: Cell, unit: str) -> tuple[Decimal | None, str]:
    """Return volume and text of year n+1; its unit must be that of year n."""
    number, found, text = parse_quantity(cell)
    if number is not None and found and unit and normal_unit(found) != normal_unit(unit):
        return None, text_of(cell)
    return number, text


def read_people(cell: Cell, say: Say) -> dict[str, Any]:
    """Return beneficiaries and their unit of "150 KK"; what cannot be read says nothing."""
    number, unit, text = parse_quantity(cell)
    if number is None:
        if text:
            say(_("bukan jumlah penerima, tulis misalnya 150 KK"))
        return {} if text_of(cell) else {"beneficiaries": None}
    if number != number.to_integral_value():
        say(_("jumlah penerima harus bilangan bulat"))
        return {}
    return {"beneficiaries": int(number), "beneficiary_unit": unit}


def read_hectares(cell: Cell, say: Say) -> dict[str, Any]:
    """Return the slum area in ha."""
    number, unit, text = parse_quantity(cell)
    if number is None or (unit and normal_unit(unit) not in ("ha", "hektar", "hektare")):
        if text or unit:
            say(_("bukan luas dalam hektare"))
        return {} if text_of(cell) else {"slum_area_ha": None}
    return {"slum_area_ha": number}


def read_priority(cell: Cell, say: Say) -> dict[str, Any]:
    """Return the priority, a whole number from 1."""
    text = text_of(cell)
    if not text:
        return {"priority": None}
    if re.fullmatch(r"0*[1-9]\d{0,5}", text):
        return {"priority": int(text)}
    say(_("prioritas harus bilangan bulat mulai 1"))
    return {}


def read_readiness(field: str, cell: Cell, say: Say) -> dict[str, Any]:
    """Return the state of a readiness document and its number: "ada (600/12)"."""
    text = text_of(cell)
    found = _READINESS.match(text)
    if not text or found is None:
        return {field: None, f"{field}_document": ""}
    word, document = found[1].strip().casefold(), (found[2] or "").strip()
    values: dict[str, Any] = {f"{field}_document": document}
    if not word:
        return values | {field: None}
    if word in READINESS_WORDS:
        return values | {field: READINESS_WORDS[word]}
    synonyms = {
        "ya": Readiness.PRESENT,
        "sudah": Readiness.PRESENT,
        "tidak": Readiness.ABSENT,
        "belum": Readiness.ABSENT,
    }
    if word in synonyms:
        return values | {field: synonyms[word]}
    say(_("kesiapan ditulis ada, proses, tidak ada, atau tidak disyaratkan"))
    return {f"{field}_document": text}


def read_choice(field: str, cell: Cell, say: Say) -> dict[str, Any]:
    """Return the tier proposed to, or the kind of area."""
    words = PROPOSED_TO_WORDS if field == "proposed_to" else AREA_WORDS
    text = text_of(cell).casefold()
    if not text:
        return {field: None}
    known = {word.casefold(): value for word, value in words.items()}
    known |= {value: value for value in words.values()}
    known |= {"kabupaten": Tier.REGENCY, "kota": Tier.REGENCY, "apbn": Tier.CENTRE}
    if text in known:
        return {field: known[text]}
    say(_("tidak dikenal, pilih {words}").format(words=", ".join(words)))
    return {}


def year_trouble(cell: Cell) -> str:
    """Return what is wrong with a day or a year, empty if nothing is."""
    if isinstance(cell, datetime | date):
        year = cell.year
    elif found := re.search(r"(?<!\d)(\d{4})(?!\d)", text_of(cell)):
        year = int(found[1])
    else:
        return ""
    if year in _YEARS:
        return ""
    return _("tahun {year} tidak masuk akal").format(year=year)
