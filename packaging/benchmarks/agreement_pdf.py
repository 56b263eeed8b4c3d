"""An agreement record with 1,500 decided rows in its annexes as PDF, in a warm process."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import decided_meeting

NAME = "a berita acara with 1,500 decided rows in its annexes, read from the database and written"
PEER = "reportlab LongTable of Paragraphs of the same rows, columns and typeface, already in memory"
BOUND = 0.6

ROWS = 1_500


class Context(NamedTuple):
    """The open database and its meeting, the tables' cells (heads first), and where to write."""

    database: Any
    meeting_id: str
    tables: list[tuple[list[str], list[float], list[list[str]]]]
    folder: Path


def prepare(folder: Path) -> Context:
    """Make the meeting, and take the cells of both matrices as the peer is to write them."""
    database, meeting_id = decided_meeting.opened(folder, ROWS)
    return Context(database, meeting_id, decided_meeting.tables(database, meeting_id), folder)


def ours(context: Context) -> None:
    """Read it all from the database and write it: record, attendance, matrices."""
    from rakornis_desktop.pdf.papers.agreement_paper import write_agreement

    write_agreement(context.database, context.meeting_id, context.folder / "ours.pdf")


def peer(context: Context) -> None:
    """Write both matrices alone, a Paragraph in each cell."""
    from reportlab.lib.colors import Color
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import LongTable, PageBreak, Paragraph, SimpleDocTemplate, TableStyle

    from rakornis_desktop.pdf.layout import paper_size
    from rakornis_desktop.pdf.layout.fonts import face

    size = paper_size.paper_size("F4", landscape=True)
    names = face().name, face(bold=True).name
    styles = {
        align: ParagraphStyle(align, fontName=names[0], fontSize=7.5, leading=9, alignment=code)
        for align, code in (("left", 0), ("right", 2))
    }
    head = ParagraphStyle("head", fontName=names[1], fontSize=8, leading=9.6, alignment=1)
    story: list[Any] = []
    for aligns, widths, rows in context.tables:
        cells = [[Paragraph(text, head) for text in rows[0]]]
        cells += [
            [Paragraph(text, styles[align]) for text, align in zip(row, aligns, strict=True)]
            for row in rows[1:]
        ]
        total = sum(widths)
        table = LongTable(
            cells, colWidths=[width * size.text_width / total for width in widths], repeatRows=1
        )
        table.setStyle(
            TableStyle(
                [
                    ("GRID", (0, 0), (-1, -1), 0.25, Color(0, 0, 0)),
                    ("BACKGROUND", (0, 0), (-1, 0), Color(0.92, 0.92, 0.92)),
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                    *((f"{side}PADDING", (0, 0), (-1, -1), 3) for side in ("LEFT", "RIGHT")),
                    *((f"{side}PADDING", (0, 0), (-1, -1), 2.5) for side in ("TOP", "BOTTOM")),
                ]
            )
        )
        story += [table, PageBreak()]
    SimpleDocTemplate(
        str(context.folder / "peer.pdf"),
        pagesize=(size.width, size.height),
        leftMargin=paper_size.LEFT - 6,
        rightMargin=paper_size.RIGHT - 6,
        topMargin=paper_size.TOP - 6,
        bottomMargin=paper_size.BOTTOM - 6,
        pageCompression=1,
    ).build(story)
