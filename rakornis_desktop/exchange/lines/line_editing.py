"""Changes written line by line, made through the functions of the forms, in one step of undo."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from rakornis_desktop.choices import DecisionStatus
from rakornis_desktop.database.edits import (
    activity_edits,
    area_edits,
    issue_edits,
    office_edits,
    service_edits,
    setting_edits,
)
from rakornis_desktop.database.edits.field_refusal import FieldRefusal
from rakornis_desktop.database.fields.field import FieldKind
from rakornis_desktop.database.fields.kinds import NotRead, ReadingContext, read_location
from rakornis_desktop.database.fields.kinds.field_kinds import kind_of
from rakornis_desktop.database.fields.registry import columns_of, field, field_name, hangs_on
from rakornis_desktop.database.queries.plans_of_offices import PlanRow, own_plan, plan_by_id
from rakornis_desktop.exchange.lines.line_reading import read_lines
from rakornis_desktop.exchange.lines.row_showing import SHOWN, plain_value, short_text
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet
    from rakornis_desktop.database.program_database import Database

# Written by what the program does (sending, sealing, comparing), never by hand.
_NOT_BY_HAND = frozenset(
    {"revision", "frozen_paper", "known_key", "receipt", "conflict", "decision_activity", "link",
     "area_agreement"}
)  # fmt: skip
EDITED = tuple(table for table in SHOWN if table not in _NOT_BY_HAND)
_FIXED = frozenset({"id", "is_own"})
_OPS = ("add", "update", "delete", "decide", "link", "unlink")


class Edited(NamedTuple):
    """What a file of changes did: rows added (line, table, id), values changed, rows deleted."""

    change_set: int | None
    added: list[dict[str, Any]]
    changed: list[dict[str, Any]]
    deleted: list[dict[str, Any]]

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {**self._asdict(), "refused": []}


def edit_from_file(database: Database, file: Path, *, dry_run: bool = False) -> Edited:
    """Make every change of a file, all or none, as one step of undo.

    A ``dry_run`` makes them in a copy and tells the same. Raises Refusal naming the line.
    """
    if not dry_run:
        return _edited(database, file)
    from rakornis_desktop.database.program_database import Database

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / database.path.name
        database.copy_to(copy)
        with Database.open(copy, author=database.author) as trial:
            return _edited(trial, file)._replace(change_set=None)


def _edited(database: Database, file: Path) -> Edited:
    editor = _Editor(database)
    with database.one_step(_("Ubah dari {file}").format(file=short_text(file.name))) as changes:
        editor.changes = changes
        for number, line in read_lines(file):
            try:
                editor.perform(number, line)
            except NotRead as reason:
                raise _at(number, str(reason)) from None
            except (Refusal, sqlite3.IntegrityError) as refusal:
                raise _at(number, _in_words(refusal)) from None
        set_id = changes.id
        # Its changes are the youngest of all.
        found = changes.read(
            "SELECT kind, table_name, row_id, column_name, old, new FROM change WHERE id >= "
            "(SELECT first_change FROM change_set WHERE id = ?) ORDER BY id",
            (set_id,),
        )
    added = {(entry["table"], entry["id"]): entry for entry in editor.added}
    result = Edited(set_id if found else None, [], [], [])
    for kind, table, row_id, column, old, new in found:
        if kind == "insert":
            result.added.append(added.get((table, row_id), {"table": table, "id": row_id}))
        elif kind == "delete":
            result.deleted.append({"table": table, "id": row_id})
        else:
            result.changed.append(
                {
                    "table": table,
                    "id": row_id,
                    "column": column,
                    "old": plain_value(table, column, old),
                    "new": plain_value(table, column, new),
                }
            )
    return result


def _at(number: int, reason: str) -> Refusal:
    said = _("Baris {number}: {reason}").format(number=number, reason=reason)
    return Refusal(said if said.endswith((".", "?")) else f"{said}.")


def _in_words(error: Exception) -> str:
    if not isinstance(error, sqlite3.IntegrityError):
        return str(error)
    if "UNIQUE" in str(error):
        return _("baris yang sama sudah ada.")
    return _("baris yang ditunjuk tidak ada.")


class _Editor:
    """Performs the lines of one file; remembers what later lines may refer to."""

    changes: ChangeSet

    def __init__(self, database: Database) -> None:
        self.database = database
        self.added: list[dict[str, Any]] = []
        self._named: dict[str, tuple[str, str]] = {}
        self._positions: dict[str, int] = {}
        self._plans: dict[str, PlanRow | None] = {}

    def perform(self, number: int, line: dict[str, Any]) -> None:
        op = line.get("op")
        if op not in _OPS:
            raise Refusal(
                _("«op» {op} tidak dikenal; pakai {ops}.").format(
                    op=json.dumps(op, ensure_ascii=False)[:60], ops=", ".join(_OPS)
                )
            )
        if op in ("link", "unlink", "decide"):
            sides = [self._activity(line.get(side)) for side in ("left", "right")]
            self._check_names(line, _SAID[op])
            if op == "decide":
                self._decide([side for side in sides if side], line)
            else:
                self._link(sides, same=op == "link")
            return
        table = line.get("table")
        if table not in EDITED:
            raise Refusal(
                _("tabel {table} tidak ada atau tidak diubah begini; yang ada: {tables}.").format(
                    table=json.dumps(table, ensure_ascii=False)[:60], tables=", ".join(EDITED)
                )
            )
        if op == "add":
            self._add(number, table, line)
        elif op == "update":
            row_id = self._row_id(table, line)
            self._update(table, row_id, self._values(table, line, row_id))
        else:
            self._check_names(line, ("op", "table", "id", "reference", *_BUDGET_KEY))
            self._delete(table, self._row_id(table, line))

    def _check_names(self, line: Mapping[str, Any], known: tuple[str, ...]) -> None:
        for name in line:
            if name not in known:
                raise Refusal(
                    _("«{name}» tidak dikenal di sini; yang ada: {names}.").format(
                        name=name[:60], names=", ".join(known)
                    )
                )

    # What lines say

    def _values(self, table: str, line: dict[str, Any], row_id: str = "") -> dict[str, Any]:
        given = line.get("values", {})
        if not isinstance(given, dict):
            raise Refusal(_("«values» harus berupa objek JSON."))
        reserved = {"op", "table", "id", "ref", "values"} | ({"reference"} if row_id else set())
        loose = {name: value for name, value in line.items() if name not in reserved}
        given = loose | given
        if table == "budget" and "activity" in given:
            given["activity_id"] = self._activity(given.pop("activity"))
        context = self._context(table, row_id, given)
        values: dict[str, Any] = {}
        for name, value in given.items():
            if name not in columns_of(table):
                raise Refusal(
                    _("kolom «{name}» tidak ada di {table}; yang ada: {names}.").format(
                        name=name[:60], table=table, names=", ".join(columns_of(table)[1:])
                    )
                )
            if name in _FIXED:
                if self._same(table, row_id, name, value):
                    continue
                raise FieldRefusal(table, name, value, _("tidak dapat diubah"))
            if row_id and self._same(table, row_id, name, value):
                # As it is kept: what a row shows may always be written back.
                continue
            values |= self._read(table, name, value, context, given)
        return values

    def _read(
        self,
        table: str,
        name: str,
        value: Any,
        context: ReadingContext,
        given: Mapping[str, Any],
    ) -> dict[str, Any]:
        if isinstance(value, dict | list):
            raise FieldRefusal(table, name, None, _("harus teks atau angka, bukan daftar"))
        column = field(table, name)
        kind = kind_of(table, column)
        if isinstance(value, bool) and column.kind is not FieldKind.YES_NO:
            raise FieldRefusal(table, name, str(value), _("bukan nilai kolom ini"))
        try:
            if (table, name) == ("budget", "funding_source") and value:
                return {name: kind.read(value, context)}
            if name == "region_code" and "location_text" in columns_of(table):
                place = read_location(value, context)
                if value and not place.region_code:
                    raise NotRead(kind_reason(str(value)))
                more = {} if "location_text" in given or not place.text else {
                    "location_text": place.text
                }  # fmt: skip
                return {name: place.region_code} | more
            return {name: kind.read(value, context)}
        except NotRead as reason:
            raise NotRead(f"{field_name(table, name)}: {reason}") from None

    def _same(self, table: str, row_id: str, name: str, value: Any) -> bool:
        found = self.database.read(f'SELECT "{name}" FROM "{table}" WHERE id = ?', (row_id,))
        return bool(found) and plain_value(table, name, found[0][0]) == value

    def _context(self, table: str, row_id: str, given: Mapping[str, Any]) -> ReadingContext:
        plan = self._plan(table, row_id, given)
        return ReadingContext(plan.edition, plan.tier, plan.region_code, self._find)

    def _plan(self, table: str, row_id: str, given: Mapping[str, Any]) -> PlanRow:
        plan_id = ""
        if "plan_id" in columns_of(table):
            plan_id = str(given.get("plan_id") or "")
            if row_id:
                ((plan_id,),) = self.database.read(
                    f'SELECT plan_id FROM "{table}" WHERE id = ?', (row_id,)
                )
        if plan_id not in self._plans:
            found = plan_by_id(self.database, plan_id) if plan_id else own_plan(self.database)
            self._plans[plan_id] = found
        plan = self._plans[plan_id]
        if plan is None:
            raise Refusal(_("rencana {id} tidak ada.").format(id=short_text(plan_id)))
        return plan

    # Which rows

    def _find(self, table: str, text: str) -> list[tuple[str, str]]:
        if text in self._named and self._named[text][0] == table:
            return [(self._named[text][1], text)]
        by_id = self.database.read(f'SELECT id FROM "{table}" WHERE id = ?', (text,))
        if by_id:
            return [(text, text)]
        for column in ("reference", "name", "title", "code"):
            if column in columns_of(table):
                order = ""
                if table == "activity":
                    order = f" AND plan_id = '{own_plan(self.database).id}'"
                for narrowed in dict.fromkeys((order, "")):
                    rows = self.database.read(
                        f'SELECT id, "{column}" FROM "{table}" WHERE "{column}" = ?{narrowed}',
                        (text,),
                    )
                    if rows:
                        return rows
        return []

    def _activity(self, said: Any) -> str:
        if said is None or said == "":
            return ""
        if not isinstance(said, str | int) or isinstance(said, bool):
            raise Refusal(_("kegiatan harus disebut dengan nomor usulan atau id."))
        return self._one("activity", str(said))

    def _one(self, table: str, said: str) -> str:
        found = self._find(table, said)
        if len(found) != 1:
            words = (
                _("«{said}» tidak ada di {table}.")
                if not found
                else _("«{said}» ada beberapa di {table}; sebut idnya.")
            )
            raise Refusal(words.format(said=short_text(said), table=table))
        return found[0][0]

    def _row_id(self, table: str, line: Mapping[str, Any]) -> str:
        said = line.get("id") or line.get("reference")
        if not said and table == "setting":
            said = line.get("name") or dict(line.get("values") or {}).get("name")
        if not said and table == "budget" and "activity" in line:
            found = self.database.read(
                "SELECT id FROM budget WHERE activity_id = ? AND year_offset = ? "
                "AND (? IS NULL OR funding_source = ?)",
                (self._activity(line["activity"]), line.get("year_offset", 0), *[
                    self._funding(line)] * 2),
            )  # fmt: skip
            if len(found) == 1:
                return str(found[0][0])
            raise Refusal(_("pagu itu tidak ada, atau ada beberapa; sebut idnya."))
        if not isinstance(said, str | int) or isinstance(said, bool):
            raise Refusal(_("sebut barisnya dengan «id» atau «reference»."))
        return self._one(table, str(said))

    def _funding(self, line: Mapping[str, Any]) -> str | None:
        said = line.get("funding_source")
        return None if said is None else kind_of("budget", field("budget", "funding_source")).read(
            said
        )  # fmt: skip

    # What is done

    def _own(self, table: str, row_id: str, values: Mapping[str, Any]) -> None:
        """Refuse a row of another office: what was received is changed by who sent it alone."""
        at, at_id = table, row_id
        if not row_id and (parent := hangs_on(table)):
            at, at_id = parent.refers_to, str(values.get(parent.column, ""))
        while at not in ("plan", "office"):
            above = hangs_on(at)
            if above is None:
                return
            found = self.database.read(
                f'SELECT "{above.column}" FROM "{at}" WHERE id = ?', (at_id,)
            )
            if not found:
                return
            at, at_id = above.refers_to, found[0][0]
        found = self.database.read(f"SELECT is_own FROM {at} WHERE id = ?", (at_id,))
        if found and not found[0][0] and not (row_id and table == "plan"):
            raise Refusal(_("baris ini milik kantor lain, jadi hanya dapat dibaca di sini."))

    def _add(self, number: int, table: str, line: dict[str, Any]) -> None:
        values = self._values(table, line)
        plan = own_plan(self.database)
        if "plan_id" in columns_of(table):
            values.setdefault("plan_id", plan.id)
        if "office_id" in columns_of(table):
            values.setdefault("office_id", plan.office_id)
        self._own(table, "", values)
        if table == "setting":
            name = str(values.get("name", ""))
            setting_edits.set_setting(self.database, name, str(values.get("value", "")))
            ((row_id,),) = self.database.read("SELECT id FROM setting WHERE name = ?", (name,))
        elif table == "activity":
            values.setdefault("position", self._position(values["plan_id"]))
            row_id = activity_edits.add_activity(self.database, values["plan_id"], values)
        elif table == "issue":
            row_id = issue_edits.add_issue(self.database, values["plan_id"], values)
        elif table == "area":
            row_id = area_edits.add_area(self.database, values["office_id"], values)
        elif table == "service_achievement":
            row_id = service_edits.add_achievement(self.database, values)
        elif table == "indicator":
            row_id = service_edits.add_indicator(self.database, values)
        else:
            row_id = self.changes.add(_table(table), **values).id
        entry = {"line": number, "table": table, "id": row_id}
        for name in ("ref", "reference"):
            said = line.get(name) or (values.get("reference") if name == "reference" else None)
            if isinstance(said, str | int) and said:
                self._named[str(said)] = (table, row_id)
                entry[name] = said
        self.added.append(entry)

    def _position(self, plan_id: str) -> int:
        if plan_id not in self._positions:
            self._positions[plan_id] = activity_edits.next_position(
                self.changes, "activity", plan_id
            )
        self._positions[plan_id] += 1
        return self._positions[plan_id] - 1

    def _update(self, table: str, row_id: str, values: dict[str, Any]) -> None:
        self._own(table, row_id, values)
        if not values:
            return
        if table == "activity":
            activity_edits.update_activity(self.database, row_id, values)
        elif table == "issue":
            issue_edits.update_issue(self.database, row_id, values)
        elif table == "area":
            from rakornis_desktop.database.queries.area_rows import areas_by_id

            area_edits.update_area(self.database, areas_by_id(self.database)[row_id], values)
        elif table == "service_achievement":
            service_edits.update_achievement(self.database, row_id, values)
        elif table == "indicator":
            service_edits.write_indicator(self.changes, values, self._indicator(row_id))
        elif table == "plan":
            office_edits.update_plan(self.database, row_id, values)
        elif table == "office":
            office_edits.update_office(self.database, row_id, values)
        else:
            self.changes.update(_table(table), row_id, **values)

    def _delete(self, table: str, row_id: str) -> None:
        self._own(table, row_id, {})
        if table == "activity":
            activity_edits.delete_activities(self.database, [row_id])
        elif table == "issue":
            issue_edits.delete_issues(self.database, [row_id])
        elif table == "plan":
            office_edits.delete_plan(self.database, row_id)
        elif table == "office":
            raise Refusal(_("kantor tidak dapat dihapus."))
        elif table == "indicator":
            service_edits.delete_indicator(self.database, self._indicator(row_id))
        else:
            self.changes.delete(_table(table), row_id)

    def _indicator(self, row_id: str) -> Any:
        from rakornis_desktop.database.queries.service_rows import indicators

        return next(row for row in indicators(self.database).values() if row.id == row_id)

    def _link(self, sides: list[str], *, same: bool) -> None:
        from rakornis_desktop.comparison.links import join, separate

        if not all(sides) or sides[0] == sides[1]:
            raise Refusal(_("sebut «left» dan «right»: dua kegiatan dari dua rencana."))
        (join if same else separate)(self.database, sides[0], sides[1])

    def _decide(self, sides: list[str], line: Mapping[str, Any]) -> None:
        from rakornis_desktop.comparison.deciding_rows import DecisionBook, decide
        from rakornis_desktop.comparison.pair import DIFFERENT, ONLY_LEFT, Pair
        from rakornis_desktop.database.queries.decision_rows import decisions_about
        from rakornis_desktop.database.queries.packed_activities import packed_activities_by_id
        from rakornis_desktop.database.queries.plans_of_offices import plans

        if not sides:
            raise Refusal(_("sebut «left», «right», atau keduanya."))
        names = {"status": "status", "volume": "agreed_volume", "unit": "agreed_unit",
                 "budget": "agreed_budget", "reason": "note", "meeting": "meeting_id"}  # fmt: skip
        context = self._context("decision", "", {})
        values: dict[str, Any] = {}
        for said, column in names.items():
            if said == "status" or line.get(said) is not None:
                values |= self._read("decision", column, line.get(said), context, {})
        status, volume = values["status"], values.get("agreed_volume")
        note = str(values.get("note", "")).strip()
        if status != DecisionStatus.AGREED and not note:
            raise FieldRefusal("decision", "note", "", _("belum diisi; sebut alasannya"))
        found = packed_activities_by_id(self.database, sides)
        rows = [found[side] for side in sides]
        homes = {plan.id: plan.region_code for plan in plans(self.database)}
        book = DecisionBook(decisions_about(self.database, sides))
        known, _stale = book.about(rows, homes)
        shown = (rows[0], rows[1] if len(rows) > 1 else None)
        pair = Pair(DIFFERENT if shown[1] else ONLY_LEFT, shown, None, "", decision=known)
        decide(
            self.database,
            [pair],
            status,
            note=note,
            agreed_volume=volume,
            agreed_unit=values.get("agreed_unit", ""),
            agreed_budget=values.get("agreed_budget"),
            meeting_id=values.get("meeting_id"),
        )


_BUDGET_KEY = ("activity", "year_offset", "funding_source", "name")
_SAID = {
    "decide": ("op", "left", "right", "status", "volume", "unit", "budget", "reason", "meeting"),
    "link": ("op", "left", "right"),
    "unlink": ("op", "left", "right"),
}


def kind_reason(text: str) -> str:
    """Say that a text names no place, and where free text belongs."""
    return _("«{text}» bukan nama atau kode wilayah; teks bebas ditulis di location_text.").format(
        text=short_text(text)
    )


def _table(name: str) -> Any:
    from rakornis_desktop.database.tables import TABLES

    return next(table for table in TABLES if table.__tablename__ == name)
