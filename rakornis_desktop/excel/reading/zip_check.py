"""What a workbook from outside must be before anything reads it: cheap checks of its package.

The reader behind it parses fast and trusts much: a single cell at the sheet's far corner, or a
count that is a lie, makes it ask for more memory than there is. What can be seen beforehand is
said here in a sentence; what cannot, the reading child's limits catch.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal

_MEGABYTE = 1 << 20
MOST_FILE_BYTES = 200 * _MEGABYTE
MOST_ENTRIES = 5_000
MOST_UNPACKED_BYTES = 600 * _MEGABYTE
# Real sheets pack about 10 to 30 times smaller; only a bomb goes this far.
_MOST_RATIO = 250
_RATIO_MATTERS_FROM = 20 * _MEGABYTE
MOST_ROWS = 200_000
_TAIL = 1 << 16
_HEAD = 1 << 12

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# A cell with content right of column ZZ, the 702nd.
_FAR_CELL = re.compile(rb'<(?:\w+:)?c [^>]*?r="[A-Z]{3,}[0-9]+"(?:[^>/]|/(?!>))*>')
_FAR_NAME = re.compile(rb'r="[A-Z]{3}')
_ROW = re.compile(rb'<(?:\w+:)?row [^>]*?r="([0-9]+)"')
_UNIQUE = re.compile(rb'(?:uniqueCount|count)="([0-9]+)"')
_FORMULA_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^>]*>'
    rb"<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>"
)


def check_workbook(path: Path) -> dict[str, frozenset[tuple[int, int]]]:
    """Check the package of a workbook; return its unvalued formula cells by sheet part.

    Raises Refusal with one sentence: what is wrong with the file and what to do.
    """
    name = path.name
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(8)
    except FileNotFoundError:
        raise Refusal(
            _("Berkas {file} tidak ada. Periksa nama dan foldernya.").format(file=path)
        ) from None
    except IsADirectoryError:
        raise Refusal(_("{file} adalah folder, bukan buku kerja.").format(file=path)) from None
    except OSError as error:
        raise Refusal(
            _("Berkas {file} tidak dapat dibuka: {reason}.").format(
                file=name, reason=error.strerror or error
            )
        ) from None
    if head == _OLE2:
        raise Refusal(
            _(
                "{file} diberi kata sandi atau berformat .xls lama. Buka di Excel, hapus kata "
                "sandinya, lalu simpan sebagai .xlsx."
            ).format(file=name)
        )
    if size > MOST_FILE_BYTES:
        raise Refusal(
            _("{file} terlalu besar ({size} MB). Simpan lembar rencananya saja.").format(
                file=name, size=size // _MEGABYTE
            )
        )
    try:
        with zipfile.ZipFile(path) as package:
            return _check_package(package, name)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
        ValueError,
    ) as error:
        if isinstance(error, RuntimeError) and "encrypted" in str(error):
            raise Refusal(
                _("{file} diberi kata sandi. Hapus kata sandinya di Excel, lalu simpan.").format(
                    file=name
                )
            ) from None
        raise Refusal(
            _(
                "{file} bukan buku kerja Excel (.xlsx) atau rusak. Buka di Excel, simpan sebagai "
                ".xlsx, lalu coba lagi."
            ).format(file=name)
        ) from None


def _check_package(package: zipfile.ZipFile, name: str) -> dict[str, frozenset[tuple[int, int]]]:
    entries = package.infolist()
    names = {entry.filename for entry in entries}
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        raise Refusal(
            _("{file} bukan buku kerja Excel (.xlsx). Simpan dari Excel sebagai .xlsx.").format(
                file=name
            )
        )
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or len(names) != len(entries) or unpacked > MOST_UNPACKED_BYTES:
        raise _bomb(name)
    unvalued: dict[str, frozenset[tuple[int, int]]] = {}
    for entry in entries:
        if entry.file_size > _RATIO_MATTERS_FROM and entry.file_size > _MOST_RATIO * max(
            entry.compress_size, 1
        ):
            raise _bomb(name)
        if not entry.filename.endswith((".xml", ".rels")):
            continue
        if entry.filename.startswith("xl/worksheets/") and entry.filename.endswith(".xml"):
            content = package.read(entry)
            _check_declaration(content[:_HEAD], name)
            if cells := _check_sheet(content, entry.filename, name):
                unvalued[entry.filename] = cells
            continue
        with package.open(entry) as part:
            beginning = part.read(_HEAD)
        _check_declaration(beginning, name)
        if entry.filename.startswith("xl/sharedStrings"):
            counts = [int(count) for count in _UNIQUE.findall(beginning)]
            # Each text takes at least «<si/>»; a larger count is a lie that eats memory.
            if any(count > entry.file_size for count in counts):
                raise _bomb(name)
    return unvalued


def _check_declaration(beginning: bytes, name: str) -> None:
    if beginning[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in beginning:
        beginning = beginning.replace(b"\0", b"")
    if b"<!DOCTYPE" in beginning or b"<!ENTITY" in beginning:
        raise Refusal(
            _(
                "{file} memuat rujukan ke luar berkas (DTD), yang tidak pernah ditulis Excel, "
                "jadi tidak dibaca. Minta berkas yang baru dari pengirimnya."
            ).format(file=name)
        )


def _check_sheet(content: bytes, part: str, name: str) -> frozenset[tuple[int, int]]:
    # The first pattern starts with fixed bytes and is fast; the second looks closer.
    if _FAR_NAME.search(content) and _FAR_CELL.search(content):
        raise Refusal(
            _(
                "{file} berisi data di kolom yang terlalu jauh (melewati kolom ZZ). Hapus kolom "
                "di kanan tabel, simpan, lalu coba lagi."
            ).format(file=name)
        )
    rows = _ROW.findall(content[-_TAIL:]) or _ROW.findall(content[:_TAIL])
    if rows and max(map(int, rows[-200:])) > MOST_ROWS and _filled_far_down(content):
        raise Refusal(
            _(
                "{file} berisi data di baris yang terlalu jauh (melewati baris {most}). Hapus "
                "baris di bawah tabel, simpan, lalu coba lagi."
            ).format(file=name, most=MOST_ROWS)
        )
    if b"<f" not in content:
        return frozenset()
    return frozenset(
        (int(row) - 1, _column(letters)) for letters, row in _FORMULA_CELL.findall(content)
    )


def _filled_far_down(content: bytes) -> bool:
    return re.search(rb'<c r="[A-Z]{1,3}[0-9]{6,7}"(?:[^>/]|/(?!>))*>', content) is not None


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _bomb(name: str) -> Refusal:
    return Refusal(
        _(
            "Isi {file} jauh lebih besar daripada berkasnya, seperti berkas perusak, jadi tidak "
            "dibaca. Minta berkas yang baru dari pengirimnya."
        ).format(file=name)
    )
