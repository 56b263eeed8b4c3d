"""A process killed while it writes any kind of file: the earlier one or the new one is there."""

from __future__ import annotations

import errno
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from rakornis_desktop.database.new_database import new_database
from rakornis_desktop.database.opening import migrating
from rakornis_desktop.database.opening.access import Access
from rakornis_desktop.database.opening.checking import check
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.excel.reading.zip_check import check_workbook
from rakornis_desktop.excel.template.template_workbook import write_template
from rakornis_desktop.exchange.file.plan_file import checked
from rakornis_desktop.exchange.traffic.own_key import export_key, own_key, replace_key
from rakornis_desktop.exchange.traffic.sending import send
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.pdf.layout.document import Document
from rakornis_desktop.pdf.layout.paper_check import check_paper
from rakornis_desktop.pdf.layout.paragraph import paragraph

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
_MOMENTS = 12
_EVENTS = {"open", "os.rename", "os.link", "os.mkdir", "os.remove", "os.chmod", "sqlite3.connect"}


class Kind(NamedTuple):
    """A kind of file: its name, what writes it, what reads it back, whether it replaces one."""

    name: str
    write: Callable[[Path], object]
    read: Callable[[Path], object]
    replaces: bool = True


def _new(path: Path) -> None:
    new_database(path, "61.72", 2027).close()


def _open(path: Path) -> None:
    with Database.open(path) as database:
        assert own_plan(database).fiscal_year == 2027
        assert check(database) == []


def _paper(path: Path) -> None:
    with Document(path, paper="F4", title="Uji", author="Uji") as document:
        document.place(paragraph(document, "Berita acara. " * 400))


def _send(path: Path) -> None:
    folder = path.parent.parent / "kantor"
    with Database.open(folder / "a.rkn") as database:
        send(database, path, key=own_key(folder))


def _key_there(path: Path) -> None:
    assert own_key(path.parent).public


KINDS = [
    Kind("baru.rkn", _new, _open, replaces=False),
    Kind("templat.xlsx", write_template, check_workbook),
    Kind("surat.pdf", _paper, lambda path: check_paper(path, pages=_pages(path))),
    Kind("r.rakornis", _send, lambda path: checked(path.read_bytes(), path.name)),
    Kind("kunci.pem", lambda path: own_key(path.parent), _key_there, replaces=False),
    Kind("kunci.pem", lambda path: replace_key(path.parent), _key_there),
    Kind(
        "salinan.pem",
        lambda path: export_key(path, "kopi pagi di Sambas", path.parent.parent / "kantor"),
        lambda path: path.read_bytes(),
        replaces=False,
    ),
]


def _pages(path: Path) -> int:
    from pypdf import PdfReader

    return len(PdfReader(path).pages)


def killed(work: Callable[[], object], *, event: int = 0, after: float = 0.0) -> bool:
    """Do ``work`` in a process killed at its n-th system call, or after some seconds.

    Returns whether it was killed before it was done.
    """
    child = os.fork()
    if child == 0:
        count = 0

        def hook(name: str, _arguments: object) -> None:
            nonlocal count
            if name in _EVENTS:
                count += 1
                if count == event:
                    os.kill(os.getpid(), signal.SIGKILL)

        if event:
            sys.addaudithook(hook)
        try:
            work()
        finally:
            os._exit(0)
    if after:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind.name} {kind.replaces}")
def test_killed_at_any_moment_the_earlier_file_or_the_new_one_is_there(kind, tmp_path):
    office = tmp_path / "kantor"
    office.mkdir()
    new_database(office / "a.rkn", "61.72", 2027).close()
    own_key(office)
    warm = tmp_path / "hangat"
    warm.mkdir()
    begun = time.monotonic()
    kind.write(warm / kind.name)
    took = time.monotonic() - begun

    chance = random.Random(kind.name)
    events = [{"event": event} for event in sorted(chance.sample(range(1, 60), _MOMENTS))]
    times = [{"after": chance.uniform(0.001, took)} for _moment in range(_MOMENTS)]
    for number, moment in enumerate([*events, *times]):
        folder = tmp_path / f"map {number}"
        folder.mkdir()
        path = folder / kind.name
        if kind.replaces:
            kind.write(path)
        before = path.read_bytes() if kind.replaces else b""
        killed(lambda path=path: kind.write(path), **moment)
        if path.exists():
            if path.read_bytes() != before:
                kind.read(path)
        else:
            assert not kind.replaces, "the earlier file is gone"
        # The name is not blocked, and what was left is not in the way.
        try:
            kind.write(path)
        except Refusal as refusal:
            assert "sudah ada" in str(refusal) and not kind.replaces
        kind.read(path)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind.name} {kind.replaces}")
def test_a_disk_full_at_the_last_moment_leaves_the_earlier_file_and_is_said(
    kind, tmp_path, monkeypatch
):
    office, folder = tmp_path / "kantor", tmp_path / "map"
    office.mkdir()
    folder.mkdir()
    new_database(office / "a.rkn", "61.72", 2027).close()
    own_key(office)
    path = folder / kind.name
    if kind.replaces:
        kind.write(path)
    before = {file.name: file.read_bytes() for file in folder.iterdir()}

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refusal, match=r"^Disk penuh"):
        kind.write(path)
    after = {
        file.name: file.read_bytes() for file in folder.iterdir() if file.suffix != ".rkn-lock"
    }
    assert after == before
    monkeypatch.undo()
    kind.write(path)
    kind.read(path)


def test_a_migration_killed_at_any_moment_leaves_a_file_that_opens_and_whole_copies(tmp_path):
    source = tmp_path / "lama.rkn"
    access = Access(source)
    with closing(access.connect(create=True)) as connection:
        migrating.run_steps(connection, 0, 1)
        connection.execute("PRAGMA journal_mode = WAL")
        for statement in (
            "INSERT INTO change_set (label, author, at, kind, first_change, last_change) "
            "VALUES ('Langkah', 'Sari', '2026-01-01T00:00:00+00:00', 'do', 1, 1)",
            "UPDATE journal_running SET change_set_id = 1",
            "INSERT INTO office (id, tier, region_code, name, is_own) "
            "VALUES ('o', 'kabupaten_kota', '61.01', 'Dinas', 1)",
            "UPDATE journal_running SET change_set_id = NULL",
        ):
            connection.execute(statement)
    content = source.read_bytes()
    chance = random.Random(1)
    moments = [{"event": event} for event in range(1, 60, 5)]
    moments += [{"after": chance.uniform(0.001, 0.4)} for _moment in range(_MOMENTS)]
    for number, moment in enumerate(moments):
        folder = tmp_path / f"map {number}"
        folder.mkdir()
        path = folder / "lama.rkn"
        path.write_bytes(content)
        killed(lambda path=path: Database.open(path).close(), **moment)
        with Database.open(path) as database:
            assert check(database) == []
            assert database.read("SELECT name FROM office") == [("Dinas",)]
        copies = [file for file in folder.glob("*.rkn") if file != path]
        for copy in copies:
            with closing(Access(copy, read_only=True).connect()) as connection:
                assert connection.execute("PRAGMA user_version").fetchone() == (1,)
                assert connection.execute("SELECT name FROM office").fetchall() == [("Dinas",)]
