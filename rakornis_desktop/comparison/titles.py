"""Titles as they are compared: abbreviations written out alike, places and streets told apart."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# Longer phrases first; what offices write out on one side and shorten on the other.
PHRASES = (
    (r"sistem\s+penyediaan\s+air\s+minum|spam\s*\(?\s*spam", "spam"),
    (
        r"(?:sistem\s+pengelolaan\s+air\s+limbah\s+domestik|spald)\s*-?\s*(?:t|terpusat)",
        "spald terpusat",
    ),
    (
        r"(?:sistem\s+pengelolaan\s+air\s+limbah\s+domestik|spald)\s*-?\s*(?:s|setempat)",
        "spald setempat",
    ),
    (r"sistem\s+pengelolaan\s+air\s+limbah\s+domestik", "spald"),
    (r"instalasi\s+pengolahan\s+air\s+limbah", "ipal"),
    (r"instalasi\s+pengolahan\s+lumpur\s+tinja", "iplt"),
    (r"instalasi\s+pengolahan\s+air(?:\s+minum)?|wtp", "ipa"),
    (r"bukan\s+jaringan\s+perpipaan|non\s+perpipaan|bjp", "bjp"),
    (r"jp", "jaringan perpipaan"),
    (
        r"tp{1,2}s[\s-]*3[\s-]*r|tempat\s+p(?:engolahan|engelolaan)\s+sampah\s+(?:reduce\s*,?\s*reuse\s*,?\s*(?:dan\s+)?recycle|3\s*-?\s*r)",
        "tps3r",
    ),
    (r"tempat\s+pengolahan\s+sampah\s+terpadu", "tpst"),
    (r"tempat\s+pem(?:rosesan|buangan)\s+akhir(?:\s+sampah)?", "tpa"),
    (r"rtlh|rutilahu", "rumah tidak layak huni"),
    (r"bantuan\s+stimulan\s+perumahan\s+swadaya", "bsps"),
    (r"masyarakat\s+berpenghasilan\s+rendah", "mbr"),
    (r"rumah\s+susun\s+sederhana\s+sewa", "rusunawa"),
    (r"ibu\s*kota\s+kecamatan", "ikk"),
    (r"hidran\s+umum", "hu"),
    (r"penerangan\s+jalan\s+umum", "pju"),
    (r"rencana\s+induk\s+(?:sistem\s+penyediaan\s+air\s+minum|spam)", "rispam"),
    (
        r"psu|prasarana\s*,?\s*sarana\s*,?\s*(?:dan\s+)?utilitas(?:\s+umum)?",
        "prasarana sarana utilitas umum",
    ),
    (r"sr|samb\s+rmh", "sambungan rumah"),
    (r"septi[ck]\s*tank?|tangki\s+septi[ck]", "tangki septik"),
    (r"mck|mandi\s*,?\s*cuci\s*,?\s*(?:dan\s+)?kakus", "mandi cuci kakus"),
    (r"(?:t\s*a|tahun(?:\s+anggaran)?)\s*20\d\d", ""),
    (r"rukun\s+tetangga(?=\s*\.?\s*\d)", "rt"),
    (r"rukun\s+warga(?=\s*\.?\s*\d)", "rw"),
    (r"pemb|pembang|pembgn|pmbgn|pbgn|pembn|pbngnn|bangun", "pembangunan"),
    (r"lanj|lnjt|lanjt", "lanjutan"),
    (r"rehab|rhb|rehabilitas", "rehabilitasi"),
    (r"pening|pngkt|peningk|penngkt", "peningkatan"),
    (r"perl", "perluasan"),
    (r"pemel|pmlhr|pemelih", "pemeliharaan"),
    (r"perb|perbk", "perbaikan"),
    (r"opt|optim", "optimalisasi"),
    (r"penyed", "penyediaan"),
    (r"pengad", "pengadaan"),
    (r"pengemb|peng", "pengembangan"),
    (r"pengel", "pengelolaan"),
    (r"pasang", "pemasangan"),
    (r"permuk", "permukiman"),
    (r"lingk|ling|lingk?ungan", "lingkungan"),
    (r"kws|kaw|kwsn", "kawasan"),
    (r"jar|jrg", "jaringan"),
    (r"sist", "sistem"),
    (r"dist|distr", "distribusi"),
    (r"drain", "drainase"),
    (r"sal|salrn", "saluran"),
    (r"rmh", "rumah"),
    (r"masy", "masyarakat"),
    (r"kmp|kampg", "kampung"),
    (r"perum", "perumahan"),
    (r"kompl|komp", "komplek"),
    (r"gg", "gang"),
    (r"jl|jln", "jalan"),
    (r"dsn|dus", "dusun"),
    (r"ds", "desa"),
    (r"kel|klrhn", "kelurahan"),
    (r"kec", "kecamatan"),
    (r"kab", "kabupaten"),
    (r"prov", "provinsi"),
    (r"sei|sui|sgi|s(?=\s+(?:rengas|ambawang|raya|duri|pinyuh|kakap))", "sungai"),
    (r"tj|tg|tjg", "tanjung"),
    (r"thp|tahp", "tahap"),
    (r"pkt", "paket"),
    (r"&", "dan"),
)
_NAMES = tuple(short for _pattern, short in PHRASES)
_ALL = re.compile(
    r"(?<!\w)(?:" + "|".join(f"(?P<p{i}>{p})" for i, (p, _s) in enumerate(PHRASES)) + r")(?!\w)"
)
# A title is known by its beginning; some offices paste a page into it.
_MOST_WORDS = 60
_TWICE = re.compile(r"\b(\w+)\s+\1\b")
_RT_RW = re.compile(r"\b(rt|rw)\s*\.?\s*0*(\d+)")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6"}
_STREETS = ("gang", "jalan", "dusun", "lingkungan", "komplek", "perumahan", "parit", "blok")
_NUMBERED = ("tahap", "paket", "zona", "unit")
_FILLERS = {
    "lanjutan",
    "di",
    "dan",
    "pada",
    "untuk",
    "yang",
    "dalam",
    "daerah",
    "wilayah",
    "the",
    "dari",
    "ke",
}
VILLAGE_KINDS = ("desa", "kelurahan")
_NO_NAME = {"tertinggal", "mandiri", "wisata", "strategis", "adat", "berkembang", "maju", "binaan"}
# Two works of these are never one.
_ACTIONS = (
    *("pembangunan", "peningkatan", "perluasan", "rehabilitasi", "perbaikan", "pemeliharaan"),
    *("optimalisasi", "pengadaan", "penyusunan", "pembinaan", "pengawasan", "penataan"),
    *("operasional", "supervisi", "sosialisasi", "pendataan", "fasilitasi", "koordinasi"),
)
_OPPOSED = (
    ("individual", "komunal"),
    ("perpipaan", "bjp"),
    ("terpusat", "setempat"),
    ("perdesaan", "perkotaan"),
)
_PLACE_KINDS = {"desa", "kelurahan", "kecamatan", "kabupaten", "kota", "provinsi"}


class Title(NamedTuple):
    """A title taken apart: its words, and what makes it this place and no other.

    ``core`` holds the words without fillers and without those of ``marks``; ``marks`` are street
    names, RT, RW and stages by kind, such as ("gang", "melati"), ("rt", "3"). ``villages`` are
    the names that stand behind desa or kelurahan, with up to two words more than belong to them;
    ``action`` is what is done: pembangunan, peningkatan, rehabilitasi.
    """

    core: str
    marks: frozenset[tuple[str, str]]
    villages: tuple[str, ...] = ()
    action: str = ""


_REST = re.compile(r"[^\w\s]|_")
_SIGNS = re.compile(r"[^\w&\s,-]")


def _short(found: re.Match[str]) -> str:
    return _NAMES[int((found.lastgroup or "p0")[1:])]


@lru_cache(maxsize=200_000)
def normal(title: str) -> str:
    """Return a title in small letters, abbreviations alike, signs and needless words gone."""
    text = title[:2_000].casefold()
    text = _SIGNS.sub(" ", text)
    text = _ALL.sub(_short, text)
    text = _RT_RW.sub(r"\1\2", text)
    text = _REST.sub(" ", text)
    text = " ".join(word.lstrip("0") or "0" if word.isdigit() else word for word in text.split())
    return _TWICE.sub(r"\1", text)


@lru_cache(maxsize=200_000)
def taken_apart(title: str, places: frozenset[str] = frozenset()) -> Title:
    """Return the parts of a title; ``places`` are words of its own location, left out."""
    words = [_ROMAN.get(word, word) if i else word for i, word in enumerate(normal(title).split())]
    core: list[str] = []
    marks: set[tuple[str, str]] = set()
    villages = tuple(_named(words, i + 1) for i, word in enumerate(words) if word in VILLAGE_KINDS)
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
        elif i + 1 < len(words) and words[i + 1].isdigit() and (kind := _numbered(word)):
            marks.add((kind, words[i + 1]))
            i += 1
        elif word not in _FILLERS and word not in _PLACE_KINDS and word not in places:
            core.append(word)
        i += 1
    return Title(
        " ".join(core[:_MOST_WORDS]),
        frozenset(marks),
        tuple(name for name in villages if name),
        _action(words),
    )


def marks_alike(one: Title, other: Title) -> str:
    """Tell how the streets, RT and stages of two titles go together.

    ``equal`` (or none on either side), ``one`` (only one side has any), ``some`` (they share a
    kind), ``other`` (both have some, of different kinds).
    """
    if one.marks == other.marks:
        return "equal"
    if not one.marks or not other.marks:
        return "one"
    kinds = {kind for kind, _name in one.marks} & {kind for kind, _name in other.marks}
    return "some" if kinds else "other"


def _action(words: list[str]) -> str:
    """Return what is done, by the first word that says it, misspelt or not."""
    from rapidfuzz import fuzz

    for word in words[:8]:
        if word in _ACTIONS:
            return word
        if len(word) >= 7 and (like := [a for a in _ACTIONS if fuzz.ratio(word, a) >= 86]):
            return like[0]
    return ""


def _named(words: list[str], start: int) -> str:
    """Return up to three words that may be the name of a village, empty if there is none."""
    name: list[str] = []
    for word in words[start : start + 3]:
        if word in _PLACE_KINDS or word in _FILLERS or word in _NO_NAME or word[:1].isdigit():
            break
        if re.fullmatch(r"(rt|rw)\d+", word) or word in _STREETS:
            break
        name.append(word)
    return " ".join(name)


def contradict(one: Title, other: Title) -> bool:
    """Tell whether two titles name different streets, RT or stages: not the same thing."""
    from rapidfuzz import fuzz

    if not _sides_taken(one.core).isdisjoint(_sides_not_taken(other.core)):
        return True
    if not one.marks or not other.marks:
        return False
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


@lru_cache(maxsize=200_000)
def _sides_taken(core: str) -> frozenset[str]:
    """Return the words by which a title takes one of two opposed sides."""
    words = core.split()
    return frozenset(
        first if first in words else second
        for first, second in _OPPOSED
        if (first in words) != (second in words)
    )


@lru_cache(maxsize=200_000)
def _sides_not_taken(core: str) -> frozenset[str]:
    taken = _sides_taken(core)
    return frozenset(
        second if first in taken else first
        for first, second in _OPPOSED
        if first in taken or second in taken
    )


_GENERIC = frozenset(
    (
        *("lingkungan", "permukiman", "beton", "aspal", "usaha", "tani", "desa", "poros", "akses"),
        *("kumuh", "perumahan", "kawasan", "masuk", "menuju", "utama", "kampung", "rumah", "umum"),
        *("kabupaten", "kota", "provinsi", "kecamatan", "baru", "drainase", "sekunder", "tersier"),
    )
)


@lru_cache(maxsize=20_000)
def _numbered(word: str) -> str:
    """Return what is counted (tahap 2, paket 3), misspelt or not; empty if nothing is."""
    from rapidfuzz import fuzz

    return next((kind for kind in _NUMBERED if fuzz.ratio(word, kind) >= 80), "")


@lru_cache(maxsize=20_000)
def _generic(word: str) -> bool:
    """Words after jalan or lingkungan that name no street: jalan lingkungan, jalan beton."""
    from rapidfuzz import fuzz

    if word in _GENERIC or word in _STREETS or word in _NUMBERED or re.fullmatch(r"r[tw]\d+", word):
        return True
    return len(word) >= 6 and any(fuzz.ratio(word, known) >= 86 for known in _GENERIC)
