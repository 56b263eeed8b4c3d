"""One program instance at a time writes a database; the second is told who holds it."""

from __future__ import annotations

import getpass
import json
import os
import platform
from datetime import datetime
from pathlib import Path
from typing import Self

from filelock import FileLock, Timeout

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.language.sentences import Refusal


class DatabaseHeld(Refusal):
    """Another instance writes this database; it can still be opened read-only."""


class WriterLock:
    """The operating system's lock beside the database, and a note of who holds it.

    The lock goes with its process, so a crash leaves nothing behind that shuts others out.
    """

    def __init__(self, lock: FileLock, note: Path) -> None:
        self._lock = lock
        self._note = note

    @classmethod
    def acquire(cls, path: Path) -> Self:
        """Take the lock of the database ``path``; raises :class:`DatabaseHeld` in words.

        OSError where no file can be made beside the database.
        """
        lock = FileLock(f"{path}-lock", timeout=0)
        try:
            lock.acquire()
        except Timeout:
            raise DatabaseHeld(
                _(
                    "{file} sedang dibuka oleh {holder}. "
                    "Tutup di sana dulu, atau buka di sini hanya untuk dibaca."
                ).format(file=path.name, holder=holder_of(path))
            ) from None
        note = _note_of(path)
        content = {
            "process": os.getpid(),
            "user": _user(),
            "computer": platform.node(),
            "since": datetime.now().astimezone().isoformat(timespec="minutes"),
        }
        try:
            note.write_text(json.dumps(content), encoding="utf-8")
        except OSError:
            lock.release()
            raise
        return cls(lock, note)

    def release(self) -> None:
        """Give the lock back."""
        self._note.unlink(missing_ok=True)
        self._lock.release()


def holder_of(path: Path) -> str:
    """Return who else holds the database, as their note says, in words."""
    try:
        # A note from outside is as hostile as any file: a few words are read of it.
        with _note_of(path).open(encoding="utf-8") as file:
            note = json.loads(file.read(2_000))
        if (note.get("process"), note["computer"]) == (os.getpid(), platform.node()):
            # Our own note: whoever else holds the file leaves none.
            return _("program lain")
        user, computer = (on_one_line(str(note[key]))[:60] for key in ("user", "computer"))
        return _("{user} di komputer {computer}").format(user=user, computer=computer)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return _("program atau pengguna lain")


def _note_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-holder")


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, ImportError, KeyError):
        return "?"
