"""Peserta: who is invited, by office and post; from a workbook, a paste, or whom one knows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rakornis_desktop.database.queries.meeting_rows import participants_of
from rakornis_desktop.excel.taking.participants_import import apply_participants, preview_pasted
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.normal_text import folded_line
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.meeting.people.people_edits import (
    add_participants,
    delete_participants,
    move_participants,
    set_attendance,
    sort_participants,
    update_participant,
)
from rakornis_desktop.ui.furniture.line_table import LineTable
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.meetings.meeting_fields import participant_columns
from rakornis_desktop.ui.meetings.meeting_part import MeetingPart
from rakornis_desktop.ui.shell.file_dialogs import file_to_open, file_to_save
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE

_KINDS = (".xlsx", ".xlsm")


class PeoplePart(MeetingPart):
    """The list of one meeting's participants."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.table = LineTable(
            participant_columns(),
            name=_("Peserta"),
            add=_("Peserta"),
            empty=_(
                "Belum ada peserta. Tambahkan pejabat yang dikenal, impor daftarnya dari buku "
                "kerja, atau tempel dari Excel (Ctrl+V)."
            ),
            draggable=True,
        )
        self.known_button = QPushButton(icon("users"), _("Tambah pejabat yang dikenal…"))
        self.known_button.clicked.connect(self.add_known)
        self.import_button = QPushButton(icon("upload"), _("Impor…"))
        self.import_button.setToolTip(_("Impor daftar peserta dari buku kerja Excel"))
        self.import_button.clicked.connect(lambda: self.import_file())
        self.template_button = QPushButton(icon("download"), _("Templat…"))
        self.template_button.setToolTip(_("Simpan buku kerja kosong untuk diisi"))
        self.template_button.clicked.connect(self.save_template)
        self.sort_button = QPushButton(icon("building-2"), _("Urutkan"))
        self.sort_button.setToolTip(_("Urutkan menurut instansi dan jabatan"))
        self.sort_button.clicked.connect(
            lambda: session.attempt(lambda: sort_participants(session.database, self.meeting_id))
        )
        self.summary = PlainLabel()
        self._lay_out()
        self._connect()

    def show_meeting(self, meeting_id: str) -> None:
        """Show the participants of a meeting, empty for none."""
        self.meeting_id = meeting_id
        rows = participants_of(self.session.database, meeting_id) if meeting_id else []
        self.table.set_rows(rows)
        offices = {folded_line(row.office) for row in rows} - {""}
        words = _("{people} peserta dari {offices} instansi")
        self.summary.setText(words.format(people=len(rows), offices=len(offices)) if rows else "")

    def set_enabled(self, enabled: bool) -> None:
        """Let the list be edited, or only read."""
        self.table.set_enabled(enabled)
        for button in (self.known_button, self.import_button, self.sort_button):
            button.setEnabled(enabled)

    # Building

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(NEAR)
        top.addWidget(self.summary, 1)
        for button in (
            self.known_button, self.import_button, self.template_button, self.sort_button,
        ):  # fmt: skip
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, NEAR, SPACE, NEAR)
        column.setSpacing(NEAR)
        column.addLayout(top)
        column.addWidget(self.table, 1)

    def _connect(self) -> None:
        attempt, database, table = self.session.attempt, self.session.database, self.table
        table.added.connect(self.add)
        table.edited.connect(self._edit)
        table.misread.connect(self.session.refused)
        table.deleted.connect(lambda rows: attempt(lambda: delete_participants(database, rows)))
        table.reordered_by(self._move)
        table.pasted.connect(self.paste)
        table.table.take_files()
        table.table.files_dropped.connect(self._drop_files)

    # Changing

    def add(self) -> None:
        """Add a line and put the cursor into its name."""
        database, people = self.session.database, [{"name": _("Nama peserta")}]
        if rows := self.session.attempt(
            lambda: add_participants(database, self.meeting_id, people)
        ):
            self.table.edit(rows[0], 1)

    def add_known(self) -> None:
        """Open the list of those whom the program knows."""
        from rakornis_desktop.ui.meetings.known_people_dialog import KnownPeopleDialog

        def add(chosen: Sequence[dict[str, str]]) -> None:
            database = self.session.database
            self.session.attempt(lambda: add_participants(database, self.meeting_id, chosen))

        KnownPeopleDialog(self.session, self.meeting_id, add, self).open()

    def import_file(self, file: Path | None = None) -> None:
        """Ask for a workbook if none is given, and show what its list would add."""
        from rakornis_desktop.ui.meetings.participants_dialog import ParticipantsDialog

        if file is None:
            kinds = _("Buku kerja Excel (*.xlsx *.xlsm)")
            file = file_to_open(self, _("Impor daftar peserta"), kinds)
        if file is not None:
            ParticipantsDialog(self.session, self.meeting_id, file, self).open()

    def save_template(self) -> None:
        """Ask for a place and write an empty workbook."""
        from rakornis_desktop.excel.writing.participants_template import write_participants_template

        file = file_to_save(
            self,
            _("Simpan templat daftar peserta"),
            _("Daftar peserta") + ".xlsx",
            _("Buku kerja Excel (*.xlsx)"),
        )
        if file is not None:
            self.session.in_background(
                _("Menulis {file}").format(file=file.name),
                lambda _task: write_participants_template(file),
                lambda _done: self.session.told.emit(_("{file} disimpan.").format(file=file.name)),
            )

    def paste(self, block: list[list[str]]) -> None:
        """Add people copied from a spreadsheet, in one step; nobody is added twice."""
        if not self.table.enabled:
            return
        database, meeting_id = self.session.database, self.meeting_id
        fields = [column.field for column in participant_columns() if not column.check]
        current = self.table.table.currentIndex().column() - 1
        wanted = fields[max(current, 0) :]

        def work() -> str:
            read = preview_pasted(database, meeting_id, block, wanted)
            if not read.people:
                raise Refusal(read.in_words().splitlines()[-1 if read.refused else 0])
            apply_participants(database, meeting_id, read)
            return read.in_words().splitlines()[0]

        if said := self.session.attempt(work):
            self.session.told.emit(said)

    def _edit(self, row: str, name: str, value: object) -> None:
        database = self.session.database
        if name == "present":
            self.session.attempt(lambda: set_attendance(database, [row], bool(value)))
        else:
            self.session.attempt(lambda: update_participant(database, row, {name: value}))

    def _move(self, ids: Sequence[str], place: int) -> None:
        database = self.session.database
        self.session.attempt(lambda: move_participants(database, ids, place))

    def _drop_files(self, files: Sequence[str]) -> None:
        books = [Path(file) for file in files if Path(file).suffix.casefold() in _KINDS]
        if books and self.table.enabled:
            self.import_file(books[0])
