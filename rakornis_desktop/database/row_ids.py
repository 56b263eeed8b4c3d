"""Identifiers of rows: UUIDv7 (RFC 9562), so that they sort in the order they were made."""

from __future__ import annotations

import os
import threading
import time

_lock = threading.Lock()
# Milliseconds and 12 bits of count of the last identifier given out.
_last = 0


def new_id() -> str:
    """Return a new UUIDv7 in its 36-character form."""
    return new_ids(1)[0]


def new_ids(count: int) -> list[str]:
    """Return ``count`` new UUIDv7, ascending, each above all given out before by this process."""
    global _last
    with _lock:
        # Counting past 4,096 in one millisecond moves the clock on, as RFC 9562 §6.2 allows.
        first = max((time.time_ns() // 1_000_000) << 12, _last + 1)
        _last = first + count - 1
    noise = os.urandom(8 * count)
    ids = []
    for i in range(count):
        clock = first + i
        tail = int.from_bytes(noise[8 * i : 8 * i + 8])
        value = (
            (clock >> 12) << 80
            | 0x7 << 76
            | (clock & 0xFFF) << 64
            | 0x2 << 62
            | tail & 0x3FFF_FFFF_FFFF_FFFF
        )
        digits = f"{value:032x}"
        ids.append(f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}")
    return ids
