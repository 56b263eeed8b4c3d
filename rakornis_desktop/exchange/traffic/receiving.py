"""Receiving plan files: looked at first, then written in one step of undo, or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rakornis_desktop.database.journal.step_labels import short
from rakornis_desktop.database.queries.plans_of_offices import PlanRow, own_plan, plan_by_id
from rakornis_desktop.database.revisions import RECEIVED, keep_revision
from rakornis_desktop.database.row_ids import new_id
from rakornis_desktop.exchange.file.bad_file import FileRefusal, unreadable
from rakornis_desktop.exchange.file.fingerprint import fingerprint
from rakornis_desktop.exchange.file.plan_file import PlanFile, content_of, in_words, looked_at
from rakornis_desktop.exchange.mail.mail_drafts import plan_files_in
from rakornis_desktop.exchange.merge.merging import MergePlan, apply_merge, planned
from rakornis_desktop.exchange.traffic import incoming
from rakornis_desktop.exchange.traffic.completeness import Completeness, completeness
from rakornis_desktop.exchange.traffic.incoming import OURS, SAME, Target, target_of
from rakornis_desktop.exchange.traffic.known_keys import OK, accept_key, signature_state
from rakornis_desktop.exchange.traffic.own_key import OwnKey, own_key
from rakornis_desktop.exchange.traffic.plan_file_applying import add_rows, apply_changes
from rakornis_desktop.exchange.traffic.reading_ahead import read_ahead
from rakornis_desktop.exchange.traffic.replacing import Replacement, replacement
from rakornis_desktop.exchange.traffic.revision_head import Read, next_number, sender_number
from rakornis_desktop.exchange.traffic.row_changes import RowChanges, Tally
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet
    from rakornis_desktop.database.program_database import Database

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Received:
    """What a file holds, and what it changes or has changed.

    ``relation`` as in :class:`Target`; ``signature`` is ok, unknown, changed or bad; ``since`` is
    the number and moment (ISO) of what we had before. ``error`` says why it was not let in.
    """

    name: str
    written: bool = False
    office: str = ""
    office_name: str = ""
    sender: str = ""
    fingerprint: str = ""
    revision: int = 0
    sent_at: str = ""
    audience: str = ""
    signature: str = ""
    relation: str = ""
    since: tuple[int, str] | None = None
    tallies: Mapping[str, Tally] = field(default_factory=dict)
    changes: RowChanges = field(default_factory=RowChanges)
    conflicts: int = 0
    alike: int = 0
    error: str = ""
    reason: str = ""

    @property
    def activities(self) -> Tally:
        """New, changed and gone activities."""
        return self.tallies.get("activities", Tally())


def preview(
    database: Database, content: PlanFile | bytes, name: str, key: OwnKey | None = None
) -> Received:
    """Return what a file would change; nothing is written. Raises Refusal if it is unreadable.

    Why it would not be let in, say for its key, stands in ``error``.
    """
    return _look(database, content, name, key).received


def receive(
    database: Database,
    content: PlanFile | bytes,
    name: str,
    *,
    accept: bool = False,
    older: bool = False,
    dry_run: bool = False,
    key: OwnKey | None = None,
) -> Received:
    """Let a plan file in, in one step of undo.

    ``accept`` a key that is unknown or changed; ``older`` lets an older revision replace a newer
    one; with ``dry_run`` nothing is written, and even a wrong signature may be looked at. Raises
    Refusal; the database is as before then.
    """
    looked = _look(database, content, name, key)
    file, received, target = looked.file, looked.received, looked.target
    if dry_run:
        return received
    if target is None:
        raise FileRefusal(received.error, received.reason)
    incoming.check_signature(database, file, received.signature, accept_key=accept)
    incoming.check_age(database.read, file, target, older=older)
    if target.relation == SAME and received.signature == OK:
        return received
    label = _("Terima {plan}, revisi {number}").format(
        plan=short(file.manifest.plan.office), number=received.revision
    )
    try:
        with database.change_set(label) as changes:
            if received.signature != OK:
                accept_key(changes, file.manifest.sender, database.author)
            if target.relation != SAME:
                _write(database, changes, looked)
    except (sqlite3.IntegrityError, Refusal) as error:
        if not isinstance(error.__cause__ or error, sqlite3.IntegrityError):
            raise
        raise unreadable(
            name, _("memuat baris yang sudah dipakai rencana lain, atau merujuk yang tidak ada")
        ) from None
    return replace(received, written=target.relation != SAME, error="", reason="")


def receive_files(
    database: Database,
    paths: Sequence[Path],
    *,
    accept: bool = False,
    older: bool = False,
    dry_run: bool = False,
    key: OwnKey | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[Received]:
    """Let many files or saved mails in, each in a step of its own; give what became of each.

    One that is not let in gives its sentence in ``error``, and the next goes on.
    ``progress(done, total)`` counts files.
    """
    known = {plan for (plan,) in database.read("SELECT DISTINCT plan_id FROM revision")}
    reading = read_ahead(paths, lambda path: _read_through(path, known))
    for number, (path, held) in enumerate(reading):
        if cancelled and cancelled():
            return
        if progress:
            progress(number, len(paths))
        if isinstance(held, Refusal):
            yield refused(Received(path.name), held)
            continue
        for name, file in held:
            yield _received(database, file, name, accept, older, dry_run, key)
    if progress:
        progress(len(paths), len(paths))


def _read_through(path: Path, known: set[str]) -> list[tuple[str, PlanFile | bytes]]:
    """Return the plan files in a file or saved mail, the rows of the first checked.

    One that is not sound comes as it is, to be refused by whoever lets it in; of a plan in
    ``known`` only what is new will be read, so its rows are left for then. A mail may hold many:
    their rows are not all held at once.
    """
    found: list[tuple[str, PlanFile | bytes]] = []
    for name, content in plan_files_in(content_of(path), path.name):
        try:
            file = looked_at(content, name)
            if not found and file.manifest.plan.id not in known:
                in_words(name, file.check)
            found.append((name, file))
        except Refusal:
            found.append((name, content))
    return found


def _received(
    database: Database,
    content: PlanFile | bytes,
    name: str,
    accept: bool,
    older: bool,
    dry_run: bool,
    key: OwnKey | None,
) -> Received:
    try:
        return receive(
            database, content, name, accept=accept, older=older, dry_run=dry_run, key=key
        )
    except Refusal as refusal:
        try:
            seen = head_of_file(database, _opened(content, name), key)
        except Refusal:
            seen = Received(name)
        return refused(seen, refusal)


def refused(received: Received, refusal: Refusal) -> Received:
    """Return what is known of a file that was not let in, with why."""
    reason = refusal.reason if isinstance(refusal, FileRefusal) else "refused"
    return replace(received, written=False, error=str(refusal), reason=reason)


def head_of_file(database: Database, file: PlanFile, key: OwnKey | None = None) -> Received:
    """Return what a file says of itself, and how its signature is known here."""
    manifest = file.manifest
    return Received(
        file.name,
        office=manifest.plan.region_code,
        office_name=manifest.plan.office,
        sender=manifest.sender.name,
        fingerprint=fingerprint(manifest.sender.key),
        revision=manifest.revision.number,
        sent_at=manifest.revision.created_at,
        audience=manifest.audience,
        signature=signature_state(database, file, (key or own_key()).public),
    )


@dataclass
class _Looked:
    file: PlanFile
    target: Target | None
    received: Received
    found: MergePlan | Replacement | None
    key: OwnKey


def _opened(content: PlanFile | bytes, name: str) -> PlanFile:
    return content if isinstance(content, PlanFile) else looked_at(content, name)


def _look(database: Database, content: PlanFile | bytes, name: str, key: OwnKey | None) -> _Looked:
    key = key or own_key()
    file = _opened(content, name)
    received = head_of_file(database, file, key)
    try:
        target = target_of(database, file)
    except FileRefusal as refusal:
        in_words(name, file.check)
        return _Looked(
            file, None, replace(received, error=str(refusal), reason=refusal.reason), None, key
        )
    incoming.check_edition(file)
    head = target.head
    received = replace(
        received,
        relation=target.relation,
        since=(sender_number(database.read, head), head.created_at) if head else None,
    )
    found: MergePlan | Replacement | None = None
    if target.relation == SAME:
        in_words(name, file.check)
    elif target.relation == OURS:
        plan = target.plan
        assert plan is not None
        merge_plan = in_words(name, lambda: planned(database.read, plan, file))
        found = merge_plan
        received = replace(
            received,
            changes=merge_plan.changes,
            tallies=merge_plan.changes.tallies(),
            conflicts=len(merge_plan.new_open),
            alike=len(merge_plan.alike),
        )
    else:
        found = in_words(name, lambda: _replacement(database, database.read, file, target))
        received = replace(received, changes=found.changes, tallies=found.changes.tallies())
    try:
        incoming.check_signature(database, file, received.signature, accept_key=False)
        incoming.check_age(database.read, file, target, older=False)
    except FileRefusal as refusal:
        received = replace(received, error=str(refusal), reason=refusal.reason)
    return _Looked(file, target, received, found, key)


def _replacement(database: Database, read: Read, file: PlanFile, target: Target) -> Replacement:
    ours = own_plan(database)
    sender = file.manifest.sender.region_code
    from_above = sender == "00" or ours.region_code.startswith(f"{sender}.")
    return replacement(read, file, target.plan, target.head, from_above=from_above)


def _write(database: Database, changes: ChangeSet, looked: _Looked) -> None:
    file, found = looked.file, looked.found
    if isinstance(found, MergePlan):
        apply_merge(changes, found, looked.key, database.author)
        counted = completeness(changes.read, found.now.plan.id)
        _note_receipt(changes, looked, counted)
        return
    assert found is not None and looked.target is not None
    plan = looked.target.plan
    if plan is None:
        plan = _new_plan(database, changes, file)
        target = looked.target._replace(plan=plan)
        found = in_words(file.name, lambda: _replacement(database, changes.read, file, target))
    apply_changes(changes, found.changes, plan.id, plan.office_id)
    _keep(changes, file, plan)
    _note_receipt(changes, looked, completeness(changes.read, plan.id))


def _new_plan(database: Database, changes: ChangeSet, file: PlanFile) -> PlanRow:
    """Make the office, if need be, and the plan that a file brings, under the file's own ids."""
    rows = file.rows
    ((plan_id, plan_values),) = rows["plan"].items()
    ((office_id, office_values),) = rows["office"].items()
    known = changes.read(
        "SELECT id FROM office WHERE region_code = ? ORDER BY id LIMIT 1",
        (file.manifest.plan.region_code,),
    )
    if known:
        office_id = known[0][0]
    else:
        if changes.read("SELECT 1 FROM office WHERE id = ?", (office_id,)):
            office_id = new_id()
        add_rows(changes, "office", [(office_id, *office_values[1:])], {})
    add_rows(changes, "plan", [(plan_id, *plan_values[1:])], {"office_id": office_id})
    made = plan_by_id(database, plan_id)
    assert made is not None
    return made


