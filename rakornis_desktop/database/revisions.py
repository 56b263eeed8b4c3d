"""Plans as they were: frozen revisions, and any moment of the journal."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from rakornis_desktop.choices import RevisionKind
from rakornis_desktop.database.journal.inverting import unquoted
from rakornis_desktop.database.queries.activity_rows import ACTIVITY_COLUMNS
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet
    from rakornis_desktop.database.program_database import Database

BUDGET_COLUMNS = (
    "id", "activity_id", "year_offset", "funding_source", "funding_text", "amount",
)  # fmt: skip
FROZEN, SENT, RECEIVED, MERGED = RevisionKind
# Columns younger than the first revisions, with what an activity of then has in them.
_SINCE = {"service_indicator": ""}
# A revision that was sent, received or merged is kept as the plan file itself: a ZIP.
_PLAN_FILE, _ACTIVITIES = b"PK", "activities.jsonl"
# A revision from outside is no bigger than this once unpacked.
_MOST_BYTES = 200_000_000


class Moment(NamedTuple):
    """A moment that a plan can be compared with.

    ``key`` names it to :func:`rows_at`; ``kind`` is revisi, tahap or perubahan; ``name`` what it
    was called then (a stage, the label of a change set, the kind of a revision).
    """

    key: str
    kind: str
    name: str
    at: datetime


class PlanThen(NamedTuple):
    """Activities and budgets of a plan at a moment, as rows in the order of their columns."""

    activities: list[tuple[Any, ...]]
    budgets: list[tuple[Any, ...]]


def freeze(database: Database, plan_id: str, kind: str = FROZEN) -> int:
    """Keep the plan as it is now as its next revision; returns its number."""
    from rakornis_desktop.database.tables import Revision

    then = _now(database, plan_id)
    text = "\n".join(
        json.dumps([table, *row], ensure_ascii=False)
        for table, rows in (("a", then.activities), ("b", then.budgets))
        for row in rows
    ).encode()
    numbers = database.read(
        "SELECT number, id FROM revision WHERE plan_id = ? ORDER BY number DESC LIMIT 1",
        (plan_id,),
    )
    number = numbers[0][0] + 1 if numbers else 1
    with database.change_set(_("Bekukan revisi {number}").format(number=number)) as changes:
        changes.add(
            Revision,
            plan_id=plan_id,
            number=number,
            kind=kind,
            created_at=datetime.now(UTC),
            content=base64.b64encode(zlib.compress(text, 6)).decode(),
            sha256=hashlib.sha256(text).hexdigest(),
            parents=numbers[0][1] if numbers else "",
        )
    return number


def keep_revision(
    changes: ChangeSet,
    plan_id: str,
    revision_id: str,
    number: int,
    kind: str,
    plan_file: bytes,
    *,
    created_at: datetime,
    parents: Sequence[str],
) -> None:
    """Keep a plan file as a revision of a plan, under the id that it has everywhere."""
    changes.add_many(
        "revision",
        ("id", "plan_id", "number", "kind", "created_at", "content", "sha256", "parents"),
        [
            (
                revision_id,
                plan_id,
                number,
                kind,
                created_at.isoformat(timespec="milliseconds"),
                base64.b64encode(plan_file).decode(),
                hashlib.sha256(plan_file).hexdigest(),
                " ".join(parents),
            )
        ],
    )


def kept_plan_file(read: Callable[..., list[tuple[Any, ...]]], revision_id: str) -> bytes | None:
    """Return the plan file of a revision, None if it was never here or is none.

    One that was taken back with Urungkan is found in the journal: the others have it still.
    """
    found = read("SELECT content FROM revision WHERE id = ?", (revision_id,))
    if not found and (row := taken_back(read, revision_id)):
        found = [(row["content"],)]
    for (content,) in found:
        try:
            packed = base64.b64decode(content, validate=True)
        except ValueError:
            return None
        return packed if packed.startswith(_PLAN_FILE) else None
    return None


def taken_back(
    read: Callable[..., list[tuple[Any, ...]]], revision_id: str
) -> dict[str, Any] | None:
    """Return the columns of a revision that was taken back with Urungkan, from the journal."""
    for columns, old in read(
        "SELECT column_name, old FROM change WHERE row_id = ? AND table_name = 'revision' "
        "AND kind = 'delete' ORDER BY id DESC LIMIT 1",
        (revision_id,),
    ):
        return dict(zip(columns.split(","), unquoted(old), strict=True))
    return None


def moments(database: Database, plan_id: str, least: int = 10) -> list[Moment]:
    """Return what a plan can be compared with, youngest first.

    Its revisions, the end of each of its stages, and the moment before each change set that
    touched at least ``least`` of its activities.
    """
    found = [
        Moment(f"r{number}", "revisi", f"{number} {kind}", datetime.fromisoformat(at))
        for number, kind, at in database.read(
            "SELECT number, kind, created_at FROM revision WHERE plan_id = ?", (plan_id,)
        )
    ]
    for first, stage, at in database.read(
        "SELECT s.first_change, c.old, s.at FROM change c JOIN change_set s "
        "ON s.id = c.change_set_id WHERE c.row_id = ? AND c.table_name = 'plan' "
        "AND c.column_name = 'stage'",
        (plan_id,),
    ):
        found.append(Moment(f"c{first - 1}", "tahap", str(stage), datetime.fromisoformat(at)))
    for first, label, at in database.read(
        # A set too short to hold so many is not looked into, a long one only until they are found.
        "SELECT s.first_change, s.label, s.at FROM change_set s WHERE s.kind = 'do' "
        "AND s.last_change - s.first_change + 1 >= ? AND (SELECT count(*) FROM ("
        "SELECT DISTINCT c.row_id FROM change c WHERE c.id BETWEEN s.first_change AND "
        "s.last_change AND c.table_name = 'activity' AND (c.kind = 'delete' OR EXISTS "
        "(SELECT 1 FROM activity a WHERE a.id = c.row_id AND a.plan_id = ?)) "
        "LIMIT ?)) >= ?",
        (least, plan_id, least, least),
    ):
        found.append(Moment(f"c{first - 1}", "perubahan", str(label), datetime.fromisoformat(at)))
    return sorted(found, key=lambda moment: (moment.at, moment.key), reverse=True)


def rows_at(database: Database, plan_id: str, moment: str) -> PlanThen:
    """Return a plan as it was.

    ``moment`` is a revision (r2, or its bare number), a change of the journal (c120: right after
    it), a date (2026-03-23: at its end, UTC) or a stage that the plan has left. Raises Refusal.
    """
    word = moment.strip().casefold()
    if word.lstrip("r").isdigit() and len(word) < 10:
        return _revision(database, plan_id, int(word.lstrip("r")))
    if word.startswith("c") and word[1:].isdigit():
        return _turned_back(database, plan_id, int(word[1:]))
    for found in moments(database, plan_id):
        if found.kind == "tahap" and found.name == word.replace(" ", "_"):
            return _turned_back(database, plan_id, int(found.key[1:]))
    try:
        day = datetime.fromisoformat(word).date()
    except ValueError:
        known = ", ".join(found.key for found in moments(database, plan_id)[:12])
        raise Refusal(
            _(
                "Tidak ada revisi atau tahap «{moment}». Tulis nomor revisi, tanggal "
                "(2026-03-23), atau salah satu dari: {known}."
            ).format(moment=moment, known=known or _("belum ada"))
        ) from None
    last = database.read(
        "SELECT coalesce(max(last_change), 0) FROM change_set WHERE substr(at, 1, 10) <= ?",
        (day.isoformat(),),
    )
    return _turned_back(database, plan_id, last[0][0])


def _now(database: Database, plan_id: str) -> PlanThen:
    return PlanThen(
        database.read(
            f"SELECT {', '.join(ACTIVITY_COLUMNS)} FROM activity WHERE plan_id = ? "
            "ORDER BY position, id",
            (plan_id,),
        ),
        database.read(
            f"SELECT {', '.join(f'b.{name}' for name in BUDGET_COLUMNS)} FROM budget b "
            "JOIN activity a ON a.id = b.activity_id WHERE a.plan_id = ? ORDER BY b.id",
            (plan_id,),
        ),
    )


def _revision(database: Database, plan_id: str, number: int) -> PlanThen:
    found = database.read(
        "SELECT content, sha256 FROM revision WHERE plan_id = ? AND number = ?", (plan_id, number)
    )
    if not found:
        raise Refusal(_("Revisi {number} tidak ada.").format(number=number))
    content, digest = found[0]
    damaged = Refusal(
        _("Isi revisi {number} rusak, jadi tidak dapat dibandingkan.").format(number=number)
    )
    try:
        packed = base64.b64decode(content, validate=True)
        if packed.startswith(_PLAN_FILE):
            if hashlib.sha256(packed).hexdigest() != digest:
                raise damaged
            return _of_plan_file(packed, plan_id)
        unpacker = zlib.decompressobj()
        text = unpacker.decompress(packed, _MOST_BYTES)
        if unpacker.unconsumed_tail or hashlib.sha256(text).hexdigest() != digest:
            raise damaged
        rows = [json.loads(line) for line in text.decode().splitlines()]
    except (ValueError, KeyError, zlib.error, zipfile.BadZipFile, RecursionError):
        raise damaged from None
    return PlanThen(
        [_whole(row[1:]) for row in rows if row[0] == "a"],
        [tuple(row[1:]) for row in rows if row[0] == "b"],
    )


def _whole(row: list[Any]) -> tuple[Any, ...]:
    """Return a frozen activity with the columns that have come since, as they were then: empty."""
    return (*row, *(_SINCE.get(name) for name in ACTIVITY_COLUMNS[len(row) :]))


def _of_plan_file(packed: bytes, plan_id: str) -> PlanThen:
    """Return what a plan file holds, that was sent or received (docs/plan-file.md)."""
    from rakornis_desktop.database.tables import Activity, Budget

    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive, archive.open(_ACTIVITIES) as part:
            lines = part.read(_MOST_BYTES).split(b"\n")
    except KeyError:
        # A plan without activities has no such part.
        return PlanThen([], [])
    ordinary = {name: Activity.model_fields[name].default for name in ACTIVITY_COLUMNS}
    ordinary |= {"plan_id": plan_id}
    ordinary_budget = {name: Budget.model_fields[name].default for name in BUDGET_COLUMNS}
    then = PlanThen([], [])
    for line in filter(None, lines):
        row = ordinary | json.loads(line)
        then.activities.append(tuple(row[name] for name in ACTIVITY_COLUMNS))
        for budget in row.get("budgets", ()):
            whole = ordinary_budget | budget | {"activity_id": row["id"]}
            then.budgets.append(tuple(whole[name] for name in BUDGET_COLUMNS))
    return then


def _turned_back(database: Database, plan_id: str, change: int) -> PlanThen:
    """Return the plan as it was right after ``change``: what came later taken back in memory."""
    now = _now(database, plan_id)
    columns = {"activity": ACTIVITY_COLUMNS, "budget": BUDGET_COLUMNS}
    state: dict[str, dict[str, dict[str, Any]]] = {
        "activity": {
            row[0]: dict(zip(ACTIVITY_COLUMNS, row, strict=True)) for row in now.activities
        },
        "budget": {row[0]: dict(zip(BUDGET_COLUMNS, row, strict=True)) for row in now.budgets},
    }
    for table, kind, row_id, column, old in database.read(
        "SELECT table_name, kind, row_id, column_name, old FROM change "
        "WHERE id > ? AND table_name IN ('activity', 'budget') ORDER BY id DESC",
        (change,),
    ):
        rows = state[table]
        if kind == "insert":
            rows.pop(row_id, None)
        elif kind == "delete":
            values = dict(zip(column.split(","), unquoted(old), strict=True))
            rows[row_id] = {name: values.get(name, _SINCE.get(name)) for name in columns[table]}
        elif row_id in rows:
            rows[row_id][column] = old
    activities = [row for row in state["activity"].values() if row["plan_id"] == plan_id]
    activities.sort(key=lambda row: (row["position"], row["id"]))
    ids = {row["id"] for row in activities}
    return PlanThen(
        [tuple(row[name] for name in ACTIVITY_COLUMNS) for row in activities],
        [
            tuple(row[name] for name in BUDGET_COLUMNS)
            for row in state["budget"].values()
            if row["activity_id"] in ids
        ],
    )
