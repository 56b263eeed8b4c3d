"""The key that signs: for its user alone, carried by a passphrase, replaced when it is lost."""

from __future__ import annotations

import stat
import sys

import pytest

from rakornis_desktop.exchange.traffic.own_key import export_key, import_key, own_key, replace_key
from rakornis_desktop.language.sentences import Refusal

WORDS = "kopi pagi di Sambas"
posix = pytest.mark.skipif(sys.platform == "win32", reason="the folder's rights rule there")


def mode(path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_key_is_made_once_and_stays(tmp_path):
    first = own_key(tmp_path)
    assert own_key(tmp_path).public == first.public and first.replaces == ()
    assert [file.name for file in tmp_path.iterdir()] == ["kunci.pem"]


@posix
def test_nobody_else_can_read_it_whatever_the_system_gives_new_files(tmp_path):
    import os

    old = os.umask(0)
    try:
        own_key(tmp_path)
        export_key(tmp_path / "salinan.pem", WORDS, tmp_path)
    finally:
        os.umask(old)
    assert mode(tmp_path / "kunci.pem") == mode(tmp_path / "salinan.pem") == 0o600


@posix
def test_a_key_that_became_readable_for_others_is_closed_again(tmp_path):
    own_key(tmp_path)
    (tmp_path / "kunci.pem").chmod(0o644)
    own_key(tmp_path)
    assert mode(tmp_path / "kunci.pem") == 0o600


@posix
def test_the_folder_of_the_key_is_for_its_user_alone(tmp_path, monkeypatch):
    from rakornis_desktop.folders import key_folder

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    own_key()
    assert mode(key_folder()) == 0o700 and (key_folder() / "kunci.pem").is_file()


def test_a_key_taken_along_with_its_passphrase_signs_alike_elsewhere(tmp_path):
    here, there = tmp_path / "sini", tmp_path / "sana"
    here.mkdir()
    there.mkdir()
    key, other = own_key(here), own_key(there)
    export_key(tmp_path / "kunci-kantor.pem", WORDS, here)
    text = (tmp_path / "kunci-kantor.pem").read_text()
    assert "ENCRYPTED" in text and (here / "kunci.pem").read_text() not in text
    assert import_key(tmp_path / "kunci-kantor.pem", WORDS, there).public == key.public
    assert own_key(there).public == key.public != other.public
    # What was there before is kept aside, and once more changes nothing.
    import_key(tmp_path / "kunci-kantor.pem", WORDS, there)
    assert len(list(there.glob("kunci-lama-*.pem"))) == 1


@pytest.mark.parametrize("words", ["", "salah sekali", WORDS.upper()])
def test_a_wrong_passphrase_changes_nothing(tmp_path, words):
    here, there = tmp_path / "sini", tmp_path / "sana"
    here.mkdir()
    there.mkdir()
    own_key(here)
    key = own_key(there)
    export_key(tmp_path / "k.pem", WORDS, here)
    with pytest.raises(Refusal, match="kata sandinya salah"):
        import_key(tmp_path / "k.pem", words, there)
    assert own_key(there).public == key.public


@pytest.mark.parametrize("content", [b"", b"x" * 100_000, b"-----BEGIN PRIVATE KEY-----\n"])
def test_what_is_no_key_is_refused(tmp_path, content):
    key = own_key(tmp_path)
    (tmp_path / "k.pem").write_bytes(content)
    with pytest.raises(Refusal, match="bukan berkas kunci"):
        import_key(tmp_path / "k.pem", WORDS, tmp_path)
    assert own_key(tmp_path).public == key.public


def test_a_key_of_another_kind_is_refused(tmp_path):
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    (tmp_path / "k.pem").write_bytes(
        X25519PrivateKey.generate().private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.BestAvailableEncryption(WORDS.encode()),
        )
    )
    with pytest.raises(Refusal, match="bukan berkas kunci"):
        import_key(tmp_path / "k.pem", WORDS, tmp_path)


def test_a_short_passphrase_and_a_file_that_is_there_are_refused(tmp_path):
    with pytest.raises(Refusal, match="terlalu pendek"):
        export_key(tmp_path / "k.pem", "pendek", tmp_path)
    assert not (tmp_path / "k.pem").exists()
    (tmp_path / "k.pem").write_text("penting")
    with pytest.raises(Refusal, match="sudah ada"):
        export_key(tmp_path / "k.pem", WORDS, tmp_path)
    assert (tmp_path / "k.pem").read_text() == "penting"


def test_a_lost_key_is_replaced_and_the_new_one_names_it(tmp_path):
    first = own_key(tmp_path)
    second = replace_key(tmp_path)
    third = replace_key(tmp_path)
    assert second.replaces == (first.fingerprint,)
    assert third.replaces == (first.fingerprint, second.fingerprint)
    assert own_key(tmp_path).replaces == third.replaces
    assert len({key.public for key in (first, second, third)}) == 3
    assert len(list(tmp_path.glob("kunci-lama-*.pem"))) == 2


def test_a_key_that_cannot_be_read_is_told_and_can_be_replaced(tmp_path):
    own_key(tmp_path)
    (tmp_path / "kunci.pem").write_bytes(b"rusak")
    with pytest.raises(Refusal, match="rakornis key --replace"):
        own_key(tmp_path)
    assert (tmp_path / "kunci.pem").read_bytes() == b"rusak"
    assert replace_key(tmp_path).public == own_key(tmp_path).public
