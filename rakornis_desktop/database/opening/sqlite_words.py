"""What SQLite refuses, said to the officer in one sentence."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rakornis_desktop.database.opening.writer_lock import holder_of
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.disk_errors import in_words
from rakornis_desktop.language.sentences import Refusal


class NoDatabase(Refusal):
    """The file is no program database."""


class Damaged(Refusal):
    """The file is a program database but damaged."""


@contextmanager
def said_in_words(path: Path) -> Iterator[None]:
    """Turn what SQLite and the disk refuse into a :class:`Refusal` about ``path``.

    A mistake in our own SQL stays the exception that it is.
    """
    try:
        yield
    except sqlite3.Error as error:
        refusal = _refusal(path, error)
        if refusal is None:
            raise
        raise refusal from error
    except OSError as error:
        raise Refusal(in_words(error)) from error


@contextmanager
def read_in_words(path: Path) -> Iterator[None]:
    """As :func:`said_in_words`, and bytes that are no text mean that the file is damaged.

    Only around statements that read: elsewhere such bytes may come from another file.
    """
    with said_in_words(path):
        try:
            yield
        except UnicodeDecodeError as error:
            raise damaged(path) from error


def _refusal(path: Path, error: sqlite3.Error) -> Refusal | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        # Raised by Python's module itself; bytes that are no text have no code of their own.
        return damaged(path) if str(error).startswith("Could not decode") else None
    name = path.name
    # The low byte is the kind of failure, the rest its circumstances.
    match code & 0xFF:
        case sqlite3.SQLITE_FULL:
            return Refusal(
                _("Disk penuh, {file} tidak berubah. Kosongkan ruang, lalu ulangi.").format(
                    file=name
                )
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return Refusal(
                _("{file} sedang dipakai oleh {holder}. Tutup di sana dulu, lalu ulangi.").format(
                    file=name, holder=holder_of(path)
                )
            )
        case sqlite3.SQLITE_NOTADB:
            return not_ours(path)
        case sqlite3.SQLITE_CORRUPT:
            return damaged(path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return Refusal(
                _(
                    "{file} tidak boleh ditulis. Salin ke folder lain di disk ini, "
                    "lalu buka salinannya."
                ).format(file=name)
            )
        case sqlite3.SQLITE_IOERR:
            return Refusal(
                _(
                    "Disk atau jaringan gagal saat membaca atau menulis {file}, yang tidak "
                    "berubah. Periksa sambungan dan sisa ruang, lalu ulangi."
                ).format(file=name)
            )
        case sqlite3.SQLITE_CANTOPEN:
            return Refusal(
                _("{file} tidak dapat dibuka. Periksa foldernya dan izin menulis di sana.").format(
                    file=name
                )
            )
        case sqlite3.SQLITE_NOMEM:
            return Refusal(_("Memori komputer tidak cukup. Tutup program lain, lalu ulangi."))
        case sqlite3.SQLITE_TOOBIG:
            return Refusal(_("Teks terlalu panjang untuk disimpan dalam {file}.").format(file=name))
        case sqlite3.SQLITE_CONSTRAINT:
            return _constraint(error)
        case _:
            return None


def _constraint(error: sqlite3.Error) -> Refusal | None:
    match error.sqlite_errorcode:
        case sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
            return Refusal(_("Data yang dirujuk sudah tidak ada. Muat ulang halaman, lalu ulangi."))
        case sqlite3.SQLITE_CONSTRAINT_UNIQUE | sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY:
            return Refusal(_("Data yang sama sudah ada, jadi tidak ditambahkan lagi."))
        case _:
            return None


def not_ours(path: Path) -> NoDatabase:
    """Return the refusal of a file that is no program database."""
    return NoDatabase(
        _("{file} bukan basis data Rakornis Desktop. Pilih berkas .rkn.").format(file=path.name)
    )


def damaged(path: Path, what: str = "") -> Damaged:
    """Return the refusal of a damaged file."""
    sentence = _("{file} rusak. Pakai salinan terakhir yang masih baik.").format(file=path.name)
    return Damaged(f"{sentence} ({what})" if what else sentence)


def check_content(connection: sqlite3.Connection, path: Path) -> None:
    """Read through the file; raises :class:`Damaged`."""
    ((result,),) = connection.execute("PRAGMA quick_check(1)").fetchall()
    if result != "ok":
        raise damaged(path)
