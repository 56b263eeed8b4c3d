"""Map and chart of a comparison: where each regency stands; a click on a regency chooses it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from rakornis_desktop.comparison.compare import Comparison
from rakornis_desktop.comparison.money_standing import PROGRAMME, REGENCY, Standing, standings
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import short_rupiah
from rakornis_desktop.pdf.drawings.drawing_colours import NIGHT, PAPER
from rakornis_desktop.ui.furniture.drawing_view import DrawingView
from rakornis_desktop.ui.shell.theme import DARK, NEAR, TIGHT, hues

# A point of the drawing is a pixel here.
_LETTERS = 1.5
DECIDED, ACCOMMODATED, PROGRAMMES = "decided", "accommodated", "programs"


class StandingView(QWidget):
    """One drawing at a time: the map by decisions or by accommodated money, or the bars."""

    regency_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._regencies: list[Standing] = []
        self._programmes: list[Standing] = []
        self._chosen = ""
        self._map: object = None
        self.measure = QComboBox()
        self.measure.setAccessibleName(_("Ukuran pada peta"))
        for text, value in (
            (_("Peta: baris yang sudah diputuskan"), DECIDED),
            (_("Peta: usulan yang terakomodasi"), ACCOMMODATED),
            (_("Grafik: usulan menurut program"), PROGRAMMES),
        ):
            self.measure.addItem(text, value)
        self.measure.currentIndexChanged.connect(lambda _index: self._show())
        self.view = DrawingView(_("Peta dan grafik perbandingan"))
        self.view.clicked.connect(self._click)
        self.view.setToolTip(_("Klik kabupaten/kota untuk menyaring daftar."))
        top = QHBoxLayout()
        top.addWidget(self.measure, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(NEAR, TIGHT, NEAR, NEAR)
        column.setSpacing(TIGHT)
        column.addLayout(top)
        column.addWidget(self.view, 1)

    def set_comparison(self, comparison: Comparison, chosen: str) -> None:
        """Show where ``comparison`` stands; ``chosen`` is the regency that is filtered for."""
        self._regencies = standings(comparison, REGENCY)
        self._programmes = standings(comparison, PROGRAMME)
        self._chosen = chosen
        self._show()

    def shares(self) -> dict[str, float | None]:
        """Return the share of each regency that the map shows."""
        accommodated = self.measure.currentData() == ACCOMMODATED
        return {
            standing.key: (standing.share_accommodated if accommodated else standing.share_decided)
            for standing in self._regencies
            if standing.key
        }

    def _show(self) -> None:
        if self.measure.currentData() == PROGRAMMES:
            self.view.set_maker(self._make_bars)
        else:
            self.view.set_maker(self._make_map)

    def _make_map(self, width: float, height: float) -> bytes:
        from rakornis_desktop.pdf.drawings.drawing_piece import drawing_pdf
        from rakornis_desktop.pdf.drawings.region_map import region_map

        found = region_map(
            self.shares(),
            _("Bagian yang sudah diputuskan")
            if self.measure.currentData() == DECIDED
            else _("Bagian usulan yang terakomodasi"),
            width,
            height,
            chosen=self._chosen,
            colours=_colours(),
            letters=_LETTERS,
        )
        self._map = found
        return drawing_pdf(found.drawing)

    def _make_bars(self, width: float, height: float) -> bytes:
        from rakornis_desktop.pdf.drawings.bar_chart import Bar, bar_chart
        from rakornis_desktop.pdf.drawings.drawing_piece import drawing_pdf

        self._map = None
        row = 30.0
        most = max(int((height - 20) / row), 1)
        shown = sorted(self._programmes, key=lambda standing: -standing.proposed)[:most]
        bars = [
            Bar(s.name, (s.accommodated, s.not_accommodated), short_rupiah(s.proposed))
            for s in shown
        ]
        chart = bar_chart(
            bars,
            [_("terakomodasi"), _("belum terakomodasi")],
            width,
            row=row,
            colours=_colours(),
            letters=_LETTERS,
        )
        chart.height = max(chart.height, height)
        chart.translate(0, chart.height - 16 - row * max(len(bars), 1))
        return drawing_pdf(chart)

    def _click(self, place: QPointF) -> None:
        from rakornis_desktop.pdf.drawings.region_map import RegionMap

        if isinstance(self._map, RegionMap):
            code = self._map.region_at(place.x(), place.y())
            # A second click lets all be seen again.
            self.regency_chosen.emit("" if code == self._chosen else code)


def _colours():
    return NIGHT if hues() is DARK else PAPER
