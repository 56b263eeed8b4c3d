"""What is being stored of a cell while it is typed into: its step of undo, and why it is refused.

Whoever stores what a table tells (a page, through its session) asks here; the cell hears whether it
was taken, though a signal lies between them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from rakornis_desktop.database.program_database import Database


class CellStoring:
    """One storing of one cell; ``refusal`` is the sentence why it failed, empty if it did not."""

    def __init__(self, step: str) -> None:
        self.step = step
        self.refusal = ""


_running: list[CellStoring] = []


@contextmanager
def storing_cell(step: str) -> Iterator[CellStoring]:
    """Store a cell inside; all that is stored under one ``step`` is undone together."""
    _running.append(CellStoring(step))
    try:
        yield _running[-1]
    finally:
        _running.pop()


def refuse_cell(sentence: str) -> bool:
    """Tell the cell that is being stored why it cannot be; False if there is none."""
    if _running:
        _running[-1].refusal = sentence
    return bool(_running)


def step_of_cell(database: Database) -> AbstractContextManager[None]:
    """Take the change sets made inside for the cell that is being stored, if there is one."""
    return database.typed(_running[-1].step) if _running else nullcontext()
