"""Another office's plan: its file replaces our read-only copy."""

from __future__ import annotations

from typing import NamedTuple

from rakornis_desktop.database.queries.plans_of_offices import PlanRow
from rakornis_desktop.exchange.file.bad_file import BadFile
from rakornis_desktop.exchange.file.part_lines import LineReader, split_lines
from rakornis_desktop.exchange.file.plan_file import PlanFile, check_services, check_trees
from rakornis_desktop.exchange.file.plan_parts import PARTS, SHARED, columns, tables
from rakornis_desktop.exchange.file.plan_rows import PlanRows
from rakornis_desktop.exchange.file.stored_plan import stored_plan, touched_since
from rakornis_desktop.exchange.traffic.revision_head import Head, Read, plan_file_of
from rakornis_desktop.exchange.traffic.row_changes import RowChanges, row_changes
from rakornis_desktop.exchange.traffic.said_together import settled
from rakornis_desktop.language.catalogue import translate as _

_OWN_TABLES = tuple(table for table in tables() if table not in SHARED)
_SHARED_PARTS = ("links", "decisions")


class Replacement(NamedTuple):
    """What a file changes in our copy, and the rows it was found by (all of them, or only those
    whose lines differ from the last file's)."""

    changes: RowChanges
    rows: PlanRows
    whole: bool


def replacement(
    read: Read, file: PlanFile, plan: PlanRow | None, head: Head | None, *, from_above: bool
) -> Replacement:
    """Return what ``file`` changes in our copy ``plan`` of it, last received as ``head``.

    Where our copy is as the last file left it, only lines that differ from that file's are read.
    Raises BadFile.
    """
    last = plan_file_of(read, head.id) if head else None
    if last is not None and last.manifest.plan.id != file.manifest.plan.id:
        last = None
    if plan is None:
        file.check()
        return Replacement(row_changes(PlanRows(), file.rows), file.rows, True)
    if last is not None and head and _untouched(read, plan, head, last):
        before, after = _differing(file, last)
        whole = False
    else:
        file.check()
        before, after = stored_plan(read, plan, _OWN_TABLES), file.rows.copy()
        for table in SHARED:
            after.by_table[table] = {}
        whole = True
    after = _localised(after, file, plan)
    if not whole:
        before = _localised(before, last or file, plan)
    same_reader = last is not None and last.manifest.audience == file.manifest.audience
    unchanged = same_reader and all(
        last is not None
        and last.manifest.parts.get(f"{name}.jsonl") == file.manifest.parts.get(f"{name}.jsonl")
        for name in _SHARED_PARTS
    )
    if not unchanged:
        said = file.rows if whole else _of_parts(file, _SHARED_PARTS)
        was = _of_parts(last, _SHARED_PARTS) if same_reader and last else None
        if not whole:
            said.by_table["activity"] = after["activity"]
        shared_before, shared_after = settled(read, plan, said, was, from_above=from_above)
        _keep_meetings(read, shared_before, shared_after, after)
        for table in SHARED:
            before.by_table[table] = shared_before[table]
            after.by_table[table] = shared_after[table]
    return Replacement(row_changes(before, after), after, whole)


def _localised(rows: PlanRows, file: PlanFile, plan: PlanRow) -> PlanRows:
    """Return rows under the ids that office and plan have here, if those came another way."""
    found = rows.copy()
    for table, here in (("office", plan.office_id), ("plan", plan.id)):
        for row in rows[table].values():
            found.by_table[table] = {here: (here, *row[1:])}
    at = columns("official").index("office_id")
    found.by_table["official"] = {
        i: (*row[:at], plan.office_id, *row[at + 1 :]) for i, row in rows["official"].items()
    }
    return found


def _differing(file: PlanFile, last: PlanFile) -> tuple[PlanRows, PlanRows]:
    """Return the rows of the lines that only one of two files has."""
    old, new = LineReader(), LineReader()
    for part in PARTS:
        if part.name in _SHARED_PARTS:
            file.part(part.file)
            continue
        if file.manifest.parts.get(part.file) == last.manifest.parts.get(part.file):
            file.part(part.file)
            continue
        was, now = split_lines(last.part(part.file)), split_lines(file.part(part.file))
        known, said = set(was), set(now)
        if len(said) != len(now):
            raise BadFile(_("{part} memuat baris yang sama dua kali").format(part=part.file))
        old.read(part, [line for line in was if line not in said])
        new.read(part, [line for line in now if line not in known])
    read = (file.lineage, file.unknown_parts)
    del read
    for table in _OWN_TABLES:
        was_counted = last.manifest.counts.get(table, 0) - len(old.rows[table])
        if was_counted + len(new.rows[table]) != file.manifest.counts.get(table, 0):
            raise BadFile(_("jumlah barisnya bukan yang disebut manifesnya"))
    if new.rows["plan"] or new.rows["office"]:
        # The plan itself speaks otherwise: looked at as a whole.
        file.check()
    check_services(new.rows, file.manifest.plan.region_code)
    if new.rows["issue"] or old.rows["issue"]:
        # A ring may be closed by a line that is as it was.
        check_trees(_of_parts(file, ("issues",)))
    return old.rows, new.rows


def _of_parts(file: PlanFile, names: tuple[str, ...]) -> PlanRows:
    reader = LineReader()
    for part in PARTS:
        if part.name in names:
            reader.read(part, split_lines(file.part(part.file)))
    return reader.rows


def _keep_meetings(read: Read, before: PlanRows, after: PlanRows, rows: PlanRows) -> None:
    """A decision names its meeting only where we have or get that; ours stays where theirs says
    nothing."""
    at = columns("decision").index("meeting_id")
    known = {i for (i,) in read("SELECT id FROM meeting")} | rows["meeting"].keys()
    for row_id, values in after["decision"].items():
        was = before["decision"].get(row_id)
        meeting = values[at] if values[at] in known else (was[at] if was else None)
        if meeting != values[at]:
            after["decision"][row_id] = (*values[:at], meeting, *values[at + 1 :])


def _untouched(read: Read, plan: PlanRow, head: Head, last: PlanFile) -> bool:
    """Tell whether our copy is exactly as the file ``last`` left it, asking the journal."""
    found = read(
        "SELECT s.last_change FROM change c JOIN change_set s ON s.id = c.change_set_id "
        "WHERE c.row_id = ? AND c.table_name = 'revision' ORDER BY c.id DESC LIMIT 1",
        (head.id,),
    )
    if not found or found[0][0] is None:
        return False
    since = found[0][0]
    ((newest,),) = read("SELECT coalesce(max(id), 0) FROM change")
    if newest == since:
        return True
    # What was taken out is seen by the number of rows, what was put in or changed by the journal.
    for table in _OWN_TABLES:
        count, touched = touched_since(read, table, plan, since)
        if touched or count != last.manifest.counts.get(table, 0):
            return False
    return True
