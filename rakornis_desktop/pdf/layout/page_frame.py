"""One page while it is filled: text, lines and pictures as operators of PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.pdf.layout.fonts import Face
from rakornis_desktop.pdf.layout.paper_size import PaperSize
from rakornis_desktop.pdf.layout.text_style import Style

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase.pdfdoc import PDFDocument

_ESCAPES = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)"})


class Placed(NamedTuple):
    """A picture and the rectangle it fills."""

    picture: ImageReader
    left: float
    bottom: float
    width: float
    height: float


class Bookmark(NamedTuple):
    """An entry of the outline and how far down the page it leads."""

    title: str
    level: int
    top: float


class Page:
    """What stands on one page; all coordinates in points from the lower left corner.

    The text must be drawable (:mod:`.visible_text`).
    """

    def __init__(self, size: PaperSize, document: PDFDocument, short_name: str) -> None:
        self.size = size
        self.short_name = short_name
        self.operators: list[str] = []
        self.pictures: list[Placed] = []
        self.bookmarks: list[Bookmark] = []
        self.drawings: list[tuple[Drawing, float, float]] = []
        self._document = document

    def text(self, left: float, top: float, line: str, style: Style) -> None:
        """Write one line, ``top`` being the upper edge of the line and not its base."""
        self.operators.append(
            f"BT 1 0 0 1 {left:.2f} {top - style.drop:.2f} Tm "
            f"{self._shown(line, style.face, style.size)} ET"
        )

    def lines(
        self,
        left: float,
        top: float,
        lines: Sequence[str],
        style: Style,
        *,
        align: str = "left",
        width: float = 0.0,
    ) -> None:
        """Write lines below each other; ``width`` is the room that right and centre refer to."""
        face, size, leading = style.face, style.size, style.leading
        if align != "left":
            share = 1.0 if align == "right" else 0.5
            for i, line in enumerate(lines):
                gap = (width - face.width(line) * size / 1000) * share
                self.text(left + gap, top - i * leading, line, style)
            return
        shown = " T* ".join([self._shown(line, face, size) for line in lines])
        self.operators.append(
            f"BT 1 0 0 1 {left:.2f} {top - style.drop:.2f} Tm {leading} TL {shown} ET"
        )

    def strokes(self, segments: Sequence[tuple[float, float, float, float]], width: float) -> None:
        """Draw straight lines (x1, y1, x2, y2), ``width`` points thick."""
        path = " ".join([f"{a:.2f} {b:.2f} m {c:.2f} {d:.2f} l" for a, b, c, d in segments])
        self.operators.append(f"{width} w {path} S")

    def dotted_line(self, left: float, y: float, width: float) -> None:
        """Draw a line of dots to write on."""
        self.operators.append(
            f"q 0.5 w 1 J [0 2.4] 0 d {left:.2f} {y:.2f} m {left + width:.2f} {y:.2f} l S Q"
        )

    @contextmanager
    def upside_down(self, x: float, y: float) -> Iterator[None]:
        """Let all that is drawn inside be turned by half about the point (x, y)."""
        self.operators.append(f"q -1 0 0 -1 {2 * x:.2f} {2 * y:.2f} cm")
        try:
            yield
        finally:
            self.operators.append("Q")

    def fill(self, left: float, bottom: float, width: float, height: float, grey: float) -> None:
        """Fill a rectangle; ``grey`` 0 is black, 1 is white."""
        self.operators.append(f"{grey} g {left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re f 0 g")

    def picture(self, placed: Placed) -> None:
        """Show a picture."""
        self.pictures.append(placed)

    def drawing(self, drawing: Drawing, left: float, bottom: float) -> None:
        """Show a map or a chart with its lower left corner there."""
        self.drawings.append((drawing, left, bottom))

    def bookmark(self, title: str, level: int, top: float) -> None:
        """Add an entry of the outline that leads here."""
        self.bookmarks.append(Bookmark(title, level, top))

    def _shown(self, line: str, face: Face, size: float) -> str:
        document = self._document
        if line.isascii():
            font = face.font.getSubsetInternalName(0, document)
            return f"{font} {size} Tf ({line.translate(_ESCAPES)}) Tj"
        return " ".join(
            f"{face.font.getSubsetInternalName(subset, document)} {size} Tf ({_escaped(codes)}) Tj"
            for subset, codes in face.font.splitString(line, document)
        )


def _escaped(codes: bytes) -> str:
    return "".join(
        chr(code) if 32 <= code < 127 and code not in b"\\()" else f"\\{code:03o}" for code in codes
    )
