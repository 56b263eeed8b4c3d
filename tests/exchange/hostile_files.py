"""Plan files and mails that mean harm or came to harm, made from a sound one.

    .venv/bin/python tests/exchange/hostile_files.py FOLDER     writes them all, to look at

Each is given as a name that says what was done, and its bytes.
"""

from __future__ import annotations

import base64
import hashlib
import json
import struct
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from rakornis_desktop.exchange.file.archive import Archive, packed
from rakornis_desktop.exchange.file.manifest import MANIFEST
from rakornis_desktop.exchange.file.plan_file import SIGNATURE
from rakornis_desktop.exchange.file.plan_parts import MIMETYPE

Hostile = tuple[str, bytes]


class Sound(NamedTuple):
    """A sound file, its parts unpacked, and the key that signed it."""

    content: bytes
    parts: dict[str, bytes]
    key: Ed25519PrivateKey

    def signed(
        self,
        parts: dict[str, bytes] | None = None,
        manifest: Callable[[dict[str, Any]], Any] | None = None,
    ) -> bytes:
        """Return the file with other parts or another manifest, hashed and signed anew."""
        held = {
            name: content
            for name, content in {**self.parts, **(parts or {})}.items()
            if name not in (MANIFEST, SIGNATURE)
        }
        whole = json.loads(self.parts[MANIFEST])
        whole["parts"] = {
            name: {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
            for name, content in held.items()
        }
        if manifest:
            manifest(whole)
        head = json.dumps(whole, separators=(",", ":")).encode()
        return packed(
            [
                (MANIFEST, head),
                (SIGNATURE, base64.b64encode(self.key.sign(head))),
                *held.items(),
            ]
        )

    def with_rows(self, part: str, change: Callable[[dict[str, Any]], Any]) -> bytes:
        """Return the file with the first row of a part changed, hashed and signed anew."""
        first, *rest = self.parts[part].split(b"\n")
        row = json.loads(first)
        change(row)
        line = json.dumps(row, separators=(",", ":")).encode()
        return self.signed({part: b"\n".join([line, *rest])})

    def with_line(self, part: str, line: bytes) -> bytes:
        """Return the file with one line put before the others of a part."""
        return self.signed({part: line + b"\n" + self.parts[part]})


def sound(content: bytes, key: Ed25519PrivateKey) -> Sound:
    """Take a sound file apart."""
    archive = Archive(content)
    parts = {name: archive.unpacked(name) for name in archive.entries if name != "mimetype"}
    return Sound(content, parts, key)


def truncated(of: Sound) -> Iterator[Hostile]:
    """Cut off at every 1 % of the length."""
    for percent in range(100):
        yield f"truncated at {percent} %", of.content[: len(of.content) * percent // 100]


def manifest_flips(of: Sound) -> Iterator[Hostile]:
    """Each byte of the manifest flipped in two ways, the rest as it was."""
    head = of.parts[MANIFEST]
    others = {name: part for name, part in of.parts.items() if name != MANIFEST}
    for at in range(len(head)):
        for mask in (0x01, 0x80):
            wrong = head[:at] + bytes([head[at] ^ mask]) + head[at + 1 :]
            yield f"manifest byte {at} ^ {mask}", packed([(MANIFEST, wrong), *others.items()])


def byte_flips(of: Sound) -> Iterator[Hostile]:
    """Each byte of the file flipped in two ways."""
    for at in range(len(of.content)):
        for mask in (0x01, 0xFF):
            wrong = bytes([of.content[at] ^ mask])
            yield f"byte {at} ^ {mask}", of.content[:at] + wrong + of.content[at + 1 :]


def shuffled(of: Sound, count: int, seed: int = 61) -> Iterator[Hostile]:
    """Stretches taken out, doubled, moved and overwritten."""
    dice = Random(seed)
    size = len(of.content)
    for number in range(count):
        content = bytearray(of.content)
        for _turn in range(dice.choice((1, 1, 2, 5))):
            start = dice.randrange(size)
            end = min(size, start + dice.choice((1, 2, 4, 16, 200)))
            match dice.randrange(4):
                case 0:
                    del content[start:end]
                case 1:
                    content[start:start] = content[start:end]
                case 2:
                    content[start:end] = dice.randbytes(end - start)
                case _:
                    other = dice.randrange(size)
                    content[start:end] = of.content[other : other + end - start]
        yield f"shuffled {number}", bytes(content)


def entry(
    name: bytes, content: bytes, *, stored: bool = False, size: int | None = None, **head: int
) -> tuple[bytes, bytes, int]:
    """Return local head with data, directory entry (without its offset) and the offset's place."""
    data = content if stored else zlib.compress(content, 9)[2:-4]
    fields = (0, 0 if stored else 8, 0, 0x21, zlib.crc32(content), len(data))
    told = len(content) if size is None else size
    local = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, *fields, told, len(name), 0) + name
    outer = head.get("outer", 0)
    directory = struct.pack(
        "<4sHHHHHHIIIHHHHHI", b"PK\x01\x02", 20, 20, *fields, told, len(name), 0, 0, 0, 0, outer
    )
    return local + data, directory, len(name)


def zipped(entries: list[tuple[bytes, bytes]], *, outer: int = 0, size: int | None = None) -> bytes:
    """Return a ZIP of any entries, whatever they are called."""
    body, directory = bytearray(), bytearray()
    for number, (name, content) in enumerate(entries):
        local, head, _length = entry(
            name, content, stored=not number, outer=outer if number else 0,
            size=size if number == len(entries) - 1 else None,
        )  # fmt: skip
        directory += head + struct.pack("<I", len(body)) + name
        body += local
    count = min(len(entries), 0xFFFF)
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory) + end


