"""From the rows of a KRISNA export to proposals with the centre's answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from rakornis_desktop.choices import AnswerStep, RegionLevel, Tier
from rakornis_desktop.excel.krisna.krisna_cells import (
    component,
    criterion,
    entries,
    numbered,
    plain,
    whole_number,
)
from rakornis_desktop.excel.krisna.krisna_export import (
    KrisnaExport,
    ParsedAnswer,
    ParsedCriterion,
    Proposal,
)
from rakornis_desktop.excel.reading.parsed_plan import ParsedBudget, ParsedRow, Remark
from rakornis_desktop.excel.reading.workbook_reading import Cell, Sheet
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import MoneyError, parse_rupiah
from rakornis_desktop.language.quantity import parse_quantity
from rakornis_desktop.reference.funding import funding
from rakornis_desktop.reference.regions import regions

# Enough to know the export by; every row needs them.
_NEEDED = frozenset(
    {"pengusul_nama", "kabupaten_nama", "menu", "rincian", "volume", "nilai_usulan"}
)
_LOOKED_AT = 20
_STEPS = (
    (AnswerStep.PROVINCE, "verify_prov", "note_prov"),
    (AnswerStep.HOME_AFFAIRS, "verify_bangda", "note_bangda"),
    (AnswerStep.REGION, "submit_daerah", "note_sinkron_daerah"),
    (AnswerStep.MINISTRY, "approval_sinkron_kl", "note_sinkron_kl"),
    (AnswerStep.DIRECTORATE, "approval_sinkron_dit", "note_sinkron_dit"),
    (AnswerStep.SUMMARY, "approval_sinkron_sum", ""),
)
_LONGEST_TITLE, _LONGEST_PLACE, _LONGEST_NOTE = 32_000, 4_000, 32_000


def find_export(sheets: Sequence[Sheet]) -> tuple[Sheet, int, dict[str, int]] | None:
    """Return sheet, head row (from 0) and columns by name if a sheet is a KRISNA export."""
    for sheet in sheets:
        for at, row in enumerate(sheet.rows[:_LOOKED_AT]):
            names = {str(cell).strip().casefold(): i for i, cell in enumerate(row) if cell}
            if names.keys() >= _NEEDED:
                return sheet, at, names
    return None


def parse_export(
    found: tuple[Sheet, int, dict[str, int]], *, file: str, edition: str
) -> KrisnaExport:
    """Return every row as a proposal with its answer; a row without content is passed over."""
    sheet, head, columns = found
    export = KrisnaExport(file, sheet.name, "krisna", edition, (head + 1, head + 1))
    counts: Counter[str] = Counter()
    for at, cells in enumerate(sheet.rows[head + 1 :], head + 1):
        if not any(cell not in (None, "") for cell in cells):
            continue
        row = _Row(sheet.name, at + 1, cells, columns)
        proposal = row.proposal(counts)
        if proposal is None:
            export.refused.append(
                row.remark("nilai_usulan", _("bukan angka uang, barisnya tidak diimpor"))
            )
            continue
        export.rows.append(proposal.asked)
        export.proposals.append(proposal)
    return export


class _Row:
    """One row of the export while it is read."""

    def __init__(
        self, sheet: str, number: int, cells: Sequence[Cell], columns: dict[str, int]
    ) -> None:
        self._sheet = sheet
        self._number = number
        self._cells = cells
        self._columns = columns
        self._remarks: list[Remark] = []

    def cell(self, name: str) -> Cell:
        at = self._columns.get(name, -1)
        return self._cells[at] if 0 <= at < len(self._cells) else None

    def text(self, name: str) -> str:
        return plain(self.cell(name))

    def remark(self, name: str, message: str) -> Remark:
        return Remark(self._sheet, self._number, name, self.text(name)[:200], message)

    def proposal(self, counts: Counter[str]) -> Proposal | None:
        try:
            asked = parse_rupiah(self._money("nilai_usulan"))
        except MoneyError:
            return None
        granted = self._granted()
        criteria = self._criteria()
        reference = self._reference(counts)
        shared = self._shared(reference)
        source = self._source()
        proposal = Proposal(
            asked=self._activity(
                shared
                | self._readiness(criteria)
                | {
                    "volume": self._quantity("volume"),
                    "priority": whole_number(self.cell("prioritas")),
                    "proposed_to": Tier.CENTRE,
                    "note": self.text("keterangan")[:_LONGEST_NOTE],
                },
                asked,
                source,
            ),
            granted=self._activity(
                shared
                | {
                    "answers_reference": reference,
                    "volume": self._quantity("volume_sinkron_pusat"),
                    "note": "\n".join(
                        note for _step, _verdict, name in _STEPS if (note := self.text(name))
                    )[:_LONGEST_NOTE],
                },
                granted,
                source,
            ),
            proposer=self.text("pengusul_nama") or self.text("kabupaten_nama"),
            proposer_code=self._proposer_code(),
            components=[component(entry) for entry in self._list("komponen")],
            criteria=criteria,
            answers=[
                ParsedAnswer(step, self.text(verdict)[:200], self.text(note)[:_LONGEST_NOTE])
                for step, verdict, note in _STEPS
                if self.text(verdict) or self.text(note)
            ],
        )
        proposal.asked.remarks = self._remarks
        self._leave_out(proposal)
        return proposal

    def _leave_out(self, proposal: Proposal) -> None:
        """Take away what the export has no columns for: silence empties nothing."""

        def lacks(*names: str) -> bool:
            return not self._columns.keys() & set(names)

        steps = [name for _step, *names in _STEPS for name in names if name]
        for row, columns in (
            (proposal.asked, {"priority": ["prioritas"], "note": ["keterangan"]}),
            (
                proposal.granted,
                {
                    "volume": ["volume_sinkron_pusat"],
                    "note": [name for _step, _verdict, name in _STEPS if name],
                },
            ),
        ):
            for field, names in (columns | {"unit": ["satuan"]}).items():
                if lacks(*names):
                    row.values.pop(field, None)
        parts = {
            "components": ["komponen"],
            "criteria": ["readiness_criteria"],
            "answers": steps,
            "granted": ["usulan_sinkron_pusat"],
        }
        proposal.silent = frozenset(part for part, names in parts.items() if lacks(*names))

    # Parts

    def _activity(self, values: dict[str, Any], amount: int, source: str) -> ParsedRow:
        budgets = []
        if amount:
            reading = funding().find(source)
            key = reading.key or ""
            budgets.append(ParsedBudget(0, key, "" if key else source, amount))
        return ParsedRow(self._sheet, self._number, values, budgets, rows=[self._number])

    def _shared(self, reference: str) -> dict[str, Any]:
        _menu_number, menu = numbered(self.cell("menu"))
        _number, detail = numbered(self.cell("rincian"))
        title = f"{menu}: {detail}" if menu and detail else menu or detail
        if not title:
            title = self.text("keterangan").split("\n")[0] or _("Usulan tanpa uraian")
        region, location = self._location()
        return {
            "reference": reference[:100],
            "title": title[:_LONGEST_TITLE],
            "region_code": region,
            "location_text": location[:_LONGEST_PLACE],
            "unit": self.text("satuan")[:60],
        }

    def _reference(self, counts: Counter[str]) -> str:
        """Return what tells a proposal from the others in every export of them."""
        numbers = [
            numbered(self.cell(name)) for name in ("bidang", "sub_bidang", "menu", "rincian")
        ]
        menu = ".".join(number or name[:10] for number, name in numbers)
        detail = self.text("detail_rincian")
        place = detail.split("-")[0].strip() if "-" in detail else detail
        if not place:
            place = self.text("desa_nama") or self.text("kecamatan_nama")
        key = f"KRISNA {menu} {place}"[:90]
        counts[key] += 1
        return key if counts[key] == 1 else f"{key} ({counts[key]})"

    def _location(self) -> tuple[str, str]:
        """Return region code and text; a place outside the reference tables stays as text."""
        parts = [
            f"{kind} {name}".strip()
            for kind, column in (("Desa", "desa_nama"), ("Kec.", "kecamatan_nama"), ("", ""))
            if column and (name := self.text(column).title())
        ]
        regency = self.text("kabupaten_nama") or self.text("pengusul_nama")
        written = ", ".join(part for part in (*parts, regency) if part)
        reading = regions().find(written)
        if reading.region is None and parts:
            # "Kelurahan" and "Desa" are one column there.
            other = regions().find(written.replace("Desa ", "Kelurahan ", 1))
            reading = other if other.region else reading
        detail = self.text("desa_detail")
        if reading.region is None:
            self._remarks.append(
                self.remark(
                    "kabupaten_nama",
                    reading.remark or _("lokasi tidak dikenal, disimpan sebagai teks"),
                )
            )
            return "", written if not detail or len(detail) > 300 else f"{written} ({detail})"
        if reading.remark:
            self._remarks.append(self.remark("kecamatan_nama", reading.remark))
        village = self.text("desa_nama").casefold()
        if detail and village and village not in detail.casefold():
            self._remarks.append(
                self.remark("desa_detail", _("rincian desa menyebut desa lain daripada desa_nama"))
            )
            return reading.region.code, f"{written} ({detail})"
        return reading.region.code, written

    def _proposer_code(self) -> str:
        """Return the region code of the regency (or province) that proposes, empty if unknown."""
        name = self.text("pengusul_nama") or self.text("kabupaten_nama")
        reading = regions().find(name)
        if reading.region and reading.region.level in (RegionLevel.REGENCY, RegionLevel.PROVINCE):
            return reading.region.code
        return ""

    def _granted(self) -> int:
        try:
            return parse_rupiah(self._money("usulan_sinkron_pusat"))
        except MoneyError as error:
            self._remarks.append(self.remark("usulan_sinkron_pusat", str(error)))
            return 0

    def _money(self, name: str) -> Cell | Decimal:
        """Return a cell as parse_rupiah reads it; the export writes decimals with a point."""
        cell = self.cell(name)
        if isinstance(cell, str):
            text = cell.strip()
            if text.count(".") == 1 and text.replace(".", "").isdigit():
                return Decimal(text)
        return cell

    def _quantity(self, name: str) -> Decimal | None:
        cell = self.cell(name)
        if cell in (None, ""):
            return None
        value = parse_quantity(str(cell) if not isinstance(cell, float) else f"{cell:f}")[0]
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            value = Decimal(str(cell))
        if value is None or not value.is_finite() or value < 0:
            self._remarks.append(self.remark(name, _("bukan angka, volumenya dikosongkan")))
            return None
        return value

    def _source(self) -> str:
        _number, field = numbered(self.cell("bidang"))
        for name in (f"DAK {field}", f"DAK Fisik {field}"):
            if field and funding().find(name).key:
                return name
        return "DAK"

    def _list(self, name: str) -> list[str]:
        found = entries(self.cell(name))
        if found is None:
            self._remarks.append(self.remark(name, _("daftarnya rusak, disimpan tanpa rinciannya")))
            return []
        return found

    def _criteria(self) -> list[ParsedCriterion]:
        return [criterion(entry) for entry in self._list("readiness_criteria")]

    def _readiness(self, criteria: list[ParsedCriterion]) -> dict[str, Any]:
        """Return the states of our own readiness fields that the criteria speak of."""
        found: dict[str, Any] = {}
        for words, name in (
            (("(fs)", "studi kelayakan", "justifikasi teknis"), "readiness_fs"),
            (("(ded)", "perencanaan teknis"), "readiness_ded"),
            (("(rab)", "anggaran biaya"), "readiness_rab"),
            (("lahan",), "readiness_land"),
            (("lingkungan", "amdal", "ukl"), "readiness_environment"),
        ):
            for entry in criteria:
                if entry.state and any(word in entry.name.casefold() for word in words):
                    found[name] = entry.state
                    found[f"{name}_document"] = entry.evidence[:300]
                    break
        return found
