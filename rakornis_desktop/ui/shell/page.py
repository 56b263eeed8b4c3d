"""What every page is: a widget that reads, shows, and refreshes the rows that changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rakornis_desktop.database.journal.changed import Changed
from rakornis_desktop.ui.furniture.keyboard_place import KeyboardPlace
from rakornis_desktop.ui.furniture.unfinished import Unfinished, ask_about, unsaved
from rakornis_desktop.ui.shell.session import Session


class Page(KeyboardPlace):
    """A page of the window. It computes nothing: it asks the packages below."""

    # What the status bar says at the left: counts and sums of what is visible.
    summary_changed = Signal(str)
    # The number beside the page's name in the sidebar, empty for none.
    badge_changed = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    @property
    def ready(self) -> bool:
        """Whether the page shows what it is for, and the officer can begin."""
        return True

    @property
    def settled(self) -> bool:
        """Whether all is shown as it is now: nothing is being read, counted or drawn."""
        return self.ready

    def reload(self) -> None:
        """Read everything anew; called when the page is first shown."""
        raise NotImplementedError

    def refresh(self, changed: Changed) -> None:
        """Show just the rows that changed, keeping scroll, selection and sort."""
        raise NotImplementedError

    def begin_search(self) -> None:
        """Put the cursor into the page's search field (Ctrl+F)."""

    def reveal(self, row_id: str, kind: str = "") -> bool:
        """Choose the row and bring it into sight; False if the page does not show it.

        ``kind`` is its table (activity, agenda_item); a page of one kind need not look at it.
        """
        return False

    def narrow_to(self, what: str) -> None:
        """Show only what is meant by a word of the first page (no_code, undecided)."""

    def show_agenda_item(self, meeting_id: str, item_id: str) -> None:
        """Show an agenda item where it is discussed, where the page has meetings."""

    def show_activity(self, activity_id: str) -> None:
        """Show where an activity stands on this page, where the page has activities."""

    def store_edits(self) -> bool:
        """Write what is being edited; False if a field refuses and the page must stay."""
        return self.unfinished() is None

    def may_leave(self, part: QWidget, then: Callable[[], object]) -> bool:
        """Store what is typed in a part of the page, before another row is shown there.

        Where it is refused the answer is False, and the officer is asked; ``then`` goes on once
        the value was thrown away.
        """
        unfinished = unsaved().unfinished(part)
        if unfinished is not None:
            ask_about(self, unfinished, then)
        return unfinished is None

    def unfinished(self) -> Unfinished | None:
        """Store what is being typed; return what is refused, None if nothing is.

        Whoever leaves the page (another page, closing) asks this first, and puts the question
        with :func:`~rakornis_desktop.ui.furniture.unfinished.ask_about`.
        """
        return unsaved().unfinished(self)
