"""Ctrl+K: one line and one list that finds rows, pages, commands and the manual."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.search.hits import Hit, HitGroup
from rakornis_desktop.search.understood_words import understood
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.shell.hit_delegate import HitDelegate
from rakornis_desktop.ui.shell.hit_list import HitLine, HitList
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.page_and_command_hits import FewLines
from rakornis_desktop.ui.shell.searcher import Searcher
from rakornis_desktop.ui.shell.theme import NEAR, SPACE, TIGHT, hues

if TYPE_CHECKING:
    from rakornis_desktop.ui.shell.program_window import ProgramWindow

_WIDTH, _MOST_HEIGHT = 720, 470
# If rows take longer, pages and commands are shown before them.
_WAIT_MS = 80
ICONS = {
    "activity": "list-checks",
    "issue": "triangle-alert",
    "area": "map-pin",
    "meeting": "calendar-days",
    "agenda_item": "messages-square",
    "follow_up": "circle-check",
    "contribution": "messages-square",
    "participant": "users",
    "official": "users",
    "meeting_document": "file-text",
}


class SearchPalette(QFrame):
    """Lies over the window's pages while it is open; Esc or a click elsewhere closes it."""

    def __init__(self, window: ProgramWindow) -> None:
        super().__init__(window)
        # It covers what lies beneath, which need not be painted again with each letter.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._window = window
        self._groups: list[HitGroup] = []
        self._came_from: QWidget | None = None
        self._few = FewLines(window)
        self.searcher = Searcher(window.session, self)
        self.searcher.answered.connect(self._take)
        self.searcher.followed.connect(self._ask_again)
        self._complete = True
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Cari kegiatan, permasalahan, orang, halaman, perintah…"))
        self.line.setAccessibleName(_("Cari di semua"))
        self.line.setClearButtonEnabled(True)
        self.line.setMaxLength(300)
        self.line.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.line.textChanged.connect(self._ask)
        self.line.installEventFilter(self)
        self.model = HitList(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(HitDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(_("Yang ditemukan"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.clicked.connect(lambda index: self._open(index.row()))
        self.note = PlainLabel()
        self.note.setForegroundRole(self.note.palette().ColorRole.PlaceholderText)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT_MS)
        self._wait.timeout.connect(lambda: self._show([], complete=False))
        self._lay_out()
        window.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]
        self.hide()

    # Opening and closing

    def begin(self) -> None:
        """Open, ready to type over what was sought before."""
        if not self.isVisible():
            self._came_from = QApplication.focusWidget()
        self._few.read()
        self.searcher.try_again()
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self._ask(self.line.text())

    def close_quietly(self) -> None:
        """Close and give the keyboard back to where it was."""
        came_from, self._came_from = self._came_from, None
        self.searcher.forget()
        self._wait.stop()
        self.hide()
        if came_from is not None and came_from.isVisible():
            came_from.setFocus()

    # What Qt calls

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's own name
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if (
            watched is self.line
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
        ):
            return self._key(event)
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # Qt's own name
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(hues().base))
        painter.setPen(QPen(QColor(hues().quiet), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 6,
            Qt.Key.Key_PageUp: -6,
        }
        if key == Qt.Key.Key_Escape:
            self.close_quietly()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.list.currentIndex().row())
        elif key in steps:
            self._move(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._move(1 if key == Qt.Key.Key_Tab else -1)
        else:
            return False
        return True

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None and now is not self.line:
            self._came_from = None
            self.close_quietly()

    # Searching

    def _ask(self, text: str) -> None:
        if not self.isVisible():
            return
        if understood(text).nothing:
            self.searcher.forget()
            self._show([], complete=True)
            return
        self._wait.start()
        self.searcher.ask(text)

    def _ask_again(self) -> None:
        """Once all rows are indexed, ask anew what was answered from a part of them."""
        if not self._complete:
            self._ask(self.line.text())

    def _take(self, text: str, groups: list[HitGroup], complete: bool) -> None:
        if self.isVisible() and text == self.line.text():
            self._wait.stop()
            self._show(groups, complete=complete)

    def _show(self, groups: list[HitGroup], *, complete: bool) -> None:
        self._complete = complete
        lines = self._lines(groups)
        self.model.set_lines(lines)
        first = self.model.next_row(-1, 1)
        if first >= 0:
            self._choose(first)
        if not complete:
            self.note.setText(_("Pencarian sedang disiapkan: belum semua baris terlihat di sini."))
        elif not lines:
            self.note.setText(_("Tidak ada yang cocok. Coba kata lain atau sebagian kodenya."))
        else:
            self.note.setText(_("↑ ↓ memilih · Enter membuka · Esc menutup"))
        self.list.setVisible(bool(lines))
        self._place()

    def _lines(self, groups: Iterable[HitGroup]) -> list[HitLine]:
        before, behind = self._few.lines(self.line.text())
        lines = list(before)
        for group in groups:
            known = [hit for hit in group.hits if self._window.can_reveal(hit.kind, hit.ours)]
            if known:
                lines.append(HitLine(((group.title, False),)))
                lines += [self._hit(hit) for hit in known]
        return [*lines, *behind]

    def _hit(self, hit: Hit) -> HitLine:
        do = partial(self._window.reveal, hit.kind, hit.row_id, ours=hit.ours)
        return HitLine(hit.title, hit.note, ICONS.get(hit.kind, ""), hit.sign, do)

    # The list

    def _move(self, step: int) -> None:
        row = self.list.currentIndex().row()
        for _time in range(abs(step)):
            row = self.model.next_row(row, 1 if step > 0 else -1)
        if row >= 0:
            self._choose(row)

    def _choose(self, row: int) -> None:
        index = self.model.index(row)
        self.list.setCurrentIndex(index)
        # With the first of a group its head comes into sight.
        self.list.scrollTo(self.model.index(row - 1) if row <= 1 else index)
        self.line.setAccessibleDescription(str(index.data()))

    def _open(self, row: int) -> None:
        if row < 0 or self.model.line(row).is_head:
            return
        do: Callable[[], object] | None = self.model.line(row).do
        self.close_quietly()
        if do is not None:
            do()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2, NEAR, 2, NEAR)
        column.setSpacing(NEAR)
        head = QVBoxLayout()
        head.setContentsMargins(SPACE, 0, SPACE, 0)
        head.addWidget(self.line)
        foot = QVBoxLayout()
        foot.setContentsMargins(SPACE, 0, SPACE, 0)
        foot.addWidget(self.note)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def _place(self) -> None:
        """Lie in the middle of the upper part of the window, as high as the list needs."""
        centre = self._window.centralWidget()
        inside = centre.geometry() if centre is not None else self._window.rect()
        width = min(_WIDTH, inside.width() - 2 * SPACE)
        last = self.model.rowCount() - 1
        rows = sum(self.list.sizeHintForRow(row) for row in range(last + 1))
        around = self.line.sizeHint().height() + self.note.sizeHint().height() + 4 * NEAR + 2
        most = min(_MOST_HEIGHT, inside.height() - 2 * SPACE)
        self.resize(width, min(around + (rows + TIGHT if rows else 0), most))
        self.move(QPoint(inside.left() + (inside.width() - width) // 2, inside.top() + SPACE))
