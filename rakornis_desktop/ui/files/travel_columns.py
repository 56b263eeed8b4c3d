"""The columns of the list of plan files sent and received."""

from __future__ import annotations

from rakornis_desktop.exchange.file.travels import Travel
from rakornis_desktop.exchange.traffic.value_words import moment_in_words
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.reference.regions import regions
from rakornis_desktop.ui.furniture.table_column import Column
from rakornis_desktop.ui.shell.theme import hues


def travel_columns() -> list[Column]:
    """Return the columns of the page Berkas, Kirim dan terima."""
    return [
        Column("direction", _("Arah"), lambda row: direction(row), width=90),
        Column("office", _("Kantor"), office_of, width=260, stretch=True),
        Column("number", _("Revisi"), lambda row: row.number, width=64, numeric=True),
        Column("at", _("Waktu"), lambda row: row.at, text=moment_in_words, width=140),
        Column("activities", _("Kegiatan"), lambda row: row.activities, width=80, numeric=True),
        Column(
            "signature",
            _("Tanda tangan"),
            lambda row: signature_word(row.signature),
            width=130,
            hue=_signature_hue,
        ),
        Column("file", _("Berkas"), lambda row: row.file_name, width=220),
        Column(
            "size", _("Ukuran"), lambda row: row.size, text=size_in_words, width=80, numeric=True
        ),
        Column(
            "fingerprint", _("Sidik kunci"), lambda row: row.fingerprint, width=180, shown=False
        ),
    ]


def direction(row: Travel) -> str:
    """Return whether a file went out or came in."""
    return _("↑ Dikirim") if row.sent else _("↓ Diterima")


def office_of(row: Travel) -> str:
    """Return the other office; a file made for none in particular says so."""
    if row.office or not row.sent:
        return row.office
    return regions().title(row.region_code) or _("Semua kantor")


def signature_word(signature: str) -> str:
    """Return what the signature of a file was when it came in."""
    return {
        "ok": _("Sah"),
        "unknown": _("Sah, kunci baru"),
        "changed": _("Sah, kunci berganti"),
        "sent": _("Kunci kita"),
    }.get(signature, signature)


def size_in_words(size: int) -> str:
    """Return a file's size in kilobytes or megabytes."""
    if size >= 1_000_000:
        return f"{size / 1_000_000:.1f} MB".replace(".", ",")
    return f"{max(1, round(size / 1_000))} KB"


def _signature_hue(row: Travel) -> str:
    if row.sent:
        return hues().quiet
    return hues().agreed if row.signature == "ok" else hues().differs
