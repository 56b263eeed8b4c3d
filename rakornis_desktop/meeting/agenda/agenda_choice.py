"""What the officer makes of the proposals: picked, merged, named, ordered; nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.meeting.agenda.agenda_proposal import (
    Proposal,
    merged,
    suggested,
    without_repeats,
)


class ChosenLine(NamedTuple):
    """An item to be, as a list shows it; ``id`` is its place."""

    id: str
    title: str
    about: str


@dataclass
class _Entry:
    """One item to be: the proposals it is made of, and its name if the officer gave one."""

    origins: list[str]
    title: str = ""


class AgendaChoice:
    """The proposals taken, in the order in which the agenda will have them."""

    def __init__(self, proposals: Sequence[Proposal]) -> None:
        self.proposals = list(proposals)
        self._by_origin = {proposal.origin: proposal for proposal in proposals}
        self._entries = [_Entry([proposal.origin]) for proposal in suggested(proposals)]

    def taken(self, origin: str) -> bool:
        """Tell whether a proposal is taken."""
        return any(origin in entry.origins for entry in self._entries)

    def take(self, origins: Iterable[str], taken: bool) -> None:
        """Take proposals, new ones behind the others, or let them go, out of merged ones too."""
        for origin in origins:
            if taken and not self.taken(origin) and not self._by_origin[origin].on_agenda:
                self._entries.append(_Entry([origin]))
            elif not taken:
                for entry in self._entries:
                    if origin in entry.origins:
                        entry.origins.remove(origin)
        self._entries = [entry for entry in self._entries if entry.origins]

    def let_go(self, places: Iterable[int]) -> None:
        """Let items go with all that they are made of."""
        gone = set(places)
        self._entries = [e for place, e in enumerate(self._entries) if place not in gone]

    def items(self) -> list[Proposal]:
        """Return what is taken in its order, merged ones as one."""
        return [
            merged([self._by_origin[origin] for origin in entry.origins], entry.title)
            for entry in self._entries
        ]

    def sizes(self) -> list[int]:
        """Return of how many proposals each item is made."""
        return [len(entry.origins) for entry in self._entries]

    def wanted(self) -> list[Proposal]:
        """Return what would be added: no row twice, none that is left without rows."""
        return without_repeats(self.items())

    def rows(self) -> int:
        """Return how many rows of plans would be discussed."""
        return len({id_ for proposal in self.wanted() for id_ in proposal.activity_ids})

    def lines(self) -> list[ChosenLine]:
        """Return the items with what each would be about once no row comes twice."""
        left = {proposal.origin: proposal for proposal in self.wanted()}
        lines = []
        for place, (item, size) in enumerate(zip(self.items(), self.sizes(), strict=True)):
            about = [_("gabungan {count}").format(count=size)] if size > 1 else []
            kept = left.get(item.origin)
            about.append(_subjects(kept) if kept else _("sudah dibahas di atas"))
            lines.append(ChosenLine(str(place), item.title, ", ".join(about)))
        return lines

    def rename(self, place: int, title: str) -> None:
        """Name an item; without a name it has that of its first proposal."""
        self._entries[place].title = on_one_line(title)

    def merge(self, places: Iterable[int]) -> int:
        """Make items one where the first stands; returns its place, -1 for fewer than two."""
        wanted = sorted(set(places))
        if len(wanted) < 2:
            return -1
        first = self._entries[wanted[0]]
        for place in wanted[1:]:
            first.origins += self._entries[place].origins
        self._entries = [e for at, e in enumerate(self._entries) if at not in wanted[1:]]
        return wanted[0]

    def split(self, place: int) -> None:
        """Make a merged item its proposals again."""
        parts = [_Entry([origin]) for origin in self._entries[place].origins]
        self._entries[place : place + 1] = parts

    def move(self, places: Iterable[int], before: int) -> list[int]:
        """Put items before the one at ``before``; returns where they stand now."""
        wanted = sorted(set(places))
        moved = [self._entries[place] for place in wanted]
        at = sum(place not in wanted for place in range(min(before, len(self._entries))))
        left = [e for place, e in enumerate(self._entries) if place not in wanted]
        self._entries = [*left[:at], *moved, *left[at:]]
        return list(range(at, at + len(moved)))


def _subjects(proposal: Proposal) -> str:
    parts = (
        (len(proposal.follow_up_ids), _("{count} tindak lanjut")),
        (len(proposal.issue_ids), _("{count} permasalahan")),
        (len(proposal.activity_ids), _("{count} baris")),
    )
    return ", ".join(words.format(count=count) for count, words in parts if count)
