"""Files that arrive together: each is looked at, and each says what becomes of it."""

from __future__ import annotations

from rakornis_desktop.database.edits.activity_edits import update_activity
from rakornis_desktop.exchange.traffic.arrival_words import (
    changes_in_words,
    conflicts_in_words,
    heading,
    outcome,
    signature_in_words,
    since_in_words,
)
from rakornis_desktop.exchange.traffic.arrivals import let_all_in, look_at
from rakornis_desktop.exchange.traffic.sending import send


def test_revisions_come_in_by_age_whatever_order_they_are_given_in(offices):
    regency, province = offices("61.72"), offices("61")
    regency.add("A")
    first = regency.send(name="satu.rakornis")
    regency.add("B")
    second = regency.send(name="dua.rakornis")
    found = look_at(province.database, [second, first], key=province.key)
    assert [one.asks_for_key for one in found] == [True, True]
    results = list(
        let_all_in(province.database, [(one, True, False) for one in found], key=province.key)
    )
    assert [one.path.name for one in results] == ["satu.rakornis", "dua.rakornis"]
    assert all(one.received.written for one in results)
    assert province.titles("61.72") == ["A", "B"]
    assert all(outcome(one, done=True).startswith("Diterima") for one in results)


def test_what_is_not_let_in_says_why_and_changes_nothing(offices, tmp_path):
    regency, province = offices("61.72"), offices("61")
    regency.add("A")
    junk = tmp_path / "rusak.rakornis"
    junk.write_bytes(b"x")
    empty = tmp_path / "surat.eml"
    empty.write_bytes(b"Subject: halo\r\n\r\nhalo")
    files = [regency.send(), junk, empty, tmp_path / "tidak-ada.rakornis"]
    before = list(province.database.connection.iterdump())
    found = look_at(province.database, files, key=province.key)
    assert [one.hopeless for one in found] == [False, True, True, True]
    assert heading(found[1]) == "rusak.rakornis"
    results = list(
        let_all_in(province.database, [(one, False, False) for one in found], key=province.key)
    )
    assert not any(one.received.written for one in results)
    assert all(outcome(one, done=True) for one in results)
    assert "tidak berlampiran" in outcome(found[2])
    assert list(province.database.connection.iterdump()) == before


def test_a_mail_with_two_plans_gives_two_arrivals(offices, tmp_path):
    import email
    import email.policy

    regency, other, province = offices("61.72"), offices("61.71"), offices("61")
    regency.add("A")
    other.add("B")
    mail = send(
        regency.database, regency.folder / "r.rakornis", mail=tmp_path / "m.eml", key=regency.key
    ).mail
    message = email.message_from_bytes(mail.read_bytes(), policy=email.policy.default)
    message.add_attachment(
        other.send().read_bytes(),
        maintype="application",
        subtype="octet-stream",
        filename="kedua.rakornis",
    )
    mail.write_bytes(message.as_bytes())
    found = look_at(province.database, [mail], key=province.key)
    assert [one.received.office for one in found] == ["61.72", "61.71"]
    assert len({one.id for one in found}) == 2


def test_words_tell_whose_since_when_and_what_waits(offices):
    ours = offices("61.72")
    row = ours.add("A")
    ours.send()
    colleague = offices(like=ours)
    update_activity(colleague.database, row, {"unit": "KK"})
    update_activity(ours.database, row, {"unit": "SR"})
    (one,) = look_at(ours.database, [colleague.send()], key=ours.key)
    assert "Kota Singkawang" in heading(one) and "digabung" in since_in_words(one.received)
    assert "1 isian" in conflicts_in_words(one.received)
    assert changes_in_words(one.received)
    # The colleague's own key is not that of this computer.
    assert "belum dikenal" in signature_in_words(one)
