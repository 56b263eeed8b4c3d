"""The list of pages at the left of the window."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.shell.icons import icon

_WIDTH = 168


class Sidebar(QListWidget):
    """Pages by name and icon, a number beside those that have something waiting."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # A click opens a page and leaves the keyboard to it; Tab still reaches the list.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(_WIDTH)
        self.setIconSize(QSize(20, 20))
        self.setAccessibleName(_("Halaman"))
        self._items: dict[str, QListWidgetItem] = {}
        self._titles: dict[str, str] = {}
        self.currentItemChanged.connect(self._changed)

    def add(self, key: str, title: str, icon_name: str) -> None:
        """Add a page."""
        item = QListWidgetItem(icon(icon_name), title)
        item.setData(0x0100, key)
        item.setSizeHint(QSize(_WIDTH, 36))
        self.addItem(item)
        self._items[key] = item
        self._titles[key] = title

    def choose(self, key: str) -> None:
        """Mark the page ``key`` as the one shown."""
        self.setCurrentItem(self._items[key])

    def set_badge(self, key: str, badge: str) -> None:
        """Show ``badge`` beside the page's name."""
        title = self._titles[key]
        self._items[key].setText(f"{title}   {badge}" if badge else title)

    def _changed(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(0x0100))
