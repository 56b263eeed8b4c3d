"""Sending our plan: a revision is frozen and written as a plan file, with a mail if wished."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rakornis_desktop.database.new_database import office_values
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.database.revisions import SENT, keep_revision
from rakornis_desktop.exchange.file.lineage import Lineage
from rakornis_desktop.exchange.file.manifest import RevisionHead
from rakornis_desktop.exchange.file.plan_file import checked, content_of
from rakornis_desktop.exchange.file.plan_parts import EXTENSION, columns
from rakornis_desktop.exchange.file.plan_rows import PlanRows
from rakornis_desktop.exchange.file.snapshot import Snapshot, plan_file, snapshot
from rakornis_desktop.exchange.file.travels import note_sending
from rakornis_desktop.exchange.traffic.own_key import OwnKey, own_key
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.writing_files.whole_file import write_whole

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet
    from rakornis_desktop.database.program_database import Database
    from rakornis_desktop.exchange.mail.mail_drafts import Letter

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Sent:
    """What was sent: the file, the mail if there is one, the revision and its number."""

    file: Path
    mail: Path | None
    revision_id: str
    number: int
    activities: int
    size: int


def send(
    database: Database,
    file: Path,
    *,
    to: str = "",
    mail: Path | None = None,
    recipients: Sequence[str] | None = None,
    letter: Letter | None = None,
    key: OwnKey | None = None,
    step: str = "",
) -> Sent:
    """Write our plan as a plan file; where it changed since, a revision is frozen.

    ``to`` is the region of the office it is for: then it holds the links and decisions that
    concern that office. ``mail`` is where a draft with the file goes, to ``recipients`` or, left
    out, to the addresses of that office in the address book, saying what ``letter`` says. Each
    sending is noted (travels.py). Sendings that follow one another under the same ``step`` are one
    step of undo. Raises Refusal; nothing is written then, unless it says that only the draft is
    missing.
    """
    from rakornis_desktop.exchange.mail.mail_drafts import draft

    if file.suffix.casefold() != EXTENSION:
        raise Refusal(
            _("Nama berkas rencana berakhiran {end}, misalnya {name}.").format(
                end=EXTENSION, name=file.with_suffix(EXTENSION).name
            )
        )
    if to:
        office_values(to)
    key = key or own_key()
    plan = own_plan(database)
    now = snapshot(database.read, plan)
    label = _("Kirim revisi {number}").format(number=now.number)
    if not now.changed and now.head:
        content, revision = _again(database, now, to, key)
        label = _("Kirim lagi revisi {number}").format(number=revision.number)
        with database.change_set(label, typing=step) as changes:
            _bring_back(changes, now)
            note_sending(changes, plan, revision.id, revision.number, to, file.name, key)
            _write_read_back(file, content)
    else:
        revision = RevisionHead(
            now.revision_id,
            now.number,
            (now.head.id,) if now.head else (),
            now.created_at.isoformat(timespec="milliseconds"),
        )
        whole = _file(database, now, revision, key)
        content = _file(database, now, revision, key, to) if to else whole
        with database.change_set(label, typing=step) as changes:
            keep_revision(
                changes,
                plan.id,
                revision.id,
                revision.number,
                SENT,
                whole,
                created_at=now.created_at,
                parents=revision.parents,
            )
            note_decided(changes, now)
            note_sending(changes, plan, revision.id, revision.number, to, file.name, key)
            _write_read_back(file, content)
    if mail is not None:
        letter_with_file = draft(
            database, content, file.name, revision.number, to, recipients, letter
        )
        try:
            write_whole(mail, letter_with_file)
        except Refusal as refusal:
            said = _("{file} sudah ditulis, hanya draf surelnya belum. {reason}")
            raise Refusal(said.format(file=file.name, reason=refusal)) from None
    return Sent(file, mail, revision.id, revision.number, len(now.rows["activity"]), len(content))


def note_decided(changes: ChangeSet, now: Snapshot) -> None:
    """Note of decided conflicts which revision tells the others of them."""
    changes.update_many("conflict", ("frozen_in",), [[now.revision_id, i] for i in now.decided])


def _write_read_back(file: Path, content: bytes) -> None:
    """Write a plan file that our own strictest reader takes, every row of it."""
    write_whole(file, content, check=lambda piece: checked(content_of(piece), file.name))


def _again(database: Database, now: Snapshot, to: str, key: OwnKey) -> tuple[bytes, RevisionHead]:
    """Return the file of the revision that the plan still is."""
    assert now.head and now.head_file
    old = now.head_file.manifest
    if not to and old.sender.key == key.public and not old.audience:
        return now.head_file.content, old.revision
    return _file(database, now, old.revision, key, to), old.revision


def _bring_back(changes: ChangeSet, now: Snapshot) -> None:
    """Keep the plan's revision again, if its sending was taken back with Urungkan."""
    assert now.head and now.head_file
    if changes.read("SELECT 1 FROM revision WHERE id = ?", (now.head.id,)):
        return
    revision = now.head_file.manifest.revision
    keep_revision(
        changes,
        now.plan.id,
        now.head.id,
        now.head.number,
        SENT,
        now.head_file.content,
        created_at=datetime.fromisoformat(now.head.created_at),
        parents=revision.parents,
    )


