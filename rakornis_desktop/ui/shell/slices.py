"""Long work in the window's own thread, cut into slices of some milliseconds between events.

For what is pure Python: another thread would hold the interpreter and stall every repaint.
"""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

_SLICE_SECONDS = 0.012


class Slices(QObject):
    """Runs one iterator; each of its steps should take a few milliseconds at most.

    The first slice runs at once, so that short work is done when :meth:`start` returns.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._slice)

    @property
    def running(self) -> bool:
        """Whether there is work left."""
        return self._steps is not None

    def start(self, steps: Iterator[None]) -> None:
        """Run ``steps`` instead of what was running."""
        self._steps = steps
        self._timer.start()
        self._slice()

    def finish(self) -> None:
        """Do all that is left, now."""
        while self._steps is not None:
            self._slice()

    def stop(self) -> None:
        """Leave the rest undone."""
        self._steps = None
        self._timer.stop()

    def _slice(self) -> None:
        steps = self._steps
        if steps is None:
            self._timer.stop()
            return
        end = perf_counter() + _SLICE_SECONDS
        for _step in steps:
            if self._steps is not steps or perf_counter() > end:
                return
        if self._steps is steps:
            self.stop()
