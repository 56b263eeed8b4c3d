"""The file itself: small, the same for the same plan, whole or not at all."""

from __future__ import annotations

import random
import zipfile
from datetime import UTC, datetime

import pytest

from rakornis_desktop.database import tables as t
from rakornis_desktop.database.row_ids import new_ids
from rakornis_desktop.exchange.file.plan_file import checked
from rakornis_desktop.language.sentences import Refusal

NOW = datetime(2026, 3, 24, 9, 0, tzinfo=UTC)


def fill(office, count: int) -> None:
    """An office's plan as it is after the forum: everything has been said about it."""
    dice = random.Random(61)
    places = [f"Gang {a}{b}" for a in ("Mela", "Kena", "Saku", "Mer", "Cen") for b in range(200)]
    ids = new_ids(count)
    with office.database.change_set("Isi", undoable=False) as changes:
        changes.add_many(
            "activity",
            ("id", "plan_id", "position", "reference", "code", "title", "indicator", "region_code",
             "location_text", "volume", "unit", "beneficiaries", "beneficiary_unit", "note"),
            [
                (i, office.plan_id, at, f"U-{at:05}", f"1.03.03.2.01.{dice.randrange(1, 40):04}",
                 f"Perluasan SPAM jaringan perpipaan {dice.choice(places)} RT {dice.randrange(60)}",
                 "Jumlah sambungan rumah yang terlayani",
                 f"61.72.0{dice.randrange(1, 6)}.100{dice.randrange(9)}", dice.choice(places),
                 str(dice.randrange(1, 400)), "SR", dice.randrange(2_000), "jiwa",
                 f"catatan {dice.choice(places)}")
                for at, i in enumerate(ids)
            ],
        )  # fmt: skip
        for year in (0, 1):
            changes.add_many(
                "budget",
                ("id", "activity_id", "year_offset", "funding_source", "amount"),
                [
                    (b, a, year, "1.2.1.01.02", dice.randrange(5, 900) * 10**6)
                    for b, a in zip(new_ids(count), ids, strict=True)
                ],
            )
        meeting = changes.add(t.Meeting, plan_id=office.plan_id, title="Forum Rakornis")
        for number in range(60):
            changes.add(
                t.Participant, meeting_id=meeting.id, name=f"Peserta {number}", job="Kepala Bidang"
            )
        items = [
            changes.add(t.AgendaItem, meeting_id=meeting.id, title=f"Usulan {number}").id
            for number in range(40)
        ]
        for item in items:
            for _turn in range(3):
                text = f"Disampaikan bahwa {dice.choice(places)} perlu didahulukan. " * 3
                changes.add(t.Contribution, agenda_item_id=item, text=text)
            changes.add(t.FollowUp, meeting_id=meeting.id, agenda_item_id=item, task="Kirim DED")
        for number in range(300):
            issue = changes.add(
                t.Issue, plan_id=office.plan_id, title=f"Kumuh di {dice.choice(places)} {number}"
            )
            changes.add(t.IssueActivity, issue_id=issue.id, activity_id=ids[number * 7])
        decisions = new_ids(2_500)
        changes.add_many(
            "decision",
            ("id", "status", "note", "meeting_id", "decided_at"),
            [
                (d, dice.choice(("disepakati", "ditunda")), f"lihat {dice.choice(places)}",
                 meeting.id, NOW.isoformat(timespec="milliseconds"))
                for d in decisions
            ],
        )  # fmt: skip
        changes.add_many(
            "decision_activity",
            ("id", "decision_id", "activity_id"),
            list(zip(new_ids(2_500), decisions, ids[::2], strict=True)),
        )


def test_five_thousand_activities_with_issues_decisions_and_meeting_fit_in_2_mb(offices):
    office = offices("61.72")
    fill(office, 5_000)
    file = office.send()
    assert file.stat().st_size <= 2_000_000
    rows = checked(file.read_bytes(), file.name).rows
    counts = {name: len(found) for name, found in rows.by_table.items()}
    expected = {
        "activity": 5_000, "budget": 10_000, "issue": 300, "issue_activity": 300,
        "decision": 2_500, "decision_activity": 2_500, "meeting": 1, "agenda_item": 40,
        "contribution": 120, "follow_up": 40, "participant": 60,
    }  # fmt: skip
    assert {name: counts[name] for name in expected} == expected


def test_a_plan_that_did_not_change_is_the_same_file_again(offices):
    office = offices("61.72")
    office.add()
    first = office.send(name="satu.rakornis").read_bytes()
    assert office.send(name="dua.rakornis").read_bytes() == first
    assert office.database.read("SELECT count(*) FROM revision") == [(1,)]
    office.add("B")
    assert office.send().read_bytes() != first
    assert office.database.read("SELECT number, kind FROM revision ORDER BY number") == [
        (1, "dikirim"),
        (2, "dikirim"),
    ]


def test_the_file_is_a_zip_that_says_first_what_it_is(offices):
    office = offices("61.72")
    office.add()
    with zipfile.ZipFile(office.send()) as file:
        first, *rest = file.infolist()
        assert first.filename == "mimetype" and first.compress_type == zipfile.ZIP_STORED
        assert {"manifest.json", "signature", "activities.jsonl"} <= {e.filename for e in rest}
        assert {e.date_time for e in rest} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_is_frozen_and_no_half_file_left_where_it_cannot_be_written(offices, tmp_path):
    office = offices("61.72")
    office.add()
    (tmp_path / "berkas.rakornis").mkdir()
    for place in (tmp_path / "tidak ada" / "a.rakornis", tmp_path / "berkas.rakornis"):
        from rakornis_desktop.exchange.traffic.sending import send

        with pytest.raises(Refusal, match=r"Pilih (folder|nama) lain"):
            send(office.database, place, key=office.key)
    assert office.database.read("SELECT count(*) FROM revision") == [(0,)]
    assert [f.name for f in tmp_path.iterdir() if f.name.startswith(".")] == []


def test_another_ending_is_refused_with_the_right_one(offices):
    office = offices("61.72")
    office.add()
    with pytest.raises(Refusal, match=r"rencana\.rakornis"):
        office.send(name="rencana.zip")


def test_what_is_for_one_office_holds_the_decisions_that_concern_it(offices):
    province, regency, other = offices("61"), offices("61.72"), offices("61.01")
    theirs, others = regency.add("SPAM Sedau"), other.add("SPAM Sambas")
    own = province.add("SPAM regional")
    province.receive(regency.send())
    province.receive(other.send())
    with province.database.change_set("Putuskan") as changes:
        for activity in (theirs, others):
            decision = changes.add(t.Decision, status="disepakati", decided_at=NOW)
            for about in (activity, own):
                changes.add(t.DecisionActivity, decision_id=decision.id, activity_id=about)
    for to, about in (("61.72", theirs), ("61.01", others)):
        rows = checked(province.send(to=to).read_bytes(), "x").rows
        assert len(rows["decision"]) == 1
        assert {about, own} == {row[2] for row in rows["decision_activity"].values()}
    assert len(checked(province.send().read_bytes(), "x").rows["decision"]) == 2
