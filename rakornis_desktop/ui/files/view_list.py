"""Which parts the page Berkas has, in order."""

from __future__ import annotations

from rakornis_desktop.exchange.traffic.plans_received import collects_plans
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.files.conflicts_view import ConflictsView
from rakornis_desktop.ui.files.files_view import FilesView
from rakornis_desktop.ui.files.plans_view import PlansView
from rakornis_desktop.ui.files.sums_view import SumsView
from rakornis_desktop.ui.files.travels_view import TravelsView
from rakornis_desktop.ui.shell.session import Session


def view_list(session: Session) -> list[tuple[str, FilesView]]:
    """Return title and view of every part."""
    views: list[tuple[str, FilesView]] = [
        (_("Kirim dan terima"), TravelsView(session)),
        (_("Konflik"), ConflictsView(session)),
        (_("Rencana masuk"), PlansView(session)),
    ]
    if collects_plans(session.database):
        views.append((_("Rekapitulasi"), SumsView(session)))
    return views
