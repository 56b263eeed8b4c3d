"""Tables of this page saved as a workbook, beside the window, or copied."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from rakornis_desktop.database.queries.setting_values import setting
from rakornis_desktop.database.table_content import TableContent
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.shell.file_dialogs import file_to_save
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.session import Session


def save_button(save: Callable[[], None], copy: Callable[[], None]) -> QPushButton:
    """Return the button whose menu saves a table as a workbook or copies it."""
    button = QPushButton(icon("download"), _("&Simpan"))
    menu = QMenu(button)
    menu.addAction(icon("file-spreadsheet"), _("Buku kerja Excel…"), save)
    menu.addAction(icon("copy"), _("Salin ke papan klip"), copy)
    button.setMenu(menu)
    return button


def save_tables(
    parent: QWidget,
    session: Session,
    title: str,
    content: Callable[[], Sequence[TableContent]],
) -> None:
    """Ask for a place and write what ``content`` returns there."""
    proposed = f"{title} {session.plan.fiscal_year}.xlsx"
    file = file_to_save(parent, _("Simpan buku kerja"), proposed, _("Buku kerja Excel (*.xlsx)"))
    if file is None:
        return
    paper = setting(session.database, "paper", "F4")

    def write(_task: object) -> None:
        from rakornis_desktop.excel.writing.table_workbook import write_tables

        write_tables(file, title, content(), paper)

    session.in_background(
        _("Menulis {file}").format(file=file.name),
        write,
        lambda _done: session.told.emit(_("{file} disimpan.").format(file=file.name)),
    )
