"""Beranda: what is next, the sums, services and hectares, and the map; all that is open today."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.database.journal.changed import Changed
from rakornis_desktop.database.queries.plans_of_offices import plans
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.reference.regions import regions
from rakornis_desktop.standing.measures import regency_measures, subdistrict_measures
from rakornis_desktop.standing.money_sums import (
    by_office,
    by_programme,
    by_source,
    by_tier,
    by_year,
)
from rakornis_desktop.standing.next_steps import NextStep, missing_names, next_steps
from rakornis_desktop.standing.status import Status, status
from rakornis_desktop.ui.furniture.filter_box import FilterBox
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.primary_button import PrimaryButton
from rakornis_desktop.ui.furniture.quiet_table import QuietTable
from rakornis_desktop.ui.furniture.section import Section
from rakornis_desktop.ui.home.measure_view import REGENCIES, SUBDISTRICTS, MeasureView
from rakornis_desktop.ui.home.status_lines import (
    hectares_in_words,
    money_heads,
    money_lines,
    service_heads,
    service_lines,
    year_heads,
)
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.page import Page
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.step_list import StepList
from rakornis_desktop.ui.shell.theme import NEAR, SPACE, TIGHT, WIDE

_SUMS = {"program": by_programme, "source": by_source, "tier": by_tier, "year": by_year,
         "office": by_office}  # fmt: skip
_REGENCY = 5
# A province with its regencies and the centre, and some to spare.
_MANY_OFFICES = 60
# Ctrl+F has no search here; the follow-ups have a page of their own where the window offers one.
_FOLLOW_UPS = "follow_ups"


class HomePage(Page):
    """Where the office stands, filtered by year and by office."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.status: Status | None = None
        self._reading = False
        # Changes since the figures shown, and whether all is to be counted anew.
        self._waiting: list[Changed] = []
        self._anew = True
        self.steps = StepList()
        self.steps.chosen.connect(self._open_step)
        self.map = MeasureView()
        self.map.region_chosen.connect(self._choose_region)
        self._make_filters()
        self._make_sums()
        self._make_services()
        self._lay_out()

    @property
    def ready(self) -> bool:
        """Whether the figures are there; the map may still be drawn."""
        return self.status is not None

    @property
    def settled(self) -> bool:
        """Whether figures and map are those of the latest change."""
        return not self._reading and not self._waiting and self.map.settled

    def reload(self) -> None:
        """Count everything anew beside the window; what is shown stays until then."""
        self._offer_filters()
        self._anew = True
        self._count()

    def refresh(self, changed: Changed) -> None:
        """Count only what changed, beside the window: not even that may hold up a hand."""
        if changed.touches("plan", "office"):
            self._offer_filters()
        self._waiting.append(changed)
        self._count()

    def _count(self) -> None:
        """Count what waits to be counted, unless that is being done."""
        if self._reading or self.session.closed:
            return
        database, year, office = self.session.database, int(self.year.value), self.office.value
        waiting, before = self._waiting, self.status
        self._waiting = []
        if self._anew or before is None:
            self._anew = False

            def work(_task: object) -> Status:
                return status(database, year, office)
        elif waiting:

            def work(_task: object) -> Status:
                newer = before
                for changed in waiting:
                    newer = newer.refreshed(database, changed)
                return newer
        else:
            return
        self._reading = True
        task = self.session.in_background(_("Menghitung Beranda"), work, self._take)
        task.ended.connect(self._ended)

    # Showing

    def _take(self, newer: Status) -> None:
        if newer is self.status or self.session.closed:
            return
        self.status = newer
        activities = sum(part.counts.activities for part in newer.year_parts)
        self.steps.set_steps(
            [self._with_own(step) for step in next_steps(newer)],
            [key for key in missing_names() if key != "incomplete"],
            begun=bool(activities),
        )
        self.begin.setVisible(not activities and not self.session.database.read_only)
        budget = sum(part.budget for part in newer.year_parts)
        said = _("{count} kegiatan · Rp {sum}").format(count=rupiah(activities), sum=rupiah(budget))
        if self.total.text() != said:
            self.total.setText(said)
            self.summary_changed.emit(said)
        self._show_sums()
        lines = service_lines(newer, self._region())
        self.services.put(lines)
        self.services.setVisible(bool(lines))
        self.no_services.setVisible(not lines)
        self.hectares.setText(hectares_in_words(newer))
        self._show_map()

    def _with_own(self, step: NextStep) -> NextStep:
        """Say how many are ours where several plans are counted: those open on the page."""
        part = self.status.parts.get(self.session.plan.id) if self.status else None
        own = getattr(part.counts, step.key, step.number) if part else step.number
        if own == step.number:
            return step
        return step._replace(detail=_("rencana sendiri {count}").format(count=rupiah(own)))

    def _show_sums(self) -> None:
        if self.status is None:
            return
        key = str(self.sum_by.currentData())
        found = _SUMS[key](self.status)
        if key == "year":
            heads = year_heads(found)
        else:
            heads = money_heads(self.status.year, found, _heads()[key])
        self.sums.put(money_lines(found), heads)

    def _show_map(self) -> None:
        assert self.status is not None
        regency = self._regency()
        region = regions().get(regency)
        self.map.set_measures(
            regency_measures(self.status),
            subdistrict_measures(self.status, regency) if regency else [],
            region.name if region else "",
            chosen=self.status.office,
            begin_with=SUBDISTRICTS if regency else REGENCIES,
        )

    def _region(self) -> str:
        return self.office.value or self.session.plan.region_code

    def _regency(self) -> str:
        region = self._region()
        return region if len(region) == _REGENCY else ""

    def _ended(self) -> None:
        self._reading = False
        self._count()

    # Going where it is done

    def _open_step(self, step: NextStep) -> None:
        page = _FOLLOW_UPS if step.key.endswith(_FOLLOW_UPS) else step.page
        kind, row = ("meeting", step.ids[0]) if page == "meeting" and step.ids else ("", "")
        self.session.page_asked.emit(page, step.key, row, kind)

    def _choose_region(self, code: str) -> None:
        """A regency clicked filters by it, once more lifts that; a kecamatan opens its rows."""
        if len(code) > _REGENCY:
            self.session.page_asked.emit("activities", f"place:{code}", "", "")
            return
        wanted = "" if code == self.office.value else code
        if self.office.findData(wanted) >= 0:
            self.office.choose(wanted)

    # Building

    def _make_filters(self) -> None:
        self.year = FilterBox(_("Tahun"))
        self.year.removeItem(0)
        self.year.setMinimumContentsLength(5)
        self.office = FilterBox(_("Semua kantor"))
        self.office.setMinimumContentsLength(22)
        for box in (self.year, self.office):
            box.chosen.connect(lambda _value: self.reload())

    def _offer_filters(self) -> None:
        known = regions()
        found = plans(self.session.database)
        years = [str(year) for year in sorted({plan.fiscal_year for plan in found})]
        kept = self.year.value or str(self.session.plan.fiscal_year)
        if years != [self.year.itemText(i) for i in range(self.year.count())]:
            self.year.clear()
            for year in years:
                self.year.addItem(year, year)
            self.year.setCurrentIndex(max(self.year.findData(kept), 0))
        names = {}
        for plan in found:
            region = known.get(plan.region_code)
            names[plan.region_code] = region.name if region else plan.region_code
        self.office.set_choices(names.items())
        own = self.session.plan.region_code
        if self.status is None and (len(own) == _REGENCY or len(names) > _MANY_OFFICES):
            # A regency looks at its own plan first, whoever else's it has received; so does who
            # holds the plans of a whole country, for counting those takes many seconds.
            self.office.setCurrentIndex(max(self.office.findData(own), 0))
        self.office.setVisible(len(names) > 1)

    def _make_sums(self) -> None:
        self.sum_by = QComboBox()
        self.sum_by.setAccessibleName(_("Pagu menurut"))
        for text, key in (
            (_("Menurut program"), "program"),
            (_("Menurut sumber dana"), "source"),
            (_("Menurut tingkat"), "tier"),
            (_("Menurut tahun"), "year"),
            (_("Menurut kantor"), "office"),
        ):
            self.sum_by.addItem(text, key)
        self.sum_by.currentIndexChanged.connect(lambda _index: self._show_sums())
        self.sums = QuietTable(_("Pagu"), [])

    def _make_services(self) -> None:
        self.services = QuietTable(_("Standar pelayanan"), service_heads())
        self.services.opened.connect(
            lambda key: self.session.page_asked.emit("services", "", key, "indicator")
        )
        self.no_services = PlainLabel(
            _(
                "Belum ada data standar pelayanan untuk wilayah ini. Isi yang membutuhkan dan "
                "yang terlayani, lalu capaian dan kekurangannya tampil di sini."
            )
        )
        self.no_services.setWordWrap(True)
        self.no_services.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.hectares = PlainLabel()
        self.hectares.setWordWrap(True)

    def _lay_out(self) -> None:
        title = PlainLabel(self.session.plan.government or self.session.plan.office_name)
        title.setWordWrap(True)
        font = QFont(title.font())
        font.setPointSizeF(font.pointSizeF() * 1.3)
        font.setBold(True)
        title.setFont(font)
        self.total = PlainLabel()
        names = QVBoxLayout()
        names.setSpacing(TIGHT)
        names.addWidget(title)
        names.addWidget(self.total)
        top = QHBoxLayout()
        top.setSpacing(NEAR)
        top.addLayout(names, 1)
        top.addWidget(self.year, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.office, 0, Qt.AlignmentFlag.AlignTop)
        self.profile_button = QPushButton(icon("printer"), _("&Profil"))
        self.profile_button.setToolTip(_("Profil satu halaman per wilayah"))
        self.profile_button.clicked.connect(lambda: self._show_profile())
        top.addWidget(self.profile_button, 0, Qt.AlignmentFlag.AlignTop)
        services = QWidget()
        column = QVBoxLayout(services)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addWidget(self.services, 1)
        column.addWidget(self.no_services)
        column.addWidget(self.hectares)
        column.addStretch(0)
        first = QWidget()
        steps = QVBoxLayout(first)
        steps.setContentsMargins(0, 0, 0, 0)
        steps.setSpacing(NEAR)
        steps.addWidget(self._first_step())
        steps.addWidget(self.steps, 1)
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        grid.setHorizontalSpacing(WIDE * 2)
        grid.setVerticalSpacing(WIDE)
        grid.addLayout(top, 0, 0, 1, 2)
        grid.addWidget(Section(_("Berikutnya"), first), 1, 0)
        grid.addWidget(self.map, 1, 1)
        grid.addWidget(Section(_("Pagu (juta rupiah)"), self.sums, self.sum_by), 2, 0)
        grid.addWidget(Section(_("Standar pelayanan dan kawasan"), services, self._links()), 2, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(1, 3)
        grid.setRowStretch(2, 2)
        self.map.setMinimumHeight(300)
        for table in (self.sums, self.services):
            table.setMinimumHeight(150)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self.keyboard = scroll

    def _show_profile(self) -> None:
        from rakornis_desktop.ui.comparing.profile_preview import show_profile

        show_profile(self, self.session, self.office.value)

    def _first_step(self) -> QWidget:
        """Return what an empty plan begins with."""
        sentence = PlainLabel(
            _("Rencana ini belum berisi kegiatan. Impor buku kerja, atau tambahkan satu per satu.")
        )
        sentence.setWordWrap(True)
        self.import_button = PrimaryButton(_("Impor buku kerja…"), "upload")
        self.import_button.clicked.connect(lambda: self.session.import_asked.emit())
        to_list = QPushButton(icon("list-checks"), _("Buka Kegiatan"))
        to_list.clicked.connect(lambda: self.session.page_asked.emit("activities", "", "", ""))
        row = QHBoxLayout()
        row.setSpacing(NEAR)
        row.addWidget(self.import_button)
        row.addWidget(to_list)
        row.addStretch(1)
        self.begin = QWidget()
        column = QVBoxLayout(self.begin)
        column.setContentsMargins(0, 0, 0, NEAR)
        column.setSpacing(NEAR)
        column.addWidget(sentence)
        column.addLayout(row)
        self.begin.hide()
        return self.begin

    def _links(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TIGHT)
        for text, sign, page in (
            (_("Standar pelayanan"), "droplets", "services"),
            (_("Kawasan"), "map", "areas"),
        ):
            button = QPushButton(icon(sign), text)
            button.setFlat(True)
            button.clicked.connect(
                lambda _on=False, page=page: self.session.page_asked.emit(page, "", "", "")
            )
            row.addWidget(button)
        return box


def _heads() -> dict[str, str]:
    return {
        "program": _("Program"),
        "source": _("Sumber dana"),
        "tier": _("Tingkat"),
        "office": _("Kantor"),
    }
