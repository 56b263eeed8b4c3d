"""Berkas: plans sent and received, conflicts to resolve, the plans of the other offices."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QTabWidget, QVBoxLayout

from rakornis_desktop.database.journal.changed import Changed
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.files.files_view import FilesView
from rakornis_desktop.ui.files.view_list import view_list
from rakornis_desktop.ui.shell.page import Page
from rakornis_desktop.ui.shell.session import Session


class FilesPage(Page):
    """A tab for each part; what changes in one that is not seen waits until it is shown."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._missed: set[FilesView] = set()
        self._summaries: dict[FilesView, str] = {}
        self._waiting: dict[FilesView, int] = {}
        self._views = view_list(session)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(_("Bagian halaman Berkas"))
        for title, view in self._views:
            self.tabs.addTab(view, title)
            view.summary_changed.connect(partial(self._say, view))
            view.waiting_changed.connect(partial(self._count, view))
        self.tabs.currentChanged.connect(self._shown)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)

    def narrow_to(self, what: str) -> None:
        """Bring the part called ``what`` to the front, where there is one.

        The first page calls the plans that are not in yet missing_plans.
        """
        name = "plans" if what == "missing_plans" else what
        for _title, view in self._views:
            if view.name == name:
                self.tabs.setCurrentWidget(view)

    def reload(self) -> None:
        """Read the part that is seen anew; the others say what waits, and read when shown."""
        self._missed = {view for _title, view in self._views}
        for view in self._missed:
            view.count_waiting()
        self._shown(self.tabs.currentIndex())

    def refresh(self, changed: Changed) -> None:
        """Show what changed in the part that is seen."""
        for _title, view in self._views:
            if view is self.tabs.currentWidget():
                view.refresh(changed)
            else:
                self._missed.add(view)
                view.count_waiting()

    def begin_search(self) -> None:
        """Put the cursor into the search field of the part shown."""
        if view := self._current():
            view.begin_search()

    def store_edits(self) -> bool:
        """Store what is being typed; False if a field refuses it."""
        return all(view.store_edits() for _title, view in self._views)

    def setFocus(self, *reason: Any) -> None:  # Qt's own name
        """Give the keyboard to the part shown."""
        if view := self._current():
            view.setFocus(*reason)

    def _current(self) -> FilesView | None:
        view = self.tabs.currentWidget()
        return view if isinstance(view, FilesView) else None

    def _shown(self, _index: int) -> None:
        view = self._current()
        if view in self._missed:
            self._missed.discard(view)
            view.reload()
        if view:
            self.summary_changed.emit(self._summaries.get(view, ""))

    def _say(self, view: FilesView, summary: str) -> None:
        self._summaries[view] = summary
        if view is self.tabs.currentWidget():
            self.summary_changed.emit(summary)

    def _count(self, view: FilesView, waiting: int) -> None:
        self._waiting[view] = waiting
        title = next(title for title, one in self._views if one is view)
        self.tabs.setTabText(self.tabs.indexOf(view), f"{title} ({waiting})" if waiting else title)
        total = sum(self._waiting.values())
        self.badge_changed.emit(str(total) if total else "")
