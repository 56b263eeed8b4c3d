"""What is next: each kind of open work with its number and where it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.database.queries.status_counts import MISSING
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.reference.regions import regions

if TYPE_CHECKING:
    from rakornis_desktop.standing.status import Status


class NextStep(NamedTuple):
    """One line of the first page: ``key`` names it, ``page`` is where it is done.

    ``page`` is activities, comparison, meeting, issues, areas, services or files; ``ids`` are the
    rows meant where few are, else the page filters by ``key``.
    """

    key: str
    name: str
    number: int
    page: str
    detail: str = ""
    ids: tuple[str, ...] = ()


def next_steps(status: Status) -> list[NextStep]:
    """Return all kinds of open work, also those with nothing open."""
    counts = [part.counts for part in status.year_parts]
    found = [
        NextStep(key, name, sum(getattr(one, key) for one in counts), "activities")
        for key, name in missing_names().items()
    ]
    overdue = [meeting for meeting in status.meetings if meeting.overdue]
    held = [
        meeting
        for meeting in status.meetings
        if meeting.starts_on and meeting.starts_on <= status.today.isoformat()
    ]
    unanswered = [sum(p.unanswered.values()) for _id, p in _problems(status)]
    differing = [d for d in status.area_differences if not d.decided]
    unknown = [s for s in status.services if s.data is None and not s.parts]
    names = [region.name for code in status.missing_plans if (region := regions().get(code))]
    return [
        *found,
        NextStep(
            "undecided",
            _("Kegiatan belum diputuskan"),
            sum(one.undecided for one in counts),
            "comparison",
        ),
        NextStep("conflicts", _("Konflik belum diputuskan"), status.conflicts, "files"),
        NextStep(
            "area_differences",
            _("Luas kawasan berbeda, belum diputuskan"),
            len(differing),
            "areas",
            ids=tuple(d.ours.id for d in differing),
        ),
        NextStep("unanswered_problems", _("Masalah tanpa kegiatan"), sum(unanswered), "issues"),
        NextStep(
            "services_without_data",
            _("Indikator layanan tanpa data"),
            len(unknown),
            "services",
            detail=", ".join(f"{s.indicator.code} {s.region_name}" for s in unknown[:5]),
        ),
        NextStep(
            "overdue_follow_ups",
            _("Tindak lanjut lewat tenggat"),
            sum(meeting.overdue for meeting in overdue),
            "meeting",
            ids=tuple(meeting.meeting_id for meeting in overdue),
        ),
        NextStep(
            "open_follow_ups",
            _("Tindak lanjut terbuka"),
            sum(meeting.follow_ups for meeting in status.meetings),
            "meeting",
        ),
        NextStep(
            "papers_not_final",
            _("Berita acara dan notulen belum final"),
            sum((not m.record_final) + (not m.minutes_final) for m in held),
            "meeting",
            ids=tuple(m.meeting_id for m in held if not (m.record_final and m.minutes_final)),
        ),
        NextStep(
            "missing_plans",
            _("Rencana belum masuk"),
            len(status.missing_plans),
            "files",
            detail=", ".join(names),
        ),
    ]


def missing_names() -> dict[str, str]:
    """Return what an activity may lack, by the name of its count, with the name for officers."""
    names = {
        "incomplete": _("Kegiatan belum lengkap"),
        "no_code": _("Tanpa kode"),
        "no_location": _("Tanpa lokasi"),
        "no_volume": _("Tanpa volume"),
        "no_budget": _("Tanpa pagu"),
        "no_readiness": _("Kesiapan belum diisi"),
    }
    assert set(names) == {"incomplete", *MISSING}
    return names


def _problems(status: Status):
    ids = {plan.id for plan in status.plans}
    return [(plan_id, sums) for plan_id, sums in status.problems.items() if plan_id in ids]
