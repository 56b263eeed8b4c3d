"""Figures that are counted beside the window and shown when they are there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from rakornis_desktop.ui.shell.session import Session


class Recount(QObject):
    """Counts with ``work`` and hands over to ``done``; asked again meanwhile, it counts once more.

    ``work`` is called in the window's thread and returns what to do in the other one, so that it
    can take along what is chosen now.
    """

    def __init__(
        self,
        session: Session,
        label: str,
        work: Callable[[], Callable[[], Any] | None],
        done: Callable[[Any], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._label = label
        self._work = work
        self._done = done
        self._running = False
        self._again = False

    @property
    def settled(self) -> bool:
        """Whether what is shown is what was asked for last."""
        return not self._running

    def start(self) -> None:
        """Count, or count again once what is being counted is there."""
        if self._running:
            self._again = True
            return
        work = self._work()
        if work is None:
            return
        self._running = True
        task = self._session.in_background(self._label, lambda _task: work(), self._take)
        task.ended.connect(self._ended)

    def _take(self, result: Any) -> None:
        if not self._again and not self._session.closed:
            self._done(result)

    def _ended(self) -> None:
        self._running = False
        if self._again and not self._session.closed:
            self._again = False
            self.start()
