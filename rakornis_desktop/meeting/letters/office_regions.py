"""Whose office it is that a participant names: a regency's, the province's, the centre's."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from rakornis_desktop.database.queries.office_rows import offices
from rakornis_desktop.language.normal_text import bare_words
from rakornis_desktop.reference.regions import CENTRE, PROVINCE, regions

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

# What offices of the centre call themselves.
_CENTRAL = re.compile(r"\b(kementerian|kemen\w*|ditjen|direktorat|balai|bpiw|pusat|satker)\b")
_PROVINCIAL = re.compile(r"\b(provinsi|prov|prop|propinsi)\b")
# The province's name, which also says where a regency lies.
_PROVINCE = re.compile(r"\b(kalbar|kalimantan barat)\b")


class OfficeRegions:
    """The regions of offices by what they are called; the database's offices are read once."""

    def __init__(self, database: Database) -> None:
        self._known: dict[str, str] = {}
        shared: set[str] = set()
        for row in offices(database):
            for name in {_plain(row.name), _plain(row.short_name), _plain(row.government)} - {""}:
                if self._known.setdefault(name, row.region_code) != row.region_code:
                    # "Dinas Perumahan Rakyat" alone may be anybody's.
                    shared.add(name)
        for name in shared:
            del self._known[name]

    def region_of(self, office: str) -> str:
        """Return the region code of an office by its name, empty where it is not certain."""
        plain = _plain(office)
        if not plain:
            return ""
        if (known := self._known.get(plain)) is not None:
            return known
        whole, bare = (_named(names, plain) for names in _regency_names())
        if whole:
            return whole.pop() if len(whole) == 1 else ""
        if _CENTRAL.search(plain):
            return CENTRE
        if _PROVINCIAL.search(plain):
            return PROVINCE
        if _PROVINCE.search(plain):
            return "" if bare else PROVINCE
        return bare.pop() if len(bare) == 1 else ""


def _named(names: dict[str, str], plain: str) -> set[str]:
    return {code for name, code in names.items() if f" {name} " in f" {plain} "}


@cache
def _regency_names() -> tuple[dict[str, str], dict[str, str]]:
    """Return the codes of the regencies by name, with and without their kind.

    The bare name is the weaker word: an office of the centre or of the province may stand there.
    """
    whole: dict[str, str] = {}
    bare: dict[str, str] = {}
    for region in regions().regencies():
        name = _plain(region.name)
        whole[name] = region.code
        bare[name.removeprefix("kabupaten ").removeprefix("kota ")] = region.code
    return whole, bare


def _plain(text: str) -> str:
    return re.sub(r"\bkab\b", "kabupaten", bare_words(text))
