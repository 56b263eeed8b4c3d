"""Which rows are worth measuring against a row: near it by place, or by rare words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rakornis_desktop.comparison.subject import Subject

_REGENCY, _SUBDISTRICT = 5, 8
# More than so many in the same place are narrowed down by their words.
_MANY = 60
_COMMON = 250


class Near:
    """The rows of one side, to be asked for those near a row of the other side."""

    def __init__(self, subjects: Iterable[Subject]) -> None:
        self._all = list(subjects)
        self._at: dict[str, list[Subject]] = defaultdict(list)
        self._inside: dict[str, list[Subject]] = defaultdict(list)
        # What lies around a place, and its words once they are asked for.
        self._around: dict[str, list[Subject]] = {}
        self._words: dict[str, _Words] = {}
        for subject in self._all:
            place = subject.place
            self._at[place].append(subject)
            for length in (2, _REGENCY, _SUBDISTRICT, 13):
                if len(place) >= length:
                    self._inside[place[:length]].append(subject)

    def to(self, one: Subject) -> Sequence[Subject]:
        """Return the rows that may be ``one``: at its place, around it, inside it, or nowhere."""
        inner = one.place[:_SUBDISTRICT] if len(one.place) >= _SUBDISTRICT else one.place
        found = self._around.get(inner)
        if found is None:
            found = self._around[inner] = self._found(inner)
        return found if len(found) <= _MANY else self._likeliest(one, inner, found)

    def by_words(self, one: Subject) -> list[Subject]:
        """Return the rows that share the rarest words with ``one``, wherever they are."""
        return self._likeliest(one, "", self._all)

    def _found(self, inner: str) -> list[Subject]:
        if not inner:
            return self._all
        found = list(self._inside.get(inner, ()))
        for length in (0, 2, _REGENCY):
            if length < len(inner):
                found += self._at.get(inner[:length], ())
        return found

    def _likeliest(self, one: Subject, inner: str, found: list[Subject]) -> list[Subject]:
        words = self._words.get(inner)
        if words is None:
            words = self._words[inner] = _Words(found)
        return words.likeliest(one)


class _Words:
    """Rows by the words of their titles."""

    def __init__(self, subjects: Iterable[Subject]) -> None:
        self._words: dict[str, list[Subject]] = defaultdict(list)
        self._coded: dict[tuple[str, str], list[Subject]] = defaultdict(list)
        for subject in subjects:
            for word in set(subject.normal_title.split()):
                self._words[word].append(subject)
            self._coded[subject.row.code, subject.place].append(subject)

    def likeliest(self, one: Subject) -> list[Subject]:
        """Return the rows that share the rarest words, or the code at the very place."""
        shared: dict[Subject, float] = defaultdict(float)
        lists = sorted(
            (rows for word in set(one.normal_title.split()) if (rows := self._words.get(word))),
            key=len,
        )
        for rows in lists[:8]:
            weight = 1 / len(rows)
            for subject in rows[:_COMMON]:
                shared[subject] += weight
        for code in one.codes:
            for subject in self._coded.get((code, one.place), ())[:_MANY]:
                shared[subject] += 0.5
        return sorted(shared, key=lambda s: (-shared[s], s.row.position))[:_MANY]
