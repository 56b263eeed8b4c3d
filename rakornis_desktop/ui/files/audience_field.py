"""For which office a plan file is made: for all, or with the decisions of one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from rakornis_desktop.exchange.traffic.sending_outlook import offices_to_send_to
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.furniture.field_frame import FieldFrame
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.shell.theme import TIGHT


class AudienceField(QWidget):
    """Says under the choice what the file then holds."""

    chosen = Signal(str)

    def __init__(self, own_region: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QComboBox()
        self.box.addItem(_("Semua kantor"), "")
        for code, name in offices_to_send_to(own_region):
            self.box.addItem(name, code)
        self.box.setMaxVisibleItems(18)
        self.box.activated.connect(lambda _index: self._chosen())
        self.words = PlainLabel()
        self.words.setWordWrap(True)
        self.words.setForegroundRole(self.words.palette().ColorRole.PlaceholderText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(FieldFrame(_("Dibuat untuk"), self.box))
        column.addWidget(self.words)
        self._say()

    @property
    def region(self) -> str:
        """The region of the office, "" for all."""
        return str(self.box.currentData())

    @property
    def name(self) -> str:
        """What the office is called, "" for all."""
        return self.box.currentText() if self.region else ""

    def choose(self, region: str) -> None:
        """Choose an office as if the officer had."""
        self.box.setCurrentIndex(max(self.box.findData(region), 0))
        self._chosen()

    def _chosen(self) -> None:
        self._say()
        self.chosen.emit(self.region)

    def _say(self) -> None:
        self.words.setText(
            _("Berkasnya memuat rencana kita dan hanya pasangan serta keputusan bagi kantor itu.")
            if self.region
            else _("Berkasnya memuat seluruh rencana kita dengan semua keputusan.")
        )
