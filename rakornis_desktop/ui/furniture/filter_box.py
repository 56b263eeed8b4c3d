"""A drop-down above a table that shows only the rows of one kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

_VALUE = int(Qt.ItemDataRole.UserRole)
_FEWEST_LETTERS, _FRAME = 9, 36


class FilterBox(QComboBox):
    """Its first entry, ``everything`` («Semua program»), filters nothing."""

    # The value chosen, empty for everything.
    chosen = Signal(str)

    def __init__(
        self,
        everything: str,
        choices: Callable[[], Iterable[tuple[str, str]]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``choices``, if given, are asked for when the list drops down."""
        super().__init__(parent)
        self._choices = choices
        self.addItem(everything, "")
        self.setAccessibleName(everything)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(max(10, len(everything)))
        self.setMaxVisibleItems(24)
        self.view().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.activated.connect(lambda _index: self.chosen.emit(self.value))

    def minimumSizeHint(self) -> QSize:  # Qt's own name
        """Give way on a narrow screen or with large letters: the list still tells all."""
        hint = super().minimumSizeHint()
        fewest = self.fontMetrics().averageCharWidth() * _FEWEST_LETTERS + _FRAME
        return QSize(min(hint.width(), fewest), hint.height())

    def showPopup(self) -> None:  # Qt's own name
        self.offer()
        super().showPopup()

    def offer(self) -> None:
        """Ask anew which choices there are."""
        if self._choices:
            self.set_choices(self._choices())

    @property
    def value(self) -> str:
        """What is chosen, empty for everything."""
        return str(self.currentData() or "")

    def set_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer ``(value, name)`` pairs; what was chosen stays so if it is still there."""
        kept = self.value
        while self.count() > 1:
            self.removeItem(self.count() - 1)
        for value, name in choices:
            self.addItem(name, value)
        self.setCurrentIndex(max(self.findData(kept), 0))
        width = max(
            (self.fontMetrics().horizontalAdvance(self.itemText(i)) for i in range(self.count())),
            default=0,
        )
        self.view().setMinimumWidth(min(width + 48, 560))
        if kept and not self.value:
            self.chosen.emit("")

    def choose(self, value: str) -> None:
        """Choose ``value`` as if the officer had."""
        self.setCurrentIndex(max(self.findData(value), 0))
        self.chosen.emit(self.value)
