"""What a file changes, row by row under the rows' names, and field by field when asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from rakornis_desktop.database.fields.registry import field_name
from rakornis_desktop.database.queries.portions import portions
from rakornis_desktop.exchange.file.plan_parts import PARTS, Child, Part, columns
from rakornis_desktop.exchange.file.plan_rows import PlanRows, Values
from rakornis_desktop.exchange.traffic.revision_head import Read
from rakornis_desktop.exchange.traffic.row_changes import RowChanges
from rakornis_desktop.exchange.traffic.value_words import value_in_words
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.reference.funding import funding

NEW, CHANGED, GONE = "new", "changed", "gone"
_NAMED_BY = ("title", "name", "task", "indicator", "kind")
# What no officer reads: keys, the order of lines, and what follows from the rest.
_LEFT_OUT = ("id", "position", "snapshot", "content", "emblem", "left_identity", "right_identity")


class ChangedRow(NamedTuple):
    """A row that is new, changed (in itself or what hangs on it) or gone, and its name."""

    part: str
    kind: str
    id: str
    title: str


class FieldChange(NamedTuple):
    """What stands in a field before and after, in words; "" for nothing."""

    field: str
    before: str
    after: str


def changed_rows(read: Read, changes: RowChanges, rows: PlanRows | None = None) -> list[ChangedRow]:
    """Return all rows that change, part by part, new ones first.

    Rows that stay as they are but for what hangs on them are named by ``rows`` if given, else by
    the database that ``read`` reads.
    """
    found: list[ChangedRow] = []
    titles = _Titles(read, changes, rows or PlanRows())
    # What the plan is about comes before what it is called.
    for part in sorted(PARTS, key=lambda p: (p.name != "activities", p.name in ("office", "plan"))):
        for kind, ids in zip((NEW, CHANGED, GONE), changes.ids(part.name), strict=True):
            named = titles.of(part.table, ids)
            found += [ChangedRow(part.name, kind, i, named.get(i, "")) for i in ids]
    return found


def part_name(part: str) -> str:
    """Return what the rows of a part are called."""
    return {
        "office": _("Kantor"),
        "plan": _("Rencana"),
        "areas": _("Kawasan"),
        "indicators": _("Indikator"),
        "services": _("Standar pelayanan"),
        "activities": _("Kegiatan"),
        "issues": _("Permasalahan"),
        "meetings": _("Rapat"),
        "agenda": _("Acara rapat"),
        "follow_ups": _("Tindak lanjut"),
        "papers": _("Naskah final"),
        "links": _("Pasangan"),
        "decisions": _("Keputusan"),
    }.get(part, part)


def field_changes(changes: RowChanges, row: ChangedRow) -> list[FieldChange]:
    """Return which fields of a row change, and what hangs on it."""
    (part,) = (p for p in PARTS if p.name == row.part)
    before, after = _both(changes, part.table, row.id)
    found = list(_fields(part.table, before, after))
    for child in part.children:
        found += _of_child(changes, part, child, row.id)
    return found


def _both(changes: RowChanges, table: str, row_id: str) -> tuple[Values | None, Values | None]:
    if pair := changes.changed.get(table, {}).get(row_id):
        return pair
    return changes.gone.get(table, {}).get(row_id), changes.new.get(table, {}).get(row_id)


def _fields(table: str, before: Values | None, after: Values | None) -> Iterator[FieldChange]:
    for at, column in enumerate(columns(table)):
        was, now = before[at] if before else None, after[at] if after else None
        if was == now or column in _LEFT_OUT or column.endswith("_id"):
            continue
        words = value_in_words(table, column, was), value_in_words(table, column, now)
        if words[0] != words[1]:
            yield FieldChange(field_name(table, column), *words)


def _of_child(changes: RowChanges, part: Part, child: Child, row_id: str) -> list[FieldChange]:
    found = []
    at = columns(child.table).index(child.owner)
    ids = dict.fromkeys(
        [
            *_owned(changes.gone.get(child.table, {}), at, row_id),
            *(
                i
                for i, (_was, now) in changes.changed.get(child.table, {}).items()
                if now[at] == row_id
            ),
            *_owned(changes.new.get(child.table, {}), at, row_id),
        ]
    )
    for child_id in ids:
        before, after = _both(changes, child.table, child_id)
        told = FieldChange(
            _child_name(child, after or before or ()),
            _in_short(child.table, before),
            _in_short(child.table, after),
        )
        if told.before != told.after:
            found.append(told)
        else:
            found += [
                change._replace(field=f"{told.field}, {change.field}")
                for change in _fields(child.table, before, after)
            ]
    return found


def _owned(rows: Mapping[str, Values], at: int, row_id: str) -> list[str]:
    return [i for i, values in rows.items() if values[at] == row_id]


def _child_name(child: Child, values: Values) -> str:
    if child.table == "budget":
        value = dict(zip(columns("budget"), values, strict=True))
        source = funding().label(value["funding_source"]) or value["funding_text"]
        year = _("Pagu n+1") if value["year_offset"] else _("Pagu")
        return f"{year} {source}".strip()
    return {
        "officials": _("Pejabat"),
        "sizes": _("Luas"),
        "villages": _("Desa/kelurahan"),
        "agreements": _("Luas disepakati"),
        "components": _("Komponen"),
        "criteria": _("Kriteria kesiapan"),
        "answers": _("Jawaban pusat"),
        "rundown": _("Susunan acara"),
        "participants": _("Peserta"),
        "documents": _("Dokumen"),
        "signatories": _("Penanda tangan"),
        "activities": _("Kegiatan"),
        "issues": _("Permasalahan"),
        "indicators": _("Indikator"),
        "areas": _("Kawasan"),
        "follow_ups": _("Tindak lanjut"),
        "contributions": _("Pembicaraan"),
    }.get(child.key, child.key)


def _in_short(table: str, values: Values | None) -> str:
    """Return what tells a row that hangs on another from its like."""
    if values is None:
        return ""
    value = dict(zip(columns(table), values, strict=True))
    told: tuple[str, ...] = {
        "budget": ("amount",),
        "area_size": ("year", "hectares"),
        "area_agreement": ("year", "hectares"),
        "area_village": ("region_code",),
        "centre_answer": ("step", "verdict"),
        "contribution": ("speaker", "text"),
    }.get(table, tuple(name for name in (*_NAMED_BY, "text") if name in value)[:1])
    said = [value_in_words(table, name, value[name]) for name in told]
    return " · ".join(filter(None, said)) or _("ada")


class _Titles:
    """The names of rows that change, from the changes or from the database."""

    def __init__(self, read: Read, changes: RowChanges, rows: PlanRows) -> None:
        self._read = read
        self._changes = changes
        self._rows = rows

    def of(self, table: str, ids: Sequence[str]) -> dict[str, str]:
        """Return what rows are called, by id."""
        if table == "link":
            return self._of_subjects(ids, self._linked(ids))
        if table == "decision":
            return self._of_subjects(ids, self._decided(ids))
        name = next((n for n in _NAMED_BY if n in columns(table)), "")
        if table == "plan":
            name = "fiscal_year"
        if not name:
            return {}
        at = columns(table).index(name)
        found, unknown = {}, []
        for row_id in ids:
            before, after = _both(self._changes, table, row_id)
            if values := after or before or self._rows[table].get(row_id):
                found[row_id] = str(values[at])
            else:
                unknown.append(row_id)
        for row_id, title in self._asked(f'SELECT id, "{name}" FROM "{table}" WHERE id', unknown):
            found[row_id] = str(title)
        return found

    def _of_subjects(self, ids: Sequence[str], about: Mapping[str, str]) -> dict[str, str]:
        titles = self.of("activity", list(dict.fromkeys(about.values())))
        return {i: titles.get(about.get(i, ""), "") for i in ids}

    def _linked(self, ids: Sequence[str]) -> dict[str, str]:
        """Return the first activity that a link names."""
        at = columns("link").index("left_activity_id")
        found = {}
        for row_id in ids:
            before, after = _both(self._changes, "link", row_id)
            if values := after or before:
                found[row_id] = values[at]
        return found

    def _decided(self, ids: Sequence[str]) -> dict[str, str]:
        """Return the first activity that a decision is about."""
        decision, activity = (
            columns("decision_activity").index(name) for name in ("decision_id", "activity_id")
        )
        changes, wanted = self._changes, set(ids)
        found: dict[str, str] = {}
        for values in (
            *changes.new.get("decision_activity", {}).values(),
            *(now for _was, now in changes.changed.get("decision_activity", {}).values()),
            *changes.gone.get("decision_activity", {}).values(),
        ):
            if values[decision] in wanted:
                found.setdefault(values[decision], values[activity])
        rest = [i for i in ids if i not in found]
        for row_id, activity_id in self._asked(
            "SELECT decision_id, activity_id FROM decision_activity WHERE decision_id", rest
        ):
            found.setdefault(row_id, activity_id)
        return found

    def _asked(self, select: str, ids: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        for part, places in portions(ids):
            yield from self._read(f"{select} IN ({places})", part)


def grouped(
    rows: Sequence[ChangedRow], name: Callable[[str, str, int], str]
) -> list[tuple[str, list[ChangedRow]]]:
    """Return rows by part and kind, each group under what ``name`` makes of part, kind, count."""
    groups: dict[tuple[str, str], list[ChangedRow]] = defaultdict(list)
    for row in rows:
        groups[row.part, row.kind].append(row)
    return [(name(*key, len(found)), found) for key, found in groups.items()]
