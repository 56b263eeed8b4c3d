"""Signs for the table: a page each, folded into a tent, the name legible from both sides."""

from __future__ import annotations

from pathlib import Path

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.people.people_content import PersonText, people_content
from rakornis_desktop.pdf.layout.document import Document, Written
from rakornis_desktop.pdf.layout.fitting import fitted
from rakornis_desktop.pdf.layout.flow import Piece
from rakornis_desktop.pdf.layout.page_frame import Page
from rakornis_desktop.pdf.layout.paper_size import MM
from rakornis_desktop.pdf.layout.text_style import FOOT

# The strips above and below are folded inwards and glued onto each other: the tent's floor.
_STRIP = 25 * MM
_SIDE = 15 * MM
_PAD = 7 * MM
_NAME_SHARE = 0.58
_GAP = 3 * MM


def write_table_signs(
    database: Database, meeting_id: str, path: Path, paper: str = "F4"
) -> Written:
    """Write a table sign for every participant as PDF on ``paper`` F4 or A4, landscape.

    Without participants there is one to be written by hand. Raises Refusal if there is no such
    meeting or the file cannot be written.
    """
    content = people_content(database, meeting_id)
    head = content.head
    name = _("Papan nama meja")
    with Document(
        path,
        paper=paper,
        title=f"{name}: {head.title}",
        author=head.letterhead.office,
        landscape=True,
    ) as document:
        document.section(name, landscape=True)
        if not content.people:
            document.remarks.append(_("Belum ada peserta, jadi papan namanya kosong."))
        for person in content.people or (None,):
            document.place([_sign(document, person)])
    assert document.written
    return document.written


def _sign(document: Document, person: PersonText | None) -> Piece:
    size = document.size
    middle = size.height / 2
    panel = middle - _STRIP
    width = size.width - 2 * _SIDE
    room = panel - 2 * _PAD
    large, small = _texts(person)
    name_room = room * _NAME_SHARE if small else room
    name = fitted(document, large, width, name_room, 72, bold=True)
    below = fitted(document, small, width, room - name_room - _GAP, 26)
    fold = document.one_line(_("lipat"))

    def draw_panel(page: Page) -> None:
        """Draw the lower panel, the one that is upright."""
        if person is None:
            page.dotted_line(_SIDE, _STRIP + panel / 2, width)
            return
        free = room - name.height - (below.height + _GAP if small else 0.0)
        top = middle - _PAD - free / 2
        page.lines(_SIDE, top, name.lines, name.style, align="centre", width=width)
        if small:
            top -= name.height + _GAP
            page.lines(_SIDE, top, below.lines, below.style, align="centre", width=width)

    def draw(page: Page, _top: float) -> None:
        draw_panel(page)
        with page.upside_down(size.width / 2, middle):
            draw_panel(page)
        for y in (_STRIP, middle, size.height - _STRIP):
            page.dotted_line(8 * MM, y, 10 * MM)
            page.dotted_line(size.width - 18 * MM, y, 10 * MM)
            page.text(19 * MM, y + FOOT.leading / 2, fold, FOOT)

    title = large if person else _("Papan nama kosong")
    return Piece(height=size.text_height, draw=draw, bookmark=(title, 0))


def _texts(person: PersonText | None) -> tuple[str, str]:
    """Return what stands large and what small: the name, or the post where there is no name."""
    if person is None:
        return "", ""
    texts = [text for text in (person.name, person.job, person.office) if text]
    if person.name and person.job and person.office:
        return person.name, f"{person.job}\n{person.office}"
    return texts[0], "\n".join(texts[1:])
