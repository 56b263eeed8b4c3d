"""Progress of work in the background, with a button to cancel it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.shell.background import Task
from rakornis_desktop.ui.shell.theme import NEAR, TIGHT

# Work that is shorter than this shows nothing: a bar that flashes up only disturbs.
_SHOWN_AFTER_MS = 200


class TaskLine(QFrame):
    """Shows the task that runs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self._task: Task | None = None
        self._label = PlainLabel()
        self._bar = QProgressBar()
        self._bar.setMaximumWidth(320)
        self._cancel = QPushButton(_("Batalkan"))
        self._cancel.clicked.connect(self._stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(NEAR, TIGHT, NEAR, TIGHT)
        row.setSpacing(NEAR)
        row.addWidget(self._label)
        row.addWidget(self._bar)
        row.addWidget(self._cancel)
        row.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.show)
        self.hide()

    def follow(self, task: Task) -> None:
        """Show ``task`` until it ends."""
        self._task = task
        self._label.setText(task.label)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(task.label)
        self._cancel.setEnabled(True)
        task.progressed.connect(self._progress)
        # A method: Qt forgets it where the line goes, with its dialog, before the task ends.
        task.ended.connect(self._ended)
        self._timer.start(_SHOWN_AFTER_MS)

    def _progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _stop(self) -> None:
        if self._task:
            self._task.cancel()
            self._cancel.setEnabled(False)

    def _ended(self) -> None:
        if self.sender() is self._task:
            self._task = None
            self._timer.stop()
            self.hide()
