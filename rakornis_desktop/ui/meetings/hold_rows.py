"""The rows of an agenda item: one large with all its sides, the others in a table beneath."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.comparison.pair import Pair
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.held.held_rows import HeldRows
from rakornis_desktop.ui.comparing.pair_tree import pair_key
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.meetings.held_rows_model import (
    DECISION,
    LEFT,
    NUMBER,
    PLACE,
    RIGHT,
    TITLE,
    HeldRowsModel,
)
from rakornis_desktop.ui.meetings.large_sides import LargeSides
from rakornis_desktop.ui.shell.theme import WIDE, tabular

_LINE = 26
# Room that the title keeps, in letters.
_TITLE_LETTERS = 28
_MOST_LINES = 5


class HoldRows(QWidget):
    """``chosen`` tells that another row, or other rows, are spoken of."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: HeldRows | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.sides = LargeSides()
        self.model = HeldRowsModel(self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(_("Baris pokok bahasan ini"))
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setFont(tabular(self.table.font()))
        self.table.verticalHeader().hide()
        # All lines are equally high, so that hundreds cost no more than ten.
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.verticalHeader().setDefaultSectionSize(_LINE)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(32)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        self.table.viewport().installEventFilter(self)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        self._nothing = PlainLabel()
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        self._parts = QSplitter(Qt.Orientation.Vertical)
        self._parts.setChildrenCollapsible(False)
        self._parts.addWidget(self.sides)
        self._parts.addWidget(self.table)
        self._parts.setStretchFactor(0, 1)
        self.table.setMinimumHeight(header.sizeHint().height() + 2 * _LINE)
        self._body = QStackedWidget()
        self._body.addWidget(self._parts)
        self._body.addWidget(self._nothing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._body)
        self.say(_("Tidak ada baris pada pokok bahasan ini."))

    def say(self, sentence: str) -> None:
        """Show a sentence instead of rows."""
        self._nothing.setText(sentence)
        if self.table.hasFocus():
            self.setFocus()
        self._body.setCurrentIndex(1)

    def set_size(self, points: int) -> None:
        """Write the large row in letters of ``points``; the table follows its own font."""
        self.sides.set_size(points)
        line = max(self.table.fontMetrics().height() + 10, _LINE)
        self.table.verticalHeader().setDefaultSectionSize(line)
        self._fit_columns()

    def show_pairs(self, held: HeldRows, pairs: Sequence[Pair]) -> None:
        """Show the rows of an item; the one that is spoken of stays if it is among them."""
        self._held = held
        self._body.setCurrentIndex(0)
        self._fit_columns()
        if self.hasFocus():
            self.table.setFocus()
        before = [pair_key(pair) for pair in self.chosen_pairs()]
        if len(pairs) != self.model.rowCount():
            self._share_height(len(pairs))
        self.model.set_pairs(pairs)
        if not self.chosen_pairs():
            place = next((p for key in before if (p := self.model.place_of(key)) >= 0), 0)
            self.table.setCurrentIndex(self.model.index(place, TITLE))
        self._show_chosen()

    def take_focus(self) -> None:
        """Let the keys that decide and move work, rows or not."""
        (self if self._body.currentIndex() else self.table).setFocus()

    def replace(self, pairs: Sequence[Pair]) -> None:
        """Show newer contents of rows, where they are."""
        shown = {pair_key(pair) for pair in self.chosen_pairs()}
        for pair in pairs:
            self.model.replace(pair)
        if any(pair_key(pair) in shown for pair in pairs):
            self.chosen.emit()

    def chosen_pairs(self) -> list[Pair]:
        """Return the rows that are selected, the large one first."""
        if self._body.currentIndex():
            return []
        rows = {index.row() for index in self.table.selectionModel().selectedRows()}
        current = self.table.currentIndex().row()
        order = sorted(rows, key=lambda row: (row != current, row))
        return [self.model.pairs[row] for row in order if row < self.model.rowCount()]

    def step(self, step: int) -> None:
        """Go to the next or the previous row."""
        count = self.model.rowCount()
        if count and not self._body.currentIndex():
            row = min(max(self.table.currentIndex().row() + step, 0), count - 1)
            index = self.model.index(row, TITLE)
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index)

    def choose(self, activity_id: str) -> bool:
        """Speak of the row of an activity; False if it is not of this item."""
        for place, pair in enumerate(self.model.pairs):
            if any(row.id == activity_id for row in pair.rows()):
                self.table.setCurrentIndex(self.model.index(place, TITLE))
                return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's own name
        if isinstance(event, QResizeEvent) and event.size().width() != event.oldSize().width():
            self._fit_columns()
        return super().eventFilter(watched, event)

    def _share_height(self, count: int) -> None:
        """Give the table what a few lines need, and the large row all the rest."""
        lines = min(max(count, 2), _MOST_LINES)
        line = self.table.verticalHeader().defaultSectionSize()
        wanted = self.table.horizontalHeader().sizeHint().height() + lines * line + 4
        self._parts.setSizes([max(self._parts.height() - wanted, wanted), wanted])

    def _fit_columns(self) -> None:
        """Show beside the title what leaves it room: the decision, then money, then the place."""
        advance = self.table.fontMetrics().horizontalAdvance
        money = advance("999.999.999.999") + 20
        widths = {
            NUMBER: advance("999") + 16,
            DECISION: advance("Keputusan") + 20,
            LEFT: money,
            RIGHT: money,
            PLACE: money,
        }
        two = self._held is not None and len(self._held.comparison.columns) > 1
        room = self.table.viewport().width() - advance("n") * _TITLE_LETTERS
        for column, width in widths.items():
            wanted = column != RIGHT or two
            shown = wanted and (column in (NUMBER, DECISION) or width <= room)
            self.table.setColumnHidden(column, not shown)
            self.table.horizontalHeader().resizeSection(column, width)
            room -= width if shown else 0

    def _show_chosen(self) -> None:
        pairs = self.chosen_pairs()
        if pairs and self._held is not None:
            held, pair = self._held, pairs[0]
            sentences = [finding.sentence for finding in pair.findings]
            self.sides.set_row(held.heads(pair), held.fields(pair), sentences)
        self.chosen.emit()
