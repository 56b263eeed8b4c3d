"""Name tags: ten a page with marks to cut along; as many blank ones as the last page has room."""

from __future__ import annotations

from pathlib import Path

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.letters.paper_head import MeetingHead
from rakornis_desktop.meeting.people.people_content import PersonText, people_content
from rakornis_desktop.pdf.layout.document import Document, Written
from rakornis_desktop.pdf.layout.fitting import Fitted, fitted
from rakornis_desktop.pdf.layout.flow import Piece
from rakornis_desktop.pdf.layout.page_frame import Page
from rakornis_desktop.pdf.layout.paper_size import MM

# The size of the sleeves that are sold.
_WIDTH, _HEIGHT = 90 * MM, 54 * MM
_ACROSS, _DOWN = 2, 5
# The foot of the page keeps its place below the tags.
_BOTTOM = 21 * MM
_PAD = 5 * MM
_MARK = 4 * MM
_HEAD_ROOM, _NAME_ROOM, _OFFICE_ROOM = 13 * MM, 17 * MM, 13 * MM


def write_name_tags(database: Database, meeting_id: str, path: Path, paper: str = "F4") -> Written:
    """Write a name tag for every participant as PDF on ``paper`` F4 or A4.

    Without participants they are all blank. Raises Refusal if there is no such meeting or the
    file cannot be written.
    """
    content = people_content(database, meeting_id)
    head = content.head
    name = _("Tanda nama")
    with Document(
        path, paper=paper, title=f"{name}: {head.title}", author=head.letterhead.office
    ) as document:
        document.section(f"{name} · {head.title}")
        if not content.people:
            document.remarks.append(_("Belum ada peserta, jadi tanda namanya kosong."))
        many = _ACROSS * _DOWN
        pages = [content.people[i : i + many] for i in range(0, max(len(content.people), 1), many)]
        for people in pages:
            document.place([_sheet(document, head, people)])
    assert document.written
    return document.written


def _sheet(document: Document, head: MeetingHead, people: tuple[PersonText, ...]) -> Piece:
    """Return a page full of tags; those without a person are blank, for who comes unannounced."""
    tags = [_Tag(document, head, person) for person in people]
    blank = _Tag(document, head, None)
    tags += [blank] * (_ACROSS * _DOWN - len(tags))
    left = (document.size.width - _ACROSS * _WIDTH) / 2
    top = _BOTTOM + _DOWN * _HEIGHT

    def draw(page: Page, _top: float) -> None:
        for i, tag in enumerate(tags):
            tag.draw(page, left + i % _ACROSS * _WIDTH, top - i // _ACROSS * _HEIGHT)
        _draw_cut_marks(page, left, top)

    names = (person.name for person in people if person.name)
    bookmark = (next(names, "") or _("Tanda nama kosong"), 0)
    return Piece(height=document.size.text_height, draw=draw, bookmark=bookmark)


class _Tag:
    """One tag: the meeting above, the name large in the middle, job and office beneath."""

    def __init__(self, document: Document, head: MeetingHead, person: PersonText | None) -> None:
        room = _WIDTH - 2 * _PAD
        self.head = fitted(document, head.title, room, _HEAD_ROOM - 3 * MM, 9, bold=True)
        self.name: Fitted | None = None
        self.office: Fitted | None = None
        if person is not None:
            below = "\n".join(text for text in (person.job, person.office) if text)
            self.name = fitted(document, person.name or "-", room, _NAME_ROOM, 20, bold=True)
            self.office = fitted(document, below, room, _OFFICE_ROOM, 11)

    def draw(self, page: Page, left: float, top: float) -> None:
        _draw_centred(page, left, top - 3 * MM, _HEAD_ROOM - 3 * MM, self.head)
        rule = top - _HEAD_ROOM - 1.5 * MM
        page.strokes([(left + _PAD, rule, left + _WIDTH - _PAD, rule)], 0.75)
        below = rule - 2 * MM
        if self.name and self.office:
            _draw_centred(page, left, below, _NAME_ROOM, self.name)
            _draw_centred(page, left, below - _NAME_ROOM - 1 * MM, _OFFICE_ROOM, self.office)
        else:
            for down in (12 * MM, 22 * MM, 30 * MM):
                page.dotted_line(left + 2 * _PAD, below - down, _WIDTH - 4 * _PAD)


def _draw_centred(page: Page, left: float, top: float, height: float, text: Fitted) -> None:
    page.lines(
        left + _PAD,
        top - (height - text.height) / 2,
        text.lines,
        text.style,
        align="centre",
        width=_WIDTH - 2 * _PAD,
    )


def _draw_cut_marks(page: Page, left: float, top: float) -> None:
    """Draw short lines outside of the tags, and thin ones between them."""
    right, bottom = left + _ACROSS * _WIDTH, top - _DOWN * _HEIGHT
    xs = [left + i * _WIDTH for i in range(_ACROSS + 1)]
    ys = [top - i * _HEIGHT for i in range(_DOWN + 1)]
    marks = [(x, top + 1, x, top + _MARK) for x in xs]
    marks += [(x, bottom - 1, x, bottom - _MARK) for x in xs]
    marks += [(left - 1, y, left - _MARK, y) for y in ys]
    marks += [(right + 1, y, right + _MARK, y) for y in ys]
    page.strokes(marks, 0.5)
    between = [(x, top, x, bottom) for x in xs] + [(left, y, right, y) for y in ys]
    page.operators.append("q 0.7 G")
    page.strokes(between, 0.25)
    page.operators.append("Q")
