"""A problem that no activity of any compared plan answers."""

from __future__ import annotations

from rakornis_desktop.comparison.finding import Finding, Words
from rakornis_desktop.language.catalogue import translate as _


def issue_unanswered(covered: bool) -> tuple[Finding, ...]:
    """Fire for an issue that no activity answers, neither itself nor one of its causes."""
    return () if covered else (Finding("issue_unanswered", _said),)


def _said() -> Words:
    return Words(
        _("Masalah tanpa kegiatan"),
        _("Permasalahan ini belum dijawab oleh kegiatan mana pun."),
        _("Setiap permasalahan dijawab kegiatan (tujuan forum)"),
    )
