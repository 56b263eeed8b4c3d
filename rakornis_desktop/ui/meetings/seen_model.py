"""Files of a folder that was looked at, and the keys that signed them, as lines to read."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from rakornis_desktop.exchange.traffic.arrivals import Arrival, Key
from rakornis_desktop.exchange.traffic.outcome_words import (
    DONE,
    KEY,
    OLDER,
    READY,
    REFUSED,
    outcome,
    outcome_sentence,
    outcome_word,
)
from rakornis_desktop.exchange.traffic.receiving_all import NewKey
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import short_date
from rakornis_desktop.ui.furniture.line_model import LineColumn, LineModel
from rakornis_desktop.ui.shell.theme import hues

Index = QModelIndex | QPersistentModelIndex


class SeenLine(NamedTuple):
    """A file; ``found`` is what it comes to, ``sentence`` says more."""

    id: str
    file: str
    office: str
    revision: str
    sent: str
    found: str
    sentence: str


class KeyLine(NamedTuple):
    """A key that is not known; ``accept`` once the officer has ticked it."""

    id: str
    accept: bool
    sender: str
    fingerprint: str
    state: str
    files: str


def seen_line(seen: Arrival) -> SeenLine:
    """Return what is shown of a file."""
    received = seen.received
    name = received.name
    if name != seen.path.name:
        # A plan file that lies in a mail.
        name = f"{seen.path.name}: {name}"
    return SeenLine(
        seen.id,
        name,
        received.office_name,
        str(received.revision or ""),
        _day(received.sent_at),
        outcome(seen),
        outcome_sentence(seen),
    )


def key_line(new: NewKey, accepted: Collection[Key]) -> KeyLine:
    """Return what is shown of a key."""
    state = _("Bukan yang dikenal!") if new.changed else _("Belum dikenal")
    return KeyLine(
        key_id(new),
        new.key in accepted,
        new.sender,
        new.key.fingerprint,
        state,
        ", ".join(new.files),
    )


def key_id(new: NewKey) -> str:
    """Return what tells a key's line from the others."""
    return " ".join(new.key)


class SeenModel(LineModel):
    """Lines of type SeenLine; what a file comes to has its colour."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            [
                LineColumn("file", _("Berkas"), 230, fixed=True),
                LineColumn("office", _("Rencana"), 190, fixed=True),
                LineColumn("revision", _("Revisi"), 68, fixed=True, right=True),
                LineColumn("sent", _("Dikirim"), 92, fixed=True),
                LineColumn("found", _("Hasil"), 92, text=outcome_word, fixed=True),
                LineColumn("sentence", _("Keterangan"), 300, fixed=True, stretch=True),
            ],
            parent,
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.ForegroundRole and self.columns[index.column()].field == "found":
            hue = {
                READY: hues().text,
                DONE: hues().agreed,
                KEY: hues().differs,
                OLDER: hues().differs,
                REFUSED: hues().refused,
            }.get(self.row_at(index.row()).found, hues().quiet)
            return QColor(hue)
        return super().data(index, role)


class KeyModel(LineModel):
    """Lines of type KeyLine; a tick accepts a key."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            [
                LineColumn("accept", "", 36, check=True),
                LineColumn("sender", _("Pengirim"), 260, fixed=True),
                LineColumn("fingerprint", _("Sidik kunci"), 190, fixed=True),
                LineColumn("state", _("Keadaan"), 150, fixed=True),
                LineColumn("files", _("Berkas"), 260, fixed=True, stretch=True),
            ],
            parent,
        )


def _day(text: str) -> str:
    try:
        return short_date(datetime.fromisoformat(text).astimezone().date())
    except ValueError:
        return ""
