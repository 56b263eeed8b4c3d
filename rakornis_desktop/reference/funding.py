"""Funding sources by official code and by the names that offices use every day."""

from __future__ import annotations

import csv
import re
from functools import cache
from typing import NamedTuple

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.normal_text import bare_words, on_one_line
from rakornis_desktop.reference.resource_files import resource

# Short names seen in plans, for names of the everyday table.
_SYNONYMS = {
    "apbd prov": "APBD provinsi",
    "apbd prov kalbar": "APBD provinsi",
    "apbd provinsi kalimantan barat": "APBD provinsi",
    "apbd i": "APBD provinsi",
    "apbd 1": "APBD provinsi",
    "dana alokasi umum": "DAU",
    "dana bagi hasil": "DBH",
    "pendapatan asli daerah": "PAD",
    "dau earmark pu": "DAU bidang pekerjaan umum",
    "dau pu": "DAU bidang pekerjaan umum",
    "dau bidang pu": "DAU bidang pekerjaan umum",
    "dau spesific grant pu": "DAU bidang pekerjaan umum",
    "dak": "DAK Fisik",
    "dana alokasi khusus": "DAK Fisik",
    "dak air minum": "DAK air minum reguler",
    "dak fisik air minum": "DAK air minum reguler",
    "dak spam": "DAK air minum reguler",
    "dak sanitasi": "DAK sanitasi reguler",
    "dak fisik sanitasi": "DAK sanitasi reguler",
    "dak perumahan": "DAK rumah swadaya reguler",
    "dak rumah swadaya": "DAK rumah swadaya reguler",
    "bankeu": "Bantuan keuangan",
    "bankeu provinsi": "Bantuan keuangan khusus provinsi",
    "bantuan keuangan provinsi": "Bantuan keuangan khusus provinsi",
    "bankeu khusus": "Bantuan keuangan khusus provinsi",
    "apbn": "APBN",
    "csr": "CSR",
    "tjsl": "CSR",
    "swadaya": "Swadaya masyarakat",
    "pinjaman": "Pinjaman daerah",
}
_AMBIGUOUS = {"apbd", "apbd kabupaten", "apbd kota", "apbd kabupaten kota", "apbd kab", "apbd ii"}


class FundingSource(NamedTuple):
    """``key`` is the official code, or the everyday name of a source that has none."""

    key: str
    label: str
    name: str


class FundingReading(NamedTuple):
    """A funding source as read from a cell; ``key`` is None if it is not known."""

    key: str | None
    remark: str


class FundingSources:
    """All funding sources (Permendagri 90/2019 and its updates) and those outside the APBD."""

    def __init__(self, official: list[tuple[str, str]], everyday: list[tuple[str, str, str]]):
        self._by_key: dict[str, FundingSource] = {}
        self._by_word: dict[str, str] = {}
        self._everyday = [label for label, *_rest in everyday]
        labels = {code: label for label, code, _name in everyday if code}
        for code, name in official:
            self._by_key[code] = FundingSource(code, labels.get(code, name), name)
            self._by_word.setdefault(bare_words(name), code)
        for label, code, name in everyday:
            key = code or label
            if key not in self._by_key:
                self._by_key[key] = FundingSource(key, label, name or label)
            self._by_word[bare_words(label)] = key
        for word, label in _SYNONYMS.items():
            self._by_word[word] = self._by_word[bare_words(label)]
        self._unpadded = {_unpadded(code): code for code, *_rest in official}

    def get(self, key: str) -> FundingSource | None:
        """Return a source by its key, None if there is none."""
        return self._by_key.get(key)

    def label(self, key: str) -> str:
        """Return the everyday name of a source, its key if it is not known."""
        source = self._by_key.get(key)
        return source.label if source else key

    def shown(self, key: str) -> str:
        """Return the everyday name of a source; its code where that name means another one."""
        label = self.label(key)
        return label if self.find(label).key == key else key

    def everyday_names(self) -> list[str]:
        """Return the names offices use every day, in the order of the table."""
        return list(self._everyday)

    def find(self, text: object) -> FundingReading:
        """Read what a cell says: a code with or without its noughts, or a name."""
        written = on_one_line(str("" if text is None else text))
        if not written or written == "-":
            return FundingReading(None, "")
        if re.fullmatch(r"[\d.\s]+", written):
            compact = written.replace(" ", "").strip(".")
            code = compact if compact in self._by_key else self._unpadded.get(_unpadded(compact))
            if code:
                return FundingReading(code, "")
            return FundingReading(
                None, _("kode sumber dana «{text}» tidak dikenal").format(text=written)
            )
        led = re.match(r"^(\d+(?:\.\d+)+)\s*[-–:]?\s+\S", written)
        if led and (code := self._unpadded.get(_unpadded(led[1]))):
            return FundingReading(code, "")
        folded = bare_words(written)
        if folded in self._by_word:
            return FundingReading(self._by_word[folded], "")
        if folded in _AMBIGUOUS:
            return FundingReading(
                None,
                _("sumber dana «{text}» kurang jelas, tulis misalnya PAD, DAU atau DAK").format(
                    text=written
                ),
            )
        return FundingReading(None, _("sumber dana «{text}» tidak dikenal").format(text=written))

    def search(self, text: str, limit: int = 20) -> list[FundingSource]:
        """Return sources that hold every word of ``text``, everyday ones first."""
        words = text.casefold().split()
        everyday = set(self._everyday)
        found = [
            source
            for source in self._by_key.values()
            if all(
                word in f"{source.label} {source.name} {source.key}".casefold() for word in words
            )
        ]
        found.sort(key=lambda source: source.label not in everyday)
        return found[:limit]


@cache
def funding() -> FundingSources:
    """Return the funding sources."""
    with resource("reference", "funding_sources.csv").open(encoding="utf-8", newline="") as file:
        official = [(row["code"], row["name"]) for row in csv.DictReader(file)]
    with resource("reference", "funding_everyday.csv").open(encoding="utf-8", newline="") as file:
        everyday = [
            (row["label"], row["code"], row["official_name"]) for row in csv.DictReader(file)
        ]
    return FundingSources(official, everyday)


def _unpadded(code: str) -> str:
    return ".".join(piece.lstrip("0") or "0" for piece in code.split("."))
