"""The seal of a paper marked final: the hash of what it says, and whether that still holds."""

from __future__ import annotations

import json
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rakornis_desktop.database.queries.frozen_papers import FrozenRow


def seal_of(content: str) -> str:
    """Return the SHA-256 of a frozen content in UTF-8, in hexadecimal."""
    return sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def short_seal(seal: str) -> str:
    """Return the first 16 digits in groups that can be read out on the phone."""
    return "-".join(seal[i : i + 4].upper() for i in range(0, 16, 4))


def frozen_said(row: FrozenRow) -> dict[str, Any] | None:
    """Return what was frozen; None if content or row are not as they were then.

    The hash covers kind, number, reason and time of the row too, all of them in the content.
    """
    if seal_of(row.content) != row.sha256:
        return None
    try:
        said: dict[str, Any] = json.loads(row.content)
        then = (said["kind"], said["correction"], said["reason"], said["frozen_by"])
        moment = datetime.fromisoformat(said["frozen_at"])
    except (ValueError, KeyError, TypeError):
        return None
    now = (row.kind, row.correction, row.reason, row.frozen_by)
    return said if then == now and moment == row.frozen_at else None
