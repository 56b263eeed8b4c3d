"""Reading a location as plans write it: ``Kel. Pasiran, Kec. Singkawang Barat``."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache, lru_cache

from rakornis_desktop.choices import RegionLevel
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.reference.region import LEVELS, PROVINCE, Region, RegionLookup, RegionReading
from rakornis_desktop.reference.resource_files import resource

_KINDS = {
    "provinsi": RegionLevel.PROVINCE,
    "prov": RegionLevel.PROVINCE,
    "kabupaten": RegionLevel.REGENCY,
    "kab": RegionLevel.REGENCY,
    "kota": RegionLevel.REGENCY,
    "kecamatan": RegionLevel.SUBDISTRICT,
    "kec": RegionLevel.SUBDISTRICT,
    "kelurahan": RegionLevel.VILLAGE,
    "kel": RegionLevel.VILLAGE,
    "desa": RegionLevel.VILLAGE,
    "ds": RegionLevel.VILLAGE,
}
_VILLAGES = {"kelurahan": "1", "kel": "1", "desa": "2", "ds": "2"}
_KIND = re.compile(
    r"(?<!\w)(provinsi|prov|kabupaten|kab|kota|kecamatan|kec|kelurahan|kel|desa|ds)(?:\.\s*|\s+)",
    re.IGNORECASE,
)
_ALL = re.compile(r"^(semua|seluruh|se|tersebar|beberapa)(?:\b|-)", re.IGNORECASE)
# A name is read as another one only if it is this like it, and no second one nearly as much.
_LIKE, _AHEAD = 86, 6


def read_region(regions: RegionLookup, text: object, within: str) -> RegionReading:
    """Read one location; see :meth:`Regions.find`."""
    written = on_one_line(str("" if text is None else text).replace("\u00a0", " "))
    if not written or written == "-":
        return RegionReading(None, "")
    if re.fullmatch(r"[\d.]+", written):
        return _by_code(regions, written)
    led = re.match(r"^(\d{2}(?:\.\d{2,4}){0,3})\s*[-–:]?\s+\S", written)
    if led and (region := regions.get(led[1])):
        return RegionReading(region, "")
    return _by_names(regions, written, within)


def _by_code(regions: RegionLookup, written: str) -> RegionReading:
    if region := regions.get(written.strip(".")):
        return RegionReading(region, "")
    digits = written.replace(".", "")
    pieces = [digits[:2], digits[2:4], digits[4:6], digits[6:]]
    official = regions.get(".".join(piece for piece in pieces if piece))
    other = regions.get(_bps_codes().get(digits, "")) if "." not in written else None
    if official and other and official.code != other.code:
        return RegionReading(
            None,
            _(
                "kode wilayah {code} berarti {one} menurut Kemendagri dan {other} menurut BPS; "
                "tulis dengan titik atau dengan nama"
            ).format(code=written, one=official.name, other=other.name),
        )
    if region := official or other:
        return RegionReading(region, "")
    return RegionReading(None, _("kode wilayah {code} tidak dikenal").format(code=written))


def _by_names(regions: RegionLookup, written: str, within: str) -> RegionReading:
    named = _named_parts(written)
    place = regions.get(within) or regions.get(PROVINCE)
    found: Region | None = None
    remark = ""
    rest: list[str] = []
    candidates: tuple[str, ...] = ()
    likened = False
    for kind, name, village in sorted(named, key=lambda part: _depth(part[0])):
        scope = found or place
        assert scope is not None
        if kind in (RegionLevel.REGENCY, RegionLevel.PROVINCE):
            # A regency is sought in the whole province: a province's plan names others too.
            scope = regions.get(PROVINCE)
            assert scope is not None
        one = _one(regions, kind, name, scope.code, certain=bool(kind), village=village)
        hit, said = one.region, one.remark
        candidates = candidates or one.candidates
        likened = likened or one.likened
        if hit is None:
            rest.append(name)
        if hit is not None:
            if found is None or regions.contains(found.code, hit.code):
                found = hit
            remark = remark or said
        elif kind in (RegionLevel.REGENCY, RegionLevel.PROVINCE):
            return RegionReading(
                None, _("lokasi «{place}» di luar Kalimantan Barat").format(place=written)
            )
        elif said:
            remark = remark or said
        elif kind:
            remark = remark or _("«{name}» tidak dikenal di {region}").format(
                name=name, region=regions.title(scope.code)
            )
    if found is None and not remark:
        remark = _("lokasi «{place}» tidak dikenal").format(place=written)
    return RegionReading(found, remark, ", ".join(rest), candidates, likened)


def _named_parts(written: str) -> list[tuple[str, str, str]]:
    """Return the names in a text with the kind that stands before each, widest not first yet.

    The third is how the last four digits of a village's code begin if it was called kelurahan (1)
    or desa (2), else empty.
    """
    parts: list[tuple[str, str, str]] = []
    for piece in re.split(r"[,;()/\n]| - ", written):
        piece = piece.strip(" .")
        if not piece or _ALL.match(piece):
            continue
        marks = list(_KIND.finditer(piece))
        if not marks:
            parts.append(("", piece, ""))
            continue
        if head := piece[: marks[0].start()].strip(" ."):
            parts.append(("", head, ""))
        for mark, following in zip(marks, [*marks[1:], None], strict=True):
            name = piece[mark.end() : following.start() if following else None].strip(" .")
            word = mark[1].casefold()
            if name and not _ALL.match(name):
                kind = _KINDS[word]
                # Kota and Kabupaten are part of the official name: two Sambas are not alike.
                full = {"kota": f"Kota {name}", "kab": f"Kabupaten {name}"}.get(word, name)
                full = f"Kabupaten {name}" if word == "kabupaten" else full
                parts.append((kind, full, _VILLAGES.get(word, "")))
    return parts


def _depth(kind: str) -> int:
    # What carries no kind is read last, inside what the others have settled.
    return LEVELS.index(kind) if kind else len(LEVELS)


def _one(
    regions: RegionLookup, kind: str, name: str, scope: str, *, certain: bool, village: str
) -> RegionReading:
    """Return the one region called ``name`` in ``scope``, or why it is not certain."""
    wanted = folded(name)
    if not wanted:
        return RegionReading(None, "")
    index = _index(regions, scope)
    exact = [region for region in index.get(wanted, ()) if not kind or region.level == kind]
    if not exact and kind == RegionLevel.REGENCY:
        exact = [
            region
            for region in regions.regencies()
            if folded(region.name).removeprefix("kabupaten").removeprefix("kota")
            == wanted.removeprefix("kabupaten").removeprefix("kota")
        ]
    if not kind and (scope == PROVINCE or not exact):
        # «Sambas» in a province's plan is the kabupaten before the kecamatan of that name.
        exact = [
            *exact,
            *(
                region
                for region in regions.regencies()
                if folded(region.name).removeprefix("kabupaten").removeprefix("kota") == wanted
                and regions.contains(scope, region.code)
            ),
        ]
    if len(exact) > 1 and village:
        # Where a desa and a kelurahan share a name, the word before it decides.
        called = [region for region in exact if region.code.rpartition(".")[2].startswith(village)]
        exact = called or exact
    if len(exact) == 1:
        return RegionReading(exact[0], "")
    if exact:
        return _ambiguous(regions, exact, name)
    if not certain and (len(wanted) < 5 or len(name.split()) > 4):
        return RegionReading(None, "")
    return _likeliest(regions, kind, wanted, index, name)


def _ambiguous(regions: RegionLookup, candidates: list[Region], name: str) -> RegionReading:
    """Several regions carry the name: the one that holds the others, or none of them."""
    widest = min(candidates, key=lambda region: len(region.code))
    if all(regions.contains(widest.code, region.code) for region in candidates):
        return RegionReading(widest, "")
    return RegionReading(
        None,
        _("nama «{name}» ada di beberapa tempat: {places}").format(
            name=name, places="; ".join(regions.label(region.code) for region in candidates[:3])
        ),
        candidates=tuple(region.code for region in candidates),
    )


def _likeliest(
    regions: RegionLookup,
    kind: str,
    wanted: str,
    index: dict[str, tuple[Region, ...]],
    name: str,
) -> RegionReading:
    from rapidfuzz import fuzz, process

    names = [key for key, found in index.items() if _of_kind(found, kind)] if kind else list(index)
    best = process.extract(wanted, names, scorer=fuzz.ratio, limit=2, score_cutoff=_LIKE)
    if not best or (len(best) > 1 and best[0][1] - best[1][1] < _AHEAD):
        return RegionReading(None, "")
    candidates = [region for region in index[best[0][0]] if not kind or region.level == kind]
    if len(candidates) != 1:
        return _ambiguous(regions, candidates, name)
    return RegionReading(
        candidates[0],
        _("«{name}» dibaca sebagai {region}").format(
            name=name, region=regions.title(candidates[0].code)
        ),
        likened=True,
    )


def _of_kind(found: Iterable[Region], kind: str) -> bool:
    return not kind or any(region.level == kind for region in found)


_indexes: dict[tuple[int, str], dict[str, tuple[Region, ...]]] = {}


def _index(regions: RegionLookup, scope: str) -> dict[str, tuple[Region, ...]]:
    """Return the regions inside ``scope`` by their folded names."""
    key = (id(regions), scope)
    if key not in _indexes:
        index: dict[str, tuple[Region, ...]] = {}
        for region in _all_inside(regions, scope):
            word = folded(region.name)
            index[word] = (*index.get(word, ()), region)
        _indexes[key] = index
    return _indexes[key]


def _all_inside(regions: RegionLookup, scope: str) -> list[Region]:
    own = regions.get(scope)
    inside = [own] if own else []
    for child in regions.children(scope):
        inside.extend(_all_inside(regions, child.code))
    return inside


@lru_cache(maxsize=20_000)
def folded(name: str) -> str:
    """Return a name without case, blanks and signs: Sungai Raya, Sei. Raya → sungairaya."""
    words = re.sub(r"[^\w\s]", " ", name.casefold())
    words = re.sub(r"\b(sei|sui|s)\b", "sungai", words)
    words = re.sub(r"\b(tj|tg)\b", "tanjung", words)
    return re.sub(r"\s+", "", words)


@cache
def _bps_codes() -> dict[str, str]:
    with resource("reference", "regions_bps.csv").open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        next(lines)
        return {bps: code for code, bps in lines if bps}
