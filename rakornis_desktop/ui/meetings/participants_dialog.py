"""What importing a list of participants would do, seen before anything is written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.excel.taking.participants_import import (
    ParticipantsImport,
    apply_participants,
    preview_participants,
)
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.furniture.line_model import LineColumn, LineModel
from rakornis_desktop.ui.furniture.message_line import MessageLine
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.primary_button import PrimaryButton
from rakornis_desktop.ui.furniture.remark_model import RemarkModel
from rakornis_desktop.ui.furniture.roomy_style import roomy_style
from rakornis_desktop.ui.shell.background import Cancelled, Task
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE


class ParticipantsDialog(QDialog):
    """Who would be added, and what is to be said of the other rows."""

    def __init__(
        self, session: Session, meeting_id: str, file: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.meeting_id = meeting_id
        self.file = file
        self.result_read: ParticipantsImport | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Impor peserta dari {file}").format(file=file.name))
        self.resize(900, 520)
        self.message = MessageLine(lines=2)
        self.counts = PlainLabel(_("Membaca {file}…").format(file=file.name))
        self.counts.setWordWrap(True)
        self.people = LineModel(
            [
                LineColumn("name", _("Nama"), 240, fixed=True),
                LineColumn("office", _("Instansi"), 280, fixed=True, stretch=True),
                LineColumn("job", _("Jabatan"), 180, fixed=True),
                LineColumn("contact", _("HP/e-mail"), 160, fixed=True),
            ],
            self,
        )
        self.remarks = RemarkModel(self)
        self.cancel_button = QPushButton(_("Batal"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self.import_button = PrimaryButton(_("Tambahkan peserta"))
        self.import_button.setEnabled(False)
        self.import_button.clicked.connect(self.apply)
        self._lay_out()
        self._read()

    def apply(self) -> None:
        """Add who was read, in one step of undo."""
        read, database = self.result_read, self.session.database
        if read is None:
            return
        if self.session.attempt(lambda: apply_participants(database, self.meeting_id, read)):
            self.session.told.emit(read.in_words().splitlines()[0])
            self.accept()

    def _read(self) -> None:
        database, meeting_id, file = self.session.database, self.meeting_id, self.file

        def work(task: Task) -> ParticipantsImport:
            from rakornis_desktop.excel.reading.workbook_reading import (
                Cancelled as ReadingCancelled,
            )

            try:
                return preview_participants(
                    database,
                    meeting_id,
                    file,
                    progress=task.step,
                    cancelled=lambda: task.stopping,
                )
            except ReadingCancelled:
                raise Cancelled from None

        task = self.session.in_background(
            _("Membaca {file}").format(file=file.name), work, lambda read: self._came(read)
        )
        task.refused.connect(self._refused)
        task.cancelled.connect(self.reject)
        self.finished.connect(lambda _result: task.cancel())

    def _came(self, read: ParticipantsImport) -> None:
        self.result_read = read
        self.people.set_rows([_PersonLine(person.row, person.values) for person in read.people])
        self.remarks.show_remarks(read.refused, read.remarks, ())
        self.tabs.setTabText(0, _("Ditambahkan ({count})").format(count=len(read.people)))
        said = len(read.refused) + len(read.remarks)
        self.tabs.setTabText(1, _("Catatan ({count})").format(count=said))
        if not read.people and said:
            self.tabs.setCurrentIndex(1)
        words = _("Lembar {sheet}: {count} peserta baru, {already} sudah ada, {refused} ditolak.")
        self.counts.setText(
            words.format(
                sheet=read.sheet,
                count=len(read.people),
                already=len(read.already),
                refused=len(read.refused),
            )
        )
        self.import_button.setText(_("Tambahkan {count} peserta").format(count=len(read.people)))
        self.import_button.setEnabled(bool(read.people))

    def _refused(self, words: str) -> None:
        self.message.refuse(words)
        self.counts.setText(_("Tidak ada yang dibaca."))

    def _lay_out(self) -> None:
        people = self._table(self.people, _("Peserta yang ditambahkan"))
        for number, column in enumerate(self.people.columns):
            people.horizontalHeader().resizeSection(number, column.width)
            if column.stretch:
                people.horizontalHeader().setSectionResizeMode(
                    number, QHeaderView.ResizeMode.Stretch
                )
        remarks = self._table(self.remarks, _("Catatan impor"))
        for number, width in enumerate((72, 56, 140, 200)):
            remarks.horizontalHeader().resizeSection(number, width)
        remarks.horizontalHeader().setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(people, _("Ditambahkan"))
        self.tabs.addTab(remarks, _("Catatan"))
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.import_button)
        column_box = QVBoxLayout(self)
        column_box.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column_box.setSpacing(SPACE)
        column_box.addWidget(self.message)
        column_box.addWidget(self.counts)
        column_box.addWidget(self.tabs, 1)
        column_box.addLayout(buttons)

    def _table(self, model: LineModel | RemarkModel, name: str) -> QTableView:
        table = QTableView()
        table.setModel(model)
        table.setStyle(roomy_style())
        table.setAccessibleName(name)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(24)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        header = table.horizontalHeader()
        header.setStyle(roomy_style())
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return table


class _PersonLine:
    """A person read, as the table of lines shows rows."""

    def __init__(self, row: int, values: dict[str, str]) -> None:
        self.id = str(row)
        self.name = values.get("name", "")
        self.office = values.get("office", "")
        self.job = values.get("job", "")
        self.contact = values.get("contact", "")
