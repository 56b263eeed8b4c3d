"""A plan's workbook, whatever its layout, as activities with everything that is to be said.

Every row of the table ends as an activity, as refused with a reason, or as skipped with the word
for what it is; nothing vanishes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from rakornis_desktop.database.fields.kinds import NotRead
from rakornis_desktop.database.fields.kinds.field_kinds import kind_of as kind_in_registry
from rakornis_desktop.excel.reading import row_kinds
from rakornis_desktop.excel.reading.cell_readings import (
    Say,
    read_choice,
    read_hectares,
    read_next_target,
    read_people,
    read_priority,
    read_readiness,
    read_target,
    year_trouble,
)
from rakornis_desktop.excel.reading.head_rows import Table, find_table
from rakornis_desktop.excel.reading.parsed_plan import (
    MONEY_COLUMNS,
    ParsedBudget,
    ParsedPlan,
    ParsedRow,
    Remark,
)
from rakornis_desktop.excel.reading.row_kinds import cell_of, code_cell, kind_of, text_of
from rakornis_desktop.excel.reading.upper_sums import UpperRow, sum_notices
from rakornis_desktop.excel.reading.workbook_reading import Cell, Sheet
from rakornis_desktop.excel.template.template_columns import (
    FURTHER_COLUMNS,
    INSTRUCTIONS_SHEET,
    LISTS_SHEET,
    LOCATION_BAR,
)
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import MoneyError, parse_rupiah, rounded_away
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.reference.codes import CodeReading, normalise_code, split_code
from rakornis_desktop.reference.funding import FundingReading, funding
from rakornis_desktop.reference.regions import RegionReading, regions

_TEXTS = ("reference", "answers_reference", "indicator", "note", "target_group")
# What stands together in one cell for these is added with a line between, never replaced.
_JOINED = {"indicator": "; ", "note": "\n", "location_text": "; "}
_YEARS = range(2000, 2101)


def parse_plan(
    sheets: Sequence[Sheet],
    *,
    file: str,
    edition: str,
    tier: str,
    bidang: str,
    home: str,
    fiscal_year: int,
) -> ParsedPlan:
    """Read the plan out of a workbook's sheets.

    ``edition`` of the nomenclature, ``tier`` and ``bidang`` (1.03, stands in for X.XX) are the
    office's, ``home`` its region, ``fiscal_year`` the plan's year n. Raises Refusal if no sheet
    has a head that is known.
    """
    table = find_table(sheets)
    if table is None:
        raise Refusal(
            _(
                "Judul kolom tidak dikenali di {file}. Yang dicari: Kode, Uraian (atau "
                "Program/Kegiatan), Lokasi, Target atau Volume, Pagu, Sumber Dana. Beri judul "
                "itu pada tabelnya, atau pakai templat (rakornis export DB template F.xlsx)."
            ).format(file=file)
        )
    office = _Office(edition, tier, bidang, home)
    return _Parsing(table, file, office).run(sheets, fiscal_year)


@dataclass
class _Office:
    """How an office's codes and places are read; what was read once is not read again."""

    edition: str
    tier: str
    bidang: str
    home: str
    codes: dict[tuple[str, str], CodeReading] = field(default_factory=dict)
    places: dict[str, RegionReading] = field(default_factory=dict)
    sources: dict[str, FundingReading] = field(default_factory=dict)

    def code(self, raw: Cell, name: str) -> CodeReading:
        key = (repr(raw), name)
        if key not in self.codes:
            self.codes[key] = normalise_code(
                raw, tier=self.tier, bidang=self.bidang, edition=self.edition, name=name
            )
        return self.codes[key]

    def place(self, text: str) -> RegionReading:
        if text not in self.places:
            self.places[text] = regions().find(text, self.home)
        return self.places[text]

    def source(self, text: str) -> FundingReading:
        if text not in self.sources:
            self.sources[text] = funding().find(text)
        return self.sources[text]


