"""Whose key signed a file: known, unknown, changed, or not the signature it says."""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from rakornis_desktop.choices import KeyState
from rakornis_desktop.exchange.file.fingerprint import fingerprint
from rakornis_desktop.language.catalogue import translate as _

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet
    from rakornis_desktop.database.program_database import Database
    from rakornis_desktop.exchange.file.manifest import Sender
    from rakornis_desktop.exchange.file.plan_file import PlanFile

OK, UNKNOWN, CHANGED, BAD = "ok", "unknown", "changed", "bad"


def signature_state(database: Database, file: PlanFile, ours: bytes = b"") -> str:
    """Return ok, unknown (first file of this office), changed (its key was another) or bad.

    ``ours`` is our own public key: what it signed for our own office needs no acceptance.
    """
    if not file.signed:
        return BAD
    sender = file.manifest.sender
    if ours and sender.key == ours:
        ((own,),) = database.read(
            "SELECT count(*) FROM office WHERE is_own AND region_code = ?", (sender.region_code,)
        )
        if own:
            return OK
    known = dict(
        database.read(
            "SELECT public_key, state FROM known_key WHERE region_code = ?", (sender.region_code,)
        )
    )
    if not known:
        return UNKNOWN
    return OK if known.get(_text(sender.key)) == KeyState.TRUSTED else CHANGED


def accept_key(changes: ChangeSet, sender: Sender, author: str) -> None:
    """Remember the sender's key as trusted; keys that it says it replaces no longer are."""
    from rakornis_desktop.database.tables import KnownKey

    found = changes.read(
        "SELECT id FROM known_key WHERE region_code = ? AND public_key = ?",
        (sender.region_code, _text(sender.key)),
    )
    if found:
        changes.update(KnownKey, found[0][0], state=KeyState.TRUSTED, accepted_by=author[:200])
    else:
        changes.add(
            KnownKey,
            region_code=sender.region_code,
            public_key=_text(sender.key),
            fingerprint=fingerprint(sender.key),
            name=sender.name,
            first_seen=datetime.now(UTC),
            accepted_by=author[:200],
        )
    for replaced in sender.replaces:
        for (row_id,) in changes.read(
            "SELECT id FROM known_key WHERE region_code = ? AND fingerprint = ? "
            "AND public_key <> ?",
            (sender.region_code, replaced, _text(sender.key)),
        ):
            changes.update(KnownKey, row_id, state=KeyState.REPLACED)


def replaced_mark(database: Database, sender: Sender) -> str:
    """Return the fingerprint of a key trusted here that the sender says its key replaces, or "".

    Only what the sender says: whoever lost a key has nothing left to sign that with.
    """
    trusted = {
        mark
        for (mark,) in database.read(
            "SELECT fingerprint FROM known_key WHERE region_code = ? AND state = ?",
            (sender.region_code, KeyState.TRUSTED),
        )
    }
    return next((mark for mark in reversed(sender.replaces) if mark in trusted), "")


def signature_in_words(state: str, *, written: bool = False) -> str:
    """Return what is said of a signature; ``written`` once its file was let in, with its key."""
    if written and state in (UNKNOWN, CHANGED):
        return _("sah, kuncinya diterima dan kini dikenal")
    return {
        OK: _("sah, kuncinya dikenal"),
        UNKNOWN: _("sah, kuncinya belum dikenal"),
        CHANGED: _("sah, tetapi kuncinya bukan yang dikenal"),
        BAD: _("tidak sah"),
    }[state]


def _text(key: bytes) -> str:
    return base64.b64encode(key).decode()
