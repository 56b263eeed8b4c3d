"""What Rapat prints and saves: the menu of its button Cetak, made of the two registries."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from rakornis_desktop.database.queries.plans_of_offices import plans
from rakornis_desktop.database.queries.setting_values import setting
from rakornis_desktop.excel.writing.meeting_workbook_list import MEETING_WORKBOOKS, MeetingWorkbook
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.pdf.papers.meeting_papers import MEETING_PAPERS, MeetingPaper, meeting_paper
from rakornis_desktop.reference.regions import regions
from rakornis_desktop.ui.shell.file_dialogs import file_to_save
from rakornis_desktop.ui.shell.session import Session

_EXCEL = "Buku kerja Excel (*.xlsx)"


class MeetingPapersMenu(QMenu):
    """``meeting`` gives the id of the meeting shown once what is typed is stored, else nothing."""

    def __init__(self, session: Session, meeting: Callable[[], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._meeting = meeting
        self._window = parent
        self.aboutToShow.connect(self._fill)

    def preview(self, key: str, office: str = "") -> None:
        """Show a paper as it will be printed; ``key`` is its word in the registry."""
        self._preview(meeting_paper(key), office)

    def _fill(self) -> None:
        # Filled when it opens: which offices there are may have changed.
        self.clear()
        offices = self._other_offices()
        for paper in MEETING_PAPERS:
            if paper.by_office and offices:
                of_each = self.addMenu(f"{paper.title()} (PDF)")
                of_each.addAction(_("Tanpa kantor tertentu…"), partial(self._preview, paper, ""))
                for code, name in offices:
                    of_each.addAction(f"{name}…", partial(self._preview, paper, code))
            else:
                self.addAction(f"{paper.title()}…", partial(self._preview, paper, ""))
        self.addSeparator()
        books = self.addMenu(_("Simpan sebagai buku kerja Excel"))
        for book in MEETING_WORKBOOKS:
            books.addAction(f"{book.title()}…", partial(self._save, book))

    def _other_offices(self) -> list[tuple[str, str]]:
        """Return code and name of each office whose plan was received."""
        known = regions()
        found = {
            plan.region_code: known.title(plan.region_code) or plan.office_name
            for plan in plans(self._session.database)
            if not plan.is_own
        }
        return sorted(found.items())

    def _preview(self, paper: MeetingPaper, office: str) -> None:
        from rakornis_desktop.ui.shell.preview_window import show_preview

        meeting_id, database = self._meeting(), self._session.database
        if not meeting_id:
            return

        def make(file: Path) -> object:
            size = setting(database, "paper", "F4")
            return paper.write(database, meeting_id, file, size, office=office)

        show_preview(self._window, self._session, paper.title(), make)

    def _save(self, book: MeetingWorkbook) -> None:
        meeting_id, database = self._meeting(), self._session.database
        if not meeting_id:
            return
        file = file_to_save(self._window, book.title(), f"{book.title()}.xlsx", _EXCEL)
        if file is None:
            return

        def work(_task: object) -> None:
            book.write(database, meeting_id, file, setting(database, "paper", "F4"))

        self._session.in_background(
            _("Menulis {file}").format(file=file.name),
            work,
            lambda _done: self._session.told.emit(_("{file} disimpan.").format(file=file.name)),
        )
