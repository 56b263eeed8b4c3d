"""Where the columns of a list of participants stand, whatever they are called and in what order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rakornis_desktop.excel.reading.head_rows import letters
from rakornis_desktop.excel.reading.heads import plain
from rakornis_desktop.excel.reading.workbook_reading import Cell, Sheet

_SEARCHED_ROWS = 40
_MOST_COLUMNS = 60
_MOST_HEAD_ROWS = 2
# What columns are called, as normalised by heads.plain; the last word in brackets may be missing.
_NAMES: dict[str, tuple[str, ...]] = {
    "name": (
        "nama", "nama lengkap", "nama peserta", "nama pejabat", "nama dan gelar", "nama gelar",
        "nama undangan", "nama lengkap dan gelar", "peserta", "nama pegawai", "nama nip", "name",
    ),
    "office": (
        "instansi", "lembaga", "lembaga instansi", "instansi lembaga", "asal instansi", "opd",
        "skpd", "perangkat daerah", "unit kerja", "satuan kerja", "kantor", "dinas", "organisasi",
        "nama instansi", "unsur perwakilan", "asal", "unit organisasi", "instansi unit kerja",
        "dinas instansi", "institution", "office",
    ),
    "job": ("jabatan", "posisi", "jabatan peserta", "nama jabatan", "kedudukan", "position"),
    "phone": (
        "hp", "no hp", "nomor hp", "telepon", "no telepon", "nomor telepon", "telp", "no telp",
        "handphone", "no handphone", "nomor handphone", "wa", "no wa", "nomor wa", "whatsapp",
        "no hp wa", "nomor hp wa", "no telp hp", "phone",
    ),
    "email": ("email", "e mail", "surel", "alamat email", "alamat e mail", "pos el", "posel"),
    "contact": (
        "kontak", "hp email", "hp e mail", "no hp email", "no hp e mail", "nomor hp email",
        "nomor hp e mail", "alamat no telepon", "alamat dan no telepon", "contact", "nomor kontak",
    ),
    "number": ("no", "nomor", "nomor urut", "no urut"),
}  # fmt: skip
_FIELDS = {name: field for field, names in _NAMES.items() for name in names}
# What a list must name besides others: somebody, or a post.
_WANTED = ("name", "job")


@dataclass(frozen=True)
class ParticipantsTable:
    """A table found: its head rows (first and last, from 0) and the columns by field.

    ``names`` says how a field's column is called, with its letter: ``Jabatan (D)``.
    """

    sheet: Sheet
    first: int
    last: int
    columns: dict[str, int]
    names: dict[str, str]


def find_participants(sheets: Sequence[Sheet]) -> ParticipantsTable | None:
    """Return the list of participants that is understood best, None if there is none."""
    best: tuple[tuple[int, int, int], ParticipantsTable] | None = None
    for order, sheet in enumerate(sheets):
        for first in range(min(len(sheet.rows), _SEARCHED_ROWS)):
            for last in range(first, min(first + _MOST_HEAD_ROWS, len(sheet.rows))):
                table = _read(sheet, first, last)
                known = set(table.columns) - {"number"}
                if len(known) < 2 or not any(field in known for field in _WANTED):
                    continue
                rank = (len(known), first - last, -order)
                if best is None or rank > best[0]:
                    best = (rank, table)
    return best[1] if best else None


def head_field(text: object) -> str:
    """Return the field that a head names, empty for none."""
    return _FIELDS.get(plain(text), "") if text is not None else ""


def merged_text(sheet: Sheet) -> dict[tuple[int, int], Cell]:
    """Return what the covered cells of merged ranges show, by row and column from 0."""
    shown: dict[tuple[int, int], Cell] = {}
    for top, left, bottom, right in sheet.merged:
        if top >= len(sheet.rows) or left >= _MOST_COLUMNS:
            continue
        cells = sheet.rows[top]
        value = cells[left] if left < len(cells) else None
        for row in range(top, min(bottom, len(sheet.rows) - 1) + 1):
            for column in range(left, min(right, _MOST_COLUMNS - 1) + 1):
                shown[row, column] = value
    return shown


def _read(sheet: Sheet, first: int, last: int) -> ParticipantsTable:
    columns: dict[str, int] = {}
    names: dict[str, str] = {}
    width = min(max(len(row) for row in sheet.rows[first : last + 1]), _MOST_COLUMNS)
    for column in range(width):
        # The lowest name above a column counts.
        for row in range(last, first - 1, -1):
            cells = sheet.rows[row]
            text = cells[column] if column < len(cells) else None
            field = head_field(text)
            if field and field not in columns:
                columns[field] = column
                names[field] = f"{' '.join(str(text).split())} ({letters(column)})"
            if text is not None and str(text).strip():
                break
    return ParticipantsTable(sheet, first, last, columns, names)
