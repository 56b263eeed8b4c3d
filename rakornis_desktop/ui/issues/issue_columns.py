"""Issues as a table: category, title, place, figure, how many activities answer."""

from __future__ import annotations

from collections.abc import Callable

from rakornis_desktop.database.fields.choice_names import issue_category, issue_status
from rakornis_desktop.database.queries.issue_rows import IssueRow
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import short_date
from rakornis_desktop.language.quantity import quantity
from rakornis_desktop.reference.regions import regions
from rakornis_desktop.ui.furniture.table_column import Column
from rakornis_desktop.ui.shell.theme import hues


def issue_columns(
    depth: Callable[[IssueRow], int], unanswered: Callable[[IssueRow], bool]
) -> list[Column]:
    """Return the columns of the table of issues; causes stand in by their ``depth``.

    ``unanswered`` tells of a problem that neither it nor a cause of it is answered by anything;
    the column "answers" is 0 for those alone, so that they are what the first page counts.
    """
    return [
        Column("category", _("Kategori"), lambda row: row.category, issue_category, width=160),
        Column(
            "title",
            _("Masalah"),
            lambda row: below(depth(row)) + " ".join(row.title.split()),
            width=320,
            stretch=True,
            tooltip=lambda row: "\n".join(part for part in (row.title, row.description) if part),
        ),
        Column("place", _("Lokasi"), _place, width=150),
        Column("baseline", _("Data dasar"), lambda row: row.baseline, _figure, 88, numeric=True),
        Column("baseline_unit", _("Satuan"), lambda row: row.baseline_unit, width=72),
        Column(
            "answers",
            _("Dijawab"),
            lambda row: row.activity_count or (0 if unanswered(row) else None),
            _answers,
            width=96,
            hue=lambda row: hues().differs if unanswered(row) else "",
        ),
        Column("priority", _("Prioritas"), lambda row: row.priority, width=72, shown=False),
        Column("responsible", _("Penanggung jawab"), lambda row: row.responsible, shown=False),
        Column("due", _("Tenggat"), lambda row: row.due, _date, width=96),
        Column("status", _("Status"), lambda row: row.status, issue_status, width=84),
    ]


def below(depth: int) -> str:
    """Return what stands before a cause, so that it is seen below its problem."""
    return f"{'   ' * (depth - 1)}└ " if depth > 0 else ""


def _place(row: IssueRow) -> str:
    region = regions().get(row.region_code)
    return region.name if region else row.location_text


def _figure(value: object) -> str:
    return "" if value is None else quantity(value)  # type: ignore[arg-type]


def _answers(count: object) -> str:
    if count is None:
        return ""
    return _("{count} kegiatan").format(count=count) if count else _("belum ada")


def _date(value: object) -> str:
    return short_date(value) if value else ""  # type: ignore[arg-type]
