"""Titles as they are compared: abbreviations written out alike, places and streets told apart."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# Longer phrases first; what offices write out on one side and shorten on the other.
_PHRASES = tuple(
    (re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"), short)
    for pattern, short in (
        (r"sistem\s+penyediaan\s+air\s+minum|spam\s*\(?\s*spam", "spam"),
        (r"sistem\s+pengelolaan\s+air\s+limbah\s+domestik", "spald"),
        (r"instalasi\s+pengolahan\s+air\s+limbah", "ipal"),
        (r"instalasi\s+pengolahan\s+lumpur\s+tinja", "iplt"),
        (r"instalasi\s+pengolahan\s+air(?:\s+minum)?", "ipa"),
        (r"bukan\s+jaringan\s+perpipaan|non\s+perpipaan|bjp", "bjp"),
        (r"jaringan\s+perpipaan|perpipaan", "jp"),
        (
            r"tps[\s-]*3[\s-]*r|tempat\s+pengolahan\s+sampah\s+(?:reduce\s+reuse\s+recycle|3r)",
            "tps3r",
        ),
        (r"rumah\s+tidak\s+layak\s+huni", "rtlh"),
        (r"prasarana\s*,?\s*sarana\s*,?\s*(?:dan\s+)?utilitas(?:\s+umum)?", "psu"),
        (r"sambungan\s+rumah", "sr"),
        (r"septic\s*tank|tangki\s+septi[ck]|septik\s*tank", "tangki septik"),
        (r"mandi\s*,?\s*cuci\s*,?\s*(?:dan\s+)?kakus", "mck"),
        (r"pemb|pembang|pembgn|pmbgn|pbgn|bangun", "pembangunan"),
        (r"lanj|lnjt", "lanjutan"),
        (r"rehab|rhb", "rehabilitasi"),
        (r"pening|pngkt|peningk", "peningkatan"),
        (r"perl", "perluasan"),
        (r"pemel|pmlhr", "pemeliharaan"),
        (r"opt|optim", "optimalisasi"),
        (r"penyed", "penyediaan"),
        (r"peng", "pengembangan"),
        (r"permuk", "permukiman"),
        (r"lingk|ling", "lingkungan"),
        (r"kws|kaw", "kawasan"),
        (r"sal", "saluran"),
        (r"gg", "gang"),
        (r"jl|jln", "jalan"),
        (r"dsn", "dusun"),
        (r"ds", "desa"),
        (r"kel", "kelurahan"),
        (r"kec", "kecamatan"),
        (r"kab", "kabupaten"),
        (r"sei|sui", "sungai"),
        (r"tj|tg", "tanjung"),
        (r"thp", "tahap"),
        (r"pkt", "paket"),
        (r"&", "dan"),
    )
)
_TWICE = re.compile(r"\b(\w+)\s+\1\b")
_RT_RW = re.compile(r"\b(rt|rw)\s*\.?\s*0*(\d+)")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6"}
_STREETS = ("gang", "jalan", "dusun", "lingkungan", "komplek", "perumahan", "parit", "blok")
_NUMBERED = ("tahap", "paket", "zona", "unit")
_FILLERS = {"di", "dan", "pada", "untuk", "yang", "dalam", "daerah", "wilayah", "the", "dari", "ke"}
_PLACE_KINDS = {"desa", "kelurahan", "kecamatan", "kabupaten", "kota", "provinsi"}


class Title(NamedTuple):
    """A title taken apart: its words, and what makes it this place and no other.

    ``core`` holds the words without fillers and without those of ``marks``; ``marks`` are street
    names, RT, RW and stages by kind, such as ("gang", "melati"), ("rt", "3").
    """

    core: str
    marks: frozenset[tuple[str, str]]


@lru_cache(maxsize=200_000)
def normal(title: str) -> str:
    """Return a title in small letters, abbreviations alike, signs and needless words gone."""
    text = title[:2_000].casefold()
    text = re.sub(r"(?<=\w)\.(?=\s|\w|$)", " ", text)
    text = re.sub(r"[^\w&\s,-]", " ", text)
    for pattern, short in _PHRASES:
        text = pattern.sub(short, text)
    text = _RT_RW.sub(r"\1\2", text)
    text = re.sub(r"[^\w\s]|_", " ", text)
    text = " ".join(word.lstrip("0") or "0" if word.isdigit() else word for word in text.split())
    return _TWICE.sub(r"\1", text)


@lru_cache(maxsize=200_000)
def taken_apart(title: str, places: frozenset[str] = frozenset()) -> Title:
    """Return the parts of a title; ``places`` are words of its own location, left out."""
    words = [_ROMAN.get(word, word) if i else word for i, word in enumerate(normal(title).split())]
    core: list[str] = []
    marks: set[tuple[str, str]] = set()
    i = 0
    while i < len(words):
        word = words[i]
        if found := re.fullmatch(r"(rt|rw)(\d+)", word):
            marks.add((found[1], found[2]))
        elif word in _STREETS and i + 1 < len(words) and words[i + 1] not in _PLACE_KINDS:
            name = words[i + 1]
            if name not in places and name not in _FILLERS and not _generic(name):
                marks.add((word, name))
                i += 1
            else:
                core.append(word)
        elif word in _NUMBERED and i + 1 < len(words) and words[i + 1].isdigit():
            marks.add((word, words[i + 1]))
            i += 1
        elif word not in _FILLERS and word not in _PLACE_KINDS and word not in places:
            core.append(word)
        i += 1
    return Title(" ".join(core), frozenset(marks))


def contradict(one: Title, other: Title) -> bool:
    """Tell whether two titles name different streets, RT or stages: not the same thing."""
    from rapidfuzz import fuzz

    for kind in {kind for kind, _name in one.marks} & {kind for kind, _name in other.marks}:
        left = {name for mark, name in one.marks if mark == kind}
        right = {name for mark, name in other.marks if mark == kind}
        if left & right:
            continue
        if all(name.isdigit() for name in left | right):
            return True
        if max(fuzz.ratio(a, b) for a in left for b in right) < 75:
            return True
    return False


def _generic(word: str) -> bool:
    """Words after jalan or lingkungan that name no street: jalan lingkungan, jalan beton."""
    return word in {
        "lingkungan",
        "permukiman",
        "beton",
        "aspal",
        "usaha",
        "tani",
        "desa",
        "poros",
        "akses",
        "kumuh",
        "perumahan",
        "kawasan",
        "masuk",
        "menuju",
        "utama",
    }
