"""The one door by which a file gets its name: whole, read back, on disk, or not at all.

What is written lies first in a hidden folder beside its place, under the name it will have. Only
when it is finished, can be read again and has reached the disk does it take the place of what was
there. Whatever happens before (a full disk, a failing check, a killed process, a power cut) leaves
the earlier file untouched and the name free.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.disk_errors import in_words, refuse_special
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.writing_files.piece_folder import PieceFolder, clear_leftovers, is_of_a_piece

Check = Callable[[Path], object]
# How long another program (a virus scanner, a synchroniser, a viewer) may hold the earlier file.
_HELD_SECONDS = 2.0
_HELD_PAUSE = 0.05
# What Windows says then: access denied, sharing violation, lock violation.
_HELD_BY_ANOTHER = (5, 32, 33)


@contextmanager
def whole_file(
    path: Path, *, check: Check | None = None, replace: bool = True, private: bool = False
) -> Iterator[Path]:
    """Give a path to write to, in a folder of its own beside ``path``; at the end it is ``path``.

    ``check`` reads back what was written and raises Refusal if it is not what it should be.
    Without ``replace`` a file that is there (or appears meanwhile) is refused; ``private`` keeps
    the unfinished file from other users. What the system refuses becomes a Refusal about
    ``path``; devices and folders are never written over.
    """
    path = path.absolute()
    folder: PieceFolder | None = None
    try:
        refuse_special(path)
        _refuse_no_folder(path)
        _refuse_read_only(path)
        if not replace and path.exists():
            raise _taken(path)
        clear_leftovers(path.parent)
        folder = PieceFolder.beside(path, private=private)
        piece = folder.path / path.name
        yield piece
        if check is not None:
            check(piece)
        _to_disk(piece)
        if replace:
            if not private:
                _keep_rights(path, piece)
            _patiently(lambda: piece.replace(path))
        else:
            _name_anew(piece, path)
        _folder_to_disk(path.parent)
    except OSError as error:
        raise Refusal(in_words(_about(path, error))) from error
    finally:
        if folder is not None:
            folder.remove()


def write_whole(
    path: Path,
    content: bytes,
    *,
    check: Check | None = None,
    replace: bool = True,
    private: bool = False,
) -> None:
    """Write ``content`` as the file ``path``, as :func:`whole_file` does; reads the bytes back."""

    def read_back(piece: Path) -> None:
        if piece.read_bytes() != content:
            raise not_whole(path)
        if check is not None:
            check(piece)

    with whole_file(path, check=read_back, replace=replace, private=private) as piece:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(piece, flags, 0o600 if private else 0o666), "wb") as file:
            file.write(content)


def not_whole(path: Path) -> Refusal:
    """Return the refusal of a file that does not read back as it was meant."""
    return Refusal(
        _("{file} tidak tertulis utuh. Ulangi, atau simpan di tempat lain.").format(file=path.name)
    )


def _refuse_no_folder(path: Path) -> None:
    if not path.parent.is_dir():
        raise Refusal(
            _("Folder {folder} tidak ada, jadi {file} tidak ditulis. Pilih folder lain.").format(
                folder=path.parent, file=path.name
            )
        )


def _refuse_read_only(path: Path) -> None:
    """Refuse a file that its owner closed to writing: a rename would pass over that."""
    if path.exists() and not path.stat().st_mode & 0o222:
        raise Refusal(in_words(PermissionError(13, "", str(path))))


def _taken(path: Path) -> Refusal:
    return Refusal(_("Berkas {file} sudah ada. Pilih nama lain.").format(file=path.name))


def _to_disk(piece: Path) -> None:
    """Wait until the content is on disk: a name without content survives a power cut otherwise."""
    handle = os.open(piece, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _folder_to_disk(folder: Path) -> None:
    """Wait until the name is on disk, where the system can; the file itself is whole already."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _keep_rights(path: Path, piece: Path) -> None:
    """Give the new file the rights of the earlier one: who could open that can open this."""
    if path.exists():
        with suppress(OSError):
            shutil.copymode(path, piece)


def _name_anew(piece: Path, path: Path) -> None:
    """Give the piece a name that nobody has, even if somebody takes it at this moment."""
    try:
        if sys.platform == "win32":
            # Windows itself refuses a name that is taken.
            _patiently(lambda: piece.rename(path))
            return
        try:
            os.link(piece, path, follow_symlinks=False)
        except FileExistsError:
            raise
        except OSError:
            # A medium without second names (USB sticks): the moment in between must do.
            if path.exists():
                raise FileExistsError from None
            piece.rename(path)
    except FileExistsError:
        raise _taken(path) from None


def _patiently(rename: Callable[[], object]) -> None:
    """Rename, trying again for a moment while another program holds the file (Windows)."""
    until = time.monotonic() + _HELD_SECONDS
    while True:
        try:
            rename()
            return
        except PermissionError as error:
            held = getattr(error, "winerror", None) in _HELD_BY_ANOTHER
            if not held or time.monotonic() > until:
                raise
            time.sleep(_HELD_PAUSE)


def _about(path: Path, error: OSError) -> OSError:
    """Return the error with the name that the officer asked for, not that of the piece."""
    for name in (error.filename, error.filename2):
        if isinstance(name, str | bytes) and not is_of_a_piece(Path(os.fsdecode(name))):
            # Something else that was read or written meanwhile: that is what must be said.
            return error
    return OSError(error.errno, error.strerror, str(path))
