"""Issues as a table: category, title, place, figure, how many activities answer."""

from __future__ import annotations

from collections.abc import Callable

from rakornis_desktop.database.queries.issue_rows import IssueRow
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.reference.regions import regions
from rakornis_desktop.ui.furniture.registered_columns import registered_columns
from rakornis_desktop.ui.furniture.table_column import Column
from rakornis_desktop.ui.shell.theme import hues


def issue_columns(
    depth: Callable[[IssueRow], int], unanswered: Callable[[IssueRow], bool]
) -> list[Column]:
    """Return the columns of the table of issues; causes stand in by their ``depth``.

    ``unanswered`` tells of a problem that neither it nor a cause of it is answered by anything;
    the column "answers" is 0 for those alone, so that they are what the first page counts.
    """
    title = Column(
        "title",
        _("Masalah"),
        lambda row: below(depth(row)) + on_one_line(row.title),
        width=320,
        stretch=True,
        tooltip=lambda row: "\n".join(part for part in (row.title, row.description) if part),
    )
    answers = Column(
        "answers",
        _("Dijawab"),
        lambda row: row.activity_count or (0 if unanswered(row) else None),
        _answers,
        width=96,
        hue=lambda row: hues().differs if unanswered(row) else "",
    )
    place = Column("place", _("Lokasi"), _place, width=150)
    return registered_columns(
        "issue",
        special={"title": title},
        behind={"location_text": [place], "baseline_unit": [answers]},
    )


def below(depth: int) -> str:
    """Return what stands before a cause, so that it is seen below its problem."""
    return f"{'   ' * (depth - 1)}└ " if depth > 0 else ""


def _place(row: IssueRow) -> str:
    region = regions().get(row.region_code)
    return region.name if region else row.location_text


def _answers(count: object) -> str:
    if count is None:
        return ""
    return _("{count} kegiatan").format(count=count) if count else _("belum ada")
