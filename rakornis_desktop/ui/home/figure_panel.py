"""Figures with their story: the one chosen tells its formula in words and the rows behind it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.standing.figure import Figure
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.quiet_table import Cell, Head, Line, QuietTable
from rakornis_desktop.ui.home.status_lines import figure_cell
from rakornis_desktop.ui.shell.theme import NEAR, SPACE, TIGHT, hues


class FigurePanel(QWidget):
    """A list of figures; ``opened`` tells table and id of a row behind the figure chosen."""

    opened = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: dict[str, Figure] = {}
        self.title = PlainLabel()
        self.title.setWordWrap(True)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.figures = QuietTable(
            _("Angka"), [Head(_("Angka"), 200, stretch=True), Head(_("Nilai"), 112, right=True)]
        )
        self.figures.horizontalHeader().hide()
        self.figures.moved.connect(lambda _key: self._explain())
        self.formula = PlainLabel()
        self.formula.setWordWrap(True)
        self.remarks = PlainLabel()
        self.remarks.setWordWrap(True)
        self.rows = QuietTable(
            _("Baris yang membentuk angka ini"),
            [Head(_("Dibentuk oleh"), 180, stretch=True), Head(_("Jumlah"), 130, right=True)],
        )
        self.rows.opened.connect(self._open)
        self.rows.setToolTip(_("Enter atau klik dua kali membuka barisnya."))
        below = QWidget()
        told = QVBoxLayout(below)
        told.setContentsMargins(0, NEAR, 0, 0)
        told.setSpacing(NEAR)
        told.addWidget(self.formula)
        told.addWidget(self.remarks)
        told.addWidget(self.rows, 1)
        told.addStretch(0)
        self.nothing = PlainLabel()
        self.nothing.setWordWrap(True)
        self.split = split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.figures)
        split.addWidget(below)
        split.setSizes([250, 300])
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, NEAR, SPACE, NEAR)
        column.setSpacing(TIGHT)
        column.addWidget(self.title)
        column.addWidget(self.nothing)
        column.addWidget(split, 1)
        column.addStretch(0)

    def set_figures(self, title: str, figures: Mapping[str, Figure], nothing: str = "") -> None:
        """Show figures under a title, or why there are none; the one chosen stays chosen."""
        self._figures = dict(figures)
        self.split.setVisible(bool(figures))
        self.nothing.setText("" if figures else nothing)
        self.nothing.setVisible(not figures)
        self.title.setText(title)
        lines = []
        for key, figure in figures.items():
            cell = figure_cell(figure)
            name = Cell(figure.name, tip=cell.tip)
            lines.append(Line(key, (name, cell)))
        self.figures.put(lines)
        if not self.figures.key() and lines:
            self.figures.choose(lines[0].key)
        self._explain()

    def _explain(self) -> None:
        figure = self._figures.get(self.figures.key())
        if figure is None:
            self.formula.setText("")
            self.remarks.setText("")
            self.rows.put([])
            return
        if figure.value is None:
            self.formula.setText(_("Tidak dapat dikatakan: {reason}.").format(reason=figure.reason))
        else:
            self.formula.setText(f"{figure.shown} = {figure.formula}")
        self.remarks.setText("\n".join(figure.remarks))
        self.remarks.setVisible(bool(figure.remarks))
        palette = self.remarks.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(hues().differs))
        self.remarks.setPalette(palette)
        self.rows.put(
            [
                Line(f"{row.table}:{row.id}:{at}", (Cell(row.title), Cell(row.amount)))
                for at, row in enumerate(figure.rows)
            ]
        )
        self.rows.setVisible(bool(figure.rows))

    def _open(self, key: str) -> None:
        table, row_id, _at = key.split(":")
        self.opened.emit(table, row_id)
