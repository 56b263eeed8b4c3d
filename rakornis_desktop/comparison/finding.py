"""What a rule finds, as a value that says itself in words only when asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple


class Words(NamedTuple):
    """A finding in words: its short name, the sentence for the officer, what it rests on."""

    name: str
    sentence: str
    basis: str


class Finding(NamedTuple):
    """What a rule found; ``say`` makes its words of ``values`` in the language of the moment."""

    rule: str
    say: Callable[..., Words]
    values: tuple[Any, ...] = ()

    @property
    def name(self) -> str:
        """The finding's short name."""
        return self.say(*self.values).name

    @property
    def sentence(self) -> str:
        """The sentence for the officer."""
        return self.say(*self.values).sentence

    @property
    def basis(self) -> str:
        """The legal or practical basis."""
        return self.say(*self.values).basis
