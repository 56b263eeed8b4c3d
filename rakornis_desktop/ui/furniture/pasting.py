"""A block of cells from a spreadsheet into the table of activities."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rakornis_desktop.database.edits.cell_edits import BUDGET, fill_cells
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.ui.furniture.field import Field, NotTaken
from rakornis_desktop.ui.furniture.readings import read_money
from rakornis_desktop.ui.furniture.record_view import RecordView
from rakornis_desktop.ui.shell.session import Session

# Columns of the table that have a field of another name.
_FIELDS = {"location": "region_code"}


def paste_block(
    session: Session, fields: Mapping[str, Field], view: RecordView, block: list[list[str]]
) -> int:
    """Fill cells from the current one to the right and down; returns how many rows were filled.

    A block copied here brings its head, which tells the columns. Raises Refusal naming row,
    column and value; then nothing is changed.
    """
    columns = view.columns_from_current()
    titles = {column.title: column.key for column in view.table.columns}
    if all(cell in titles for cell in block[0]):
        columns, block = [titles[cell] for cell in block[0]], block[1:]
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
        values: dict[str, Any] = {}
        for key, text in zip(columns, texts, strict=False):
            try:
                values |= _read(fields, key, text.strip())
            except NotTaken as reason:
                title = view.table.columns[view.table.column_number(key)].title
                raise Refusal(
                    _("Baris {row} yang disalin, kolom {column}: {reason}").format(
                        row=number + 1, column=title, reason=reason
                    )
                ) from None
        cells.append((view.table.id_at(start + number), values))
    fill_cells(session.database, cells)
    return len(cells)


def _read(fields: Mapping[str, Field], key: str, text: str) -> dict[str, Any]:
    if key == "budget":
        return {BUDGET: read_money(text)}
    field = fields.get(_FIELDS.get(key, key))
    if field is None or field.name == "budgets":
        raise NotTaken(_("kolom ini tidak dapat diisi dengan menempel."))
    return field.read_typed(text)
