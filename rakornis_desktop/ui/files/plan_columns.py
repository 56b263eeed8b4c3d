"""The columns of Rencana masuk, and of the activities that lack something."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from rakornis_desktop.database.activity_words import location_in_words
from rakornis_desktop.database.fields.choice_names import stage_name
from rakornis_desktop.exchange.traffic.known_keys import OK
from rakornis_desktop.exchange.traffic.plans_received import (
    IN_TIME,
    LATE,
    OVERDUE,
    PlanLine,
    signature_word,
    state_in_words,
)
from rakornis_desktop.exchange.traffic.plans_received_content import GAP_ORDER, gap_name
from rakornis_desktop.exchange.traffic.value_words import moment_in_words
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import short_date
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.ui.furniture.table_column import Column
from rakornis_desktop.ui.shell.theme import hues


def plan_columns() -> list[Column]:
    """Return the columns; counts of what is lacking can be clicked."""
    return [
        Column("code", _("Kode"), lambda r: r.id, width=64, shown=False),
        Column("name", _("Kantor"), lambda r: r.name, width=200, stretch=True),
        Column(
            "state",
            _("Keadaan"),
            lambda r: state_in_words(r.state, r.days_late),
            width=140,
            hue=_state_hue,
        ),
        Column("stage", _("Tahap"), lambda r: stage_name(r.stage), width=110, shown=False),
        Column("number", _("Revisi"), lambda r: r.number, _count, width=60, numeric=True),
        Column("sent", _("Dikirim"), _moment("sent"), _day, 92, True, tooltip=_when("sent")),
        Column(
            "received",
            _("Diterima"),
            _moment("received"),
            _day,
            92,
            True,
            tooltip=_when("received"),
        ),
        Column(
            "signature",
            _("Tanda tangan"),
            lambda r: signature_word(r.signature) if r.plan_id and r.received else "",
            width=130,
            tooltip=_key,
            hue=_signature_hue,
        ),
        Column("activities", _("Kegiatan"), _lacks("activities"), _count, width=76, numeric=True),
        *(
            Column(gap, gap_name(gap), _lacks(gap), _count, width, numeric=True, hue=_gap_hue(gap))
            for gap, width in zip(GAP_ORDER, (88, 96, 88, 112), strict=True)
        ),
        Column("sender", _("Pengirim"), lambda r: r.sender, width=180, shown=False),
        Column("fingerprint", _("Sidik kunci"), lambda r: r.fingerprint, width=160, shown=False),
        Column("file", _("Berkas"), lambda r: r.file_name, width=220, shown=False),
    ]


def incomplete_columns() -> list[Column]:
    """Return the columns of activities that lack something."""
    return [
        Column("code", _("Kode"), lambda r: r.code, width=138),
        Column("title", _("Uraian"), lambda r: r.title, width=320, stretch=True),
        Column(
            "location",
            _("Lokasi"),
            lambda r: location_in_words(r.region_code, r.location_text),
            width=220,
        ),
        Column("budget", _("Pagu (Rp)"), lambda r: r.budget, rupiah, width=130, numeric=True),
    ]


def sum_columns(fiscal_year: int) -> list[Column]:
    """Return the columns of the consolidated sums."""
    return [
        Column("code", _("Kode"), lambda r: r.code, width=110),
        Column("name", _("Uraian"), lambda r: r.name, width=400, stretch=True),
        Column("activities", _("Kegiatan"), lambda r: r.activities, rupiah, 90, True),
        Column(
            "budget",
            _("Pagu {year} (Rp)").format(year=fiscal_year),
            lambda r: r.budget,
            rupiah,
            160,
            True,
        ),
        Column(
            "budget_next",
            _("Pagu {year} (Rp)").format(year=fiscal_year + 1),
            lambda r: r.budget_next,
            rupiah,
            160,
            True,
        ),
    ]


def _count(value: int | None) -> str:
    return "" if value is None else rupiah(value)


def _lacks(name: str) -> Callable[[PlanLine], int | None]:
    return lambda line: getattr(line.lacks, name) if line.plan_id else None


def _moment(name: str) -> Callable[[PlanLine], float | None]:
    def value(line: PlanLine) -> float | None:
        at = getattr(line, name)
        return at.timestamp() if at else None

    return value


def _day(value: float | None) -> str:
    return "" if value is None else short_date(datetime.fromtimestamp(value).date())


def _when(name: str) -> Callable[[PlanLine], str]:
    def tooltip(line: PlanLine) -> str:
        at = getattr(line, name)
        return moment_in_words(at.isoformat()) if at else ""

    return tooltip


def _key(line: PlanLine) -> str:
    parts = [line.sender, line.fingerprint, line.file_name]
    return "\n".join(part for part in parts if part)


def _state_hue(line: PlanLine) -> str:
    return {
        IN_TIME: hues().agreed,
        LATE: hues().differs,
        OVERDUE: hues().refused,
    }.get(line.state, "")


def _signature_hue(line: PlanLine) -> str:
    if not line.signature:
        return hues().quiet
    return hues().agreed if line.signature == OK else hues().differs


def _gap_hue(gap: str) -> Callable[[PlanLine], str]:
    def hue(line: Any) -> str:
        return hues().accent if getattr(line.lacks, gap) else hues().quiet

    return hue
