"""What the operating system refuses, said to the officer in one sentence."""

from __future__ import annotations

import errno
from pathlib import Path

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal


def refuse_special(path: Path) -> None:
    """Refuse to write over what is there but no file: a folder, a device."""
    if path.exists() and not path.is_file():
        raise Refusal(
            _("{file} bukan berkas biasa, jadi tidak ditulis. Pilih nama lain.").format(file=path)
        )


def in_words(error: OSError) -> str:
    """Return one sentence for what the operating system refused: file, reason, what to do."""
    name = error.filename2 or error.filename
    file = Path(str(name)).name if name is not None else _("berkas")
    if error.errno == errno.ENOSPC:
        return _("Disk penuh saat menulis {file}. Kosongkan ruang, lalu ulangi.").format(file=file)
    if error.errno == errno.EROFS:
        return _(
            "{file} tidak dapat ditulis karena medianya hanya dapat dibaca. Pilih tempat lain."
        ).format(file=file)
    if isinstance(error, PermissionError):
        return _(
            "{file} tidak boleh dibuka atau ditulis. Tutup bila sedang terbuka di program lain, "
            "atau pilih tempat lain."
        ).format(file=file)
    if isinstance(error, FileNotFoundError):
        return _("{file} tidak ditemukan. Periksa nama dan foldernya.").format(file=file)
    if isinstance(error, FileExistsError):
        return _("{file} sudah ada. Pilih nama lain.").format(file=file)
    if isinstance(error, IsADirectoryError | NotADirectoryError):
        return _("{file} bukan berkas melainkan folder, atau sebaliknya. Pilih nama lain.").format(
            file=file
        )
    if error.errno == errno.ENAMETOOLONG:
        return _("Nama {file} terlalu panjang. Pilih nama yang lebih pendek.").format(
            file=file[:40] + "…"
        )
    return _("{file} tidak dapat dibuka atau ditulis: {reason}.").format(
        file=file, reason=error.strerror or type(error).__name__
    )
