"""send, receive, inspect, conflicts, key: as the manual says, refused in one sentence."""

from __future__ import annotations

import email
import email.policy
import hashlib
import json
from decimal import Decimal
from pathlib import Path

import pytest

from rakornis_desktop.database.edits.activity_edits import (
    BudgetEntry,
    add_activity,
    update_activity,
)
from rakornis_desktop.database.new_database import new_database
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.database.tables import Budget


def database_of(path: Path, region: str, *titles: str) -> Path:
    with new_database(path, region, 2027) as database:
        for title in titles:
            add_activity(
                database, own_plan(database).id, {"title": title}, [BudgetEntry(0, "", 5, "")]
            )
    return path


@pytest.fixture
def regency(tmp_path):
    return database_of(tmp_path / "singkawang.rkn", "61.72", "SPAM Sedau", "SPAM Setapuk")


@pytest.fixture
def province(tmp_path):
    return database_of(tmp_path / "provinsi.rkn", "61")


@pytest.fixture
def other_computer(tmp_path, monkeypatch):
    """From here on it is another computer, with a key of its own."""

    def change() -> None:
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "other"))
        monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "other"))

    return change


def edit(path: Path, title: str, new: str) -> None:
    with Database.open(path) as database:
        ((row,),) = database.read("SELECT id FROM activity WHERE title = ?", (title,))
        update_activity(database, row, {"title": new})


def titles(path: Path) -> list[str]:
    with Database.open(path, read_only=True) as database:
        return [title for (title,) in database.read("SELECT title FROM activity ORDER BY title")]


def digest(path: Path) -> str:
    wal = path.with_name(f"{path.name}-wal")
    return hashlib.sha256(
        path.read_bytes() + (wal.read_bytes() if wal.exists() else b"")
    ).hexdigest()


def one_sentence(err: str) -> bool:
    return err.count("\n") == 1 and 20 < len(err) < 500 and "Traceback" not in err


def test_a_plan_travels_from_verb_to_verb(regency, province, tmp_path, rakornis, other_computer):
    out = tmp_path / "keluar.rakornis"
    code, said, err = rakornis("send", regency, out, "--to", "61", "--eml", tmp_path / "draf.eml")
    assert (code, err) == (0, "") and "revisi 1, 2 kegiatan" in said
    mail = email.message_from_bytes(
        (tmp_path / "draf.eml").read_bytes(), policy=email.policy.default
    )
    (attachment,) = mail.iter_attachments()
    assert mail["X-Unsent"] == "1" and attachment.get_content() == out.read_bytes()
    other_computer()
    before = digest(province)
    code, said, err = rakornis("receive", province, out, "--dry-run", "--json")
    assert (code, err) == (0, "") and digest(province) == before
    assert json.loads(said) == {
        "files": [
            {
                "file": "keluar.rakornis", "office": "61.72", "revision": 1,
                "signature": "unknown", "new": 2, "changed": 0, "gone": 0, "conflicts": 0,
                "error": None,
            }
        ]
    }  # fmt: skip
    code, said, err = rakornis("receive", province, out)
    assert code == 1 and one_sentence(err) and "--accept-key" in err and titles(province) == []
    code, said, err = rakornis("receive", province, tmp_path / "draf.eml", "--accept-key")
    assert (code, err) == (0, "") and "2 baru" in said
    assert "kini dikenal" in said and "belum dikenal" not in said
    assert titles(province) == ["SPAM Sedau", "SPAM Setapuk"]


def test_of_many_files_each_is_told_and_the_sound_ones_are_let_in(
    regency, province, tmp_path, rakornis
):
    good, bad = tmp_path / "baik.rakornis", tmp_path / "buruk.rakornis"
    rakornis("send", regency, good)
    bad.write_bytes(good.read_bytes()[:-30])
    absent = tmp_path / "tidak ada.rakornis"
    code, said, err = rakornis(
        "receive", province, bad, good, absent, "--accept-key", "--json"
    )  # fmt: skip
    assert code == 1 and err.count("\n") == 2
    first, second, third = json.loads(said)["files"]
    for refused in (first, third):
        assert isinstance(refused["error"], str) and refused["signature"] == "bad"
        assert (refused["new"], refused["changed"], refused["gone"]) == (0, 0, 0)
    assert second["error"] is None and second["signature"] == "unknown" and second["new"] == 2
    assert titles(province) == ["SPAM Sedau", "SPAM Setapuk"]


def test_a_changed_signature_is_bad_and_nothing_is_written(regency, province, tmp_path, rakornis):
    from rakornis_desktop.exchange.file.archive import Archive, packed

    out = tmp_path / "a.rakornis"
    rakornis("send", regency, out)
    archive = Archive(out.read_bytes())
    parts = {n: archive.unpacked(n) for n in archive.entries if n != "mimetype"}
    parts["signature"] = b"A" * 86 + b"=="
    out.write_bytes(packed(list(parts.items())))
    before = digest(province)
    code, said, err = rakornis("receive", province, out, "--accept-key", "--json")
    assert code == 1 and one_sentence(err) and json.loads(said)["files"][0]["signature"] == "bad"
    assert digest(province) == before
    code, said, _err = rakornis("receive", province, out, "--dry-run", "--json")
    assert code == 0 and json.loads(said)["files"][0]["new"] == 2


def test_inspect_tells_what_a_file_holds_without_a_database(regency, tmp_path, rakornis):
    out = tmp_path / "a.rakornis"
    rakornis("send", regency, out)
    code, said, err = rakornis("inspect", out, "--json")
    assert (code, err) == (0, "")
    seen = json.loads(said)
    assert "61.72" in said and seen
    code, said, _err = rakornis("inspect", out)
    assert code == 0 and "Singkawang" in said
    assert "Pengirim: " in said and "Tanda tangan: sah" in said and "Kegiatan 2" in said
    assert "sender" not in said and "sent_at" not in said
    out.write_bytes(b"PK\x03\x04 bukan apa-apa" * 20)
    code, said, err = rakornis("inspect", out, "--json")
    assert code == 1 and said == "" and one_sentence(err)


