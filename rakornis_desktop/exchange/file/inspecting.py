"""What a plan file holds, told without letting it in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rakornis_desktop.database.fields.choice_names import stage_name
from rakornis_desktop.exchange.file.fingerprint import fingerprint
from rakornis_desktop.exchange.file.plan_file import checked, content_of
from rakornis_desktop.exchange.mail.mail_drafts import plan_files_in
from rakornis_desktop.exchange.merge.row_words import row_kind
from rakornis_desktop.exchange.traffic.value_words import moment_in_words
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import rupiah


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


def lines_of(seen: dict[str, Any]) -> Iterator[str]:
    """Give what :func:`inspect` found as lines for the eye, without what is empty."""
    sender = f"{seen['sender']} ({seen['sender_office']})"
    plan = f"{seen['office_name']} ({seen['office']}), {seen['year']}"
    rows = ", ".join(
        f"{row_kind(table)} {rupiah(count)}" for table, count in seen["counts"].items()
    )
    sound = _signature(seen["signature"])
    for name, value in (
        (_("Berkas"), seen["file"]),
        (_("Rencana"), plan),
        (_("Tahap"), stage_name(seen["stage"])),
        (_("Edisi nomenklatur"), seen["edition"]),
        (_("Revisi"), seen["revision"]),
        (_("Dibuat"), moment_in_words(seen["sent_at"])),
        (_("Pengirim"), sender),
        (_("Dibuat untuk"), seen["for"] or _("Semua kantor")),
        (_("Tanda tangan"), sound),
        (_("Sidik kunci"), seen["fingerprint"]),
        (_("Menggantikan kunci"), ", ".join(seen["replaces"])),
        (_("Isi"), rows),
        (_("Bagian yang tidak dikenal"), ", ".join(seen["unknown_parts"])),
        (_("Format"), seen["format"]),
    ):
        if value not in ("", None):
            yield f"{name}: {value}"


def _signature(state: str) -> str:
    return _("sah") if state == "ok" else _("tidak sah: berkas ini diubah setelah dibuat")
