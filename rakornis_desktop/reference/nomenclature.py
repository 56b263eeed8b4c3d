"""The national nomenclature of programs, kegiatan and sub kegiatan, by edition.

Editions: 2020 (Kepmendagri 050-3708/2020), 2023 (900.1.15.5-1317/2023, kabupaten/kota only), 2026
(list of 2026-01-23, both tiers), and whatever an office has imported since.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from rakornis_desktop.language.word_match import rank
from rakornis_desktop.reference.resource_files import resource

BUILT_IN = ("2020", "2023", "2026")
SUPPORT = "X.XX"


class Entry(NamedTuple):
    """One line of the nomenclature; sub kegiatan carry kinerja, indicator and unit."""

    code: str
    level: str
    parent_code: str
    name: str
    tier: str
    performance: str
    indicator: str
    unit: str


class Nomenclature:
    """One edition: lookup by code, by part of code or name, and upwards through the levels.

    The program that supports every office stands in the list as X.XX and answers to the bidang
    of any office: 1.03.01.2.01.0001 is X.XX.01.2.01.0001.
    """

    def __init__(self, edition: str, entries: Iterable[Entry]) -> None:
        self.edition = edition
        self._by_code: dict[str, Entry] = {}
        self._entries: list[Entry] = []
        for entry in entries:
            self._entries.append(entry)
            # Programs stand once for each tier under one code; the first serves for lookups.
            self._by_code.setdefault(entry.code, entry)
        self._searched: list[tuple[str, Entry]] | None = None

    def get(self, code: str) -> Entry | None:
        """Return the entry with exactly this code, None if the edition does not have it."""
        entry = self._by_code.get(code)
        if entry is not None or code.startswith(SUPPORT):
            return entry
        bidang, _point, rest = code[:4], code[4:5], code[5:]
        if len(code) < 4 or not (rest == "01" or rest.startswith("01.")):
            return None
        general = self._by_code.get(f"{SUPPORT}.{rest}")
        if general is None:
            return None
        parent = general.parent_code.replace(SUPPORT, bidang, 1)
        return general._replace(code=code, parent_code=parent)

    def name(self, code: str) -> str:
        """Return the name of a code, empty if the edition does not have it."""
        entry = self.get(code)
        return entry.name if entry else ""

    def parents(self, code: str) -> list[Entry]:
        """Return the entries above ``code``, from bidang down to kegiatan."""
        found: list[Entry] = []
        pieces = code.split(".")
        for length in (2, 3, 5):
            if length < len(pieces) and (entry := self.get(".".join(pieces[:length]))):
                found.append(entry)
        return found

    def entries(self, level: str = "", tier: str = "") -> list[Entry]:
        """Return all entries, or those of one level and tier."""
        return [
            entry
            for entry in self._entries
            if (not level or entry.level == level) and (not tier or entry.tier == tier)
        ]

    def sub_kegiatan(self, tier: str = "") -> list[Entry]:
        """Return the sub kegiatan, all or those of one tier."""
        return self.entries("sub_kegiatan", tier)

    def search(self, text: str, tier: str | None = None, limit: int = 20) -> list[Entry]:
        """Return sub kegiatan that hold every word of ``text``, the likeliest first."""
        if self._searched is None:
            self._searched = [
                (f"{entry.code} {entry.name}".casefold(), entry) for entry in self.sub_kegiatan()
            ]
        words = text.casefold().split()
        found = [
            entry
            for key, entry in self._searched
            if (tier is None or entry.tier == tier) and all(word in key for word in words)
        ]
        if words:
            found.sort(key=lambda entry: rank(entry.name, text, entry.code))
        return found[:limit]


@cache
def nomenclature(edition: str) -> Nomenclature:
    """Return an edition; KeyError if there is none of that name."""
    path = _files().get(edition)
    if path is None:
        raise KeyError(edition)
    return Nomenclature(edition, read_entries(path))


def editions() -> list[str]:
    """Return the names of the editions there are, oldest first, imported ones included."""
    return sorted(_files())


def forget_editions() -> None:
    """Read the editions anew at the next lookup, after one was imported."""
    nomenclature.cache_clear()


def imported_folder() -> Path:
    """Return where imported editions are kept: the local data folder, never the roaming one."""
    from platformdirs import user_data_path

    return user_data_path("Rakornis Desktop", appauthor=False, roaming=False) / "nomenclature"


def read_entries(path: Path) -> list[Entry]:
    """Read the entries of an edition from its CSV."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        return [Entry._make(row[:8]) for row in rows]


def _files() -> dict[str, Path]:
    files = {edition: resource("reference", f"nomenclature_{edition}.csv") for edition in BUILT_IN}
    folder = imported_folder()
    if folder.is_dir():
        for path in folder.glob("*.csv"):
            files.setdefault(path.stem, path)
    return files
