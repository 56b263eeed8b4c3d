"""The one door of every file: whole or not at all, and what is refused is said in one sentence."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.writing_files import piece_folder, whole_file
from rakornis_desktop.writing_files.whole_file import write_whole

posix = pytest.mark.skipif(sys.platform == "win32", reason="rights and links of POSIX")
EARLIER = b"yang lama"


class Broken:
    """Lets the system calls of a write fail one after another: the n-th of them, once."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        self.fails_at = 0
        self.error = errno.ENOSPC
        for owner, name in (
            (Path, "mkdir"),
            (Path, "replace"),
            (Path, "rename"),
            (os, "open"),
            (os, "fdopen"),
            (os, "fsync"),
            (os, "link"),
        ):
            monkeypatch.setattr(owner, name, self._failing(getattr(owner, name)))

    def _failing(self, real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **options: object) -> object:
            self.count += 1
            if self.count == self.fails_at:
                raise OSError(self.error, os.strerror(self.error))
            return real(*arguments, **options)

        return call


def one_sentence(text: str) -> bool:
    return bool(text) and "\n" not in text and text.endswith(".") and "rakornis-" not in text


@pytest.mark.parametrize("replace", [True, False], ids=["over an earlier file", "a new name"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES])
def test_whatever_the_disk_refuses_the_earlier_file_stays_and_a_sentence_says_it(
    tmp_path, monkeypatch, replace, code
):
    path = tmp_path / "rencana.xlsx"
    broken = Broken(monkeypatch)
    broken.error = code
    refused = 0
    for step in range(1, 40):
        path.unlink(missing_ok=True)
        if replace:
            path.write_bytes(EARLIER)
        broken.count, broken.fails_at = 0, step
        try:
            write_whole(path, b"yang baru", replace=replace)
        except Refusal as refusal:
            refused += 1
            assert one_sentence(str(refusal)) and "rencana.xlsx" in str(refusal)
            assert path.read_bytes() == EARLIER if replace else not path.exists()
        else:
            # Nothing failed, or something without which the file is whole all the same.
            assert path.read_bytes() == b"yang baru"
        assert [file.name for file in tmp_path.iterdir() if file != path] == []
        if broken.count < step:
            break
    else:
        raise AssertionError("a write should not take so many calls")
    assert refused >= 4


@given(earlier=st.none() | st.binary(max_size=50), content=st.binary(max_size=5_000))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_written_is_what_is_there(tmp_path, earlier, content):
    path = tmp_path / "a.bin"
    path.unlink(missing_ok=True)
    if earlier is not None:
        path.write_bytes(earlier)
    write_whole(path, content)
    assert path.read_bytes() == content and list(tmp_path.iterdir()) == [path]


def test_a_file_that_cannot_be_read_back_does_not_get_the_name(tmp_path):
    path = tmp_path / "a.bin"
    path.write_bytes(EARLIER)

    def check(piece: Path) -> None:
        assert piece.read_bytes() == b"rusak" and piece.name == path.name
        raise Refusal("Rusak.")

    with pytest.raises(Refusal, match="Rusak"):
        write_whole(path, b"rusak", check=check)
    assert path.read_bytes() == EARLIER and list(tmp_path.iterdir()) == [path]


def test_a_file_that_appears_meanwhile_is_not_replaced(tmp_path):
    path = tmp_path / "a.bin"
    with pytest.raises(Refusal, match="sudah ada"):  # noqa: SIM117
        with whole_file.whole_file(path, replace=False) as piece:
            piece.write_bytes(b"kami")
            path.write_bytes(b"orang lain")
    assert path.read_bytes() == b"orang lain" and list(tmp_path.iterdir()) == [path]