def structures(of: Sound) -> Iterator[Hostile]:
    """ZIPs that are bombs, overlap, or carry names that lead elsewhere."""
    mimetype = (b"mimetype", MIMETYPE.encode())
    own = [(name.encode(), content) for name, content in of.parts.items()]
    for name in (
        b"../activities.jsonl", b"..\\x.jsonl", b"/etc/passwd", b"C:\\x", b"con", b"con.jsonl",
        b"nul.jsonl", b"com1.jsonl", b"lpt1", b"a/b.jsonl", b"", b".", b"a" * 60_000, b"\xff\xfe",
        b"activities.jsonl\0.txt", b"ACTIVITIES.JSONL", b"activities.jsonl ", b"x\n.jsonl",
        "activities\u202e.jsonl".encode(),
    ):  # fmt: skip
        yield f"entry named {name[:30]!r}", zipped([mimetype, *own, (name, b"x")])
    yield "one name twice", zipped([mimetype, *own, (b"activities.jsonl", b"{}\n")])
    yield "a link", zipped([mimetype, *own, (b"x.jsonl", b"/etc/passwd")], outer=0xA1FF0000)
    yield "a folder", zipped([mimetype, *own, (b"x.jsonl", b"")], outer=0x10)
    yield (
        "100,000 entries",
        zipped([mimetype, *((b"x%d.jsonl" % number, b"") for number in range(100_000))]),
    )
    bomb = bytes(300 << 20)
    yield "a bomb by ratio", zipped([mimetype, *own, (b"x.jsonl", bomb)])
    yield (
        "a bomb that tells a small size",
        zipped([mimetype, *own, (b"x.jsonl", bomb[: 50 << 20])], size=100),
    )
    yield (
        "a bomb inside a bomb",
        zipped([mimetype, *own, (b"x.zip", zipped([mimetype, (b"y.zip", bomb[: 100 << 20])]))]),
    )
    yield "a string of 1 GB", long_string(of, size=None)
    yield "a string of 1 GB that tells a small size", long_string(of, size=1_000)
    yield "a bomb of blanks in a part", of.signed({"activities.jsonl": b" " * (60 << 20)})
    yield "a bomb of empty lines", of.signed({"activities.jsonl": b"\n" * (60 << 20)})
    yield "a bomb of empty rows", of.signed({"activities.jsonl": b"{}\n" * (20 << 20)})
    directory = of.content.rindex(b"PK\x05\x06")
    (start,) = struct.unpack_from("<I", of.content, directory + 16)
    overlapping = bytearray(of.content)
    places = [i for i in range(start, directory) if of.content[i : i + 4] == b"PK\x01\x02"]
    overlapping[places[-1] + 42 : places[-1] + 46] = overlapping[places[-2] + 42 : places[-2] + 46]
    yield "two entries over the same bytes", bytes(overlapping)
    yield "something before", b"#!/bin/sh\n" + of.content
    yield "something after", of.content + b"x"
    yield "a remark at the end", of.content[:-2] + b"\x04\x00abcd"
    yield "nothing", b""
    yield "a ZIP of nothing", zipped([])
    yield "only a mimetype", zipped([mimetype])
    yield "not first", zipped([*own, mimetype])
    yield "another mimetype", zipped([(b"mimetype", b"application/zip"), *own])
    yield "no manifest", zipped([mimetype, *own[1:]])
    yield "no signature", zipped([mimetype, *(part for part in own if part[0] != b"signature")])
    yield "a part more than the manifest says", zipped([mimetype, *own, (b"more.jsonl", b"{}")])
    yield "a part less", zipped([mimetype, *own[:-1]])
    yield "bytes of nothing", Random(1).randbytes(100_000)
    yield "a workbook", zipped([(b"[Content_Types].xml", b"<x/>")])


