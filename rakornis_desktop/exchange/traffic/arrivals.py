"""Files that arrive in the window: looked at first, then let in, each as it was chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.comparison.collecting import without_collecting
from rakornis_desktop.exchange.file.plan_file import content_of, looked_at
from rakornis_desktop.exchange.mail.mail_drafts import plan_files_in
from rakornis_desktop.exchange.traffic import incoming
from rakornis_desktop.exchange.traffic.changed_rows import ChangedRow, changed_rows
from rakornis_desktop.exchange.traffic.key_book import KnownKeyRow, known_keys
from rakornis_desktop.exchange.traffic.known_keys import BAD, CHANGED, OK, UNKNOWN
from rakornis_desktop.exchange.traffic.own_key import OwnKey
from rakornis_desktop.exchange.traffic.receiving import (
    Received,
    head_of_file,
    preview,
    receive,
    refused,
)
from rakornis_desktop.exchange.traffic.row_changes import RowChanges
from rakornis_desktop.language.sentences import Refusal

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

Progress = Callable[[int, int], None]
OLDER = "older"


class Key(NamedTuple):
    """A sender's key, as it is accepted: whose it says it is, and its fingerprint."""

    region_code: str
    fingerprint: str


class Arrival(NamedTuple):
    """A plan file that was looked at: the ``place``-th in the file (a mail may hold several).

    ``fiscal_year`` is that of its plan, 0 if the file cannot be read; ``known`` are the keys that
    we know of its sender, ``replaces`` the fingerprints of keys that the sender says its key takes
    the place of.
    """

    path: Path
    place: int
    received: Received
    fiscal_year: int = 0
    sender_region: str = ""
    replaces: tuple[str, ...] = ()
    known: tuple[KnownKeyRow, ...] = ()

    @property
    def id(self) -> str:
        """What tells it from the others."""
        return f"{self.path}\n{self.place}"

    @property
    def key(self) -> Key:
        """The key that signed it."""
        return Key(self.sender_region, self.received.fingerprint)

    @property
    def asks_for_key(self) -> bool:
        """Whether the sender's key has to be accepted first."""
        return self.received.signature in (UNKNOWN, CHANGED)

    @property
    def asks_for_older(self) -> bool:
        """Whether it is older than what we have."""
        return self.received.relation == incoming.OLDER

    @property
    def hopeless(self) -> bool:
        """Whether nothing lets it in."""
        known = ("", UNKNOWN, CHANGED, OLDER)
        return self.received.reason not in known or self.received.signature == BAD

    @property
    def changes_nothing(self) -> bool:
        """Whether it is here already, signed with a key that is known."""
        return self.received.relation == incoming.SAME and self.received.signature == OK


class Look(NamedTuple):
    """An arrival with the rows that it changes, by name."""

    arrival: Arrival
    rows: list[ChangedRow]


def first_look(
    database: Database,
    paths: Sequence[Path],
    *,
    key: OwnKey | None = None,
    progress: Progress | None = None,
) -> tuple[list[Arrival], Look | None]:
    """Look at files; where they hold a single plan, also at the rows that it changes."""
    if len(paths) > 1:
        return look_at(database, paths, key=key, progress=progress), None
    try:
        held = [plan for path in paths for plan in plan_files_in(content_of(path), path.name)]
    except Refusal:
        held = []
    if len(held) != 1:
        return look_at(database, paths, key=key, progress=progress), None
    with without_collecting():
        seen = _seen(database, paths[0], 0, *held[0], key)
        look = Look(seen, changed_rows(database.read, seen.received.changes))
    return [seen._replace(received=replace(seen.received, changes=RowChanges()))], look


def look_at(
    database: Database,
    paths: Sequence[Path],
    *,
    key: OwnKey | None = None,
    progress: Progress | None = None,
) -> list[Arrival]:
    """Look at plan files and saved mails; nothing is written.

    What cannot be read says why in its ``received.error``. The rows that change are not kept:
    :func:`look_closely` gives those of one.
    """
    found: list[Arrival] = []
    for done, path in enumerate(paths):
        if progress:
            progress(done, len(paths))
        try:
            held = plan_files_in(content_of(path), path.name)
        except Refusal as refusal:
            found.append(_refused(Arrival(path, 0, Received(path.name)), refusal))
            continue
        for place, (name, content) in enumerate(held):
            with without_collecting():
                seen = _seen(database, path, place, name, content, key)
            found.append(seen._replace(received=replace(seen.received, changes=RowChanges())))
    if progress:
        progress(len(paths), len(paths))
    return found


def look_closely(database: Database, arrival: Arrival, *, key: OwnKey | None = None) -> Look:
    """Look at one of them again, with the rows that it changes. Raises Refusal."""
    name, content = _held(arrival)
    # The window's thread would wait for the collector, which walks all rows again and again.
    with without_collecting():
        seen = _seen(database, arrival.path, arrival.place, name, content, key)
        return Look(seen, changed_rows(database.read, seen.received.changes))


def let_in(
    database: Database,
    arrival: Arrival,
    *,
    accept: bool = False,
    older: bool = False,
    key: OwnKey | None = None,
) -> Received:
    """Let one in, in one step of undo. Raises Refusal; the database is as before then."""
    name, content = _held(arrival)
    with without_collecting():
        received = receive(database, content, name, accept=accept, older=older, key=key)
    if received.relation == incoming.SAME:
        # It was here before; now its key is known too.
        received = replace(received, signature=OK)
    return replace(received, changes=RowChanges())


def let_all_in(
    database: Database,
    arrivals: Sequence[tuple[Arrival, bool, bool]],
    *,
    key: OwnKey | None = None,
    progress: Progress | None = None,
) -> Iterator[Arrival]:
    """Let several in, each with whether its key is accepted and whether it may be older.

    Those of one office come in the order in which they were sent. One that is not let in says why,
    and the next goes on.
    """
    ordered = sorted(arrivals, key=lambda one: (one[0].received.office, one[0].received.sent_at))
    for done, (arrival, accept, older) in enumerate(ordered):
        if progress:
            progress(done, len(ordered))
        try:
            received = let_in(database, arrival, accept=accept, older=older, key=key)
        except Refusal as refusal:
            yield _refused(arrival, refusal)
        else:
            yield arrival._replace(received=received)
    if progress:
        progress(len(ordered), len(ordered))


def _seen(
    database: Database, path: Path, place: int, name: str, content: bytes, key: OwnKey | None
) -> Arrival:
    arrival = Arrival(path, place, Received(name))
    try:
        file = looked_at(content, name)
        manifest = file.manifest
        arrival = arrival._replace(
            received=head_of_file(database, file, key),
            fiscal_year=manifest.plan.fiscal_year,
            sender_region=manifest.sender.region_code,
            replaces=tuple(manifest.sender.replaces),
            known=tuple(
                known
                for known in known_keys(database)
                if known.region_code == manifest.sender.region_code
            ),
        )
        return arrival._replace(received=preview(database, file, name, key))
    except Refusal as refusal:
        return _refused(arrival, refusal)


def _held(arrival: Arrival) -> tuple[str, bytes]:
    """Return name and content of the plan file, read anew: it is judged as it is now."""
    held = plan_files_in(content_of(arrival.path), arrival.path.name)
    return held[min(arrival.place, len(held) - 1)]


def _refused(arrival: Arrival, refusal: Refusal) -> Arrival:
    return arrival._replace(received=refused(arrival.received, refusal))