class _Parsing:
    """One table on its way into a ParsedPlan."""

    def __init__(self, table: Table, file: str, office: _Office) -> None:
        self.table = table
        self.office = office
        self.sheet = table.sheet
        self.flat = _is_flat(table)
        self.plan = ParsedPlan(
            file,
            table.sheet.name,
            _layout(table, self.flat),
            office.edition,
            (table.first + 1, table.last + 1),
            money=MONEY_COLUMNS & table.columns.keys(),
        )
        self.uppers: list[UpperRow] = []
        self.totals: list[UpperRow] = []
        self.units: list[UpperRow] = []
        # Location as written (its first name, where unknown) → the remark and its rows.
        self.places: dict[str, tuple[str, list[ParsedRow]]] = {}
        self._last: ParsedRow | None = None
        self._last_refused = 0

    def run(self, sheets: Sequence[Sheet], fiscal_year: int) -> ParsedPlan:
        rows = self.sheet.rows
        for number in range(self.table.last + 1, len(rows)):
            self._row(number + 1, rows[number])
        self._say_places()
        self.plan.notices += sum_notices(
            self.plan, self.table, self.uppers, self.totals, self.units
        )
        self._say_other_columns()
        self._say_other_sheets(sheets)
        self._say_years(fiscal_year)
        return self.plan

    # Rows

    def _row(self, number: int, row: Sequence[Cell]) -> None:
        begun = self._last is not None or bool(self._last_refused)
        kind = kind_of(row, self.table, flat=self.flat, begun=begun)
        if kind == row_kinds.CONTINUATION and self._names_another(row):
            kind = row_kinds.ACTIVITY
        if kind == row_kinds.ACTIVITY:
            self._activity(number, row)
        elif kind == row_kinds.CONTINUATION:
            self._continue(number, row)
        elif kind == row_kinds.REST:
            self._rest(number, row)
        elif kind == row_kinds.UPPER:
            self._upper(number, row)
        elif kind != row_kinds.EMPTY:
            if kind == row_kinds.TOTAL:
                self.totals.append(UpperRow(number, "", self._written_sum(row)))
            elif kind == row_kinds.UNIT:
                self.units.append(UpperRow(number, "", self._written_sum(row)))
            self.plan.skipped[number] = {
                row_kinds.UNIT: _("baris unit"),
                row_kinds.TOTAL: _("jumlah"),
                row_kinds.NUMBERS: _("nomor kolom"),
            }.get(kind, _("baris teks"))

    def _activity(self, number: int, row: Sequence[Cell]) -> None:
        parsed = ParsedRow(self.sheet.name, number, {}, rows=[number])
        try:
            budgets = self._budgets(number, row, parsed)
        except _Refused as refused:
            self.plan.refused.append(refused.remark)
            self._last, self._last_refused = None, number
            return
        parsed.budgets = budgets
        self._fill(parsed, number, row)
        self.plan.rows.append(parsed)
        self._last, self._last_refused = parsed, 0

    def _names_another(self, row: Sequence[Cell]) -> bool:
        """Tell a row of its own where no column of titles tells it from a continuation."""
        if "title" in self.table.columns or self._last is None:
            return False
        above = self.sheet.rows[self._last.row - 1]
        for name in ("reference", "code", "location"):
            here = code_cell(row, self.table) if name == "code" else self._cell(row, name)
            there = code_cell(above, self.table) if name == "code" else self._cell(above, name)
            if text_of(here) and text_of(here) != text_of(there):
                return True
        return False

    def _continue(self, number: int, row: Sequence[Cell]) -> None:
        """Add a row that holds only another source, indicator or location of the one above."""
        above = self._last
        if above is None:
            reason = _("lanjutan dari baris {row}, yang ditolak").format(row=self._last_refused)
            self.plan.refused.append(Remark(self.sheet.name, number, "", "", reason))
            return
        try:
            above.budgets += self._budgets(number, row, above)
        except _Refused as refused:
            # A sum without one of its parts would be wrong: the activity goes as a whole.
            self.plan.rows.remove(above)
            self.plan.refused.append(refused.remark)
            reason = _("lanjutannya di baris {row} ditolak").format(row=number)
            self.plan.refused.append(Remark(self.sheet.name, above.row, "", "", reason))
            self._last, self._last_refused = None, above.row
            return
        above.rows.append(number)
        self.plan.skipped[number] = _("lanjutan baris {row}").format(row=above.row)
        if extra := self._text(row, "indicator"):
            _append(above.values, "indicator", extra)
        if extra := self._text(row, "location"):
            known = above.values.get("location_text", "")
            if not known and not above.values.get("region_code"):
                self._place(above, row)
            elif extra not in known.split("; "):
                _append(above.values, "location_text", extra)
        if extra := self._text(row, "note"):
            _append(above.values, "note", extra)

    def _rest(self, number: int, row: Sequence[Cell]) -> None:
        """Add the rest of texts that were too long for one cell, without a blank between."""
        above = self._last
        if above is None:
            reason = _("lanjutan dari baris {row}, yang ditolak").format(row=self._last_refused)
            self.plan.refused.append(Remark(self.sheet.name, number, "", "", reason))
            return
        marks = {self.table.columns.get("reference"), self.table.columns.get("code")}
        for name, column in self.table.columns.items():
            cell = cell_of(row, column)
            if column in marks or cell is None or str(cell) == "":
                continue
            target = {"location": "location_text"}.get(name, name)
            if target in (*_TEXTS, "title", "location_text"):
                above.values[target] = f"{above.values.get(target, '')}{cell}"
            elif name.startswith("readiness_"):
                document = f"{name}_document"
                joined = f"{above.values.get(document, '')}{cell}"
                above.values[document] = joined.removesuffix(")")
        above.rows.append(number)
        self.plan.skipped[number] = _("lanjutan baris {row}").format(row=above.row)

    def _upper(self, number: int, row: Sequence[Cell]) -> None:
        code = self.office.code(code_cell(row, self.table), "").code
        self.uppers.append(UpperRow(number, code, self._written_sum(row)))
        self.plan.skipped[number] = row_kinds.upper_words(code)

    # Cells

    def _fill(self, parsed: ParsedRow, number: int, row: Sequence[Cell]) -> None:
        """Take what the workbook has columns for: an empty cell empties, no column says nothing."""
        values, columns = parsed.values, self.table.columns
        values |= {name: self._text(row, name) for name in _TEXTS if name in columns}
        if not values.get("indicator") and "indicator_again" in columns:
            values["indicator"] = self._text(row, "indicator_again")
        self._code_and_title(parsed, row)
        self._place(parsed, row)
        self._targets(parsed, row)
        readers: dict[str, Callable[[Cell, Say], dict[str, Any]]] = {
            "beneficiaries": read_people,
            "slum_area_ha": read_hectares,
            "priority": read_priority,
            "proposed_to": partial(read_choice, "proposed_to"),
            "area_kind": partial(read_choice, "area_kind"),
        }
        for name in columns:
            if name.startswith("readiness_"):
                readers[name] = partial(read_readiness, name)
        for name, reader in readers.items():
            if name in columns:
                values |= reader(self._cell(row, name), partial(self._say, parsed, row, name))
        self._further(parsed, row)
        for name in ("start", "end"):
            if trouble := year_trouble(self._cell(row, name)):
                self._say(parsed, row, name, trouble)
        self._unvalued_texts(parsed, number, row)
        origin = _("{file}, {sheet}, baris {row}")
        values["origin"] = origin.format(file=self.plan.file, sheet=self.sheet.name, row=number)[
            :300
        ]

    def _further(self, parsed: ParsedRow, row: Sequence[Cell]) -> None:
        """Take the columns that only the registry knows, by the kind of their values."""
        for one in FURTHER_COLUMNS.values():
            if one.column not in self.table.columns:
                continue
            cell = self._cell(row, one.column)
            try:
                value = kind_in_registry("activity", one).read(cell) if text_of(cell) else None
            except NotRead as reason:
                self._say(parsed, row, one.column, str(reason))
                # What cannot be read leaves the column as it was.
                continue
            parsed.values[one.column] = one.empty if value is None else value

    def _targets(self, parsed: ParsedRow, row: Sequence[Cell]) -> None:
        values, columns = parsed.values, self.table.columns
        unit = self._text(row, "unit")
        if "target" in columns:
            volume, unit, words = read_target(self._cell(row, "target"), unit)
            values |= {"volume": volume, "target_text": words}
            parsed.written["target"] = self._text(row, "target")
        if "unit" in columns or unit:
            values["unit"] = unit
        if "target_next" in columns:
            following, words = read_next_target(self._cell(row, "target_next"), unit)
            values |= {"volume_next": following, "target_next_text": words}
            parsed.written["target_next"] = self._text(row, "target_next")

    def _code_and_title(self, parsed: ParsedRow, row: Sequence[Cell]) -> None:
        raw = code_cell(row, self.table)
        title = self._text(row, "title")
        reading = self.office.code(raw, title)
        values = parsed.values
        values["code"] = reading.code
        values["title"] = title or reading.rest or (reading.entry.name if reading.entry else "")
        if "code" not in self.table.columns or (text_of(raw) and not reading.code):
            parsed.assumed.add("code")
        if not title and not reading.rest:
            parsed.assumed.add("title")
        if not values["title"]:
            values["title"] = _("(tanpa uraian)")
            self._say(parsed, row, "title", _("uraian kosong"))
        if reading.remark:
            self._say(parsed, row, "code", reading.remark)
        if text_of(raw) and not reading.code:
            self._say(parsed, row, "code", _("bukan kode, dipindahkan ke catatan"))
            if "note" not in self.table.columns:
                parsed.assumed.add("note")
            _append(values, "note", text_of(raw))

    def _place(self, parsed: ParsedRow, row: Sequence[Cell]) -> None:
        if "location" not in self.table.columns:
            return
        values, written = parsed.values, self._text(row, "location")
        values |= {"region_code": "", "location_text": ""}
        parsed.written["location"] = written
        if not written:
            return
        code, bar, text = written.partition(LOCATION_BAR)
        known = regions().get(code.strip())
        if known is not None:
            values["region_code"] = known.code
            values["location_text"] = text.strip() if bar else ""
            return
        reading = self.office.place(written)
        values["location_text"] = written
        if reading.region is not None:
            values["region_code"] = reading.region.code
        if reading.remark or reading.region is None:
            said = reading.remark or _("lokasi tidak dikenal, disimpan sebagai teks")
            # A workbook of another regency says the same of every row: once is enough.
            key = written if reading.region else written.split(",")[0].strip()
            _said, rows = self.places.setdefault(key, (said, []))
            rows.append(parsed)

    def _budgets(self, number: int, row: Sequence[Cell], parsed: ParsedRow) -> list[ParsedBudget]:
        source = self._text(row, "source")
        found: list[ParsedBudget] = []
        amounts = [
            (offset, self._money(number, row, name))
            for offset, name in enumerate(("budget", "budget_next"))
        ]
        if all(amount is None for _offset, amount in amounts):
            amounts = [(0, 0)] if source else []
        key = ""
        if source:
            reading = self.office.source(source)
            key = reading.key or ""
            if reading.remark:
                self._say(parsed, row, "source", reading.remark)
        for offset, amount in amounts:
            if amount is not None:
                found.append(ParsedBudget(offset, key, "" if key else source, amount))
            name = ("budget", "budget_next")[offset]
            if amount is not None and rounded_away(self._cell(row, name)):
                self._say(parsed, row, name, _("dibulatkan ke rupiah penuh"))
        return found

    def _money(self, number: int, row: Sequence[Cell], name: str) -> int | None:
        column = self.table.columns.get(name)
        if column is None:
            return None
        cell = cell_of(row, column)
        if (number - 1, column) in self.sheet.unvalued:
            reason = _("rumus tanpa nilai; buka berkasnya di Excel, simpan, lalu impor lagi")
            raise self._refuse(number, name, cell, reason)
        if cell is None or not text_of(cell):
            return None
        try:
            return parse_rupiah(cell, factor=self.table.factors.get(name, 1))
        except MoneyError as error:
            raise self._refuse(number, name, cell, str(error)) from None

    def _unvalued_texts(self, parsed: ParsedRow, number: int, row: Sequence[Cell]) -> None:
        if not self.sheet.unvalued:
            return
        for name, column in self.table.columns.items():
            if (number - 1, column) in self.sheet.unvalued and not name.startswith("budget"):
                self._say(parsed, row, name, _("rumus tanpa nilai, dibaca sebagai kosong"))

    def _written_sum(self, row: Sequence[Cell]) -> int | None:
        cell = self._cell(row, "budget")
        if not text_of(cell):
            return None
        try:
            return parse_rupiah(cell, factor=self.table.factors.get("budget", 1))
        except MoneyError:
            return None

    def _cell(self, row: Sequence[Cell], name: str) -> Cell:
        return cell_of(row, self.table.columns.get(name))

    def _text(self, row: Sequence[Cell], name: str) -> str:
        return text_of(self._cell(row, name))

    def _say(self, parsed: ParsedRow, row: Sequence[Cell], name: str, message: str) -> None:
        cell = code_cell(row, self.table) if name == "code" else self._cell(row, name)
        parsed.remarks.append(
            Remark(self.sheet.name, parsed.row, self.table.name(name), text_of(cell), message)
        )

    def _refuse(self, number: int, name: str, cell: Cell, reason: str) -> _Refused:
        column = self.table.name(name)
        return _Refused(Remark(self.sheet.name, number, column, text_of(cell), reason))

    # What is to be said of the file as a whole

    def _say_places(self) -> None:
        for written, (said, rows) in self.places.items():
            if len(rows) == 1:
                column = self.table.name("location")
                rows[0].remarks.append(Remark(self.sheet.name, rows[0].row, column, written, said))
                continue
            numbers = ", ".join(str(row.row) for row in rows[:5])
            message = _("{said} ({count} baris: {rows})").format(
                said=said, count=len(rows), rows=numbers + (", …" if len(rows) > 5 else "")
            )
            self._notice(message, column=self.table.name("location"), value=written)

    def _say_other_columns(self) -> None:
        used = [
            self.table.names[column]
            for column in self.table.others
            if any(text_of(cell_of(row, column)) for row in self.sheet.rows[self.table.last + 1 :])
            and not self.table.names[column].casefold().startswith(("no (", "no. ("))
        ]
        if used:
            self._notice(
                _("kolom yang tidak punya tempat di program, tidak diambil: {columns}").format(
                    columns=", ".join(used)
                )
            )

    def _say_other_sheets(self, sheets: Sequence[Sheet]) -> None:
        names = [
            sheet.name
            for sheet in sheets
            if sheet is not self.sheet
            and sheet.name not in (LISTS_SHEET, INSTRUCTIONS_SHEET)
            and any(any(text_of(cell) for cell in row) for row in sheet.rows[:1000])
        ]
        if names:
            self._notice(_("lembar lain tidak dibaca: {names}").format(names=", ".join(names)))

    def _say_years(self, fiscal_year: int) -> None:
        counted = Counter(self.table.years)
        for year in counted:
            if year not in _YEARS:
                self._notice(_("tahun {year} di judul kolom tidak masuk akal").format(year=year))
        sensible = [year for year in counted if year in _YEARS]
        if sensible and fiscal_year not in sensible:
            self.plan.fiscal_year = min(sensible)
            self._notice(
                _("judul kolom menyebut tahun {years}, sedangkan rencananya {year}").format(
                    years=", ".join(map(str, sorted(sensible))), year=fiscal_year
                )
            )

    def _notice(self, message: str, column: str = "", value: str = "") -> None:
        self.plan.notices.append(Remark(self.sheet.name, 0, column, value, message))


class _Refused(Exception):
    """A row that cannot be taken; ``remark`` says why."""

    def __init__(self, remark: Remark) -> None:
        super().__init__(remark.message)
        self.remark = remark


def _append(values: dict[str, Any], name: str, text: str) -> None:
    known = values.get(name, "")
    values[name] = f"{known}{_JOINED[name]}{text}" if known else text


def _is_flat(table: Table) -> bool:
    """Tell layouts without upper rows: the template, and the sub kegiatan workbook."""
    if table.codes:
        return False
    if "reference" in table.columns:
        return True
    column = table.columns.get("code")
    rows = table.sheet.rows[table.last + 1 : table.last + 200]
    return not any(1 <= len(split_code(cell_of(row, column))[0]) < 6 for row in rows)


def _layout(table: Table, flat: bool) -> str:
    if table.codes:
        return "SIPD"
    if "reference" in table.columns and "proposed_to" in table.columns:
        return "templat"
    names = " ".join(table.names[column] for column in table.others).casefold()
    if "renstra" in names or "penanggung jawab" in names:
        return "SIPD-RI"
    return "sub kegiatan" if flat else "T-C.33"
