"""The workbooks of registers (services, areas, problems): saved, and read back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from rakornis_desktop.database.queries.setting_values import setting
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.shell.file_dialogs import file_to_open, file_to_save
from rakornis_desktop.ui.shell.session import Session

if TYPE_CHECKING:
    from rakornis_desktop.excel.taking.register import RegisterImport

# So many sentences fit the line above the page; the report counts the rest.
_MOST_SAID = 4


def save_workbook(
    parent: QWidget, session: Session, name: str, write: Callable[..., object]
) -> None:
    """Ask where to, and write a workbook beside the window.

    ``write`` takes program, path and paper.
    """
    file = file_to_save(parent, _("Simpan buku kerja"), f"{name}.xlsx", _("Buku kerja (*.xlsx)"))
    if file is None:
        return
    database = session.database
    paper = setting(database, "paper", "F4")
    session.in_background(
        _("Menulis buku kerja…"),
        lambda _task: write(database, file, paper),
        lambda _done: session.told.emit(_("Tersimpan sebagai {file}.").format(file=file.name)),
    )


def open_workbook(
    parent: QWidget, session: Session, title: str, read: Callable[..., RegisterImport]
) -> None:
    """Ask for a workbook and take it in beside the window."""
    file = file_to_open(parent, title, _("Buku kerja Excel (*.xlsx *.xlsm)"))
    if file is not None:
        take_workbook(session, file, read)


def take_workbook(session: Session, file: Path, read: Callable[..., RegisterImport]) -> None:
    """Take a workbook in; what was refused is told with its place and reason."""

    def told(result: RegisterImport) -> None:
        lines = result.in_words().splitlines()
        said = lines[:_MOST_SAID]
        if len(lines) > _MOST_SAID:
            said.append(_("… dan {count} lagi.").format(count=len(lines) - _MOST_SAID))
        (session.refused if result.refused else session.told).emit("\n".join(said))

    session.in_background(
        _("Membaca {file}").format(file=file.name),
        lambda task: read(session.database, file, cancelled=lambda: task.stopping),
        told,
    )
