"""Konflik: what two copies of our plan say differently, decided one by one or by rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.database.journal.changed import Changed
from rakornis_desktop.exchange.merge.conflict_deciding import (
    ALIKE,
    DELETED_HERE,
    DELETED_THERE,
    OURS,
    THEIRS,
    VALUE,
    resolve,
)
from rakornis_desktop.exchange.merge.merge_subjects import (
    Line,
    Standing,
    Subject,
    fields_of,
    kind_in_words,
    seek,
    standing,
    subjects,
)
from rakornis_desktop.exchange.merge.own_value import resolve_as
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.files.conflict_choice import CHOICE_KEYS, OWN_VALUE_KEY
from rakornis_desktop.ui.files.conflict_detail import ConflictDetail
from rakornis_desktop.ui.files.conflict_list import ConflictList
from rakornis_desktop.ui.files.files_view import FilesView
from rakornis_desktop.ui.furniture.empty_state import EmptyState
from rakornis_desktop.ui.furniture.filter_box import FilterBox
from rakornis_desktop.ui.furniture.list_keys import list_key
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.search_line import SearchLine
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE

_KINDS = (VALUE, DELETED_HERE, DELETED_THERE, ALIKE)
# Up to so many are read and decided at once; more beside the window.
_AT_ONCE = 200


class ConflictsView(FilesView):
    """The list of what is undecided at the left, the chosen one and the choice at the right."""

    name = "conflicts"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._all: list[Subject] = []
        self._standing = Standing(0, 0, 0)
        self._reading = 0
        self._deciding = False
        self.list = ConflictList()
        self.list.chosen_changed.connect(self._show_chosen)
        self.list.activated.connect(lambda _index: self.jump())
        self.detail = ConflictDetail(session)
        self.detail.choice.chosen.connect(self._choose)
        self.detail.choice.typed.connect(self._choose_other)
        self.detail.choice.taken.connect(self.list.setFocus)
        self.detail.jump_asked.connect(self.jump)
        self._lay_out()
        self._make_keys()
        self.keyboard = self.list

    # What the officer sees

    def reload(self) -> None:
        """Read what is undecided anew, keeping the place."""
        database = self.session.database
        self._standing = standing(database)
        self._tell()
        self._reading += 1
        asked = self._reading
        if self._standing.left + self._standing.alike <= _AT_ONCE:
            found = self.session.attempt(lambda: subjects(database))
            self._take(asked, found or [])
        else:
            self.session.in_background(
                _("Membaca konflik"),
                lambda _task: subjects(database),
                lambda found: self._take(asked, found),
            )

    def refresh(self, changed: Changed) -> None:
        """Show what is still undecided, and our values as they are now."""
        tables = {line.conflict.table for subject in self._all for line in subject.lines}
        if changed.touches("conflict", "activity", *tables):
            self.reload()

    def count_waiting(self) -> None:
        """Tell how many are undecided, without showing them."""
        self._standing = standing(self.session.database)
        self._tell()

    def begin_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.begin()

    def jump(self) -> None:
        """Show the chosen row where it is edited."""
        if not self.detail.jump.isVisibleTo(self.detail):
            return
        for subject in self.list.chosen_subjects()[:1]:
            self.session.page_asked.emit("activities", "", subject.row_id, "activity")

    # Deciding

    def _choose(self, choice: str) -> None:
        self.list.tell_now()
        lines = self.list.chosen_lines()
        if self.session.database.read_only or not lines or not self.detail.choice.offers(choice):
            return
        if any(line.conflict.kind != ALIKE for line in lines):
            # What looks alike is never decided together with others.
            lines = [line for line in lines if line.conflict.kind != ALIKE]
        self._resolve(lines, choice)

    def _resolve(self, lines: Sequence[Line], choice: str) -> None:
        if self._deciding or not lines:
            return
        database = self.session.database
        conflicts = [line.conflict for line in lines]
        self.list.before_deciding(lines)
        if len(conflicts) <= _AT_ONCE:
            self.session.attempt(lambda: resolve(database, conflicts, choice))
            return
        self._deciding = True
        task = self.session.in_background(
            _("Menyelesaikan {count} konflik").format(count=len(conflicts)),
            lambda _task: resolve(database, conflicts, choice),
        )
        task.ended.connect(self._decided)

    def _decided(self) -> None:
        self._deciding = False

    def _choose_other(self, text: str) -> None:
        lines = self.list.chosen_lines()
        if len(lines) != 1:
            return
        self.list.before_deciding(lines)
        database, conflict = self.session.database, lines[0].conflict
        self.detail.choice.take(lambda: resolve_as(database, conflict, text))

    def _begin_typing(self) -> None:
        self.list.tell_now()
        self.detail.choice.begin_typing()

    def _by_rule(self, choice: str) -> None:
        """Decide what is shown; pairs that look alike are left for a person."""
        self._resolve(self._ruled(), choice)

    def _ruled(self) -> list[Line]:
        return [line for line in self.list.lines() if line.conflict.kind != ALIKE]

    def _fill_rules(self) -> None:
        self.rules.clear()
        count = len(self._ruled())
        for text, choice in (
            (_("Semua yang tampil: milik kita ({count})"), OURS),
            (_("Semua yang tampil: milik mereka ({count})"), THEIRS),
        ):
            action = self.rules.addAction(text.format(count=count))
            action.setEnabled(bool(count) and not self.session.database.read_only)
            action.triggered.connect(lambda _on=False, choice=choice: self._by_rule(choice))

    # Showing

    def _take(self, asked: int, found: list[Subject]) -> None:
        if asked != self._reading:
            return
        self._all = found
        counts = Counter(line.conflict.kind for subject in found for line in subject.lines)
        self.kind.set_choices(
            (kind, f"{kind_in_words(kind)} ({counts[kind]})") for kind in _KINDS if counts[kind]
        )
        self.field.set_choices((name, f"{name} ({count})") for name, count in fields_of(found))
        self._filter()

    def _filter(self) -> None:
        shown = seek(
            self._all, text=self.search.text(), kind=self.kind.value, field=self.field.value
        )
        self.list.show_subjects(shown)
        self._body.setCurrentIndex(1 if not self._all else 0)
        self._show_chosen()

    def _show_chosen(self) -> None:
        lines = self.list.chosen_lines()
        self._right.setCurrentIndex(0 if lines else 1)
        self.nothing.setText(
            _("Tidak ada konflik yang cocok dengan saringan ini.")
            if not self.list.lines()
            else _("Pilih satu baris di kiri untuk melihat kedua sisinya.")
        )
        rows = self.list.chosen_subjects()
        self.session.attempt(lambda: self.detail.show_lines(rows, lines))

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

    # Building

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
            list_key(self.list, key, partial(self._choose, choice))
        list_key(self.list, OWN_VALUE_KEY, self._begin_typing)
        list_key(self.list, "J", lambda: self.list.step(1))
        list_key(self.list, "K", lambda: self.list.step(-1))
