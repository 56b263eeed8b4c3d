"""A PDF to a real printer, page by page, so that the window stays alive meanwhile."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QProgressDialog, QWidget

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.shell.slices import Slices

# Finer than an office printer shows; a page of F4 then takes 40 MB while it is printed.
_MOST_DPI = 300
_MM_PER_POINT = 25.4 / 72


def print_document(parent: QWidget, document: QPdfDocument, title: str) -> None:
    """Ask for the printer and the pages, and print."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    set_paper(printer, document, 0)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Cetak {paper}").format(paper=title))
    dialog.setMinMax(1, document.pageCount())
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return
    progress = QProgressDialog(_("Mencetak…"), _("Batalkan"), 0, document.pageCount(), parent)
    progress.setWindowModality(Qt.WindowModality.WindowModal)
    work = Slices(progress)
    work.start(_print(printer, document, progress))


def print_pages(printer: QPrinter, document: QPdfDocument) -> Iterator[int]:
    """Print the pages chosen in ``printer``; yields after each the number of pages done."""
    first = max(printer.fromPage() - 1, 0)
    last = printer.toPage() or document.pageCount()
    set_paper(printer, document, first)
    painter = QPainter(printer)
    try:
        for done, page in enumerate(range(first, last)):
            if done:
                set_paper(printer, document, page)
                printer.newPage()
            _draw(painter, printer, document, page)
            yield done + 1
    finally:
        painter.end()


def set_paper(printer: QPrinter, document: QPdfDocument, page: int) -> None:
    """Give the printer the size and orientation of a page of the document."""
    size = document.pagePointSize(page)
    width, height = size.width() * _MM_PER_POINT, size.height() * _MM_PER_POINT
    wide = width > height
    paper = QPageSize(
        QSizeF(min(width, height), max(width, height)),
        QPageSize.Unit.Millimeter,
        "",
        QPageSize.SizeMatchPolicy.FuzzyMatch,
    )
    orientation = QPageLayout.Orientation
    printer.setPageSize(paper)
    printer.setPageOrientation(orientation.Landscape if wide else orientation.Portrait)
    # The paper carries its own margins.
    printer.setFullPage(True)


def _draw(painter: QPainter, printer: QPrinter, document: QPdfDocument, page: int) -> None:
    points = document.pagePointSize(page)
    dpi = min(printer.resolution(), _MOST_DPI)
    picture = document.render(page, (points * (dpi / 72)).toSize())
    scale = printer.resolution() / 72
    painter.drawImage(QRectF(0, 0, points.width() * scale, points.height() * scale), picture)


def _print(printer: QPrinter, document: QPdfDocument, progress: QProgressDialog) -> Iterator[None]:
    for done in print_pages(printer, document):
        progress.setValue(done)
        if progress.wasCanceled():
            printer.abort()
            break
        yield
    progress.close()
    progress.deleteLater()
