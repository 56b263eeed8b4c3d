"""The list of what was sent and received, and what each revision changed."""

from __future__ import annotations

import pytest

from rakornis_desktop.database.edits.activity_edits import update_activity
from rakornis_desktop.database.opening.checking import check
from rakornis_desktop.exchange.file.travels import travels
from rakornis_desktop.exchange.traffic.changed_rows import changed_rows
from rakornis_desktop.exchange.traffic.changes_then import changes_then
from rakornis_desktop.language.sentences import Refusal


def test_each_sending_is_told_also_of_a_revision_sent_before(offices):
    regency = offices("61.72")
    regency.add()
    regency.send()
    regency.send(to="61", name="provinsi.rakornis")
    later, first = travels(regency.database)
    assert (later.sent, later.region_code, later.number) == (True, "61", 1)
    assert (first.region_code, first.file_name, first.activities) == ("", "rencana.rakornis", 1)
    assert first.revision_id == later.revision_id and first.size > 500
    assert "Kirim lagi revisi 1" in regency.database.undo_label
    assert check(regency.database) == []


def test_a_sending_taken_back_and_made_again_is_told_once(offices):
    regency = offices("61.72")
    regency.add()
    one = regency.send().read_bytes()
    regency.database.undo()
    assert travels(regency.database) == []
    assert regency.send().read_bytes() == one, "the others have it: it stays revision 1"
    (again,) = travels(regency.database)
    assert again.number == 1


def test_what_came_in_tells_its_sender_and_taken_back_is_gone(offices):
    regency, province = offices("61.72"), offices("61")
    regency.add()
    province.receive(regency.send())
    (came,) = travels(province.database)
    assert (came.sent, came.region_code, came.signature) == (False, "61.72", "unknown")
    assert came.office == "Pemerintah Kota Singkawang"
    province.database.undo()
    assert travels(province.database) == []


def test_a_revision_tells_what_it_changed_against_the_one_before(offices):
    regency, province = offices("61.72"), offices("61")
    row = regency.add("A")
    province.receive(regency.send())
    update_activity(regency.database, row, {"title": "A2"})
    regency.add("B")
    province.receive(regency.send())
    for office in (regency, province):
        last, first = travels(office.database)
        then = changes_then(office.database, last.revision_id)
        assert then.since == 1
        told = [(r.kind, r.title) for r in changed_rows(office.database.read, then.changes)]
        assert told == [("new", "B"), ("changed", "A2")]
        assert changes_then(office.database, first.revision_id).since is None


def test_a_revision_that_is_gone_is_said_to_be(offices):
    regency = offices("61.72")
    regency.add()
    regency.send()
    (sent,) = travels(regency.database)
    regency.database.undo()
    with pytest.raises(Refusal, match="tidak ada lagi"):
        changes_then(regency.database, sent.revision_id)


def test_what_a_merge_made_of_our_plan_is_told(offices):
    ours = offices("61.72")
    row = ours.add("A")
    ours.send()
    colleague = offices(like=ours)
    update_activity(colleague.database, row, {"unit": "KK"})
    update_activity(ours.database, row, {"beneficiaries": 3})
    got = ours.receive(colleague.send())
    assert got.written
    came = travels(ours.database)[0]
    then = changes_then(ours.database, came.revision_id)
    (changed,) = changed_rows(ours.database.read, then.changes, then.rows)
    assert (changed.kind, changed.title) == ("changed", "A")
