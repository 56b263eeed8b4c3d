"""The ZIP of a plan file, written always the same way and read with no trust at all.

Read by our own pass over its structure and not by zipfile, which believes what the file says of
itself: two entries over the same bytes, or one name twice, must not come through.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable
from typing import NamedTuple

from rakornis_desktop.exchange.file.bad_file import BadFile
from rakornis_desktop.exchange.file.plan_parts import MIMETYPE
from rakornis_desktop.language.catalogue import translate as _

_MEGABYTE = 1 << 20
MOST_FILE_BYTES = 32 * _MEGABYTE
MOST_UNPACKED_BYTES = 64 * _MEGABYTE
MOST_ENTRIES = 64
# Rows of plans pack 5 to 40 times smaller; only a bomb goes this far.
_MOST_RATIO = 250
_RATIO_MATTERS_FROM = 4 * _MEGABYTE
_NAME = re.compile(rb"[a-z][a-z0-9_]{0,40}(\.[a-z0-9]{1,10})?\Z")
_DEVICES = re.compile(rb"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|\Z)")
_END = struct.Struct("<4sHHHHIIH")
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_STORED, _DEFLATED = 0, 8
# Every document of an office program names this, at its beginning or in its directory.
_WORKBOOK = b"[Content_Types].xml"
_FIRST_NAMES = 2_000
_DESCRIPTOR, _UTF8 = 0x8, 0x800
# A descriptor after the data: its mark, the sum and two sizes.
_MOST_DESCRIPTOR = 24


class Entry(NamedTuple):
    """One entry: where its packed bytes lie, and what it says of itself."""

    name: str
    method: int
    start: int
    packed: int
    size: int
    checksum: int


class Archive:
    """The entries of a plan file, unpacked when they are asked for."""

    def __init__(self, content: bytes) -> None:
        """Look through the structure of ``content``; raises BadFile."""
        if len(content) > MOST_FILE_BYTES:
            raise BadFile(_("terlalu besar"))
        self._content = content
        self.entries = {entry.name: entry for entry in _entries(content)}

    def unpacked(self, name: str) -> bytes:
        """Return the content of an entry; raises BadFile if it is not what the entry says."""
        entry = self.entries[name]
        packed = memoryview(self._content)[entry.start : entry.start + entry.packed]
        if entry.method == _STORED:
            content = bytes(packed)
        else:
            unpacker = zlib.decompressobj(-15)
            try:
                # One byte more than it says: no bomb goes further than that.
                content = unpacker.decompress(packed, entry.size + 1)
            except zlib.error:
                raise _damaged(name) from None
            if not unpacker.eof or unpacker.unused_data:
                raise _damaged(name)
        if len(content) != entry.size or zlib.crc32(content) != entry.checksum:
            raise _damaged(name)
        return content


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a plan file of named parts: ``mimetype`` first and stored, no time, no system."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in (("mimetype", MIMETYPE.encode()), *parts):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = _STORED if name == "mimetype" else _DEFLATED
            # What the system is would make the same file differ between Windows and Linux.
            entry.create_system = 0
            entry.external_attr = 0x20
            archive.writestr(entry, content, compresslevel=6)
    return made.getvalue()


def _entries(content: bytes) -> list[Entry]:
    """Return the entries after checking that they lie side by side and are what we write."""
    if not content.startswith(b"PK\x03\x04") or len(content) < _END.size:
        raise BadFile(_("bukan berkas rencana Rakornis"))
    if _WORKBOOK in content[:_FIRST_NAMES] or _WORKBOOK in content[-_FIRST_NAMES:]:
        raise BadFile(_("ini dokumen Office; buku kerja dibaca dengan Impor di Kegiatan"))
    end = len(content) - _END.size
    mark, disk, first_disk, here, count, size, start, comment = _END.unpack_from(content, end)
    if mark != b"PK\x05\x06" or comment or disk or first_disk or here != count:
        raise BadFile(_("berkas terpotong atau diubah"))
    if not 0 < count <= MOST_ENTRIES:
        raise BadFile(_("isinya terlalu banyak bagian"))
    if start + size != end:
        raise BadFile(_("berkas terpotong atau diubah"))
    found: list[Entry] = []
    lies: list[tuple[int, int, bool]] = []
    at = start
    for _number in range(count):
        if at + _CENTRAL.size > end:
            raise BadFile(_("berkas terpotong atau diubah"))
        head = _CENTRAL.unpack_from(content, at)
        name_end = at + _CENTRAL.size + head[10]
        name = content[at + _CENTRAL.size : name_end]
        at = name_end + head[11] + head[12]
        if at > end:
            raise BadFile(_("berkas terpotong atau diubah"))
        entry, lie = _entry(content, head, name, start)
        found.append(entry)
        lies.append(lie)
    if at != end:
        raise BadFile(_("berkas terpotong atau diubah"))
    _check_together(found, lies, start)
    return found


def _entry(
    content: bytes, head: tuple[int, ...], name: bytes, directory: int
) -> tuple[Entry, tuple[int, int, bool]]:
    """Return one entry of the directory and where it lies, its local head included."""
    flags, method, checksum, packed_size, size = head[3], head[4], head[7], head[8], head[9]
    if not _NAME.match(name) or _DEVICES.match(name):
        raise BadFile(_("memuat nama bagian yang tidak sah"))
    # The upper half of the outer attributes is the file's kind on Unix: a link is no part.
    kind = (head[15] >> 16) & 0xF000
    if flags & ~(_DESCRIPTOR | _UTF8 | 0x6) or method not in (_STORED, _DEFLATED) or head[13]:
        raise BadFile(_("bagian {name} disandikan atau dimampatkan dengan cara lain").format(
            name=name.decode()
        ))  # fmt: skip
    if kind not in (0, 0x8000) or head[15] & 0x10:
        raise BadFile(_("memuat nama bagian yang tidak sah"))
    if 0xFFFFFFFF in (packed_size, size, head[16]):
        raise BadFile(_("terlalu besar"))
    offset = head[16]
    if offset + _LOCAL.size > directory:
        raise BadFile(_("berkas terpotong atau diubah"))
    local = _LOCAL.unpack_from(content, offset)
    start = offset + _LOCAL.size + local[9] + local[10]
    described = bool(flags & _DESCRIPTOR)
    said = (0, 0, 0) if described and not any(local[6:9]) else (checksum, packed_size, size)
    if (
        local[0] != b"PK\x03\x04"
        or content[offset + _LOCAL.size : offset + _LOCAL.size + local[9]] != name
        or local[2] != flags
        or local[3] != method
        or local[6:9] != said
        or start + packed_size > directory
        or (method == _STORED and packed_size != size)
    ):
        raise BadFile(_("berkas terpotong atau diubah"))
    entry = Entry(name.decode(), method, start, packed_size, size, checksum)
    return entry, (offset, start + packed_size, described)


def _check_together(found: list[Entry], lies: list[tuple[int, int, bool]], directory: int) -> None:
    if len({entry.name for entry in found}) != len(found):
        raise BadFile(_("memuat nama bagian yang sama dua kali"))
    if found[0].name != "mimetype" or found[0].method != _STORED or lies[0][0] != 0:
        raise BadFile(_("bukan berkas rencana Rakornis"))
    unpacked = sum(entry.size for entry in found)
    if unpacked > MOST_UNPACKED_BYTES or any(
        entry.size > _RATIO_MATTERS_FROM and entry.size > _MOST_RATIO * max(entry.packed, 1)
        for entry in found
    ):
        raise BadFile(_("isinya jauh lebih besar daripada berkasnya, seperti berkas perusak"))
    reached, described = 0, False
    for start, end, is_described in [*sorted(lies), (directory, directory, False)]:
        # Side by side: nothing over another, nothing hidden between.
        if not reached <= start <= reached + (_MOST_DESCRIPTOR if described else 0):
            raise BadFile(_("bagian-bagiannya bertumpang tindih atau bercelah"))
        reached, described = end, is_described


def _damaged(name: str) -> BadFile:
    return BadFile(_("bagian {name} rusak").format(name=name))
