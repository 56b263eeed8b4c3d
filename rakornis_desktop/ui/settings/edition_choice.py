"""A new edition of the nomenclature, taken in from a workbook without a new release."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QInputDialog, QWidget

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.ui.shell.file_dialogs import file_to_open
from rakornis_desktop.ui.shell.session import Session


def import_edition(parent: QWidget, session: Session, done: Callable[[str], None]) -> None:
    """Ask for a workbook and the edition's year, read it beside the window, and keep it."""
    file = file_to_open(parent, _("Impor edisi nomenklatur"), _("Buku kerja Excel (*.xlsx *.xlsm)"))
    if file is None:
        return
    edition, accepted = QInputDialog.getText(
        parent, _("Impor edisi nomenklatur"), _("Nama edisi, misalnya 2027:")
    )
    edition = edition.strip()
    if not accepted or not edition:
        return

    def work(_task: object) -> int:
        from rakornis_desktop.excel.reading.workbook_reading import read_workbook
        from rakornis_desktop.reference.edition_import import read_edition, save_edition

        reason: Refusal | None = None
        for sheet in read_workbook(file):
            try:
                entries = read_edition(sheet.rows)
            except Refusal as refusal:
                reason = reason or refusal
                continue
            save_edition(edition, entries)
            return len(entries)
        assert reason is not None
        raise reason

    def came(count: int) -> None:
        session.told.emit(
            _("Edisi {edition} disimpan: {count} baris nomenklatur.").format(
                edition=edition, count=count
            )
        )
        done(edition)

    session.in_background(_("Membaca {file}").format(file=file.name), work, came)
