"""How alike two activities are, in numbers from 0 to 1."""

from __future__ import annotations

import math
from decimal import Decimal
from functools import cache, lru_cache

from rakornis_desktop.comparison.subject import Subject
from rakornis_desktop.comparison.titles import normal
from rakornis_desktop.reference.units import same_quantity

# A shorter title inside a longer one is a good sign, but not quite as good as the same title.
_SUBSET = 0.95
# Two words are taken for one from this likeness on (rapidfuzz ratio, 0 to 100).
_SAME_WORD = 76
_MANY_WORDS = 48
_VILLAGE = 13
_VILLAGE_ALIKE = 78


def other_villages(one: Subject, other: Subject) -> bool:
    """Tell whether the titles of two rows name villages that are not the other row's."""
    return _other_village(one, other) or _other_village(other, one)


def title_likeness(one: Subject, other: Subject) -> float:
    """Return how alike two titles are, place names and fillers left out.

    Rare words count for more than those that every sub kegiatan has; a misspelt or shortened
    word counts nearly as the word itself.
    """
    if one.normal_title == other.normal_title:
        return 1.0
    return words_likeness(one.title.core, other.title.core, one.place_words | other.place_words)


def words_likeness(one: str, other: str, places: frozenset[str]) -> float:
    """Return how alike the words of two titles (Title.core) are, those of ``places`` left out."""
    left = frozenset(one.split()) - places
    right = frozenset(other.split()) - places
    if not left or not right:
        return 0.9 if left == right else 0.5
    return _words_alike(left, right) if left != right else 1.0


@lru_cache(maxsize=100_000)
def _words_alike(left: frozenset[str], right: frozenset[str]) -> float:
    from rapidfuzz import fuzz

    if max(len(left), len(right)) > _MANY_WORDS:
        # A title as long as a page: word by word would take longer than it tells.
        ratio = fuzz.token_sort_ratio(" ".join(sorted(left)), " ".join(sorted(right)))
        return float(ratio) / 100
    shared = sum(map(_weight, left & right))
    rest, others = sorted(left - right), sorted(right - left)
    for word in rest:
        best, at = 0.0, -1
        for i, candidate in enumerate(others):
            alike = _word_likeness(word, candidate)
            if alike > best:
                best, at = alike, i
        if at >= 0:
            shared += best * (_weight(word) + _weight(others.pop(at))) / 2
    ours, theirs = sum(map(_weight, left)), sum(map(_weight, right))
    both = 2 * shared / (ours + theirs)
    if min(len(left), len(right)) >= 2:
        both = max(both, _SUBSET * min(shared / min(ours, theirs), 1.0))
    letters = fuzz.token_sort_ratio(" ".join(sorted(left)), " ".join(sorted(right))) / 100
    return min(max(both, 0.5 * (both + letters)), 1.0)


def size_likeness(one: Subject, other: Subject) -> float:
    """Return how near volume and money are; 0.5 where neither side tells."""
    near = [value for value in (volume_likeness(one, other), money_likeness(one, other)) if value]
    return sum(near) / len(near) if near else 0.5


def volume_likeness(one: Subject, other: Subject) -> float | None:
    """Return the smaller volume over the larger one, None where they cannot be compared."""
    a, b = one.row, other.row
    if a.volume and b.volume and (factor := same_quantity(a.unit, b.unit)) is not None:
        return _near(a.volume * factor, b.volume)
    return None


def money_likeness(one: Subject, other: Subject) -> float | None:
    """Return the smaller budget over the larger one, None where a side has none."""
    ours, theirs = one.row.budget, other.row.budget
    return min(ours, theirs) / max(ours, theirs) if ours and theirs else None


def _near(one: Decimal, other: Decimal) -> float:
    return float(min(one, other) / max(one, other))


def _other_village(one: Subject, other: Subject) -> bool:
    """Tell whether ``one`` names villages none of which is that of ``other``."""
    from rapidfuzz import fuzz

    if not one.title.villages or (one.place == other.place and len(one.place) >= _VILLAGE):
        return False
    theirs = list(other.title.villages)
    if len(other.place) >= _VILLAGE:
        theirs.append(other.place_name)
    if not theirs:
        return False
    return not any(
        fuzz.ratio(ours, name) >= _VILLAGE_ALIKE or _begins(ours, name) or _begins(name, ours)
        for ours in one.title.villages
        for name in theirs
    )


def _begins(longer: str, shorter: str) -> bool:
    from rapidfuzz import fuzz

    cut = " ".join(longer.split()[: len(shorter.split())])
    return bool(shorter) and fuzz.ratio(cut, shorter) >= _VILLAGE_ALIKE


@lru_cache(maxsize=200_000)
def _word_likeness(one: str, other: str) -> float:
    from rapidfuzz import fuzz

    if one.isdigit() or other.isdigit():
        return 0.0
    short, long = sorted((one, other), key=len)
    if len(short) >= 3 and long.startswith(short):
        return 0.92
    ratio = fuzz.ratio(one, other)
    if ratio >= _SAME_WORD:
        return ratio / 100
    if 3 <= len(short) < len(long) and not set(short) & set("aeiou") and _inside(short, long):
        return 0.85
    return 0.0


def _inside(letters: str, word: str) -> bool:
    """Tell whether the letters stand in a word in their order, its first one first."""
    rest = iter(word)
    return letters[0] == word[0] and all(letter in rest for letter in letters)


@lru_cache(maxsize=50_000)
def _weight(word: str) -> float:
    return 1 / (1 + 0.3 * math.log1p(_occurrences().get(word, 0)))


@cache
def _occurrences() -> dict[str, int]:
    """Return in how many names of the nomenclature each word stands."""
    from rakornis_desktop.reference.nomenclature import editions, nomenclature

    counts: dict[str, int] = {}
    for entry in nomenclature(max(editions())).sub_kegiatan():
        for word in set(normal(entry.name).split()):
            counts[word] = counts.get(word, 0) + 1
    return counts
