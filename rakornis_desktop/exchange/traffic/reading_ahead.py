"""Reading one file while the one before it is being written."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from rakornis_desktop.language.sentences import Refusal

Source = TypeVar("Source")
Read = TypeVar("Read")
# Seconds after which a thread that reads lets the one that writes go on: SQLite lets go of Python
# and asks for it again many times a file, and would wait for Python's own 5 ms each time.
_TURN = 0.0005


def read_ahead(
    sources: Sequence[Source], read: Callable[[Source], Read]
) -> Iterator[tuple[Source, Read | Refusal]]:
    """Give each source with what ``read`` returns of it, or its Refusal; at most one is ahead."""
    if len(sources) == 1:
        yield sources[0], _read(read, sources[0])
        return
    turn = sys.getswitchinterval()
    sys.setswitchinterval(min(turn, _TURN))
    try:
        with ThreadPoolExecutor(1, "read-ahead") as pool:
            waiting: Future[Read | Refusal] | None = None
            for number, source in enumerate(sources):
                found = (waiting or pool.submit(_read, read, source)).result()
                later = sources[number + 1 : number + 2]
                waiting = pool.submit(_read, read, later[0]) if later else None
                yield source, found
                # Not two files in memory while a third is read.
                del found
    finally:
        sys.setswitchinterval(turn)


def _read(read: Callable[[Source], Read], source: Source) -> Read | Refusal:
    try:
        return read(source)
    except Refusal as refusal:
        return refusal
