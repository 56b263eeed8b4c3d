"""A 1,000-row landscape matrix as PDF, its cells wrapped, in a warm process."""

from __future__ import annotations

import random
from pathlib import Path
from typing import NamedTuple

NAME = "a 1,000-row landscape matrix PDF with wrapped cells"
PEER = "reportlab LongTable of Paragraphs, same rows, columns and typeface"
BOUND = 0.5

ROWS = 1_000
_HEADS = (
    ("No", 9, "right"),
    ("Program/Kegiatan", 46, "left"),
    ("Lokasi", 30, "left"),
    ("Indikator Kinerja", 32, "left"),
    ("Target", 18, "left"),
    ("Pagu (Rp)", 30, "right"),
    ("Program/Kegiatan", 46, "left"),
    ("Lokasi", 30, "left"),
    ("Indikator Kinerja", 32, "left"),
    ("Target", 18, "left"),
    ("Dana (Rp)", 30, "right"),
    ("Catatan Penting", 40, "left"),
)
_WORDS = [
    "pembangunan",
    "jaringan",
    "perpipaan",
    "sambungan",
    "rumah",
    "tangki",
    "septik",
    "individual",
    "drainase",
    "lingkungan",
    "jalan",
    "permukiman",
    "kawasan",
    "kumuh",
    "kelurahan",
    "kecamatan",
    "gang",
    "perluasan",
    "peningkatan",
    "kualitas",
    "penyediaan",
    "air",
    "minum",
    "layak",
    "rumah",
    "tidak",
    "huni",
    "prasarana",
    "sarana",
    "utilitas",
    "umum",
    "terfasilitasi",
]


class Context(NamedTuple):
    """The rows, head first, and where to write."""

    rows: list[list[str]]
    folder: Path


def prepare(folder: Path) -> Context:
    """Make 1,000 rows whose texts differ, of the lengths of a real plan."""
    chance = random.Random(61)  # noqa: S311

    def phrase(least: int, most: int) -> str:
        return " ".join(chance.choices(_WORDS, k=chance.randint(least, most))).capitalize()

    rows = [[head for head, _width, _align in _HEADS]]
    for number in range(1, ROWS + 1):
        sides = [
            (
                phrase(5, 14),
                phrase(2, 6),
                phrase(4, 9),
                f"{chance.randint(1, 400)} SR",
                f"{chance.randint(50, 9_000) * 1_000_000:,}".replace(",", "."),
            )
            for _side in range(2)
        ]
        rows.append([str(number), *sides[0], *sides[1], phrase(3, 16)])
    return Context(rows, folder)


def ours(context: Context) -> None:
    """Write them with the project's own table."""
    from rakornis_desktop.pdf.layout.document import Document
    from rakornis_desktop.pdf.layout.matrix import Column, MatrixRow, matrix

    columns = [Column(head, width, align) for head, width, align in _HEADS]
    path = context.folder / "ours.pdf"
    with Document(path, paper="F4", title="Matriks", author="", landscape=True) as document:
        document.place(matrix(document, columns, map(MatrixRow, context.rows[1:]), numbers=False))


def peer(context: Context) -> None:
    """Write them with a LongTable that has a Paragraph in each cell."""
    from reportlab.lib.colors import Color
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, TableStyle

    from rakornis_desktop.pdf.layout import paper_size
    from rakornis_desktop.pdf.layout.fonts import face

    size = paper_size.paper_size("F4", landscape=True)
    face_name, bold_name = face().name, face(bold=True).name
    styles = {
        align: ParagraphStyle(align, fontName=face_name, fontSize=8, leading=9.6, alignment=code)
        for align, code in (("left", 0), ("right", 2))
    }
    head = ParagraphStyle("head", fontName=bold_name, fontSize=8, leading=9.6, alignment=1)
    aligns = [align for _head, _width, align in _HEADS]
    cells = [[Paragraph(text, head) for text in context.rows[0]]]
    cells += [
        [Paragraph(text, styles[align]) for text, align in zip(row, aligns, strict=True)]
        for row in context.rows[1:]
    ]
    total = sum(width for _head, width, _align in _HEADS)
    table = LongTable(
        cells,
        colWidths=[width * size.text_width / total for _head, width, _align in _HEADS],
        repeatRows=1,
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
    SimpleDocTemplate(
        str(context.folder / "peer.pdf"),
        pagesize=(size.width, size.height),
        leftMargin=paper_size.LEFT - 6,
        rightMargin=paper_size.RIGHT - 6,
        topMargin=paper_size.TOP - 6,
        bottomMargin=paper_size.BOTTOM - 6,
        pageCompression=1,
    ).build([table])
