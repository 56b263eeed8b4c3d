"""The manifest of a plan file: who sends what, and the hash of each part. What is signed."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from rakornis_desktop.exchange.file.bad_file import BadFile, FileRefusal
from rakornis_desktop.exchange.file.column_rules import LARGEST, MOMENT
from rakornis_desktop.exchange.file.plan_parts import FORMAT
from rakornis_desktop.exchange.file.row_checks import ID
from rakornis_desktop.exchange.file.safe_json import parsed, text_of
from rakornis_desktop.language.catalogue import translate as _

MANIFEST = "manifest.json"
_MOST_BYTES = 256 << 10
_MOST_PARENTS = 50


@dataclass(frozen=True)
class Sender:
    """Who made the file: the office, its public key (32 bytes), keys that this one replaces."""

    region_code: str
    name: str
    key: bytes
    replaces: tuple[str, ...] = ()
    author: str = ""


@dataclass(frozen=True)
class PlanHead:
    """Which plan the file holds."""

    id: str
    region_code: str
    office: str
    fiscal_year: int
    stage: str
    edition: str


@dataclass(frozen=True)
class RevisionHead:
    """Which revision of the plan: its id, number, parents, the moment it was made (ISO, UTC)."""

    id: str
    number: int
    parents: tuple[str, ...]
    created_at: str


@dataclass(frozen=True)
class PartHead:
    """SHA-256 (hex) and size in bytes of a part, unpacked."""

    sha256: str
    size: int


@dataclass(frozen=True)
class Manifest:
    """What a plan file says of itself."""

    sender: Sender
    plan: PlanHead
    revision: RevisionHead
    counts: Mapping[str, int]
    parts: Mapping[str, PartHead]
    format: str = FORMAT
    application: str = ""
    # The region of the office that the file was made for, "" for all: it then holds only the
    # links and decisions that concern that office.
    audience: str = ""
    # What a newer format says beyond this.
    extra: Mapping[str, Any] = field(default_factory=dict)

    def as_bytes(self) -> bytes:
        """Return the manifest as it is written and signed."""
        return text_of(
            {
                "format": self.format,
                "application": self.application,
                "sender": {
                    "region_code": self.sender.region_code,
                    "name": self.sender.name,
                    "author": self.sender.author,
                    "key": base64.b64encode(self.sender.key).decode(),
                    "replaces": list(self.sender.replaces),
                },
                "plan": {
                    "id": self.plan.id,
                    "region_code": self.plan.region_code,
                    "office": self.plan.office,
                    "fiscal_year": self.plan.fiscal_year,
                    "stage": self.plan.stage,
                    "edition": self.plan.edition,
                },
                "revision": {
                    "id": self.revision.id,
                    "number": self.revision.number,
                    "parents": list(self.revision.parents),
                    "created_at": self.revision.created_at,
                },
                "for": self.audience,
                "counts": dict(self.counts),
                "parts": {
                    name: {"sha256": part.sha256, "size": part.size}
                    for name, part in self.parts.items()
                },
                **self.extra,
            }
        ).encode()


_KNOWN = {"format", "application", "sender", "plan", "revision", "for", "counts", "parts"}


def read_manifest(content: bytes) -> Manifest:
    """Return the manifest; raises BadFile if it is none, FileRefusal if its format is newer."""
    if len(content) > _MOST_BYTES:
        raise BadFile(_("manifesnya terlalu besar"))
    whole = parsed(content, MANIFEST)
    if type(whole) is not dict:
        raise _bad("format")
    version = _text(whole, "format", r"^[0-9]{1,4}\.[0-9]{1,4}$")
    if version.partition(".")[0] != FORMAT.partition(".")[0]:
        raise FileRefusal(
            _(
                "Berkas ini dibuat oleh Rakornis Desktop yang lebih baru (format {format}). "
                "Perbarui program ini, lalu buka lagi."
            ).format(format=version),
            "newer",
        )
    sender, plan = _object(whole, "sender"), _object(whole, "plan")
    revision, parts = _object(whole, "revision"), _object(whole, "parts")
    counts = _object(whole, "counts")
    return Manifest(
        format=version,
        application=_text(whole, "application", _PLAIN.format(200)),
        sender=Sender(
            _text(sender, "region_code", _REGION),
            _text(sender, "name", _PLAIN.format(300)),
            _key(sender),
            tuple(_texts(sender, "replaces", r"^[0-9A-Z ]{1,30}$")),
            _text(sender, "author", _PLAIN.format(200)),
        ),
        plan=PlanHead(
            _text(plan, "id", ID),
            _text(plan, "region_code", _REGION),
            _text(plan, "office", _PLAIN.format(300)),
            _whole(plan, "fiscal_year", 2000, 2100),
            _text(plan, "stage", r"^[a-z_]{1,40}$"),
            _text(plan, "edition", r"^[0-9A-Za-z ._-]{1,20}$"),
        ),
        revision=RevisionHead(
            _text(revision, "id", ID),
            _whole(revision, "number", 1, 10**6),
            tuple(_texts(revision, "parents", ID)),
            _moment(revision, "created_at"),
        ),
        audience=_text(whole, "for", r"^([0-9]{2}(\.[0-9]{2})?)?$"),
        counts={_name(name): _whole(counts, name, 0, LARGEST) for name in counts},
        parts={
            _name(name): PartHead(
                _text(_object(parts, name), "sha256", r"^[0-9a-f]{64}$"),
                _whole(parts[name], "size", 0, LARGEST),
            )
            for name in parts
        },
        extra={name: value for name, value in whole.items() if name not in _KNOWN},
    )


_REGION = r"^[0-9]{2}(\.[0-9]{2})?$"
# One line without a sign that steers a terminal or a mail.
_PLAIN = r"^[^\x00-\x1f\x7f\ud800-\udfff\u2028\u2029\u202a-\u202e\u2066-\u2069]{{0,{}}}$"


def _bad(name: str) -> BadFile:
    return BadFile(_("manifesnya tidak sah pada «{name}»").format(name=name[:40]))


def _object(of: dict[str, Any], name: str) -> dict[str, Any]:
    value = of.get(name)
    if type(value) is not dict:
        raise _bad(name)
    return value


def _text(of: dict[str, Any], name: str, pattern: str) -> str:
    value = of.get(name)
    if type(value) is not str or not re.match(pattern.removesuffix("$") + r"\Z", value):
        raise _bad(name)
    return value


def _texts(of: dict[str, Any], name: str, pattern: str) -> list[str]:
    values = of.get(name)
    if type(values) is not list or len(values) > _MOST_PARENTS:
        raise _bad(name)
    return [_text({name: value}, name, pattern) for value in values]


def _whole(of: dict[str, Any], name: str, least: int, most: int) -> int:
    value = of.get(name)
    if type(value) is not int or not least <= value <= most:
        raise _bad(name)
    return value


def _moment(of: dict[str, Any], name: str) -> str:
    value = _text(of, name, MOMENT)
    try:
        if datetime.fromisoformat(value).tzinfo is None:
            raise _bad(name)
    except ValueError:
        raise _bad(name) from None
    return value


def _key(of: dict[str, Any]) -> bytes:
    try:
        key = base64.b64decode(_text(of, "key", r"^[0-9A-Za-z+/]{43}=$"), validate=True)
    except ValueError:
        raise _bad("key") from None
    if len(key) != 32:
        raise _bad("key")
    return key


def _name(name: str) -> str:
    if not re.match(r"^[a-z][a-z0-9_]{0,40}(\.[a-z0-9]{1,10})?\Z", name):
        raise _bad("parts")
    return name
