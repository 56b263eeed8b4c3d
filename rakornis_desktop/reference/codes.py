"""Codes of the nomenclature as they occur in the field, brought to their official form."""

from __future__ import annotations

import re
from typing import NamedTuple

from rakornis_desktop.choices import Tier
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.normal_text import bare_words, on_one_line
from rakornis_desktop.reference.edition_map import GONE, SAME, successor
from rakornis_desktop.reference.nomenclature import SUPPORT, Entry, editions, nomenclature

LEVELS = ("urusan", "bidang", "program", "kegiatan", "kegiatan", "sub_kegiatan")
_TIERS = {"1": Tier.PROVINCE, "2": Tier.REGENCY}
_OWN_SEGMENT = {tier: segment for segment, tier in _TIERS.items()}
# Digits of each segment in the official form: 1.03.03.2.01.0028.
_WIDTHS = (1, 2, 2, 1, 2, 4)
_CODE = re.compile(
    r"^\s*((?:\d{1,2}|[xX])(?:\s*\.\s*(?:\d{1,4}|[xX]{1,2})){0,5})\s*\.?(?=\s|$|[^\d.\w])\s*[-–:]?\s*(.*)$",
    re.DOTALL,
)
# Names are taken for the same from here on (rapidfuzz, 0 to 100).
_AGREES = 85


class CodeReading(NamedTuple):
    """A code as read: its official form, its entry, what is left of the cell, what to say of it.

    ``retired`` tells a code that an older edition has and this one has not.
    """

    code: str
    entry: Entry | None
    remark: str
    retired: bool = False
    rest: str = ""


def normalise_code(
    raw: object, *, tier: str, bidang: str, edition: str, name: str = ""
) -> CodeReading:
    """Read a code as it stands in a cell: ``1.3.3.2.01.28``, ``x.xx.01.2.01.0001``, ``1.03``.

    ``bidang`` (1.03) stands in for X.XX; ``name`` is what the row calls the sub kegiatan. A
    two-digit sub kegiatan of the list of 2020 becomes today's code only where the two mean the
    same, by the edition map or because ``name`` agrees.
    """
    pieces, rest = split_code(raw)
    if not pieces:
        return CodeReading("", None, "", rest=rest)
    own = bidang.split(".")
    for place in (0, 1):
        if len(pieces) > place and set(pieces[place]) == {"x"}:
            pieces[place] = own[place] if len(own) > place else pieces[place]
    short = len(pieces) == 6 and len(pieces[5]) <= 2
    code = _padded(pieces)
    known = nomenclature(edition)
    entry = known.get(code)
    name = name or rest
    if short and edition != "2020":
        return _short_code(pieces, code, entry, edition, tier, name, rest)
    if entry is None:
        remark, retired = _unknown(code, edition)
        return CodeReading(code, None, remark, retired, rest)
    return CodeReading(code, entry, "", rest=rest)


def split_code(raw: object) -> tuple[list[str], str]:
    """Return the segments of a code (lower case, as written) and the text behind it."""
    if raw is None or isinstance(raw, bool):
        return [], ""
    text = repr(raw) if isinstance(raw, float) else str(raw)
    text = text.replace("\u00a0", " ")
    found = _CODE.match(text)
    if not found:
        return [], text.strip()
    pieces = [piece.strip().lower() for piece in found[1].split(".")]
    if len(pieces) == 1 and found[2]:
        # A bare number before text is no code: "2 Paket pekerjaan".
        return [], text.strip()
    return pieces, found[2].strip()


def level_of(code: str) -> str:
    """Return the level of a code: urusan, bidang, program, kegiatan or sub_kegiatan."""
    count = code.count(".") + 1
    return LEVELS[min(count, 6) - 1] if code else ""


def programme_of(code: str) -> str:
    """Return the program of a code, 1.03.03 of 1.03.03.2.01.0028."""
    return ".".join(code.split(".")[:3])


def kegiatan_of(code: str) -> str:
    """Return the kegiatan of a code, 1.03.03.2.01 of 1.03.03.2.01.0028."""
    return ".".join(code.split(".")[:5])


def tier_of_code(code: str) -> str | None:
    """Return the tier that may use a code, by its fourth segment (Permendagri 90/2019)."""
    pieces = code.split(".")
    return _TIERS.get(pieces[3]) if len(pieces) > 3 else None


def counterparts(code: str, edition: str) -> list[str]:
    """Return the sub kegiatan of the other tier that mean the same, the likeliest first.

    The two lists of one program differ in numbers; they are matched by name, the words that only
    tell the tier (Lintas Kabupaten/Kota, Kewenangan Provinsi) left out.
    """
    return _counterparts(edition).get(code, [])


_counterpart_cache: dict[str, dict[str, list[str]]] = {}
_TIER_WORDS = re.compile(
    r"\b(lintas|di|dalam|daerah|wilayah|kewenangan|provinsi|kabupaten\s*/?\s*kota|kabupaten|kota|"
    r"regional|pada|1|satu)\b|[()/,]"
)


def _counterparts(edition: str) -> dict[str, list[str]]:
    if edition not in _counterpart_cache:
        _counterpart_cache[edition] = _match_tiers(edition)
    return _counterpart_cache[edition]


