"""Asking for a file, starting where the officer was last."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from rakornis_desktop.ui.shell.user_settings import remember, remembered

_FOLDER = "files/folder"


def file_to_open(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Ask for a file that is there; None if the officer thinks better of it."""
    name, _kind = QFileDialog.getOpenFileName(parent, title, str(last_folder()), kinds)
    return _chosen(name)


def files_to_open(parent: QWidget, title: str, kinds: str) -> list[Path]:
    """Ask for files that are there, one or more; none if the officer thinks better of it."""
    names, _kind = QFileDialog.getOpenFileNames(parent, title, str(last_folder()), kinds)
    return [file for name in names if (file := _chosen(name)) is not None]


def file_to_save(parent: QWidget, title: str, proposed: str, kinds: str) -> Path | None:
    """Ask where to save; the name proposed is made fit for a file."""
    start = last_folder() / file_name(proposed)
    name, _kind = QFileDialog.getSaveFileName(parent, title, str(start), kinds)
    chosen = _chosen(name)
    if chosen is not None and not chosen.suffix:
        chosen = chosen.with_suffix(start.suffix)
    return chosen


def dropped_file(data: QMimeData) -> Path | None:
    """Return the one workbook or database that is dropped on a window, None for anything else."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if len(files) == 1 and files[0].suffix.casefold() in (".xlsx", ".xlsm", ".rkn"):
        return files[0]
    return None


def file_name(text: str) -> str:
    """Return ``text`` without what Windows does not take in a file's name."""
    return re.sub(r'[<>:"/\\|?*\x00-\x1f]+', " ", text).strip(" .")[:120] or "berkas"


def last_folder() -> Path:
    """Return the folder of the file chosen last, else the officer's documents."""
    kept = remembered(_FOLDER)
    if isinstance(kept, str) and Path(kept).is_dir():
        return Path(kept)
    kinds = QStandardPaths.StandardLocation
    return Path(QStandardPaths.writableLocation(kinds.DocumentsLocation) or Path.home())


def _chosen(name: str) -> Path | None:
    if not name:
        return None
    file = Path(name)
    remember(_FOLDER, str(file.parent))
    return file
