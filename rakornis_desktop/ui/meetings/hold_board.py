"""What is seen while the meeting is held: agenda, rows, what is typed, the clock above."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.furniture.primary_button import PrimaryButton
from rakornis_desktop.ui.furniture.short_title import ShortTitle
from rakornis_desktop.ui.meetings.hold_agenda import HoldAgenda
from rakornis_desktop.ui.meetings.hold_clock import HoldClock
from rakornis_desktop.ui.meetings.hold_decision import HoldDecision
from rakornis_desktop.ui.meetings.hold_rows import HoldRows
from rakornis_desktop.ui.meetings.said_panel import SaidPanel
from rakornis_desktop.ui.meetings.section_head import SectionHead
from rakornis_desktop.ui.meetings.task_panel import TaskPanel
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE, TIGHT

# Points of the large row; the other letters grow with it, slower.
LEAST_SIZE, USUAL_SIZE, MOST_SIZE = 12, 18, 40
_STEP = 2


class HoldBoard(QWidget):
    """Two thirds for the item and its rows, one third for typing, the agenda narrow beside."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clock = HoldClock()
        self.agenda = HoldAgenda()
        self.rows = HoldRows()
        self.decision = HoldDecision(session)
        self.said = SaidPanel(session)
        self.tasks = TaskPanel(session)
        self.title = ShortTitle()
        self.conclusion = QPlainTextEdit()
        self.conclusion.setPlaceholderText(_("Simpulan pokok bahasan ini"))
        self.conclusion.setAccessibleName(_("Simpulan"))
        self.conclusion.setTabChangesFocus(True)
        self.points = USUAL_SIZE
        self._letters = self.font().pointSizeF()
        self._make_bar()
        self._lay_out()

    def set_size(self, points: int) -> None:
        """Write the large row in letters of ``points``."""
        self.points = min(max(points, LEAST_SIZE), MOST_SIZE)
        font = self.font()
        # What is typed is read by who types it; it grows less than what the hall reads.
        font.setPointSizeF(self._letters * (1 + max(self.points - USUAL_SIZE, 0) / 40))
        for part in (self.agenda, self._typing, self._bar, self.rows.table):
            part.setFont(font)
        self.rows.set_size(self.points)
        large = self.font()
        large.setPointSizeF(max(self.points * 0.9, self._letters))
        large.setBold(True)
        self.title.setFont(large)
        self.clock.fit_letters()
        self.decision.fit_letters()
        self.said.fit_letters()
        self.tasks.fit_letters()
        self.agenda.list.lay_out_anew()
        lines = self.conclusion.fontMetrics().lineSpacing() * 2
        self.conclusion.setFixedHeight(lines + 14)
        self._fit_typing()

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's own name
        super().resizeEvent(event)
        self._share_width()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's own name
        if watched is self._typing and event.type() == QEvent.Type.LayoutRequest:
            QTimer.singleShot(0, self, self._fit_typing)
        return super().eventFilter(watched, event)

    def _fit_typing(self) -> None:
        """Let typing be as wide as its letters ask for: it is never scrolled sideways."""
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        wanted = self._typing.minimumSizeHint().width() + bar
        if wanted != self._scroll.minimumWidth():
            self._scroll.setMinimumWidth(wanted)
            self._share_width()

    def _share_width(self) -> None:
        """Give the agenda what its titles need, a third of the rest to typing."""
        if self._moved:
            return
        width = self.width()
        agenda = min(max(width * 17 // 100, 150), 300)
        typing = max((width - agenda) // 3, self._scroll.minimumWidth())
        self.parts.setSizes([agenda, width - agenda - typing, typing])

    def _keep_widths(self) -> None:
        # Who has moved a border wants it to stay there.
        self._moved = True

    def _make_bar(self) -> None:
        self.people_button = QPushButton(icon("users"), "")
        self.people_button.setToolTip(_("Kehadiran (F9)"))
        self.smaller_button = self._tool("zoom-out", _("Huruf lebih kecil (Ctrl+-)"))
        self.larger_button = self._tool("zoom-in", _("Huruf lebih besar (Ctrl+=)"))
        self.full_button = QPushButton(icon("maximize"), _("Layar penuh"))
        self.full_button.setToolTip(_("Hanya pelaksanaan rapat, untuk proyektor (F11)"))
        self._bar = QWidget()
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(SPACE, TIGHT, SPACE, TIGHT)
        row.setSpacing(NEAR)
        row.addWidget(self.clock, 1)
        row.addWidget(self.people_button)
        row.addWidget(self.smaller_button)
        row.addWidget(self.larger_button)
        row.addWidget(self.full_button)

    def _tool(self, sign: str, text: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(sign))
        button.setToolTip(text)
        button.setAccessibleName(text)
        return button

    def _lay_out(self) -> None:
        self.next_button = PrimaryButton(_("Berikutnya"), "chevron-right")
        self.next_button.setToolTip(_("Selesai dibahas, lanjut ke pokok bahasan berikutnya (F8)"))
        head = QHBoxLayout()
        head.setContentsMargins(SPACE, TIGHT, SPACE, NEAR)
        head.setSpacing(NEAR)
        head.addWidget(self.title, 1)
        head.addWidget(self.next_button, 0, Qt.AlignmentFlag.AlignTop)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.rows, 1)

        self._typing = QWidget()
        column = QVBoxLayout(self._typing)
        column.setContentsMargins(NEAR, TIGHT, SPACE, NEAR)
        column.setSpacing(TIGHT)
        column.addWidget(self.decision)
        column.addWidget(self.said, 3)
        conclusion_head = SectionHead(_("Si&mpulan"))
        conclusion_head.set_buddy(self.conclusion)
        column.addWidget(conclusion_head)
        column.addWidget(self.conclusion)
        column.addWidget(self.tasks, 2)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._typing)
        self._typing.installEventFilter(self)
        self._scroll = scroll

        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(SPACE, TIGHT, NEAR, NEAR)
        column.addWidget(self.agenda)
        left.setMinimumWidth(140)
        self.parts = QSplitter(Qt.Orientation.Horizontal)
        self.parts.setChildrenCollapsible(False)
        for part, stretch in ((left, 0), (middle, 2), (scroll, 1)):
            self.parts.addWidget(part)
            self.parts.setStretchFactor(self.parts.count() - 1, stretch)
        self._moved = False
        self.parts.splitterMoved.connect(self._keep_widths)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self.parts, 1)
