"""A workbook's plan into the database: one change set, rows found again keep their ids."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any

from rakornis_desktop.comparison.identity import identity
from rakornis_desktop.database.activity_words import target_in_words
from rakornis_desktop.database.edits.field_refusal import FieldRefusal
from rakornis_desktop.database.fields.field import DECIMALS
from rakornis_desktop.database.fields.registry import fields_of
from rakornis_desktop.database.new_database import office_plan
from rakornis_desktop.database.queries.activity_rows import (
    ACTIVITY_COLUMNS,
    ActivityRow,
    activities_of,
    budgets_of,
)
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.database.row_ids import new_ids
from rakornis_desktop.database.tables.row_base import LARGEST_AMOUNT
from rakornis_desktop.excel.krisna.krisna_export import KrisnaExport
from rakornis_desktop.excel.reading.parsed_plan import ParsedBudget, ParsedPlan, ParsedRow, Remark
from rakornis_desktop.excel.taking.budget_changes import BudgetChanges, budget_difference
from rakornis_desktop.excel.taking.import_result import ImportResult
from rakornis_desktop.excel.taking.row_matching import matched, places
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.agenda.agenda_mending import mend_agenda_links

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet
    from rakornis_desktop.database.program_database import Database

# What the workbook does not speak of stays as the officer made it.
_OURS = frozenset({"id", "plan_id", "position", "area_id", "service_indicator"})
_COLUMNS = tuple(name for name in ACTIVITY_COLUMNS if name not in _OURS)
_AT = {name: at for at, name in enumerate(_COLUMNS)}
_ORIGIN = _AT["origin"]
_PLACE = slice(_AT["region_code"], _AT["location_text"] + 1)
_QUANTITIES = frozenset(
    _AT[field.column]
    for field in fields_of("activity")
    if field.kind in DECIMALS and field.column in _AT
)
# What a new activity has where the workbook is silent.
_DEFAULTS: dict[str, Any] = {field.column: field.empty for field in fields_of("activity")}


def apply_import(
    database: Database, parsed: ParsedPlan, *, as_office: str | None = None
) -> ImportResult:
    """Write a parsed plan as that of ``as_office``, or as our own, in one step of undo.

    A row is found again by its reference, else by code, location and title, and keeps its id,
    so that decisions and links stay with it; columns that the workbook does not have stay as they
    were. Rows that a received plan no longer has are deleted;
    our own plan only gains and changes. A row that the database does not take is refused with
    its reason, the others go in. Raises Refusal.
    """
    if isinstance(parsed, KrisnaExport):
        from rakornis_desktop.excel.krisna.krisna_applying import apply_export

        return apply_export(database, parsed, as_office=as_office)
    result = ImportResult(parsed, saved=True)
    taken = _validated(parsed, result)
    ours = own_plan(database)
    label = _("Impor {count} kegiatan dari {file}").format(count=len(taken), file=parsed.file)
    with database.change_set(label) as changes:
        if as_office is None or as_office == ours.region_code:
            plan_id, home, own = ours.id, ours.region_code, True
        else:
            plan_id = office_plan(
                database, changes, as_office, ours.fiscal_year, parsed.edition, parsed.file
            )
            home, own = as_office, False
        _write(database, changes, _Target(plan_id, home, own), taken, result)
        if result.new:
            mend_agenda_links(database, changes, plan_id)
    return result


class _Target:
    """The plan that is written to."""

    def __init__(self, plan_id: str, home: str, own: bool) -> None:
        self.plan_id = plan_id
        self.home = home
        self.own = own


def _write(
    database: Database,
    changes: ChangeSet,
    target: _Target,
    rows: list[tuple[ParsedRow, tuple[Any, ...]]],
    result: ImportResult,
) -> None:
    from rakornis_desktop.database.tables import Activity

    before = activities_of(database, target.plan_id)
    budgets_before = budgets_of(database, target.plan_id) if before else {}
    position = max((row.position for row in before), default=-1) + 1
    money = result.parsed.money
    taken = {id(parsed): stored for parsed, stored in rows}

    def same(parsed: ParsedRow, row: ActivityRow) -> bool:
        now = _stored(row)
        budgets = budgets_before.get(row.id, [])
        return (
            _merged(parsed, taken[id(parsed)], row, now, target.home) == now
            and budget_difference(budgets, parsed.budgets, money).nothing
        )

    matches = matched(
        result.parsed,
        [parsed for parsed, _values in rows],
        before,
        target.home,
        same,
        result.further.append,
    )
    new: list[tuple[ParsedRow, tuple[Any, ...]]] = []
    updates: list[list[Any]] = []
    budget_changes = BudgetChanges()
    seen: dict[str, int] = {}
    for (parsed, stored), row in zip(rows, matches, strict=True):
        key = identity(_IdentityView(parsed.values), target.home)
        if first := seen.get(key):
            message = _("sama dengan baris {row}, disimpan sebagai kegiatan tersendiri")
            result.further.append(
                Remark(parsed.sheet, parsed.row, "", "", message.format(row=first))
            )
        seen.setdefault(key, parsed.row)
        if row is None:
            new.append((parsed, stored))
            continue
        now = _stored(row)
        merged = _merged(parsed, stored, row, now, target.home)
        difference = budget_difference(budgets_before.get(row.id, []), parsed.budgets, money)
        budget_changes.take(row.id, difference)
        if difference.said:
            result.further.append(Remark(parsed.sheet, parsed.row, "", "", difference.said))
        if merged != now:
            # Where a row came from is told of what was taken from there.
            updates.append([*merged[:_ORIGIN], stored[_ORIGIN], *merged[_ORIGIN + 1 :], row.id])
        if merged == now and difference.nothing:
            result.unchanged += 1
        else:
            result.changed += 1
    found = {row.id for row in matches if row is not None}
    left = [row.id for row in before if row.id not in found]
    if target.own:
        result.kept = len(left)
    elif left:
        changes.delete(Activity, *left)
        result.gone = len(left)
    if updates:
        changes.update_many("activity", _COLUMNS, updates)
    ids = new_ids(len(new))
    changes.add_many(
        "activity",
        ("id", "plan_id", "position", *_COLUMNS),
        [
            (row_id, target.plan_id, position + number, *stored)
            for number, (row_id, (_parsed, stored)) in enumerate(zip(ids, new, strict=True))
        ],
    )
    result.new = len(new)
    for row_id, (parsed, _stored_row) in zip(ids, new, strict=True):
        budget_changes.add(row_id, parsed.budgets)
    budget_changes.write(changes)


def _merged(
    parsed: ParsedRow,
    stored: tuple[Any, ...],
    row: ActivityRow,
    now: tuple[Any, ...],
    home: str,
) -> tuple[Any, ...]:
    """Return an activity's values with those that the workbook speaks of in their place.

    A cell that says what our own workbooks write of the activity changes nothing, even where
    reading it leads to other columns: a place that the officer cleared up stays so.
    """
    values, assumed = parsed.values, parsed.assumed
    merged = [
        new if name in values and name not in assumed else old
        for name, new, old in zip(_COLUMNS, stored, now, strict=True)
    ]
    merged[_ORIGIN] = now[_ORIGIN]
    for at, (new, old) in enumerate(zip(merged, now, strict=True)):
        if new != old and isinstance(old, str) and isinstance(new, str):
            number = at in _QUANTITIES and Decimal(old) == Decimal(new)
            if number or old.strip() == new:
                merged[at] = old
    written = parsed.written

    def restore(*names: str) -> None:
        for name in names:
            merged[_AT[name]] = now[_AT[name]]

    if "location" in written and merged[_PLACE] != now[_PLACE]:
        text = written["location"]
        known = text and not values.get("region_code") and text == row.location_text.strip()
        if known or (text and text in map(str.strip, places(row, home))):
            restore("region_code", "location_text")
    for name, volume, words in (
        ("target", "volume", "target_text"),
        ("target_next", "volume_next", "target_next_text"),
    ):
        if written.get(name):
            here = target_in_words(getattr(row, volume), row.unit, getattr(row, words))
            if written[name] == here.strip():
                restore(volume, words)
    return tuple(merged)


def _validated(parsed: ParsedPlan, result: ImportResult) -> list[tuple[ParsedRow, tuple[Any, ...]]]:
    """Return the rows that the database takes, with their stored values in column order."""
    columns = [_Column(name) for name in _COLUMNS]
    budgets: set[tuple[str, Any]] = set()
    taken = []
    for row in parsed.rows:
        given = row.values.get
        try:
            stored = tuple(
                [column.stored(given(column.name, column.default)) for column in columns]
            )
            for budget in row.budgets:
                _check_budget(budget, budgets)
        except FieldRefusal as refusal:
            value = str(refusal.value)
            result.also_refused.append(
                Remark(row.sheet, row.row, refusal.field, value[:200], str(refusal))
            )
            continue
        taken.append((row, stored))
    return taken


class _Column:
    """One column of Activity; what was checked once is not checked again."""

    def __init__(self, name: str) -> None:
        from rakornis_desktop.database.tables import Activity

        field = Activity.model_fields[name]
        self.name = name
        self.default = _DEFAULTS[name]
        self._known: dict[Any, Any] = {}
        limits = [getattr(part, "max_length", None) for part in field.metadata]
        self._longest = next((limit for limit in limits if limit), 0)
        if field.annotation is not str:
            self._longest = 0

    def stored(self, value: Any) -> Any:
        """Return a value as SQLite keeps it; raises FieldRefusal."""
        # Plain short text, the bulk of a plan, needs no more than this look.
        if (
            type(value) is str
            and len(value) <= self._longest
            and value.isascii()
            and "\0" not in value
        ):
            return value
        try:
            return self._known[value]
        except KeyError:
            pass
        from rakornis_desktop.database.edits.validation import stored_value, validated_field
        from rakornis_desktop.database.tables import Activity

        checked = validated_field(Activity, self.name, value)
        self._known[value] = kept = stored_value(Activity, self.name, checked)
        return kept


def _check_budget(budget: ParsedBudget, known: set[tuple[str, Any]]) -> None:
    from rakornis_desktop.database.edits.validation import validated_field
    from rakornis_desktop.database.tables import Budget

    for name, value in zip(ParsedBudget._fields, budget, strict=True):
        if name == "amount" and type(value) is int and 0 <= value < LARGEST_AMOUNT:
            continue
        if (name, value) not in known:
            validated_field(Budget, name, value)
            known.add((name, value))


class _IdentityView:
    """What :func:`identity` asks of a row, answered by parsed values."""

    def __init__(self, values: dict[str, Any]) -> None:
        self.reference = values.get("reference", "")
        self.code = values.get("code", "")
        self.title = values.get("title", "")
        self.region_code = values.get("region_code", "")
        self.location_text = values.get("location_text", "")


def _stored(row: ActivityRow) -> tuple[Any, ...]:
    values = []
    for name in _COLUMNS:
        value = getattr(row, name)
        if isinstance(value, Decimal):
            value = _decimal_text(value)
        elif isinstance(value, Enum):
            value = value.value
        values.append(value)
    return tuple(values)


def _decimal_text(value: Decimal) -> str:
    from rakornis_desktop.database.edits.validation import stored_value
    from rakornis_desktop.database.tables import Activity

    return str(stored_value(Activity, "volume", value))
