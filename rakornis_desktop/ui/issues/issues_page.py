"""Permasalahan: the problems, their figures, and the activities that answer them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
)

from rakornis_desktop.choices import IssueCategory
from rakornis_desktop.database.edits.issue_edits import add_issue, delete_issues
from rakornis_desktop.database.fields.choice_names import ISSUE_CATEGORIES, issue_category
from rakornis_desktop.database.journal.changed import Changed
from rakornis_desktop.database.queries.issue_rows import (
    IssueRow,
    covered_issues,
    issues_by_id,
    issues_of,
)
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.standing.problems import SOLVED, in_tree_order
from rakornis_desktop.ui.activities.answer_list import AnswerList
from rakornis_desktop.ui.areas.alike_view import AlikeView
from rakornis_desktop.ui.furniture.empty_state import EmptyState
from rakornis_desktop.ui.furniture.filter_box import FilterBox
from rakornis_desktop.ui.furniture.nothing_fits import NothingFits
from rakornis_desktop.ui.furniture.record_table import RecordTable
from rakornis_desktop.ui.furniture.record_view import RecordView
from rakornis_desktop.ui.furniture.search_line import SearchLine
from rakornis_desktop.ui.issues.coverage_view import CoverageView
from rakornis_desktop.ui.issues.issue_columns import issue_columns
from rakornis_desktop.ui.issues.issue_form import IssueForm, new_problem
from rakornis_desktop.ui.issues.issue_links import IssueLinks
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.page import Page
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE

_LISTED = ("issue", "issue_activity", "activity")
_LINKED = ("issue_indicator", "issue_area", "area", "indicator")


class IssuesPage(Page):
    """A table of issues, the form of the chosen one, and what answers it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.form = IssueForm(session)
        # How deep each issue stands below its problem, in the order of the tree.
        self._depths: dict[str, int] = {}
        self._covered: frozenset[str] = frozenset()
        self.model = RecordTable(
            issue_columns(lambda row: self._depths.get(row.id, 0), self._unanswered), self
        )
        self.table = RecordView("issues", self.model)
        self.table.setAccessibleName(_("Daftar permasalahan"))
        self.table.row_chosen.connect(self._moved)
        self.table.delete_asked.connect(self.remove)
        self.table.edit_asked.connect(lambda: self.form.focus_title())
        self.model.arranged.connect(self._show_summary)
        self.form.escaped.connect(self.table.setFocus)
        self.answers = AnswerList(session)
        self.links = IssueLinks(session)
        self.coverage = CoverageView(session)
        self.coverage.issue_opened.connect(self._open_issue)
        self.coverage.activity_opened.connect(
            lambda row: session.page_asked.emit("activities", "", row, "activity")
        )
        self.alike = AlikeView(session)
        self.alike.issue_opened.connect(self._open_issue)
        self._make_top()
        self._lay_out()

    def reload(self) -> None:
        """Read the issues of our plan."""
        chosen = self.table.chosen_id()
        rows = self._in_tree()
        self.model.set_rows(rows)
        self.model.finish()
        self._body.setCurrentIndex(0 if rows else 1)
        if rows and not self.table.choose(chosen):
            self.table.choose(rows[0].id)
        self._show_chosen()
        self._show_summary()
        self._recount()

    def refresh(self, changed: Changed) -> None:
        """Show the issues that changed; the others stay as they are."""
        if changed.touches(*_LINKED) and not changed.touches(*_LISTED):
            self._show_chosen()
        if changed.touches(*_LISTED, "budget"):
            self._recount()
        if not changed.touches(*_LISTED):
            return
        before, covered = dict(self._depths), self._covered
        rows = self._in_tree()
        now = {row.id: row for row in rows}
        shown = {row.id: row for row in self.model.all_rows()}
        same = before == self._depths and list(before) == list(self._depths)
        if not same or covered != self._covered:
            # The tree has another shape now; the row chosen stays the row chosen.
            self.reload()
            return
        different = {
            row_id: now.get(row_id)
            for row_id in {**shown, **now}
            if now.get(row_id) != shown.get(row_id)
        }
        if different:
            self.model.put_rows(different)
        self._body.setCurrentIndex(0 if now else 1)
        self._show_chosen()
        self._show_summary()

    def begin_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.begin()

    def reveal(self, row_id: str, kind: str = "") -> bool:
        """Choose an issue, taking back filters that hide it."""
        self.search.settle()
        self.views.setCurrentIndex(0)
        if not self.table.choose(row_id):
            self._clear_filters()
            if not self.table.choose(row_id):
                return False
        self.table.setFocus()
        return True

    def narrow_to(self, what: str) -> None:
        """Show the problems that nothing answers."""
        if what == "unanswered_problems":
            self.views.setCurrentIndex(0)
            self._clear_filters()
            self.answered.choose("tidak")

    def _in_tree(self) -> list[IssueRow]:
        rows = issues_of(self.session.database, self.session.plan.id)
        found = in_tree_order(rows)
        self._depths = {row.id: depth for row, depth, _root in found}
        self._covered = covered_issues(self.session.database, self.session.plan.id)
        return [row for row, _depth, _root in found]

    def _unanswered(self, row: IssueRow) -> bool:
        """Tell whether a problem waits for an activity; causes are answered with their problem."""
        return not self._depths.get(row.id) and row.id not in self._covered and row.status != SOLVED

    def _recount(self) -> None:
        """Count anew what the view in sight shows; the others follow when they are looked at."""
        view = self._pages.currentWidget()
        if isinstance(view, CoverageView | AlikeView):
            view.recount.start()

    def _open_issue(self, issue_id: str) -> None:
        if not self.reveal(issue_id):
            self.session.refused.emit(
                _("Masalah ini dari rencana kantor lain, jadi tidak ada di daftar kita.")
            )

    def _clear_filters(self) -> None:
        self.search.clear()
        self.model.set_search("")
        self.category.choose("")
        self.answered.choose("")
        for number in range(len(self.model.columns)):
            self.model.set_column_filter(number, None)
        self.model.finish()

    def _view(self, number: int) -> None:
        """Show the list, its coverage, or the problems of all offices."""
        if number and not self.may_leave(self._body, lambda: self.views.setCurrentIndex(number)):
            self.views.setCurrentIndex(0)
            return
        self._pages.setCurrentIndex(number)
        for widget in (
            self.search, self.category, self.answered, self.columns_button, self.files_button,
            self.add_button,
        ):  # fmt: skip
            widget.setVisible(number == 0)
        self._recount()

    def _make_top(self) -> None:
        self.views = QTabBar()
        self.views.setDrawBase(False)
        self.views.setUsesScrollButtons(False)
        self.views.setAccessibleName(_("Tampilan permasalahan"))
        for text in (_("Daftar"), _("Cakupan"), _("Semua kantor")):
            self.views.addTab(text)
        self.views.currentChanged.connect(self._view)
        self.search = SearchLine(self.table)
        self.search.sought.connect(self.model.set_search)
        self.category = FilterBox(_("Semua kategori"))
        self.category.set_choices((value, issue_category(value)) for value in ISSUE_CATEGORIES)
        self.category.chosen.connect(
            lambda value: self.model.set_filter(
                "category", (lambda category: category == value) if value else None
            )
        )
        self.answered = FilterBox(_("Semua keadaan"))
        self.answered.set_choices(
            [("tidak", _("Belum dijawab kegiatan")), ("ya", _("Sudah dijawab kegiatan"))]
        )
        self.answered.chosen.connect(
            lambda value: self.model.set_filter(
                "answers",
                {"ya": bool, "tidak": lambda count: count == 0}.get(value),
                name="box",
            )
        )
        self.columns_button = QPushButton()
        self.nothing_fits = NothingFits(self.table, self.search, self.category, self.answered)
        self.table.offer_columns(self.columns_button)
        self.files_button = QPushButton(icon("file-spreadsheet"), "")
        self.files_button.setToolTip(_("Buku kerja permasalahan"))
        self.files_button.setAccessibleName(_("Buku kerja permasalahan"))
        menu = QMenu(self.files_button)
        bring_in = menu.addAction(_("Impor permasalahan…"), self._import)
        bring_in.setEnabled(not self.session.database.read_only)
        menu.addAction(_("Simpan sebagai buku kerja…"), self._save)
        self.files_button.setMenu(menu)
        self.add_button = QPushButton(icon("plus"), _("Permasalahan"))
        self.add_button.setToolTip(_("Tambah permasalahan (Ctrl+N)"))
        self.add_button.clicked.connect(self.add)
        new = QAction(self)
        new.setShortcut(QKeySequence.StandardKey.New)
        new.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        new.triggered.connect(self.add)
        self.addAction(new)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(SPACE, NEAR, SPACE, NEAR)
        top.setSpacing(NEAR)
        top.addWidget(self.views)
        top.addWidget(self.search, 1)
        top.addWidget(self.category)
        top.addWidget(self.answered)
        top.addStretch(1)
        top.addWidget(self.columns_button)
        top.addWidget(self.files_button)
        top.addWidget(self.add_button)
        below = QSplitter(Qt.Orientation.Horizontal)
        below.setChildrenCollapsible(False)
        below.addWidget(self.form)
        below.addWidget(self.answers)
        below.addWidget(self.links)
        below.setSizes([620, 300, 264])
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(below)
        splitter.setSizes([300, 320])
        splitter.setStretchFactor(0, 1)
        self._body = QStackedWidget()
        self._body.addWidget(splitter)
        self._body.addWidget(
            EmptyState(
                "triangle-alert",
                _(
                    "Belum ada permasalahan. Catat masalah wilayah di sini (kumuh, air minum, "
                    "sanitasi, …), lalu kaitkan dengan kegiatan yang menjawabnya."
                ),
                (_("Tambah permasalahan"), self.add),
                (_("Impor permasalahan…"), self._import),
            )
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        self._pages = QStackedWidget()
        for view in (self._body, self.coverage, self.alike):
            self._pages.addWidget(view)
        whole.addWidget(self._pages, 1)

    def _import(self) -> None:
        from rakornis_desktop.excel.registers.issue_workbook import import_issues
        from rakornis_desktop.ui.services.register_files import open_workbook

        open_workbook(self, self.session, _("Impor permasalahan"), import_issues)

    def _save(self) -> None:
        from rakornis_desktop.excel.registers.issue_workbook import write_issues
        from rakornis_desktop.ui.services.register_files import save_workbook

        save_workbook(self, self.session, _("Permasalahan"), write_issues)

    # What the officer does

    def add(self) -> None:
        """Add an issue and put the cursor into its title."""
        if not self.may_leave(self, self.add):
            return
        database, plan = self.session.database, self.session.plan.id
        self.search.clear()
        self.answered.choose("")
        category = self.category.value or IssueCategory.OTHER
        values = {"title": new_problem(), "category": category}
        new = self.session.attempt(lambda: add_issue(database, plan, values))
        if new:
            self.table.choose(new)
            self.form.focus_title()

    def remove(self) -> None:
        """Delete the selected issues; Urungkan brings them back."""
        ids = self.table.selected_ids()
        self.session.attempt(lambda: delete_issues(self.session.database, ids))

    def _moved(self, issue_id: str) -> None:
        shown = self.form.row
        other = shown is not None and shown.id != issue_id and self._is_there(shown.id)
        if shown and other and not self.may_leave(self, lambda: self.table.choose(issue_id)):
            # What is refused is not lost: the form stays with it until it is mended.
            if not self.table.choose(shown.id):
                self._clear_filters()
                self.table.choose(shown.id)
            return
        self._show_chosen()

    def _is_there(self, issue_id: str) -> bool:
        return bool(issues_by_id(self.session.database, [issue_id]))

    def _show_chosen(self) -> None:
        row = self.model.row_by_id(self.table.chosen_id())
        self.form.set_row(row)
        self.answers.set_issue(row)
        self.links.set_issue(row)

    def _show_summary(self) -> None:
        rows = list(self.model.all_rows())
        unanswered = sum(self._unanswered(row) for row in rows)
        self.summary_changed.emit(
            _("{total} permasalahan · terlihat {shown} · belum dijawab {open}").format(
                total=len(rows), shown=self.model.rowCount(), open=unanswered
            )
        )
        self.badge_changed.emit(str(unanswered) if unanswered else "")
