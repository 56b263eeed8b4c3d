"""The first window where no database is open: a new one, one there is, or the sample."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.database.opening.writer_lock import DatabaseHeld
from rakornis_desktop.folders import database_folder
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.ui.furniture.field_frame import FieldFrame
from rakornis_desktop.ui.furniture.fixed_place import FixedPlace
from rakornis_desktop.ui.furniture.message_line import MessageLine
from rakornis_desktop.ui.furniture.plain_text import PlainLabel, plain_tooltip
from rakornis_desktop.ui.furniture.primary_button import PrimaryButton
from rakornis_desktop.ui.furniture.task_line import TaskLine
from rakornis_desktop.ui.shell.background import Task
from rakornis_desktop.ui.shell.file_dialogs import (
    dropped_file,
    file_name,
    file_to_open,
    file_to_save,
)
from rakornis_desktop.ui.shell.guide_wish import wish_guide
from rakornis_desktop.ui.shell.help_key import help_key
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.theme import NEAR, SPACE, WIDE
from rakornis_desktop.ui.shell.user_settings import recent_files

_FILE = int(Qt.ItemDataRole.UserRole)


class StartWindow(QMainWindow):
    """Closes itself once a database is open."""

    # A file to open, and whether only for reading.
    open_asked = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Rakornis Desktop")
        self.resize(920, 560)
        self.setAcceptDrops(True)
        self._task: Task | None = None
        self._chosen_file: Path | None = None
        self.message_line = MessageLine()
        self.task_line = TaskLine()
        self._make_new()
        self._make_open()
        self._lay_out()
        help_key(self, "mulai")
        self._propose()
        self.office.setFocus()

    def attempt(self, file: Path, open_it: Callable[[], object]) -> None:
        """Open ``file``; what stands against it is said here, and the window stays."""
        try:
            open_it()
        except DatabaseHeld as held:
            self.message_line.refuse(
                str(held),
                _("Buka hanya untuk dibaca"),
                lambda: self.open_asked.emit(file, True),
            )
        except Refusal as refusal:
            self.message_line.refuse(str(refusal))
        else:
            self.close()

    def create_database(self) -> None:
        """Make the new database and open it."""
        from rakornis_desktop.database.new_database import new_database

        file = self.file
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            new_database(file, self.office.currentData(), self.year.value()).close()
        except Refusal as refusal:
            self.message_line.refuse(str(refusal))
        except OSError as error:
            from rakornis_desktop.language.disk_errors import in_words

            self.message_line.refuse(in_words(error))
        else:
            if self.guided.isChecked():
                wish_guide()
            self.open_asked.emit(file, False)

    def open_sample(self) -> None:
        """Make the sample in the background if it is not there yet, and open it."""

        def work(_task: Task) -> Path:
            from rakornis_desktop.sample.sample_database import sample_database

            return sample_database(database_folder())

        self.sample_button.setEnabled(False)
        self._task = Task(_("Menyiapkan data contoh"), work)
        self._task.finished.connect(lambda file: self.open_asked.emit(file, False))
        self._task.refused.connect(self.message_line.refuse)
        self._task.failed.connect(
            lambda _error: self.message_line.refuse(_("Data contoh tidak dapat disiapkan."))
        )
        self._task.ended.connect(lambda: self.sample_button.setEnabled(True))
        self.task_line.follow(self._task)
        self._task.start()

    def begin_journey(self) -> None:
        """Open the sample and begin the guided journey on it."""
        wish_guide()
        self.open_sample()

    @property
    def file(self) -> Path:
        """Where the new database goes."""
        return Path(self.place.text()).expanduser()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # Qt's own name
        file = dropped_file(event.mimeData())
        if file is not None and file.suffix.casefold() == ".rkn":
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # Qt's own name
        if file := dropped_file(event.mimeData()):
            self.open_asked.emit(file, False)

    def _make_new(self) -> None:
        self.office = QComboBox()
        self.office.setMaxVisibleItems(16)
        for code, name in offices_to_choose():
            self.office.addItem(name, code)
        self.office.currentIndexChanged.connect(lambda _index: self._propose())
        self.year = QSpinBox()
        self.year.setRange(2020, 2100)
        # In 2026 offices plan 2027.
        self.year.setValue(date.today().year + 1)
        self.year.valueChanged.connect(lambda _year: self._propose())
        self.place = QLineEdit()
        self.place.textEdited.connect(self._place_edited)
        self.choose_place = QPushButton(_("Pilih…"))
        self.choose_place.clicked.connect(self._choose_place)
        self.create_button = PrimaryButton(_("Buat basis data"))
        self.create_button.setDefault(True)
        self.create_button.clicked.connect(self.create_database)

    def _make_open(self) -> None:
        self.recent = QListWidget()
        self.recent.setAccessibleName(_("Terakhir dibuka"))
        self.recent.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        for file in recent_files():
            item = QListWidgetItem(icon("file-text"), f"{file.stem}\n{file.parent}", self.recent)
            item.setData(_FILE, str(file))
            item.setToolTip(plain_tooltip(str(file)))
            item.setSizeHint(QSize(0, 44))
        self.recent.itemActivated.connect(self._open_recent)
        self.recent.itemClicked.connect(self._open_recent)
        self.open_button = QPushButton(icon("folder"), _("&Buka berkas…"))
        self.open_button.clicked.connect(self._ask_file)
        self.sample_button = QPushButton(icon("info"), _("Buka data &contoh"))
        self.sample_button.clicked.connect(self.open_sample)
        self.guide_button = QPushButton(icon("map-pin"), _("&Perjalanan terpandu"))
        self.guide_button.setToolTip(_("Tujuh langkah pertama pada data contoh"))
        self.guide_button.clicked.connect(self.begin_journey)
        self.guided = QCheckBox(_("Pandu tujuh langkah pertama"))
        # Whoever has opened one before knows the way.
        self.guided.setChecked(not self.recent.count())

    def _lay_out(self) -> None:
        title = PlainLabel(_("Rakornis Desktop"))
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        font.setBold(True)
        title.setFont(font)
        purpose = PlainLabel(
            _(
                "Menyelaraskan rencana kerja kabupaten/kota, provinsi, dan pusat "
                "untuk perumahan, permukiman, dan cipta karya."
            )
        )
        purpose.setWordWrap(True)

        new = self._card(_("Basis data baru"))
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.place, 1)
        row.addWidget(self.choose_place)
        column = new.layout()
        assert isinstance(column, QVBoxLayout)
        column.addWidget(FieldFrame(_("Kantor"), self.office))
        column.addWidget(FieldFrame(_("Tahun anggaran"), self.year))
        self._place_frame = FieldFrame(_("Disimpan sebagai"), place)
        self.place.setAccessibleName(_("Disimpan sebagai"))
        column.addWidget(self._place_frame)
        hint = PlainLabel(
            _("Simpan di komputer ini, bukan di folder jaringan atau yang disinkronkan.")
        )
        hint.setWordWrap(True)
        hint.setForegroundRole(self._place_frame.label.foregroundRole())
        column.addWidget(hint)
        column.addWidget(self.guided)
        column.addStretch(1)
        column.addWidget(self.create_button, 0, Qt.AlignmentFlag.AlignLeft)

        there = self._card(_("Lanjutkan"))
        column = there.layout()
        assert isinstance(column, QVBoxLayout)
        if self.recent.count():
            column.addWidget(self.recent, 1)
        else:
            none = PlainLabel(
                _(
                    "Belum ada basis data yang pernah dibuka di komputer ini. "
                    "Data contoh memperlihatkan seluruh perjalanan: rencana, perbandingan, rapat."
                )
            )
            none.setWordWrap(True)
            column.addWidget(none)
            column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.sample_button)
        buttons.addWidget(self.guide_button)
        buttons.addStretch(1)
        column.addLayout(buttons)

        cards = QHBoxLayout()
        cards.setSpacing(WIDE)
        cards.addWidget(new, 1)
        cards.addWidget(there, 1)
        inside = QVBoxLayout()
        inside.setContentsMargins(24, 24, 24, 24)
        inside.setSpacing(NEAR)
        inside.addWidget(title)
        inside.addWidget(purpose)
        inside.addSpacing(SPACE)
        inside.addLayout(cards, 1)
        centre = QWidget()
        whole = QVBoxLayout(centre)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(inside, 1)
        self.setCentralWidget(centre)
        FixedPlace(centre, self.message_line, self.task_line)

    def _card(self, title: str) -> QFrame:
        card = QFrame()
        card.setFrameShape(QFrame.Shape.StyledPanel)
        card.setAutoFillBackground(True)
        card.setBackgroundRole(card.palette().ColorRole.Base)
        column = QVBoxLayout(card)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(SPACE)
        head = PlainLabel(title)
        font = head.font()
        font.setBold(True)
        head.setFont(font)
        column.addWidget(head)
        return card

    def _propose(self) -> None:
        """Name the file after office and year, unless the officer has named it."""
        if self._chosen_file is None:
            name = file_name(f"Renja {self.year.value()} {self.office.currentText()}")
            self.place.setText(str(database_folder() / f"{name}.rkn"))
            self.place.setCursorPosition(len(self.place.text()))

    def _place_edited(self, text: str) -> None:
        self._chosen_file = Path(text)

    def _choose_place(self) -> None:
        kinds = _("Basis data Rakornis (*.rkn)")
        file = file_to_save(self, _("Basis data baru"), self.file.name, kinds)
        if file is not None:
            self._chosen_file = file
            self.place.setText(str(file))

    def _ask_file(self) -> None:
        file = file_to_open(self, _("Buka basis data"), _("Basis data Rakornis (*.rkn)"))
        if file is not None:
            self.open_asked.emit(file, False)

    def _open_recent(self, item: QListWidgetItem) -> None:
        self.open_asked.emit(Path(item.data(_FILE)), False)


def offices_to_choose() -> list[tuple[str, str]]:
    """Return the offices of Kalimantan Barat by region code: regencies first, then the province."""
    from rakornis_desktop.reference.regions import regions

    known = regions()
    found = [(region.code, region.name) for region in known.regencies()]
    province = known.get("61")
    if province:
        found.append((province.code, _("Provinsi {name}").format(name=province.name)))
    return [*found, ("00", _("Pusat (Balai)"))]
