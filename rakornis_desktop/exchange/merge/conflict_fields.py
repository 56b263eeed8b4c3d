"""A conflict side by side as text for the eye: base, ours and theirs, differences marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from rakornis_desktop.comparison.comparison_words import Runs, marked_words
from rakornis_desktop.comparison.side_by_side import FieldView
from rakornis_desktop.database.fields.registry import field_name
from rakornis_desktop.database.journal.inverting import unquoted
from rakornis_desktop.exchange.file.bad_file import BadFile
from rakornis_desktop.exchange.file.plan_parts import PARTS, columns
from rakornis_desktop.exchange.file.row_text import branch_rows
from rakornis_desktop.exchange.merge.conflict_deciding import ALIKE, DELETED_THERE, VALUE
from rakornis_desktop.exchange.merge.merge_subjects import Line
from rakornis_desktop.exchange.merge.row_words import row_kind, rule_of, value_in_words
from rakornis_desktop.exchange.traffic.revision_head import Read
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.quantity import quantity

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

_HIDDEN = frozenset({"id", "position", "snapshot", "identity", "origin", "sha256"})
_OWNERS = {child.table: child.owner for part in PARTS for child in part.children}
_Branch = dict[str, list[dict[str, Any]]]


class Sides(NamedTuple):
    """What is shown: the heads of two or three columns, the fields, a sentence beneath.

    ``third`` is empty for a pair of rows that look alike: they have no common base.
    """

    left: str
    right: str
    third: str
    fields: list[FieldView]
    sentence: str


def sides(database: Database, lines: Sequence[Line]) -> Sides:
    """Return the lines of one subject side by side; a whole row is shown if it is the first."""
    first = lines[0].conflict
    if first.kind == VALUE:
        values = [line for line in lines if line.conflict.kind == VALUE]
        there = [
            _is_there(database.read, line.conflict.table, line.conflict.row_id) for line in values
        ]
        fields = [_value(database.read, *pair) for pair in zip(values, there, strict=True)]
        return _three(fields, "" if all(there) else _said_gone())
    if first.kind == ALIKE:
        return _alike(database.read, lines[0])
    return _deletion(database.read, lines[0])


def _three(fields: list[FieldView], sentence: str) -> Sides:
    return Sides(_("Semula"), _("Milik kita"), _("Milik mereka"), fields, sentence)


def _said_gone() -> str:
    return _(
        "Baris ini sudah dihapus di sini setelah konfliknya muncul; pilihan mana pun hanya "
        "menutup konflik ini."
    )


def _is_there(read: Read, table: str, row_id: str) -> bool:
    return bool(read(f'SELECT 1 FROM "{table}" WHERE id = ?', (row_id,)))


def _value(read: Read, line: Line, there: bool) -> FieldView:
    found = line.conflict
    base, ours, theirs = (
        value_in_words(read, found.table, found.column, value)
        for value in (found.base, found.ours, found.theirs)
    )
    if not there:
        gone = ((_("(dihapus)"), True),)
        return FieldView(line.label, _plain(base), gone, "", True, _plain(theirs))
    if found.base is None:
        # What was there before is not known here, or was nothing.
        left, right = marked_words(ours, theirs)
        return _view(line.label, (), left, right, _difference(line))
    _unused, right = marked_words(base, ours)
    _unused, third = marked_words(base, theirs)
    return _view(line.label, _plain(base), right, third, _difference(line))


def _view(label: str, base: Runs, ours: Runs, theirs: Runs, difference: str) -> FieldView:
    empty = ((_("(kosong)"), True),)
    return FieldView(label, base, ours or empty, difference, True, theirs or empty)


def _difference(line: Line) -> str:
    """Return by how much theirs is more or less than ours, "" for what is no figure."""
    found = line.conflict
    rule = rule_of(found.table, found.column)
    if rule is None or rule.kind not in ("whole", "decimal"):
        return ""
    try:
        more = Decimal(found.theirs) - Decimal(found.ours)
    except (TypeError, ArithmeticError):
        return ""
    return f"{'+' if more > 0 else '−'}{quantity(abs(more))}"


def _alike(read: Read, line: Line) -> Sides:
    ours = _of_branch(read, _stored(read, "activity", line.conflict.row_id))
    theirs = _of_branch(read, _stored(read, "activity", str(line.conflict.theirs)))
    fields = []
    for name in dict.fromkeys((*ours, *theirs)):
        one, other = ours.get(name, ""), theirs.get(name, "")
        left, right = marked_words(one, other)
        fields.append(FieldView(name, left, right, "", one != other))
    sentence = _(
        "Kedua salinan menambah kegiatan ini sendiri-sendiri, dengan kode dan lokasi yang sama. "
        "Bila pekerjaannya sama, satu saja yang dipertahankan; bila bukan, keduanya tetap."
    )
    if not ours or not theirs:
        sentence = _("Salah satunya sudah dihapus. Pilihan mana pun hanya menutup pasangan ini.")
    return Sides(_("Milik kita"), _("Milik mereka"), "", fields, sentence)


def _deletion(read: Read, line: Line) -> Sides:
    found = line.conflict
    kind = row_kind(found.table)
    gone = ((_("(dihapus)"), True),)
    if found.kind == DELETED_THERE:
        rows = _of_branch(read, _stored(read, found.table, found.row_id))
        fields = [
            FieldView(name, (), _plain(text), "", False, gone if not place else ())
            for place, (name, text) in enumerate(rows.items())
        ]
        sentence = _(
            "{kind} ini kita ubah, sedangkan mereka menghapusnya. Milik kita: tetap ada. "
            "Milik mereka: dihapus, dengan semua yang melekat padanya."
        )
        return _three(fields, sentence.format(kind=kind))
    try:
        theirs = _of_branch(read, _branch(branch_rows(str(found.theirs))))
    except BadFile:
        theirs = {}
    before = _of_branch(read, _deleted(read, found.table, found.row_id))
    fields = []
    for place, name in enumerate(dict.fromkeys((*theirs, *before))):
        base, now = before.get(name, ""), theirs.get(name, "")
        _unused, third = marked_words(base, now) if before else ((), _plain(now))
        fields.append(
            FieldView(name, _plain(base), gone if not place else (), "", base != now, third)
        )
    sentence = _(
        "{kind} ini kita hapus, sedangkan mereka mengubahnya. Milik kita: tetap dihapus. "
        "Milik mereka: kembali seperti yang mereka kirim."
    )
    return _three(fields, sentence.format(kind=kind))


def _plain(text: str) -> Runs:
    return ((text, False),) if text else ()


def _of_branch(read: Read, branch: _Branch) -> dict[str, str]:
    """Return the filled fields of a row by their names, what hangs on it as one field a table."""
    fields: dict[str, str] = {}
    for place, (table, rows) in enumerate(branch.items()):
        if place:
            told = [" · ".join(_fields(read, table, row).values()) for row in rows]
            fields[row_kind(table)] = "\n".join(sorted(told))
        elif rows:
            fields |= _fields(read, table, rows[0])
    return fields


def _fields(read: Read, table: str, row: Mapping[str, Any]) -> dict[str, str]:
    return {
        field_name(table, column): text
        for column in columns(table)
        if column not in _HIDDEN
        and column != _OWNERS.get(table)
        and (text := value_in_words(read, table, column, row.get(column)))
    }


def _stored(read: Read, table: str, row_id: str) -> _Branch:
    """Return a row as it is now, and what hangs on it."""
    branch: _Branch = {table: _rows(read, table, "id", row_id)}
    for child in _children(table):
        if rows := _rows(read, child.table, child.owner, row_id):
            branch[child.table] = rows
    return branch


def _rows(read: Read, table: str, column: str, value: str) -> list[dict[str, Any]]:
    names = columns(table)
    shown = ", ".join(f'"{name}"' for name in names)
    found = read(f'SELECT {shown} FROM "{table}" WHERE "{column}" = ? ORDER BY id', (value,))
    return [dict(zip(names, row, strict=True)) for row in found]


def _deleted(read: Read, table: str, row_id: str) -> _Branch:
    """Return a row as it was when it was deleted here, with what went with it: the journal's."""
    last = read(
        "SELECT change_set_id, column_name, old FROM change WHERE row_id = ? AND table_name = ? "
        "AND kind = 'delete' ORDER BY id DESC LIMIT 1",
        (row_id, table),
    )
    if not last:
        return {}
    set_id, names, old = last[0]
    branch: _Branch = {table: [dict(zip(names.split(","), unquoted(old), strict=True))]}
    first, end = read("SELECT first_change, last_change FROM change_set WHERE id = ?", (set_id,))[0]
    for child in _children(table):
        rows = [
            dict(zip(columns_.split(","), unquoted(values), strict=True))
            for columns_, values in read(
                "SELECT column_name, old FROM change WHERE id BETWEEN ? AND ? "
                "AND table_name = ? AND kind = 'delete'",
                (first, end, child.table),
            )
        ]
        if mine := [row for row in rows if row.get(child.owner) == row_id]:
            branch[child.table] = mine
    return branch


def _branch(rows: Iterable[tuple[str, Sequence[Any]]]) -> _Branch:
    branch: _Branch = {}
    for table, values in rows:
        branch.setdefault(table, []).append(dict(zip(columns(table), values, strict=True)))
    return branch


def _children(table: str) -> tuple[Any, ...]:
    return next((part.children for part in PARTS if part.table == table), ())
