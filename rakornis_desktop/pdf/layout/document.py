"""A paper being written: its pages, its outline, its foot; on disk whole or not at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from rakornis_desktop import __version__
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.normal_text import on_one_line, shortened
from rakornis_desktop.pdf.layout.flow import Flow, Piece
from rakornis_desktop.pdf.layout.fonts import face
from rakornis_desktop.pdf.layout.page_frame import Page
from rakornis_desktop.pdf.layout.paper_check import check_paper
from rakornis_desktop.pdf.layout.paper_size import BOTTOM, LEFT, PaperSize, paper_size
from rakornis_desktop.pdf.layout.text_style import FOOT, FOOT_SMALL, Style
from rakornis_desktop.pdf.layout.visible_text import visible
from rakornis_desktop.pdf.layout.wrapping import wrap
from rakornis_desktop.writing_files.whole_file import write_whole

# How far the foot stands below the text.
_FOOT_GAP = 14
_LONGEST_BOOKMARK = 120


class Written(NamedTuple):
    """A paper on disk; ``remarks`` are sentences for the officer about what to look at."""

    path: Path
    pages: int
    substituted: dict[str, int]
    remarks: tuple[str, ...]


class Document:
    """One PDF: ``with Document(…) as document: document.place(pieces)``.

    The file appears at the end of the with block, replacing what was there; if the block fails
    what was there stays. Everything drawn goes through :meth:`visible`. ``written`` says
    afterwards what became of it. With ``made_at`` the same content always makes the same bytes.
    ``foot_lines`` stand beneath the foot of every page.
    """

    def __init__(
        self,
        path: Path,
        *,
        paper: str,
        title: str,
        author: str,
        landscape: bool = False,
        made_at: datetime | None = None,
    ) -> None:
        from reportlab import rl_config
        from reportlab.pdfgen.canvas import Canvas

        # Pages as bytes: a fifth smaller and a third faster than as letters.
        rl_config.useA85 = 0
        self.path = Path(path)
        self.paper = paper
        self.size: PaperSize = paper_size(paper, landscape=landscape)
        self.substituted: Counter[str] = Counter()
        self.remarks: list[str] = []
        self.written: Written | None = None
        self.pages: list[Page] = []
        self.short_name = ""
        self.foot_lines: tuple[str, ...] = ()
        self._flow = Flow(self._new_page)
        face()
        self._canvas = Canvas(
            "",
            pageCompression=1,
            pdfVersion=(1, 7),
            lang="id-ID",
            initialFontName=face().name,
            invariant=1 if made_at else None,
        )
        if made_at:
            self._canvas._doc._timeStamp.YMDhms = made_at.timetuple()[:6]
        self._canvas.setTitle(self.one_line(title))
        self._canvas.setSubject(self.one_line(title))
        self._canvas.setAuthor(self.one_line(author))
        self._canvas.setCreator(f"Rakornis Desktop {__version__}")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")

    @property
    def left(self) -> float:
        """Where the text begins."""
        return LEFT

    @property
    def width(self) -> float:
        """The width of the text."""
        return self.size.text_width

    def section(self, short_name: str, *, landscape: bool = False) -> None:
        """Begin a part on a new page, with its own name in the foot and its own direction."""
        self._flow.end_page()
        self.size = paper_size(self.paper, landscape=landscape)
        self.short_name = self.one_line(short_name)

    def place(self, pieces: Iterable[Piece]) -> None:
        """Put pieces below what is there, on as many pages as they need."""
        self._flow.place(pieces)

    @property
    def room(self) -> float:
        """How many points are left on the page that is being filled."""
        return self._flow.room

    def visible(self, text: str) -> str:
        """Return ``text`` as it can be drawn, counting what the typeface lacks."""
        return visible(text, self.substituted)

    def one_line(self, text: str) -> str:
        """Return ``text`` as it can be drawn, on one line."""
        return on_one_line(self.visible(text))

    def wrapped(self, text: str, style: Style, width: float) -> list[str]:
        """Return the lines of ``text`` as they can be drawn, none wider than ``width`` points."""
        return wrap(self.visible(text), style.face, width * 1000 / style.size)

    def balanced(self, text: str, style: Style, width: float) -> list[str]:
        """Return the lines of ``text`` about equally long: for what stands in the middle."""
        shown = self.visible(text)
        lines = wrap(shown, style.face, width * 1000 / style.size)
        narrow, wide = width / 2, width
        # The narrowest room that takes no more lines, to within a hundredth.
        for _step in range(7 if len(lines) > 1 else 0):
            middle = (narrow + wide) / 2
            tried = wrap(shown, style.face, middle * 1000 / style.size)
            if len(tried) > len(lines):
                narrow = middle
            else:
                lines, wide = tried, middle
        return lines

    def __enter__(self) -> Document:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            self._save()

    def _new_page(self) -> Page:
        page = Page(self.size, self._canvas._doc, self.short_name)
        self.pages.append(page)
        return page

    def _save(self) -> None:
        self._flow.end_page()
        if not self.pages:
            self._new_page()
        total = len(self.pages)
        level = -1
        for number, page in enumerate(self.pages, 1):
            self._write_foot(page, number, total)
            level = self._finish_page(page, number, level)
        if level >= 0:
            self._canvas.showOutline()
        write_whole(
            self.path,
            self._canvas.getpdfdata(),
            check=lambda piece: check_paper(piece, pages=total),
        )
        if self.substituted:
            self.remarks.append(_remark(self.substituted))
        self.written = Written(
            self.path, total, dict(self.substituted), tuple(dict.fromkeys(self.remarks))
        )

    def _write_foot(self, page: Page, number: int, total: int) -> None:
        top = BOTTOM - _FOOT_GAP
        numbered = _("Halaman {number} dari {total}").format(number=number, total=total)
        room = page.size.text_width
        page.lines(LEFT, top, [numbered], FOOT, align="right", width=room)
        # A long name is shortened here alone: the title above has it in full.
        most = room - FOOT.face.width(numbered) * FOOT.size / 1000 - 20
        lines = wrap(page.short_name, FOOT.face, most * 1000 / FOOT.size)
        if lines[0]:
            page.text(LEFT, top, lines[0] + (" …" if len(lines) > 1 else ""), FOOT)
        for i, line in enumerate(self.foot_lines):
            shown = self.wrapped(line, FOOT_SMALL, room)[0]
            page.text(LEFT, top - FOOT.leading - i * FOOT_SMALL.leading, shown, FOOT_SMALL)

    def _finish_page(self, page: Page, number: int, level: int) -> int:
        canvas = self._canvas
        canvas.setPageSize((page.size.width, page.size.height))
        canvas._code.extend(page.operators)
        for placed in page.pictures:
            canvas.drawImage(
                placed.picture, placed.left, placed.bottom, placed.width, placed.height
            )
        if page.drawings:
            from rakornis_desktop.pdf.drawings.drawing_piece import paint

            for drawing, left, bottom in page.drawings:
                paint(drawing, canvas, left, bottom)
        for i, bookmark in enumerate(page.bookmarks):
            key = f"{number}-{i}"
            canvas.bookmarkPage(key, fit="XYZ", left=0, top=min(bookmark.top + 8, page.size.height))
            level = min(bookmark.level, level + 1)
            canvas.addOutlineEntry(shortened(bookmark.title, _LONGEST_BOOKMARK), key, level)
        canvas.showPage()
        return level


def _remark(substituted: Counter[str]) -> str:
    shown = ", ".join(f"U+{ord(char):04X}" for char in sorted(substituted)[:5])
    more = "" if len(substituted) <= 5 else " …"
    return _(
        "{count} huruf tidak ada dalam jenis huruf surat dan dicetak sebagai nomornya "
        "({shown}{more}). Periksa teksnya."
    ).format(count=sum(substituted.values()), shown=shown, more=more)
