"""Plan files and mails dropped anywhere on the window, seen before a field would take them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QMainWindow, QVBoxLayout

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.theme import NEAR, WIDE, hues

_ENDINGS = (".rakornis", ".eml")
_MOST_FILES = 500


def is_plan_file(file: Path) -> bool:
    """Tell whether a file's name is that of a plan file or a saved mail."""
    return file.suffix.casefold() in _ENDINGS


def dropped_plan_files(data: QMimeData) -> list[Path]:
    """Return the plan files and mails that are dragged, each once; none if others are among them.

    Mail programs add addresses of their own (imap:, mailbox:) and may give plain text lines
    instead of addresses; only files on this computer count.
    """
    urls = list(data.urls())
    if not urls and data.hasText():
        lines = data.text()[:100_000].splitlines()
        urls = [QUrl(line.strip()) for line in lines if line.strip().startswith("file:")]
    found: dict[Path, None] = {}
    for url in urls[:_MOST_FILES]:
        if not url.isLocalFile():
            continue
        file = Path(url.toLocalFile())
        if not is_plan_file(file):
            return []
        found[file] = None
    return list(found)


class PlanDrop(QObject):
    """Watches what is dragged over a window, before any field in it is asked.

    The window itself hears of a drag first: watching it costs nothing while nothing is dragged,
    unlike watching every widget.
    """

    def __init__(self, window: QMainWindow, receive: Callable[[list[Path]], object]) -> None:
        super().__init__(window)
        self._window = window
        self._receive = receive
        self.overlay = _Overlay(window)

    def watch(self) -> None:
        """Begin, once the window has a window of the system."""
        if handle := self._window.windowHandle():
            handle.removeEventFilter(self)
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's own name
        kind = event.type()
        if kind == QEvent.Type.DragLeave:
            self.overlay.hide()
        elif kind in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            assert isinstance(event, QDropEvent)
            return self.take(event)
        return False

    def take(self, event: QDropEvent) -> bool:
        """Take a drag or drop of plan files; False if it is of something else."""
        files = dropped_plan_files(event.mimeData())
        # While a dialog is open its question comes first.
        if not files or QApplication.activeModalWidget() is not None:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self.overlay.hide()
            self._receive(files)
        else:
            self.overlay.show_count(len(files))
        return True


class _Overlay(QFrame):
    """Says over the whole window what letting go would do."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.Box)
        self.setLineWidth(2)
        self._sign = PlainLabel()
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words = PlainLabel()
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setWordWrap(True)
        font = self.words.font()
        font.setPointSizeF(font.pointSizeF() * 1.4)
        self.words.setFont(font)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(NEAR)
        column.addStretch(1)
        column.addWidget(self._sign)
        column.addWidget(self.words)
        column.addStretch(1)
        self.hide()

    def show_count(self, count: int) -> None:
        """Cover the window and say how many files would be looked at."""
        if self.isVisible():
            return
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Window, QColor(hues().selection))
        palette.setColor(QPalette.ColorRole.WindowText, QColor(hues().text))
        self.setPalette(palette)
        self._sign.setPixmap(icon("inbox").pixmap(48, 48))
        self.words.setText(
            _("Lepaskan untuk melihat isi berkas rencana ini. Belum ada yang disimpan.")
            if count == 1
            else _(
                "Lepaskan untuk melihat isi {count} berkas rencana ini. Belum ada yang disimpan."
            ).format(count=count)
        )
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()
