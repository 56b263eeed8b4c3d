"""Isi agenda otomatis: the proposals at the left, what becomes of them at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.agenda.agenda_choice import AgendaChoice
from rakornis_desktop.meeting.agenda.agenda_edits import add_proposals
from rakornis_desktop.meeting.agenda.agenda_proposal import Proposal
from rakornis_desktop.meeting.agenda.agenda_proposals import propose_agenda
from rakornis_desktop.ui.furniture.line_model import LineColumn
from rakornis_desktop.ui.furniture.line_table import LineTable
from rakornis_desktop.ui.furniture.message_line import MessageLine
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.primary_button import PrimaryButton
from rakornis_desktop.ui.meetings.proposal_tree import ProposalTree
from rakornis_desktop.ui.shell.background import Task
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE


class AgendaProposalsDialog(QDialog):
    """The officer picks, merges, names and orders; nothing is written before the last button."""

    def __init__(self, session: Session, meeting_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.meeting_id = meeting_id
        self.choice: AgendaChoice | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Isi agenda otomatis"))
        self.resize(1240, 660)
        self.message = MessageLine(lines=2)
        self.tree = ProposalTree()
        self.tree.checked.connect(self._take)
        self.tree.shown.connect(self._explain)
        self.why = PlainLabel()
        self.why.setWordWrap(True)
        self.why.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.why.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self.why.setAccessibleName(_("Alasan usulan yang dipilih"))
        self.chosen = LineTable(
            [
                LineColumn("title", _("Akan ditambahkan, berurutan"), 240, stretch=True),
                LineColumn("about", _("Tentang"), 120, fixed=True),
            ],
            name=_("Pokok bahasan yang akan ditambahkan"),
            add="",
            empty=_("Centang usulan di kiri. Urutannya di sini menjadi urutan agenda."),
            draggable=True,
        )
        self._make_buttons()
        self._lay_out()
        self._connect()
        self._propose()

    # Building

    def _make_buttons(self) -> None:
        self.chosen.add_button.hide()
        self.merge_button = QPushButton(icon("link"), _("Gabungkan"))
        self.merge_button.setToolTip(_("Gabungkan yang dipilih menjadi satu (Ctrl+G)"))
        self.merge_button.clicked.connect(self.merge)
        self.split_button = QPushButton(icon("unlink"), _("Pisahkan"))
        self.split_button.clicked.connect(self.split)
        self.cancel_button = QPushButton(_("Batal"))
        self.cancel_button.clicked.connect(self.reject)
        self.add_button = PrimaryButton(_("Tambahkan"))
        self.add_button.clicked.connect(self.apply)
        self.add_button.setEnabled(False)
        self.counts = PlainLabel()
        self.counts.setWordWrap(True)
        for button in (self.merge_button, self.split_button, self.cancel_button):
            button.setAutoDefault(False)
        merge = QShortcut(QKeySequence("Ctrl+G"), self, self.merge)
        merge.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        self.chosen.buttons.insertWidget(4, self.merge_button)
        self.chosen.buttons.insertWidget(5, self.split_button)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addWidget(self.tree, 1)
        column.addWidget(self.why)
        splitter.addWidget(left)
        splitter.addWidget(self.chosen)
        splitter.setSizes([760, 460])
        waiting = QWidget()
        self._bar = QProgressBar()
        self._bar.setMaximumWidth(360)
        self._bar.setAccessibleName(_("Menyusun usulan agenda"))
        self.waiting_label = PlainLabel(_("Membandingkan rencana dan menyusun usulan…"))
        self.waiting_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.waiting_label.setWordWrap(True)
        column = QVBoxLayout(waiting)
        column.addStretch(1)
        column.addWidget(self.waiting_label)
        column.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._body = QStackedWidget()
        self._body.addWidget(splitter)
        self._body.addWidget(waiting)
        self._body.setCurrentIndex(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR)
        buttons.addWidget(self.counts, 1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.add_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        whole.setSpacing(SPACE)
        whole.addWidget(self.message)
        whole.addWidget(self._body, 1)
        whole.addLayout(buttons)

    def _connect(self) -> None:
        self.chosen.moved.connect(lambda _row, step: self._step(step))
        self.chosen.dropped.connect(
            lambda ids, before: self._move([int(id_) for id_ in ids], before)
        )
        self.chosen.edited.connect(lambda row, _name, title: self._rename(int(row), str(title)))
        self.chosen.deleted.connect(self._let_go)
        self.chosen.table.selectionModel().selectionChanged.connect(lambda *_: self._show_buttons())

    # Proposing

    def _propose(self) -> None:
        database, meeting_id = self.session.database, self.meeting_id

        def work(task: Task) -> list[Proposal]:
            return propose_agenda(database, meeting_id, progress=task.step)

        task = self.session.in_background(
            _("Menyusun usulan agenda"), work, lambda found: self._came(found)
        )
        task.progressed.connect(self._progress)
        task.refused.connect(self.message.refuse)
        task.failed.connect(lambda _error: self.reject())
        task.cancelled.connect(self.reject)
        self.finished.connect(lambda _result: task.cancel())

    def _progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _came(self, proposals: Sequence[Proposal]) -> None:
        if not proposals:
            self._bar.hide()
            self.waiting_label.setText(
                _(
                    "Tidak ada yang dapat diusulkan: semua baris sudah diputuskan, atau belum ada "
                    "rencana lain, permasalahan, dan rapat sebelumnya."
                )
            )
            return
        self.choice = AgendaChoice(proposals)
        self._body.setCurrentIndex(0)
        self._show()
        self.tree.setFocus()

    # Showing

    def _show(self, selected: Sequence[int] = ()) -> None:
        if self.choice is None:
            return
        self.tree.show_choice(self.choice)
        lines = self.choice.lines()
        self.chosen.set_rows(lines)
        if selected:
            self.chosen.choose([str(place) for place in selected])
        wanted = self.choice.wanted()
        self.add_button.setText(_("Tambahkan {count} pokok bahasan").format(count=len(wanted)))
        self.add_button.setEnabled(bool(wanted))
        said = [_("{rows} baris rencana akan dibahas.").format(rows=self.choice.rows())]
        if repeated := len(lines) - len(wanted):
            words = _("{count} tidak ditambahkan: barisnya sudah dibahas di pokok bahasan di atas.")
            said.append(words.format(count=repeated))
        self.counts.setText(" ".join(said))
        self._show_buttons()

    def _explain(self, origin: str) -> None:
        """Say in full what is proposed and why."""
        found = self.choice.proposals if self.choice else []
        proposal = next((p for p in found if p.origin == origin), None)
        self.why.setText(f"{proposal.title}\n{proposal.why}" if proposal else "")

    def _show_buttons(self) -> None:
        places = self._selected()
        self.merge_button.setEnabled(len(places) > 1)
        sizes = self.choice.sizes() if self.choice else []
        one = places[0] if len(places) == 1 and places[0] < len(sizes) else -1
        self.split_button.setEnabled(one >= 0 and sizes[one] > 1)

    def _selected(self) -> list[int]:
        return [int(id_) for id_ in self.chosen.selected_ids()]

    # What the officer does

    def merge(self) -> None:
        """Make what is selected at the right one item."""
        if self.choice is not None and (place := self.choice.merge(self._selected())) >= 0:
            self._show([place])

    def split(self) -> None:
        """Make the merged item that is selected its proposals again."""
        if self.choice is not None and self.split_button.isEnabled():
            self.choice.split(self._selected()[0])
            self._show()

    def apply(self) -> None:
        """Add what is wanted to the agenda, in one step of undo."""
        if self.choice is None:
            return
        database, wanted = self.session.database, self.choice.wanted()
        if ids := self.session.attempt(lambda: add_proposals(database, self.meeting_id, wanted)):
            self.session.told.emit(_("{count} pokok bahasan ditambahkan.").format(count=len(ids)))
            self.accept()

    def _take(self, origins: list[str], taken: bool) -> None:
        if self.choice is not None:
            self.choice.take(origins, taken)
            self._show()

    def _let_go(self, ids: list[str]) -> None:
        if self.choice is not None:
            self.choice.let_go([int(id_) for id_ in ids])
            self._show()

    def _rename(self, place: int, title: str) -> None:
        if self.choice is not None:
            self.choice.rename(place, title)
            self._show([place])

    def _step(self, step: int) -> None:
        if places := self._selected():
            before = places[0] - 1 if step < 0 else places[-1] + 2
            self._move(places, max(before, 0))

    def _move(self, places: Sequence[int], before: int) -> None:
        if self.choice is not None:
            self._show(self.choice.move(places, before))
