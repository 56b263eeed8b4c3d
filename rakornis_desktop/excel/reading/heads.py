"""What columns are called in the workbooks of this field, and what they mean.

The names follow T-C.33 (Permendagri 86/2017), the exports of SIPD and SIPD-RI, the sub kegiatan
workbooks that offices keep, and the project's own template.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rakornis_desktop.database.fields.registry import fields_of
from rakornis_desktop.language.normal_text import on_one_line


class Head(NamedTuple):
    """What a column holds: a field, whether of year n+1, and what its figures are counted in.

    ``field`` is empty for a column that has no place in an activity.
    """

    field: str
    factor: int = 1


# The lowest name above a column, as normalised by :func:`plain`, beside headings and synonyms of
# the registry of columns.
_NAMES: dict[str, str] = {
    "keluaran sub keg": "indicator_again",
    "sumber dana": "source",
    "sumber pendanaan": "source",
    "sumber dana yang diusulkan": "source",
    "awal pelaksanaan": "start",
    "akhir pelaksanaan": "end",
}
# Columns that are read together with others: number or text, code or name.
_ROLES = {"volume": "target", "volume_next": "target", "region_code": "location"}
# What tells another year or another level; its column is none of ours.
_OTHERS = re.compile(
    r"renstra|realisasi|prakiraan capaian|tahun n-|capaian program|hasil kegiatan|capaian keg|"
    r"tolak ukur hasil|target kinerja hasil"
)
_NEXT = re.compile(r"prakiraan maju|n\+1")
_MONEY = re.compile(r"\b(pagu|kebutuhan dana|anggaran)\b")
_SCALES = (("rp juta", 1_000_000), ("juta rupiah", 1_000_000), ("jutaan", 1_000_000),
           ("rp ribu", 1_000), ("ribu rupiah", 1_000), ("ribuan", 1_000),
           ("rp miliar", 1_000_000_000))  # fmt: skip
YEAR = re.compile(r"\b(1[89]\d\d|2\d\d\d)\b")


def plain(text: object) -> str:
    """Return a head's text in small letters, signs but + and - (of n+1, n-1) gone."""
    small = re.sub(r"(?<=n)\s*([+-])\s*(?=\d)", r"\1", str(text).casefold())
    small = re.sub(r"(?<!n)[+-]|[^\w\s+-]", " ", small)
    return on_one_line(small)


def _add_registered() -> None:
    """Let every heading and synonym of the registry lead to its column; those above come before."""
    for field in fields_of("activity"):
        for name in (field.heading, *field.synonyms):
            if name:
                _NAMES.setdefault(plain(name), _ROLES.get(field.column, field.column))


_add_registered()


def read_head(path: Sequence[str]) -> Head:
    """Return what the column means whose head cells from top to bottom are ``path``."""
    names = [plain(text) for text in path]
    if not names:
        return Head("")
    whole, leaf = " ".join(names), names[-1]
    if _OTHERS.search(whole):
        return Head("")
    following = bool(_NEXT.search(whole))
    field = _field(leaf, whole)
    if field == "budget":
        factor = next((size for words, size in _SCALES if words in whole), 1)
        return Head("budget_next" if following else "budget", factor)
    if following:
        return Head("target_next" if field == "target" else "")
    return Head(field)


def _field(leaf: str, whole: str) -> str:
    bare = re.sub(r"\bn\+1\b|\btahun \d{4}\b|\b(n|\d{4})$", "", leaf)
    bare = on_one_line(bare)
    for name in (leaf, bare):
        if name in _NAMES:
            return _NAMES[name]
    if _MONEY.search(leaf):
        return "budget"
    if leaf.startswith("lokasi"):
        return "location"
    if leaf.startswith("urusan bidang") or leaf.startswith("program kegiatan"):
        return "title"
    if leaf.startswith("indikator"):
        return "indicator"
    if leaf.startswith("keluaran sub keg"):
        # Older SIPD: once under Indikator Kinerja, once under Target Capaian Kinerja.
        return "target" if "target" in whole else "indicator"
    return ""
