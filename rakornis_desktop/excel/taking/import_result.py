"""What an import came to, for the window, the command line and other programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from rakornis_desktop.excel.reading.parsed_plan import ParsedPlan, Remark
from rakornis_desktop.excel.reading.workbook_reading import Sheet
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import rupiah


@dataclass
class ImportResult:
    """The counts of one import.

    ``new``, ``changed`` and ``unchanged`` are activities of the file; ``gone`` those that a
    received plan no longer has; ``kept`` our own that the file does not hold. ``refused`` joins
    what the reader and what the database refused. ``saved`` is False for a dry run.
    """

    parsed: ParsedPlan
    saved: bool
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    kept: int = 0
    further: list[Remark] = field(default_factory=list)
    also_refused: list[Remark] = field(default_factory=list)
    sheets: Sequence[Sheet] = ()

    @property
    def refused(self) -> list[Remark]:
        """Rows that could not be taken, each with its reason."""
        return [*self.parsed.refused, *self.also_refused]

    @property
    def remarks(self) -> list[Remark]:
        """What is to be said of rows that were taken, in the workbook's order."""
        out = {remark.row for remark in self.also_refused}
        taken = [remark for remark in self.parsed.remarks if remark.row not in out]
        # Of an upper row whose sum is another than that of its rows.
        taken += [notice for notice in self.parsed.notices if notice.row]
        return sorted([*taken, *self.further], key=lambda remark: remark.row)

    @property
    def imported(self) -> int:
        """Activities taken."""
        return len(self.parsed.rows) - len({remark.row for remark in self.also_refused})

    @property
    def total(self) -> int:
        """Rupiah of year n of the activities taken."""
        out = {remark.row for remark in self.also_refused}
        return sum(
            budget.amount
            for row in self.parsed.rows
            if row.row not in out
            for budget in row.budgets
            if budget.year_offset == 0
        )

    def as_json(self) -> dict[str, Any]:
        """Return the result as JSON has it; ``rows`` counts rows meant as activities.

        ``notices`` speak of the file as a whole; their row is 0.
        """
        return {
            "rows": self.parsed.detail_rows,
            "imported": self.imported,
            "remarks": [remark_as_json(remark) for remark in self.remarks],
            "refused": [remark_as_json(remark) for remark in self.refused],
            "sum": self.total,
            "notices": [remark_as_json(remark) for remark in self.parsed.notices if not remark.row],
        }

    def in_words(self) -> str:
        """Return a few lines for the officer."""
        words = (
            _("{imported} dari {rows} kegiatan dibaca dari {file}, lembar {sheet}: Rp {sum}.")
            if not self.saved
            else _("{imported} dari {rows} kegiatan diimpor dari {file}, lembar {sheet}: Rp {sum}.")
        )
        lines = [
            words.format(
                imported=self.imported,
                rows=self.parsed.detail_rows,
                file=self.parsed.file,
                sheet=self.parsed.sheet,
                sum=rupiah(self.total),
            )
        ]
        if self.saved:
            said = _("Baru {new}, berubah {changed}, tetap {unchanged}.").format(
                new=self.new, changed=self.changed, unchanged=self.unchanged
            )
            if self.gone:
                said += " " + _("Tidak ada lagi dalam berkas, dihapus: {gone}.").format(
                    gone=self.gone
                )
            if self.kept:
                said += " " + _("Tidak ada dalam berkas, dibiarkan: {kept}.").format(kept=self.kept)
            lines.append(said)
        lines += [remark_in_words(notice) for notice in self.parsed.notices if not notice.row]
        lines += [f"{_('Ditolak')}: {remark_in_words(remark)}" for remark in self.refused]
        lines += [remark_in_words(remark) for remark in self.remarks]
        return "\n".join(lines)


def remark_in_words(remark: Remark) -> str:
    """Return a remark as one line: where, what stands there, what is to be said."""
    parts = []
    if remark.row:
        parts.append(_("baris {row}").format(row=remark.row))
    if remark.column:
        parts.append(remark.column)
    if remark.value:
        value = remark.value if len(remark.value) <= 80 else remark.value[:79] + "…"
        parts.append(f"«{value}»")
    where = ", ".join(parts)
    return f"{where}: {remark.message}" if where else remark.message


def remark_as_json(remark: Remark) -> dict[str, Any]:
    """Return a remark as JSON has it."""
    return {
        "row": remark.row,
        "column": remark.column,
        "value": remark.value,
        "message": remark.message,
        "sheet": remark.sheet,
    }
