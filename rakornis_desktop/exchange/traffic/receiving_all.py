"""A folder of plan files and saved mails: which there are, whose keys are new, what may come in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.exchange.file.plan_parts import EXTENSION, MIMETYPE
from rakornis_desktop.exchange.traffic.arrivals import Arrival, Key, let_all_in
from rakornis_desktop.exchange.traffic.known_keys import CHANGED, UNKNOWN
from rakornis_desktop.exchange.traffic.own_key import OwnKey
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.disk_errors import in_words
from rakornis_desktop.language.sentences import Refusal

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

Progress = Callable[[int, int], None]
ENDINGS = (EXTENSION, ".eml")
MOST_FILES = 2_000
_BEGINNING = 200


class NewKey(NamedTuple):
    """A key that is not known yet, or not the known one, and the files that it signed."""

    key: Key
    sender: str
    changed: bool
    files: tuple[str, ...]


def files_in(folder: Path) -> list[Path]:
    """Return the plan files and saved mails of a folder by name, renamed plan files among them.

    Raises Refusal.
    """
    found = [path for path in _visible(folder) if _is_meant(path)]
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


def left_out(folder: Path) -> list[str]:
    """Return the names of the files that are neither, so that none is passed over unseen."""
    return [path.name for path in _visible(folder) if not _is_meant(path)]


def _visible(folder: Path) -> list[Path]:
    try:
        return sorted(
            (path for path in folder.iterdir() if not path.name.startswith(".") and path.is_file()),
            key=lambda path: path.name.casefold(),
        )
    except OSError as error:
        raise Refusal(in_words(error)) from None


def _is_meant(path: Path) -> bool:
    """Tell whether a file is to be read: by its name, or because it begins as a plan file."""
    if path.suffix.casefold() in ENDINGS:
        return True
    with suppress(OSError), path.open("rb") as file:
        return f"mimetype{MIMETYPE}".encode() in file.read(_BEGINNING)
    return False


def new_keys(arrivals: Iterable[Arrival]) -> list[NewKey]:
    """Return the keys that would have to be accepted, by sender, each once."""
    files: dict[Key, list[Arrival]] = {}
    for arrival in arrivals:
        if arrival.received.reason in (UNKNOWN, CHANGED):
            files.setdefault(arrival.key, []).append(arrival)
    return sorted(
        (
            NewKey(
                key,
                found[0].received.sender,
                any(arrival.received.reason == CHANGED for arrival in found),
                tuple(dict.fromkeys(arrival.path.name for arrival in found)),
            )
            for key, found in files.items()
        ),
        key=lambda new: new.key,
    )


def can_come_in(arrival: Arrival, trusted: Collection[Key]) -> bool:
    """Tell whether a file would be let in with these keys accepted."""
    received = arrival.received
    if received.reason in (UNKNOWN, CHANGED):
        return arrival.key in trusted
    return not received.error and not received.written and not arrival.changes_nothing


def receive_all(
    database: Database,
    arrivals: Iterable[Arrival],
    trusted: Collection[Key],
    *,
    key: OwnKey | None = None,
    progress: Progress | None = None,
) -> Iterator[Arrival]:
    """Let in what can come in, each in a step of undo of its own; give what became of each.

    Those of one office come in the order in which they were sent. Keys are accepted only if they
    are among ``trusted``.
    """
    chosen = [arrival for arrival in arrivals if can_come_in(arrival, trusted)]
    return let_all_in(
        database,
        [(arrival, arrival.key in trusted, False) for arrival in chosen],
        key=key,
        progress=progress,
    )
