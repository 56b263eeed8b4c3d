"""The menu Berkas: databases, workbooks in and out, papers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.shell.file_dialogs import file_to_open, file_to_save
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.user_settings import recent_files

if TYPE_CHECKING:
    from rakornis_desktop.ui.shell.program_window import ProgramWindow


def fill_file_menu(menu: QMenu, window: ProgramWindow) -> None:
    """Fill the menu; what it does lies in :mod:`ui.exports` and :mod:`ui.import_dialog`."""
    _add(menu, "plus", _("&Baru atau contoh…"), "", window.start_asked.emit)
    _add(menu, "folder", _("&Buka…"), QKeySequence.StandardKey.Open, partial(_open, window))
    recent = menu.addMenu(icon("clock"), _("&Terakhir dibuka"))
    recent.aboutToShow.connect(lambda: _fill_recent(recent, window))
    menu.addSeparator()
    ask_import = window.session.import_asked.emit
    bring_in = _add(menu, "upload", _("&Impor buku kerja…"), "Ctrl+I", ask_import)
    bring_in.setEnabled(not window.session.database.read_only)
    menu.addSeparator()
    send = _add(menu, "send", _("&Kirim rencana…"), "Ctrl+Shift+K", window.session.send_asked.emit)
    send.setEnabled(not window.session.database.read_only)
    _add(menu, "inbox", _("Te&rima berkas…"), "Ctrl+Shift+T", window.session.receive_asked.emit)
    menu.addSeparator()
    export = menu.addMenu(icon("download"), _("&Ekspor"))
    for text, what in (
        (_("Rencana, bentuk T-C.33…"), "plan"),
        (_("Templat kosong untuk kantor lain…"), "template"),
    ):
        _add(export, "file-spreadsheet", text, "", partial(_export, window, what))
    papers = menu.addMenu(icon("printer"), _("&Cetak"))
    for text, what in ((_("Agenda rapat"), "agenda"), (_("Notulen rapat"), "minutes")):
        _add(papers, "file-text", text, "", partial(_preview, window, what, text))
    _add(papers, "map", _("&Profil wilayah"), "", partial(_show_profile, window))
    menu.addSeparator()
    _add(menu, "x", _("T&utup"), QKeySequence.StandardKey.Close, window.close)


def _add(
    menu: QMenu,
    sign: str,
    text: str,
    shortcut: str | QKeySequence.StandardKey,
    do: Callable[[], object],
) -> QAction:
    action = menu.addAction(icon(sign), text)
    if shortcut:
        action.setShortcut(QKeySequence(shortcut))
    action.triggered.connect(lambda _on=False: do())
    return action


def _fill_recent(menu: QMenu, window: ProgramWindow) -> None:
    menu.clear()
    for file in recent_files():
        # An ampersand in a file's name is no shortcut.
        action = menu.addAction(str(file).replace("&", "&&"))
        action.triggered.connect(lambda _on=False, file=file: window.open_asked.emit(file))
    if menu.isEmpty():
        menu.addAction(_("Belum ada")).setEnabled(False)


def _open(window: ProgramWindow) -> None:
    file = file_to_open(window, _("Buka basis data"), _("Basis data Rakornis (*.rkn)"))
    if file is not None:
        window.open_asked.emit(file)


def _export(window: ProgramWindow, what: str) -> None:
    plan = window.session.plan
    name = _("Renja {year} {office}") if what == "plan" else _("Templat usulan {year}")
    proposed = name.format(year=plan.fiscal_year, office=plan.government) + ".xlsx"
    file = file_to_save(window, _("Ekspor"), proposed, _("Buku kerja Excel (*.xlsx)"))
    if file is not None:
        export(window, what, file)


def export(window: ProgramWindow, what: str, file: Path) -> None:
    """Write a workbook (``plan`` or ``template``) in the background and say where it lies."""
    session = window.session

    def work(_task: object) -> None:
        if what == "plan":
            from rakornis_desktop.excel.writing.plan_workbook import write_plan

            write_plan(session.database, session.plan.id, file)
        else:
            from rakornis_desktop.excel.template.template_workbook import write_template

            write_template(file, session.database)

    def done(_result: object) -> None:
        session.told.emit(_("{file} disimpan.").format(file=file.name))

    def begin() -> None:
        session.in_background(_("Menulis {file}").format(file=file.name), work, done)

    if window.may_leave(begin):
        begin()


def _show_profile(window: ProgramWindow) -> None:
    from rakornis_desktop.ui.comparing.profile_preview import show_profile

    if window.may_leave(lambda: _show_profile(window)):
        show_profile(window, window.session)


def _preview(window: ProgramWindow, what: str, title: str) -> None:
    from rakornis_desktop.database.queries.meeting_rows import meetings_of
    from rakornis_desktop.ui.shell.preview_window import show_preview

    session = window.session
    meetings = meetings_of(session.database, session.plan.id)
    if not meetings:
        session.refused.emit(_("Belum ada rapat. Buat dulu di halaman Rapat."))
        return

    def make(file: Path) -> None:
        from rakornis_desktop.database.queries.setting_values import setting

        paper = setting(session.database, "paper", "F4")
        if what == "agenda":
            from rakornis_desktop.pdf.papers.agenda_paper import write_agenda

            write_agenda(session.database, meetings[0].id, file, paper)
        else:
            from rakornis_desktop.pdf.papers.minutes_paper import write_minutes

            write_minutes(session.database, meetings[0].id, file, paper)

    if window.may_leave(lambda: _preview(window, what, title)):
        show_preview(window, session, title, make)
