"""Kawasan: the register of settlement areas, their hectares by year, and what is done in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.choices import AreaKind, Tier
from rakornis_desktop.comparison.area_differences import AreaDifference, area_differences
from rakornis_desktop.database.edits.area_edits import (
    add_area,
    agree_on_area,
    delete_areas,
    set_area_sizes,
    set_area_villages,
    update_area,
)
from rakornis_desktop.database.fields.choice_names import AREA_KINDS, area_kind_name, tier_name
from rakornis_desktop.database.journal.changed import Changed
from rakornis_desktop.database.queries.area_rows import AreaRow, areas_by_id
from rakornis_desktop.database.queries.office_rows import offices
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.language.quantity import quantity
from rakornis_desktop.standing.area_standing import AreaStanding, area_standings, of_regency
from rakornis_desktop.ui.areas.area_columns import area_columns
from rakornis_desktop.ui.areas.area_decision import AreaDecision
from rakornis_desktop.ui.areas.area_fields import SizeLine, area_lines, new_area, size_columns
from rakornis_desktop.ui.areas.village_list import VillageList
from rakornis_desktop.ui.furniture.cell_storing import refuse_cell
from rakornis_desktop.ui.furniture.empty_state import EmptyState
from rakornis_desktop.ui.furniture.field_form import FieldForm
from rakornis_desktop.ui.furniture.filter_box import FilterBox
from rakornis_desktop.ui.furniture.line_table import LineTable
from rakornis_desktop.ui.furniture.nothing_fits import NothingFits
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.quiet_table import Cell, Head, Line, QuietTable
from rakornis_desktop.ui.furniture.record_table import RecordTable
from rakornis_desktop.ui.furniture.record_view import RecordView
from rakornis_desktop.ui.furniture.search_line import SearchLine
from rakornis_desktop.ui.furniture.section import Section
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.page import Page
from rakornis_desktop.ui.shell.recount import Recount
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE, hues

_TABLES = (
    "area", "area_size", "area_village", "area_agreement", "activity", "budget", "decision",
    "decision_activity", "plan", "office",
)  # fmt: skip
_UNTOUCHED, _REMARKS, _DIFFERS = "untouched", "remarks", "area_differences"


class _Register(NamedTuple):
    standings: list[AreaStanding]
    differences: list[AreaDifference]


class AreasPage(Page):
    """The register as a table; beneath it the chosen area, its hectares and its works."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._differences: dict[str, AreaDifference] = {}
        self._awaited = ""
        self._read = False
        registers = {office.id: office.government or office.name for office in offices(
            session.database)}  # fmt: skip
        self.model = RecordTable(
            area_columns(registers), self, row_id=lambda standing: standing.area.id
        )
        self.table = RecordView("areas", self.model)
        self.table.setAccessibleName(_("Daftar kawasan"))
        self.table.row_chosen.connect(self._moved)
        self.table.delete_asked.connect(self.remove)
        self.table.edit_asked.connect(self._edit_name)
        self.model.arranged.connect(self._arranged)
        self.form = FieldForm(
            session.database, area_lines(session.plan.region_code), self._store, margin=0
        )
        self.form.escaped.connect(self.table.setFocus)
        self._shown: AreaStanding | None = None
        self.recount = Recount(session, _("Menghitung kawasan"), self._counting, self._take, self)
        self._make_detail()
        self._make_top()
        self._lay_out()
        self._show_chosen()

    # What every page does

    @property
    def ready(self) -> bool:
        """Whether the register has been read."""
        return self._read

    def reload(self) -> None:
        """Read the register beside the window."""
        self.recount.start()

    def refresh(self, changed: Changed) -> None:
        """Count anew what changed."""
        if changed.touches("area"):
            self._show_form()
        if changed.touches(*_TABLES):
            self.recount.start()

    def begin_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.begin()

    def narrow_to(self, what: str) -> None:
        """Show the areas whose registers differ."""
        if what in (_DIFFERS, _UNTOUCHED, _REMARKS):
            self._clear_filters()
            self.state.choose(what)

    def reveal(self, row_id: str, kind: str = "") -> bool:
        """Choose an area, taking back filters that hide it."""
        self.search.settle()
        self.model.finish()
        if not self.table.choose(row_id):
            self._clear_filters()
            self.model.finish()
            if not self.table.choose(row_id):
                self._awaited = row_id
                return not self.recount.settled
        self.table.setFocus()
        return True

    # What the officer does

    def add(self) -> None:
        """Add an area and put the cursor into its name."""
        if not self.may_leave(self.form, self.add):
            return
        kind = self.kind.value or AreaKind.SLUM
        values = {"name": new_area(), "kind": kind,
                  "region_code": self.session.plan.region_code}  # fmt: skip
        database, office = self.session.database, self.session.plan.office_id
        new = self.session.attempt(lambda: add_area(database, office, values))
        if new:
            self._clear_filters()
            self._awaited = new
            self._focus_name = True

    def remove(self) -> None:
        """Delete the selected areas of our register; Urungkan brings them back."""
        chosen = [self.model.row_by_id(row_id) for row_id in self.table.selected_ids()]
        rows = [one.area for one in chosen if one is not None and self._ours(one)]
        if not rows:
            self.session.refused.emit(
                _("Daftar yang diterima dari kantor lain tetap seperti saat diterima.")
            )
            return
        self.session.attempt(lambda: delete_areas(self.session.database, rows))

    def _edit_name(self) -> None:
        self.form.fields["name"].editor.setFocus()

    def _store(self, values: dict[str, Any]) -> None:
        if self._shown is not None:
            area = self._registered().get(self._shown.area.id, self._shown.area)
            update_area(self.session.database, area, values)

    def _set_sizes(self, sizes: Mapping[int, Decimal]) -> None:
        if (one := self._shown) is not None:
            database = self.session.database
            self.session.attempt(lambda: set_area_sizes(database, one.area, sizes))

    def _size_edited(self, row_id: str, field: str, value: Any) -> None:
        if self._shown is None:
            return
        sizes = dict(self._shown.area.sizes)
        year = int(row_id)
        if field == "hectares":
            sizes[year] = value
        elif value in sizes:
            said = _("Luas tahun {year} sudah ada; ubah baris itu.").format(year=value)
            if not refuse_cell(said):
                self.session.refused.emit(said)
            return
        elif year in sizes:
            sizes[value] = sizes.pop(year)
        self._set_sizes(sizes)

    def _size_added(self) -> None:
        if (one := self._shown) is not None:
            last = one.area.year
            year = last + 1 if last else self.session.plan.fiscal_year - 1
            self._set_sizes({**dict(one.area.sizes), year: one.area.hectares or Decimal(0)})

    def _size_deleted(self, ids: list[str]) -> None:
        if (one := self._shown) is not None:
            self._set_sizes({y: h for y, h in one.area.sizes if str(y) not in ids})

    def _villages_edited(self, codes: list[str]) -> None:
        if (one := self._shown) is not None:
            database = self.session.database
            self.session.attempt(lambda: set_area_villages(database, one.area, codes))

    def _agree(self, one: AreaDifference, hectares: Decimal) -> None:
        agree_on_area(self.session.database, one.ours, one.other, one.year, hectares)

    # Showing

    def _counting(self) -> Callable[[], Any]:
        database, plan = self.session.database, self.session.plan

        def count() -> _Register:
            found = area_standings(database, everywhere=True)
            if plan.tier == Tier.REGENCY:
                found = of_regency(found, plan.region_code, [plan.office_id])
            return _Register(found, area_differences(database))

        return count

    def _take(self, found: _Register) -> None:
        self._read = True
        self._differences = {one.ours.id: one for one in found.differences}
        now = {one.area.id: one for one in found.standings}
        before = {one.area.id: one for one in self.model.all_rows()}
        if not before or self._awaited:
            chosen = self.table.chosen_id()
            self.model.set_rows(found.standings)
            self.model.finish()
            if not self.table.choose(self._awaited or chosen) and found.standings:
                self.table.choose(found.standings[0].area.id)
        else:
            different = {
                row_id: now.get(row_id)
                for row_id in {**before, **now}
                if now.get(row_id) != before.get(row_id)
            }
            if different:
                self.model.put_rows(different)
        self._body.setCurrentIndex(0 if now else 1)
        self._awaited = ""
        self._show_chosen()
        self._show_summary()
        if self._focus_name:
            self._focus_name = False
            editor = self.form.fields["name"].editor
            editor.setFocus()
            editor.selectAll()  # type: ignore[attr-defined]

    def _arranged(self) -> None:
        if self.model.rowCount() and not self.table.chosen_id():
            self.table.choose(self.model.id_at(0))
        self._show_summary()

    def _moved(self, area_id: str) -> None:
        shown = self._shown
        other = shown and shown.area.id != area_id and shown.area.id in self._registered()
        if shown and other and not self.may_leave(self.form, lambda: self.table.choose(area_id)):
            # What is refused is not lost: the form stays with it until it is mended.
            if not self.table.choose(shown.area.id):
                self._clear_filters()
                self.model.finish()
                self.table.choose(shown.area.id)
            return
        self._show_chosen()

    def _registered(self) -> dict[str, AreaRow]:
        return areas_by_id(self.session.database)

    def _show_form(self) -> None:
        """Show the fields as they are stored by now: the figures follow beside the window."""
        one = self._shown
        self.form.show_row(self._registered().get(one.area.id, one.area) if one else None)

    def _show_chosen(self) -> None:
        one = self.model.row_by_id(self.table.chosen_id())
        self._shown = one
        self._show_form()
        can_edit = one is not None and self._ours(one) and not self.session.database.read_only
        self.form.set_enabled(can_edit)
        self.sizes.setEnabled(can_edit)
        self.villages.setEnabled(can_edit)
        self.decision.show_difference(self._differences.get(one.area.id) if one else None)
        self.decision.setEnabled(can_edit)
        if one is None:
            self.sizes.set_rows([])
            self.villages.show_codes([])
            self.works.put([])
            for label in (self.said, self.authority, self.left):
                label.setText("")
            return
        self._show_figures(one)

    def _show_figures(self, one: AreaStanding) -> None:
        handled = one.handled
        sizes = dict(one.area.sizes)
        self.sizes.set_rows(
            [
                SizeLine(str(year), year, sizes.get(year), handled.get(year))
                for year in sorted({*sizes, *handled})
            ]
        )
        self.villages.show_codes(one.area.villages)
        self.works.put(
            [
                Line(
                    row.id,
                    (
                        Cell(row.title, tip=f"{row.code}\n{row.title}"),
                        Cell(rupiah(row.budget)),
                    ),
                )
                for row in one.works
            ]
        )
        authority = one.authority
        self.authority.setText(
            _("Kewenangan: {tier} ({basis}).").format(
                tier=tier_name(authority.tier).lower() if authority.tier else _("belum tentu"),
                basis=authority.basis,
            )
        )
        left = one.left_figure()
        told = [
            _("Belum ditangani {left} = {formula}.").format(left=left.shown, formula=left.formula)
            if left.value is not None
            else _("Belum ditangani: {reason}.").format(reason=left.reason)
        ]
        if one.untouched:
            told.append(_("Belum ada kegiatan yang pernah menunjuk kawasan ini."))
        if not self._ours(one):
            told.append(_("Dari daftar kantor lain; hanya dilihat."))
        self.left.setText(" ".join(told))
        self.said.setText("\n".join(remark.sentence for remark in one.remarks))
        self.said.setVisible(bool(one.remarks))

    def _ours(self, one: AreaStanding) -> bool:
        return one.area.office_id == self.session.plan.office_id

    def _show_summary(self) -> None:
        shown = list(self.model.shown_rows())
        hectares = sum((s.area.hectares or Decimal(0) for s in shown), Decimal(0))
        left = sum((s.left or Decimal(0) for s in shown), Decimal(0))
        self.summary_changed.emit(
            _("{total} kawasan · terlihat {shown} · {hectares} ha · belum ditangani {left} ha")
            .format(
                total=self.model.total,
                shown=len(shown),
                hectares=quantity(hectares),
                left=quantity(left),
            )
        )  # fmt: skip
        open_ones = sum(not one.decided for one in self._differences.values())
        self.badge_changed.emit(str(open_ones) if open_ones else "")

    # Building

    def _make_top(self) -> None:
        self.search = SearchLine(self.table)
        self.search.sought.connect(self.model.set_search)
        self.kind = FilterBox(_("Semua jenis"))
        self.kind.set_choices((kind, area_kind_name(kind)) for kind in AREA_KINDS)
        self.kind.chosen.connect(
            lambda value: self.model.set_filter(
                "kind", (lambda kind: kind == value) if value else None
            )
        )
        self.state = FilterBox(_("Semua keadaan"))
        self.state.set_choices(
            [
                (_UNTOUCHED, _("Belum pernah disentuh")),
                (_DIFFERS, _("Luas berbeda antardaftar")),
                (_REMARKS, _("Perlu dilihat")),
            ]
        )
        self.state.setMinimumContentsLength(22)
        self.state.chosen.connect(self._filter_state)
        self.nothing_fits = NothingFits(self.table, self.search, self.kind, self.state)
        self.files_button = QPushButton(icon("file-spreadsheet"), _("&Buku kerja"))
        menu = QMenu(self.files_button)
        self.import_action = menu.addAction(_("Impor kawasan…"), self._import)
        menu.addAction(_("Simpan sebagai buku kerja…"), self._save)
        self.files_button.setMenu(menu)
        self.columns_button = QPushButton()
        self.table.offer_columns(self.columns_button)
        self.add_button = QPushButton(icon("plus"), _("&Kawasan"))
        self.add_button.setAccessibleName(_("Tambah kawasan"))
        self.add_button.setShortcut("Ctrl+N")
        self.add_button.clicked.connect(self.add)
        can_edit = not self.session.database.read_only
        self.add_button.setEnabled(can_edit)
        self.import_action.setEnabled(can_edit)

    def _filter_state(self, value: str) -> None:
        differing = set(self._differences)
        self.model.set_filter(
            "works", (lambda count: not count) if value == _UNTOUCHED else None, name="untouched"
        )
        self.model.set_filter("remarks", bool if value == _REMARKS else None, name="looked")
        names = {one.area.name for one in self.model.all_rows() if one.area.id in differing}
        self.model.set_filter(
            "name", (lambda name: name in names) if value == _DIFFERS else None, name="differs"
        )

    def _make_detail(self) -> None:
        self._focus_name = False
        self.authority = PlainLabel()
        self.authority.setWordWrap(True)
        self.sizes = LineTable(
            size_columns(),
            name=_("Luas menurut tahun"),
            add=_("Tahun"),
            empty=_("Luasnya belum diisi."),
            movable=False,
        )
        self.sizes.edited.connect(self._size_edited)
        self.sizes.added.connect(self._size_added)
        self.sizes.deleted.connect(self._size_deleted)
        self.sizes.misread.connect(self.session.refused)
        self.villages = VillageList(self.session.plan.region_code)
        self.villages.edited.connect(self._villages_edited)
        self.left = PlainLabel()
        self.left.setWordWrap(True)
        self.said = PlainLabel()
        self.said.setWordWrap(True)
        palette = self.said.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(hues().differs))
        self.said.setPalette(palette)
        self.decision = AreaDecision(self._agree)
        self.works = QuietTable(
            _("Kegiatan di kawasan ini"),
            [Head(_("Kegiatan"), 200, stretch=True), Head(_("Pagu (Rp)"), 120, right=True)],
        )
        self.works.opened.connect(
            lambda key: self.session.page_asked.emit("activities", "", key, "activity")
        )

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(SPACE, NEAR, SPACE, NEAR)
        top.setSpacing(NEAR)
        top.addWidget(self.search, 1)
        top.addWidget(self.kind)
        top.addWidget(self.state)
        top.addStretch(1)
        for button in (self.columns_button, self.files_button, self.add_button):
            top.addWidget(button)
        form = QWidget()
        fields = QVBoxLayout(form)
        fields.setContentsMargins(SPACE, NEAR, NEAR, NEAR)
        fields.setSpacing(NEAR)
        fields.addWidget(self.form)
        fields.addWidget(self.authority)
        fields.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(form)
        middle = QWidget()
        sizes = QVBoxLayout(middle)
        sizes.setContentsMargins(NEAR, NEAR, NEAR, NEAR)
        sizes.setSpacing(NEAR)
        sizes.addWidget(self.sizes, 3)
        sizes.addWidget(self.villages, 2)
        right = QWidget()
        story = QVBoxLayout(right)
        story.setContentsMargins(NEAR, NEAR, SPACE, NEAR)
        story.setSpacing(NEAR)
        story.addWidget(self.left)
        story.addWidget(self.said)
        story.addWidget(self.decision)
        story.addWidget(Section(_("Kegiatan di kawasan ini"), self.works), 1)
        below = QSplitter(Qt.Orientation.Horizontal)
        below.setChildrenCollapsible(False)
        for part in (scroll, middle, right):
            below.addWidget(part)
        below.setSizes([440, 320, 440])
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(below)
        split.setSizes([300, 360])
        split.setStretchFactor(0, 1)
        self._body = QStackedWidget()
        self._body.addWidget(split)
        self._body.addWidget(
            EmptyState(
                "map",
                _(
                    "Belum ada kawasan. Catat kawasan kumuh, strategis, sentra bisnis, dan "
                    "agropolitan di sini dengan luasnya per tahun, lalu kegiatan dapat menunjuknya."
                ),
                (_("Tambah kawasan"), self.add),
                (_("Impor kawasan…"), self._import),
            )
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self._body, 1)
        self.keyboard = self.table

    def _clear_filters(self) -> None:
        self.search.clear()
        self.model.set_search("")
        self.kind.choose("")
        self.state.choose("")
        for number in range(len(self.model.columns)):
            self.model.set_column_filter(number, None)

    def _import(self) -> None:
        from rakornis_desktop.excel.registers.area_workbook import import_areas
        from rakornis_desktop.ui.services.register_files import open_workbook

        open_workbook(self, self.session, _("Impor kawasan"), import_areas)

    def _save(self) -> None:
        from rakornis_desktop.excel.registers.area_workbook import write_areas
        from rakornis_desktop.ui.services.register_files import save_workbook

        save_workbook(self, self.session, _("Daftar kawasan"), write_areas)
