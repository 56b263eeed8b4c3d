"""Konflik: what two copies of our plan say differently, decided one by one or by rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.exchange.merge.deciding import (
    ALIKE,
    DELETED_HERE,
    DELETED_THERE,
    OURS,
    THEIRS,
    VALUE,
    resolve,
)
from rakornis_desktop.exchange.merge.own_value import resolve_as
from rakornis_desktop.exchange.merge.subjects import (
    Line,
    Standing,
    Subject,
    fields_of,
    kind_in_words,
    seek,
    standing,
    subjects,
)
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.program.changed import Changed
from rakornis_desktop.ui.exchange.conflict_choice import CHOICE_KEYS, OWN_VALUE_KEY
from rakornis_desktop.ui.exchange.conflict_detail import ConflictDetail
from rakornis_desktop.ui.exchange.files_view import FilesView
from rakornis_desktop.ui.models.conflict_tree import ConflictTree
from rakornis_desktop.ui.plain_text import PlainLabel
from rakornis_desktop.ui.session import Session
from rakornis_desktop.ui.theme import NEAR, SPACE
from rakornis_desktop.ui.widgets.empty_state import EmptyState
from rakornis_desktop.ui.widgets.filter_box import FilterBox
from rakornis_desktop.ui.widgets.search_line import SearchLine

_KINDS = (VALUE, DELETED_HERE, DELETED_THERE, ALIKE)
# Up to so many are read and decided at once; more beside the window.
_AT_ONCE = 200


class ConflictsView(FilesView):
    """The list of what is undecided at the left, the chosen one and the choice at the right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._all: list[Subject] = []
        self._standing = Standing(0, 0, 0)
        self._reading = 0
        self._deciding = False
        # Where the list goes on after what was chosen is decided: ids, the nearest first.
        self._next: list[str] = []
        self.model = ConflictTree(self)
        self._make_list()
        self.detail = ConflictDetail(session)
        self.detail.choice.chosen.connect(self._choose)
        self.detail.choice.typed.connect(self._choose_other)
        self.detail.jump_asked.connect(self.jump)
        self._lay_out()
        self._make_keys()
        self.setFocusProxy(self.list)

    # What the officer sees

    def reload(self) -> None:
        """Read what is undecided anew, keeping the place."""
        program = self.session.program
        self._standing = standing(program)
        self._tell()
        self._reading += 1
        asked = self._reading
        if self._standing.left + self._standing.alike <= _AT_ONCE:
            found = self.session.attempt(lambda: subjects(program))
            self._take(asked, found or [])
        else:
            self.session.in_background(
                _("Membaca konflik"),
                lambda _task: subjects(program),
                lambda found: self._take(asked, found),
            )

    def refresh(self, changed: Changed) -> None:
        """Show what is still undecided, and our values as they are now."""
        tables = {line.conflict.table for subject in self._all for line in subject.lines}
        if changed.touches("conflict", "activity", *tables):
            self.reload()

    def count_waiting(self) -> None:
        """Tell how many are undecided, without showing them."""
        self._standing = standing(self.session.program)
        self._tell()

    def begin_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.begin()

    def chosen_lines(self) -> list[Line]:
        """Return the chosen conflicts in the order of the list; a row stands for all its own."""
        found: dict[str, Line] = {}
        for index in sorted(self.list.selectionModel().selectedRows(), key=self._order):
            for line in self.model.lines_of(index):
                found[line.conflict.id] = line
        return list(found.values())

    def jump(self) -> None:
        """Show the chosen row where it is edited."""
        if not self.detail.jump.isVisibleTo(self.detail):
            return
        subject = self.model.subject_of(self.list.currentIndex())
        if subject is not None:
            self.session.page_asked.emit("activities", "", subject.row_id, "activity")

    # Deciding

    def _choose(self, choice: str) -> None:
        lines = self.chosen_lines()
        if self.session.program.read_only or not lines or not self.detail.choice.offers(choice):
            return
        if any(line.conflict.kind != ALIKE for line in lines):
            # What looks alike is never decided together with others.
            lines = [line for line in lines if line.conflict.kind != ALIKE]
        self._resolve(lines, choice)

    def _resolve(self, lines: Sequence[Line], choice: str) -> None:
        if self._deciding or not lines:
            return
        program = self.session.program
        conflicts = [line.conflict for line in lines]
        self._remember_place(lines)
        if len(conflicts) <= _AT_ONCE:
            self.session.attempt(lambda: resolve(program, conflicts, choice))
            return
        self._deciding = True
        task = self.session.in_background(
            _("Menyelesaikan {count} konflik").format(count=len(conflicts)),
            lambda _task: resolve(program, conflicts, choice),
        )
        task.ended.connect(self._decided)

    def _decided(self) -> None:
        self._deciding = False

    def _choose_other(self, text: str) -> None:
        lines = self.chosen_lines()
        if len(lines) != 1:
            return
        self._remember_place(lines)
        try:
            resolve_as(self.session.program, lines[0].conflict, text)
        except Refusal as refusal:
            self.detail.choice.refuse(str(refusal))
        else:
            self.list.setFocus()

    def _by_rule(self, choice: str) -> None:
        """Decide what is shown; pairs that look alike are left for a person."""
        self._resolve(self._ruled(), choice)

    def _ruled(self) -> list[Line]:
        return [line for line in self.model.lines() if line.conflict.kind != ALIKE]

    def _fill_rules(self) -> None:
        self.rules.clear()
        count = len(self._ruled())
        for text, choice in (
            (_("Semua yang tampil: milik kita ({count})"), OURS),
            (_("Semua yang tampil: milik mereka ({count})"), THEIRS),
        ):
            action = self.rules.addAction(text.format(count=count))
            action.setEnabled(bool(count) and not self.session.program.read_only)
            action.triggered.connect(lambda _on=False, choice=choice: self._by_rule(choice))

    # Showing

    def _take(self, asked: int, found: list[Subject]) -> None:
        if asked != self._reading:
            return
        self._all = found
        self.kind.set_choices(
            (kind, f"{kind_in_words(kind)} ({count})")
            for kind in _KINDS
            if (count := sum(line.conflict.kind == kind for s in found for line in s.lines))
        )
        self.field.set_choices((name, f"{name} ({count})") for name, count in fields_of(found))
        self._filter()

    def _filter(self) -> None:
        current = [line.conflict.id for line in self.chosen_lines()]
        shown = seek(
            self._all, text=self.search.text(), kind=self.kind.value, field=self.field.value
        )
        self.model.set_subjects(shown)
        self.list.expandAll()
        self._body.setCurrentIndex(1 if not self._all else 0)
        self._restore_place(current)
        self._show_chosen()

    def _show_chosen(self) -> None:
        rows = [
            subject
            for index in self.list.selectionModel().selectedRows()
            if (subject := self.model.subject_of(index)) is not None
        ]
        lines = self.chosen_lines()
        self._right.setCurrentIndex(0 if lines else 1)
        self.nothing.setText(
            _("Tidak ada konflik yang cocok dengan saringan ini.")
            if not self.model.lines()
            else _("Pilih satu baris di kiri untuk melihat kedua sisinya.")
        )
        first = list({(s.table, s.row_id): s for s in rows}.values())
        self.session.attempt(lambda: self.detail.show_lines(first, lines))

    def _remember_place(self, decided: Sequence[Line]) -> None:
        ids = [line.conflict.id for line in self.model.lines()]
        gone = {line.conflict.id for line in decided}
        last = max((at for at, id_ in enumerate(ids) if id_ in gone), default=-1)
        self._next = [*ids[last + 1 :], *reversed(ids[: last + 1])]

    def _restore_place(self, current: list[str]) -> None:
        flags = QItemSelectionModel.SelectionFlag
        still = [index for id_ in current if (index := self.model.index_of(id_)).isValid()]
        if not still:
            still = [index for id_ in self._next if (index := self.model.index_of(id_)).isValid()][
                :1
            ]
        if not still and self.model.lines():
            still = [self.model.index_of(self.model.lines()[0].conflict.id)]
        self._next = []
        for place, index in enumerate(still):
            if not place:
                self.list.setCurrentIndex(index)
                self.list.scrollTo(index)
            else:
                self.list.selectionModel().select(index, flags.Select | flags.Rows)

    def _tell(self) -> None:
        left, alike, decided = self._standing
        self.waiting_changed.emit(left + alike)
        self.progress.setText(
            _("Diselesaikan {done} dari {all}").format(done=decided, all=left + alike + decided)
        )
        parts = [_("{count} konflik belum diputuskan").format(count=left)]
        if alike:
            parts.append(_("{count} pasang yang mungkin sama").format(count=alike))
        parts.append(_("{count} sudah diputuskan").format(count=decided))
        self.summary_changed.emit(" · ".join(parts))

    def _order(self, index: object) -> tuple[int, int]:
        parent = index.parent()  # type: ignore[attr-defined]
        row = index.row()  # type: ignore[attr-defined]
        return (parent.row(), row + 1) if parent.isValid() else (row, 0)

    def _move(self, step: int) -> None:
        lines = [line.conflict.id for line in self.model.lines()]
        if not lines:
            return
        chosen = [line.conflict.id for line in self.chosen_lines()]
        at = lines.index(chosen[-1 if step > 0 else 0]) if chosen else -step
        index = self.model.index_of(lines[min(max(at + step, 0), len(lines) - 1)])
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    # Building

    def _make_list(self) -> None:
        self.list = QTreeView()
        self.list.setModel(self.model)
        self.list.setHeaderHidden(True)
        self.list.setUniformRowHeights(True)
        self.list.setIndentation(12)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setAccessibleName(_("Daftar konflik"))
        self.list.setExpandsOnDoubleClick(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._show_later = QTimer(self)
        self._show_later.setSingleShot(True)
        self._show_later.setInterval(0)
        self._show_later.timeout.connect(self._show_chosen)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._show_later.start())
        self.list.activated.connect(lambda _index: self.jump())

    def _lay_out(self) -> None:
        self.progress = PlainLabel()
        self.search = SearchLine(self.list)
        self.search.sought.connect(lambda _text: self._filter())
        self.kind = FilterBox(_("Semua jenis"))
        self.field = FilterBox(_("Semua kolom"))
        for box in (self.kind, self.field):
            box.chosen.connect(lambda _value: self._filter())
        self.rules_button = QPushButton(_("Menurut &aturan"))
        self.rules = QMenu(self.rules_button)
        self.rules.aboutToShow.connect(self._fill_rules)
        self.rules_button.setMenu(self.rules)
        top = QHBoxLayout()
        top.setContentsMargins(SPACE, NEAR, SPACE, NEAR)
        top.setSpacing(NEAR)
        top.addWidget(self.progress)
        top.addWidget(self.search, 1)
        top.addWidget(self.kind)
        top.addWidget(self.field)
        top.addStretch(1)
        top.addWidget(self.rules_button)
        self.nothing = PlainLabel()
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self._right = QStackedWidget()
        self._right.addWidget(self.detail)
        self._right.addWidget(self.nothing)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self._right)
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 5)
        self.splitter.setSizes([340, 800])
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.splitter, 1)
        self._body = QStackedWidget()
        self._body.addWidget(filled)
        self._body.addWidget(
            EmptyState(
                "git-compare",
                _(
                    "Tidak ada konflik. Bila salinan rencana ini di komputer lain kembali dan "
                    "keduanya mengubah isian yang sama, kedua nilainya berdampingan di sini "
                    "sampai seseorang memutuskan."
                ),
            )
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._body)

    def _make_keys(self) -> None:
        for key, choice in CHOICE_KEYS.items():
            self._key(key, partial(self._choose, choice))
        self._key(OWN_VALUE_KEY, self.detail.choice.begin_typing)
        self._key("J", lambda: self._move(1))
        self._key("K", lambda: self._move(-1))

    def _key(self, key: str, do: Callable[[], object]) -> None:
        # Text fields take letters for themselves, so a key decides only outside of them.
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(do)
