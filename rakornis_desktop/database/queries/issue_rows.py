"""Issues of a plan, and which activities answer which issue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.database.fields.registry import columns_of
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.portions import portions
from rakornis_desktop.database.queries.row_types import row_type
from rakornis_desktop.database.queries.typed_rows import typed

if TYPE_CHECKING:

    class IssueRow(NamedTuple):
        """An issue: the table's columns in order, then how many activities answer it."""

        id: str
        plan_id: str
        position: int
        category: str
        title: str
        description: str
        region_code: str
        location_text: str
        baseline: Decimal | None
        baseline_unit: str
        baseline_source: str
        root_cause: str
        priority: int | None
        responsible: str
        due: date | None
        status: str
        parent_id: str | None
        activity_count: int

else:
    IssueRow = row_type("IssueRow", "issue", (("activity_count", "int"),))


ISSUE_COLUMNS = columns_of("issue")
_SELECT = (
    f"SELECT {', '.join(f'i.{column}' for column in ISSUE_COLUMNS)}, "
    "(SELECT count(*) FROM issue_activity x WHERE x.issue_id = i.id) FROM issue i"
)


def issues_of(database: Database, plan_id: str) -> list[IssueRow]:
    """Return the issues of a plan in their order."""
    return typed(
        IssueRow,
        database.read(f"{_SELECT} WHERE i.plan_id = ? ORDER BY i.position, i.id", (plan_id,)),
    )


def issues_by_id(database: Database, ids: Sequence[str]) -> dict[str, IssueRow]:
    """Return the issues with these ids; an id that is not there is not in the answer."""
    found: dict[str, IssueRow] = {}
    for part, places in portions(ids):
        for row in typed(IssueRow, database.read(f"{_SELECT} WHERE i.id IN ({places})", part)):
            found[row.id] = row
    return found


def activity_ids_of_issue(database: Database, issue_id: str) -> list[str]:
    """Return the ids of the activities that answer an issue, in the plan's order."""
    return [
        activity_id
        for (activity_id,) in database.read(
            "SELECT a.id FROM issue_activity x JOIN activity a ON a.id = x.activity_id "
            "WHERE x.issue_id = ? ORDER BY a.position, a.id",
            (issue_id,),
        )
    ]


def issues_of_activity(database: Database, activity_id: str) -> list[IssueRow]:
    """Return the issues that one activity answers."""
    return typed(
        IssueRow,
        database.read(
            f"{_SELECT} WHERE i.id IN (SELECT issue_id FROM issue_activity WHERE activity_id = ?) "
            "ORDER BY i.position, i.id",
            (activity_id,),
        ),
    )


def answers_of(database: Database, plan_id: str) -> dict[str, list[str]]:
    """Return, for each issue of a plan that has any, the ids of the activities answering it."""
    answers: dict[str, list[str]] = defaultdict(list)
    for issue_id, activity_id in database.read(
        "SELECT x.issue_id, x.activity_id FROM issue_activity x "
        "JOIN issue i ON i.id = x.issue_id WHERE i.plan_id = ? ORDER BY x.issue_id, x.id",
        (plan_id,),
    ):
        answers[issue_id].append(activity_id)
    return dict(answers)


def issue_counts(database: Database, plan_id: str) -> dict[str, int]:
    """Return how many issues each activity of a plan answers, for those that answer any."""
    return dict(
        database.read(
            "SELECT x.activity_id, count(*) FROM issue_activity x "
            "JOIN activity a ON a.id = x.activity_id WHERE a.plan_id = ? GROUP BY x.activity_id",
            (plan_id,),
        )
    )


def answering_activities(database: Database) -> frozenset[str]:
    """Return the ids of the activities that answer any issue."""
    return frozenset(row[0] for row in database.read("SELECT activity_id FROM issue_activity"))


def issue_links(database: Database) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return the indicators' codes and the areas' ids of each issue that has any, by issue id."""
    found: list[dict[str, list[str]]] = []
    for table, column in (("issue_indicator", "indicator"), ("issue_area", "area_id")):
        links: dict[str, list[str]] = defaultdict(list)
        for issue_id, value in database.read(f"SELECT issue_id, {column} FROM {table} ORDER BY id"):
            links[issue_id].append(value)
        found.append(dict(links))
    return found[0], found[1]


def covered_issues(database: Database, plan_id: str) -> frozenset[str]:
    """Return the issues of a plan that an activity answers, themselves or in a cause."""
    return frozenset(
        issue_id
        for (issue_id,) in database.read(
            "WITH RECURSIVE up(id) AS (SELECT i.id FROM issue i WHERE i.plan_id = ? "
            "AND EXISTS (SELECT 1 FROM issue_activity x WHERE x.issue_id = i.id) "
            "UNION SELECT i.parent_id FROM issue i JOIN up ON up.id = i.id "
            "WHERE i.parent_id IS NOT NULL) SELECT id FROM up",
            (plan_id,),
        )
    )
