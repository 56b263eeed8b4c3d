"""A folder of files and mails: looked at first, keys accepted together, let in one by one."""

from __future__ import annotations

import pytest

from rakornis_desktop.exchange.traffic.arrivals import look_at
from rakornis_desktop.exchange.traffic.outcome_words import outcome, outcome_sentence
from rakornis_desktop.exchange.traffic.receiving_all import (
    files_in,
    left_out,
    new_keys,
    receive_all,
)
from rakornis_desktop.exchange.traffic.sending import send
from rakornis_desktop.language.sentences import Refusal


@pytest.fixture
def inbox(offices, tmp_path):
    """Two offices' files, one of them as a mail, one twice, an older one, a broken one."""
    folder = tmp_path / "masuk"
    folder.mkdir()
    sambas, kota = offices("61.01"), offices("61.72")
    sambas.add("A")
    send(sambas.database, folder / "sambas lama.rakornis", key=sambas.key)
    sambas.add("B")
    new = send(sambas.database, folder / "sambas.rakornis", key=sambas.key).file
    (folder / "sambas lagi.rakornis").write_bytes(new.read_bytes())
    kota.add("C")
    send(
        kota.database,
        tmp_path / "kota.rakornis",
        mail=folder / "dari kota.eml",
        recipients=[],
        key=kota.key,
    )
    (folder / "rusak.RAKORNIS").write_bytes(new.read_bytes()[:-300])
    (folder / "surat.eml").write_text("Subject: halo\n\ntanpa lampiran\n")
    (folder / "catatan.txt").write_text("bukan berkas rencana")
    return folder


def test_everything_is_looked_at_and_nothing_is_written(offices, inbox):
    province = offices("61")
    before = list(province.database.connection.iterdump())
    seen = look_at(province.database, files_in(inbox), key=province.key)
    assert list(province.database.connection.iterdump()) == before
    assert {one.path.name: outcome(one) for one in seen} == {
        "dari kota.eml": "kunci",
        "rusak.RAKORNIS": "ditolak",
        "sambas lagi.rakornis": "kunci",
        "sambas lama.rakornis": "kunci",
        "sambas.rakornis": "kunci",
        "surat.eml": "ditolak",
    }
    keys = new_keys(seen)
    assert [(key.sender, len(key.files), key.changed) for key in keys] == [
        ("Pemerintah Kabupaten Sambas", 3, False),
        ("Pemerintah Kota Singkawang", 1, False),
    ]
    assert all(len(key.key.fingerprint) == 19 for key in keys)


def test_only_files_whose_key_was_accepted_come_in_and_each_says_what_it_did(offices, inbox):
    province = offices("61")
    seen = look_at(province.database, files_in(inbox), key=province.key)
    sambas, _kota = new_keys(seen)
    came = {
        one.path.name: one
        for one in receive_all(province.database, seen, {sambas.key}, key=province.key)
    }
    assert {name: outcome(one) for name, one in came.items()} == {
        "sambas lama.rakornis": "diterima",
        "sambas lagi.rakornis": "diterima",
        "sambas.rakornis": "sudah_ada",
    }
    said = {one.path.name: outcome_sentence(came.get(one.path.name, one)) for one in seen}
    assert "1 baru" in said["sambas lagi.rakornis"] and "Sudah ada" in said["sambas.rakornis"]
    assert "surat.eml" in said["surat.eml"] and "rusak.RAKORNIS" in said["rusak.RAKORNIS"]
    assert "1 baru" in said["dari kota.eml"]
    assert all("--" not in sentence for sentence in said.values())
    assert province.titles("61.01") == ["A", "B"] and province.titles("61.72") == []
    province.database.undo()
    assert province.titles("61.01") == ["A"]
    # What is older than what is here by now is not let in, and says so.
    province.database.redo()
    old = look_at(province.database, [inbox / "sambas lama.rakornis"], key=province.key)
    assert outcome(old[0]) == "lebih_lama" and "Lebih lama" in outcome_sentence(old[0])
    assert list(receive_all(province.database, old, {sambas.key}, key=province.key)) == []


def test_a_known_sender_with_another_key_is_told_apart(offices, inbox, tmp_path):
    province, forger = offices("61"), offices("61.01")
    seen = look_at(province.database, files_in(inbox), key=province.key)
    keys = {new.key for new in new_keys(seen)}
    list(receive_all(province.database, seen, keys, key=province.key))
    forger.add("palsu")
    folder = tmp_path / "palsu"
    folder.mkdir()
    send(forger.database, folder / "p.rakornis", key=forger.key)
    (one,) = look_at(province.database, files_in(folder), key=province.key)
    (new,) = new_keys([one])
    assert new.changed and "bukan yang dikenal" in outcome_sentence(one)
    # The key accepted before does not open the door for it.
    assert list(receive_all(province.database, [one], keys, key=province.key)) == []
    assert province.titles("61.01") == ["A", "B"]


def test_a_folder_without_plan_files_is_refused_in_a_sentence(tmp_path):
    with pytest.raises(Refusal, match="tidak berisi berkas rencana"):
        files_in(tmp_path)
    with pytest.raises(Refusal):
        files_in(tmp_path / "tidak ada")


def test_a_renamed_plan_file_is_found_and_others_are_named(inbox):
    (inbox / "sambas.rakornis").rename(inbox / "rencana sambas.txt")
    (inbox / "surat.msg").write_bytes(b"Outlook")
    (inbox / ".DS_Store").write_bytes(b"x")
    assert "rencana sambas.txt" in [path.name for path in files_in(inbox)]
    assert left_out(inbox) == ["catatan.txt", "surat.msg"]
