"""A key's fingerprint: short enough to be read out on the phone, long enough to be one only."""

from __future__ import annotations

import hashlib

# Figures and letters whose Indonesian names cannot be taken for one another on a bad line: no
# be/ce/de/ge/pe/te, no em/en, no ha beside ka, no 0 beside O and no 1 beside I.
_SIGNS = "23456789AKLRSUXZ"
_GROUPS, _IN_GROUP = 4, 4


def fingerprint(public_key: bytes) -> str:
    """Return the fingerprint of a public key (32 bytes), "K7A4 22SX 9LUR 58ZA": 64 bits."""
    digest = hashlib.sha256(public_key).hexdigest()
    signs = "".join(_SIGNS[int(digit, 16)] for digit in digest[: _GROUPS * _IN_GROUP])
    return " ".join(signs[at : at + _IN_GROUP] for at in range(0, len(signs), _IN_GROUP))