def _match_tiers(edition: str) -> dict[str, list[str]]:
    from rapidfuzz import fuzz

    by_programme: dict[str, tuple[list[tuple[str, str]], list[tuple[str, str]]]] = {}
    for entry in nomenclature(edition).sub_kegiatan():
        tier = tier_of_code(entry.code)
        if tier is None:
            continue
        sides = by_programme.setdefault(programme_of(entry.code), ([], []))
        plain = on_one_line(_TIER_WORDS.sub(" ", entry.name.casefold()))
        sides[tier == Tier.PROVINCE].append((entry.code, plain))
    found: dict[str, list[tuple[float, str]]] = {}
    for regency, province in by_programme.values():
        for code, name in regency:
            for other, other_name in province:
                score = fuzz.token_sort_ratio(name, other_name)
                if name.split()[:1] == other_name.split()[:1]:
                    # Pembangunan SPAM Jaringan Perpipaan is the province's Pembangunan SPAM.
                    score = max(score, fuzz.token_set_ratio(name, other_name) - 10)
                if score >= _AGREES:
                    found.setdefault(code, []).append((-score, other))
                    found.setdefault(other, []).append((-score, code))
    return {code: [other for _rank, other in sorted(matches)] for code, matches in found.items()}


def _padded(pieces: list[str]) -> str:
    padded = []
    for place, piece in enumerate(pieces):
        if not piece.isdigit():
            padded.append(piece.upper())
            continue
        padded.append(str(int(piece)).zfill(_WIDTHS[min(place, 5)]))
    return ".".join(padded)


def _short_code(
    pieces: list[str],
    code: str,
    entry: Entry | None,
    edition: str,
    tier: str,
    name: str,
    rest: str,
) -> CodeReading:
    """A sub kegiatan of two digits: of the list of 2020, or today's with its noughts lost."""
    old = ".".join([*code.split(".")[:5], pieces[5].zfill(2)])
    old_entry = nomenclature("2020").get(old)
    if old_entry is None:
        if entry is None:
            remark, retired = _unknown(code, edition)
            return CodeReading(code, None, remark, retired, rest)
        return CodeReading(code, entry, "", rest=rest)
    general = _general(old)
    change = successor(general, "2020", edition)
    if entry is not None and change is not None and change.relation == SAME:
        return CodeReading(code, entry, "", rest=rest)
    agrees_now = entry is not None and _alike(name, entry.name)
    if agrees_now and not _alike(name, old_entry.name, than=name and entry and entry.name):
        return CodeReading(code, entry, "", rest=rest)
    if change is not None and change.code:
        moved = code[:4] + change.code[4:] if change.code.startswith(SUPPORT) else change.code
        new = nomenclature(edition).get(moved)
        if new is not None:
            remark = _(
                "kode dua angka {old} dibaca sebagai {new} ({name}), "
                "padanannya dalam nomenklatur {edition}"
            ).format(old=old, new=moved, name=new.name, edition=edition)
            return CodeReading(moved, new, remark, rest=rest)
    if agrees_now:
        return CodeReading(code, entry, "", rest=rest)
    remark = _(
        "kode dua angka {old} berasal dari nomenklatur 2020 ({name}) dan "
        "tidak berlaku lagi dalam nomenklatur {edition}"
    ).format(old=old, name=old_entry.name, edition=edition)
    return CodeReading(old, None, remark, True, rest)


def _alike(name: str, other: str, *, than: str | None = None) -> bool:
    """Tell whether a row's name is that of an entry, and more so than of another one."""
    if not name:
        return False
    from rapidfuzz import fuzz

    score = fuzz.token_sort_ratio(bare_words(name), bare_words(other))
    if than is None or than == "":
        return score >= _AGREES
    return score > fuzz.token_sort_ratio(bare_words(name), bare_words(than))


def _general(code: str) -> str:
    """Return the code under X.XX if it belongs to the supporting program, else itself."""
    pieces = code.split(".")
    if len(pieces) > 2 and pieces[2] == "01":
        return ".".join(["X", "XX", *pieces[2:]])
    return code


def _unknown(code: str, edition: str) -> tuple[str, bool]:
    """Say what is known of a code that the edition does not have; whether it is retired."""
    unknown = _("kode {code} tidak ada dalam nomenklatur {edition}").format(
        code=code, edition=edition
    )
    if level_of(code) != "sub_kegiatan":
        return unknown, False
    for older in sorted(editions(), reverse=True):
        if older == edition:
            continue
        asked = code if older != "2020" else _two_digits(code)
        old = nomenclature(older).get(asked)
        if old is None:
            continue
        if older > edition:
            newer = _("kode {code} baru ada dalam nomenklatur {newer}, belum dalam {edition}")
            return newer.format(code=code, newer=older, edition=edition), False
        remark = _("kode {code} ({name}) tidak berlaku lagi dalam nomenklatur {edition}").format(
            code=code, name=old.name, edition=edition
        )
        change = successor(_general(asked), older, edition)
        if change is not None and change.code and change.relation != GONE:
            follower = code[:4] + change.code[4:] if change.code[:4] == SUPPORT else change.code
            remark += _("; penggantinya {code}").format(code=follower)
        return remark, True
    return unknown, False


def _two_digits(code: str) -> str:
    pieces = code.split(".")
    number = int(pieces[-1]) if pieces[-1].isdigit() else 0
    return ".".join([*pieces[:-1], f"{number:02d}"])
