"""A block of cells from a spreadsheet into the list of activities."""

from __future__ import annotations

from typing import Any

from rakornis_desktop.database.edits.cell_edits import BUDGET, BUDGET_NEXT, FUNDING, fill_cells
from rakornis_desktop.database.fields import kinds
from rakornis_desktop.database.fields.kinds import NotRead, ReadingContext, read_location
from rakornis_desktop.database.fields.kinds.field_kinds import kind_of
from rakornis_desktop.database.fields.registry import fields_of
from rakornis_desktop.database.queries.activity_lines import ActivityLine, has_code
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.ui.activities.activity_fields import following_code
from rakornis_desktop.ui.furniture.lookups import entries_of
from rakornis_desktop.ui.furniture.record_view import RecordView
from rakornis_desktop.ui.furniture.tab_separated import copied_cell, pasted_cell
from rakornis_desktop.ui.furniture.table_column import Column
from rakornis_desktop.ui.shell.session import Session

_COUNTED = frozenset({"ready", "answers", "lacks"})
_MONEY = {"budget": BUDGET, "budget_next": BUDGET_NEXT}


def paste_block(session: Session, view: RecordView, block: list[list[str]]) -> int:
    """Fill cells from the current one to the right and down; returns how many rows changed.

    A block copied here brings its head, which tells the columns. A cell that says what its row
    shows already changes nothing. Raises Refusal naming row, column and value; then nothing is
    changed.
    """
    columns = {column.key: column for column in view.table.columns}
    keys = view.columns_from_current()
    titles = {column.title: column.key for column in view.table.columns}
    if len(block) > 1 and block[0] and all(cell in titles for cell in block[0]):
        keys, block = [titles[cell] for cell in block[0]], block[1:]
    start = view.currentIndex().row()
    if start < 0:
        raise Refusal(_("Pilih dulu baris tempat menempel."))
    room = view.table.rowCount() - start
    if len(block) > room:
        raise Refusal(
            _(
                "Yang disalin {count} baris, dari baris terpilih ke bawah hanya {room}. "
                "Untuk menambah kegiatan, pakai Impor."
            ).format(count=len(block), room=room)
        )
    cells = []
    for number, texts in enumerate(block):
        reading = _RowReading(session, view.table.row_at(start + number))
        for key, text in zip(keys, texts or [""], strict=False):
            try:
                reading.take(columns[key], text)
            except NotRead as reason:
                raise Refusal(
                    _("Baris {row} yang disalin, kolom {column}: {reason}").format(
                        row=number + 1, column=columns[key].title, reason=reason
                    )
                ) from None
        if values := reading.values():
            cells.append((reading.row.id, values))
    fill_cells(session.database, cells)
    return len(cells)


class _RowReading:
    """What the cells pasted to one row mean, each read with what stands there."""

    def __init__(self, session: Session, row: ActivityLine) -> None:
        self.row = row
        self._database = session.database
        self._plan = plan = session.plan
        self._context = ReadingContext(plan.edition, plan.tier, plan.region_code)
        self._values: dict[str, Any] = {}
        self._given: set[str] = set()

    def take(self, column: Column, text: str) -> None:
        """Read one cell; raises NotRead."""
        self._given.add(column.key)
        value = column.value(self.row)
        shown = {copied_cell(column, value), column.text(value)}
        if _one_writing(text) in map(_one_writing, shown):
            return
        self._values |= self._read(column.key, pasted_cell(text).strip())

    def values(self) -> dict[str, Any]:
        """Return the columns to write; with a new code what the nomenclature says of it."""
        code = self._values.get("code")
        if not code:
            return self._values
        following = following_code(self._plan.edition, code, self.row)
        return {n: v for n, v in following.items() if n not in self._given} | self._values

    def _read(self, key: str, text: str) -> dict[str, Any]:
        row, context = self.row, self._context
        if key in _COUNTED:
            if not text:
                return {}
            raise NotRead(_("kolom ini tidak dapat diisi dengan menempel."))
        if key in _MONEY:
            return {_MONEY[key]: kinds.MONEY.read(text)}
        if key == "funding":
            return {FUNDING: kinds.FUNDING.read(text)}
        if key == "location":
            place = read_location(text, context)
            return {"region_code": place.region_code, "location_text": place.text}
        if key == "region":
            code = kinds.PLACE.read(text, context)
            if self._values.get("region_code", code) != code:
                raise NotRead(
                    _("«{text}» bukan tempat yang disebut kolom Lokasi.").format(text=text)
                )
            return {"region_code": code}
        if key == "sub_kegiatan":
            entries = entries_of(self._plan.edition)
            entry = entries.get(self._values.get("code", row.code)) if entries else None
            if (entry and entry.name == text) or not text:
                return {}
            return {"code": kinds.CODE.read(text, context)}
        if key == "volume":
            volume, unit = kinds.QUANTITY.read_with_unit(text)
            return {"volume": volume, "target_text": ""} | ({"unit": unit} if unit else {})
        if key == "title" and not text:
            raise NotRead(_("Uraian harus diisi."))
        if key == "code" and has_code(self._database, self._plan.id, text):
            # Its edition may not have it any more.
            return {"code": text}
        registered = next(field for field in fields_of("activity") if field.column == key)
        kind = kind_of("activity", registered)
        return {key: kind.read(text, context) if text else registered.empty}


def _one_writing(text: str) -> str:
    return "\n".join(text.splitlines()).strip()
