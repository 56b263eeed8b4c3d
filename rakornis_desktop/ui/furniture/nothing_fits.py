"""An empty list says that nothing fits what is sought, and how to see everything again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.furniture.filter_box import FilterBox
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.search_line import SearchLine
from rakornis_desktop.ui.shell.theme import NEAR


class NothingFits(QWidget):
    """Lies over a list that a search line and filters have emptied, with a button to lift them."""

    def __init__(self, rows: QAbstractItemView, search: SearchLine, *boxes: QComboBox) -> None:
        super().__init__(rows.viewport())
        self._rows = rows
        self._search = search
        self._boxes = boxes
        said = PlainLabel(_("Tidak ada yang cocok."))
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        said.setWordWrap(True)
        self.clear_button = QPushButton(_("Hapus pencarian dan saringan"))
        self.clear_button.setAutoDefault(False)
        self.clear_button.clicked.connect(self.lift)
        column = QVBoxLayout(self)
        column.setSpacing(NEAR)
        column.addStretch(1)
        column.addWidget(said)
        column.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        # Once the list stands, not in the middle of its becoming another.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._look)
        model = rows.model()
        for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            changed.connect(lambda *_where: self._soon.start(0))
        rows.viewport().installEventFilter(self)
        self.hide()

    def lift(self) -> None:
        """Empty the search line and every filter, and give the keyboard to the list."""
        if self._search.text():
            self._search.clear()
            self._search.settle()
        for box in self._boxes:
            if box.currentIndex() > 0:
                if isinstance(box, FilterBox):
                    box.choose("")
                else:
                    box.setCurrentIndex(0)
        self._rows.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's own name
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._rows.viewport().rect())
        return False

    def _look(self) -> None:
        sought = bool(self._search.text().strip())
        narrowed = sought or any(box.currentIndex() > 0 for box in self._boxes)
        self.setGeometry(self._rows.viewport().rect())
        self.setVisible(narrowed and self._rows.model().rowCount() == 0)
