"""A new edition of the nomenclature read from a workbook's rows, without a new release."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import Any

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.normal_text import bare_words, on_one_line
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.reference.codes import level_of, split_code, tier_of_code
from rakornis_desktop.reference.nomenclature import (
    BUILT_IN,
    Entry,
    forget_editions,
    imported_folder,
)
from rakornis_desktop.writing_files.whole_file import write_whole

_HEADS = {
    "code": ("kode", "kode sub kegiatan", "kode nomenklatur"),
    "name": ("nomenklatur", "uraian", "nama", "nomenklatur urusan kabupaten kota", "sub kegiatan"),
    "performance": ("kinerja",),
    "indicator": ("indikator",),
    "unit": ("satuan",),
}
_SEARCHED_ROWS = 30
_USABLE_SEGMENTS = ("1", "2")
_COLUMNS = ("code", "level", "parent_code", "name", "tier", "kinerja", "indikator", "satuan")


def read_edition(rows: Sequence[Sequence[Any]]) -> list[Entry]:
    """Return the entries of a national list given as plain rows of cells.

    Needs a head row with columns for code and name; kinerja, indikator and satuan are taken if
    there. Rows that only other provinces may use (fourth segment 3 to 8) are left out. Raises
    Refusal if no head row is found or no code beneath it.
    """
    start, columns = _find_head(rows)
    entries = []
    for row in rows[start + 1 :]:
        code = _official(_cell(row, columns["code"]))
        name = on_one_line(str(_cell(row, columns["name"]) or ""))
        if not code or not name:
            continue
        pieces = code.split(".")
        if len(pieces) > 3 and pieces[3] not in _USABLE_SEGMENTS:
            continue
        level = level_of(code)
        parent = ".".join(pieces[: 3 if level == "kegiatan" else -1])
        entries.append(
            Entry(
                code,
                level,
                parent,
                name,
                tier_of_code(code) or "",
                *(
                    on_one_line(str(_cell(row, columns.get(field)) or ""))
                    for field in ("performance", "indicator", "unit")
                ),
            )
        )
    if not any(entry.level == "sub_kegiatan" for entry in entries):
        raise Refusal(_("Tidak ada kode sub kegiatan di bawah baris judul berkas nomenklatur ini."))
    return entries


def save_edition(edition: str, entries: Sequence[Entry], folder: Path | None = None) -> Path:
    """Keep an imported edition under a name such as 2028; returns its file.

    Raises Refusal for a name that is not four digits with an optional letter, or built in.
    """
    if not re.fullmatch(r"\d{4}[a-z]?", edition):
        raise Refusal(_("Nama edisi «{name}» harus tahun, misalnya 2028.").format(name=edition))
    if edition in BUILT_IN:
        raise Refusal(_("Edisi {name} sudah ada dalam program.").format(name=edition))
    target = (folder or imported_folder()) / f"{edition}.csv"
    target.parent.mkdir(parents=True, exist_ok=True)
    text = StringIO(newline="")
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(_COLUMNS)
    lines.writerows(entries)
    write_whole(target, text.getvalue().encode())
    forget_editions()
    return target


def _find_head(rows: Sequence[Sequence[Any]]) -> tuple[int, dict[str, int]]:
    for number, row in enumerate(rows[:_SEARCHED_ROWS]):
        columns: dict[str, int] = {}
        for place, cell in enumerate(row):
            words = bare_words(str(cell or ""))
            for field, heads in _HEADS.items():
                if field not in columns and words in heads:
                    columns[field] = place
        if "code" in columns and "name" in columns:
            return number, columns
    raise Refusal(_("Baris judul dengan kolom Kode dan Nomenklatur tidak ditemukan di berkas ini."))


def _cell(row: Sequence[Any], place: int | None) -> Any:
    return row[place] if place is not None and place < len(row) else None


def _official(raw: Any) -> str:
    pieces, _rest = split_code(raw)
    return ".".join(piece.upper() for piece in pieces)
