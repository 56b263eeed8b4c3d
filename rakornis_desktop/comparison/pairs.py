"""The pairs of a comparison: a sequence whose values are made when they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import overload

from rakornis_desktop.comparison.pair import Pair
from rakornis_desktop.comparison.sums import Tally
from rakornis_desktop.comparison.unmade import Unmade

# Who looks at one pair looks at its neighbours next.
_BLOCK = 512


class Pairs(Sequence[Pair]):
    """Pairs in their order; a settled one that nobody has looked at yet is a mere key.

    What the settled ones come to is known all the same: :attr:`tally` makes none of them.
    """

    def __init__(
        self,
        pairs: Iterable[Pair | int],
        unmade: Unmade | None = None,
        settled: Tally | None = None,
    ) -> None:
        self._pairs = list(pairs)
        self._unmade = unmade
        self._settled = settled or Tally()
        self._tally: Tally | None = None
        self._all: list[Pair] | None = None

    @property
    def tally(self) -> Tally:
        """What all of them come to."""
        if self._tally is None:
            self._tally = self._settled.copy()
            self._tally.count(pair for pair in self._pairs if not isinstance(pair, int))
        return self._tally

    def make(self) -> list[Pair]:
        """Make all values and return them: now, for one who asks later and in a hurry."""
        if self._all is None:
            self._all = self._made(self._pairs)
        return self._all

    def changed(
        self, numbers: Callable[[], Iterable[int]], change: Callable[[Pair], Pair]
    ) -> Pairs:
        """Return the pairs with ``change`` made to all values.

        Of the settled ones just those are changed that hold a row with one of ``numbers``.
        """
        settled, changed = self._settled, dict[int, Pair]()
        if self._unmade is not None:
            touched = self._unmade.made(sorted(self._unmade.keys_of(numbers())))
            changed = {key: change(pair) for key, pair in touched.items()}
            settled = settled.copy()
            settled.count(touched.values(), -1)
        return Pairs(
            [
                changed.get(pair, pair) if isinstance(pair, int) else change(pair)
                for pair in self._pairs
            ],
            self._unmade,
            settled,
        )

    def __len__(self) -> int:
        return len(self._pairs)

    @overload
    def __getitem__(self, at: int) -> Pair: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Pair, ...]: ...

    def __getitem__(self, at: int | slice) -> Pair | tuple[Pair, ...]:
        if isinstance(at, slice):
            return tuple(self._made(self._pairs[at]))
        found = self._pairs[at]
        if not isinstance(found, int):
            return found
        first = at % len(self._pairs) // _BLOCK * _BLOCK
        made = self._made(self._pairs[first : first + _BLOCK])
        return made[at % len(self._pairs) - first]

    def __iter__(self) -> Iterator[Pair]:
        if self._all is not None:
            yield from self._all
            return
        for first in range(0, len(self._pairs), _BLOCK):
            yield from self._made(self._pairs[first : first + _BLOCK])

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Pairs | tuple | list):
            return len(self) == len(other) and all(
                one == another for one, another in zip(self, other, strict=True)
            )
        return NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Pairs({list(self)!r})"

    def _made(self, pairs: Sequence[Pair | int]) -> list[Pair]:
        keys = [pair for pair in pairs if isinstance(pair, int)]
        if not keys or self._unmade is None:
            return pairs  # type: ignore[return-value]
        made = self._unmade.made(keys)
        return [made[pair] if isinstance(pair, int) else pair for pair in pairs]
