"""The one-page profile of a region, or of every region that the office looks at, in a preview."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from rakornis_desktop.database.queries.setting_values import setting
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.shell.preview_window import show_preview
from rakornis_desktop.ui.shell.session import Session


def show_profile(parent: QWidget, session: Session, region_code: str = "") -> None:
    """Show the profile of ``region_code``, of all regions where it is empty."""
    database = session.database

    def make(file: Path) -> None:
        from rakornis_desktop.pdf.papers.profile_paper import write_profile

        write_profile(database, file, setting(database, "paper", "F4"), office=region_code)

    show_preview(parent, session, _("Profil wilayah"), make)
