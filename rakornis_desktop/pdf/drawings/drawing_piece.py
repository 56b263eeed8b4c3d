"""Maps and charts as parts of a paper, and as a PDF of their own for the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rakornis_desktop.pdf.layout.flow import Piece
from rakornis_desktop.pdf.layout.fonts import face
from rakornis_desktop.pdf.layout.page_frame import Page

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing
    from reportlab.pdfgen.canvas import Canvas


def beside(pieces: list[tuple[Drawing, float]], *, space_before: float = 8.0) -> Piece:
    """Return drawings side by side, each at its own left, their tops in line."""
    height = max(drawing.height for drawing, _left in pieces)

    def draw(page: Page, top: float) -> None:
        for drawing, left in pieces:
            page.drawing(drawing, left, top - drawing.height)

    return Piece(height=height, draw=draw, space_before=space_before)


def paint(drawing: Drawing, canvas: Canvas, left: float, bottom: float) -> None:
    """Draw on a page; reportlab would name a typeface of the reader's, which is not embedded."""
    from reportlab.graphics import renderPDF
    from reportlab.graphics.shapes import STATE_DEFAULTS

    STATE_DEFAULTS["fontName"] = face().name
    renderPDF.draw(drawing, canvas, left, bottom)


def drawing_pdf(drawing: Drawing) -> bytes:
    """Return a drawing as a PDF of one page of its size: what the screen shows is what prints."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(
        "",
        pagesize=(drawing.width, drawing.height),
        pageCompression=0,
        initialFontName=face().name,
    )
    paint(drawing, canvas, 0, 0)
    canvas.showPage()
    return bytes(canvas.getpdfdata())