def test_a_medium_without_second_names_takes_new_files_too(tmp_path, monkeypatch):
    def no_links(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    write_whole(tmp_path / "a.bin", b"isi", replace=False)
    assert (tmp_path / "a.bin").read_bytes() == b"isi"
    with pytest.raises(Refusal, match="sudah ada"):
        write_whole(tmp_path / "a.bin", b"lain", replace=False)


def test_a_file_held_by_another_program_is_waited_for(tmp_path, monkeypatch):
    """As Windows holds it for a virus scanner; after a moment it is said."""
    path = tmp_path / "a.bin"
    path.write_bytes(EARLIER)
    real, held = Path.replace, 3

    def replace(self: Path, target: Path) -> object:
        nonlocal held
        held -= 1
        if held >= 0:
            error = PermissionError(errno.EACCES, "held", str(self))
            error.winerror = 32  # type: ignore[attr-defined, unused-ignore]
            raise error
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    write_whole(path, b"baru")
    assert path.read_bytes() == b"baru"
    held = 10**6
    monkeypatch.setattr(whole_file, "_HELD_SECONDS", 0.2)
    with pytest.raises(Refusal, match=r"a\.bin tidak boleh .* Tutup bila sedang terbuka"):
        write_whole(path, b"lagi")
    assert path.read_bytes() == b"baru"


def test_a_device_and_a_folder_are_never_written_over(tmp_path):
    (tmp_path / "map").mkdir()
    for path in (tmp_path / "map", Path(os.devnull)):
        with pytest.raises(Refusal, match="bukan berkas biasa"):
            write_whole(path, b"isi")
    assert (tmp_path / "map").is_dir() and not Path(os.devnull).is_file()


@posix
def test_a_link_is_replaced_and_what_it_leads_to_is_not_written(tmp_path):
    target, link = tmp_path / "penting.txt", tmp_path / "a.bin"
    target.write_bytes(EARLIER)
    link.symlink_to(target)
    write_whole(link, b"baru")
    assert target.read_bytes() == EARLIER
    assert link.read_bytes() == b"baru" and not link.is_symlink()


@posix
def test_rights_stay_and_a_file_closed_to_writing_is_not_replaced(tmp_path):
    path = tmp_path / "a.bin"
    path.write_bytes(EARLIER)
    path.chmod(0o640)
    write_whole(path, b"baru")
    assert path.stat().st_mode & 0o777 == 0o640
    path.chmod(0o440)
    with pytest.raises(Refusal, match="tidak boleh"):
        write_whole(path, b"lagi")
    assert path.read_bytes() == b"baru"


@posix
def test_what_is_private_is_so_from_its_first_moment(tmp_path):
    old = os.umask(0)
    try:
        with whole_file.whole_file(tmp_path / "k.pem", private=True) as piece:
            assert piece.parent.stat().st_mode & 0o077 == 0
            piece.touch(0o600)
    finally:
        os.umask(old)


def test_another_file_that_fails_meanwhile_is_named_itself(tmp_path):
    with pytest.raises(Refusal, match=r"^lain\.txt tidak ditemukan"):  # noqa: SIM117
        with whole_file.whole_file(tmp_path / "a.bin"):
            (tmp_path / "lain.txt").read_bytes()


@contextmanager
def abandoned(path: Path) -> Iterator[Path]:
    """Give the folder of a writer that ends without tidying up, as a killed one does."""
    folder = piece_folder.PieceFolder.beside(path, private=False)
    (folder.path / path.name).write_bytes(b"setengah")
    yield folder.path
    assert folder._lock is not None
    folder._lock.release()


def test_what_a_killed_writer_left_is_cleared_by_the_next_and_never_in_its_way(tmp_path):
    path = tmp_path / "a.bin"
    stranger = tmp_path / ".rakornis-catatan"
    stranger.mkdir()
    with abandoned(path) as left:
        old = time.time() - 3_600
        os.utime(left, (old, old))
        # Somebody is still writing: an hour for a large file on a slow disk.
        write_whole(path, b"isi")
        assert left.is_dir() and path.read_bytes() == b"isi"
    write_whole(path, b"isi lagi")
    assert sorted(file.name for file in tmp_path.iterdir()) == [".rakornis-catatan", "a.bin"]


def test_a_folder_just_made_is_not_taken_for_an_abandoned_one(tmp_path):
    path = tmp_path / "a.bin"
    with abandoned(path) as left:
        pass
    write_whole(path, b"isi")
    assert left.is_dir()
