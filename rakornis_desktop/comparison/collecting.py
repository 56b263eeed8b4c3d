"""Many values made at once, without the garbage collector walking them over and over."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Keep the garbage collector from walking rows over and over while many are made."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        # What was made is old at once: the next young collection need not walk it.
        gc.freeze()
        gc.unfreeze()
        gc.enable()
