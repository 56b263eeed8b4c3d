"""One program instance at a time writes a database; the second is told who holds it."""

from __future__ import annotations

import getpass
import json
import platform
from datetime import datetime
from pathlib import Path
from typing import Self

from filelock import FileLock, Timeout

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal


class DatabaseHeld(Refusal):
    """Another instance writes this database; it can still be opened read-only."""


class WriterLock:
    """The operating system's lock beside the database, and a note of who holds it.

    The lock goes with its process, so a crash leaves nothing behind that shuts others out.
    """

    def __init__(self, lock: FileLock, holder: Path) -> None:
        self._lock = lock
        self._holder = holder

    @classmethod
    def acquire(cls, path: Path) -> Self:
        """Take the lock of the database ``path``; raises :class:`DatabaseHeld` in words."""
        lock = FileLock(f"{path}-lock", timeout=0)
        holder = path.with_name(f"{path.name}-holder")
        try:
            lock.acquire()
        except Timeout:
            raise DatabaseHeld(
                _(
                    "{file} sedang dibuka oleh {holder}. "
                    "Tutup di sana dulu, atau buka di sini hanya untuk dibaca."
                ).format(file=path.name, holder=_read_holder(holder))
            ) from None
        note = {
            "user": getpass.getuser(),
            "computer": platform.node(),
            "since": datetime.now().astimezone().isoformat(timespec="minutes"),
        }
        holder.write_text(json.dumps(note), encoding="utf-8")
        return cls(lock, holder)

    def release(self) -> None:
        """Give the lock back."""
        self._holder.unlink(missing_ok=True)
        self._lock.release()


def _read_holder(holder: Path) -> str:
    try:
        note = json.loads(holder.read_text(encoding="utf-8"))
        return _("{user} di komputer {computer}").format(
            user=note["user"], computer=note["computer"]
        )
    except (OSError, ValueError, KeyError, TypeError):
        return _("pengguna lain")
