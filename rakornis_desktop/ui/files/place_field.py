"""Where a plan file is written: proposed by name, typed, or chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.furniture.field_frame import FieldFrame
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.shell.file_dialogs import file_to_save, last_folder
from rakornis_desktop.ui.shell.theme import TIGHT


class PlaceField(QWidget):
    """Once the officer has named the file, no proposal replaces the name."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own = False
        self.line = QLineEdit()
        self.line.textEdited.connect(lambda _text: self._named())
        self.choose_button = QPushButton(_("Pi&lih…"))
        self.choose_button.setAutoDefault(False)
        self.choose_button.clicked.connect(self.choose)
        self.replaces = PlainLabel(_("Berkas ini sudah ada dan akan diganti."))
        self.replaces.setForegroundRole(self.replaces.palette().ColorRole.PlaceholderText)
        self.replaces.hide()
        editor = QWidget()
        row = QHBoxLayout(editor)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(self.choose_button)
        frame = FieldFrame(_("Simpan sebagai"), editor)
        self.line.setAccessibleName(_("Simpan sebagai"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(frame)
        column.addWidget(self.replaces)

    @property
    def file(self) -> Path:
        """Where the file goes; a bare name means the folder used last."""
        return last_folder() / Path(self.line.text().strip()).expanduser()

    def propose(self, name: str) -> None:
        """Propose a name, in the folder used last."""
        if not self._own:
            self._put(last_folder() / name)
        self._look()

    def choose(self) -> None:
        """Ask for a place."""
        kinds = _("Berkas rencana (*.rakornis)")
        file = file_to_save(self, _("Simpan berkas rencana"), self.file.name, kinds)
        if file is not None:
            self.put(file)

    def put(self, file: Path) -> None:
        """Take a place as if the officer had typed it."""
        self._put(file)
        self._named()

    def _put(self, file: Path) -> None:
        self.line.setText(str(file))
        self.line.setCursorPosition(len(self.line.text()))

    def _named(self) -> None:
        self._own = True
        self._look()

    def _look(self) -> None:
        there = bool(self.line.text().strip()) and self.file.is_file()
        self.replaces.setVisible(there)
        self.changed.emit()
