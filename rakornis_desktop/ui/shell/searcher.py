"""The search of one window: its index follows the database, answers come beside the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.search.hits import HitGroup, hit_groups
from rakornis_desktop.search.search_index import Answer, SearchIndex
from rakornis_desktop.ui.shell.background import Task
from rakornis_desktop.ui.shell.session import Session

# After a change, once typing pauses.
_PAUSE_MS = 700


class Searcher(QObject):
    """Keeps the index and answers; an answer that is overtaken by the next question is dropped."""

    # What was asked, the groups that fit, and whether all rows have been looked at.
    answered = Signal(str, list, bool)
    # The index has every change.
    followed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._index: SearchIndex | None = None
        self._asking: Task | None = None
        self._following = False
        self._again = False
        self._known = False
        # It was stopped by the officer, or cannot be written: not tried again with each change.
        self._given_up = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE_MS)
        self._later.timeout.connect(self.follow)
        session.changed.connect(lambda _changed: self._later.start())
        session.closing.connect(self._close)

    @property
    def up_to_date(self) -> bool:
        """Whether the index has every change."""
        return self._known and not self._following and not self._later.isActive()

    def follow(self) -> None:
        """Bring the index up to date, beside the window; the first time with progress."""
        self._later.stop()
        if self._given_up:
            return
        if self._following:
            self._again = True
            return
        self._following, self._again = True, False
        index = self._made()
        task = self._session.in_background(
            _("Menyiapkan pencarian"),
            lambda task: index.bring_up_to_date(task.step),
            self._followed,
            shown=not self._known,
        )
        for stopped in (task.cancelled, task.refused, task.failed):
            stopped.connect(self._give_up)
        task.ended.connect(self._ended)

    def try_again(self) -> None:
        """Follow again although it was given up: somebody wants to search now."""
        self._given_up = False
        if not self._known:
            self.follow()

    def ask(self, text: str) -> None:
        """Search for ``text``; :attr:`answered` tells what fits."""
        index, database = self._made(), self._session.database
        if self._asking is not None:
            self._asking.cancel()

        def work(task: Task) -> tuple[Answer, list[HitGroup]]:
            answer = index.find(text, stop=lambda: task.stopping)
            task.step(0, 0)
            return answer, hit_groups(database, answer)

        asking = self._session.in_background(_("Mencari"), work, shown=False, told=False)
        asking.finished.connect(lambda found: self._tell(asking, text, *found))
        self._asking = asking

    def forget(self) -> None:
        """Drop the question that is being asked."""
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None

    def _tell(self, task: Task, text: str, answer: Answer, groups: list[HitGroup]) -> None:
        if task is self._asking:
            self._asking = None
            self.answered.emit(text, groups, answer.complete)

    def _made(self) -> SearchIndex:
        if self._index is None:
            self._index = SearchIndex(self._session.database)
        return self._index

    def _followed(self, _kept: object) -> None:
        self._known = True
        self.followed.emit()

    def _give_up(self, *_why: object) -> None:
        self._given_up = True

    def _ended(self) -> None:
        self._following = False
        if self._again:
            self.follow()

    def _close(self) -> None:
        self._later.stop()
        if self._index is not None:
            self._index.close()
            self._index = None