def _keep(changes: ChangeSet, file: PlanFile, plan: PlanRow) -> None:
    """Keep the revision; one that was here before and is asked for again becomes the last."""
    revision = file.manifest.revision
    number = next_number(changes.read, plan.id, revision.number)
    changes.update_many(
        "plan",
        ("source_file", "received_at"),
        [[file.name[:300], datetime.now(UTC).isoformat(timespec="milliseconds"), plan.id]],
    )
    if changes.read("SELECT 1 FROM revision WHERE id = ?", (revision.id,)):
        changes.update_many("revision", ("number",), [[number, revision.id]])
        return
    keep_revision(
        changes,
        plan.id,
        revision.id,
        number,
        RECEIVED,
        file.content,
        created_at=datetime.fromisoformat(revision.created_at),
        parents=revision.parents,
    )


def _note_receipt(changes: ChangeSet, looked: _Looked, counted: Completeness) -> None:
    from rakornis_desktop.database.tables import Receipt

    manifest, received = looked.file.manifest, looked.received
    changes.add(
        Receipt,
        revision_id=manifest.revision.id,
        sender_region=manifest.sender.region_code,
        sender_name=manifest.sender.name,
        number=manifest.revision.number,
        audience=manifest.audience,
        sent_at=datetime.fromisoformat(manifest.revision.created_at),
        received_at=datetime.now(UTC),
        file_name=received.name[:300],
        signature=received.signature,
        fingerprint=received.fingerprint,
        **counted._asdict(),
    )
