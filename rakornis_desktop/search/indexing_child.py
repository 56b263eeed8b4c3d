"""Makes the index of a large database in a process of its own, so that the window never waits.

Run as a script with the database, the index and nothing else; writes ``done total`` line by line
and ends with exit code 0 when all is done. It ends by itself when whoever started it is gone; what
was done stays, and the next one goes on from there.
"""

from __future__ import annotations

import io
import os
import sys
import threading
from pathlib import Path

ANEW = 3


def main() -> int:
    # Whatever the system's code page and the environment say: it is started isolated.
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    database_path, index = map(Path, sys.argv[1:3])
    # Isolated, Python does not look where the program lies.
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from rakornis_desktop.database.program_database import Database
    from rakornis_desktop.search.indexing import StartAnew, bring_up_to_date
    from rakornis_desktop.search.side_file import NotUsable, connect

    if hasattr(os, "nice"):
        os.nice(5)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        with Database.open(database_path, read_only=True) as database:
            connection = connect(index, write=True)
            try:
                bring_up_to_date(connection, database, _tell)
            finally:
                connection.close()
    except (StartAnew, NotUsable):
        return ANEW
    return 0


def _tell(done: int, total: int) -> None:
    print(done, total, flush=True)


def _end_with_parent() -> None:
    """Wait for the end of standard input: it comes with the end of whoever started us."""
    sys.stdin.read()
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
