"""The power fails while somebody types: no letter older than two seconds is missing afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

import pytest

from rakornis_desktop.database.edits.area_edits import add_area
from rakornis_desktop.database.edits.service_edits import add_achievement
from rakornis_desktop.database.opening.checking import check
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.activity_rows import activities_of
from rakornis_desktop.database.queries.decision_rows import decisions
from rakornis_desktop.database.queries.held_items import (
    agenda_item,
    contributions_on,
    follow_ups_on,
)
from rakornis_desktop.database.queries.meeting_rows import agenda_of, signatories_of
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.database.queries.service_rows import achievements
from rakornis_desktop.meeting.agenda.agenda_edits import add_agenda_item
from rakornis_desktop.meeting.meeting_edits import create_meeting
from rakornis_desktop.meeting.people.signatory_edits import add_signatory

from .typing_child import letter

_CHILD = Path(__file__).with_name("typing_child.py")
_SAFE_AFTER = 2.0


@pytest.mark.parametrize(
    ("letters", "fields"),
    [
        # Without ever pausing or leaving the field.
        (10_000, ["conclusion"]),
        (10_000, ["said"]),
        # The kill comes in the middle of any of them.
        (9, ["task", "note", "conclusion", "said"]),
        # In the cell of a table that nobody closes.
        (10_000, ["signatory"]),
        (10_000, ["source"]),
    ],
)
def test_killed_while_typing_only_the_last_moments_may_be_missing(
    database: Database, tmp_path: Path, letters: int, fields: list[str]
) -> None:
    rows = activities_of(database, own_plan(database).id)
    meeting = create_meeting(database, own_plan(database).id, {"title": "Rakornis"})
    add_agenda_item(database, meeting, "Air minum", [row.id for row in rows])
    add_signatory(database, meeting, {"role": "Notulis", "name": "Somad"})
    add_achievement(
        database,
        {
            "region_code": "61.72", "indicator": "AM-K", "year": 2026,
            "in_need": Decimal(1000), "served": Decimal(250),
        },
    )  # fmt: skip
    safe = _killed(database, tmp_path, letters, fields)
    with Database.open(database.path) as again:
        (item,) = agenda_of(again, meeting)
        held = agenda_item(again, item.id)
        assert held is not None
        kept = {
            "conclusion": held.conclusion,
            "said": "".join(row.text for row in contributions_on(again, item.id)),
            "task": "".join(row.task for row in follow_ups_on(again, item.id)),
            "note": "".join(row.note for row in decisions(again)),
            "signatory": "".join(row.name for row in signatories_of(again, meeting)),
            "source": "".join(row.source for row in achievements(again)),
        }
        for name, count in safe.items():
            typed = "".join(letter(number) for number in range(count))
            assert kept[name].startswith(typed), name
        assert list(check(again)) == []
        assert again.undo_label, "and what was typed is a step that can be undone"


# Column and table of what is typed in the form of a page.
_FORMS = {
    "activities.title": "SELECT title FROM activity",
    "activities.note": "SELECT note FROM activity",
    "activities.region_code": "SELECT location_text FROM activity",
    "issues.root_cause": "SELECT root_cause FROM issue",
    "areas.note": "SELECT note FROM area",
    "meeting.theme": "SELECT theme FROM meeting",
    "settings.address": "SELECT address FROM office",
}


@pytest.mark.parametrize(
    ("letters", "fields"),
    [*((10_000, [name]) for name in _FORMS), (9, list(_FORMS))],
    ids=[*_FORMS, "one after the other"],
)
def test_killed_while_typing_in_a_form_only_the_last_moments_may_be_missing(
    database: Database, tmp_path: Path, letters: int, fields: list[str]
) -> None:
    plan = own_plan(database)
    add_area(database, plan.office_id, {"name": "Kuala", "kind": "kumuh"})
    create_meeting(database, plan.id, {"title": "Rakornis"})
    safe = _killed(database, tmp_path, letters, fields)
    with Database.open(database.path) as again:
        for name, count in safe.items():
            typed = "".join(letter(number) for number in range(count)).strip()
            kept = [str(value) for (value,) in again.read(_FORMS[name])]
            assert any(value.startswith(typed) for value in kept), name
        assert list(check(again)) == []
        assert again.undo_label, "and what was typed is a step that can be undone"


def _killed(database: Database, tmp_path: Path, letters: int, fields: list[str]) -> dict[str, int]:
    """Let a process type and kill it; return how many letters of each field must be kept."""
    database.close()

    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment["XDG_CONFIG_HOME"] = environment["XDG_DATA_HOME"] = str(tmp_path / "home")
    child = subprocess.Popen(
        [sys.executable, str(_CHILD), str(database.path), str(letters), *fields],
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
    )
    assert child.stdout is not None
    said: list[tuple[float, str, int]] = []
    begun = time.monotonic()
    for line in child.stdout:
        at, name, count = line.split()
        said.append((float(at), name, int(count)))
        if said[-1][0] - said[0][0] > _SAFE_AFTER + 1.3 and len(said) > 60:
            break
        assert time.monotonic() - begun < 60, "the child does not type"
    # SIGKILL: nothing of the process runs any more, as when the power fails.
    child.kill()
    rest = child.stdout.read()
    child.wait()
    said += [
        (float(at), name, int(count))
        for at, name, count in (line.split() for line in rest.splitlines() if line.count(" ") == 2)
    ]

    # Measured by the child's own last turn of its loop, however slow the machine is.
    last = said[-1][0]
    safe: dict[str, int] = {}
    for at, name, count in said:
        if at <= last - _SAFE_AFTER:
            safe[name] = count
    assert safe and sum(safe.values()) > 10
    return safe
