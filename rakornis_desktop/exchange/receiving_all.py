"""A folder of plan files and saved mails: all looked at first, then let in one after another."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.exchange.bad_file import FileRefusal
from rakornis_desktop.exchange.known_keys import CHANGED, UNKNOWN
from rakornis_desktop.exchange.mail import plan_files_in
from rakornis_desktop.exchange.own_key import OwnKey, own_key
from rakornis_desktop.exchange.plan_file import content_of, looked_at
from rakornis_desktop.exchange.plan_parts import EXTENSION
from rakornis_desktop.exchange.receiving import Received, head_of_file, receive
from rakornis_desktop.exchange.row_changes import RowChanges
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.disk_errors import in_words
from rakornis_desktop.language.sentences import Refusal

if TYPE_CHECKING:
    from rakornis_desktop.program.database import Program

Progress = Callable[[int, int], None]
ENDINGS = (EXTENSION, ".eml")
MOST_FILES = 2_000


class Key(NamedTuple):
    """A sender's key, as it is accepted: whose it says it is, and its fingerprint."""

    region_code: str
    fingerprint: str


class NewKey(NamedTuple):
    """A key that is not known yet, or not the known one, and the files that it signed."""

    key: Key
    sender: str
    changed: bool
    files: tuple[str, ...]


class Seen(NamedTuple):
    """A plan file found in a folder: in which file it lies, what it would change or has changed.

    ``number`` is its place among those of the same mail.
    """

    path: Path
    number: int
    received: Received
    sender_region: str = ""

    @property
    def id(self) -> str:
        """What tells it from the others."""
        return f"{self.path}:{self.number}"

    @property
    def key(self) -> Key:
        """The key that signed it."""
        return Key(self.sender_region, self.received.fingerprint)


def files_in(folder: Path) -> list[Path]:
    """Return the plan files and saved mails of a folder by name. Raises Refusal."""
    try:
        found = sorted(
            (
                path
                for path in folder.iterdir()
                if path.suffix.casefold() in ENDINGS
                and not path.name.startswith(".")
                and path.is_file()
            ),
            key=lambda path: path.name.casefold(),
        )
    except OSError as error:
        raise Refusal(in_words(error)) from None
    if not found:
        raise Refusal(
            _("Folder {folder} tidak berisi berkas rencana (.rakornis) atau surel (.eml).").format(
                folder=folder.name or folder
            )
        )
    if len(found) > MOST_FILES:
        raise Refusal(
            _("Folder {folder} berisi {count} berkas; paling banyak {most} sekaligus.").format(
                folder=folder.name or folder, count=len(found), most=MOST_FILES
            )
        )
    return found


def look_at_all(
    program: Program,
    paths: Sequence[Path],
    *,
    key: OwnKey | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[Seen]:
    """Look at files; nothing is written. What is refused says why in its ``error``."""
    key = key or own_key()
    found: list[Seen] = []
    for done, path in enumerate(paths):
        if cancelled and cancelled():
            break
        if progress:
            progress(done, len(paths))
        found += _each(program, path, key, None)
    return found


def receive_all(
    program: Program,
    seen: Iterable[Seen],
    accepted: Collection[Key],
    *,
    key: OwnKey | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[Seen]:
    """Let files in that were looked at, each in a step of undo of its own; give what became of
    each.

    Keys are accepted only if they are among ``accepted``. Of several revisions of one plan the
    youngest comes first, so that the older ones are told to be older. Read anew: a file that was
    changed since it was looked at is judged as it is now.
    """
    key = key or own_key()
    paths = _youngest_first(seen)
    for done, path in enumerate(paths):
        if cancelled and cancelled():
            return
        if progress:
            progress(done, len(paths))
        yield from _each(program, path, key, accepted)
    if progress:
        progress(len(paths), len(paths))


def new_keys(seen: Iterable[Seen]) -> list[NewKey]:
    """Return the keys that would have to be accepted, by sender, each once."""
    files: dict[Key, list[Seen]] = {}
    for one in seen:
        if one.received.reason in (UNKNOWN, CHANGED):
            files.setdefault(one.key, []).append(one)
    return sorted(
        (
            NewKey(
                key,
                found[0].received.sender,
                any(one.received.reason == CHANGED for one in found),
                tuple(dict.fromkeys(one.path.name for one in found)),
            )
            for key, found in files.items()
        ),
        key=lambda new: new.key,
    )


def can_come_in(one: Seen, accepted: Collection[Key]) -> bool:
    """Tell whether a file that was looked at would be let in with these keys accepted."""
    return not one.received.error or (
        one.received.reason in (UNKNOWN, CHANGED) and one.key in accepted
    )


def _youngest_first(seen: Iterable[Seen]) -> list[Path]:
    ordered = sorted(seen, key=lambda one: one.received.sent_at, reverse=True)
    return list(dict.fromkeys(one.path for one in ordered))


def _each(
    program: Program, path: Path, key: OwnKey, accepted: Collection[Key] | None
) -> Iterator[Seen]:
    """Give what each plan file in ``path`` is; with ``accepted`` None nothing is written."""
    try:
        held = plan_files_in(content_of(path), path.name)
    except Refusal as refusal:
        yield Seen(path, 0, Received(path.name, error=str(refusal), reason=_reason(refusal)))
        return
    for number, (name, content) in enumerate(held):
        received, region = _one(program, content, name, key, accepted)
        # The rows are many, and nobody looks at them here.
        yield Seen(path, number, replace(received, changes=RowChanges()), region)


def _one(
    program: Program, content: bytes, name: str, key: OwnKey, accepted: Collection[Key] | None
) -> tuple[Received, str]:
    head, region = Received(name), ""
    try:
        file = looked_at(content, name)
        region = file.manifest.sender.region_code
        head = head_of_file(program, file, key)
        accept = accepted is not None and Key(region, head.fingerprint) in accepted
        received = receive(program, content, name, accept=accept, dry_run=accepted is None, key=key)
    except Refusal as refusal:
        return replace(head, error=str(refusal), reason=_reason(refusal)), region
    return received, region


def _reason(refusal: Refusal) -> str:
    return refusal.reason if isinstance(refusal, FileRefusal) else "refused"
