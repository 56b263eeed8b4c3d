"""The list of conflicts: chosen one by one, several, or a row with all that is undecided about it;
it keeps its place while what was chosen is decided and goes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QWidget

from rakornis_desktop.exchange.merge.merge_subjects import Line, Subject
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.files.conflict_tree import ConflictTree
from rakornis_desktop.ui.furniture.grouped_list import GroupedList

# Opening more rows at once would be felt; then each is opened as it is come to.
_MOST_EXPANDED = 500


class ConflictList(GroupedList):
    """Shows a :class:`ConflictTree`."""

    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.tree = ConflictTree()
        super().__init__(self.tree, _("Daftar konflik"), parent)
        self.tree.setParent(self)
        # Where the list goes on after what was chosen is decided: ids, the nearest first.
        self._next: list[str] = []
        self.setExpandsOnDoubleClick(False)
        # One signal for a new choice, not one for each step on the way there.
        self._tell_later = QTimer(self)
        self._tell_later.setSingleShot(True)
        self._tell_later.setInterval(0)
        self._tell_later.timeout.connect(self.chosen_changed)
        self.selectionModel().selectionChanged.connect(lambda *_: self._tell_later.start())

    def show_subjects(self, subjects: Sequence[Subject]) -> None:
        """Show these; what was chosen stays so, else what came next is."""
        chosen = [line.conflict.id for line in self.chosen_lines()]
        self.tree.set_subjects(subjects)
        if len(subjects) <= _MOST_EXPANDED:
            self.expandAll()
        self._restore(chosen)

    def lines(self) -> list[Line]:
        """Return all lines that are shown."""
        return self.tree.lines()

    def chosen_lines(self) -> list[Line]:
        """Return the chosen conflicts in the order of the list; a row stands for all its own."""
        found: dict[str, Line] = {}
        for index in self._chosen():
            for line in self.tree.lines_of(index):
                found[line.conflict.id] = line
        return list(found.values())

    def chosen_subjects(self) -> list[Subject]:
        """Return the rows that the chosen conflicts are about, each once."""
        found = [s for index in self._chosen() if (s := self.tree.subject_of(index)) is not None]
        return list({(subject.table, subject.row_id): subject for subject in found}.values())

    def choose(self, conflict_id: str) -> bool:
        """Choose one conflict and bring it into sight; False if it is not shown."""
        index = self.tree.index_of(conflict_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    def tell_now(self) -> None:
        """Tell a new choice at once, before something is done with it."""
        if self._tell_later.isActive():
            self._tell_later.stop()
            self.chosen_changed.emit()

    def step(self, step: int) -> None:
        """Go to the next (1) or the previous (-1) conflict."""
        ids = [line.conflict.id for line in self.lines()]
        if ids:
            chosen = [line.conflict.id for line in self.chosen_lines()]
            at = ids.index(chosen[-1 if step > 0 else 0]) if chosen else -step
            self.choose(ids[min(max(at + step, 0), len(ids) - 1)])

    def before_deciding(self, decided: Sequence[Line]) -> None:
        """Remember where to go on once these are gone."""
        ids = [line.conflict.id for line in self.lines()]
        gone = {line.conflict.id for line in decided}
        last = max((at for at, id_ in enumerate(ids) if id_ in gone), default=-1)
        self._next = [*ids[last + 1 :], *reversed(ids[: last + 1])]

    def _restore(self, chosen: Sequence[str]) -> None:
        still = [id_ for id_ in chosen if self.tree.index_of(id_).isValid()]
        ids = [line.conflict.id for line in self.lines()]
        if not still:
            shown = set(ids)
            still = [id_ for id_ in self._next if id_ in shown][:1] or ids[:1]
        self._next = []
        flags = QItemSelectionModel.SelectionFlag
        for place, id_ in enumerate(still):
            if not place:
                self.choose(id_)
            else:
                self.selectionModel().select(self.tree.index_of(id_), flags.Select | flags.Rows)

    def _chosen(self) -> list[QModelIndex]:
        def order(index: QModelIndex) -> tuple[int, int]:
            parent = index.parent()
            return (parent.row(), index.row() + 1) if parent.isValid() else (index.row(), 0)

        return sorted(self.selectionModel().selectedRows(), key=order)
