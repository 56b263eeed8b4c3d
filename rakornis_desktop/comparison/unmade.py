"""The pairs that are settled without having been made: keys, and what makes values of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rakornis_desktop.comparison.collecting import without_collecting
from rakornis_desktop.comparison.pair import Pair
from rakornis_desktop.comparison.settling import NOBODY, Settled
from rakornis_desktop.database.queries.activity_rows import ActivityRow
from rakornis_desktop.database.queries.outlines import activities_by_number
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

Sources = dict[str, frozenset[tuple[str, str]]]
_AT_ONCE = 4_096


class Unmade:
    """Settled pairs by key: the place of the row on the left, or ``~place`` of one on the right.

    ``pair_of`` makes the pair of a row on the left and one on the right, or of one alone;
    ``keep_sources`` is told the funding sources of all rows first.
    """

    def __init__(
        self,
        database: Database,
        settled: Settled,
        pair_of: Callable[[ActivityRow | None, ActivityRow | None], Pair],
        keep_sources: Callable[[Sources], None],
    ) -> None:
        self.settled = settled
        self._database = database
        self._pair_of = pair_of
        self._keep_sources = keep_sources
        self._pairs: dict[int, Pair] = {}
        self._keys: dict[int, int] | None = None

    def left_keys(self) -> list[int | None]:
        """Return the key of each row on the left, None for those that are not settled."""
        keys: list[int | None] = list(range(len(self.settled.partners)))
        for place in self.settled.rest[0]:
            keys[place] = None
        return keys

    def right_keys(self) -> list[int]:
        """Return the keys of the settled rows alone on the right, in their order."""
        return [~place for place in self._alone_right()]

    def alone(self, column: int) -> list[Pair]:
        """Return the pairs of settled rows alone in a column."""
        partners = self.settled.partners
        keys = (
            self.right_keys()
            if column
            else [key for key in self.left_keys() if key is not None and partners[key] == NOBODY]
        )
        return list(self.made(keys).values())

    def made(self, keys: Sequence[int]) -> dict[int, Pair]:
        """Return the pairs of ``keys``; asked again it returns the same values."""
        missing = [key for key in keys if key not in self._pairs]
        if missing:
            with without_collecting():
                for start in range(0, len(missing), _AT_ONCE):
                    self._make(missing[start : start + _AT_ONCE])
        if len(keys) == len(self._pairs):
            return self._pairs
        return {key: self._pairs[key] for key in keys}

    def keys_of(self, numbers: Iterable[int]) -> set[int]:
        """Return the keys of the settled pairs that hold rows with these numbers."""
        wanted = set(numbers)
        if not wanted:
            return set()
        if self._keys is None:
            left, right = self.settled.numbers
            partners = self.settled.partners
            rest = set(self.settled.rest[0])
            self._keys = {left[p]: p for p in range(len(left)) if p not in rest}
            self._keys |= {
                right[other]: place for place, other in enumerate(partners) if other != NOBODY
            }
            self._keys |= {right[place]: ~place for place in self._alone_right()}
        return {self._keys[number] for number in wanted if number in self._keys}

    def _alone_right(self) -> Iterator[int]:
        taken = {place for place in self.settled.partners if place != NOBODY}
        taken.update(self.settled.rest[1])
        return (place for place in range(len(self.settled.numbers[1])) if place not in taken)

    def _make(self, keys: Sequence[int]) -> None:
        left, right = self.settled.numbers
        sides: list[tuple[int | None, int | None]] = []
        for key in keys:
            if key < 0:
                sides.append((None, right[~key]))
            else:
                partner = self.settled.partners[key]
                sides.append((left[key], None if partner == NOBODY else right[partner]))
        wanted = {number for side in sides for number in side if number is not None}
        numbers, funded = activities_by_number(self._database, wanted)
        if len(numbers) < len(wanted):
            raise Refusal(
                _("Salah satu baris sudah dihapus. Muat ulang perbandingan, lalu ulangi.")
            )
        self._keep_sources(funded.sources)
        rows = dict(zip(numbers, funded.rows, strict=True))
        for key, (one, other) in zip(keys, sides, strict=True):
            self._pairs[key] = self._pair_of(
                None if one is None else rows[one], None if other is None else rows[other]
            )
