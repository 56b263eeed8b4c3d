"""What a workbook would bring, before anything is written; then the one transaction."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.database.queries.plans_of_offices import plan_of
from rakornis_desktop.excel.taking.import_result import ImportResult
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.reference.nomenclature import editions
from rakornis_desktop.reference.regions import regions
from rakornis_desktop.ui.furniture.message_line import MessageLine
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.primary_button import PrimaryButton
from rakornis_desktop.ui.furniture.remark_model import RemarkModel
from rakornis_desktop.ui.shell.background import Cancelled, Task
from rakornis_desktop.ui.shell.file_dialogs import file_to_save
from rakornis_desktop.ui.shell.help_key import help_key
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE


class ImportDialog(QDialog):
    """Preview of one workbook. Choosing another office or edition reads it anew."""

    def __init__(self, session: Session, file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.file = file
        self.result_read: ImportResult | None = None
        self._asked = 0
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Impor {file}").format(file=file.name))
        self.resize(900, 560)
        self._make_choices()
        self.message = MessageLine()
        self.counts = PlainLabel()
        self.counts.setWordWrap(True)
        self.model = RemarkModel(self)
        self.table = QTableView()
        self.table.setTabKeyNavigation(False)
        self._set_up_table()
        self.report_button = QPushButton(icon("file-spreadsheet"), _("Simpan laporan…"))
        self.report_button.clicked.connect(self.save_report)
        self.cancel_button = QPushButton(_("Batal"))
        self.cancel_button.clicked.connect(self.reject)
        self.import_button = PrimaryButton(_("Impor"))
        self.import_button.clicked.connect(self.apply)
        self._lay_out()
        help_key(self, "impor")
        self.read()

    def read(self) -> None:
        """Read the workbook as the chosen office's plan, beside the window."""
        self._asked += 1
        asked = self._asked
        self.result_read = None
        self._show(_("Membaca {file}…").format(file=self.file.name))
        database, file = self.session.database, self.file
        as_office, edition = self.office.currentData(), self.edition.currentData()

        def work(task: Task) -> ImportResult:
            from rakornis_desktop.excel.reading.workbook_reading import (
                Cancelled as ReadingCancelled,
            )
            from rakornis_desktop.excel.taking.plan_import import preview_plan

            try:
                return preview_plan(
                    database,
                    file,
                    as_office=as_office or None,
                    edition=edition or None,
                    progress=task.step,
                    cancelled=lambda: task.stopping,
                )
            except ReadingCancelled:
                raise Cancelled from None

        def came(result: ImportResult) -> None:
            if asked == self._asked:
                self.result_read = result
                self._show()

        label = _("Membaca {file}").format(file=file.name)
        task = self.session.in_background(label, work, came)
        task.refused.connect(lambda words: self._refused(asked, words))
        task.cancelled.connect(self.reject)

    def apply(self) -> None:
        """Write what was read, in one step of undo."""
        read = self.result_read
        if read is None:
            return
        self.import_button.setEnabled(False)
        database, as_office = self.session.database, self.office.currentData() or None

        def work(_task: Task) -> ImportResult:
            from rakornis_desktop.excel.taking.plan_applying import apply_import

            result = apply_import(database, read.parsed, as_office=as_office)
            result.sheets = read.sheets
            return result

        def came(result: ImportResult) -> None:
            self.session.told.emit(result.in_words().splitlines()[0])
            self.accept()

        label = _("Mengimpor {file}").format(file=self.file.name)
        task = self.session.in_background(label, work, came)
        task.refused.connect(lambda words: self._refused(self._asked, words))

    def save_report(self) -> None:
        """Ask for a place and write the report of what was read."""
        read = self.result_read
        if read is None:
            return
        file = file_to_save(
            self,
            _("Simpan laporan impor"),
            _("Laporan impor {file}").format(file=self.file.stem) + ".xlsx",
            _("Buku kerja Excel (*.xlsx)"),
        )
        if file is not None:
            from rakornis_desktop.excel.taking.import_report import write_report

            self.session.in_background(
                _("Menulis {file}").format(file=file.name),
                lambda _task: write_report(read, file),
                lambda _done: self.message.tell(_("{file} disimpan.").format(file=file.name)),
            )

    # Building

    def _make_choices(self) -> None:
        plan = self.session.plan
        known = regions()
        self.office = QComboBox()
        self.office.setAccessibleName(_("Rencana milik"))
        own = plan.government.removeprefix(_("Pemerintah "))
        self.office.addItem(_("{office} (kantor ini)").format(office=own), "")
        others = ["61", *(region.code for region in known.regencies()), "00"]
        for code in others:
            if code != plan.region_code:
                name = _("Pusat") if code == "00" else known.title(code)
                self.office.addItem(name, code)
        self.edition = QComboBox()
        self.edition.setAccessibleName(_("Edisi nomenklatur"))
        for value in editions():
            self.edition.addItem(value, value)
        self._choose_edition()
        self.office.activated.connect(lambda _i: self._office_chosen())
        self.edition.activated.connect(lambda _i: self.read())

    def _choose_edition(self) -> None:
        code = self.office.currentData()
        plan = plan_of(self.session.database, code) if code else None
        wanted = (plan or self.session.plan).edition
        self.edition.setCurrentIndex(max(self.edition.findData(wanted), 0))

    def _office_chosen(self) -> None:
        self._choose_edition()
        self.read()

    def _set_up_table(self) -> None:
        self.table.setModel(self.model)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(24)
        self.table.setAccessibleName(_("Catatan impor"))
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate((72, 56, 140, 200)):
            header.resizeSection(column, width)
        header.setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)

    def _lay_out(self) -> None:
        choices = QFormLayout()
        choices.setVerticalSpacing(NEAR)
        choices.addRow(PlainLabel(_("Rencana milik")), self.office)
        choices.addRow(PlainLabel(_("Edisi nomenklatur")), self.edition)
        buttons = QHBoxLayout()
        buttons.addWidget(self.report_button)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.import_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.message)
        column.addLayout(choices)
        column.addWidget(self.counts)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)

    # Showing

    def _show(self, waiting: str = "") -> None:
        read = self.result_read
        self.import_button.setEnabled(read is not None and bool(read.imported))
        self.report_button.setEnabled(read is not None)
        if read is None:
            self.counts.setText(waiting)
            self.model.show_remarks((), (), ())
            return
        notices = [notice for notice in read.parsed.notices if not notice.row]
        self.model.show_remarks(read.refused, read.remarks, notices)
        self.counts.setText(
            _(
                "Lembar {sheet}, bentuk {layout}: {imported} kegiatan, Rp {sum}. "
                "Ditolak {refused}, dengan catatan {remarks}."
            ).format(
                sheet=read.parsed.sheet,
                layout=read.parsed.layout,
                imported=read.imported,
                sum=rupiah(read.total),
                refused=len({remark.row for remark in read.refused}),
                remarks=len({remark.row for remark in read.remarks}),
            )
        )
        self.import_button.setText(_("Impor {count} baris").format(count=read.imported))

    def _refused(self, asked: int, words: str) -> None:
        if asked == self._asked:
            self.message.refuse(words)
            self._show(_("Tidak ada yang dibaca."))
