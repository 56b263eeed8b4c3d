"""Plan files that arrived: looked at before anything is written, then let in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rakornis_desktop.exchange.traffic.arrival_words import heading, outcome
from rakornis_desktop.exchange.traffic.arrivals import (
    Arrival,
    Look,
    first_look,
    let_all_in,
    look_closely,
)
from rakornis_desktop.exchange.traffic.received_agreements import Agreements, settled
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.files.arrival_columns import arrival_columns
from rakornis_desktop.ui.files.preview_panel import PreviewPanel
from rakornis_desktop.ui.furniture.message_line import MessageLine
from rakornis_desktop.ui.furniture.primary_button import PrimaryButton
from rakornis_desktop.ui.furniture.record_table import RecordTable
from rakornis_desktop.ui.furniture.record_view import RecordView
from rakornis_desktop.ui.furniture.task_line import TaskLine
from rakornis_desktop.ui.shell.background import Cancelled, Task
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE

_LINES = 5


class ReceiveDialog(QDialog):
    """Shows each file that was given; several stand in a list, each with what becomes of it."""

    def __init__(self, session: Session, paths: Sequence[Path], parent: QWidget | None = None):
        super().__init__(parent)
        self.session = session
        self.arrivals: list[Arrival] = []
        self.tried = False
        self._paths = list(paths)
        self.agreements = Agreements()
        self._shown = ""
        self._look: Look | None = None
        self._task: Task | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Terima berkas rencana"))
        self.resize(920, 640)
        self.message = MessageLine(lines=2)
        self.task_line = TaskLine()
        self.table = RecordTable(arrival_columns(self._outcome), self)
        self.view = RecordView("arrivals", self.table)
        self.view.setAccessibleName(_("Berkas yang datang"))
        self.view.row_chosen.connect(self._choose)
        self.panel = PreviewPanel()
        self.panel.agreed.connect(self._agree)
        self.close_button = QPushButton(_("Batal"))
        self.close_button.clicked.connect(self.reject)
        self.conflicts_button = PrimaryButton("", "git-compare")
        self.conflicts_button.clicked.connect(self._to_conflicts)
        self.receive_button = PrimaryButton(_("Terima"))
        self.receive_button.setDefault(True)
        self.receive_button.clicked.connect(self.receive)
        self._lay_out()
        self._show_buttons()
        self.look()

    def look(self) -> None:
        """Look at all files beside the window."""
        database, paths = self.session.database, self._paths
        self.panel.changes.say(_("Membaca…"))
        self._run(
            _("Membaca {count} berkas").format(count=len(paths)),
            lambda task: first_look(database, paths, progress=task.step),
            self._looked,
        )

    def receive(self) -> None:
        """Let in what can be let in, each file in one step of undo."""
        wanted = [(one, *self.agreements.of(one)) for one in self.to_receive()]
        if not wanted or self.session.database.read_only:
            return
        database = self.session.database

        def work(task: Task) -> list[Arrival]:
            results: list[Arrival] = []
            # What came in before the officer stopped it is in.
            with suppress(Cancelled):
                results.extend(let_all_in(database, wanted, progress=task.step))
            return results

        self._run(_("Menerima {count} berkas").format(count=len(wanted)), work, self._received)

    def to_receive(self) -> list[Arrival]:
        """Return the files that would be let in now, with what was agreed to."""
        return self.agreements.ready(self.arrivals)

    def reject(self) -> None:
        """Stop what is running, then close."""
        if self._task is not None:
            self._task.cancel()
        super().reject()

    # Running beside the window

    def _run(self, label: str, work: Callable[[Task], object], came: Callable[..., None]) -> None:
        self._task = task = self.session.in_background(label, work, shown=False)
        task.finished.connect(came)
        task.refused.connect(self.message.refuse)
        # Methods, not functions: Qt forgets those when the dialog goes before the work ends.
        task.failed.connect(self._failed)
        task.cancelled.connect(self.reject)
        task.ended.connect(self._ended)
        self.task_line.follow(task)
        self._show_buttons()

    def _ended(self) -> None:
        self._task = None
        self._show_buttons()

    def _failed(self, _error: object) -> None:
        self.message.refuse(
            _(
                "Pekerjaan ini tidak selesai karena kesalahan program. Yang sudah diterima "
                "tercantum di Berkas, Kirim dan terima."
            )
        )

    def _looked(self, found: tuple[list[Arrival], Look | None]) -> None:
        arrivals, self._look = found
        self.arrivals = arrivals
        self.view.setVisible(len(arrivals) > 1)
        self.table.set_rows(arrivals)
        if arrivals:
            self.view.choose(arrivals[0].id)
            self._choose(arrivals[0].id)

    def _received(self, results: list[Arrival]) -> None:
        self.tried = True
        if not results:
            return
        by_id = {one.id: one for one in results}
        self.arrivals = [by_id.get(one.id, one) for one in self.arrivals]
        self.table.put_rows({one.id: one for one in self.arrivals})
        written = [one for one in results if one.received.written]
        if len(self.arrivals) == 1:
            self._received_one(results[0])
        elif written:
            self.message.tell(
                _("{count} dari {total} berkas diterima.").format(
                    count=len(written), total=len(self.arrivals)
                )
            )
        else:
            self.message.refuse(_("Tidak ada berkas yang diterima; sebabnya di daftar."))
        if current := self._arrival(self._shown):
            self.panel.show_arrival(current)

    def _received_one(self, arrival: Arrival) -> None:
        said = outcome(arrival, done=True)
        if arrival.received.error and not arrival.received.written:
            self.message.refuse(said)
            return
        said = f"{heading(arrival)}: {said}"
        self.session.told.emit(said)
        if self._conflicts():
            self.message.warn(said)
        else:
            self.accept()

    # What is shown

    def _choose(self, arrival_id: str) -> None:
        arrival = self._arrival(arrival_id)
        if arrival is None or arrival_id == self._shown:
            return
        self._shown = arrival_id
        self.panel.show_arrival(arrival)
        accept, older = self.agreements.of(arrival)
        self.panel.choose(accept=accept, older=older)
        if not arrival.received.signature or not arrival.received.relation:
            self.panel.changes.say(arrival.received.error)
            return
        if self._look is not None:
            self._looked_closely(self._look)
            return
        database = self.session.database
        self.panel.changes.say(_("Membaca yang berubah…"))

        task = self.session.in_background(
            _("Membaca yang berubah"), lambda _task: look_closely(database, arrival), shown=False
        )
        task.finished.connect(self._looked_closely)
        task.refused.connect(self.panel.changes.say)

    def _looked_closely(self, look: Look) -> None:
        if self._shown == look.arrival.id:
            self.panel.show_look(look)

    def _agree(self) -> None:
        arrival = self._arrival(self._shown)
        if arrival is None:
            return
        accept, older = self.panel.accept.isChecked(), self.panel.older.isChecked()
        self.agreements.agree(arrival, accept=accept, older=older)
        self._show_buttons()

    def _outcome(self, arrival: Arrival) -> str:
        return outcome(arrival, done=self.tried)

    def _arrival(self, arrival_id: str) -> Arrival | None:
        return next((one for one in self.arrivals if one.id == arrival_id), None)

    def _conflicts(self) -> int:
        return sum(
            one.received.conflicts + one.received.alike
            for one in self.arrivals
            if one.received.written
        )

    def _show_buttons(self) -> None:
        ready = self.to_receive()
        read_only = self.session.database.read_only
        left = [one for one in self.arrivals if not settled(one)]
        self.receive_button.setVisible(bool(left or not self.tried))
        self.receive_button.setEnabled(bool(ready) and self._task is None and not read_only)
        several = len(self.arrivals) > 1
        self.receive_button.setText(
            _("Terima {count} berkas").format(count=len(ready)) if several else _("Terima")
        )
        if read_only:
            self.receive_button.setToolTip(_("Basis data ini dibuka hanya untuk dibaca."))
        conflicts = self._conflicts() if self.tried else 0
        self.conflicts_button.setVisible(bool(conflicts))
        self.conflicts_button.setText(_("Selesaikan konflik ({count})").format(count=conflicts))
        self.close_button.setText(_("Batal") if left or self._task else _("Tutup"))

    def _to_conflicts(self) -> None:
        self.accept()
        self.session.page_asked.emit("files", "conflicts", "", "")

    def _lay_out(self) -> None:
        height = self.view.verticalHeader().defaultSectionSize()
        self.view.setFixedHeight(height * _LINES + self.view.horizontalHeader().sizeHint().height())
        self.view.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.conflicts_button)
        buttons.addWidget(self.receive_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.message)
        column.addWidget(self.task_line)
        column.addWidget(self.view)
        column.addWidget(self.panel, 1)
        column.addLayout(buttons)
