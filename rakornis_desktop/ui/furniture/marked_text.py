"""Wrapped plain text with some of its words marked, painted without any markup."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from rakornis_desktop.ui.shell.theme import TIGHT, hues

_MOST_LETTERS = 4_000


class MarkedText(QWidget):
    """Text in runs ``(text, marked)``; marked runs lie on the hue of a difference.

    It wraps to its width, asks for the height it needs, and paints letters only: markup in the
    text stays letters.
    """

    def __init__(self, parent: QWidget | None = None, *, right: bool = False) -> None:
        super().__init__(parent)
        self._runs: tuple[tuple[str, bool], ...] = ()
        self._layout = QTextLayout()
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if right:
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._layout.setTextOption(option)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def text(self) -> str:
        """The whole text, without its marks."""
        return "".join(text for text, _marked in self._runs)

    def set_runs(self, runs: Sequence[tuple[str, bool]]) -> None:
        """Show ``runs``; a very long text is shown to its first letters, whole in the tooltip."""
        self._runs = tuple(runs)
        shown = self.text[:_MOST_LETTERS].replace("\n", "\u2028")
        self._layout.setText(shown)
        self._layout.setFont(self.font())
        self.setAccessibleName(self.text)
        self._format()
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:  # Qt's own name
        return True

    def heightForWidth(self, width: int) -> int:  # Qt's own name
        return max(self._flow(width), self.fontMetrics().height()) + 2 * TIGHT

    def sizeHint(self) -> QSize:  # Qt's own name
        return QSize(160, self.heightForWidth(160))

    def minimumSizeHint(self) -> QSize:  # Qt's own name
        return QSize(60, self.fontMetrics().height() + 2 * TIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # Qt's own name
        self._flow(self.width())
        painter = QPainter(self)
        painter.setPen(QColor(hues().text))
        self._layout.draw(painter, QPointF(TIGHT, TIGHT))
        painter.end()

    def _flow(self, width: int) -> int:
        """Break the text into lines of ``width`` pixels and return their height."""
        height = 0.0
        self._layout.setFont(self.font())
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(width - 2 * TIGHT, 20))
            line.setPosition(QPointF(0, height))
            height += line.height()
        self._layout.endLayout()
        return int(height + 0.999)

    def _format(self) -> None:
        mark = QTextCharFormat()
        mark.setBackground(QColor(hues().mark))
        formats = []
        at = 0
        for text, marked in self._runs:
            # Qt counts in UTF-16 units.
            length = len(text.encode("utf-16-le", "surrogatepass")) // 2
            if marked:
                piece = QTextLayout.FormatRange()
                piece.start, piece.length, piece.format = at, length, mark
                formats.append(piece)
            at += length
        self._layout.setFormats(formats)
