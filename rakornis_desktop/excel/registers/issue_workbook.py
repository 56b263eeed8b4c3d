"""Problems as a workbook, causes numbered below their problem: written, filled in, read back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rakornis_desktop.choices import IssueCategory, IssueStatus
from rakornis_desktop.database.edits.issue_edits import IssueLinks, write_issue
from rakornis_desktop.database.fields.choice_names import (
    ISSUE_CATEGORIES,
    ISSUE_STATUSES,
    issue_category,
    issue_status,
)
from rakornis_desktop.database.queries.activity_rows import activities_of
from rakornis_desktop.database.queries.area_rows import areas
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.database.queries.service_rows import indicators
from rakornis_desktop.excel.taking.register import (
    KEY,
    Head,
    Line,
    RegisterImport,
    RowRefused,
    lines_of,
    plan_read_into,
    read_register,
    take,
    write_sheet,
)
from rakornis_desktop.excel.template.template_rows import number
from rakornis_desktop.excel.writing.new_workbook import Value, new_workbook
from rakornis_desktop.excel.writing.workbook_styles import styles
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.reference.regions import regions
from rakornis_desktop.standing.problems import Problem, problem_tree

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet
    from rakornis_desktop.database.program_database import Database
    from rakornis_desktop.database.queries.issue_rows import IssueRow

NUMBER, CATEGORY, TITLE, DESCRIPTION, REGION, PLACE = (
    "No", "Kategori", "Permasalahan", "Penjelasan", "Kode wilayah", "Lokasi",
)  # fmt: skip
BASELINE, UNIT, SOURCE, CAUSE = "Data dasar", "Satuan", "Sumber data", "Akar masalah"
PRIORITY, RESPONSIBLE, DUE, STATUS = "Prioritas", "Penanggung jawab", "Tenggat", "Status"
ACTIVITIES, INDICATORS, AREAS = "Kegiatan (nomor usulan)", "Indikator", "Kawasan"
_NEEDED = (NUMBER, CATEGORY, TITLE)
_COLUMNS = {
    "category": CATEGORY, "title": TITLE, "description": DESCRIPTION, "region_code": REGION,
    "location_text": PLACE, "baseline": BASELINE, "baseline_unit": UNIT,
    "baseline_source": SOURCE, "root_cause": CAUSE, "priority": PRIORITY,
    "responsible": RESPONSIBLE, "due": DUE, "status": STATUS, "parent_id": NUMBER,
}  # fmt: skip
_HEADS = (
    Head(NUMBER, 8, "code"),
    Head(CATEGORY, 20),
    Head(TITLE, 44),
    Head(DESCRIPTION, 44),
    Head(REGION, 14, "code"),
    Head(PLACE, 34),
    Head(BASELINE, 11, "decimal"),
    Head(UNIT, 12),
    Head(SOURCE, 26),
    Head(CAUSE, 36),
    Head(PRIORITY, 9, "decimal"),
    Head(RESPONSIBLE, 24),
    Head(DUE, 13),
    Head(STATUS, 12),
    Head(ACTIVITIES, 26),
    Head(INDICATORS, 14),
    Head(AREAS, 26),
    Head(KEY, 12),
)


def write_issues(database: Database, path: Path, paper: str = "F4") -> None:
    """Write the problems of our plan in the order of their tree. Raises Refusal."""
    plan = own_plan(database)
    tree = problem_tree(database, plan.id)
    references = {row.id: row.reference or row.id for row in activities_of(database, plan.id)}
    names = {area.id: area.name for area in areas(database, plan.office_id)}
    title = _("Permasalahan dan penyebabnya")
    hint = _(
        "Penyebab bernomor di bawah masalahnya: 1, 1.1, 1.2. Kegiatan, indikator, dan kawasan "
        "dipisah titik koma. Kolom terakhir jangan diubah."
    )
    with new_workbook(path, title) as workbook:
        rows = [
            _cells(problem, label, references, names)
            for problem, label in zip(tree, numbered(tree), strict=True)
        ]
        write_sheet(workbook, styles(workbook), "Masalah", (title, hint), _HEADS, rows, paper)


def numbered(tree: list[Problem]) -> list[str]:
    """Return the numbers of a tree's problems in their order: 1, 1.1, 1.2, 2."""
    counters: list[int] = []
    labels = []
    for problem in tree:
        counters = counters[: problem.depth + 1]
        if len(counters) == problem.depth + 1:
            counters[-1] += 1
        else:
            counters.append(1)
        labels.append(".".join(map(str, counters)))
    return labels


