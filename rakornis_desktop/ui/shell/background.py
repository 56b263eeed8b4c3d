"""Long work beside the window: progress, cancel, and the window never freezes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from rakornis_desktop.language.sentences import Refusal


class Cancelled(Exception):
    """The officer stopped the work; nothing has been changed."""


class Task(QObject):
    """One piece of work in another thread.

    The work is called with the task itself, tells :meth:`step` how far it is, and stops there
    with :class:`Cancelled` once :meth:`cancel` has been called. The signals arrive in the
    window's thread.
    """

    progressed = Signal(int, int)
    finished = Signal(object)
    refused = Signal(str)
    cancelled = Signal()
    failed = Signal(object)
    ended = Signal()

    def __init__(self, label: str, work: Callable[[Task], Any]) -> None:
        super().__init__()
        self.label = label
        self._work = work
        self._cancel = False

    def start(self) -> None:
        """Begin in a thread of the pool; cancelled before it began, it only says so."""
        if self._cancel:
            self.cancelled.emit()
            self.ended.emit()
            return
        QThreadPool.globalInstance().start(_Runner(self))

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancel = True

    @property
    def stopping(self) -> bool:
        """Whether the work was asked to stop."""
        return self._cancel

    def step(self, done: int, total: int) -> None:
        """Say how far the work is; raises :class:`Cancelled` if it is to stop."""
        if self._cancel:
            raise Cancelled
        self.progressed.emit(done, total)

    def perform(self) -> None:
        """Do the work in the thread of the caller and tell how it ended."""
        try:
            result = self._work(self)
        except Cancelled:
            self.cancelled.emit()
        except Refusal as refusal:
            self.refused.emit(str(refusal))
        except Exception as error:
            self.failed.emit(error)
        else:
            self.finished.emit(result)
        finally:
            self.ended.emit()


class _Runner(QRunnable):
    def __init__(self, task: Task) -> None:
        super().__init__()
        self._task = task

    def run(self) -> None:
        self._task.perform()
