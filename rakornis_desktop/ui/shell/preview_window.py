"""Print preview: a paper as it will be printed, in a window of ours; saving it, printing it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QMainWindow,
    QSizePolicy,
    QSpinBox,
    QStackedWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.ui.furniture.fixed_place import FixedPlace
from rakornis_desktop.ui.furniture.message_line import MessageLine
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.search_line import SearchLine
from rakornis_desktop.ui.shell.help_key import help_key
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.writing_files.whole_file import write_whole

_ZOOM_STEP = 1.2
_LEAST_ZOOM, _MOST_ZOOM = 0.2, 6.0


def show_preview(
    parent: QWidget, session: Session, title: str, make: Callable[[Path], object]
) -> PreviewWindow:
    """Open the preview of a paper; ``make`` writes the PDF to the path it is given.

    It runs in the background; a refusal is said in the preview, and nothing is lost. What it
    returns may have ``remarks`` (pdf/document.py: Written), which are said above the paper.
    """
    window = PreviewWindow(title, parent)
    window.show()
    window.prepare(session, make)
    help_key(window, "cetak")
    session.paper_shown.emit()
    return window


class PreviewWindow(QMainWindow):
    """The pages of one PDF with zoom, search, «Simpan PDF…» and «Cetak…»."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.title = title
        self.resize(1000, 680)
        self._content = QByteArray()
        self._buffer = QBuffer(self)
        self.document = QPdfDocument(self)
        self.view = QPdfView(self)
        self.view.setAccessibleName(title)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setDocument(self.document)
        self._matches = QPdfSearchModel(self)
        self._matches.setDocument(self.document)
        self.view.setSearchModel(self._matches)
        self._wait = PlainLabel(_("Menyiapkan {paper}…").format(paper=title))
        self._wait.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._wait.setWordWrap(True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._wait)
        self._stack.addWidget(self.view)
        self.message_line = MessageLine()
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(centre)
        FixedPlace(centre, self.message_line)
        self._make_tools()
        self.view.pageNavigator().currentPageChanged.connect(self._show_page)

    @property
    def ready(self) -> bool:
        """Whether the paper is shown."""
        return self._stack.currentWidget() is self.view

    def prepare(self, session: Session, make: Callable[[Path], object]) -> None:
        """Make the PDF in the background and show it."""

        def work(_task: object) -> tuple[bytes, str]:
            folder = Path(tempfile.mkdtemp(prefix="rakornis-"))
            try:
                file = folder / "paper.pdf"
                written = make(file)
                return file.read_bytes(), " ".join(getattr(written, "remarks", ()))
            finally:
                shutil.rmtree(folder, ignore_errors=True)

        def show(made: tuple[bytes, str]) -> None:
            content, remarks = made
            self.show_pdf(content)
            if remarks:
                self.message_line.warn(remarks)

        task = session.in_background(self._wait.text(), work, show)
        task.refused.connect(self._wait.setText)
        task.cancelled.connect(self.close)
        task.failed.connect(
            lambda _error: self._wait.setText(_("Dokumen ini tidak dapat disiapkan."))
        )
        # A window closed meanwhile is not called back.
        self.destroyed.connect(lambda: task.finished.disconnect())

    def show_pdf(self, content: bytes) -> None:
        """Show a PDF given as bytes: no file stays open that somebody would want to write to."""
        self._content = QByteArray(content)
        self._buffer.setData(self._content)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        self._stack.setCurrentWidget(self.view)
        self._page.setRange(1, max(1, self.document.pageCount()))
        self._pages.setText(_("dari {count}").format(count=self.document.pageCount()))
        for action in (self.save_action, self.print_action):
            action.setEnabled(True)
        self.view.setFocus()

    def save(self) -> None:
        """Ask where to, and save the PDF there."""
        from rakornis_desktop.ui.shell.file_dialogs import file_to_save

        file = file_to_save(self, _("Simpan PDF"), f"{self.title}.pdf", _("PDF (*.pdf)"))
        if file is not None:
            self.save_to(file)

    def save_to(self, file: Path) -> None:
        """Save the PDF as ``file``; a failure is said in words."""
        try:
            write_whole(file, bytes(self._content.data()))
        except Refusal as refusal:
            self.message_line.refuse(str(refusal))
        else:
            self.message_line.tell(_("{file} disimpan.").format(file=file.name))

    def print_out(self) -> None:
        """Ask for the printer and print."""
        from rakornis_desktop.ui.shell.printing import print_document

        print_document(self, self.document, self.title)

    def zoom(self, factor: float) -> None:
        """Show the pages larger or smaller."""
        now = self.view.zoomFactor()
        if self.view.zoomMode() != QPdfView.ZoomMode.Custom and self.document.pageCount():
            # From "fit to width" on, go by what is really shown.
            points = self.document.pagePointSize(0).width()
            pixels = self.view.viewport().width() - 2 * self.view.documentMargins().left()
            now = pixels / (points * self.logicalDpiX() / 72)
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(max(_LEAST_ZOOM, min(_MOST_ZOOM, now * factor)))

    def seek(self, text: str) -> None:
        """Mark where ``text`` stands and go to the first place."""
        self._matches.setSearchString(text)
        self._found = -1
        self.seek_next()

    def seek_next(self) -> None:
        """Go to the next place found."""
        count = self._matches.rowCount(self._matches.index(-1, -1))
        if count:
            self._found = (self._found + 1) % count
            self.view.setCurrentSearchResultIndex(self._found)
            link = self._matches.resultAtIndex(self._found)
            self.view.pageNavigator().jump(link.page(), link.location(), 0)

    def closeEvent(self, event: QCloseEvent) -> None:  # Qt's own name
        self.document.close()
        super().closeEvent(event)

    def _make_tools(self) -> None:
        self._found = -1
        tools = QToolBar(_("Pratinjau"))
        tools.setMovable(False)
        tools.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        tools.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.save_action = self._action("download", _("Simpan PDF…"), "Ctrl+S", self.save)
        self.print_action = self._action("printer", _("Cetak…"), "Ctrl+P", self.print_out)
        for action in (self.save_action, self.print_action):
            action.setEnabled(False)
        tools.addActions([self.save_action, self.print_action])
        tools.addSeparator()
        self._page = QSpinBox()
        self._page.setAccessibleName(_("Halaman"))
        self._page.setPrefix(_("Halaman "))
        self._page.setKeyboardTracking(False)
        self._page.valueChanged.connect(self._jump)
        self._pages = PlainLabel()
        self._pages.setContentsMargins(6, 0, 6, 0)
        tools.addWidget(self._page)
        tools.addWidget(self._pages)
        tools.addSeparator()
        out = self._action("zoom-out", _("Perkecil"), "Ctrl+-", lambda: self.zoom(1 / _ZOOM_STEP))
        closer = self._action("zoom-in", _("Perbesar"), "Ctrl++", lambda: self.zoom(_ZOOM_STEP))
        closer.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        width = self._action(
            "",
            _("Selebar jendela"),
            "Ctrl+0",
            lambda: self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth),
        )
        whole = self._action(
            "",
            _("Satu halaman"),
            "Ctrl+9",
            lambda: self.view.setZoomMode(QPdfView.ZoomMode.FitInView),
        )
        tools.addActions([out, closer, width, whole])
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        tools.addWidget(gap)
        self.search = SearchLine()
        self.search.setMaximumWidth(220)
        self.search.sought.connect(self.seek)
        self.search.returnPressed.connect(self.seek_next)
        tools.addWidget(self.search)
        self.addToolBar(tools)
        find = QAction(self)
        find.setShortcut(QKeySequence(QKeySequence.StandardKey.Find))
        find.triggered.connect(self.search.begin)
        close = QAction(self)
        close.setShortcut(QKeySequence("Esc"))
        close.triggered.connect(self.close)
        self.addActions([find, close])

    def _action(self, sign: str, text: str, shortcut: str, do: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        if sign:
            action.setIcon(icon(sign))
        action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(lambda _on=False: do())
        return action

    def _show_page(self, page: int) -> None:
        self._page.blockSignals(True)
        self._page.setValue(page + 1)
        self._page.blockSignals(False)

    def _jump(self, page: int) -> None:
        self.view.pageNavigator().jump(page - 1, QPointF(), 0)
