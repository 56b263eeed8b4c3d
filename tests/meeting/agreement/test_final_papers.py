"""A record marked final stays as it was signed; a change is a numbered correction, or is found."""

from __future__ import annotations

import json
import string
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rakornis_desktop.database.edits.activity_edits import update_activity
from rakornis_desktop.database.frozen_seal import seal_of
from rakornis_desktop.database.opening.checking import check
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.meeting_rows import agenda_links, agenda_of, meetings_of
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.meeting.agreement.agreement_content import AgreementContent, agreement_content
from rakornis_desktop.meeting.agreement.agreement_rows import AgreementRow, TierSide
from rakornis_desktop.meeting.agreement.final_papers import (
    AGREEMENT,
    KINDS,
    MINUTES,
    differs_from_final,
    final_of,
    finals_of,
    frozen_paper,
    mark_final,
    paper_to_print,
)
from rakornis_desktop.meeting.agreement.frozen_content import canonical, plain, restored
from rakornis_desktop.meeting.meeting_edits import update_meeting
from rakornis_desktop.meeting.minutes.minutes_content import FollowUpContent, minutes_content
from rakornis_desktop.sample.sample_database import build_sample


class Sample(NamedTuple):
    database: Database
    meeting: str


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "a.rkn"
    build_sample(path).close()
    return path


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path) -> Iterator[Sample]:
    copy = tmp_path / "b.rkn"
    with Database.open(sample_file, read_only=True) as source:
        source.copy_to(copy)
    with Database.open(copy, author="Budi") as database:
        yield Sample(database, meetings_of(database, own_plan(database).id)[0].id)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_frozen_comes_back_exactly(sample: Sample, kind: str) -> None:
    make = agreement_content if kind == AGREEMENT else minutes_content
    before = make(*sample)
    frozen = mark_final(*sample, kind)
    assert frozen.sha256 == seal_of(frozen.content)
    content, mark = frozen_paper(frozen)
    assert content == before and type(content) is type(before)
    assert (mark.correction, mark.corrects, mark.frozen_by) == (0, "", "Budi")
    assert not differs_from_final(*sample, kind)
    assert check(sample.database) == []


def test_a_later_change_does_not_touch_what_is_final(sample: Sample) -> None:
    frozen = mark_final(*sample, AGREEMENT)
    update_meeting(*sample, {"venue": "Aula lain"})
    content, mark = paper_to_print(*sample, AGREEMENT)
    assert content.head.venue != "Aula lain"
    assert mark and mark.sha256 == frozen.sha256
    assert differs_from_final(*sample, AGREEMENT)
    assert final_of(*sample, MINUTES) is None and not differs_from_final(*sample, MINUTES)


def test_a_correction_has_number_reason_and_what_it_corrects(sample: Sample) -> None:
    with pytest.raises(Refusal, match="tidak berubah"):
        mark_final(*sample, MINUTES)
        mark_final(*sample, MINUTES, "Tanpa perubahan")
    first = final_of(*sample, MINUTES)
    update_meeting(*sample, {"venue": "Aula lain"})
    with pytest.raises(Refusal, match="alasan"):
        mark_final(*sample, MINUTES, "  ")
    second = mark_final(*sample, MINUTES, "Tempat salah tulis.")
    assert first and [row.correction for row in finals_of(*sample, MINUTES)] == [0, 1]
    content, mark = paper_to_print(*sample, MINUTES)
    assert content.head.venue == "Aula lain"
    assert mark is not None
    assert (mark.correction, mark.reason, mark.corrects) == (1, "Tempat salah tulis.", first.sha256)
    assert mark.sha256 == second.sha256
    assert check(sample.database) == []


def test_finalising_can_be_undone(sample: Sample) -> None:
    mark_final(*sample, AGREEMENT)
    assert str(sample.database.undo_label).startswith("Finalkan berita acara kesepakatan")
    sample.database.undo()
    assert final_of(*sample, AGREEMENT) is None


