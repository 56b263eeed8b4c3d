"""What becomes of a plan file of many, in one sentence: let in, known already, refused and why."""

from __future__ import annotations

from datetime import datetime

from rakornis_desktop.exchange.incoming import SAME
from rakornis_desktop.exchange.known_keys import CHANGED, UNKNOWN
from rakornis_desktop.exchange.receiving import Received
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import short_date

# What a file of many comes to.
READY, DONE, KNOWN, KEY, OLDER, REFUSED = (
    "siap", "diterima", "sudah_ada", "kunci", "lebih_lama", "ditolak",
)  # fmt: skip


def outcome(received: Received) -> str:
    """Return what a file comes to; before it is let in, what it would come to."""
    if received.reason in (UNKNOWN, CHANGED):
        return KEY
    if received.reason == "older":
        return OLDER
    if received.error:
        return REFUSED
    if received.relation == SAME:
        return KNOWN
    return DONE if received.written else READY


def outcome_word(found: str) -> str:
    """Return the short word of an outcome."""
    return {
        READY: _("Siap"),
        DONE: _("Diterima"),
        KNOWN: _("Sudah ada"),
        KEY: _("Kunci baru"),
        OLDER: _("Lebih lama"),
        REFUSED: _("Ditolak"),
    }[found]


def outcome_sentence(received: Received) -> str:
    """Return what a file changes or has changed, or why it is not let in, in one sentence."""
    found = outcome(received)
    if found == REFUSED:
        return received.error
    if found == OLDER:
        return _(
            "Revisi {number} dari {day} lebih lama daripada yang sudah ada, jadi tidak diterima."
        ).format(number=received.revision, day=_day(received))
    if found == KNOWN:
        return _("Revisi {number} sudah ada; tidak ada yang berubah.").format(
            number=received.revision
        )
    said = _tallied(received)
    if received.reason == CHANGED:
        return _("Kunci pengirimnya bukan yang dikenal: telepon dulu.") + f" {said}"
    return said


def _tallied(received: Received) -> str:
    tally = received.activities
    if not any(received.tallies.values()) and not received.conflicts:
        return _("Tidak ada baris yang berubah.")
    said = _("Kegiatan: {new} baru, {changed} berubah, {gone} dihapus.").format(
        new=tally.new, changed=tally.changed, gone=tally.gone
    )
    if issues := sum(received.tallies.get("issues", ())):
        said += " " + _("Permasalahan: {count}.").format(count=issues)
    if decisions := sum(received.tallies.get("decisions", ())):
        said += " " + _("Keputusan: {count}.").format(count=decisions)
    if received.conflicts:
        said += " " + _("{count} konflik untuk diputuskan.").format(count=received.conflicts)
    if received.alike:
        said += " " + _("{count} kegiatan baru tampak sama dengan milik kita.").format(
            count=received.alike
        )
    return said


def _day(received: Received) -> str:
    try:
        return short_date(datetime.fromisoformat(received.sent_at).astimezone().date())
    except ValueError:
        return ""