@pytest.mark.parametrize(
    ("choice", "title"), [("ours", "SPAM kita"), ("theirs", "SPAM mereka")]
)  # fmt: skip
def test_conflicts_are_told_kept_and_decided_by_one_rule(
    regency, tmp_path, rakornis, choice, title
):
    out, copy = tmp_path / "a.rakornis", tmp_path / "rekan.rkn"
    rakornis("send", regency, out)
    with Database.open(regency) as database:
        database.copy_to(copy)
    edit(regency, "SPAM Sedau", "SPAM kita")
    edit(copy, "SPAM Sedau", "SPAM mereka")
    code, said, err = rakornis("conflicts", regency)
    assert (code, said, err) == (0, "Tidak ada konflik.\n", "")
    rakornis("send", copy, out)
    code, said, err = rakornis("receive", regency, out, "--json")
    assert (code, err) == (0, "") and json.loads(said)["files"][0]["conflicts"] == 1
    before = digest(regency)
    for _day in range(2):
        code, said, err = rakornis("conflicts", regency, "--json")
        (conflict,) = json.loads(said)["conflicts"]
        assert (code, err) == (0, "")
        assert (conflict["base"], conflict["ours"], conflict["theirs"]) == (
            "SPAM Sedau", "SPAM kita", "SPAM mereka",
        )  # fmt: skip
    assert digest(regency) == before
    code, said, err = rakornis("conflicts", regency, "--resolve", choice, "--json")
    assert (code, err) == (0, "") and json.loads(said) == {"resolved": 1, "conflicts": []}
    assert titles(regency) == ["SPAM Setapuk", title]


def test_the_key_is_shown_exported_taken_over_and_replaced(
    tmp_path, rakornis, monkeypatch, other_computer
):
    code, said, err = rakornis("key")
    assert (code, err) == (0, "") and said.startswith("Sidik kunci: ")
    monkeypatch.setenv("RAKORNIS_PASSPHRASE", "kopi pagi di Sambas")
    code, exported, _err = rakornis("key", "--export", tmp_path / "kunci.pem")
    assert code == 0 and said in exported
    other_computer()
    code, another, _err = rakornis("key")
    assert another != said
    code, taken, err = rakornis("key", "--import", tmp_path / "kunci.pem")
    assert (code, taken, err) == (0, said, "")
    code, anew, _err = rakornis("key", "--replace")
    assert code == 0 and said not in anew and "Beri tahu kantor lain" in anew
    code, _said, err = rakornis("key", "--replace", "--export", tmp_path / "x.pem")
    assert code == 2 and not (tmp_path / "x.pem").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["send"],
        ["send", "a.rkn"],
        ["receive", "a.rkn"],
        ["inspect"],
        ["conflicts"],
        ["conflicts", "a.rkn", "--resolve", "both"],
    ],
)
def test_a_wrong_call_is_told_how_to_call(rakornis, arguments):
    code, _said, err = rakornis(*arguments)
    assert code == 2 and "Traceback" not in err


def test_an_office_that_does_not_exist_gets_nothing(regency, tmp_path, rakornis):
    out = tmp_path / "a.rakornis"
    before = digest(regency)
    code, _said, err = rakornis("send", regency, out, "--to", "99.99")
    assert code == 1 and one_sentence(err) and not out.exists() and digest(regency) == before


def test_conflicts_are_told_as_an_officer_writes_them(regency, tmp_path, rakornis):
    out, copy = tmp_path / "a.rakornis", tmp_path / "rekan.rkn"
    rakornis("send", regency, out)
    with Database.open(regency) as database:
        database.copy_to(copy)
    for path, volume, region, amount in (
        (regency, "12.25", "61.72.01", 7_500_000),
        (copy, "750.5", "61.72.02", 8_500_000),
    ):
        with Database.open(path) as database:
            ((row,),) = database.read("SELECT id FROM activity WHERE title = 'SPAM Sedau'")
            ((money,),) = database.read("SELECT id FROM budget WHERE activity_id = ?", (row,))
            values = {"volume": Decimal(volume), "region_code": region}
            update_activity(database, row, values)
            with database.change_set("Pagu") as changes:
                changes.update(Budget, money, amount=amount)
    rakornis("send", copy, out)
    rakornis("receive", regency, out)
    code, said, err = rakornis("conflicts", regency)
    assert (code, err) == (0, "") and said.count("\n") == 3
    assert "kita «12,25», mereka «750,5»" in said and "12.25" not in said
    assert "Singkawang Barat" in said and "61.72.0" not in said
    assert "Pagu 2027" in said and "kita «7.500.000», mereka «8.500.000»" in said


def test_a_folder_that_is_not_there_is_named(regency, tmp_path, rakornis):
    before = digest(regency)
    code, _said, err = rakornis("send", regency, tmp_path / "tiada" / "a.rakornis")
    assert code == 1 and one_sentence(err) and "tiada" in err and "No such" not in err
    assert digest(regency) == before


def test_a_draft_that_cannot_be_written_says_that_the_file_is_there(regency, tmp_path, rakornis):
    out = tmp_path / "a.rakornis"
    code, _said, err = rakornis("send", regency, out, "--eml", tmp_path / "tiada" / "a.eml")
    assert code == 1 and err.count("\n") == 1 and out.is_file()
    assert "a.rakornis sudah ditulis" in err and "tiada" in err
