"""Decisions filled into the matrix's workbook by hand, read back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rakornis_desktop.comparison.deciding_rows import decide_each
from rakornis_desktop.database.decision_words import DECISIONS
from rakornis_desktop.database.fields.choice_names import decision_name
from rakornis_desktop.excel.reading.parsed_plan import Remark
from rakornis_desktop.excel.reading.workbook_reading import Cell, Sheet, read_workbook
from rakornis_desktop.excel.taking.import_result import remark_in_words
from rakornis_desktop.excel.writing.sync_workbook import (
    AGREED_BUDGET,
    AGREED_VOLUME,
    KEY,
    NOTE,
    STATUS,
)
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import MoneyError, parse_rupiah
from rakornis_desktop.language.normal_text import folded_line
from rakornis_desktop.language.quantity import parse_quantity
from rakornis_desktop.language.sentences import Refusal

if TYPE_CHECKING:
    from rakornis_desktop.comparison.compare import Comparison
    from rakornis_desktop.comparison.pair import Pair
    from rakornis_desktop.database.program_database import Database

_LOOKED_AT = 20
_KEY_LENGTH = 36


@dataclass
class DecisionImport:
    """What became of a workbook's decisions; ``remarks`` say of which rows and why not."""

    file: str
    decided: int = 0
    unchanged: int = 0
    empty: int = 0
    remarks: list[Remark] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Return the counts and remarks as JSON has them."""
        return {
            "decided": self.decided,
            "unchanged": self.unchanged,
            "empty": self.empty,
            "remarks": [
                {"row": r.row, "column": r.column, "value": r.value, "message": r.message}
                for r in self.remarks
            ],
        }

    def in_words(self) -> str:
        """Return a few lines for the officer."""
        said = _("{decided} keputusan dibaca dari {file}, {same} tetap, {empty} belum diisi.")
        lines = [
            said.format(decided=self.decided, file=self.file, same=self.unchanged, empty=self.empty)
        ]
        return "\n".join([*lines, *(remark_in_words(remark) for remark in self.remarks)])


def import_decisions(
    database: Database,
    comparison: Comparison,
    file: Path,
    *,
    cancelled: Callable[[], bool] | None = None,
) -> DecisionImport:
    """Read decisions back into the pairs of ``comparison``, in one step of undo.

    A row whose status cell is empty says nothing. Raises Refusal if the workbook is no matrix.
    """
    sheet, head, columns = _found(read_workbook(file, cancelled=cancelled))
    pairs = {row.id: pair for pair in comparison.pairs for row in pair.rows()}
    names = {folded_line(decision_name(status)): status for status in DECISIONS}
    names |= {folded_line(status.replace("_", " ")): status for status in DECISIONS}
    result = DecisionImport(file.name)
    wanted: list[tuple[Pair, str, dict[str, Any]]] = []
    for at, cells in enumerate(sheet.rows[head + 1 :], head + 2):
        keys = [key for key in _text(cells, columns.get(KEY)).split() if len(key) == _KEY_LENGTH]
        if not keys:
            # The row of column numbers, the sums.
            continue
        pair = next((pairs[key] for key in keys if key in pairs), None)
        said = _text(cells, columns.get(STATUS))
        if not said:
            result.empty += 1
            continue

        def remark(column: str, value: str, message: str, at: int = at) -> None:
            result.remarks.append(Remark(sheet.name, at, column, value[:200], message))

        if pair is None:
            remark(KEY, "", _("barisnya tidak ada lagi dalam perbandingan ini"))
            continue
        status = names.get(folded_line(said))
        if status is None:
            known = ", ".join(decision_name(status) for status in DECISIONS)
            remark(STATUS, said, _("status tidak dikenal; pakai {known}").format(known=known))
            continue
        values = _values(cells, columns, remark)
        if values is None:
            continue
        values = _kept(pair, columns) | values
        if _same(pair, status, values):
            result.unchanged += 1
            continue
        wanted.append((pair, status, values))
    decide_each(database, wanted, _("Baca keputusan dari {file}").format(file=file.name))
    result.decided = len(wanted)
    return result


def _found(sheets: Sequence[Sheet]) -> tuple[Sheet, int, dict[str, int]]:
    for sheet in sheets:
        for at, row in enumerate(sheet.rows[:_LOOKED_AT]):
            columns = {str(cell).strip(): i for i, cell in enumerate(row) if cell}
            if KEY in columns and STATUS in columns:
                return sheet, at, columns
    raise Refusal(
        _(
            "Buku kerja ini bukan matriks sinkronisasi: kolom «{status}» dan «{key}» tidak ada. "
            "Simpan dulu matriksnya dari Perbandingan, isi, lalu baca kembali."
        ).format(status=STATUS, key=KEY)
    )


def _values(
    cells: Sequence[Cell], columns: dict[str, int], remark: Callable[[str, str, str], None]
) -> dict[str, Any] | None:
    volume_text = _text(cells, columns.get(AGREED_VOLUME))
    volume: Decimal | None = None
    if volume_text:
        volume = parse_quantity(_cell(cells, columns.get(AGREED_VOLUME)))[0]
        if volume is None:
            remark(AGREED_VOLUME, volume_text, _("bukan angka, barisnya tidak diputuskan"))
            return None
    budget: int | None = None
    if _text(cells, columns.get(AGREED_BUDGET)):
        try:
            budget = parse_rupiah(_cell(cells, columns.get(AGREED_BUDGET)))
        except MoneyError as error:
            text = _text(cells, columns.get(AGREED_BUDGET))
            remark(
                AGREED_BUDGET, text, _("{reason}, barisnya tidak diputuskan").format(reason=error)
            )
            return None
    said = {
        NOTE: ("note", _text(cells, columns.get(NOTE))),
        AGREED_VOLUME: ("agreed_volume", volume),
        AGREED_BUDGET: ("agreed_budget", budget),
    }
    return {name: value for column, (name, value) in said.items() if column in columns}


def _kept(pair: Pair, columns: dict[str, int]) -> dict[str, Any]:
    """Return what was decided before, for what the workbook has no column for."""
    before = pair.decision
    kept: dict[str, Any] = {"note": "", "agreed_volume": None, "agreed_budget": None}
    if before is not None:
        kept = {name: getattr(before, name) for name in kept}
        kept["note"] = kept["note"].strip()
        if AGREED_VOLUME not in columns and before.agreed_volume is not None:
            kept["agreed_unit"] = before.agreed_unit
    return kept


def _same(pair: Pair, status: str, values: dict[str, Any]) -> bool:
    decision = pair.decision
    return (
        decision is not None
        and not pair.stale
        and decision.status == status
        and decision.note.strip() == values["note"]
        and decision.agreed_volume == values["agreed_volume"]
        and decision.agreed_budget == values["agreed_budget"]
    )


def _cell(cells: Sequence[Cell], at: int | None) -> Cell:
    return cells[at] if at is not None and at < len(cells) else None


def _text(cells: Sequence[Cell], at: int | None) -> str:
    value = _cell(cells, at)
    return "" if value is None else str(value).strip()