@pytest.mark.parametrize(
    "change",
    [
        "content = replace(content, 'Aula', 'Bula')",
        "sha256 = replace(sha256, substr(sha256, 1, 1), 'x')",
        "reason = 'lain'",
        "frozen_at = '2020-01-01T00:00:00.000+00:00'",
        "content = '{}'",
        "correction = 3",
    ],
)
def test_what_was_tampered_with_is_refused_and_found(sample: Sample, change: str) -> None:
    mark_final(*sample, AGREEMENT)
    with sample.database.change_set("Diam-diam"):
        sample.database.connection.execute(f"UPDATE frozen_paper SET {change}")
    with pytest.raises(Refusal, match="diubah di luar program"):
        paper_to_print(*sample, AGREEMENT)
    assert any("tidak seperti saat dibekukan" in finding for finding in check(sample.database))


def test_a_correction_whose_record_is_exchanged_is_found(sample: Sample) -> None:
    first = mark_final(*sample, AGREEMENT)
    update_meeting(*sample, {"venue": "Aula lain"})
    mark_final(*sample, AGREEMENT, "Salah tulis.")
    other = canonical({**json.loads(first.content), "frozen_by": ""})
    with sample.database.change_set("Diam-diam"):
        sample.database.connection.execute(
            "UPDATE frozen_paper SET content = ?, sha256 = ?, frozen_by = '' WHERE correction = 0",
            (other, seal_of(other)),
        )
    assert any("merujuk dokumen yang lain" in finding for finding in check(sample.database))


def test_deciding_the_same_again_is_no_difference(sample: Sample) -> None:
    mark_final(*sample, AGREEMENT)
    with sample.database.change_set("Lagi") as changes:
        changes.read("SELECT 1")
        sample.database.connection.execute(
            "UPDATE decision SET decided_at = '2026-12-01T00:00:00.000+00:00'"
        )
    assert not differs_from_final(*sample, AGREEMENT)


def test_a_row_that_was_only_talked_about_does_not_change_the_record(sample: Sample) -> None:
    mark_final(*sample, AGREEMENT)
    mark_final(*sample, MINUTES)
    database, meeting = sample
    agenda = agenda_of(database, meeting)
    linked = agenda_links(database, meeting, "activity")[agenda[0].id]
    update_activity(database, linked[1], {"location_text": "tempat lain"})
    assert not differs_from_final(*sample, AGREEMENT)
    assert differs_from_final(*sample, MINUTES), "the minutes show the row"


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.text(
    string.printable, max_size=20
)
_VOLUME = st.none() | st.decimals(0, 10**12, places=3, allow_nan=False)
_SIDE = st.builds(TierSide, st.integers(0, 9), _TEXT, st.integers(0, 10**15), _VOLUME, _TEXT)
_ROWS = st.builds(
    AgreementRow,
    *([_TEXT] * 8),
    st.tuples(_SIDE, _SIDE, _SIDE),
    _TEXT,
    _VOLUME,
    _TEXT,
    st.none() | st.integers(0, 10**15),
    _TEXT,
)
_TASKS = st.builds(
    FollowUpContent,
    _TEXT,
    _TEXT,
    _TEXT,
    st.none() | st.dates(date(1990, 1, 1)),
    st.none() | st.integers(1, 999),
    st.lists(_TEXT, max_size=2).map(tuple),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_ROWS, max_size=4), st.lists(_TASKS, max_size=4))
def test_any_content_survives_freezing(
    module_content: AgreementContent, rows: list[AgreementRow], tasks: list[FollowUpContent]
) -> None:
    content = module_content._replace(
        agreed=tuple(rows),
        minutes=module_content.minutes._replace(follow_ups=tuple(tasks)),
    )
    text = canonical(plain(content))
    back = restored(AgreementContent, json.loads(text))
    assert back == content
    assert canonical(plain(back)) == text
    for row, before in zip(back.agreed, rows, strict=True):
        assert str(row.agreed_volume) == str(before.agreed_volume)
        assert row.agreed_volume is None or type(row.agreed_volume) is Decimal


@pytest.fixture(scope="module")
def module_content(sample_file: Path) -> AgreementContent:
    with Database.open(sample_file, read_only=True) as database:
        return agreement_content(database, meetings_of(database, own_plan(database).id)[0].id)
