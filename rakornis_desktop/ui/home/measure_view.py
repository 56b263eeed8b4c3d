"""The map of the first page with a choice of measure: regencies, or tiles of the kecamatan."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.pdf.drawings.drawing_colours import NIGHT, PAPER
from rakornis_desktop.standing.measures import Measure
from rakornis_desktop.ui.furniture.drawing_view import DrawingView
from rakornis_desktop.ui.shell.theme import DARK, NEAR, hues

# A point of the drawing is a pixel here.
_LETTERS = 1.5
_FIRST_MS = 250
REGENCIES, SUBDISTRICTS = "regencies", "subdistricts"


class MeasureView(QWidget):
    """One measure at a time; drawn again only when what it shows changed."""

    # A region's code was clicked.
    region_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measures: dict[str, list[Measure]] = {REGENCIES: [], SUBDISTRICTS: []}
        self._shown: tuple[str, Measure, str, bool] | None = None
        self._chosen = ""
        self._drawn = False
        self._found: object = None
        self.places = QComboBox()
        self.places.setAccessibleName(_("Wilayah pada peta"))
        self.measure = QComboBox()
        self.measure.setAccessibleName(_("Ukuran pada peta"))
        for box in (self.places, self.measure):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(14)
            box.view().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.places.activated.connect(lambda _index: self._offer_measures())
        self.measure.activated.connect(lambda _index: self._show())
        self.view = DrawingView(_("Peta"), beside=True)
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.setInterval(_FIRST_MS)
        self._first.timeout.connect(self._draw)
        self.view.clicked.connect(self._click)
        top = QHBoxLayout()
        top.setSpacing(NEAR)
        top.addWidget(self.places, 1)
        top.addWidget(self.measure, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addLayout(top)
        column.addWidget(self.view, 1)

    def set_measures(
        self,
        regencies: Sequence[Measure],
        subdistricts: Sequence[Measure],
        regency_name: str,
        chosen: str = "",
        begin_with: str = REGENCIES,
    ) -> None:
        """Offer measures by regency, and by kecamatan of the regency named (if there is one)."""
        self._measures = {REGENCIES: list(regencies), SUBDISTRICTS: list(subdistricts)}
        self._chosen = chosen
        wanted = [(REGENCIES, _("Kabupaten/kota"))]
        if subdistricts:
            words = _("Kecamatan di {regency}").format(regency=regency_name)
            wanted.append((SUBDISTRICTS, words))
        now = [
            (self.places.itemData(i), self.places.itemText(i)) for i in range(self.places.count())
        ]
        if now != wanted:
            self.places.clear()
            for key, text in wanted:
                self.places.addItem(text, key)
            self.places.setCurrentIndex(max(self.places.findData(begin_with), 0))
        self._offer_measures()

    @property
    def settled(self) -> bool:
        """Whether the drawing is that of the measure shown."""
        return not self._first.isActive() and self.view.ready

    def shown(self) -> Measure | None:
        """Return the measure that is shown."""
        key = self.measure.currentData()
        return next((one for one in self._measures[self._place()] if one.key == key), None)

    def figures(self) -> str:
        """Return the figures shown in words, for who cannot see the drawing."""
        from rakornis_desktop.pdf.drawings.measure_map import figures_in_words

        measure = self.shown()
        return figures_in_words(measure) if measure else ""

    def _place(self) -> str:
        return str(self.places.currentData() or REGENCIES)

    def _offer_measures(self) -> None:
        measures = self._measures[self._place()]
        now = [
            (self.measure.itemData(i), self.measure.itemText(i))
            for i in range(self.measure.count())
        ]
        if now != [(one.key, one.name) for one in measures]:
            kept = self.measure.currentData()
            self.measure.clear()
            for one in measures:
                self.measure.addItem(one.name, one.key)
            self.measure.setCurrentIndex(max(self.measure.findData(kept), 0))
            width = max(
                (self.fontMetrics().horizontalAdvance(one.name) for one in measures), default=0
            )
            self.measure.view().setMinimumWidth(min(width + 40, 640))
        self._show()

    def _show(self) -> None:
        measure = self.shown()
        wanted = (self._place(), measure, self._chosen, hues() is DARK) if measure else None
        if wanted == self._shown:
            return
        self._shown = wanted
        if measure and not self._drawn:
            # What draws takes half a second to load: the figures come first.
            self._drawn = True
            self._first.start()
        elif not self._first.isActive():
            self._draw()

    def _draw(self) -> None:
        self.view.set_maker(self._make if self._shown else None)
        self.view.setAccessibleDescription(self.figures())

    def _make(self, width: float, height: float) -> bytes:
        from rakornis_desktop.pdf.drawings.drawing_piece import drawing_pdf
        from rakornis_desktop.pdf.drawings.measure_map import measure_map, measure_tiles

        if self._shown is None:
            return b""
        place, measure, chosen, dark = self._shown
        colours = NIGHT if dark else PAPER
        if place == SUBDISTRICTS:
            tiles = measure_tiles(measure, width, height, colours=colours, letters=_LETTERS)
            self._found = tiles
            return drawing_pdf(tiles.drawing)
        regencies = measure_map(
            measure, width, height, chosen=chosen, colours=colours, letters=_LETTERS
        )
        self._found = regencies
        return drawing_pdf(regencies.drawing)

    def _click(self, place: QPointF) -> None:
        from rakornis_desktop.pdf.drawings.region_map import RegionMap
        from rakornis_desktop.pdf.drawings.tile_map import TileMap

        if not isinstance(self._found, RegionMap | TileMap):
            return
        if code := self._found.region_at(place.x(), place.y()):
            self.region_chosen.emit(code)
