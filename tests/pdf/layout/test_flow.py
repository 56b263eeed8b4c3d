"""Page breaks: what belongs together, what is repeated, what must be broken."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from rakornis_desktop.pdf.layout.flow import Flow, Piece
from rakornis_desktop.pdf.layout.paper_size import BOTTOM, TOP, PaperSize


@dataclass
class Sheet:
    """A page of 100 points between the margins that notes what is drawn where."""

    size: PaperSize = PaperSize(500, 100 + TOP + BOTTOM)  # noqa: RUF009
    drawn: list[tuple[str, float, float]] = field(default_factory=list)

    def bookmark(self, *_entry) -> None:
        pass


def piece(name: str, height: float, **rest) -> Piece:
    made = Piece(height, lambda page, top: page.drawn.append((name, top, height)), **rest)
    return made


def row(name: str, lines: int, head: Piece | None = None) -> Piece:
    """A row of lines, 10 points each, that breaks between them."""

    def split(room: float):
        fitting = int(room / 10)
        if not 0 < fitting < lines:
            return None
        return row(f"{name}a", fitting, head), row(f"{name}b", lines - fitting, head)

    return piece(name, lines * 10, split=split, repeat=head)


def pages(pieces: list[Piece]) -> list[list[str]]:
    sheets: list[Sheet] = []

    def new_page() -> Sheet:
        sheets.append(Sheet())
        return sheets[-1]

    flow = Flow(new_page)  # type: ignore[arg-type]
    flow.place(pieces)
    flow.end_page()
    for sheet in sheets:
        for _name, top, height in sheet.drawn:
            assert top <= sheet.size.top + 0.01
            assert top - height >= BOTTOM - 0.01
    return [[name for name, _top, _height in sheet.drawn] for sheet in sheets]


def test_what_does_not_fit_goes_on_the_next_page():
    assert pages([piece("a", 60), piece("b", 40), piece("c", 1)]) == [["a", "b"], ["c"]]


def test_a_heading_is_never_the_last_on_a_page():
    heading = piece("heading", 10, keep_with_next=True)
    assert pages([piece("a", 85), heading, piece("text", 10)]) == [["a"], ["heading", "text"]]


def test_a_heading_waits_across_calls():
    sheets: list[Sheet] = []
    flow = Flow(lambda: sheets.append(Sheet()) or sheets[-1])  # type: ignore[arg-type,func-returns-value]
    flow.place([piece("a", 85), piece("heading", 10, keep_with_next=True)])
    flow.place([piece("text", 10)])
    flow.end_page()
    assert [[name for name, *_place in sheet.drawn] for sheet in sheets] == [
        ["a"],
        ["heading", "text"],
    ]


def test_space_before_is_left_out_at_the_top_of_a_page():
    assert pages([piece("a", 95), piece("b", 100, space_before=20)]) == [["a"], ["b"]]


def test_the_head_of_a_table_is_repeated():
    head = piece("head", 20, keep_with_next=True)
    assert pages([head, *(row(str(i), 3, head) for i in range(4))]) == [
        ["head", "0", "1"],
        ["head", "2", "3"],
    ]


def test_a_row_taller_than_a_page_is_broken_and_nothing_lost():
    head = piece("head", 20, keep_with_next=True)
    assert pages([piece("text", 30), head, row("r", 25, head), row("s", 1, head)]) == [
        ["text"],
        ["head", "ra"],
        ["head", "rba"],
        ["head", "rbba"],
        ["head", "rbbb", "s"],
    ]


def test_a_head_is_not_left_alone_above_a_tall_row():
    head = piece("head", 20, keep_with_next=True)
    first, second, *_rest = pages([piece("text", 75), head, row("r", 25, head)])
    assert (first, second) == (["text"], ["head", "ra"])


@given(
    st.lists(
        st.tuples(st.integers(min_value=1, max_value=40), st.booleans(), st.booleans()),
        max_size=40,
    )
)
def test_everything_is_drawn_once_in_order_within_the_margins(entries):
    head = piece("head", 20)
    made = []
    for number, (lines, keep, tall) in enumerate(entries):
        name = f"<{number}>"
        made.append(
            row(name, lines, head) if tall else piece(name, min(lines, 9) * 10, keep_with_next=keep)
        )
    drawn = [name for page in pages(made) for name in page if name != "head"]
    order = [int(name[1 : name.index(">")]) for name in drawn]
    assert order == sorted(order)
    assert set(order) == set(range(len(entries)))
