"""What becomes of a plan file of many: a word for it, and a sentence that says more."""

from __future__ import annotations

from rakornis_desktop.exchange.traffic import arrival_words
from rakornis_desktop.exchange.traffic.arrivals import OLDER as IS_OLDER
from rakornis_desktop.exchange.traffic.arrivals import Arrival
from rakornis_desktop.exchange.traffic.incoming import SAME
from rakornis_desktop.exchange.traffic.known_keys import CHANGED, UNKNOWN
from rakornis_desktop.language.catalogue import translate as _

# What a file of many comes to.
READY, DONE, KNOWN, KEY, OLDER, REFUSED = (
    "siap", "diterima", "sudah_ada", "kunci", "lebih_lama", "ditolak",
)  # fmt: skip


def outcome(arrival: Arrival) -> str:
    """Return what a file comes to; before it is let in, what it would come to."""
    received = arrival.received
    if received.written:
        return DONE
    if received.reason in (UNKNOWN, CHANGED):
        return KEY
    if received.reason == IS_OLDER:
        return OLDER
    if received.error:
        return REFUSED
    return KNOWN if received.relation == SAME else READY


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


def outcome_sentence(arrival: Arrival) -> str:
    """Return what a file changes or has changed, or why it is not let in, in one sentence."""
    received = arrival.received
    found = outcome(arrival)
    if found not in (KEY, DONE):
        return arrival_words.outcome(arrival)
    said = arrival_words.changes_in_words(received)
    if found == DONE and (conflicts := arrival_words.conflicts_in_words(received)):
        return f"{said} {conflicts}"
    if received.reason == CHANGED:
        return _("Kunci pengirimnya bukan yang dikenal: telepon dulu.") + f" {said}"
    return said
