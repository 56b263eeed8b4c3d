"""Our plan to every office: a file each with its decisions, a mail for those we know."""

from __future__ import annotations

import email
from datetime import UTC, datetime

from rakornis_desktop.database.tables import Decision, DecisionActivity
from rakornis_desktop.exchange.file.plan_file import opened
from rakornis_desktop.exchange.mail.contacts import add_contact
from rakornis_desktop.exchange.traffic.sending_all import recipients, send_all


def test_each_office_gets_a_file_with_the_decisions_that_concern_it(offices, tmp_path):
    province = offices("61")
    rows = {code: province.add(f"untuk {code}", region_code=code) for code in ("61.01", "61.72")}
    with province.database.change_set("Putuskan") as changes:
        for code in ("61.72",):
            decision = changes.add(Decision, status="disepakati", decided_at=datetime.now(UTC))
            changes.add(DecisionActivity, decision_id=decision.id, activity_id=rows[code])
    add_contact(province.database, region_code="61.72", name="Ani", email="ani@skw.go.id")
    add_contact(province.database, region_code="61.72", name="Budi", email="budi@skw.go.id")
    offered = recipients(province.database)
    assert len(offered) == 15 and "61" not in [one.region_code for one in offered]
    chosen = [one for one in offered if one.region_code in ("61.01", "61.72")]
    steps = []
    sent = list(
        send_all(
            province.database,
            tmp_path,
            chosen,
            mails=True,
            key=province.key,
            progress=lambda *at: steps.append(at),
        )
    )
    assert steps == [(0, 2), (1, 2), (2, 2)]
    assert [(one.number, one.decisions, one.mail is None) for one in sent] == [
        (1, 0, True), (1, 1, False),
    ]  # fmt: skip
    assert "Draf surel untuk 2 alamat" in sent[1].in_words()
    files = [opened(one.file) for one in sent]
    assert [file.manifest.audience for file in files] == ["61.01", "61.72"]
    assert len({file.manifest.revision.id for file in files}) == 1
    assert "kabupaten-sambas" in sent[0].file.name and sent[0].file.name.isascii()
    mail = email.message_from_bytes(sent[1].mail.read_bytes())
    assert "ani@skw.go.id" in mail["To"] and "budi@skw.go.id" in mail["To"]
    # All of it is one step.
    assert province.database.undo_label == "Kirim revisi 1"
    province.database.undo()
    assert province.database.read("SELECT count(*) FROM receipt") == [(0,)]
    province.database.redo()
    assert province.database.read("SELECT count(*) FROM receipt") == [(2,)]
    # Once more without a change: the same revision under the same names.
    again = list(send_all(province.database, tmp_path, chosen, key=province.key))
    assert [one.file for one in again] == [one.file for one in sent]
    assert province.database.read("SELECT count(*) FROM revision") == [(1,)]


def test_an_office_that_cannot_be_written_for_does_not_stop_the_others(offices, tmp_path):
    province = offices("61")
    province.add("A")
    chosen = recipients(province.database)[:2]
    add_contact(province.database, region_code=chosen[0].region_code, name="x", email="a@b.id")
    chosen = recipients(province.database)[:2]
    target = tmp_path / "keluar"
    target.mkdir()
    (first, second) = send_all(province.database, target, chosen, mails=True, key=province.key)
    # A folder lies where the first office's mail would go.
    first.mail.unlink()
    first.mail.mkdir()
    (first, second) = send_all(province.database, target, chosen, mails=True, key=province.key)
    assert first.file is None and "draf surelnya belum" in first.in_words()
    assert second.file is not None


def test_it_can_be_stopped(offices, tmp_path):
    province = offices("61")
    done = []
    for one in send_all(
        province.database,
        tmp_path,
        recipients(province.database),
        key=province.key,
        cancelled=lambda: len(done) == 3,
    ):
        done.append(one)
    assert len(done) == 3
