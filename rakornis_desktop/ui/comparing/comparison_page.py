"""Perbandingan: what differs at the left, the two sides and the decision at the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.comparison.choosing_offices import Choice, choices, compare_choice
from rakornis_desktop.comparison.compare import Comparison
from rakornis_desktop.comparison.deciding_rows import withdraw
from rakornis_desktop.comparison.links import join, separate
from rakornis_desktop.comparison.pair import Pair
from rakornis_desktop.comparison.selection import Facets, Selection, fits, select
from rakornis_desktop.comparison.side_by_side import office_label, side_by_side
from rakornis_desktop.database.journal.changed import Changed
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.activity_rows import activities_by_id
from rakornis_desktop.database.queries.plans_of_offices import plan_by_id
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.comparing.comparison_papers import ComparisonPapers
from rakornis_desktop.ui.comparing.decision_form import DECISION_KEYS, DecisionForm
from rakornis_desktop.ui.comparing.pair_tree import PAIR_ROLE, PairKey, PairTree, pair_key
from rakornis_desktop.ui.comparing.sides_view import SidesView
from rakornis_desktop.ui.comparing.standing_view import StandingView
from rakornis_desktop.ui.furniture.candidate_list import CandidateList
from rakornis_desktop.ui.furniture.empty_state import EmptyState
from rakornis_desktop.ui.furniture.grouped_list import GroupedList
from rakornis_desktop.ui.furniture.list_keys import leave_for, list_key
from rakornis_desktop.ui.furniture.nothing_fits import NothingFits
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.search_line import SearchLine
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.page import Page
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE, TIGHT

# Up to so many rows a change is worked in at once; more are compared beside the window.
_AT_ONCE = 15_000


class ComparisonPage(Page):
    """Our plan beside another office's plan."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.comparison: Comparison | None = None
        self._choices: list[Choice] = []
        self._facets = Facets()
        self._running = False
        self._again = False
        # The activity that is to be shown once it is compared.
        self._wanted = ""
        self._make_top()
        self._make_list()
        self._make_detail()
        self._lay_out()
        self._make_keys()
        self.keyboard = self.list

    # What the officer sees

    def reload(self) -> None:
        """Read what there is to compare with and compare with the chosen one."""
        chosen = self.other.currentData()
        self._choices = self.session.attempt(lambda: choices(self.session.database)) or []
        self.other.blockSignals(True)
        self.other.clear()
        for choice in self._choices:
            self.other.addItem(choice.name, choice.key)
        self.other.setCurrentIndex(max(self.other.findData(chosen), 0) if self._choices else -1)
        self.other.blockSignals(False)
        self._body.setCurrentIndex(0 if self._choices else 1)
        if self._choices:
            self._compare()
        else:
            self.summary_changed.emit("")

    def refresh(self, changed: Changed) -> None:
        """Work in what changed; the list keeps its place."""
        if changed.touches("plan", "office", "revision") or self.comparison is None:
            self.reload()
            return
        if not changed.touches(
            "activity", "budget", "link", "decision", "decision_activity", "setting", "issue",
            "issue_activity", "centre_answer",
        ):  # fmt: skip
            return
        if changed.whole or changed.touches("setting") or len(self.comparison.pairs) > _AT_ONCE:
            self._compare()
            return
        if self._running:
            self._again = True
            return
        newer = self.session.attempt(
            lambda: self.comparison and self.comparison.refreshed(self.session.database, changed)
        )
        if newer is not None:
            self._show(newer)

    def begin_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.begin()

    def reveal(self, row_id: str, kind: str = "") -> bool:
        """Choose the pair that an activity is in, comparing with its office if need be."""
        row = activities_by_id(self.session.database, [row_id]).get(row_id)
        plan = plan_by_id(self.session.database, row.plan_id) if row else None
        if plan is None or not self._choices:
            return False
        pairs = self.comparison.pairs if self.comparison else []
        office = self.other.findData(f"with:{plan.region_code}")
        if office >= 0 and not any(r.id == row_id for pair in pairs for r in pair.members()):
            self.other.setCurrentIndex(office)
        self.show_activity(row_id)
        return True

    def narrow_to(self, what: str) -> None:
        """Show only what is not decided yet."""
        if what == "undecided":
            self.decided.setCurrentIndex(self.decided.findData("belum"))

    def chosen_pairs(self) -> list[Pair]:
        """Return the pairs that are selected in the list."""
        rows = self.list.selectionModel().selectedRows()
        return [pair for index in rows if (pair := index.data(PAIR_ROLE)) is not None]

    def show_activity(self, activity_id: str) -> None:
        """Choose the pair that an activity belongs to, whatever was filtered for."""
        self._wanted = activity_id
        if self.comparison is not None and not self._running:
            self._show_wanted()

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
        self.other.setMaximumWidth(360)
        self.other.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.other.setMinimumContentsLength(28)
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
        self.regency = QComboBox()
        self.regency.setAccessibleName(_("Saring menurut kabupaten/kota"))
        self.programme_box = QComboBox()
        self.programme_box.setAccessibleName(_("Saring menurut program"))
        for box in (self.decided, self.finding, self.place, self.regency, self.programme_box):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(11)
            box.currentIndexChanged.connect(lambda _index: self._filter())
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._fill_filters)
        self.map_button = QPushButton(icon("map-pin"), _("Peta"))
        self.map_button.setCheckable(True)
        self.map_button.setToolTip(_("Tampilkan peta dan grafik di bawah daftar"))
        self.map_button.toggled.connect(self._show_map)
        self.print_button = QPushButton(icon("printer"), _("Cetak"))
        self.papers = ComparisonPapers(
            self, self.session, lambda: self.comparison, lambda: self.regency.currentData() or ""
        )
        self.print_button.setMenu(self.papers.menu(self.print_button))

    def _make_list(self) -> None:
        self.model = PairTree(self)
        self.list = GroupedList(self.model, _("Daftar baris yang dibandingkan"))
        self.search = SearchLine(self.list)
        self.search.setAccessibleName(_("Cari di perbandingan"))
        self.search.sought.connect(lambda _text: self._filter())
        self.nothing_fits = NothingFits(
            self.list,
            self.search,
            *(self.decided, self.finding, self.place, self.regency, self.programme_box),
        )
        header = self.list.header()
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
        self.candidates = CandidateList()
        self.candidates.chosen.connect(self._join_candidate)
        self.standing = StandingView()
        self.standing.setVisible(False)
        self.standing.regency_chosen.connect(self._choose_regency)
        self.decision = DecisionForm(self.session)
        self.decision.decided.connect(self._decide)
        self.decision.withdrawn.connect(self._withdraw)
        self.nothing = PlainLabel(_("Pilih satu baris di kiri untuk melihat kedua sisinya."))
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(NEAR)
        for widget in (self.progress_label, self.progress, self.other):
            top.addWidget(widget)
        top.addWidget(self.search, 1)
        top.addWidget(self.map_button)
        top.addWidget(self.print_button)
        filters = QHBoxLayout()
        filters.setSpacing(NEAR)
        for chooser in (self.decided, self.finding, self.regency, self.place, self.programme_box):
            filters.addWidget(chooser, 1)
        heads = QVBoxLayout()
        heads.setContentsMargins(SPACE, NEAR, SPACE, NEAR)
        heads.setSpacing(NEAR)
        heads.addLayout(top)
        heads.addLayout(filters)

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
        column.addWidget(self.candidates)
        column.addWidget(self.decision)
        self._detail = QStackedWidget()
        self._detail.addWidget(filled)
        self._detail.addWidget(self.nothing)

        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self._left = QSplitter(Qt.Orientation.Vertical)
        self._left.setChildrenCollapsible(False)
        self._left.addWidget(self.list)
        self._left.addWidget(self.standing)
        self._left.setStretchFactor(0, 3)
        self._left.setStretchFactor(1, 2)
        self.splitter.addWidget(self._left)
        self.splitter.addWidget(self._detail)
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 5)
        self.splitter.setSizes([340, 800])
        compared = QWidget()
        whole = QVBoxLayout(compared)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(heads)
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
            list_key(self.list, key, partial(self._decide, status))
        list_key(self.list, "J", lambda: self._move(1))
        list_key(self.list, "K", lambda: self._move(-1))
        list_key(self.list, "N", self.decision.note.setFocus)
        fields = (self.decision.note, self.decision.volume, self.decision.budget)
        leave_for(self.list, *fields)
        for field in fields:
            field.returnPressed.connect(self.list.setFocus)

    # Comparing and showing

    def _compare(self) -> None:
        choice = self._chosen_choice()
        if choice is None:
            return
        if self._running:
            self._again = True
            return
        database = self.session.database
        self._running = True
        task = self.session.in_background(
            _("Membandingkan…"),
            lambda task: (choice.key, _made(database, choice)),
            self._compared,
        )
        task.ended.connect(self._ended)

    def _chosen_choice(self) -> Choice | None:
        key = self.other.currentData()
        return next((choice for choice in self._choices if choice.key == key), None)

    def _compared(self, found: tuple[str, Comparison]) -> None:
        key, comparison = found
        if key == self.other.currentData():
            self._show(comparison)

    def _ended(self) -> None:
        self._running = False
        if self._again:
            # Something changed, or another plan was chosen, while the comparison ran.
            self._again = False
            self._compare()
        elif self._wanted and self.comparison is not None:
            self._show_wanted()

    def _show_wanted(self) -> None:
        wanted, self._wanted = self._wanted, ""
        assert self.comparison is not None
        pair = next(
            (p for p in self.comparison.pairs if wanted in {r.id for r in p.members()}), None
        )
        if pair is None:
            self.session.refused.emit(
                _("Baris ini tidak ada dalam perbandingan ini. Pilih rencana pembanding lainnya.")
            )
            return
        if not fits(pair, self.comparison, self._selection()):
            self.search.clear()
            for box in (self.decided, self.finding, self.place, self.regency, self.programme_box):
                box.setCurrentIndex(0)
            self._filter()
        index = self.model.index_of(pair_key(pair))
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        self.list.setFocus()

    def _show(self, comparison: Comparison) -> None:
        before, self.comparison = self.comparison, comparison
        if before is not None and self._show_changed(before, comparison):
            self._fill_filters()
        else:
            self._filter()
            # The list first; what the filters offer follows in the loop's next turn.
            self._later.start()

    def _fill_filters(self) -> None:
        """Offer in the filters what occurs, and draw map and chart anew."""
        comparison = self.comparison
        if comparison is None:
            return
        before = self._selection()
        self._facets.update(comparison)
        self._fill(self.finding, _("Semua temuan"), self._facets.findings())
        self._fill(self.place, _("Semua kecamatan"), self._facets.subdistricts())
        several = self._facets.regencies()
        self._fill(self.regency, _("Semua kabupaten/kota"), several)
        self.regency.setVisible(len(several) > 1)
        programmes = self._facets.programmes(comparison.left.edition)
        self._fill(self.programme_box, _("Semua program"), programmes)
        if self._selection() != before:
            # What was filtered for occurs no more.
            self._filter()
        self._show_standing()

    def _show_changed(self, before: Comparison, now: Comparison) -> bool:
        """Repaint just the rows that changed; False if rows come, go or change their group."""
        if before.columns != now.columns or len(before.pairs) != len(now.pairs):
            return False
        changed = [
            (old, new)
            for old, new in zip(before.pairs, now.pairs, strict=True)
            if old is not new and old != new
        ]
        selection = self._selection()
        for old, new in changed:
            if pair_key(old) != pair_key(new) or old.status != new.status:
                return False
            if fits(old, before, selection) != fits(new, now, selection):
                return False
        self.model.replace([new for _old, new in changed])
        self._show_progress()
        chosen = {pair_key(pair) for pair in self.chosen_pairs()}
        if any(pair_key(new) in chosen for _old, new in changed):
            self._show_chosen()
        return True

    def _show_map(self, wanted: bool) -> None:
        self.standing.setVisible(wanted)
        self._show_standing()

    def _show_standing(self) -> None:
        if self.comparison is not None and self.map_button.isChecked():
            self.standing.set_comparison(self.comparison, self.regency.currentData() or "")

    def _choose_regency(self, code: str) -> None:
        self.regency.setCurrentIndex(max(self.regency.findData(code), 0))
        self._show_standing()

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
        shown = select(self.comparison, self._selection())
        chosen = [pair_key(pair) for pair in self.chosen_pairs()]
        if self.model.shows(shown):
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

    def _selection(self) -> Selection:
        return Selection(
            text=self.search.text(),
            decided=self.decided.currentData() or "",
            rule=self.finding.currentData() or "",
            subdistrict=self.place.currentData() or "",
            regency=self.regency.currentData() or "",
            programme=self.programme_box.currentData() or "",
        )

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
            "hanya_ketiga": _("Hanya {office}").format(office=office_label(comparison.columns[-1])),
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
        self.sides.set_heads(*self._heads(pair))
        self.sides.set_fields(side_by_side(pair, self.comparison))
        self.reason.setText(self._why(pair))
        two = len(pair.rows()) > 1
        candidates = self._joinable(pairs) is not None
        self.pair_button.setVisible((two or candidates) and self._decidable)
        self.pair_button.setText(_("Pasangkan") if candidates else _("Pisahkan"))
        self.pair_button.setIcon(icon("link" if candidates else "unlink"))
        self.findings.setText("\n".join(f"⚠ {f.sentence}" for f in pair.findings))
        self._findings_box.setVisible(bool(pair.findings))
        offered = self.comparison.candidates(pair) if len(pairs) == 1 and not two else []
        self.candidates.set_candidates(offered if self._decidable else [], self.comparison)
        self.decision.setVisible(self._decidable)
        self.decision.show_pairs(pairs)

    def _heads(self, pair: Pair) -> list[str]:
        """Return whose each column is: where a column holds several regencies, this row's."""
        assert self.comparison is not None
        return [
            office_label(self.comparison.plan_of(row) if row is not None else plan)
            for row, plan in zip(pair.sides, self.comparison.columns, strict=False)
        ]

    @property
    def _decidable(self) -> bool:
        """Whether two offices' plans are compared: a plan and its past need no decision."""
        choice = self._chosen_choice()
        return choice is not None and choice.key.startswith("with:")

    def _why(self, pair: Pair) -> str:
        if pair.score is None:
            return _("Sebab: {reason}").format(reason=pair.reason)
        score = f"{pair.score:.2f}".replace(".", ",")
        return _("Sebab: {reason} ({score})").format(reason=pair.reason, score=score)

    # Deciding

    def _decide(self, status: str) -> None:
        pairs = self.chosen_pairs()
        if not pairs or not self._decidable:
            return
        if self.session.attempt(lambda: self.decision.decide(status)):
            self.list.setFocus()
            if len(pairs) == 1:
                self._move(1)

    def _withdraw(self) -> None:
        pairs = self.chosen_pairs()
        self.session.attempt(lambda: withdraw(self.session.database, pairs))

    def _pair_or_part(self) -> None:
        pairs = self.chosen_pairs()
        database = self.session.database
        if ids := self._joinable(pairs):
            self.session.attempt(lambda: join(database, *ids))
        elif pairs and len(rows := pairs[0].rows()) > 1:
            first, *others = (row.id for row in rows)
            self.session.attempt(lambda: separate(database, first, *others))

    def _join_candidate(self, row_id: str) -> None:
        pairs = self.chosen_pairs()
        if len(pairs) == 1:
            database, one = self.session.database, pairs[0].first
            self.session.attempt(lambda: join(database, one.id, row_id))

    def _joinable(self, pairs: list[Pair]) -> tuple[str, ...] | None:
        """Return the ids if rows of two plans are selected, each alone, one of them single."""
        if len(pairs) < 2 or any(len(pair.rows()) > 1 for pair in pairs):
            return None
        by_plan: dict[str, list[str]] = {}
        for pair in pairs:
            by_plan.setdefault(pair.first.plan_id, []).append(pair.first.id)
        sides = sorted(by_plan.values(), key=len)
        if len(sides) != 2 or len(sides[0]) != 1:
            return None
        return (sides[0][0], *sides[1])

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


def _made(database: Database, choice: Choice) -> Comparison:
    """Compare, and make all pairs beside the window: the list shows every one of them."""
    comparison = compare_choice(database, choice)
    for pair in comparison.pairs:
        pair.rows()
    return comparison
