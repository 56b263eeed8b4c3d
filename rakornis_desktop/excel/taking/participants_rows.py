"""Rows of a list of participants: each read, read with a remark, refused, or none at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from rakornis_desktop.excel.reading.head_rows import is_number_row
from rakornis_desktop.excel.reading.parsed_plan import Remark
from rakornis_desktop.excel.reading.workbook_reading import Cell
from rakornis_desktop.excel.taking.participants_heads import (
    ParticipantsTable,
    head_field,
    merged_text,
)
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.language.sentences import Refusal

# A meeting that more people come to is none.
MOST_PEOPLE = 5_000
# An attendance list's own words beneath the table.
_BENEATH = re.compile(r"^(mengetahui|keterangan|catatan|jumlah|total|ttd|tanda tangan)\b")


class ReadPerson(NamedTuple):
    """One person as read; ``row`` as Excel counts it, ``values`` columns of Participant."""

    row: int
    values: dict[str, str]
    remarks: tuple[Remark, ...] = ()


@dataclass
class ReadPeople:
    """All rows meant as people; ``refused`` has one remark for each that cannot be taken."""

    people: list[ReadPerson] = field(default_factory=list)
    refused: list[Remark] = field(default_factory=list)


def read_rows(table: ParticipantsTable) -> ReadPeople:
    """Read the rows under the head of a table. Raises Refusal for a list beyond all measure.

    Of merged cells each row shows what they show. A line across the table is a heading: its
    office counts for the people beneath it who name none.
    """
    found = ReadPeople()
    merged = merged_text(table.sheet)
    wide = _headings(table)
    section = ""
    for at in range(table.last + 1, len(table.sheet.rows)):
        cells = table.sheet.rows[at]
        if at in wide:
            section = _text(cells[wide[at]] if wide[at] < len(cells) else None)
            continue
        shown = [merged.get((at, i), cell) for i, cell in enumerate(cells)]
        shown += [merged.get((at, i)) for i in range(len(cells), max(table.columns.values()) + 1)]
        if not _is_person(shown, table):
            continue
        if len(found.people) + len(found.refused) >= MOST_PEOPLE:
            raise Refusal(
                _("{file} berisi lebih dari {most} baris; ini bukan daftar peserta.").format(
                    file=table.sheet.name, most=MOST_PEOPLE
                )
            )
        _read(found, table, at + 1, shown, section)
    return found


def _read(
    found: ReadPeople, table: ParticipantsTable, row: int, cells: Sequence[Cell], section: str
) -> None:
    remarks: list[Remark] = []

    def remark(key: str, message: str) -> Remark:
        column = table.columns.get(key)
        value = "" if column is None else _text(cells[column])
        return Remark(table.sheet.name, row, table.names.get(key, ""), value[:200], message)

    texts = {key: _text(cells[column]) for key, column in table.columns.items()}
    name, office, job = (texts.get(key, "") for key in ("name", "office", "job"))
    office = office or section
    if name and not any(letter.isalpha() for letter in name):
        found.refused.append(remark("name", _("bukan nama orang")))
        return
    if not name and not (office and job):
        message = _("nama kosong, dan tanpa instansi serta jabatan tidak jelas siapa yang diundang")
        found.refused.append(remark("name", message))
        return
    if not name:
        remarks.append(remark("name", _("tanpa nama, diundang menurut jabatannya")))
    phone = _phone(cells[table.columns["phone"]]) if "phone" in table.columns else ""
    if phone != texts.get("phone", ""):
        remarks.append(remark("phone", _("dibaca sebagai {phone}").format(phone=phone)))
    email = texts.get("email", "")
    if email and "@" not in email:
        remarks.append(remark("email", _("alamat e-mail tanpa tanda @, disimpan apa adanya")))
    contact = ", ".join(part for part in (phone, email, texts.get("contact", "")) if part)
    if not office and "office" in table.columns:
        remarks.append(remark("office", _("instansinya kosong")))
    values = {"name": name, "office": office, "job": job, "contact": contact}
    found.people.append(ReadPerson(row, values, tuple(remarks)))


def _is_person(cells: Sequence[Cell], table: ParticipantsTable) -> bool:
    """Tell a row of a person from empty ones, numbers, the head again, and what stands beneath."""
    if is_number_row(cells):
        return False
    named = [_text(cells[column]) for key, column in table.columns.items() if key != "number"]
    filled = [text for text in named if text]
    if not filled:
        return False
    # On the next page the head stands there again.
    if sum(bool(head_field(text)) for text in filled) >= 2:
        return False
    return not _BENEATH.match(filled[0].casefold())


def _headings(table: ParticipantsTable) -> dict[int, int]:
    """Return the rows of which one cell reaches across the table, with that cell's column."""
    fields = [column for key, column in table.columns.items() if key != "number"]
    if len(fields) < 2:
        return {}
    return {
        top: left
        for top, left, bottom, right in table.sheet.merged
        if top == bottom
        and top > table.last
        and sum(left <= column <= right for column in fields) >= 2
    }


def _phone(cell: Cell) -> str:
    """Return a telephone number; one that Excel took for a figure gets its nought back."""
    if isinstance(cell, bool):
        return ""
    text = _text(cell)
    if re.fullmatch(r"8\d{7,12}", text):
        return f"0{text}"
    if re.fullmatch(r"62\d{8,13}", text):
        return f"+{text}"
    return text


def _text(cell: Cell) -> str:
    """Return a cell as one line of text."""
    if cell is None or isinstance(cell, datetime):
        return "" if cell is None else cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return on_one_line(str(cell))
