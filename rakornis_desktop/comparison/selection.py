"""Which of the compared rows are wanted: by words, decision, finding and kecamatan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rakornis_desktop.comparison.money_standing import programme_name, regency_of_pair
from rakornis_desktop.comparison.pair import Pair
from rakornis_desktop.reference.codes import programme_of
from rakornis_desktop.reference.regions import regions

if TYPE_CHECKING:
    from rakornis_desktop.comparison.compare import Comparison

# 61.72.01 is a kecamatan: the first eight characters of every code inside it.
_SUBDISTRICT_LENGTH = 8


@dataclass(frozen=True)
class Selection:
    """What is asked for; an empty field asks for nothing."""

    text: str = ""
    decided: str = ""  # belum, sudah, basi (changed after the decision)
    rule: str = ""
    subdistrict: str = ""
    regency: str = ""
    programme: str = ""


def select(comparison: Comparison, selection: Selection) -> list[Pair]:
    """Return the pairs that fit ``selection``, in the order of the comparison."""
    if selection == Selection():
        return list(comparison.pairs)
    return [pair for pair in comparison.pairs if fits(pair, comparison, selection)]


def fits(pair: Pair, comparison: Comparison, selection: Selection) -> bool:
    """Tell whether a pair is asked for."""
    words = selection.text.casefold().split()
    return (
        _fits_decision(pair, selection.decided)
        and (not selection.rule or any(f.rule == selection.rule for f in pair.findings))
        and (not selection.subdistrict or selection.subdistrict in _subdistricts(pair))
        and (not selection.regency or regency_of_pair(pair, comparison) == selection.regency)
        and (not selection.programme or selection.programme in _programmes(pair))
        and (not words or _has_words(pair, words))
    )


class Facets:
    """What occurs in a comparison and how often; a change costs what changed, not the whole."""

    def __init__(self) -> None:
        self._pairs: Sequence[Pair] = ()
        self._rules: Counter[str] = Counter()
        self._names: dict[str, str] = {}
        self._subdistricts: Counter[str] = Counter()
        self._regencies: Counter[str] = Counter()
        self._programmes: Counter[str] = Counter()

    def update(self, comparison: Comparison) -> None:
        """Count the pairs of ``comparison`` instead of those counted before."""
        now = comparison.pairs
        if len(now) == len(self._pairs):
            for old, new in zip(self._pairs, now, strict=True):
                if old is not new:
                    self._count(old, comparison, -1)
                    self._count(new, comparison, 1)
        else:
            for counter in (self._rules, self._subdistricts, self._regencies, self._programmes):
                counter.clear()
            for pair in now:
                self._count(pair, comparison, 1)
        self._pairs = now

    def findings(self) -> list[tuple[str, str]]:
        """Return rule and name of each kind of finding that occurs, with how often it does."""
        found = [(rule, count) for rule, count in self._rules.items() if count > 0]
        found.sort(key=lambda entry: self._names[entry[0]])
        return [(rule, f"{self._names[rule]} ({count})") for rule, count in found]

    def subdistricts(self) -> list[tuple[str, str]]:
        """Return code and name of each kecamatan that a compared row lies in, by name."""
        return sorted(_named(self._subdistricts), key=lambda entry: entry[1])

    def regencies(self) -> list[tuple[str, str]]:
        """Return code and name of each kabupaten/kota that a compared row is about."""
        return _named(self._regencies)

    def programmes(self, edition: str) -> list[tuple[str, str]]:
        """Return code and name of each program that occurs, by code."""
        codes = sorted(code for code, count in self._programmes.items() if count > 0)
        return [(code, programme_name(code, edition)) for code in codes]

    def _count(self, pair: Pair, comparison: Comparison, step: int) -> None:
        for rule in {finding.rule for finding in pair.findings}:
            self._rules[rule] += step
            if rule not in self._names:
                self._names[rule] = next(f.name for f in pair.findings if f.rule == rule)
        for code in _subdistricts(pair):
            self._subdistricts[code] += step
        self._regencies[regency_of_pair(pair, comparison)] += step
        for code in _programmes(pair):
            self._programmes[code] += step


def _named(codes: Counter[str]) -> list[tuple[str, str]]:
    known = regions()
    return [
        (code, region.name)
        for code in sorted(codes)
        if codes[code] > 0 and (region := known.get(code))
    ]


def _programmes(pair: Pair) -> set[str]:
    return {programme_of(row.code) for row in pair.members() if row.code.count(".") >= 2}


def _fits_decision(pair: Pair, wanted: str) -> bool:
    if wanted == "belum":
        return pair.decision is None
    if wanted == "sudah":
        return pair.decision is not None
    if wanted == "basi":
        return pair.stale
    return True


def _subdistricts(pair: Pair) -> set[str]:
    return {
        row.region_code[:_SUBDISTRICT_LENGTH]
        for row in pair.members()
        if len(row.region_code) >= _SUBDISTRICT_LENGTH
    }


def _has_words(pair: Pair, words: list[str]) -> bool:
    text = " ".join(
        f"{row.code} {row.reference} {row.title} {row.location_text}" for row in pair.members()
    ).casefold()
    return all(word in text for word in words)
