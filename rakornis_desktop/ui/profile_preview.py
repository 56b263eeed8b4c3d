"""The one-page profile of a region, or of every region that the office looks at, in a preview."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.program.queries.settings import setting
from rakornis_desktop.ui.preview_window import show_preview
from rakornis_desktop.ui.session import Session


def show_profile(parent: QWidget, session: Session, region_code: str = "") -> None:
    """Show the profile of ``region_code``, of all regions where it is empty."""
    program = session.program

    def make(file: Path) -> None:
        from rakornis_desktop.pdf.profile import write_profile

        write_profile(program, file, setting(program, "paper", "F4"), office=region_code)

    show_preview(parent, session, _("Profil wilayah"), make)
