"""Sizes of paper and their margins, in points."""

from __future__ import annotations

from typing import NamedTuple

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal

MM = 72 / 25.4
# Width and height in millimetres, upright.
PAPERS = {"F4": (215, 330), "A4": (210, 297)}
TOP, LEFT, RIGHT, BOTTOM = 20 * MM, 25 * MM, 20 * MM, 20 * MM


class PaperSize(NamedTuple):
    """A sheet as it is printed on."""

    width: float
    height: float

    @property
    def text_width(self) -> float:
        """The width between the margins."""
        return self.width - LEFT - RIGHT

    @property
    def top(self) -> float:
        """Where the text begins, counted from the lower edge."""
        return self.height - TOP

    @property
    def text_height(self) -> float:
        """The height between the margins."""
        return self.height - TOP - BOTTOM


def paper_size(paper: str, *, landscape: bool = False) -> PaperSize:
    """Return the sheet named "F4" or "A4"; Refusal for any other name."""
    if paper not in PAPERS:
        raise Refusal(
            _("Kertas «{paper}» tidak dikenal. Pilih {known}.").format(
                paper=paper, known=_(" atau ").join(PAPERS)
            )
        )
    width, height = (side * MM for side in PAPERS[paper])
    return PaperSize(height, width) if landscape else PaperSize(width, height)
