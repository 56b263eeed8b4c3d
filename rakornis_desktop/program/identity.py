"""Identifiers of rows: UUIDv7 (RFC 9562), so that they sort by the time they were made."""

from __future__ import annotations

import os
import time


def new_id() -> str:
    """Return a new UUIDv7 in its 36-character form."""
    return new_ids(1)[0]


def new_ids(count: int) -> list[str]:
    """Return ``count`` new UUIDv7 in ascending order (one call to the system for all of them)."""
    milliseconds = time.time_ns() // 1_000_000
    noise = os.urandom(10 * count)
    ids = []
    for i in range(count):
        # The 12 bits after the version count up within one batch, then move the clock on.
        value = ((milliseconds + (i >> 12)) << 80) | int.from_bytes(noise[10 * i : 10 * i + 10])
        value = (value & ~(0xFFF << 64)) | ((i & 0xFFF) << 64)
        value = (value & ~(0xF << 76)) | (0x7 << 76)
        value = (value & ~(0x3 << 62)) | (0x2 << 62)
        digits = f"{value:032x}"
        ids.append(f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}")
    return ids
