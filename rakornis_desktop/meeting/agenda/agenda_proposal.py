"""What Isi agenda otomatis proposes: an item for the agenda as a value, with why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

FOLLOW_UP, FINDING, UNDECIDED, ISSUE = (
    "tindak_lanjut",
    "temuan",
    "belum_diputuskan",
    "masalah_tanpa_kegiatan",
)
# As a forum goes through them: what the last one left, what is grave, what is open or missing.
KINDS = (FOLLOW_UP, FINDING, UNDECIDED, ISSUE)
# From this weight on a finding is something to be spoken of by itself.
HEAVY = 50
_LONGEST_ORIGIN = 300


class Proposal(NamedTuple):
    """An item that the agenda might have.

    ``origin`` is its key, the same whenever it is proposed again, such as
    ``belum_diputuskan:61.72:1.03.03``; one merged of several has their keys with blanks between.
    ``why`` is a sentence with counts and sums; ``weight`` runs from 0 to 100; ``money`` in rupiah
    is what is at stake. ``on_agenda`` tells that the agenda has it already.
    """

    origin: str
    kind: str
    title: str
    why: str
    weight: int
    money: int = 0
    activity_ids: tuple[str, ...] = ()
    issue_ids: tuple[str, ...] = ()
    follow_up_ids: tuple[str, ...] = ()
    on_agenda: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether it is about nothing any more."""
        return not (self.activity_ids or self.issue_ids or self.follow_up_ids)


def suggested(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Return what is usually taken: all but light findings, what is on the agenda and the groups.

    The groups of undecided rows hold the same rows as the findings; they are suggested only where
    no finding is.
    """
    new = [proposal for proposal in proposals if not proposal.on_agenda]
    heavy = any(p.kind == FINDING and p.weight >= HEAVY for p in new)
    return [
        p
        for p in new
        if p.kind in (FOLLOW_UP, ISSUE)
        or (p.kind == FINDING and p.weight >= HEAVY)
        or (p.kind == UNDECIDED and not heavy)
    ]


def without_repeats(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Return the proposals so that no row is discussed twice: it stays with the first about it.

    A follow-up names rows to remind of them; they are still discussed where they belong. One
    that is left without rows is left out.
    """
    taken: set[str] = set()
    kept = []
    for proposal in proposals:
        if proposal.kind != FOLLOW_UP:
            left = tuple(id_ for id_ in proposal.activity_ids if id_ not in taken)
            taken.update(left)
            proposal = proposal._replace(activity_ids=left)
        if not proposal.is_empty:
            kept.append(proposal)
    return kept


def merged(proposals: Sequence[Proposal], title: str = "") -> Proposal:
    """Return several proposals as one; without a ``title`` that of the first stands."""
    first = proposals[0]
    return first._replace(
        origin=joined_origins(proposal.origin for proposal in proposals),
        title=title or first.title,
        why=" ".join(proposal.why for proposal in proposals),
        weight=max(proposal.weight for proposal in proposals),
        money=sum(proposal.money for proposal in proposals),
        activity_ids=_joined(proposal.activity_ids for proposal in proposals),
        issue_ids=_joined(proposal.issue_ids for proposal in proposals),
        follow_up_ids=_joined(proposal.follow_up_ids for proposal in proposals),
    )


def joined_origins(origins: Iterable[str]) -> str:
    """Return the keys of several origins as one text, as many as its column holds.

    One that has no room is still known by its rows.
    """
    joined = ""
    for origin in dict.fromkeys(key for text in origins for key in text.split()):
        longer = f"{joined} {origin}".strip()
        if len(longer) <= _LONGEST_ORIGIN:
            joined = longer
    return joined


def _joined(parts: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_ for part in parts for id_ in part))
