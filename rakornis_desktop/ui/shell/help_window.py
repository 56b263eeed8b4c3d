"""The manual in a window of its own: topics at the left, the page at the right, one search."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.search.manual import TOPICS, manual_pages, manual_texts
from rakornis_desktop.search.understood_words import understood
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.search_line import SearchLine
from rakornis_desktop.ui.shell.manual_view import ManualView
from rakornis_desktop.ui.shell.theme import NEAR

_TOPIC = int(Qt.ItemDataRole.UserRole)
_LIST_WIDTH = 230
_LINE = 28


class HelpWindow(QMainWindow):
    """Stays open beside the work; F1 leads it to where one is."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(_("Panduan Rakornis Desktop"))
        self.resize(1260, 720)
        self.view = ManualView()
        self.view.topic_asked.connect(lambda topic: self.open_topic(topic))
        self.topics = QListWidget()
        self.topics.setFrameShape(QFrame.Shape.NoFrame)
        self.topics.setAccessibleName(_("Isi panduan"))
        self.topics.currentItemChanged.connect(lambda item, _before: self._chosen(item))
        self.search = SearchLine(self.topics)
        self.search.setPlaceholderText(_("Cari di panduan…"))
        self.search.sought.connect(self._search)
        self.nothing = PlainLabel(_("Tidak ada halaman panduan yang cocok."))
        self.nothing.setWordWrap(True)
        self.nothing.hide()
        self._sought: dict[str, frozenset[str]] = {}
        self._lay_out()
        self._search("")
        for keys, do in (
            (QKeySequence.StandardKey.Find, self.search.begin),
            (QKeySequence(Qt.Key.Key_Escape), self.close),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(do)

    @property
    def topic(self) -> str:
        """The topic shown."""
        item = self.topics.currentItem()
        return str(item.data(_TOPIC)) if item is not None else ""

    def open_topic(self, topic: str, sought: str = "") -> None:
        """Show a topic, the first for none; ``sought`` led here, its words are marked."""
        self.search.setText(sought)
        self._search(sought)
        topic = topic or TOPICS[0]
        for row in range(self.topics.count()):
            if self.topics.item(row).data(_TOPIC) == topic:
                self.topics.setCurrentRow(row)
                return
        # It is not among those that fit: all are shown again.
        if sought:
            self.open_topic(topic)

    def _search(self, text: str) -> None:
        """List the topics that fit, the best first; without a text all in their order."""
        shown = self.topic
        asked = understood(text)
        pages = manual_pages()
        self._sought = {}
        if not asked.nothing:
            for hit in manual_texts().find(asked):
                marked = (run for runs in (hit.title, hit.note) for run, mark in runs if mark)
                self._sought[hit.key] = frozenset(word.lower() for word in marked)
        topics = list(pages) if asked.nothing else list(self._sought)
        self.topics.blockSignals(True)
        self.topics.clear()
        for topic in topics:
            item = QListWidgetItem(pages[topic].title, self.topics)
            item.setData(_TOPIC, topic)
            item.setSizeHint(QSize(0, _LINE))
        row = topics.index(shown) if shown in topics and asked.nothing else 0
        self.topics.setCurrentRow(row if topics else -1)
        self.topics.blockSignals(False)
        self.nothing.setVisible(not topics)
        self._chosen(self.topics.currentItem())

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            topic = str(item.data(_TOPIC))
            self.view.show_page(manual_pages()[topic], self._sought.get(topic, frozenset()))

    def _lay_out(self) -> None:
        left = QWidget()
        left.setFixedWidth(_LIST_WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(NEAR, NEAR, NEAR, NEAR)
        column.setSpacing(NEAR)
        column.addWidget(self.search)
        column.addWidget(self.nothing)
        column.addWidget(self.topics, 1)
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(self.view, 1)
        self.setCentralWidget(centre)
