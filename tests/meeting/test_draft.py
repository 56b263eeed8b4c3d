"""The drafted agenda speaks of what is open, and of nothing that is decided."""

from __future__ import annotations

from pathlib import Path

from rakornis_desktop.comparison.compare import compare_plans
from rakornis_desktop.comparison.decisions import decide
from rakornis_desktop.meeting.draft import draft_meeting
from rakornis_desktop.program.queries.meetings import agenda_links, agenda_of
from rakornis_desktop.program.queries.plans import own_plan, plan_of
from rakornis_desktop.sample.database import build_sample


def test_undecided_findings_and_unanswered_issues(tmp_path: Path) -> None:
    with build_sample(tmp_path / "a.rkn") as program:
        ours, theirs = own_plan(program), plan_of(program, "61")
        assert theirs is not None
        meeting = draft_meeting(program)
        titles = [item.title for item in agenda_of(program, meeting)]
        assert any(title.startswith("Tumpang tindih, dibandingkan dengan") for title in titles)
        assert sum(title.startswith("Belum ada kegiatan: ") for title in titles) == 2
        pairs = compare_plans(program, ours.id, theirs.id).pairs
        overlapping = [p for p in pairs if any(f.rule == "overlap" for f in p.findings)]
        decide(program, overlapping, "ditunda")
        later = draft_meeting(program)
        titles = [item.title for item in agenda_of(program, later)]
        assert not any(title.startswith("Tumpang tindih") for title in titles)
        named = {i for ids in agenda_links(program, later, "activity").values() for i in ids}
        assert not named & {row.id for pair in overlapping for row in pair.rows()}
