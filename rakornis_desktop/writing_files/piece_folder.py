"""The hidden folder in which a file is made, and what killed processes left of such folders."""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from filelock import BaseFileLock

_NAME = re.compile(r"\.rakornis-([0-9a-f]{16})")
# A folder that nobody holds any more; the seconds between making it and holding it are few.
_ABANDONED_SECONDS = 60.0
# Where the system knows no locks (some network shares), no file takes as long as this.
_SURELY_ABANDONED_SECONDS = 86_400.0
_HIDDEN = 2


class PieceFolder:
    """A folder beside a file to be, under a name nobody can guess, held while it is used.

    Being new it is no link that somebody laid there. The lock goes with its process, so that
    what a killed one left is told from what is being written.
    """

    def __init__(self, path: Path, lock: BaseFileLock | None) -> None:
        self.path = path
        self._lock = lock

    @classmethod
    def beside(cls, file: Path, *, private: bool) -> Self:
        """Make the folder; OSError where none can be made."""
        path = file.parent / f".rakornis-{token_hex(8)}"
        # On Windows a file keeps the rights of the folder it was made in when it is moved: a
        # folder for one user alone would make a file on a share unreadable for everybody else.
        path.mkdir(mode=0o700 if private else 0o777)
        _hide(path)
        return cls(path, _held(path))

    def remove(self) -> None:
        """Remove the folder with what is left in it; what cannot be is cleared later."""
        if self._lock is not None:
            self._lock.release()
        shutil.rmtree(self.path, ignore_errors=True)
        if self.path.exists():
            # A scanner that looked into it a moment ago is done by now.
            shutil.rmtree(self.path, ignore_errors=True)


def is_of_a_piece(path: Path) -> bool:
    """Tell whether ``path`` is such a folder or lies in one."""
    return any(_NAME.fullmatch(part) for part in path.parts)


def clear_leftovers(folder: Path) -> None:
    """Remove what killed processes left in ``folder``: no folder that somebody still holds."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _NAME.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False):
                with suppress(OSError):
                    _clear(Path(entry.path))


def _clear(path: Path) -> None:
    age = time.time() - path.stat().st_mtime
    if age < _ABANDONED_SECONDS:
        return
    lock = None
    if _lock_file(path).exists():
        lock = _held(path)
        if lock is None:
            return
    elif age < _SURELY_ABANDONED_SECONDS:
        return
    if lock is not None:
        lock.release()
    shutil.rmtree(path, ignore_errors=True)


def _lock_file(path: Path) -> Path:
    return path / path.name.removeprefix(".rakornis-")


def _held(path: Path) -> BaseFileLock | None:
    """Return the lock of the folder, None where another holds it or there are no locks."""
    from filelock import FileLock, Timeout

    lock = FileLock(_lock_file(path), timeout=0)
    try:
        lock.acquire()
    except Timeout:
        return None
    except (OSError, NotImplementedError):
        with suppress(OSError):
            _lock_file(path).unlink(missing_ok=True)
        return None
    return lock


def _hide(path: Path) -> None:
    """Keep the folder out of sight on Windows too, where a dot alone does not."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetFileAttributesW(str(path), _HIDDEN)
