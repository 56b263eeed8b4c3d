"""What a plan file holds, told without letting it in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rakornis_desktop.exchange.fingerprint import fingerprint
from rakornis_desktop.exchange.mail import plan_files_in
from rakornis_desktop.exchange.plan_file import checked, content_of


def inspect(path: Path) -> Iterator[dict[str, Any]]:
    """Give for each plan file in ``path`` (itself, or a saved mail) what it says of itself.

    Every row is checked. ``signature`` is ok or bad: whether the key is known is a database's to
    say. Raises Refusal.
    """
    for name, content in plan_files_in(content_of(path), path.name):
        file = checked(content, name)
        manifest = file.manifest
        yield {
            "file": name,
            "format": manifest.format,
            "office": manifest.plan.region_code,
            "office_name": manifest.plan.office,
            "year": manifest.plan.fiscal_year,
            "stage": manifest.plan.stage,
            "edition": manifest.plan.edition,
            "revision": manifest.revision.number,
            "revision_id": manifest.revision.id,
            "parents": list(manifest.revision.parents),
            "sent_at": manifest.revision.created_at,
            "for": manifest.audience,
            "sender": manifest.sender.name,
            "sender_office": manifest.sender.region_code,
            "fingerprint": fingerprint(manifest.sender.key),
            "replaces": list(manifest.sender.replaces),
            "signature": "ok" if file.signed else "bad",
            "counts": dict(manifest.counts),
            "parts": {part: head.size for part, head in manifest.parts.items()},
            "unknown_parts": sorted(file.unknown_parts),
        }
