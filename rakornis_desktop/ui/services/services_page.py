"""Standar pelayanan: need and service by region, indicator and year; what the plan changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSplitter, QVBoxLayout, QWidget

from rakornis_desktop.choices import Tier
from rakornis_desktop.database.edits.service_edits import (
    add_achievement,
    delete_achievements,
    update_achievement,
)
from rakornis_desktop.database.journal.changed import Changed
from rakornis_desktop.database.queries.service_rows import (
    achievements,
    indicators,
    indicators_elsewhere,
)
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.reference.regions import PROVINCE, regions
from rakornis_desktop.standing.service_figures import service_figures
from rakornis_desktop.standing.service_standing import ServiceStanding, service_standings
from rakornis_desktop.ui.furniture.cell_storing import step_of_cell
from rakornis_desktop.ui.furniture.drafts import Drafts
from rakornis_desktop.ui.furniture.field import NotTaken
from rakornis_desktop.ui.furniture.filter_box import FilterBox
from rakornis_desktop.ui.furniture.open_cell import row_typed_into
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.typing_table import TypingTable
from rakornis_desktop.ui.furniture.unfinished import unsaved
from rakornis_desktop.ui.home.figure_panel import FigurePanel
from rakornis_desktop.ui.services.line_draft import LineDraft
from rakornis_desktop.ui.services.service_lines import NEEDED, empty_line, service_lines
from rakornis_desktop.ui.services.service_model import (
    FIELDS,
    ServiceLine,
    ServiceModel,
    service_titles,
    width_of,
)
from rakornis_desktop.ui.services.service_readings import service_readers
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.page import Page
from rakornis_desktop.ui.shell.recount import Recount
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE, hues

_COUNTED_FROM = (
    "service_achievement", "indicator", "activity", "budget", "decision", "decision_activity",
    "plan",
)  # fmt: skip
_EMPTY = "kosong"
_YEAR = "year of the line"


class ServicesPage(Page):
    """The table typed into at the left, the figures that follow from it at the right."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._standings: dict[tuple[str, str], ServiceStanding] = {}
        # What was typed and is not stored yet, by line: texts, reason, whether it only waits.
        self._drafts: dict[str, tuple[dict[str, str], str, bool]] = {}
        self._new: list[ServiceLine] = []
        # The same on this computer, for a kill: figures have no place in the file before both
        # are there.
        self._kept = Drafts("services", session.database.path)
        self._noted: dict[str, LineDraft] = {}
        # The line stored while it is typed into: no filter takes it away under the cursor.
        self._held = ""
        # While a line is stored it would be there twice: as the new one and as the stored.
        self._storing = False
        self._opened = False
        self.model = ServiceModel(self)
        self.model.typed.connect(self._typed)
        self.table = TypingTable(
            _("Capaian standar pelayanan"),
            self.model,
            [width_of(name) for name in FIELDS],
            FIELDS.index("remark"),
        )
        self.table.pasted.connect(self._paste)
        self.table.delete_asked.connect(self.remove)
        self.table.row_chosen.connect(lambda _row: self._show_figures())
        self.panel = FigurePanel()
        self.panel.opened.connect(self._open_row)
        self.recount = Recount(session, _("Menghitung capaian"), self._counting, self._take, self)
        self._make_top()
        self._lay_out()

    # What every page does

    def reload(self) -> None:
        """Read figures and indicators; what is typed and not stored stays."""
        self._bring_back()
        self._fill()
        self.recount.start()

    def refresh(self, changed: Changed) -> None:
        """Show what changed; figures follow beside the window."""
        if changed.touches("service_achievement", "indicator") and not self._storing:
            self._fill()
        if changed.touches(*_COUNTED_FROM):
            self.recount.start()

    def narrow_to(self, what: str) -> None:
        """Show the lines that wait for figures."""
        if what == "services_without_data":
            self._clear_filters()
            self.filled.choose(_EMPTY)

    def reveal(self, row_id: str, kind: str = "") -> bool:
        """Choose a row, or the newest row of an indicator in our region."""
        self._clear_filters()
        key = row_id
        if kind == "indicator":
            mine = [
                line.key
                for line in self.model.lines
                if line.value("indicator") == row_id
                and line.value("region_code") == self.session.plan.region_code
            ]
            key = mine[-1] if mine else ""
        return self._choose(key)

    # What the officer does

    def add(self) -> None:
        """Begin a line for the next year of the figure chosen, or a new one."""
        line = self._chosen()
        region = str(line.value("region_code")) if line else self.session.plan.region_code
        code = str(line.value("indicator")) if line else next(iter(self.model.indicators))
        years = [
            int(one.value("year"))
            for one in self.model.lines
            if (one.value("region_code"), one.value("indicator")) == (region, code)
            and one.row is not None
        ]
        year = max(years) + 1 if years else self.session.plan.fiscal_year - 1
        new = empty_line(region, code, year, str(len(self._new) + 1))
        self._new.append(new)
        self.filled.choose("")
        self._fill()
        self._choose(new.key)
        self.table.edit_cell(self.model.place_of(new.key), FIELDS.index("in_need"))

    def remove(self) -> None:
        """Delete the selected rows; of a line that is not stored, what was typed."""
        lines = [self.model.lines[row] for row in self.table.selected_rows()]
        for line in lines:
            self._drafts.pop(line.key, None)
        self._note_drafts()
        gone = [line.key for line in lines if line.row is None]
        self._new = [line for line in self._new if line.key not in gone]
        rows = [line.row for line in lines if line.row is not None and not line.reason]
        if rows:
            self.session.attempt(lambda: delete_achievements(self.session.database, rows))
        self._fill()

    def manage_indicators(self) -> None:
        """Show the office's own indicators."""
        from rakornis_desktop.ui.services.indicator_dialog import IndicatorDialog

        self.dialog = IndicatorDialog(self.session, self)
        self.dialog.open()

    # Lines

    def _fill(self) -> None:
        chosen = self._chosen()
        self._note_drafts()
        database = self.session.database
        known = indicators(database)
        self._readers = service_readers(known)
        lines = service_lines(
            achievements(database), known, self._standings.values(), self.session.plan
        )
        lines += self._new
        self._offer_filters(lines)
        if not self._opened:
            # A regency begins with its own figures, whatever works of others tell.
            self._opened = True
            if self.session.plan.tier == Tier.REGENCY:
                self.region.setCurrentIndex(
                    max(self.region.findData(self.session.plan.region_code), 0)
                )
        shown = []
        for line in lines:
            line.typed, line.reason, line.waiting = self._drafts.get(line.key, ({}, "", False))
            if self._passes(line):
                shown.append(line)
        self.model.put(shown, known, indicators_elsewhere(database))
        # One region needs no column that says so in each line.
        one_region = bool(self.region.value) and all(line.value("region_code") for line in shown)
        self.table.setColumnHidden(FIELDS.index("region_code"), one_region)
        if chosen is not None and self.model.place_of(chosen.key) >= 0:
            self._choose(chosen.key)
        elif shown and self._chosen() is None:
            self._choose(shown[0].key)
        self._show_summary(lines)

    def _passes(self, line: ServiceLine) -> bool:
        if self._held and line.key == self._held and row_typed_into(self.model) >= 0:
            return True
        return (
            self.region.value in ("", line.value("region_code") or self.region.value)
            and self.indicator.value in ("", line.value("indicator") or self.indicator.value)
            and (self.filled.value != _EMPTY or line.row is None)
        )

    def _chosen(self) -> ServiceLine | None:
        row = self.table.currentIndex().row()
        return self.model.lines[row] if 0 <= row < len(self.model.lines) else None

    def _choose(self, key: str) -> bool:
        at = self.model.place_of(key)
        if at < 0:
            return False
        index = self.model.index(at, max(self.table.currentIndex().column(), 0))
        if self.table.currentIndex().row() != at:
            self.table.setCurrentIndex(index)
        self.table.scrollTo(index)
        return True

    def _typed(self, key: str, name: str, text: str) -> None:
        line = self.model.line(key)
        if line is None:
            return
        texts = {**line.typed, name: text}
        values: dict[str, Any] = {}
        titles = service_titles()
        for field, typed in texts.items():
            try:
                values[field] = self._readers[field](typed)
            except NotTaken as reason:
                self._keep(line, texts, f"{titles[field]}: {reason}")
                return
        database = self.session.database
        self._storing = True
        try:
            if line.row is not None:
                with step_of_cell(database):
                    update_achievement(database, line.row.id, values)
                stored = line.row.id
            else:
                whole = line.known | values
                if missing := [titles[one] for one in NEEDED if whole.get(one) is None]:
                    words = _("Isi dulu: {names}.").format(names=", ".join(missing).lower())
                    self._keep(line, texts, words, waiting=True)
                    return
                with step_of_cell(database):
                    stored = add_achievement(database, whole)
        except Refusal as refusal:
            self._keep(line, texts, str(refusal))
            return
        finally:
            self._storing = False
        self._drafts.pop(key, None)
        self._new = [one for one in self._new if one.key != key]
        typed_into = row_typed_into(self.model) == self.model.place_of(key)
        self._held = stored if typed_into else ""
        self._fill()
        self._choose(stored)

    def _keep(
        self, line: ServiceLine, texts: dict[str, str], reason: str, *, waiting: bool = False
    ) -> None:
        self._drafts[line.key] = (texts, reason, waiting)
        line.typed, line.reason, line.waiting = texts, reason, waiting
        self.model.paint_anew(line.key)
        self._show_reason()
        self._note_drafts()

    # What is typed and not stored

    def place_of_drafts(self) -> QWidget:
        """Return the table."""
        return self.table

    def reason_of(self, key: str) -> str:
        """Return why a line is not stored, empty if it is."""
        return self._drafts.get(key, ({}, "", False))[1]

    def mend_line(self, key: str) -> None:
        """Show a line that is not stored."""
        if self.model.place_of(key) < 0:
            self._clear_filters()
        self._choose(key)
        self.table.setFocus()

    def drop_line(self, key: str) -> None:
        """Throw away what was typed in a line; one that was only begun goes."""
        self._drafts.pop(key, None)
        self._new = [line for line in self._new if line.key != key]
        self._fill()

    def _note_drafts(self) -> None:
        """Tell the window what is not stored, and keep it for a kill."""
        for key in [key for key in self._noted if key not in self._drafts]:
            unsaved().note(self._noted.pop(key), False)
            self._kept.forget(key)
        for key, (texts, _reason, _waiting) in self._drafts.items():
            if key not in self._noted:
                self._noted[key] = LineDraft(self, key)
                unsaved().note(self._noted[key], True)
            line = self.model.line(key)
            begun = line is not None and line in self._new
            known = {_YEAR: str(line.value("year"))} if line is not None and begun else {}
            self._kept.keep(key, {**self._kept.of(key), **known, **texts})

    def _bring_back(self) -> None:
        """Show again what was typed and not stored when the program ended."""
        if self._opened:
            return
        stored = {row.id for row in achievements(self.session.database)}
        for key in self._kept.names():
            if not key.startswith("new:") and key not in stored:
                self._kept.forget(key)
                continue
            texts = {**self._kept.of(key)}
            year = texts.pop(_YEAR, "")
            if year.isdigit():
                region, code, mark = key.split(":", 3)[1:]
                self._new.append(empty_line(region, code, int(year), mark))
            self._drafts[key] = (texts, _("Belum disimpan; periksa, lalu lengkapi."), True)

    def _paste(self, block: list[list[str]]) -> None:
        from rakornis_desktop.ui.services.service_pasting import paste_services

        index = self.table.currentIndex()
        result = paste_services(
            self.session.database,
            self.model.lines,
            self._readers,
            FIELDS[max(index.column(), 0) :],
            max(index.row(), 0),
            block,
            self.session.plan.fiscal_year - 1,
        )
        for line, texts, reason in result.refused:
            self._drafts[line.key] = (texts, reason, False)
            if line.row is None and line.key not in [one.key for one in self.model.lines]:
                self._new.append(line)
        for key in result.stored:
            self._drafts.pop(key, None)
        self._fill()
        said = _("{count} baris ditempel.").format(count=len(result.stored))
        if result.refused:
            said += " " + _("{count} ditolak; sebabnya di kolom Keterangan.").format(
                count=len(result.refused)
            )
        (self.session.refused if result.refused else self.session.told).emit(said)

    # Figures

    def _counting(self) -> Callable[[], Any]:
        database, year = self.session.database, self.session.plan.fiscal_year
        return lambda: service_standings(database, year)

    def _take(self, found: list[ServiceStanding]) -> None:
        before = set(self._standings)
        self._standings = {(s.region_code, s.indicator.code): s for s in found}
        if before != set(self._standings):
            self._fill()
        self.whole.setVisible(
            self.session.plan.tier != Tier.REGENCY
            and any(region == PROVINCE for region, _code in self._standings)
        )
        self._show_figures()

    def _show_reason(self) -> None:
        """Say beneath the table why the line chosen is not stored; its column may be narrow."""
        line = self._chosen()
        self.reason.setText(line.reason if line else "")
        self.reason.setVisible(bool(self.reason.text()))
        palette = self.reason.palette()
        hue = hues().quiet if line and line.waiting else hues().refused
        palette.setColor(QPalette.ColorRole.WindowText, QColor(hue))
        self.reason.setPalette(palette)

    def _show_figures(self) -> None:
        self._show_reason()
        line = self._chosen()
        code = str(line.value("indicator")) if line else ""
        region = str(line.value("region_code")) if line else ""
        if self.whole.isChecked():
            region = PROVINCE
        standing = self._standings.get((region, code))
        row = self.model.indicators.get(code)
        known = regions().get(region)
        name = known.name if known else region
        title = f"{row.name} · {name} · {self.session.plan.fiscal_year}" if row else ""
        nothing = _(
            "Isi yang membutuhkan dan yang terlayani; lalu di sini tampil capaian, yang diubah "
            "rencana, dan yang masih kurang."
        )
        figures = service_figures(standing) if standing else {}
        self.panel.set_figures(title, figures, nothing if line else "")

    def _open_row(self, table: str, row_id: str) -> None:
        if table == "service_achievement":
            self.whole.setChecked(False)
            self.reveal(row_id)
        else:
            self.session.page_asked.emit("activities", "", row_id, table)

    def _show_summary(self, lines: list[ServiceLine]) -> None:
        empty = sum(line.row is None for line in lines)
        self.summary_changed.emit(
            _("{count} capaian · {empty} belum diisi").format(count=len(lines) - empty, empty=empty)
        )

    # Building

    def _make_top(self) -> None:
        self.region = FilterBox(_("Semua wilayah"))
        self.indicator = FilterBox(_("Semua indikator"))
        self.filled = FilterBox(_("Terisi atau belum"))
        self.filled.set_choices([(_EMPTY, _("Belum diisi"))])
        for box in (self.region, self.indicator, self.filled):
            box.chosen.connect(lambda _value: self._fill())
        self.whole = QPushButton(_("Seluruh provinsi"))
        self.whole.setCheckable(True)
        self.whole.setToolTip(_("Tampilkan jumlah semua kabupaten/kota di panel angka"))
        self.whole.toggled.connect(lambda _on: self._show_figures())
        self.whole.setVisible(False)
        self.own_button = QPushButton(icon("settings"), _("In&dikator…"))
        self.own_button.setToolTip(_("Indikator kantor sendiri: RTLH, backlog, PSU"))
        self.own_button.clicked.connect(self.manage_indicators)
        self.files_button = QPushButton(icon("file-spreadsheet"), _("&Buku kerja"))
        menu = QMenu(self.files_button)
        self.import_action = menu.addAction(_("Impor capaian…"), self._import)
        menu.addAction(_("Simpan sebagai buku kerja…"), self._save)
        self.files_button.setMenu(menu)
        self.add_button = QPushButton(icon("plus"), _("&Baris tahun"))
        self.add_button.setToolTip(_("Tambah baris untuk tahun berikutnya (Ctrl+N)"))
        self.add_button.setShortcut("Ctrl+N")
        self.add_button.clicked.connect(self.add)
        can_edit = not self.session.database.read_only
        self.add_button.setEnabled(can_edit)
        self.import_action.setEnabled(can_edit)
        if not can_edit:
            self.table.setEditTriggers(TypingTable.EditTrigger.NoEditTriggers)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(SPACE, NEAR, SPACE, NEAR)
        top.setSpacing(NEAR)
        for box in (self.region, self.indicator, self.filled):
            top.addWidget(box)
        top.addStretch(1)
        for button in (self.whole, self.own_button, self.files_button, self.add_button):
            top.addWidget(button)
        self.reason = PlainLabel()
        self.reason.setWordWrap(True)
        self.reason.setContentsMargins(SPACE, NEAR, SPACE, NEAR)
        self.reason.hide()
        left = QWidget()
        typed = QVBoxLayout(left)
        typed.setContentsMargins(0, 0, 0, 0)
        typed.setSpacing(0)
        typed.addWidget(self.table, 1)
        typed.addWidget(self.reason)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(0, 1)
        split.setSizes([800, 390])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(split, 1)
        self.keyboard = self.table

    def _offer_filters(self, lines: list[ServiceLine]) -> None:
        known = regions()
        names = {}
        for line in lines:
            code = str(line.value("region_code") or "")
            if not code:
                continue
            region = known.get(code)
            names[code] = region.name if region else code
        self.region.set_choices(sorted(names.items()))
        self.indicator.set_choices(
            (code, f"{code}  {row.name}")
            for code, row in indicators(self.session.database).items()
            if any(line.value("indicator") == code for line in lines)
        )

    def _clear_filters(self) -> None:
        for box in (self.region, self.indicator, self.filled):
            box.setCurrentIndex(0)
        self._fill()

    def _import(self) -> None:
        from rakornis_desktop.excel.registers.service_workbook import import_services
        from rakornis_desktop.ui.services.register_files import open_workbook

        open_workbook(self, self.session, _("Impor capaian"), import_services)

    def _save(self) -> None:
        from rakornis_desktop.excel.registers.service_workbook import write_services
        from rakornis_desktop.ui.services.register_files import save_workbook

        save_workbook(self, self.session, _("Capaian SPM"), write_services)
