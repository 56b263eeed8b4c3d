"""The open database as the window sees it: what changed, what was refused, what is running."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.plans_of_offices import PlanRow, own_plan
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.ui.furniture.cell_storing import refuse_cell, step_of_cell
from rakornis_desktop.ui.shell.background import Task

Result = TypeVar("Result")
_log = logging.getLogger(__name__)


class Session(QObject):
    """One open program database; pages read through it and change through :meth:`attempt`.

    ``changed`` carries the :class:`Changed` of each change
    set, whoever made it: a form, an import, undo. Pages refresh just those rows.
    """

    changed = Signal(object)
    told = Signal(str)
    refused = Signal(str)
    task_started = Signal(object)
    # A page asks the window for something that is not of this page alone.
    import_asked = Signal()
    send_asked = Signal()
    receive_asked = Signal()
    # A page's key, what of it to show, a row's id and table; all but the first may be empty.
    page_asked = Signal(str, str, str, str)
    # A meeting's id and that of an agenda item, each empty if none is meant: where it is held.
    agenda_item_asked = Signal(str, str)
    # An activity's id: where it stands in the comparison.
    activity_asked = Signal(str)
    # A preview of a paper was opened.
    paper_shown = Signal()
    # Nothing runs any more and the database is about to be let go.
    closing = Signal()

    def __init__(self, database: Database) -> None:
        super().__init__()
        self.database = database
        self.plan: PlanRow = own_plan(database)
        # What still arrives from beside the window then finds no database any more.
        self.closed = False
        self._tasks: set[Task] = set()
        self._stop_listening = database.on_changed(self.changed.emit)

    def close(self) -> None:
        """Let the database go, once what runs beside the window has stopped."""
        self.closed = True
        for task in list(self._tasks):
            task.cancel()
        QThreadPool.globalInstance().waitForDone()
        self.closing.emit()
        self._stop_listening()
        self.database.close()

    def attempt(self, action: Callable[[], Result]) -> Result | None:
        """Do ``action``; a refusal becomes a sentence in the message line and None comes back."""
        try:
            # What is typed into a cell is one step of undo, and the cell says why it is refused.
            with step_of_cell(self.database):
                return action()
        except Refusal as refusal:
            if not refuse_cell(str(refusal)):
                self.refused.emit(str(refusal))
        return None

    def in_background(
        self,
        label: str,
        work: Callable[[Task], Result],
        done: Callable[[Result], None] | None = None,
        *,
        shown: bool = True,
        told: bool = True,
    ) -> Task:
        """Do ``work`` in another thread, ``done`` with its result in this one.

        The window shows ``label`` with progress and a button to cancel once it has taken 200 ms,
        unless a dialog does that itself (``shown`` False).
        The work begins when the window comes back to its events, so what the caller connects to
        the task it gets is heard however short the work is. Of work that serves only what the
        officer sees anyway it is not ``told`` that it failed.
        """
        task = Task(label, work)
        self._tasks.add(task)
        if done:
            task.finished.connect(done)
        task.ended.connect(lambda: self._tasks.discard(task))
        if shown:
            self.task_started.emit(task)
        if told:
            task.refused.connect(self.refused)
            task.failed.connect(self._failed)
        else:
            task.failed.connect(_note_failure)
        # Not before the caller has connected what it wants to hear: quick work would end unheard.
        QTimer.singleShot(0, task, task.start)
        return task

    def _failed(self, error: Exception) -> None:
        _note_failure(error)
        self.refused.emit(
            _("Pekerjaan ini tidak selesai karena kesalahan program. Tidak ada yang berubah.")
        )


def _note_failure(error: Exception) -> None:
    _log.error("a task failed", exc_info=error)
