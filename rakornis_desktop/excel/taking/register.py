"""Registers as workbooks (services, areas, problems): one row per line, written and read back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from rakornis_desktop.database.edits.field_refusal import FieldRefusal
from rakornis_desktop.database.new_database import office_plan
from rakornis_desktop.database.queries.plans_of_offices import PlanRow, own_plan, plan_by_id
from rakornis_desktop.excel.reading.parsed_plan import Remark
from rakornis_desktop.excel.reading.workbook_reading import Cell, Sheet, read_workbook
from rakornis_desktop.excel.taking.import_result import remark_in_words
from rakornis_desktop.excel.template.template_columns import CONTINUED
from rakornis_desktop.excel.writing.new_workbook import Value, write_row
from rakornis_desktop.excel.writing.workbook_styles import Styles, landscape
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import DateError, parse_date
from rakornis_desktop.language.normal_text import folded_line, on_one_line
from rakornis_desktop.language.quantity import parse_quantity
from rakornis_desktop.language.sentences import Refusal

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from rakornis_desktop.database.journal.change_set import ChangeSet
    from rakornis_desktop.database.program_database import Database

# The last column tells which row of the database it is; it may be empty or missing.
KEY = "Kunci Rakornis"
_LOOKED_AT = 20
_HEAD_ROW = 3


class Head(NamedTuple):
    """A column: its name in the first row, its width, how its cells look."""

    name: str
    width: float
    look: str = "text"


class RowRefused(Exception):
    """A cell that keeps its row out; ``str()`` says why."""

    def __init__(self, column: str, value: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column
        self.value = value


@dataclass
class RegisterImport:
    """What became of a register's rows: every row is in one of the counts or in ``refused``."""

    file: str
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    empty: int = 0
    remarks: list[Remark] = field(default_factory=list)
    refused: list[Remark] = field(default_factory=list)

    @property
    def imported(self) -> int:
        """Rows taken."""
        return self.new + self.changed + self.unchanged

    @property
    def rows(self) -> int:
        """Rows that say anything."""
        return self.imported + len({(r.sheet, r.row) for r in self.refused})

    def as_json(self) -> dict[str, Any]:
        """Return counts, remarks and refusals as JSON has them."""
        return {
            "rows": self.rows,
            "imported": self.imported,
            "new": self.new,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "empty": self.empty,
            "remarks": [remark._asdict() for remark in self.remarks],
            "refused": [remark._asdict() for remark in self.refused],
        }

    def in_words(self) -> str:
        """Return a few lines for the officer."""
        said = _(
            "{imported} dari {rows} baris diimpor dari {file}: baru {new}, berubah {changed}, "
            "tetap {unchanged}; {empty} baris belum diisi."
        )
        lines = [
            said.format(
                imported=self.imported,
                rows=self.rows,
                file=self.file,
                new=self.new,
                changed=self.changed,
                unchanged=self.unchanged,
                empty=self.empty,
            )
        ]
        lines += [f"{_('Ditolak')}: {remark_in_words(remark)}" for remark in self.refused]
        return "\n".join([*lines, *(remark_in_words(remark) for remark in self.remarks)])


@dataclass
class Line:
    """One row of a register as read, asked for by the names of its columns."""

    sheet: str
    row: int
    cells: dict[str, Cell]

    def text(self, column: str) -> str:
        """Return a cell as text on one line, empty if it is not there."""
        value = self.cells.get(column)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return "" if value is None else str(value).strip()

    def says(self, *columns: str) -> bool:
        """Tell whether the workbook has one of these columns; of others the row says nothing."""
        return any(column in self.cells for column in columns)

    def keep_silent(
        self, values: dict[str, Any], there: object, columns: Mapping[str, str]
    ) -> None:
        """Let ``values`` be those of the row ``there`` where the workbook has no column for them.

        ``columns`` tell under which head a column of the table stands.
        """
        for name in values:
            if name in columns and not self.says(columns[name]):
                values[name] = getattr(there, name)

    def number(self, column: str) -> Decimal | None:
        """Return a number, None for an empty cell. Raises RowRefused for text."""
        if not self.text(column):
            return None
        value, unit, _text = parse_quantity(self.cells[column])
        if value is None or unit:
            raise RowRefused(column, self.text(column), _("harus angka"))
        return value

    def whole(self, column: str) -> int | None:
        """Return a whole number, None for an empty cell. Raises RowRefused."""
        value = self.number(column)
        if value is not None and value != value.to_integral_value():
            raise RowRefused(column, self.text(column), _("harus bilangan bulat"))
        return None if value is None else int(value)

    def day(self, column: str) -> date | None:
        """Return a date, None for an empty cell. Raises RowRefused."""
        value = self.cells.get(column)
        if isinstance(value, datetime):
            return value.date()
        if not self.text(column):
            return None
        try:
            return parse_date(self.text(column))
        except DateError as error:
            raise RowRefused(column, self.text(column), str(error)) from None

    def choice(self, column: str, known: Sequence[str], name: Callable[[str], str]) -> str:
        """Return the value among ``known`` whose name (or itself) stands in a cell, or empty."""
        said = folded_line(self.text(column))
        if not said:
            return ""
        for value in known:
            if said in (folded_line(name(value)), folded_line(value.replace("_", " ")), value):
                return value
        names = ", ".join(name(value) for value in known)
        raise RowRefused(
            column, self.text(column), _("tidak dikenal; pakai {known}").format(known=names)
        )

    def remark(self, column: str, message: str) -> Remark:
        """Return a remark about a cell of this row."""
        return Remark(self.sheet, self.row, column, self.text(column)[:200], message)


