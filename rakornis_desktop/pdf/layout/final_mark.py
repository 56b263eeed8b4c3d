"""What a paper says of its being final: the hash on each page, or that it is a draft."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta, timezone

from rakornis_desktop.database.frozen_seal import short_seal
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import long_date
from rakornis_desktop.meeting.agreement.final_papers import FinalMark, paper_name
from rakornis_desktop.pdf.layout.document import Document
from rakornis_desktop.pdf.layout.flow import Piece
from rakornis_desktop.pdf.layout.paragraph import paragraph
from rakornis_desktop.pdf.layout.text_style import BODY_ITALIC

# Waktu Indonesia Barat, the time of all papers.
_WIB = timezone(timedelta(hours=7))


def mark_pages(document: Document, mark: FinalMark | None, *, part: str = "") -> None:
    """Let the foot of every page say when the paper became final and its hash, or KONSEP.

    ``part`` names what is printed if it is not the whole ("Kota Singkawang").
    """
    if mark is None:
        document.foot_lines = (_("KONSEP · belum final, isinya masih dapat berubah"),)
        return
    at = mark.frozen_at.astimezone(_WIB)
    said = [
        _("FINAL {date} pukul {time} WIB").format(date=long_date(at), time=at.strftime("%H.%M")),
        _("sidik {hash}").format(hash=short_seal(mark.sha256)),
    ]
    if mark.correction:
        said.append(_correction(mark))
    if part:
        said.append(_("hanya {part}").format(part=part))
    document.foot_lines = (" · ".join(said), f"SHA-256 {mark.sha256}")


def correction_note(document: Document, mark: FinalMark | None) -> Iterator[Piece]:
    """Yield what a correction corrects and why; nothing for the record itself."""
    if mark is None or not mark.correction:
        return
    name = paper_name(mark.kind)
    text = _("Perbaikan ke-{number} atas {paper} dengan sidik {hash}. Alasan: {reason}").format(
        number=mark.correction,
        paper=name[:1].lower() + name[1:],
        hash=short_seal(mark.corrects),
        reason=mark.reason,
    )
    yield from paragraph(document, text, BODY_ITALIC, align="centre", space_before=6)


def _correction(mark: FinalMark) -> str:
    return _("Perbaikan ke-{number} atas sidik {hash}").format(
        number=mark.correction, hash=short_seal(mark.corrects)
    )
