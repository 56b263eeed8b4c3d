"""The drafted agenda speaks of what is open, and of nothing that is decided."""

from __future__ import annotations

from pathlib import Path

from rakornis_desktop.comparison.compare import compare_plans
from rakornis_desktop.comparison.deciding_rows import decide
from rakornis_desktop.database.queries.meeting_rows import agenda_links, agenda_of
from rakornis_desktop.database.queries.plans_of_offices import own_plan, plan_of
from rakornis_desktop.meeting.draft_meeting import draft_meeting
from rakornis_desktop.sample.sample_database import build_sample


def test_undecided_findings_and_unanswered_issues(tmp_path: Path) -> None:
    with build_sample(tmp_path / "a.rkn") as database:
        ours, theirs = own_plan(database), plan_of(database, "61")
        assert theirs is not None
        meeting = draft_meeting(database)
        titles = [item.title for item in agenda_of(database, meeting)]
        assert any(title.startswith("Tumpang tindih, dibandingkan dengan") for title in titles)
        assert sum(title.startswith("Belum ada kegiatan: ") for title in titles) == 2
        pairs = compare_plans(database, ours.id, theirs.id).pairs
        overlapping = [p for p in pairs if any(f.rule == "overlap" for f in p.findings)]
        decide(database, overlapping, "ditunda")
        later = draft_meeting(database)
        titles = [item.title for item in agenda_of(database, later)]
        assert not any(title.startswith("Tumpang tindih") for title in titles)
        named = {i for ids in agenda_links(database, later, "activity").values() for i in ids}
        assert not named & {row.id for pair in overlapping for row in pair.rows()}
