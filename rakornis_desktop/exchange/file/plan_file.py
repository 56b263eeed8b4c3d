"""The plan file, `.rakornis`: written, and read without trusting it (docs/plan-file.md)."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from rakornis_desktop.exchange.file.archive import MOST_FILE_BYTES, Archive, packed
from rakornis_desktop.exchange.file.bad_file import BadFile, FileRefusal, unreadable
from rakornis_desktop.exchange.file.lineage import Lineage, lineage_parts, read_lineage
from rakornis_desktop.exchange.file.manifest import MANIFEST, Manifest, PartHead, read_manifest
from rakornis_desktop.exchange.file.own_tree import is_sound
from rakornis_desktop.exchange.file.part_lines import LineReader, part_lines, split_lines
from rakornis_desktop.exchange.file.plan_parts import (
    CONFLICTS,
    MIMETYPE,
    PARTS,
    REVISIONS,
    STAMPS,
    columns,
    owners,
)
from rakornis_desktop.exchange.file.plan_rows import PlanRows
from rakornis_desktop.language import disk_errors
from rakornis_desktop.language.catalogue import translate as _

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

Result = TypeVar("Result")
SIGNATURE = "signature"
_LINEAGE = (REVISIONS, STAMPS, CONFLICTS)
_OURS = frozenset({*(part.file for part in PARTS), *_LINEAGE})


class PlanFile:
    """A plan file that was looked at: its structure is sound, its manifest is read.

    ``signed`` tells whether the signature is that of the key it names. Parts are unpacked and
    checked when asked for; :attr:`rows` checks every row.
    """

    def __init__(self, content: bytes, name: str) -> None:
        self.content = content
        self.name = name
        self._archive = Archive(content)
        if MANIFEST not in self._archive.entries:
            raise BadFile(_("manifesnya tidak ada"))
        if self._archive.unpacked("mimetype") != MIMETYPE.encode():
            raise BadFile(_("bukan berkas rencana Rakornis"))
        head = self._archive.unpacked(MANIFEST)
        self.manifest: Manifest = read_manifest(head)
        others = set(self._archive.entries) - {"mimetype", MANIFEST, SIGNATURE}
        if others != set(self.manifest.parts):
            raise BadFile(_("bagiannya bukan yang disebut manifesnya"))
        self.signed = self._is_signed(head)

    def part(self, name: str) -> bytes:
        """Return a part unpacked, b"" if there is none; raises BadFile if its hash is wrong."""
        head = self.manifest.parts.get(name)
        if head is None:
            return b""
        content = self._archive.unpacked(name)
        if len(content) != head.size or hashlib.sha256(content).hexdigest() != head.sha256:
            raise BadFile(_("sidik SHA-256 bagian {name} tidak cocok").format(name=name))
        return content

    @cached_property
    def rows(self) -> PlanRows:
        """All rows, checked; raises BadFile."""
        reader = LineReader()
        for part in PARTS:
            reader.read(part, split_lines(self.part(part.file)))
        _check_whole(reader.rows, self.manifest)
        return reader.rows

    @cached_property
    def ancestry(self) -> set[str]:
        """The ids of all revisions that this one comes from, itself among them."""
        lines = split_lines(self.part(REVISIONS))
        return set(read_lineage({REVISIONS: lines}).revisions)

    @cached_property
    def lineage(self) -> Lineage:
        """Where the values come from; raises BadFile."""
        lineage = read_lineage({name: split_lines(self.part(name)) for name in _LINEAGE})
        if self.manifest.revision.id not in lineage.revisions:
            raise BadFile(_("{part} tidak sah").format(part=REVISIONS))
        return lineage

    @cached_property
    def unknown_parts(self) -> dict[str, bytes]:
        """Parts of a newer format, kept as they are."""
        return {name: self.part(name) for name in self.manifest.parts if name not in _OURS}

    def check(self) -> None:
        """Look at everything; raises BadFile."""
        read = (self.rows, self.lineage, self.unknown_parts)
        del read

    def _is_signed(self, head: bytes) -> bool:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        if SIGNATURE not in self._archive.entries:
            return False
        try:
            signature = base64.b64decode(self._archive.unpacked(SIGNATURE), validate=True)
            Ed25519PublicKey.from_public_bytes(self.manifest.sender.key).verify(signature, head)
        except (ValueError, InvalidSignature):
            return False
        return True


def opened(path: Path) -> PlanFile:
    """Look at the plan file at ``path``; raises Refusal in a sentence."""
    return looked_at(content_of(path), path.name)


def looked_at(content: bytes, name: str) -> PlanFile:
    """Look at a plan file that is in memory; raises Refusal in a sentence."""
    return in_words(name, lambda: PlanFile(content, name))


def checked(content: bytes, name: str) -> PlanFile:
    """Read a plan file that is in memory, every row of it; raises Refusal in a sentence."""
    file = looked_at(content, name)
    in_words(name, file.check)
    return file


def in_words(name: str, read: Callable[[], Result]) -> Result:
    """Return what ``read`` returns; what is wrong with the file becomes a sentence about it."""
    try:
        return read()
    except BadFile as bad:
        raise unreadable(name, str(bad)) from None
    except MemoryError:
        raise unreadable(name, _("terlalu besar")) from None


def content_of(path: Path) -> bytes:
    """Return the bytes of a file no larger than a plan file can be; raises Refusal."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_FILE_BYTES + 1)
    except FileNotFoundError:
        raise FileRefusal(
            _("Berkas {file} tidak ada. Periksa nama dan foldernya.").format(file=path), "absent"
        ) from None
    except IsADirectoryError:
        raise FileRefusal(
            _("{file} adalah folder, bukan berkas rencana.").format(file=path), "absent"
        ) from None
    except OSError as error:
        said = disk_errors.in_words(OSError(error.errno, error.strerror, str(path)))
        raise FileRefusal(said, "absent") from None
    if len(content) > MOST_FILE_BYTES:
        raise unreadable(path.name, _("terlalu besar"))
    return content