def plan_read_into(database: Database, changes: ChangeSet, as_office: str | None) -> PlanRow:
    """Return our plan, or that of the office ``as_office``, made if need be. Raises Refusal."""
    ours = own_plan(database)
    if not as_office or as_office == ours.region_code:
        return ours
    plan = plan_by_id(database, office_plan(database, changes, as_office, ours.fiscal_year))
    assert plan is not None
    return plan


def write_sheet(
    workbook: Workbook,
    look: Styles,
    name: str,
    titles: tuple[str, str],
    heads: Sequence[Head],
    rows: Sequence[Sequence[Value]],
    paper: str = "F4",
) -> Worksheet:
    """Write one register: title, a line that says how to fill it, heads and rows to filter."""
    sheet = workbook.add_worksheet(name)
    for column, head in enumerate(heads):
        sheet.set_column(column, column, head.width)
    landscape(sheet, paper, name=titles[0], repeat=(_HEAD_ROW, _HEAD_ROW))
    sheet.freeze_panes(_HEAD_ROW + 1, 2)
    # At the left: the sheet is wider than any screen.
    sheet.write_string(0, 0, titles[0], look.heading)
    sheet.write_string(1, 0, titles[1], look.hint)
    sheet.set_row(_HEAD_ROW, 32)
    write_row(sheet, _HEAD_ROW, [h.name for h in heads], [look.head] * len(heads), CONTINUED)
    formats = [getattr(look, head.look) for head in heads]
    at = _HEAD_ROW + 1
    for row in rows:
        at = write_row(sheet, at, row, formats, CONTINUED)
    if rows:
        sheet.autofilter(_HEAD_ROW, 0, at - 1, len(heads) - 1)
    return sheet


def excel_row(number: int) -> int:
    """Return the row, as Excel counts it, of the line with this number (from 0)."""
    return _HEAD_ROW + 2 + number


def read_register(
    file: Path,
    needed: Sequence[str],
    what: str,
    *,
    cancelled: Callable[[], bool] | None = None,
) -> list[Sheet]:
    """Return the workbook's sheets; Refusal if none has the columns ``needed`` of ``what``."""
    sheets = read_workbook(file, cancelled=cancelled)
    if not any(_head_of(sheet, needed) for sheet in sheets):
        raise Refusal(
            _(
                "Buku kerja ini bukan {what}: kolom {columns} tidak ada dalam satu baris. Simpan "
                "dulu bukunya dengan «rakornis export», isi, lalu baca kembali."
            ).format(what=what, columns=", ".join(f"«{name}»" for name in needed))
        )
    return sheets


def lines_of(sheets: Sequence[Sheet], needed: Sequence[str]) -> Iterator[Line]:
    """Give the lines of every sheet that has the columns ``needed``; blank rows are no lines."""
    for sheet in sheets:
        found = _head_of(sheet, needed)
        if found is None:
            continue
        at, names = found
        for number, cells in enumerate(sheet.rows[at + 1 :], at + 2):
            line = {
                name: cells[column] if column < len(cells) else None
                for name, column in names.items()
            }
            if any(value not in (None, "") for value in line.values()):
                yield Line(sheet.name, number, line)


def take(
    changes: ChangeSet,
    result: RegisterImport,
    line: Line,
    write: Callable[[Line], str],
    columns: Mapping[str, str],
) -> None:
    """Write a line, counting it as what ``write`` says (new, changed, unchanged), or refuse it.

    ``columns`` tell under which head a column of the table stands. A refused line leaves nothing.
    """
    try:
        with changes.one_of_many():
            what = write(line)
    except FieldRefusal as refusal:
        # The remark names column and value itself.
        known = refusal.field in columns
        said = refusal.reason if known else str(refusal)
        column = columns.get(refusal.field, refusal.field)
        result.refused.append(line.remark(column, said))
    except RowRefused as refused:
        result.refused.append(line.remark(refused.column, str(refused)))
    else:
        setattr(result, what, getattr(result, what) + 1)


def _head_of(sheet: Sheet, needed: Sequence[str]) -> tuple[int, dict[str, int]] | None:
    for at, row in enumerate(sheet.rows[:_LOOKED_AT]):
        names = {on_one_line(str(cell)): i for i, cell in enumerate(row) if cell}
        if all(name in names for name in needed):
            return at, names
    return None
