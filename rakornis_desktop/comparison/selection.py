"""Which of the compared rows are wanted: by words, decision, finding and kecamatan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rakornis_desktop.comparison.pair import Pair
from rakornis_desktop.comparison.standing import PROGRAM, regency_of_pair, standings
from rakornis_desktop.reference.codes import program_of
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
    program: str = ""


def select(comparison: Comparison, selection: Selection) -> list[Pair]:
    """Return the pairs that fit ``selection``, in the order of the comparison."""
    words = selection.text.casefold().split()
    return [
        pair
        for pair in comparison.pairs
        if _fits_decision(pair, selection.decided)
        and (not selection.rule or any(f.rule == selection.rule for f in pair.findings))
        and (not selection.subdistrict or selection.subdistrict in _subdistricts(pair))
        and (not selection.regency or regency_of_pair(pair, comparison) == selection.regency)
        and (not selection.program or selection.program in _programs(pair))
        and (not words or _has_words(pair, words))
    ]


def findings_present(comparison: Comparison) -> list[tuple[str, str]]:
    """Return rule and name of each kind of finding that occurs, with how often it does."""
    counts: dict[str, int] = {}
    names: dict[str, str] = {}
    for pair in comparison.pairs:
        for rule, name in {finding.rule: finding.name for finding in pair.findings}.items():
            counts[rule] = counts.get(rule, 0) + 1
            names[rule] = name
    return [(rule, f"{names[rule]} ({counts[rule]})") for rule in sorted(counts, key=names.get)]  # type: ignore[arg-type]


def subdistricts(comparison: Comparison) -> list[tuple[str, str]]:
    """Return code and name of each kecamatan that a compared row lies in, by name."""
    codes = {code for pair in comparison.pairs for code in _subdistricts(pair)}
    known = regions()
    named = [(code, region.name) for code in codes if (region := known.get(code))]
    return sorted(named, key=lambda entry: entry[1])


def regencies(comparison: Comparison) -> list[tuple[str, str]]:
    """Return code and name of each kabupaten/kota that a compared row is about."""
    known = regions()
    codes = {regency_of_pair(pair, comparison) for pair in comparison.pairs}
    return [(code, region.name) for code in sorted(codes) if (region := known.get(code))]


def programs(comparison: Comparison) -> list[tuple[str, str]]:
    """Return code and name of each program that occurs, by code."""
    return [
        (standing.key, standing.name) for standing in standings(comparison, PROGRAM) if standing.key
    ]


def _programs(pair: Pair) -> set[str]:
    return {program_of(row.code) for row in pair.rows() if row.code}


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
        for row in pair.rows()
        if len(row.region_code) >= _SUBDISTRICT_LENGTH
    }


def _has_words(pair: Pair, words: list[str]) -> bool:
    text = " ".join(
        f"{row.code} {row.reference} {row.title} {row.location_text}" for row in pair.rows()
    ).casefold()
    return all(word in text for word in words)
