"""The root of an Indonesian word: perumahan, merumahkan and rumahnya are all rumah.

In the manner of Nazief and Adriani: affixes are taken off step by step until a known root is left.
The roots are those of the field (resources/search/kata_dasar.txt). A word whose root is not among
them stays whole, so that Pengadang or Kubangan, which are places, are not cut.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from rakornis_desktop.reference.resource_files import resource

_SHORTEST_ROOT = 3
# Particles and possessives stand outside the suffixes: sampah|an, rumah|nya.
_ENDS = ("nya", "lah", "kah", "pun", "ku", "mu")
_SUFFIXES = ("isasi", "kan", "an", "i")
_PLAIN = ("di", "ke", "se", "ber", "be", "bel", "ter", "te", "per", "pel", "pe")
_VOWELS = "aiueo"
# Prefixes with a nasal, what may follow, and the letters that the nasal may have swallowed.
_NASALS = (
    ("menge", "", ("",)),
    ("penge", "", ("",)),
    ("meny", _VOWELS, ("s",)),
    ("peny", _VOWELS, ("s",)),
    ("meng", _VOWELS, ("", "k")),
    ("peng", _VOWELS, ("", "k")),
    ("meng", "kghq", ("",)),
    ("peng", "kghq", ("",)),
    ("mem", _VOWELS, ("p", "m")),
    ("pem", _VOWELS, ("p", "m")),
    ("mem", "bfpv", ("",)),
    ("pem", "bfpv", ("",)),
    ("men", _VOWELS, ("t", "n")),
    ("pen", _VOWELS, ("t", "n")),
    ("men", "cdjstz", ("",)),
    ("pen", "cdjstz", ("",)),
    ("me", "lmnrwy", ("",)),
)
# Perseorangan has three prefixes, pertanggungjawabannya two ends: nothing real has more.
_MOST_STEPS = 5


@cache
def roots() -> frozenset[str]:
    """Return the roots of the field."""
    lines = resource("search", "kata_dasar.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return the root of a word in small letters, the word itself where none is known."""
    known = roots()
    if word in known or len(word) <= _SHORTEST_ROOT + 1 or not word.isalpha():
        return word
    seen, layer = {word}, [word]
    for _step in range(_MOST_STEPS):
        layer = [part for whole in layer for part in _shorter(whole) if part not in seen]
        # The longest root that so few steps lead to: pemerintahan is pemerintah, not perintah.
        if found := [part for part in layer if part in known]:
            return max(found, key=lambda part: (len(part), part))
        if not layer:
            break
        seen.update(layer)
    bare = word.removesuffix("nya")
    return bare if bare != word and len(bare) > _SHORTEST_ROOT else word


def _shorter(word: str) -> Iterator[str]:
    """Yield the word with one affix less, in each way that could be meant."""
    for end in (*_ENDS, *_SUFFIXES):
        if word.endswith(end) and len(word) - len(end) >= _SHORTEST_ROOT:
            yield word[: -len(end)]
    for prefix in _PLAIN:
        rest = word[len(prefix) :]
        if word.startswith(prefix) and len(rest) >= _SHORTEST_ROOT:
            yield rest
    for prefix, follows, swallowed in _NASALS:
        rest = word[len(prefix) :]
        if not word.startswith(prefix) or len(rest) < _SHORTEST_ROOT - 1:
            continue
        if not follows or rest[0] in follows:
            for letter in swallowed:
                yield letter + rest
