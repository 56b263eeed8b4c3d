"""A person says that two activities are, or are not, the same thing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from rakornis_desktop.comparison.identity import identity
from rakornis_desktop.comparison.subject import subject
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.program.labels import short
from rakornis_desktop.program.queries.activities import activities_by_id
from rakornis_desktop.program.queries.plans import plan_by_id

if TYPE_CHECKING:
    from rakornis_desktop.program.database import Program


def join(program: Program, left_id: str, right_id: str) -> None:
    """Say that two activities are the same thing. Raises Refusal across two regencies."""
    _say(program, left_id, right_id, same=True)


def separate(program: Program, left_id: str, right_id: str) -> None:
    """Say that two activities are not the same thing. Raises Refusal if a row is gone."""
    _say(program, left_id, right_id, same=False)


def _say(program: Program, left_id: str, right_id: str, *, same: bool) -> None:
    from rakornis_desktop.program.tables import Link

    rows = activities_by_id(program, [left_id, right_id])
    if len(rows) < 2:
        raise Refusal(_("Salah satu baris sudah dihapus. Muat ulang perbandingan, lalu ulangi."))
    sides = []
    for row in (rows[left_id], rows[right_id]):
        plan = plan_by_id(program, row.plan_id)
        assert plan is not None
        sides.append((subject(row, plan.region_code, plan.edition), plan.region_code))
    (one, one_home), (other, other_home) = sides
    if same and one.regency and other.regency and one.regency != other.regency:
        raise Refusal(
            _(
                "Kedua baris terletak di kabupaten/kota yang berlainan, jadi tidak dapat "
                "dipasangkan. Perbaiki lokasinya bila keliru."
            )
        )
    words = _("Pasangkan {title}") if same else _("Pisahkan {title}")
    with program.change_set(words.format(title=short(rows[left_id].title))) as changes:
        for (link_id,) in changes.read(
            "SELECT id FROM link WHERE (left_activity_id = ? AND right_activity_id = ?) "
            "OR (left_activity_id = ? AND right_activity_id = ?)",
            (left_id, right_id, right_id, left_id),
        ):
            changes.delete(Link, link_id)
        if same:
            # A row that a person pairs anew leaves the partner that a person gave it before.
            for (link_id,) in changes.read(
                "SELECT id FROM link WHERE same AND (left_activity_id IN (?, ?) "
                "OR right_activity_id IN (?, ?))",
                (left_id, right_id, left_id, right_id),
            ):
                changes.delete(Link, link_id)
        changes.add(
            Link,
            left_activity_id=left_id,
            right_activity_id=right_id,
            same=same,
            left_identity=identity(rows[left_id], one_home),
            right_identity=identity(rows[right_id], other_home),
            said_by=program.author[:200],
            said_at=datetime.now(UTC),
        )
