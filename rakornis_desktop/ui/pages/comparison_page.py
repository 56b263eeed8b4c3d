"""Perbandingan: what differs at the left, the two sides and the decision at the right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.comparison.compare import Comparison, compare_plans
from rakornis_desktop.comparison.decisions import decide, withdraw
from rakornis_desktop.comparison.links import join, separate
from rakornis_desktop.comparison.pair import Pair
from rakornis_desktop.comparison.selection import Selection, findings_present, select, subdistricts
from rakornis_desktop.comparison.side_by_side import office_label, side_by_side
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.program.changed import Changed
from rakornis_desktop.program.queries.plans import PlanRow, plans
from rakornis_desktop.ui.forms.decision_form import DECISION_KEYS, DecisionForm
from rakornis_desktop.ui.icons import icon
from rakornis_desktop.ui.models.pair_tree import PAIR_ROLE, PairKey, PairTree, pair_key
from rakornis_desktop.ui.pages.page import Page
from rakornis_desktop.ui.plain_text import PlainLabel
from rakornis_desktop.ui.session import Session
from rakornis_desktop.ui.theme import NEAR, SPACE, TIGHT
from rakornis_desktop.ui.widgets.empty_state import EmptyState
from rakornis_desktop.ui.widgets.sides_view import SidesView

_SEARCH_WAIT_MS = 150


class ComparisonPage(Page):
    """Our plan beside another office's plan."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.comparison: Comparison | None = None
        self._others: list[PlanRow] = []
        self._stale = False
        self._running = False
        self._make_top()
        self._make_list()
        self._make_detail()
        self._lay_out()
        self._make_keys()
        self.setFocusProxy(self.list)

    # What the officer sees

    def reload(self) -> None:
        """Read which plans there are and compare with the chosen one."""
        chosen = self.other.currentData()
        self._others = [plan for plan in plans(self.session.program) if not plan.is_own]
        self.other.blockSignals(True)
        self.other.clear()
        for plan in self._others:
            self.other.addItem(f"{office_label(plan)} {plan.fiscal_year}", plan.id)
        self.other.setCurrentIndex(max(self.other.findData(chosen), 0) if self._others else -1)
        self.other.blockSignals(False)
        self._body.setCurrentIndex(0 if self._others else 1)
        if self._others:
            self._compare()
        else:
            self.summary_changed.emit("")

    def refresh(self, changed: Changed) -> None:
        """Compare again what the change touched; the list keeps its place."""
        if not changed.touches(
            "activity", "budget", "plan", "office", "link", "decision", "decision_activity"
        ):
            return
        if changed.touches("plan", "office") or self.comparison is None:
            self.reload()
            return
        if changed.whole:
            self._compare()
            return
        newer = self.session.attempt(
            lambda: self.comparison and self.comparison.refreshed(self.session.program, changed)
        )
        if newer is not None:
            self._show(newer)

    def begin_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus()
        self.search.selectAll()

    def chosen_pairs(self) -> list[Pair]:
        """Return the pairs that are selected in the list."""
        rows = self.list.selectionModel().selectedRows()
        return [pair for index in rows if (pair := index.data(PAIR_ROLE)) is not None]

    # Building

    def _make_top(self) -> None:
        self.progress_label = PlainLabel()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedSize(120, 12)
        self.progress.setAccessibleName(_("Kemajuan keputusan"))
        self.other = QComboBox()
        self.other.setAccessibleName(_("Rencana pembanding"))
        self.other.setMinimumWidth(160)
        self.other.currentIndexChanged.connect(lambda _index: self._compare())
        self.decided = QComboBox()
        self.decided.setAccessibleName(_("Saring menurut keputusan"))
        for text, value in (
            (_("Semua keputusan"), ""),
            (_("Belum diputuskan"), "belum"),
            (_("Sudah diputuskan"), "sudah"),
            (_("Berubah setelah diputuskan"), "basi"),
        ):
            self.decided.addItem(text, value)
        self.finding = QComboBox()
        self.finding.setAccessibleName(_("Saring menurut temuan"))
        self.place = QComboBox()
        self.place.setAccessibleName(_("Saring menurut kecamatan"))
        for box in (self.decided, self.finding, self.place):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(14)
            box.currentIndexChanged.connect(lambda _index: self._filter())
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Cari…"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(_("Cari di perbandingan"))
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_SEARCH_WAIT_MS)
        self._wait.timeout.connect(self._filter)
        self.search.textChanged.connect(lambda _text: self._wait.start())
        self.print_button = QPushButton(icon("printer"), _("Cetak"))
        menu = QMenu(self.print_button)
        menu.addAction(_("Pratinjau T-C.31 (PDF)…"), self._preview)
        menu.addAction(_("Simpan buku kerja T-C.31…"), self._save_workbook)
        self.print_button.setMenu(menu)

    def _make_list(self) -> None:
        self.model = PairTree(self)
        self.list = QTreeView()
        self.list.setModel(self.model)
        self.list.setHeaderHidden(True)
        self.list.setUniformRowHeights(True)
        self.list.setRootIsDecorated(True)
        self.list.setIndentation(12)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setAccessibleName(_("Daftar baris yang dibandingkan"))
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(1, 64)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())

    def _make_detail(self) -> None:
        self.sides = SidesView()
        self.reason = PlainLabel()
        self.reason.setWordWrap(True)
        self.pair_button = QPushButton(icon("unlink"), _("Pisahkan"))
        self.pair_button.clicked.connect(self._pair_or_part)
        self.findings = PlainLabel()
        self.findings.setWordWrap(True)
        self.decision = DecisionForm()
        self.decision.decided.connect(self._decide)
        self.decision.withdrawn.connect(self._withdraw)
        self.nothing = PlainLabel(_("Pilih satu baris di kiri untuk melihat kedua sisinya."))
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(SPACE, NEAR, SPACE, NEAR)
        top.setSpacing(NEAR)
        for widget in (
            self.progress_label,
            self.progress,
            self.other,
            self.decided,
            self.finding,
            self.place,
        ):
            top.addWidget(widget)
        top.addWidget(self.search, 1)
        top.addWidget(self.print_button)

        why = QHBoxLayout()
        why.setContentsMargins(SPACE, TIGHT, SPACE, 0)
        why.addWidget(self.reason, 1)
        why.addWidget(self.pair_button, 0, Qt.AlignmentFlag.AlignTop)
        self._findings_box = QWidget()
        found = QHBoxLayout(self._findings_box)
        found.setContentsMargins(SPACE, TIGHT, SPACE, 0)
        found.addWidget(self.findings)
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.sides, 1)
        column.addLayout(why)
        column.addWidget(self._findings_box)
        column.addWidget(self.decision)
        self._detail = QStackedWidget()
        self._detail.addWidget(filled)
        self._detail.addWidget(self.nothing)

        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self._detail)
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 5)
        self.splitter.setSizes([340, 800])
        compared = QWidget()
        whole = QVBoxLayout(compared)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self.splitter, 1)

        empty = EmptyState(
            "git-compare",
            _(
                "Belum ada rencana kantor lain. Impor rencana provinsi yang diterima lewat "
                "e-mail dan pilih di sana milik siapa rencana itu; lalu keduanya tampil "
                "berdampingan di sini."
            ),
            (_("Impor rencana…"), self.session.import_asked.emit),
        )
        self._body = QStackedWidget()
        self._body.addWidget(compared)
        self._body.addWidget(empty)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._body)

    def _make_keys(self) -> None:
        for key, status in DECISION_KEYS.items():
            self._key(key, lambda status=status: self._decide(status))
        self._key("J", lambda: self._move(1))
        self._key("K", lambda: self._move(-1))
        self._key("N", lambda: self.decision.note.setFocus())
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.decision.note)
        leave.setContext(Qt.ShortcutContext.WidgetShortcut)
        leave.activated.connect(self.list.setFocus)

    def _key(self, key: str, do: object) -> None:
        # Text fields take letters for themselves, so a key decides only outside of them.
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(do)

    # Comparing and showing

    def _compare(self) -> None:
        other = self.other.currentData()
        if other is None:
            return
        program, own = self.session.program, self.session.plan.id
        self._running = True
        self.session.in_background(
            _("Membandingkan…"),
            lambda task: compare_plans(program, own, other),
            self._compared,
        )

    def _compared(self, comparison: Comparison) -> None:
        self._running = False
        if comparison.right.id == self.other.currentData():
            self._show(comparison)

    def _show(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.sides.set_heads(office_label(comparison.left), office_label(comparison.right))
        self._fill(self.finding, _("Semua temuan"), findings_present(comparison))
        self._fill(self.place, _("Semua kecamatan"), subdistricts(comparison))
        self._filter()

    def _fill(self, box: QComboBox, all_of_them: str, choices: list[tuple[str, str]]) -> None:
        wanted = [("", all_of_them), *choices]
        if [(box.itemData(i), box.itemText(i)) for i in range(box.count())] == wanted:
            return
        chosen = box.currentData()
        box.blockSignals(True)
        box.clear()
        for value, text in wanted:
            box.addItem(text, value)
        box.setCurrentIndex(max(box.findData(chosen), 0))
        box.blockSignals(False)

    def _filter(self) -> None:
        if self.comparison is None:
            return
        shown = select(
            self.comparison,
            Selection(
                text=self.search.text(),
                decided=self.decided.currentData() or "",
                rule=self.finding.currentData() or "",
                subdistrict=self.place.currentData() or "",
            ),
        )
        chosen = [pair_key(pair) for pair in self.chosen_pairs()]
        newer = PairTree()
        newer.set_pairs(shown, {})
        if newer.shape() == self.model.shape():
            self.model.replace(shown)
            self._show_chosen()
        else:
            row = self.list.currentIndex()
            before = self.list.verticalScrollBar().value()
            order = [pair_key(pair) for pair in self.model.pairs()]
            self.model.set_pairs(shown, self._titles())
            self.list.expandAll()
            for group in range(self.model.rowCount()):
                self.list.setFirstColumnSpanned(group, self.list.rootIndex(), True)
            self._choose_again(chosen, order)
            if row.isValid():
                self.list.verticalScrollBar().setValue(before)
        self._show_progress()

    def _choose_again(self, chosen: list[PairKey], order: list[PairKey]) -> None:
        """Select what was selected; where that is gone, what stood next to it."""
        found = [index for key in chosen if (index := self.model.index_of(key)).isValid()]
        if not found and chosen and chosen[0] in order:
            for key in order[order.index(chosen[0]) :]:
                if (index := self.model.index_of(key)).isValid():
                    found = [index]
                    break
        if not found and (pairs := self.model.pairs()):
            found = [self.model.index_of(pair_key(pairs[0]))]
        flags = QItemSelectionModel.SelectionFlag
        for number, index in enumerate(found):
            self.list.selectionModel().select(
                index, (flags.ClearAndSelect if number == 0 else flags.Select) | flags.Rows
            )
        if found:
            self.list.selectionModel().setCurrentIndex(found[0], flags.NoUpdate)
        self._show_chosen()

    def _titles(self) -> dict[str, str]:
        comparison = self.comparison
        if comparison is None:
            return {}
        return {
            "berbeda": _("Berbeda"),
            "hanya_kiri": _("Hanya {office}").format(office=office_label(comparison.left)),
            "hanya_kanan": _("Hanya {office}").format(office=office_label(comparison.right)),
            "sepadan": _("Sepadan"),
        }

    def _show_progress(self) -> None:
        if self.comparison is None:
            return
        decided, total = self.comparison.decided, len(self.comparison.pairs)
        self.progress_label.setText(
            _("Diputuskan {decided} dari {total}").format(decided=decided, total=total)
        )
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(decided)
        self.badge_changed.emit(str(total - decided) if total > decided else "")
        self.summary_changed.emit(
            _("{total} baris · terlihat {shown} · belum diputuskan {open}").format(
                total=total, shown=len(self.model.pairs()), open=total - decided
            )
        )

    def _show_chosen(self) -> None:
        pairs = self.chosen_pairs()
        if not pairs or self.comparison is None:
            self._detail.setCurrentIndex(1)
            return
        self._detail.setCurrentIndex(0)
        pair = pairs[0]
        self.sides.set_fields(side_by_side(pair, self.comparison))
        self.reason.setText(self._why(pair))
        two = pair.left is not None and pair.right is not None
        candidates = len(pairs) == 2 and self._joinable(pairs) is not None
        self.pair_button.setVisible(two or candidates)
        self.pair_button.setText(_("Pasangkan") if candidates else _("Pisahkan"))
        self.pair_button.setIcon(icon("link" if candidates else "unlink"))
        self.findings.setText("\n".join(f"⚠ {f.sentence}" for f in pair.findings))
        self._findings_box.setVisible(bool(pair.findings))
        row = pair.left or pair.right
        self.decision.set_decision(
            pair.decision,
            unit=row.unit if row else "",
            count=len(pairs),
            stale=pair.stale,
        )

    def _why(self, pair: Pair) -> str:
        if pair.score is None:
            return _("Sebab: {reason}").format(reason=pair.reason)
        score = f"{pair.score:.2f}".replace(".", ",")
        return _("Sebab: {reason} ({score})").format(reason=pair.reason, score=score)

    # Deciding

    def _decide(self, status: str) -> None:
        pairs = self.chosen_pairs()
        if not pairs:
            return
        program = self.session.program

        def action() -> bool:
            decide(program, pairs, status, **self.decision.values())
            return True

        if self.session.attempt(action):
            self.list.setFocus()
            if len(pairs) == 1:
                self._move(1)

    def _withdraw(self) -> None:
        pairs = self.chosen_pairs()
        self.session.attempt(lambda: withdraw(self.session.program, pairs))

    def _pair_or_part(self) -> None:
        pairs = self.chosen_pairs()
        program = self.session.program
        if ids := self._joinable(pairs):
            self.session.attempt(lambda: join(program, *ids))
        elif pairs and pairs[0].left and pairs[0].right:
            left, right = pairs[0].left.id, pairs[0].right.id
            self.session.attempt(lambda: separate(program, left, right))

    def _joinable(self, pairs: list[Pair]) -> tuple[str, str] | None:
        """Return the two ids if one row of each side is selected, each without a partner."""
        if len(pairs) != 2:
            return None
        left = [pair.left.id for pair in pairs if pair.left and not pair.right]
        right = [pair.right.id for pair in pairs if pair.right and not pair.left]
        return (left[0], right[0]) if left and right else None

    def _move(self, step: int) -> None:
        """Go to the next or the previous pair in the order of the list."""
        keys = [pair_key(pair) for pair in self.model.pairs()]
        chosen = self.chosen_pairs()
        if not keys:
            return
        at = keys.index(pair_key(chosen[-1])) if chosen else -step
        index = self.model.index_of(keys[min(max(at + step, 0), len(keys) - 1)])
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    # On paper

    def _preview(self) -> None:
        from rakornis_desktop.pdf.comparison import write_comparison
        from rakornis_desktop.ui.preview_window import show_preview

        if (comparison := self.comparison) is not None:
            program = self.session.program
            show_preview(
                self,
                self.session,
                _("Perbandingan T-C.31"),
                lambda path: write_comparison(program, comparison, path),
            )

    def _save_workbook(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        from rakornis_desktop.excel.comparison_workbook import write_comparison

        if (comparison := self.comparison) is None:
            return
        name, _kind = QFileDialog.getSaveFileName(
            self, _("Simpan buku kerja"), "T-C.31.xlsx", _("Buku kerja Excel (*.xlsx)")
        )
        if name:
            program = self.session.program
            self.session.in_background(
                _("Menulis buku kerja…"),
                lambda task: write_comparison(program, comparison, Path(name)),
                lambda _done: self.session.told.emit(
                    _("Tersimpan sebagai {file}.").format(file=Path(name).name)
                ),
            )