def long_string(of: Sound, *, size: int | None) -> bytes:
    """Return the file with one row whose title is 1 GB long, in 1 MB; ``size`` is what it tells."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    first, last = b'{"id":"x","title":"', b'"}\n'
    million = b"x" * (1 << 20)
    data = packer.compress(first) + packer.flush(zlib.Z_FULL_FLUSH)
    # After a full flush what follows stands by itself, so it may be repeated.
    again = packer.compress(million) + packer.flush(zlib.Z_FULL_FLUSH)
    data += again * 1024 + packer.compress(last) + packer.flush()
    checksum = zlib.crc32(first)
    for _turn in range(1024):
        checksum = zlib.crc32(million, checksum)
    checksum = zlib.crc32(last, checksum)
    told = len(first) + 1024 * len(million) + len(last) if size is None else size
    parts = [(b"mimetype", MIMETYPE.encode())]
    parts += [(n.encode(), c) for n, c in of.parts.items() if n != "activities.jsonl"]
    sound = zipped(parts)
    directory = sound.rindex(b"PK\x05\x06")
    (start,) = struct.unpack_from("<I", sound, directory + 16)
    name = b"activities.jsonl"
    fields = (0, 8, 0, 0x21, checksum, len(data), told, len(name), 0)
    local = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, *fields) + name + data
    head = struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, 20, *fields, 0, 0, 0, 0, start)
    entries = sound[start:directory] + head + name
    count = len(parts) + 1
    end = struct.pack(
        "<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(entries), start + len(local), 0
    )
    return sound[:start] + local + entries + end


VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 10**15, 10**16, 10**400, "", "x", "x" * 40_000, "a\0b", "\ud800",
    "😀", [], {}, [[]], ["x"], {"a": 1}, "2026-02-30", "2026-02-28", "1e5", "NaN", "-1", "1.5",
    "0.12345678901", "٣", "ada", "=1+1", "<b>", "2026-01-01T00:00:00+00:00", "\n",
)  # fmt: skip


def wrong_values(of: Sound) -> Iterator[Hostile]:
    """Each field of each row given what it may not hold, in files that are signed well."""
    from rakornis_desktop.exchange.file.column_rules import rules
    from rakornis_desktop.exchange.file.plan_parts import PARTS

    for part in PARTS:
        if part.file not in of.parts:
            continue
        names = [rule.name for rule in rules(part.table)] + [c.key for c in part.children]
        for name in names:
            for value in VALUES:
                yield (
                    f"{part.name}.{name} = {str(value)[:20]!r}",
                    of.with_rows(part.file, lambda row, n=name, v=value: row.update({n: v})),
                )
        for child in part.children:
            if child.key not in json.loads(of.parts[part.file].split(b"\n")[0]):
                continue
            for rule in rules(child.table):
                for value in VALUES[::2]:
                    yield (
                        f"{part.name}.{child.key}.{rule.name} = {str(value)[:20]!r}",
                        of.with_rows(
                            part.file,
                            lambda row, c=child.key, n=rule.name, v=value: row[c][0].update({n: v}),
                        ),
                    )


def misplaced(of: Sound) -> Iterator[Hostile]:
    """Rows that are sound by themselves and wrong where they stand, in files signed well."""
    issue, cause = (json.loads(line) for line in of.parts["issues.jsonl"].split(b"\n")[:2])

    def issues(*rows: dict[str, Any]) -> bytes:
        lines = [json.dumps(row, separators=(",", ":")).encode() for row in rows]
        return of.signed({"issues.jsonl": b"\n".join([*lines, b""])})

    assert cause["parent_id"] == issue["id"]
    yield "a cause of itself", issues(issue | {"parent_id": issue["id"]}, cause)
    # The cause's own line is as it was in the last file.
    yield "a ring of two", issues(issue | {"parent_id": cause["id"]}, cause)
    yield "a cause of nothing", issues(issue | {"parent_id": "nothing"}, cause)
    for region in ("61.01", "61"):
        yield (
            f"service of {region}",
            of.with_rows("services.jsonl", lambda row, r=region: row.update({"region_code": r})),
        )


def wrong_json(of: Sound) -> Iterator[Hostile]:
    """Lines that are no JSON, or JSON that eats memory, in every part."""
    lines = (
        b"[" * 10_000 + b"]" * 10_000,
        b'{"id":' * 10_000,
        b'{"id":"x","title":' + b"[" * 900 + b"]" * 900 + b"}",
        b'{"id":"x","volume":1e400}',
        b'{"id":"x","volume":NaN}',
        b'{"id":"x","volume":-Infinity}',
        b'{"id":"x","position":' + b"9" * 100_000 + b"}",
        b'{"id":"x","title":"\\ud800"}',
        b'{"id":"\\udfff","title":"x"}',
        b'{"id":"x","title":"\xff"}',
        b'{"id":"x","title":"' + b"x" * (3 << 20) + b'"}',
        b'{"id":"x","more":[' + b"{}," * 600_000 + b"{}]}",
        b'{"id":"x","more":"' + b"x" * 200_000 + b'"}',
        b'{"id":"x","\\ud800":1,"title":"x"}',
        b'{"id":"x","id":"y"}',
        b"null",
        b"[]",
        b'"x"',
        b"1",
        b"",
        b"{",
        b"\xef\xbb\xbf{}",
        b'{"id":"x"}{"id":"y"}',
        b"\x00",
    )
    for part in of.parts:
        if part in (MANIFEST, SIGNATURE):
            continue
        for number, line in enumerate(lines):
            yield f"{part}: line {number}", of.with_line(part, line)
        yield f"{part}: all lines twice", of.signed({part: of.parts[part] * 2})
        yield f"{part}: no line's end", of.signed({part: of.parts[part].replace(b"\n", b" ")})
    rows = b"".join(b'{"id":"x%d","title":"x"}\n' % number for number in range(400_000))
    yield "400,000 rows", of.signed({"activities.jsonl": rows})


def wrong_manifests(of: Sound) -> Iterator[Hostile]:
    """Each field of the manifest given what it may not hold, signed well."""
    whole = json.loads(of.parts[MANIFEST])
    for name, held in whole.items():
        for value in VALUES:
            yield (
                f"manifest {name} = {str(value)[:20]!r}",
                of.signed(manifest=lambda m, n=name, v=value: m.update({n: v})),
            )
        for below in held if isinstance(held, dict) else ():
            for value in VALUES:
                yield (
                    f"manifest {name}.{below} = {str(value)[:20]!r}",
                    of.signed(manifest=lambda m, n=name, b=below, v=value: m[n].update({b: v})),
                )
    for version in ("2.0", "99.0", "0.9", "1", "1.0.0", "x"):
        yield (
            f"format {version}",
            of.signed(manifest=lambda m, v=version: m.update({"format": v})),
        )
    for part in whole["parts"]:
        yield (
            f"wrong hash of {part}",
            of.signed(manifest=lambda m, p=part: m["parts"][p].update({"sha256": "0" * 64})),
        )


def mails(of: Sound) -> Iterator[Hostile]:
    """Saved mails: malformed, nested, with names that lead elsewhere; all end in .eml."""
    attached = base64.encodebytes(of.content)

    def mail(name: bytes, body: bytes = attached) -> bytes:
        return (
            b"Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
            b"--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64"
            b"\r\nContent-Disposition: attachment; filename=" + name + b"\r\n\r\n" + body
            + b"\r\n--b--\r\n"
        )  # fmt: skip

    for name in (
        b'"a\r\n b.rakornis"', b'"a\nb.rakornis"', b'"../../a.rakornis"', b'"C:\\\\a.rakornis"',
        b'"=?utf-8?b?4oCuYS5yYWtvcm5pcw==?="', b'"=?x-none?q?a.rakornis?="',
        b"a.rakornis;" * 3_000, b'"' + b"a" * 100_000 + b'.rakornis"', b'"a.rakornis', b'""',
        b"\"a\x00.rakornis\"", b'"a.exe"',
    ):  # fmt: skip
        yield f"mail, attachment named {name[:24]!r}", mail(name)
    nested = mail(b'"a.rakornis"')
    for depth in range(14):
        yield f"mail nested {depth} deep", nested
        nested = b"Content-Type: message/rfc822\r\n\r\n" + nested
    for _depth in range(3_000):
        nested = b"Content-Type: message/rfc822\r\n\r\n" + nested
    yield "mail nested 3,000 deep", nested
    deep = b"x"
    for number in range(300):
        head = b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (number, number)
        deep = head + deep
    yield "mail of parts in parts", deep
    yield (
        "mail of 100,000 parts",
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + (b"--b\r\n\r\nx\r\n" * 100_000),
    )
    yield "mail of heads", b"X: y\r\n" * 500_000
    yield "mail of 16 MB of heads", b"X:\n" * (5 << 20)
    yield "mail of heads that end in a bare return", b"X: y\r" * 500_000
    yield (
        "mail of parts that end in a bare return",
        (b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + (b"--b\r\rx\r" * 100_000)),
    )
    yield "mail of short lines", b"Subject: x\r\n\r\n" + b"x\n" * (7 << 20)
    yield "mail of 16 MB in one line", b"Subject: x\r\n\r\n" + b"x" * (15 << 20)
    yield "mail with one endless head", b"X: " + b"y" * (10 << 20) + b"\r\n\r\nx"
    yield "mail with folded heads", b"X: y\r\n" + b" z\r\n" * 500_000 + b"\r\nx"
    yield "mail of nothing", b""
    yield "mail of bytes", Random(2).randbytes(50_000)
    yield "mail without an attachment", b"Subject: x\r\n\r\nx\r\n"
    yield "mail with broken base64", mail(b'"a.rakornis"', b"!!!!" * 1_000)
    yield (
        "mail with an unknown charset",
        (
            b'Content-Type: text/plain; charset="\xff\xfe"\r\nContent-Disposition: attachment; '
            b"filename*=x-y''a.rakornis\r\n\r\nx"
        ),
    )
    yield (
        "mail with a boundary of signs",
        (b'Content-Type: multipart/mixed; boundary="(((((((.*)*)*)*)*)*"\r\n\r\n' + b"--" * 5_000),
    )


if __name__ == "__main__":
    from tempfile import TemporaryDirectory

    from rakornis_desktop.database.edits.activity_edits import BudgetEntry, add_activity
    from rakornis_desktop.database.new_database import new_database
    from rakornis_desktop.database.queries.plans_of_offices import own_plan
    from rakornis_desktop.exchange.traffic.own_key import own_key
    from rakornis_desktop.exchange.traffic.sending import send

    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as place, new_database(Path(place) / "p.rkn", "61.72", 2027) as made:
        add_activity(made, own_plan(made).id, {"title": "SPAM"}, [BudgetEntry(0, "", 5, "")])
        key = own_key(Path(place))
        file = send(made, Path(place) / "a.rakornis", key=key).file.read_bytes()
    base = sound(file, key.private)
    number = 0
    for kind in (truncated, manifest_flips, byte_flips, structures, wrong_values, wrong_json,
                 wrong_manifests, mails):  # fmt: skip
        for number, (_what, content) in enumerate(kind(base)):
            end = "eml" if kind is mails else "rakornis"
            (folder / f"{kind.__name__}-{number:05}.{end}").write_bytes(content)
