"""Papers marked final: frozen as they are, hashed, corrected only by a numbered correction."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from rakornis_desktop.choices import FinalPaper
from rakornis_desktop.database.frozen_seal import frozen_said, seal_of, short_seal
from rakornis_desktop.database.journal.step_labels import short
from rakornis_desktop.database.queries.frozen_papers import FrozenRow, frozen_papers, last_frozen
from rakornis_desktop.language.catalogue import in_indonesian
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.meeting.agreement.agreement_content import AgreementContent, agreement_content
from rakornis_desktop.meeting.agreement.frozen_content import canonical, plain, restored
from rakornis_desktop.meeting.letters.paper_head import existing_meeting
from rakornis_desktop.meeting.minutes.minutes_content import MinutesContent, minutes_content

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

AGREEMENT, MINUTES = FinalPaper
KINDS = (AGREEMENT, MINUTES)
_FORMAT = 1


class FinalMark(NamedTuple):
    """What a final paper says of itself; ``corrects`` is the hash of what it corrects, or "".

    ``frozen_at`` is a moment in UTC.
    """

    kind: str
    sha256: str
    frozen_at: datetime
    frozen_by: str
    correction: int
    reason: str
    corrects: str


def paper_name(kind: str) -> str:
    """Return what officers call a kind of paper."""
    return FinalPaper.name_of(kind)


def mark_final(database: Database, meeting_id: str, kind: str, reason: str = "") -> FrozenRow:
    """Freeze a paper (``berita_acara`` or ``notulen``) as it is now; returns what was frozen.

    The first time it is the record itself; later a correction, which needs a reason. Refusal if
    nothing changed since, if the reason is missing, or if there is no such meeting.
    """
    from rakornis_desktop.database.tables import FrozenPaper

    meeting = existing_meeting(database, meeting_id)
    before = last_frozen(database, meeting_id, kind)
    paper = plain(_content(database, meeting_id, kind))
    reason = on_one_line(reason)
    name = paper_name(kind)
    if before is not None:
        if canonical(_read(before)["paper"]) == canonical(paper):
            raise Refusal(
                _("{paper} sudah final dan isinya tidak berubah sejak itu.").format(paper=name)
            )
        if not reason:
            raise Refusal(_("{paper} sudah final. Sebut alasan perbaikannya.").format(paper=name))
    correction = before.correction + 1 if before else 0
    now = datetime.now(UTC).replace(microsecond=0)
    content = canonical(
        {
            "format": _FORMAT,
            "kind": kind,
            "correction": correction,
            "corrects": before.sha256 if before else "",
            "reason": reason if before else "",
            "frozen_at": now.isoformat(timespec="milliseconds"),
            "frozen_by": database.author[:200],
            "paper": paper,
        }
    )
    label = _("Finalkan {paper} {title}") if before is None else _("Perbaiki {paper} {title}")
    with database.change_set(
        label.format(paper=name[:1].lower() + name[1:], title=short(meeting.title))
    ) as changes:
        changes.add(
            FrozenPaper,
            meeting_id=meeting_id,
            kind=kind,
            correction=correction,
            content=content,
            sha256=seal_of(content),
            frozen_at=now,
            frozen_by=database.author[:200],
            reason=reason if before else "",
        )
    found = last_frozen(database, meeting_id, kind)
    assert found is not None
    return found


def final_of(database: Database, meeting_id: str, kind: str) -> FrozenRow | None:
    """Return the final paper that counts now (the last correction), None if there is none."""
    return last_frozen(database, meeting_id, kind)


def finals_of(database: Database, meeting_id: str, kind: str) -> list[FrozenRow]:
    """Return the final paper and its corrections, oldest first."""
    return frozen_papers(database, meeting_id, kind)


def differs_from_final(database: Database, meeting_id: str, kind: str) -> bool:
    """Tell whether the paper would say something else now than its final one does.

    False if there is none. Refusal if the frozen one was tampered with.
    """
    final = last_frozen(database, meeting_id, kind)
    if final is None:
        return False
    now = plain(_content(database, meeting_id, kind))
    return canonical(_read(final)["paper"]) != canonical(now)


def paper_to_print(
    database: Database, meeting_id: str, kind: str
) -> tuple[AgreementContent | MinutesContent, FinalMark | None]:
    """Return what a paper says: as it was frozen, with its mark; else as it is now, with None.

    Refusal if the frozen one was tampered with, or if there is no such meeting.
    """
    final = last_frozen(database, meeting_id, kind)
    if final is None:
        return _content(database, meeting_id, kind), None
    return frozen_paper(final)


def frozen_paper(final: FrozenRow) -> tuple[AgreementContent | MinutesContent, FinalMark]:
    """Return what a final paper says, and its mark; Refusal if it was tampered with."""
    said = _read(final)
    content: AgreementContent | MinutesContent
    try:
        if final.kind == AGREEMENT:
            content = restored(AgreementContent, said["paper"])
        else:
            content = restored(MinutesContent, said["paper"])
    except ValueError as error:
        raise Refusal(
            _(
                "{paper} final ini dibekukan oleh versi program yang lain dan tidak terbaca. "
                "Perbarui program."
            ).format(paper=paper_name(final.kind))
        ) from error
    mark = FinalMark(
        final.kind,
        final.sha256,
        final.frozen_at,
        said["frozen_by"],
        final.correction,
        said["reason"],
        said["corrects"],
    )
    return content, mark


def _content(database: Database, meeting_id: str, kind: str) -> AgreementContent | MinutesContent:
    # What is signed is Indonesian, whatever language the window speaks.
    with in_indonesian(), database.each_read_once():
        if kind == AGREEMENT:
            return agreement_content(database, meeting_id)
        if kind == MINUTES:
            return minutes_content(database, meeting_id)
    raise ValueError(kind)


def _read(final: FrozenRow) -> dict[str, Any]:
    """Return the frozen content, sure that it is what was frozen."""
    said = frozen_said(final)
    if said is None:
        raise Refusal(
            _(
                "{paper} final di basis data ini diubah di luar program: isinya tidak cocok dengan "
                "sidiknya {hash}. Pakai salinan yang utuh."
            ).format(paper=paper_name(final.kind), hash=short_seal(final.sha256))
        )
    return said