def _file(
    database: Database, now: Snapshot, revision: RevisionHead, key: OwnKey, to: str = ""
) -> bytes:
    rows, lineage = now.rows, now.lineage
    if to:
        rows, lineage = _concerning(database, now, to)
    return plan_file(
        key,
        now.plan,
        revision,
        rows,
        lineage,
        author=database.author,
        audience=to,
        newer=now.head_file,
    )


def _concerning(database: Database, now: Snapshot, to: str) -> tuple[PlanRows, Lineage]:
    """Return the rows without links and decisions that do not concern the office ``to``.

    Those concern it that are about an activity of its plan, or about one of ours in its region.
    """
    theirs = {
        row_id
        for (row_id,) in database.read(
            "SELECT a.id FROM activity a JOIN plan p ON p.id = a.plan_id "
            "JOIN office o ON o.id = p.office_id WHERE o.region_code = ?",
            (to,),
        )
    }
    at = columns("activity").index("region_code")
    own = now.rows["activity"]
    there = theirs | {
        row_id for row_id, row in own.items() if row[at] == to or row[at].startswith(f"{to}.")
    }
    if to == now.plan.region_code or len(to) < len(now.plan.region_code) or to == "00":
        # To the tier above goes all that is said of our own activities.
        there |= own.keys()
    rows = now.rows.copy()
    left, right = (columns("link").index(f"{side}_activity_id") for side in ("left", "right"))
    rows.by_table["link"] = {
        i: row for i, row in rows["link"].items() if row[left] in there or row[right] in there
    }
    decision, activity = (
        columns("decision_activity").index(f"{name}_id") for name in ("decision", "activity")
    )
    about = {row[decision] for row in rows["decision_activity"].values() if row[activity] in there}
    rows.by_table["decision"] = {i: row for i, row in rows["decision"].items() if i in about}
    rows.by_table["decision_activity"] = {
        i: row for i, row in rows["decision_activity"].items() if row[decision] in about
    }
    rows.extra = {key: more for key, more in rows.extra.items() if key[1] in rows[key[0]]}
    lineage = now.lineage.copy()
    lineage.stamps = {k: own for k, own in lineage.stamps.items() if k[1] in rows[k[0]]}
    lineage.open = {e for e in lineage.open if not e.column or e.row_id in rows[e.table]}
    return rows, lineage


def suggested_name(office: str, year: int, number: int, sent: datetime, to: str = "") -> str:
    """Return a file's name that tells office, year and revision, without unsafe signs.

    ``to`` is the name of the office that it is made for.
    """
    name = f"rencana-{_plain(office)}-{year}-r{number}-{sent:%Y%m%d}"
    return f"{name}-untuk-{_plain(to)}{EXTENSION}" if to else f"{name}{EXTENSION}"


def _plain(name: str) -> str:
    words = "".join(c if c.isalnum() else " " for c in name.casefold()).split()
    return "-".join(words)[:60]
