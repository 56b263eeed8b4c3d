"""What the reader of arrived files agreed to: keys to accept, older revisions to let in."""

from __future__ import annotations

from collections.abc import Sequence

from rakornis_desktop.exchange.traffic.arrivals import Arrival, Key


class Agreements:
    """A key that is accepted counts for every file that it signed, an older one for itself."""

    def __init__(self) -> None:
        self._keys: set[Key] = set()
        self._older: set[str] = set()

    def agree(self, arrival: Arrival, *, accept: bool, older: bool) -> None:
        """Note what was agreed to about a file, or no longer is."""
        (self._keys.add if accept else self._keys.discard)(arrival.key)
        (self._older.add if older else self._older.discard)(arrival.id)

    def of(self, arrival: Arrival) -> tuple[bool, bool]:
        """Return whether a file's key is accepted, and whether it may be older."""
        return arrival.key in self._keys, arrival.id in self._older

    def ready(self, arrivals: Sequence[Arrival]) -> list[Arrival]:
        """Return the files that can be let in with what was agreed to."""
        found = []
        for one in arrivals:
            accept, older = self.of(one)
            agreed = (accept or not one.asks_for_key) and (older or not one.asks_for_older)
            if agreed and not settled(one):
                found.append(one)
        return found


def settled(arrival: Arrival) -> bool:
    """Tell whether nothing is left to be done about a file."""
    return arrival.received.written or arrival.hopeless or arrival.changes_nothing
