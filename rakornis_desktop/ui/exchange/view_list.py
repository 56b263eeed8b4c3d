"""Which parts the page Berkas has, in order."""

from __future__ import annotations

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.exchange.conflicts_view import ConflictsView
from rakornis_desktop.ui.exchange.files_view import FilesView
from rakornis_desktop.ui.session import Session


def view_list(session: Session) -> list[tuple[str, FilesView]]:
    """Return title and view of every part."""
    return [(_("Konflik"), ConflictsView(session))]
