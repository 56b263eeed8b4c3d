"""The table of plans and the consolidated sums, made ready for a workbook."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from rakornis_desktop.database.fields.choice_names import stage_name
from rakornis_desktop.database.queries.consolidated_sums import (
    OFFICES,
    PROGRAMMES,
    REGENCIES,
    SOURCES,
    Sums,
)
from rakornis_desktop.database.table_content import COUNT, DAY, MONEY, HeadCell, TableContent
from rakornis_desktop.exchange.traffic.plans_received import (
    PlanLine,
    PlanTable,
    signature_word,
    state_in_words,
)
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import long_date


def plans_content(table: PlanTable, lines: Iterable[PlanLine]) -> TableContent:
    """Return lines of the table of plans, those that are shown."""
    subtitle = _("Tahun {year}").format(year=table.fiscal_year)
    if table.deadline:
        subtitle += " · " + _("batas waktu {day}").format(day=long_date(table.deadline))
    heads = (
        HeadCell(_("Kode"), letters=8),
        HeadCell(_("Kantor"), letters=30),
        HeadCell(_("Keadaan"), letters=22),
        HeadCell(_("Tahap"), letters=16),
        HeadCell(_("Revisi"), letters=8),
        HeadCell(_("Dikirim"), DAY),
        HeadCell(_("Diterima"), DAY),
        HeadCell(_("Tanda tangan"), letters=20),
        HeadCell(_("Sidik kunci"), letters=22),
        HeadCell(_("Kegiatan"), COUNT),
        *(HeadCell(gap_name(gap), COUNT) for gap in GAP_ORDER),
        HeadCell(_("Berkas"), letters=40),
    )
    rows = [
        (
            line.id,
            line.name,
            state_in_words(line.state, line.days_late),
            stage_name(line.stage),
            "" if line.number is None else str(line.number),
            _day(line.sent),
            _day(line.received),
            signature_word(line.signature) if line.plan_id and line.received else "",
            line.fingerprint,
            line.lacks.activities,
            *(getattr(line.lacks, gap) for gap in GAP_ORDER),
            line.file_name,
        )
        for line in lines
    ]
    return TableContent(_("Rencana masuk"), _("Rencana masuk"), subtitle, heads, rows)


def sums_content(sums: Sums, fiscal_year: int, whose: str) -> list[TableContent]:
    """Return a table for each way of adding up; ``whose`` says whose plans, in words."""
    heads = (
        HeadCell(_("Kode"), letters=18),
        HeadCell(_("Uraian"), letters=60),
        HeadCell(_("Kegiatan"), COUNT),
        HeadCell(_("Pagu {year} (Rp)").format(year=fiscal_year), MONEY),
        HeadCell(_("Pagu {year} (Rp)").format(year=fiscal_year + 1), MONEY),
    )
    subtitle = f"{_('Tahun {year}').format(year=fiscal_year)} · {whose}"
    return [
        TableContent(
            sums_name(key),
            _("Rekapitulasi pagu menurut {what}").format(what=sums_name(key).lower()),
            subtitle,
            heads,
            [tuple(line) for line in lines],
        )
        for key, lines in sums.lines.items()
    ]


GAP_ORDER = ("no_code", "no_location", "no_budget", "no_readiness")


def gap_name(gap: str) -> str:
    """Return what activities that lack something are called: "Tanpa kode"."""
    return {
        "no_code": _("Tanpa kode"),
        "no_location": _("Tanpa lokasi"),
        "no_budget": _("Tanpa pagu"),
        "no_readiness": _("Tanpa kesiapan"),
    }[gap]


def sums_name(key: str) -> str:
    """Return what a way of adding up goes by."""
    return {
        PROGRAMMES: _("Program"),
        SOURCES: _("Sumber dana"),
        OFFICES: _("Kantor pengusul"),
        REGENCIES: _("Lokasi kabupaten/kota"),
    }[key]


def _day(at: datetime | None) -> date | None:
    return at.astimezone().date() if at else None
