"""Kegiatan: the plan's activities as a table, the selected one in a form beneath."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.database.edits.activity_edits import (
    add_activity,
    delete_activities,
    duplicate_activities,
)
from rakornis_desktop.database.journal.changed import Changed
from rakornis_desktop.database.queries.activity_lines import (
    ActivityLine,
    PlanTotals,
    activity_lines,
    activity_lines_by_id,
    first_activity_lines,
    plan_totals,
)
from rakornis_desktop.database.queries.activity_rows import activities_by_id
from rakornis_desktop.database.queries.issue_rows import issues_of_activity
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.ui.activities.activity_columns import activity_columns, place_name
from rakornis_desktop.ui.activities.activity_fields import new_title
from rakornis_desktop.ui.activities.activity_filters import (
    kecamatan_choices,
    lacking_choices,
    of_kecamatan,
    of_lacking,
    of_programme,
    programme_choices,
    tier_choices,
)
from rakornis_desktop.ui.activities.activity_form import ActivityForm
from rakornis_desktop.ui.furniture.empty_state import EmptyState
from rakornis_desktop.ui.furniture.filter_box import FilterBox
from rakornis_desktop.ui.furniture.nothing_fits import NothingFits
from rakornis_desktop.ui.furniture.primary_button import PrimaryButton
from rakornis_desktop.ui.furniture.record_table import RecordTable
from rakornis_desktop.ui.furniture.record_view import RecordView
from rakornis_desktop.ui.furniture.search_line import SearchLine
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.page import Page
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE
from rakornis_desktop.ui.shell.user_settings import remember, remembered

# Read at once: more than a screen shows. The rest is read beside the window.
_FIRST = 300
_SPLIT = "activities/split"


class ActivitiesPage(Page):
    """The table, its filters, and the form of the selected activity."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._reading = False
        # A row to be shown that has not been read yet.
        self._awaited = ""
        self._totals = PlanTotals(0, 0)
        plan = session.plan
        self.table = RecordTable(
            activity_columns(plan.edition, plan.fiscal_year, plan.region_code), self
        )
        self.view = RecordView("activities", self.table)
        self.view.setAccessibleName(_("Kegiatan"))
        self.form = ActivityForm(session)
        self._count_later = QTimer(self)
        self._count_later.setSingleShot(True)
        self._count_later.setInterval(0)
        self._count_later.timeout.connect(self._tell_summary)
        self._make_actions()
        self._lay_out()
        self.view.row_chosen.connect(self._show_chosen)
        self.view.edit_asked.connect(lambda: self.form.begin_edit("title"))
        self.view.delete_asked.connect(self.delete_selected)
        self.view.pasted.connect(self._paste)
        self.table.content_changed.connect(self._count_later.start)
        self.form.escaped.connect(self.view.setFocus)

    # What every page does

    @property
    def ready(self) -> bool:
        """Whether the table is painted with its first rows; the sums are told before that."""
        return self.view.painted or not self.table.total

    def reload(self) -> None:
        """Show the first rows at once, then read all of them beside the window."""
        database, plan_id = self.session.database, self.session.plan.id
        self._totals = plan_totals(database, plan_id)
        first = first_activity_lines(database, plan_id, _FIRST)
        self._show_rows(first)
        if not self.view.chosen_id() and first:
            self.view.choose(first[0].id)
        self._tell_summary()
        if self._totals.activities > len(first):
            self._reading = True
            self.session.in_background(
                _("Membaca {count} kegiatan").format(count=self._totals.activities),
                lambda task: activity_lines(database, plan_id, stop=lambda: task.stopping),
                self._take_all,
            )

    def refresh(self, changed: Changed) -> None:
        """Show the rows that changed anew; the table keeps its place."""
        if "activity" in changed.whole:
            self.reload()
            return
        ids = list(changed.of("activity"))
        if not ids:
            return
        if self._reading:
            # What is being read may be from before the change.
            self.reload()
            return
        found = activity_lines_by_id(self.session.database, self.session.plan.id, ids)
        self.table.put_rows({row_id: found.get(row_id) for row_id in ids})
        self._stack.setCurrentIndex(0 if self.table.total else 1)
        if self.view.chosen_id() in ids:
            self._show_chosen(self.view.chosen_id())

    def begin_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.begin()

    def reveal(self, row_id: str, kind: str = "") -> bool:
        """Choose an activity, taking back filters that hide it."""
        self.search.settle()
        self.table.finish()
        if not self.view.choose(row_id):
            self.clear_filters()
            if not self.view.choose(row_id):
                self._awaited = row_id
                return self._reading
        self._awaited = ""
        self.view.setFocus()
        return True

    def narrow_to(self, what: str) -> None:
        """Show what lacks something (no_code, incomplete), or a kecamatan (place:61.72.02)."""
        self.clear_filters()
        name, _colon, value = what.partition(":")
        box = self.boxes["place" if name == "place" else "lacks"]
        box.offer()
        if box.findData(value or name) < 0:
            # A kecamatan without any activity: none are shown, not all.
            box.addItem(place_name(value) or name, value or name)
        box.choose(value or name)

    # What the officer does

    def add(self) -> None:
        """Add an activity and put the cursor into its first field."""
        if not self.may_leave(self.form, self.add):
            return
        new = self.session.attempt(
            lambda: add_activity(
                self.session.database, self.session.plan.id, {"title": new_title()}
            )
        )
        if new:
            self.view.choose(new)
            self.form.begin_edit("code")

    def delete_selected(self) -> None:
        """Delete the selected activities; Urungkan brings them back."""
        chosen = self.view.selected_ids()
        if not chosen:
            return
        after = self.table.position_of(chosen[-1]) + 1
        stays = self.table.id_at(after) if after < self.table.rowCount() else ""
        self.session.attempt(lambda: delete_activities(self.session.database, chosen))
        if stays:
            self.view.choose(stays)

    def duplicate_selected(self) -> None:
        """Copy the selected activities to the end of the plan."""
        if not self.may_leave(self.form, self.duplicate_selected):
            return
        chosen = self.view.selected_ids()
        new = self.session.attempt(lambda: duplicate_activities(self.session.database, chosen))
        if new:
            self.view.choose(new[0])

    def clear_filters(self) -> None:
        """Show all activities again."""
        for box in self.boxes.values():
            box.choose("")
        for number in range(len(self.table.columns)):
            self.table.set_column_filter(number, None)
        self.search.clear()
        self.table.set_search("")
        self.table.finish()

    # Inside

    def _show_rows(self, rows: list[ActivityLine]) -> None:
        self.table.set_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)

    def _take_all(self, rows: list[ActivityLine]) -> None:
        self._reading = False
        if self.table.total < _FIRST or self.table.filtered or self.table.sorted:
            self._show_rows(rows)
        else:
            self.table.append_rows(rows[self.table.total :])
        self._totals = PlanTotals(len(rows), self._totals.budget)
        if self._awaited:
            self.reveal(self._awaited)
            self._awaited = ""

    def _show_chosen(self, activity_id: str) -> None:
        database = self.session.database
        shown = self.form.row
        if shown is not None and activity_id != shown.id:
            is_there = bool(activities_by_id(database, [shown.id]))
            if is_there and not self.may_leave(self.form, lambda: self.view.choose(activity_id)):
                # What is refused is not lost: the form stays with it.
                if not self.view.choose(shown.id):
                    self.clear_filters()
                    self.view.choose(shown.id)
                return
        if not activity_id:
            self.form.set_row(None)
            return
        row = activities_by_id(database, [activity_id]).get(activity_id)
        line = self.table.row_by_id(activity_id)
        answers = issues_of_activity(database, activity_id) if line and line.answers else []
        self.form.set_row(row, tuple(issue.title for issue in answers))

    def _paste(self, block: list[list[str]]) -> None:
        from rakornis_desktop.ui.activities.activity_pasting import paste_block

        def paste() -> int:
            return paste_block(self.session, self.view, block)

        count = self.session.attempt(paste)
        if count:
            self.session.told.emit(_("{count} baris ditempel.").format(count=count))
        elif count == 0:
            self.session.told.emit(_("Yang ditempel sama dengan yang sudah ada."))

    def _filter(self, name: str, value: str) -> None:
        if name == "program":
            self.table.set_filter("code", of_programme(value), name=name)
        elif name == "lacks":
            self.table.set_filter("lacks", of_lacking(value), name=name)
        elif name == "place":
            self.table.set_filter("region", of_kecamatan(value), name=name)
        else:
            accept = (lambda tier: (tier or "–") == value) if value else None
            self.table.set_filter("proposed_to", accept, name=name)

    def _tell_summary(self) -> None:
        if self._reading:
            total, budget = self._totals
            seen = total
        else:
            total, seen = self.table.total, self.table.rowCount()
            budget = sum([row.budget for row in self.table.shown_rows()])
        parts = [_("{count} kegiatan").format(count=rupiah(total))]
        if self.table.filtered:
            parts.append(_("terlihat {count}").format(count=rupiah(seen)))
        parts.append(_("Rp {sum}").format(sum=rupiah(budget)))
        self.summary_changed.emit(" · ".join(parts))

    def _make_actions(self) -> None:
        for text, sign, shortcut, do in (
            (_("Gandakan"), "copy", "Ctrl+D", self.duplicate_selected),
            (_("Hapus"), "trash-2", "", self.delete_selected),
        ):
            action = QAction(icon(sign), text, self.view)
            if shortcut:
                action.setShortcut(QKeySequence(shortcut))
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _on=False, do=do: do())
            self.view.addAction(action)

    def _lay_out(self) -> None:
        self.search = SearchLine(self.view)
        self.search.sought.connect(self.table.set_search)
        plan = self.session.plan
        self.boxes = {
            "program": FilterBox(
                _("Semua program"), lambda: programme_choices(self.table, plan.edition)
            ),
            "place": FilterBox(_("Semua lokasi"), lambda: kecamatan_choices(self.table)),
            "proposed_to": FilterBox(_("Diusulkan ke"), tier_choices),
            "lacks": FilterBox(_("Lengkap atau belum"), lacking_choices),
        }
        self.nothing_fits = NothingFits(self.view, self.search, *self.boxes.values())
        columns = QToolButton()
        columns.setAutoRaise(True)
        self.view.offer_columns(columns)
        self.add_button = PrimaryButton(_("&Kegiatan"), "plus")
        self.add_button.setAccessibleName(_("Tambah kegiatan"))
        self.add_button.setShortcut(QKeySequence("Ctrl+N"))
        self.add_button.clicked.connect(self.add)
        self.import_button = QPushButton(icon("upload"), _("&Impor…"))
        self.import_button.clicked.connect(lambda: self.session.import_asked.emit())
        can_edit = not self.session.database.read_only
        self.add_button.setEnabled(can_edit)
        self.import_button.setEnabled(can_edit)
        top = QHBoxLayout()
        top.setContentsMargins(SPACE, NEAR, SPACE, NEAR)
        top.setSpacing(NEAR)
        top.addWidget(self.search, 2)
        for name, box in self.boxes.items():
            box.chosen.connect(lambda value, name=name: self._filter(name, value))
            top.addWidget(box)
        top.addWidget(columns)
        top.addStretch(1)
        top.addWidget(self.add_button)
        top.addWidget(self.import_button)

        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.view)
        self.split.addWidget(self.form)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        self.split.setSizes(remembered(_SPLIT) or [320, 290])
        self.split.splitterMoved.connect(lambda *_at: remember(_SPLIT, self.split.sizes()))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.split)
        self._stack.addWidget(self._empty())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._stack, 1)

    def _empty(self) -> QWidget:
        return EmptyState(
            "list-checks",
            _(
                "Rencana ini belum berisi kegiatan. Impor buku kerja Excel yang sudah ada, "
                "atau tambahkan kegiatan satu per satu."
            ),
            (_("Impor buku kerja…"), self.session.import_asked.emit),
            (_("Tambah kegiatan"), self.add),
        )