@dataclass
class _Reading:
    """What reading one workbook of problems has to look up, and what it has found so far."""

    plan_id: str
    home: str
    before: dict[str, Problem]
    references: dict[str, str]
    areas: dict[str, str]
    indicators: frozenset[str]
    by_number: dict[str, str] = field(default_factory=dict)
    seen: dict[str, int] = field(default_factory=dict)


def import_issues(
    database: Database,
    file: Path,
    *,
    as_office: str | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> RegisterImport:
    """Read problems back into our plan, or that of ``as_office``, in one step of undo.

    A row is found again by its key, else by category and title; problems that the workbook does
    not hold stay. Raises Refusal if it is no such workbook.
    """
    sheets = read_register(file, _NEEDED, _("daftar permasalahan"), cancelled=cancelled)
    result = RegisterImport(file.name)
    with database.change_set(_("Impor permasalahan dari {file}").format(file=file.name)) as changes:
        plan = plan_read_into(database, changes, as_office)
        reading = _Reading(
            plan.id,
            plan.region_code,
            {problem.issue.id: problem for problem in problem_tree(database, plan.id)},
            {row.reference or row.id: row.id for row in activities_of(database, plan.id)},
            {area.name.casefold(): area.id for area in areas(database, plan.office_id)},
            frozenset(indicators(database)),
        )
        for line in lines_of(sheets, _NEEDED):
            take(
                changes, result, line,
                lambda line: _write(changes, line, reading, result), _COLUMNS,
            )  # fmt: skip
    return result


def _write(changes: ChangeSet, line: Line, reading: _Reading, result: RegisterImport) -> str:
    if not line.text(TITLE):
        raise RowRefused(TITLE, "", _("belum diisi"))
    category = line.choice(CATEGORY, ISSUE_CATEGORIES, issue_category) or IssueCategory.OTHER
    there = _found(line, category, reading)
    values = {"category": category, **_values(line, reading, result, there)}
    links, unknown = _links(line, reading)
    if there is not None:
        region_code = values["region_code"]
        line.keep_silent(values, there.issue, _COLUMNS)
        if region_code and line.text(PLACE) != _place(there.issue):
            values["region_code"] = region_code
        links = IssueLinks(
            links.activity_ids if line.says(ACTIVITIES) else there.activity_ids,
            links.indicators if line.says(INDICATORS) else there.indicators,
            links.area_ids if line.says(AREAS) else there.area_ids,
        )
    identity = there.issue.id if there else f"{values['category']}|{values['title'].casefold()}"
    if identity in reading.seen:
        raise RowRefused(
            TITLE, values["title"], _("sama dengan baris {row}; yang dipakai baris itu").format(
                row=reading.seen[identity]
            )
        )  # fmt: skip
    if there is not None and _same(there, values, links):
        issue_id, what = there.issue.id, "unchanged"
    else:
        issue_id = write_issue(
            changes, reading.plan_id, values, links, there.issue.id if there else ""
        )
        what = "changed" if there else "new"
    reading.seen[identity] = line.row
    reading.by_number[line.text(NUMBER).rstrip(".")] = issue_id
    result.remarks += [line.remark(column, message) for column, message in unknown]
    return what


def _values(
    line: Line, reading: _Reading, result: RegisterImport, there: Problem | None
) -> dict[str, Any]:
    parent_id, label = None, line.text(NUMBER).rstrip(".")
    if "." in label:
        above = label.rpartition(".")[0]
        parent_id = reading.by_number.get(above)
        if parent_id is None:
            raise RowRefused(
                NUMBER, label, _("masalah nomor {number} tidak ada di atasnya").format(number=above)
            )
    region_code, location_text = line.text(REGION), line.text(PLACE)
    if region_code:
        if regions().get(region_code) is None:
            raise RowRefused(REGION, region_code, _("kode wilayah ini tidak dikenal"))
        if regions().label(region_code) == location_text:
            location_text = ""
    elif there and not line.says(REGION) and location_text == _place(there.issue):
        region_code, location_text = there.issue.region_code, there.issue.location_text
    elif location_text and not (there and there.issue.location_text == location_text):
        found = regions().find(location_text, reading.home)
        if found.region is not None:
            region_code = found.region.code
        if found.remark:
            result.remarks.append(line.remark(PLACE, found.remark))
    return {
        "title": line.text(TITLE),
        "description": line.text(DESCRIPTION),
        "region_code": region_code,
        "location_text": location_text,
        "baseline": line.number(BASELINE),
        "baseline_unit": line.text(UNIT),
        "baseline_source": line.text(SOURCE),
        "root_cause": line.text(CAUSE),
        "priority": line.whole(PRIORITY),
        "responsible": line.text(RESPONSIBLE),
        "due": line.day(DUE),
        "status": line.choice(STATUS, ISSUE_STATUSES, issue_status) or IssueStatus.OPEN,
        "parent_id": parent_id,
    }


def _links(line: Line, reading: _Reading) -> tuple[IssueLinks, list[tuple[str, str]]]:
    """Return what an issue is linked to, and a remark for each name that is not known."""
    unknown: list[tuple[str, str]] = []

    def looked_up(column: str, known: Callable[[str], str | None]) -> list[str]:
        found = []
        for name in filter(None, map(str.strip, re.split(r"[;\n]", line.text(column)))):
            value = known(name)
            if value is None:
                unknown.append((column, _("«{name}» tidak dikenal, dilewati").format(name=name)))
            else:
                found.append(value)
        return list(dict.fromkeys(found))

    links = IssueLinks(
        looked_up(ACTIVITIES, reading.references.get),
        looked_up(INDICATORS, lambda code: code if code in reading.indicators else None),
        looked_up(AREAS, lambda name: reading.areas.get(name.casefold())),
    )
    return links, unknown


def _found(line: Line, category: str, reading: _Reading) -> Problem | None:
    if found := reading.before.get(line.text(KEY)):
        return found
    said = (category, line.text(TITLE).casefold())
    for problem in reading.before.values():
        if (problem.issue.category, problem.issue.title.casefold()) == said:
            return problem
    return None


def _same(there: Problem, values: dict[str, Any], links: IssueLinks) -> bool:
    return (
        all(getattr(there.issue, name) == value for name, value in values.items())
        and set(there.activity_ids) == set(links.activity_ids)
        and set(there.indicators) == set(links.indicators)
        and set(there.area_ids) == set(links.area_ids)
    )


def _place(issue: IssueRow) -> str:
    return issue.location_text or regions().label(issue.region_code)


def _cells(
    problem: Problem, label: str, references: dict[str, str], names: dict[str, str]
) -> list[Value]:
    issue = problem.issue
    return [
        label,
        issue_category(issue.category),
        issue.title,
        issue.description,
        issue.region_code,
        _place(issue),
        number(issue.baseline) if issue.baseline is not None else None,
        issue.baseline_unit,
        issue.baseline_source,
        issue.root_cause,
        issue.priority,
        issue.responsible,
        issue.due.isoformat() if issue.due else None,
        issue_status(issue.status),
        "; ".join(references[a] for a in problem.activity_ids if a in references),
        "; ".join(problem.indicators),
        "; ".join(names[a] for a in problem.area_ids if a in names),
        issue.id,
    ]
