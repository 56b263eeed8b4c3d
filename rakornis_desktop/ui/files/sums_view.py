"""Rekapitulasi: the plans of all offices added up, each way that the forum asks for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.choices import Tier
from rakornis_desktop.database.journal.changed import Changed
from rakornis_desktop.database.queries.consolidated_sums import (
    OFFICES,
    PROGRAMMES,
    REGENCIES,
    SOURCES,
    Sums,
    consolidated_sums,
)
from rakornis_desktop.exchange.traffic.plans_received_content import sums_content, sums_name
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.ui.files.files_view import FilesView
from rakornis_desktop.ui.files.plan_columns import sum_columns
from rakornis_desktop.ui.files.saving_tables import save_button, save_tables
from rakornis_desktop.ui.furniture.empty_state import EmptyState
from rakornis_desktop.ui.furniture.filter_box import FilterBox
from rakornis_desktop.ui.furniture.nothing_fits import NothingFits
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.record_table import RecordTable
from rakornis_desktop.ui.furniture.record_view import RecordView
from rakornis_desktop.ui.furniture.search_line import SearchLine
from rakornis_desktop.ui.shell.background import Task
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE, tabular

_WAYS = (PROGRAMMES, SOURCES, OFFICES, REGENCIES)


class SumsView(FilesView):
    """One table at a time; the sum of all of it stands beneath."""

    name = "sums"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.sums: Sums | None = None
        self._asked = 0
        self.table = RecordTable(sum_columns(session.plan.fiscal_year), self)
        self.view = RecordView("consolidated_sums", self.table)
        self.view.setAccessibleName(_("Rekapitulasi"))
        self.table.content_changed.connect(self._tell)
        self._lay_out()
        self.keyboard = self.view

    # What the officer sees

    def reload(self) -> None:
        """Add everything up anew, beside the window."""
        self._asked += 1
        asked, database, plan = self._asked, self.session.database, self.session.plan
        tiers = (self.whose.value,) if self.whose.value else ()

        def work(task: Task) -> Sums:
            found = consolidated_sums(
                database, plan.fiscal_year, plan.edition, tiers, lambda: task.stopping
            )
            task.step(1, 1)
            return found

        self.session.in_background(
            _("Menjumlahkan rencana"), work, lambda found: self._take(asked, found)
        )

    def refresh(self, changed: Changed) -> None:
        """Add up anew where plans or their money changed."""
        if changed.touches("activity", "budget", "plan"):
            self.reload()

    def begin_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.begin()

    @property
    def way(self) -> str:
        """The way of adding up that is shown."""
        return str(self.ways.currentData())

    def save(self) -> None:
        """Save all ways of adding up as a workbook, a sheet each."""
        sums = self.sums
        if sums is not None:
            year, whose = self.session.plan.fiscal_year, self.whose.currentText()
            save_tables(
                self, self.session, _("Rekapitulasi"), lambda: sums_content(sums, year, whose)
            )

    def copy(self) -> None:
        """Put the lines that are shown on the clipboard."""
        self.view.selectAll()
        self.view.copy()
        self.session.told.emit(
            _("{count} baris disalin.").format(count=rupiah(self.table.rowCount()))
        )

    # Inside

    def _take(self, asked: int, found: Sums) -> None:
        if asked == self._asked:
            self.sums = found
            self._show()

    def _show(self) -> None:
        if self.sums is None:
            return
        self._body.setCurrentIndex(0 if self.sums.total.activities else 1)
        self.table.set_rows(self.sums.lines[self.way])

    def _tell(self) -> None:
        if self.sums is None:
            return
        rows = list(self.table.shown_rows())
        year = self.session.plan.fiscal_year
        name = _("Jumlah yang tampil") if self.table.filtered else _("Jumlah")
        now, later = sum(row.budget for row in rows), sum(row.budget_next for row in rows)
        self.total.setText(
            _("{name}: pagu {year} Rp {now} · pagu {next_year} Rp {later}").format(
                name=name, year=year, now=rupiah(now), next_year=year + 1, later=rupiah(later)
            )
        )
        total = self.sums.total
        self.summary_changed.emit(
            _("{count} kegiatan dari semua rencana · Rp {sum}").format(
                count=rupiah(total.activities), sum=rupiah(total.budget)
            )
        )

    # Building

    def _lay_out(self) -> None:
        self.ways = QComboBox()
        self.ways.setAccessibleName(_("Dijumlahkan menurut"))
        for way in _WAYS:
            self.ways.addItem(_("Menurut {what}").format(what=sums_name(way).lower()), way)
        self.ways.currentIndexChanged.connect(lambda _at: self._show())
        self.whose = FilterBox(_("Rencana semua kantor"))
        self.whose.set_choices(
            (
                (Tier.REGENCY, _("Rencana kabupaten/kota")),
                (Tier.PROVINCE, _("Rencana provinsi")),
                (Tier.CENTRE, _("Rencana pusat")),
            )
        )
        self.whose.chosen.connect(lambda _value: self.reload())
        self.search = SearchLine(self.view)
        self.search.sought.connect(self.table.set_search)
        self.nothing_fits = NothingFits(self.view, self.search)
        self.save_button = save_button(self.save, self.copy)
        top = QHBoxLayout()
        top.setContentsMargins(SPACE, NEAR, SPACE, NEAR)
        top.setSpacing(NEAR)
        top.addWidget(self.ways)
        top.addWidget(self.whose)
        top.addWidget(self.search, 1)
        top.addStretch(1)
        top.addWidget(self.save_button)
        self.total = PlainLabel()
        font = tabular(self.total.font())
        font.setBold(True)
        self.total.setFont(font)
        self.total.setAlignment(Qt.AlignmentFlag.AlignRight)
        note = PlainLabel(
            _(
                "Pekerjaan yang ditulis dua kantor terhitung pada keduanya; kegiatan dengan "
                "beberapa sumber dana terhitung pada masing-masing."
            )
        )
        note.setForegroundRole(note.palette().ColorRole.PlaceholderText)
        note.setWordWrap(True)
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE, NEAR, SPACE, NEAR)
        foot.setSpacing(SPACE)
        foot.addWidget(note, 1)
        foot.addWidget(self.total)
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        self._body = QStackedWidget()
        self._body.addWidget(filled)
        self._body.addWidget(
            EmptyState(
                "file-spreadsheet",
                _(
                    "Belum ada kegiatan yang dapat dijumlahkan. Jumlah muncul di sini setelah "
                    "rencana kabupaten/kota diterima di bagian Rencana masuk."
                ),
            )
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self._body, 1)
