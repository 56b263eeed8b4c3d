"""Making a large index in another process; how far it is comes back line by line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.search import indexing_child
from rakornis_desktop.search.indexing import StartAnew, Step

CHILD = Path(indexing_child.__file__)
# Fewer rows are done before another process has begun.
WORTH_IT = 4_000
_BELOW_NORMAL = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)


def index_beside(database: Database, index: Path, step: Step) -> bool:
    """Index ``database`` in a process of its own; False where that is not possible.

    ``step`` may raise to stop it. Raises :class:`StartAnew` as the work itself does.
    """
    if database.held_exclusively:
        return False
    try:
        child = subprocess.Popen(  # noqa: S603  our own script, no shell
            [sys.executable, "-I", str(CHILD), str(database.path), str(index)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0) | _BELOW_NORMAL,
        )
    except OSError:
        return False
    assert child.stdout is not None
    try:
        for line in child.stdout:
            done, _blank, total = line.strip().partition(" ")
            if done.isdecimal() and total.isdecimal():
                step(int(done), int(total))
        code = child.wait()
    finally:
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                pipe.close()
    if code == indexing_child.ANEW:
        raise StartAnew
    return code == 0