def written(
    manifest: Manifest,
    rows: PlanRows,
    lineage: Lineage,
    key: Ed25519PrivateKey,
    unknown_parts: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return the plan file of ``rows``; ``manifest`` comes without counts and parts.

    The same rows, revision and key give the same bytes. Raises Refusal if they are more than a
    plan file may hold.
    """
    parts: dict[str, bytes] = {}
    for part in PARTS:
        parts[part.file] = _joined(part_lines(part, rows))
    for name, lines in lineage_parts(lineage):
        parts[name] = _joined(lines)
    parts = {name: content for name, content in parts.items() if content}
    parts.update(unknown_parts or {})
    whole = replace(
        manifest,
        counts=rows.counts(),
        parts={
            name: PartHead(hashlib.sha256(content).hexdigest(), len(content))
            for name, content in parts.items()
        },
    )
    head = whole.as_bytes()
    signature = base64.b64encode(key.sign(head))
    return packed([(MANIFEST, head), (SIGNATURE, signature), *parts.items()])


def _joined(lines: list[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode() if lines else b""


def _check_whole(rows: PlanRows, manifest: Manifest) -> None:
    """Refuse rows that do not belong together, or that are not as many as the manifest says."""
    counts = {name: count for name, count in manifest.counts.items() if name in rows.by_table}
    if counts != rows.counts():
        raise BadFile(_("jumlah barisnya bukan yang disebut manifesnya"))
    if len(rows["plan"]) != 1 or len(rows["office"]) != 1:
        raise BadFile(_("memuat bukan tepat satu rencana dan satu kantor"))
    plan = manifest.plan
    ((office_id, *_office),) = rows["office"].values()
    if (
        plan.id not in rows["plan"]
        or rows.value("office", office_id, "region_code") != plan.region_code
        or rows.value("plan", plan.id, "fiscal_year") != plan.fiscal_year
        or rows.value("plan", plan.id, "edition") != plan.edition
    ):
        raise BadFile(_("rencananya bukan yang disebut manifesnya"))
    check_services(rows, plan.region_code)
    check_trees(rows)
    for table, found in rows.by_table.items():
        for column, owner in owners(table):
            at = columns(table).index(column)
            names = {values[at] for values in found.values()}
            if not names <= rows[owner].keys():
                raise BadFile(_("memuat baris yang merujuk baris yang tidak ada"))


def check_services(rows: PlanRows, region_code: str) -> None:
    """Refuse service figures of another region than the sender's."""
    at = columns("service_achievement").index("region_code")
    for values in rows["service_achievement"].values():
        if values[at] != region_code and not values[at].startswith(f"{region_code}."):
            raise BadFile(_("memuat capaian wilayah lain"))


def check_trees(rows: PlanRows) -> None:
    """Refuse rows that hang below a row that is not there, or below themselves."""
    for table in rows.by_table:
        if not is_sound(rows, table):
            raise BadFile(_("memuat permasalahan yang bergantung pada dirinya sendiri"))
