"""The columns of the list of files that arrived together."""

from __future__ import annotations

from collections.abc import Callable

from rakornis_desktop.exchange.traffic.arrivals import Arrival
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.furniture.table_column import Column
from rakornis_desktop.ui.shell.theme import hues


def arrival_columns(outcome: Callable[[Arrival], str]) -> list[Column]:
    """Return the columns; ``outcome`` says in a sentence what each file comes to."""
    return [
        Column("office", _("Rencana"), lambda row: row.received.office_name, width=220),
        Column(
            "revision",
            _("Revisi"),
            lambda row: row.received.revision or None,
            width=60,
            numeric=True,
        ),
        Column("file", _("Berkas"), lambda row: row.received.name, width=200),
        Column("outcome", _("Keadaan"), outcome, width=320, stretch=True, hue=_hue),
    ]


def _hue(row: Arrival) -> str:
    if row.received.written:
        return hues().agreed
    if row.hopeless:
        return hues().refused
    return hues().differs if row.received.error else ""
