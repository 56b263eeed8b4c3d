"""What a field offers while one types: whole texts, wrapped, with what was typed in bold."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QSize,
    QStringListModel,
    Qt,
)
from PySide6.QtGui import QFont, QPainter, QPalette, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.word_match import spans
from rakornis_desktop.ui.shell.theme import NEAR, TIGHT

Index = QModelIndex | QPersistentModelIndex
# In letters of average width: more would be hard to read across.
_WIDEST, _NARROWEST = 90, 44
_MOST_ROWS = 9


class ChoiceDelegate(QStyledItemDelegate):
    """Paints letters, never markup; a text that is longer than the list is wide is wrapped."""

    typed = ""

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self._view = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # Qt's own name
        # Its viewport has no size yet where the list is hidden.
        bar = self._view.verticalScrollBar().sizeHint().width()
        width = self._view.width() - 2 * self._view.frameWidth() - bar
        layout = self._laid_out(str(index.data() or ""), option.font, width)
        return QSize(width, round(layout.boundingRect().height()) + 2 * TIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(option.rect, option.palette.highlight())
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        if not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            role = QPalette.ColorRole.PlaceholderText
        painter.setPen(option.palette.color(role))
        layout = self._laid_out(str(index.data() or ""), option.font, option.rect.width())
        layout.draw(painter, option.rect.topLeft() + QPoint(NEAR, TIGHT))
        painter.restore()

    def _laid_out(self, text: str, font: QFont, width: int) -> QTextLayout:
        layout = QTextLayout(text.replace("\n", " "), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        marked = []
        for start, end in spans(text, self.typed):
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = start, end - start, bold
            marked.append(one)
        layout.setFormats(marked)
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width - 2 * NEAR, 40))
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout


class _Offered(QStringListModel):
    """The texts offered; a list of none says so in a line that cannot be chosen."""

    nothing = False

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.NoItemFlags if self.nothing else super().flags(index)


class ChoicePopup(QListView):
    """A list beneath a line, which keeps the keyboard: its keys are the line's to read."""

    def __init__(self, line: QWidget) -> None:
        # A child of the window: one of the line would be among what Tab goes through. Not a popup:
        # that would take the keyboard away from what is typed into.
        super().__init__(line.window())
        self.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.Box)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self._line = line
        self._offered = _Offered(self)
        self.setModel(self._offered)
        self._delegate = ChoiceDelegate(self)
        self.setItemDelegate(self._delegate)

    def offer(self, texts: Sequence[str], typed: str) -> None:
        """Show what can be chosen, or that nothing fits; nothing of it is marked yet."""
        self._offered.nothing = not texts
        self._offered.setStringList(list(texts) or [_("tidak ada yang cocok")])
        self._delegate.typed = typed
        self.setCurrentIndex(QModelIndex())
        self._place()
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Mark the next choice, or the one before; after the last comes none, then the first."""
        if self._offered.nothing:
            return
        count = self._offered.rowCount()
        at = self.currentIndex().row()
        at = (at + 1 + by) % (count + 1) - 1
        self.setCurrentIndex(self._offered.index(at) if at >= 0 else QModelIndex())

    def marked(self) -> int:
        """Return the number of the choice marked, -1 for none."""
        return self.currentIndex().row() if self.isVisible() else -1

    def _place(self) -> None:
        """As wide as the longest text, on two lines where it is very long; never off the screen."""
        line, metrics = self._line, self.fontMetrics()
        letter = metrics.averageCharWidth()
        longest = max(metrics.horizontalAdvance(text) for text in self._offered.stringList())
        # Bold letters, and a bar that scrolls.
        longest = round(longest * 1.08) + self.verticalScrollBar().sizeHint().width()
        screen = line.screen().availableGeometry()
        widest = min(_WIDEST * letter, screen.width() - 2 * NEAR)
        width = max(line.width(), min(max(longest + 4 * NEAR, _NARROWEST * letter), widest))
        width = min(width, screen.width() - 2 * NEAR)
        self.resize(width, 100)
        rows = min(self._offered.rowCount(), _MOST_ROWS)
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        height = sum(self.sizeHintForIndex(self._offered.index(at)).height() for at in range(rows))
        height += 2 * self.frameWidth()
        corner = line.mapToGlobal(QPoint(0, line.height()))
        room = screen.bottom() - corner.y()
        if height > room and corner.y() - line.height() - screen.top() > room:
            height = min(height, corner.y() - line.height() - screen.top())
            corner.setY(corner.y() - line.height() - height)
        else:
            height = min(height, max(room, 3 * metrics.height()))
        corner.setX(max(screen.left(), min(corner.x(), screen.right() - width)))
        self.resize(width, height)
        self.move(corner)
