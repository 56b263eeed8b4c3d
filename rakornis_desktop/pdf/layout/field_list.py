"""Name, colon, value beneath each other, as the head of minutes and letters has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rakornis_desktop.pdf.layout.document import Document
from rakornis_desktop.pdf.layout.flow import Piece
from rakornis_desktop.pdf.layout.page_frame import Page
from rakornis_desktop.pdf.layout.text_style import BODY, Style

_COLON = 9.0
_NUMBER = 18.0


def field_list(
    document: Document,
    fields: Sequence[tuple[str, str | Sequence[str]]],
    *,
    indent: float = 0.0,
    name_width: float = 118.0,
    space_before: float = 10.0,
    style: Style = BODY,
) -> Iterator[Piece]:
    """Yield the fields; a value that is a sequence is numbered 1., 2., 3.

    A field without value is shown with "-", so that nobody thinks it was forgotten. A name of
    "" continues the field above.
    """
    value_left = indent + name_width + _COLON
    for number, (name, value) in enumerate(fields):
        values = [value] if isinstance(value, str) else list(value) or [""]
        numbered = not isinstance(value, str) and len(values) > 1
        names = document.wrapped(name, style, name_width - 4)
        lines: list[tuple[str, str]] = []
        for i, text in enumerate(values, 1):
            room = document.width - value_left - (_NUMBER if numbered else 0.0)
            wrapped = document.wrapped(text.strip() or "-", style, room)
            mark = f"{i}." if numbered else ""
            lines += [(mark if j == 0 else "", line) for j, line in enumerate(wrapped)]
        count = max(len(names), len(lines))
        for i in range(count):
            mark, line = lines[i] if i < len(lines) else ("", "")
            yield Piece(
                height=style.leading,
                draw=_drawn(
                    document.left + indent,
                    names[i] if i < len(names) else "",
                    document.left + value_left,
                    mark,
                    line,
                    _NUMBER if numbered else 0.0,
                    bool(i == 0 and name),
                    style,
                ),
                space_before=(space_before if number == 0 else 1.5) if i == 0 else 0.0,
                keep_with_next=i < count - 1 and (i == 0 or i < len(names) or i == count - 2),
            )


def _drawn(
    left: float,
    name: str,
    value_left: float,
    mark: str,
    line: str,
    number_width: float,
    colon: bool,
    style: Style,
):
    def draw(page: Page, top: float) -> None:
        if name:
            page.text(left, top, name, style)
        if colon:
            page.text(value_left - _COLON, top, ":", style)
        if mark:
            page.text(value_left, top, mark, style)
        if line:
            page.text(value_left + number_width, top, line, style)

    return draw
