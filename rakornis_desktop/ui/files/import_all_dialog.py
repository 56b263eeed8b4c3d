"""Impor semua: what the files of a folder would bring, whose keys are new, then all of them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rakornis_desktop.exchange.traffic.arrivals import Arrival, look_at
from rakornis_desktop.exchange.traffic.outcome_words import DONE, KEY, KNOWN, REFUSED, outcome
from rakornis_desktop.exchange.traffic.receiving_all import (
    Key,
    NewKey,
    can_come_in,
    files_in,
    left_out,
    new_keys,
    receive_all,
)
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.ui.furniture.message_line import MessageLine
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.primary_button import PrimaryButton
from rakornis_desktop.ui.furniture.task_line import TaskLine
from rakornis_desktop.ui.furniture.wrapped_table import WrappedTable
from rakornis_desktop.ui.meetings.seen_model import KeyModel, SeenModel, key_id, key_line, seen_line
from rakornis_desktop.ui.shell.background import Task
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE

_MOST_NAMED = 5


class ImportAllDialog(QDialog):
    """Looks at every file first; nothing is written before «Terima»."""

    def __init__(self, session: Session, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.seen: list[Arrival] = []
        self.keys: list[NewKey] = []
        self._left_out: list[str] = []
        self.trusted: set[Key] = set()
        # What came of each file so far; filled by the other thread, read when it reports.
        self._came: list[Arrival] = []
        self._task: Task | None = None
        self._closing = False
        self.done_importing = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Impor semua dari {folder}").format(folder=folder.name or folder))
        self.resize(1080, 620)
        self.message = MessageLine()
        self.progress = TaskLine()
        self.counts = PlainLabel()
        self.counts.setWordWrap(True)
        self.model = SeenModel(self)
        self.table = WrappedTable(self.model, _("Berkas dalam folder"))
        self.key_model = KeyModel(self)
        self.key_model.edited.connect(self._tick)
        self.key_table = WrappedTable(self.key_model, _("Kunci yang belum dikenal"))
        self.close_button = QPushButton(_("Batal"))
        self.close_button.clicked.connect(self.reject)
        self.receive_button = PrimaryButton(_("Terima"))
        self.receive_button.setEnabled(False)
        self.receive_button.clicked.connect(self.receive)
        self._lay_out()
        self._look(folder)

    @property
    def running(self) -> bool:
        """Whether files are being looked at or let in."""
        return self._task is not None

    def receive(self) -> None:
        """Let in what can come in, with the keys that are ticked."""
        database, seen, trusted = self.session.database, list(self.seen), frozenset(self.trusted)
        self._came = []
        came = self._came

        def work(task: Task) -> None:
            # What is in stays in when it is stopped: each file is a step of its own.
            for one in receive_all(database, seen, trusted, progress=task.progressed.emit):
                came.append(one)
                if task.stopping:
                    break

        count = self._count_of_those_that_can_come()
        self._begin(_("Menerima {count} berkas").format(count=count), work, self._received)

    def accept_all_keys(self) -> None:
        """Tick all keys that are new; one in place of a known key wants a tick of its own."""
        self.trusted |= {new.key for new in self.keys if not new.changed}
        self._show_keys()

    def reject(self) -> None:  # Qt's own name
        """Close; what is running is stopped first."""
        if self._task is not None:
            self._closing = not self.done_importing and not self._came
            self._task.cancel()
            self.close_button.setEnabled(False)
            return
        super().reject()

    # Looking and receiving

    def _look(self, folder: Path) -> None:
        try:
            paths, self._left_out = files_in(folder), left_out(folder)
        except Refusal as refusal:
            self.message.refuse(str(refusal))
            return
        database = self.session.database
        self.counts.setText(_("Memeriksa {count} berkas…").format(count=len(paths)))

        def work(task: Task) -> list[Arrival]:
            return look_at(database, paths, progress=task.step)

        self._begin(_("Memeriksa {count} berkas").format(count=len(paths)), work, self._looked)

    def _begin(self, label: str, work: object, done: object) -> None:
        self._task = self.session.in_background(label, work, done)  # type: ignore[arg-type]
        self._task.progressed.connect(self._take_came)
        self._task.ended.connect(self._ended)
        self._task.refused.connect(self.message.refuse)
        self.progress.follow(self._task)
        self._show_buttons()

    def _looked(self, seen: list[Arrival]) -> None:
        self.seen = seen
        self.keys = new_keys(seen)
        self.model.set_rows([seen_line(one) for one in seen])
        self._show_keys()

    def _received(self, _nothing: object) -> None:
        self._take_came()
        # Stopped half way, the rest can be let in later.
        self.done_importing = not self._count_of_those_that_can_come()
        self._keys_box.setVisible(bool(self.keys) and not self.done_importing)
        done = [one for one in self._came if outcome(one) == DONE]
        conflicts = sum(one.received.conflicts + one.received.alike for one in done)
        said = _("{count} berkas diterima.").format(count=len(done))
        if conflicts:
            said += " " + _("{count} konflik menunggu di bagian Konflik.").format(count=conflicts)
        self.message.tell(said)
        self.session.told.emit(said)

    def _take_came(self, *_progress: int) -> None:
        """Show what came of the files that have been let in so far."""
        came = {one.id: one for one in self._came}
        if came:
            self.seen = [came.get(one.id, one) for one in self.seen]
            self.model.set_rows([seen_line(one) for one in self.seen])
            self._count()

    def _ended(self) -> None:
        self._task = None
        self.close_button.setEnabled(True)
        if self._closing:
            super().reject()
            return
        self._show_buttons()

    # Showing

    def _tick(self, line_id: str, _field: str, on: bool) -> None:
        new = next(new for new in self.keys if key_id(new) == line_id)
        (self.trusted.add if on else self.trusted.discard)(new.key)
        self._show_keys()

    def _show_keys(self) -> None:
        self._keys_box.setVisible(bool(self.keys) and not self.done_importing)
        self.key_model.set_rows([key_line(new, self.trusted) for new in self.keys])
        self._show_buttons()

    def _show_buttons(self) -> None:
        count = self._count_of_those_that_can_come()
        ready = not self.running and not self.done_importing
        self.receive_button.setEnabled(ready and count > 0 and not self.session.database.read_only)
        self.receive_button.setText(_("Terima {count} berkas").format(count=count))
        self.receive_button.setVisible(not self.done_importing)
        self.key_table.setEnabled(ready)
        left = any(new.key not in self.trusted for new in self.keys if not new.changed)
        self.all_keys.setEnabled(ready and left)
        self.close_button.setText(_("Tutup") if self.done_importing else _("Batal"))
        self._count()

    def _count_of_those_that_can_come(self) -> int:
        return sum(can_come_in(one, self.trusted) for one in self.seen)

    def _count(self) -> None:
        if not self.seen:
            return
        found = [outcome(one) for one in self.seen]
        parts = [_("{count} berkas").format(count=len(found))]
        for words, kinds in (
            (_("{count} diterima"), (DONE,)),
            (_("{count} sudah ada"), (KNOWN,)),
            (_("{count} dengan kunci baru"), (KEY,)),
            (_("{count} ditolak"), (REFUSED,)),
        ):
            if count := sum(kind in kinds for kind in found):
                parts.append(words.format(count=count))
        said = " · ".join(parts)
        if self._left_out:
            names = ", ".join(self._left_out[:_MOST_NAMED])
            if len(self._left_out) > _MOST_NAMED:
                names += ", …"
            said += "\n" + _(
                "{count} berkas lain dilewati karena bukan berkas rencana atau surel .eml: {names}"
            ).format(count=len(self._left_out), names=names)
        self.counts.setText(said)

    # Building

    def _lay_out(self) -> None:
        self.all_keys = QPushButton(_("Centang semua kunci baru"))
        self.all_keys.setAutoDefault(False)
        self.all_keys.clicked.connect(self.accept_all_keys)
        hint = PlainLabel(
            _(
                "Kunci berikut belum dikenal. Cocokkan setiap sidik dengan pengirimnya lewat "
                "telepon, lalu centang; berkasnya baru diterima sesudah itu. Kunci yang berganti "
                "dicentang satu per satu."
            )
        )
        hint.setWordWrap(True)
        said = QHBoxLayout()
        said.setSpacing(NEAR)
        said.addWidget(hint, 1)
        said.addWidget(self.all_keys, 0, Qt.AlignmentFlag.AlignTop)
        self._keys_box = QWidget()
        keys = QVBoxLayout(self._keys_box)
        keys.setContentsMargins(0, 0, 0, 0)
        keys.setSpacing(NEAR)
        keys.addLayout(said)
        keys.addWidget(self.key_table)
        self._keys_box.setVisible(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR)
        buttons.addWidget(self.progress)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.receive_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.message)
        column.addWidget(self.counts)
        column.addWidget(self.table, 3)
        column.addWidget(self._keys_box, 2)
        column.addLayout(buttons)
