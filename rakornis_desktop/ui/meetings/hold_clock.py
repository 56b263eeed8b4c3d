"""The clock of the hall: what should be on now, how long still, what comes next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from rakornis_desktop.database.queries.meeting_rows import MeetingRow, RundownRow
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.rundown.meeting_clock import ClockState, clock_state, clock_words
from rakornis_desktop.ui.furniture.plain_text import PlainLabel, plain_tooltip
from rakornis_desktop.ui.shell.theme import NEAR, hues, tabular


class ElidedLabel(PlainLabel):
    """A label that gives way: its text is cut with an ellipsis, whole in the tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    @property
    def whole(self) -> str:
        """The whole text."""
        return self._whole

    def set_whole(self, text: str) -> None:
        """Show ``text`` as far as there is room."""
        if text != self._whole:
            self._whole = text
            self.setToolTip(plain_tooltip(text))
            self.setAccessibleName(text)
            self.updateGeometry()
            self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's own name
        super().resizeEvent(event)
        self._elide()

    def sizeHint(self) -> QSize:  # Qt's own name
        hint = super().sizeHint()
        hint.setWidth(self.fontMetrics().horizontalAdvance(self._whole) + 2)
        return hint

    def minimumSizeHint(self) -> QSize:  # Qt's own name
        hint = super().minimumSizeHint()
        hint.setWidth(0)
        return hint

    def _elide(self) -> None:
        self.setText(
            self.fontMetrics().elidedText(
                self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 0)
            )
        )


class HoldClock(QWidget):
    """Goes on each second while it is seen; only what changes is painted."""

    def __init__(
        self, now: Callable[[], datetime] = datetime.now, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.now = now
        self._meeting: MeetingRow | None = None
        self._rundown: Sequence[RundownRow] = ()
        self.time = PlainLabel()
        self.current = ElidedLabel()
        self.standing = PlainLabel()
        self.following = ElidedLabel()
        self.following.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setAccessibleName(_("Jam dan susunan acara"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR)
        row.addWidget(self.time)
        row.addWidget(self.current)
        row.addWidget(self.standing)
        row.addWidget(self.following)
        row.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setInterval(1_000)
        self._timer.timeout.connect(self.tick)
        self.fit_letters()

    def show_meeting(self, meeting: MeetingRow | None, rundown: Sequence[RundownRow]) -> None:
        """Run against this rundown."""
        self._meeting, self._rundown = meeting, rundown
        self.tick()

    def fit_letters(self) -> None:
        """Write the time and how it stands in bold, in the letters of the bar."""
        font = tabular(self.font())
        font.setBold(True)
        self.time.setFont(font)
        self.standing.setFont(font)

    def start(self) -> None:
        """Go on each second."""
        self.tick()
        self._timer.start()

    def stop(self) -> None:
        """Stand still while nobody sees it."""
        self._timer.stop()

    def tick(self) -> None:
        """Say how it stands now."""
        now = self.now()
        self._put(self.time, now.strftime("%H.%M"))
        if self._meeting is None:
            current = standing = following = ""
        else:
            state = clock_state(self._meeting, self._rundown, now)
            current, standing, following = clock_words(state)
            self._colour(_hue(state))
        self.current.set_whole(current)
        self._put(self.standing, standing)
        self.following.set_whole(following)

    def _put(self, label: PlainLabel, text: str) -> None:
        if label.text() != text:
            label.setText(text)

    def _colour(self, colour: str) -> None:
        palette = self.standing.palette()
        if palette.color(QPalette.ColorRole.WindowText) != QColor(colour):
            palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
            self.standing.setPalette(palette)


def _hue(state: ClockState) -> str:
    if state.phase == "over":
        return hues().refused
    if state.phase == "running":
        return hues().differs if state.nearly_over else hues().agreed
    return hues().quiet
