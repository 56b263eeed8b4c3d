"""What is said of a file that arrives: whose, since when, what changes, whose key."""

from __future__ import annotations

from rakornis_desktop.database.journal.step_labels import short
from rakornis_desktop.exchange.traffic import incoming
from rakornis_desktop.exchange.traffic.arrivals import OLDER, Arrival
from rakornis_desktop.exchange.traffic.changed_rows import CHANGED as ROW_CHANGED
from rakornis_desktop.exchange.traffic.changed_rows import GONE, NEW, part_name
from rakornis_desktop.exchange.traffic.known_keys import BAD, CHANGED, OK, UNKNOWN
from rakornis_desktop.exchange.traffic.receiving import Received
from rakornis_desktop.exchange.traffic.row_changes import Tally
from rakornis_desktop.exchange.traffic.value_words import moment_in_words
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.normal_text import shortened

# A name that goes on for ever must not push the signature out of sight.
_LONGEST = 100


def heading(arrival: Arrival) -> str:
    """Return whose plan it is, of which year."""
    received = arrival.received
    if not received.office_name:
        return received.name
    return _("{office}, Renja {year}").format(
        office=shortened(received.office_name, _LONGEST), year=arrival.fiscal_year
    )


def revision_in_words(received: Received) -> str:
    """Return which revision it is, when it was made and by whom."""
    return _("Revisi {number}, dibuat {moment} oleh {sender}").format(
        number=received.revision,
        moment=moment_in_words(received.sent_at),
        sender=short(received.sender),
    )


def since_in_words(received: Received) -> str:
    """Return what we had before."""
    if received.relation == incoming.SAME:
        return _("Revisi ini sudah ada di sini; tidak ada yang akan berubah.")
    if received.since is None:
        return _("Belum ada kiriman sebelumnya dari rencana ini.")
    number, at = received.since
    if received.relation == incoming.OURS:
        return _(
            "Rencana kantor ini sendiri, terakhir revisi {number} dari {moment}: digabung isian "
            "demi isian, yang diubah di sini tetap."
        ).format(number=number, moment=moment_in_words(at))
    if received.relation == incoming.OLDER:
        return _("Lebih lama daripada yang ada di sini: revisi {number} dari {moment}.").format(
            number=number, moment=moment_in_words(at)
        )
    return _("Menggantikan revisi {number} dari {moment}.").format(
        number=number, moment=moment_in_words(at)
    )


def changes_in_words(received: Received) -> str:
    """Return how many rows are new, changed and gone, part by part, activities first."""
    tallies = dict(received.tallies)
    said = []
    for part in sorted(tallies, key=lambda name: name != "activities"):
        if counted := tally_in_words(tallies[part]):
            said.append(f"{part_name(part)}: {counted}")
    return "; ".join(said) + "." if said else _("Tidak ada baris yang berubah.")


def tally_in_words(tally: Tally) -> str:
    """Return ``3 baru, 2 berubah, 1 dihapus``, without what is nought."""
    said = [
        words.format(count=count)
        for count, words in (
            (tally.new, _("{count} baru")),
            (tally.changed, _("{count} berubah")),
            (tally.gone, _("{count} dihapus")),
        )
        if count
    ]
    return ", ".join(said)


def group_name(part: str, kind: str, count: int) -> str:
    """Return what stands above rows of one part that are all new, changed or gone."""
    words = {
        NEW: _("{part} baru ({count})"),
        ROW_CHANGED: _("{part} berubah ({count})"),
        GONE: _("{part} dihapus ({count})"),
    }[kind]
    return words.format(part=part_name(part), count=count)


def conflicts_in_words(received: Received) -> str:
    """Return what will have to be decided, "" for nothing."""
    said = []
    if received.conflicts:
        said.append(
            _(
                "{count} isian diubah di kedua pihak; Anda yang memutuskan di Berkas, Konflik."
            ).format(count=received.conflicts)
        )
    if received.alike:
        said.append(
            _(
                "{count} kegiatan baru tampak sama dengan milik kita; ditawarkan berpasangan."
            ).format(count=received.alike)
        )
    return " ".join(said)


def signature_in_words(arrival: Arrival) -> str:
    """Return in a sentence or two what the signature tells, and what is to be done."""
    state = arrival.received.signature
    if arrival.received.written and state != OK:
        return _("Tanda tangan sah; kunci pengirim diterima dan kini dikenal.")
    if state == OK:
        return _("Tanda tangan sah, kunci pengirim dikenal.")
    if state == UNKNOWN:
        return _(
            "Tanda tangan sah, tetapi kunci {sender} belum dikenal di sini. Telepon pengirimnya, "
            "minta ia membacakan sidik kuncinya (Pengaturan, Kunci tanda tangan), dan cocokkan "
            "dengan yang di bawah ini."
        ).format(sender=short(arrival.received.sender))
    if state == CHANGED:
        told = {known.fingerprint for known in arrival.known} & set(arrival.replaces)
        said = _(
            "Awas: kunci ini bukan kunci {sender} yang dikenal. Mungkin kuncinya diganti, mungkin "
            "orang lain yang mengirim. Telepon pengirimnya dan cocokkan sidiknya sebelum menerima."
        ).format(sender=short(arrival.received.sender))
        if told:
            said += " " + _("Berkas ini menyebut kuncinya menggantikan yang dikenal.")
        return said
    if state == BAD:
        return _(
            "Tanda tangan tidak sah: berkas ini diubah setelah dibuat, jadi hanya dapat dilihat. "
            "Minta berkas yang baru dari {sender}."
        ).format(sender=short(arrival.received.sender))
    return ""


def outcome(arrival: Arrival, *, done: bool = False) -> str:
    """Return in one sentence what a file comes to; ``done`` once it was tried to let it in."""
    received = arrival.received
    if received.written:
        said = _("Diterima. {changes}").format(changes=changes_in_words(received))
        if conflicts := conflicts_in_words(received):
            said += " " + conflicts
        return said
    if received.relation == incoming.SAME and not received.error:
        return _("Sudah ada di sini; tidak ada yang berubah.")
    if received.signature == BAD:
        return _("Tanda tangan tidak sah, hanya dapat dilihat.")
    if received.reason in (UNKNOWN, CHANGED):
        known = received.reason == UNKNOWN
        words = (
            _("Kunci pengirim belum dikenal.") if known else _("Kunci pengirim bukan yang dikenal.")
        )
        if done:
            return _("Tidak diterima: {reason}").format(reason=words)
        return words
    if received.reason == OLDER:
        have = received.since[0] if received.since else "?"
        return _("Lebih lama daripada yang ada (revisi {number}).").format(number=have)
    if received.error:
        return received.error
    return changes_in_words(received)
