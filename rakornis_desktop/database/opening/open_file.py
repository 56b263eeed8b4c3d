"""Opening a database file: what it is, whether it is sound, where it lies."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from rakornis_desktop.database.opening.access import Access
from rakornis_desktop.database.opening.file_place import Place, place_of
from rakornis_desktop.database.opening.schema import APPLICATION_ID, SCHEMA_VERSION
from rakornis_desktop.database.opening.schema_digest import DIGESTS, schema_digest
from rakornis_desktop.database.opening.sqlite_words import (
    check_content,
    damaged,
    not_ours,
    read_in_words,
    said_in_words,
)
from rakornis_desktop.database.opening.writer_lock import WriterLock
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.writing_files.whole_file import whole_file

# A file up to this size (bytes) is read through on opening, some 20 ms; a larger one when the
# officer asks for a check.
CHECKED_ON_OPENING = 8 * 2**20
_MAGIC = b"SQLite format 3\0"
# What SQLite leaves beside an open file.
_OF_SQLITE = ("-wal", "-shm", "-journal")
_NOT_WRITABLE = (errno.EROFS, errno.EACCES, errno.EPERM)

PlaceOf = Callable[[Path], Place]


class Opened(NamedTuple):
    """An open file: its first connection, the way in, the lock (None: read-only), a notice."""

    connection: sqlite3.Connection
    access: Access
    lock: WriterLock | None
    notice: str = ""

    def close(self) -> None:
        """Close the connection and let the next one in; may be done again."""
        self.connection.close()
        if self.lock:
            self.lock.release()


@contextmanager
def new_file(path: Path, where: PlaceOf = place_of) -> Iterator[Opened]:
    """Give a new, empty program database that gets the name ``path`` once it is closed.

    Until then it lies beside it; a process killed meanwhile leaves the name free. Refuses a file
    that is there.
    """
    if not path.parent.is_dir():
        raise Refusal(
            _("Folder {folder} tidak ada. Buat dulu atau pilih yang lain.").format(
                folder=path.parent
            )
        )
    with (
        ExitStack() as naming,
        said_in_words(path),
        whole_file(path, check=_is_sound, replace=False) as piece,
    ):
        opened = _created(piece, where(path))
        try:
            yield opened
        finally:
            opened.close()
        # Whoever holds the name of a file that was thrown away still writes beside it.
        naming.callback(WriterLock.acquire(path).release)
        for end in _OF_SQLITE:
            # What a file thrown away left would be read into the new one.
            path.with_name(path.name + end).unlink(missing_ok=True)


def _created(piece: Path, place: Place) -> Opened:
    from rakornis_desktop.database.opening.schema import create_schema

    access = Access(piece, exclusive=not place.is_local)
    lock = WriterLock.acquire(piece)
    connection = None
    try:
        connection = access.connect(create=True)
        create_schema(connection)
        access.settle_journal(connection)
    except BaseException:
        if connection:
            connection.close()
        lock.release()
        raise
    return Opened(connection, access, lock)


def _is_sound(piece: Path) -> None:
    """Refuse a file that our own opening would not take, or that is not one file by itself."""
    if any(piece.with_name(piece.name + end).exists() for end in _OF_SQLITE):
        raise damaged(piece)
    _look(piece)
    connection = Access(piece, read_only=True, immutable=True).connect()
    try:
        _check_schema(connection, piece)
        check_content(connection, piece)
    finally:
        connection.close()


def open_file(path: Path, *, read_only: bool = False, where: PlaceOf = place_of) -> Opened:
    """Open an existing database after looking at what it is; raises Refusal in words.

    Where nothing can be written it is opened read-only, and the notice says so.
    """
    with read_in_words(path):
        _look(path)
        place = where(path)
        lock, notice = None, place.notice()
        if not read_only:
            lock = _lock(path)
            if lock is None:
                notice = _(
                    "{file} tidak dapat ditulis di sini, jadi dibuka hanya untuk dibaca. "
                    "Salin ke disk komputer ini untuk mengubahnya."
                ).format(file=path.name)
        try:
            access = _access(path, place, read_only=lock is None)
            connection = _checked(access)
        except BaseException:
            if lock:
                lock.release()
            raise
    return Opened(connection, access, lock, notice)


def _look(path: Path) -> None:
    """Refuse what is no program database by its first bytes, before anything touches it."""
    if not path.is_file():
        raise Refusal(
            _("Berkas {file} tidak ditemukan. Periksa nama dan foldernya.").format(file=path)
        )
    with path.open("rb") as file:
        head = file.read(100)
    if _has_wal(path):
        # After a crash everything may still stand in the WAL: SQLite will say what it is.
        if head and not head.startswith(_MAGIC):
            raise not_ours(path)
        return
    if not head.startswith(_MAGIC) or int.from_bytes(head[68:72]) != APPLICATION_ID:
        raise not_ours(path)


def _lock(path: Path) -> WriterLock | None:
    """Return the writer's lock, None where nothing can be written."""
    if not os.access(path, os.W_OK):
        return None
    try:
        return WriterLock.acquire(path)
    except OSError as error:
        if error.errno not in _NOT_WRITABLE:
            raise
        return None


def _access(path: Path, place: Place, *, read_only: bool) -> Access:
    if not read_only:
        return Access(path, exclusive=not place.is_local)
    # Even reading a WAL database writes beside it, so where that is not possible SQLite is told
    # that nobody changes the file.
    immutable = not os.access(path.parent, os.W_OK)
    if immutable and _has_wal(path):
        raise Refusal(
            _(
                "{file} belum ditutup dengan benar dan tidak dapat ditulis di sini. Salin seluruh "
                "isi foldernya ke disk komputer ini, lalu buka salinannya."
            ).format(file=path.name)
        )
    return Access(path, read_only=True, immutable=immutable)


def _has_wal(path: Path) -> bool:
    wal = path.with_name(f"{path.name}-wal")
    return wal.is_file() and wal.stat().st_size > 0


def _checked(access: Access) -> sqlite3.Connection:
    """Return a connection to the file once it is known to be ours, sound and of this version."""
    path = access.path
    connection = access.connect()
    try:
        version = _check_schema(connection, path)
        if path.stat().st_size <= CHECKED_ON_OPENING:
            check_content(connection, path)
        if version < SCHEMA_VERSION:
            connection.close()
            if access.read_only:
                raise Refusal(
                    _(
                        "{file} dari versi program yang lama. Buka dulu untuk ditulis, agar "
                        "diperbarui."
                    ).format(file=path.name)
                )
            from rakornis_desktop.database.opening.migrating import migrate

            migrate(access, version)
            connection = access.connect()
            _check_schema(connection, path)
        access.settle_journal(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_schema(connection: sqlite3.Connection, path: Path) -> int:
    """Return the version of the file; refuse one that is not ours or not as we made it."""
    ((application,),) = connection.execute("PRAGMA application_id").fetchall()
    ((version,),) = connection.execute("PRAGMA user_version").fetchall()
    if application != APPLICATION_ID or version < 1:
        raise not_ours(path)
    if version > SCHEMA_VERSION:
        raise Refusal(
            _(
                "{file} dibuat oleh Rakornis Desktop yang lebih baru. "
                "Perbarui program ini, lalu buka lagi."
            ).format(file=path.name)
        )
    # A trigger or view of somebody else's in the file would run with our changes.
    if schema_digest(connection) != DIGESTS[version]:
        raise Refusal(
            _(
                "Susunan tabel {file} bukan buatan program ini, jadi tidak dibuka. "
                "Pakai salinan dari sumber yang dikenal."
            ).format(file=path.name)
        )
    return int(version)
