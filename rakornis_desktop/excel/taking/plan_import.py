"""Workbooks in: read, parse, and if wished write, with a result that says what became of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from rakornis_desktop.database.new_database import office_values
from rakornis_desktop.database.queries.plans_of_offices import own_plan, plan_of
from rakornis_desktop.excel.krisna.krisna_parsing import find_export, parse_export
from rakornis_desktop.excel.reading.parsed_plan import ParsedPlan
from rakornis_desktop.excel.reading.plan_parsing import parse_plan
from rakornis_desktop.excel.reading.workbook_reading import Progress, Sheet, read_workbook
from rakornis_desktop.excel.taking.import_result import ImportResult
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.reference.nomenclature import editions

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

# Pekerjaan umum: where X.XX stands for the office's own bidang and no code of its own tells.
_BIDANG = "1.03"


def preview_plan(
    database: Database,
    file: Path,
    *,
    as_office: str | None = None,
    edition: str | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ImportResult:
    """Read a workbook as our plan, or as that of the office ``as_office`` (its region code).

    Nothing is written. ``edition`` is that of the codes in the workbook; without it the plan's
    own counts. ``progress(done, total)`` counts rows, ``total`` 0 while unknown. Raises Refusal.
    """
    sheets = read_workbook(file, progress=progress, cancelled=cancelled)
    parsed = _parsed(database, sheets, file, as_office, edition)
    return ImportResult(parsed, saved=False, sheets=sheets)


def import_plan(
    database: Database,
    file: Path,
    *,
    as_office: str | None = None,
    edition: str | None = None,
    dry_run: bool = False,
) -> ImportResult:
    """Read a workbook and write it in one transaction, or with ``dry_run`` only read it.

    Raises Refusal; the database is unchanged then.
    """
    read = preview_plan(database, file, as_office=as_office, edition=edition)
    if dry_run:
        return read
    from rakornis_desktop.excel.taking.plan_applying import apply_import

    result = apply_import(database, read.parsed, as_office=as_office)
    result.sheets = read.sheets
    return result


def _parsed(
    database: Database,
    sheets: list[Sheet],
    file: Path,
    as_office: str | None,
    edition: str | None,
) -> ParsedPlan:
    ours = own_plan(database)
    if as_office is None or as_office == ours.region_code:
        home, tier, plan = ours.region_code, ours.tier, ours
    else:
        values = office_values(as_office)
        home, tier = as_office, values["tier"]
        plan = plan_of(database, as_office, ours.fiscal_year) or ours
    if found := find_export(sheets):
        return parse_export(found, file=file.name, edition=plan.edition)
    wanted = edition or plan.edition
    if wanted not in editions():
        raise Refusal(
            _("Edisi nomenklatur «{edition}» tidak dikenal. Yang ada: {known}.").format(
                edition=wanted, known=", ".join(editions())
            )
        )
    return parse_plan(
        sheets,
        file=file.name,
        edition=wanted,
        tier=tier,
        bidang=_BIDANG,
        home=home,
        fiscal_year=ours.fiscal_year,
    )
