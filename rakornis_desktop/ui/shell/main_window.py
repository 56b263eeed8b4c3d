"""The window: pages at the left, the chosen page, what it says of itself beneath."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.database.journal.changed import Changed
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.files.plan_drop import PlanDrop
from rakornis_desktop.ui.furniture.fixed_place import FixedPlace
from rakornis_desktop.ui.furniture.message_line import MessageLine
from rakornis_desktop.ui.furniture.plain_text import PlainLabel, plain_tooltip
from rakornis_desktop.ui.furniture.task_line import TaskLine
from rakornis_desktop.ui.furniture.unfinished import ask_about, unsaved
from rakornis_desktop.ui.shell.file_dialogs import dropped_file, file_to_open, files_to_open
from rakornis_desktop.ui.shell.file_menu import fill_file_menu
from rakornis_desktop.ui.shell.help_key import close_help, show_help
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.page import Page
from rakornis_desktop.ui.shell.page_list import page_list
from rakornis_desktop.ui.shell.program_window import PageEntry, ProgramWindow
from rakornis_desktop.ui.shell.revealing import page_of
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.sidebar import Sidebar
from rakornis_desktop.ui.shell.theme import SPACE
from rakornis_desktop.ui.shell.user_settings import remember, remembered

if TYPE_CHECKING:
    from rakornis_desktop.ui.shell.guide import GuideStrip
    from rakornis_desktop.ui.shell.search_palette import SearchPalette


# After this long the first page stands and its rows are read.
_IDLE_MS = 2_000
# So wide the name of the step that can be undone may be in the status bar, in pixels.
_STEP_WIDTH = 320
# Of so many files it is remembered that their place was spoken of.
_MOST_TOLD = 50


class MainWindow(ProgramWindow):
    """The main window of one open database."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, {entry[0]: PageEntry(*entry) for entry in page_list()})
        self._pages: dict[str, Page] = {}
        # Pages out of sight that something changed in since they were shown.
        self._missed: dict[str, bool] = {}
        self._summaries: dict[str, str] = {}
        self._current = ""

        self.sidebar = Sidebar()
        for entry in self.entries.values():
            self.sidebar.add(entry.key, entry.title, entry.icon)
        self.stack = QStackedWidget()
        self.message_line = MessageLine()
        self.task_line = TaskLine()
        self._guide: GuideStrip | None = None
        self._closed = False
        self._palette: SearchPalette | None = None
        self._lay_out()
        self._make_status_bar()
        self._make_actions()

        self.sidebar.chosen.connect(self.open_page)
        session.changed.connect(self._on_changed)
        unsaved().changed.connect(self._show_saved)
        session.refused.connect(self.message_line.refuse)
        session.told.connect(self.message_line.tell)
        session.import_asked.connect(self.import_workbook)
        session.page_asked.connect(self.show_page)
        session.agenda_item_asked.connect(self.show_agenda_item)
        session.activity_asked.connect(self.show_compared)
        session.send_asked.connect(self.send_plan)
        session.receive_asked.connect(self.receive_files)
        self.setAcceptDrops(True)
        self._plan_drop = PlanDrop(self, self.receive_files)
        session.task_started.connect(self.task_line.follow)
        plan = session.plan
        office = plan.government.removeprefix(_("Pemerintah ")) or plan.office_name
        self.setWindowTitle(f"Rakornis — {office} · Renja {plan.fiscal_year}")
        self.resize(1280, 720)
        place = remembered("window/place")
        if isinstance(place, str):
            self.restoreGeometry(QByteArray.fromBase64(place.encode()))
        self.sidebar.choose(next(iter(self.entries)))
        self._show_steps()
        self._tell_notice()
        # How many follow-ups are overdue is to be seen before their page is opened.
        QTimer.singleShot(_IDLE_MS, self, self._make_waiting_pages)
        # The index is made once the window shows what it is for.
        QTimer.singleShot(_IDLE_MS, self, self._prepare_search)

    def _make_waiting_pages(self) -> None:
        """Make the pages whose number in the sidebar calls for attention by itself."""
        if not self._closed:
            self.page("follow_ups")
            self._count_files()

    def _count_files(self) -> None:
        """Show how much waits in Berkas as long as that page itself has not been made."""
        from rakornis_desktop.exchange.traffic.waiting import waiting

        if "files" not in self._pages:
            count = waiting(self.session.database, date.today())
            self.sidebar.set_badge("files", str(count) if count else "")

    def _tell_notice(self) -> None:
        """Say what is to be known of the file's place: once, unless nothing can be written."""
        database = self.session.database
        if not database.notice:
            return
        told = remembered("files/told", [])
        told = told if isinstance(told, list) else []
        if database.read_only or str(database.path) not in told:
            self.message_line.refuse(database.notice)
            remember("files/told", [str(database.path), *told][:_MOST_TOLD])

    def page(self, key: str) -> Page:
        """Return the page ``key``, making it if it was not opened yet."""
        if key not in self._pages:
            page = self.entries[key].make(self.session)
            page.summary_changed.connect(lambda text: self._on_summary(key, text))
            page.badge_changed.connect(lambda badge: self.sidebar.set_badge(key, badge))
            self._pages[key] = page
            self.stack.addWidget(page)
            page.reload()
        return self._pages[key]

    def open_page(self, key: str) -> None:
        """Show the page ``key``; the page shown may keep the officer at a refused field."""
        if key == self._current:
            return
        if not self.may_leave(partial(self.open_page, key)):
            self.sidebar.choose(self._current)
            return
        # A page made beforehand has said it already.
        self._summary.setText(self._summaries.get(key, ""))
        self._current = key
        page = self.page(key)
        self.stack.setCurrentWidget(page)
        self.sidebar.choose(key)
        if not self.sidebar.hasFocus():
            page.setFocus()
        if self._missed.pop(key, False):
            page.reload()

    def show_page(self, key: str, what: str = "", row_id: str = "", kind: str = "") -> None:
        """Open a page at what another page pointed to: a kind of open work, or one row."""
        self.open_page(key)
        if self._current != key:
            return
        if what:
            self._pages[key].narrow_to(what)
        if row_id and not self._pages[key].reveal(row_id, kind):
            self.session.refused.emit(
                _("Baris ini tidak ada lagi di halaman {page}.").format(
                    page=self.entries[key].title
                )
            )

    def can_reveal(self, kind: str, ours: bool) -> bool:
        """Tell whether some page shows rows of a kind."""
        return bool(page_of(kind, ours, self.entries))

    def reveal(self, kind: str, row_id: str, *, ours: bool = True) -> None:
        """Open the page that shows a row, at that row."""
        if key := page_of(kind, ours, self.entries):
            self.show_page(key, row_id=row_id, kind=kind)

    @property
    def guide(self) -> GuideStrip:
        """The first journey, above the page; made when it is first needed."""
        if self._guide is None:
            from rakornis_desktop.ui.shell.guide import GuideStrip

            self._guide = GuideStrip(self.session)
            self._guide.page_asked.connect(self.open_page)
            self._above.insertWidget(0, self._guide)
        return self._guide

    @property
    def palette_of_search(self) -> SearchPalette:
        """The list that Ctrl+K opens; made when it is first needed."""
        if self._palette is None:
            from rakornis_desktop.ui.shell.search_palette import SearchPalette

            self._palette = SearchPalette(self)
        return self._palette

    def not_searched(self) -> tuple[QAction, ...]:
        """Return the menus and actions that the search does not list as commands."""
        return self._not_searched

    def show_agenda_item(self, meeting_id: str, item_id: str) -> None:
        """Show where an agenda item is discussed."""
        self.open_page("meeting")
        if self._current == "meeting":
            self._pages["meeting"].show_agenda_item(meeting_id, item_id)

    def show_compared(self, activity_id: str) -> None:
        """Show where an activity stands in the comparison."""
        self.open_page("comparison")
        if self._current == "comparison":
            self._pages["comparison"].show_activity(activity_id)

    @property
    def ready(self) -> bool:
        """Whether the page that is shown shows what it is for."""
        return bool(self._current) and self._pages[self._current].ready

    def import_workbook(self, file: Path | None = None) -> None:
        """Ask for a workbook if none is given, read it, and show what would be imported."""
        from rakornis_desktop.ui.activities.import_dialog import ImportDialog

        if file is None:
            kinds = _("Buku kerja Excel (*.xlsx *.xlsm)")
            file = file_to_open(self, _("Impor buku kerja"), kinds)
        if file is not None and self.may_leave(partial(self.import_workbook, file)):
            dialog = ImportDialog(self.session, file, self)
            dialog.open()

    def send_plan(self) -> None:
        """Show what would be sent, and send it."""
        from rakornis_desktop.ui.files.send_dialog import SendDialog

        if self.may_leave(self.send_plan):
            SendDialog(self.session, self).open()

    def receive_files(self, files: Sequence[Path] = ()) -> None:
        """Ask for plan files if none are given, and show what they would change."""
        from rakornis_desktop.ui.files.receive_dialog import ReceiveDialog

        if not files:
            kinds = _("Berkas rencana dan surel (*.rakornis *.eml)")
            files = files_to_open(self, _("Terima berkas rencana"), kinds)
        if not files:
            return
        if self.may_leave(partial(self.receive_files, files)):
            ReceiveDialog(self.session, files, self).open()

    def showEvent(self, event: QShowEvent) -> None:  # Qt's own name
        super().showEvent(event)
        self._plan_drop.watch()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # Qt's own name
        if self._plan_drop.take(event):
            return
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # Qt's own name
        if self._plan_drop.take(event):
            return
        file = dropped_file(event.mimeData())
        if file is None:
            return
        event.acceptProposedAction()
        if file.suffix.casefold() == ".rkn":
            self.open_asked.emit(file)
        elif not self.session.database.read_only:
            self.import_workbook(file)

    def undo(self) -> None:
        """Take back the last change, whatever page it was made on."""
        if self.may_leave(self.undo):
            self.session.attempt(self.session.database.undo)

    def redo(self) -> None:
        """Bring back what was taken back."""
        if self.may_leave(self.redo):
            self.session.attempt(self.session.database.redo)

    def closeEvent(self, event: QCloseEvent) -> None:  # Qt's own name
        """Write what is being edited; nothing is lost by closing."""
        if self._closed:
            event.accept()
        elif self.may_leave(self.close):
            self._closed = True
            remember("window/place", bytes(self.saveGeometry().toBase64().data()).decode())
            self.session.close()
            close_help()
            event.accept()
        else:
            event.ignore()

    def store_edits(self) -> bool:
        """Write what is being edited; False if a field refuses and the page must stay."""
        return not self._current or self._pages[self._current].store_edits()

    def may_leave(self, then: Callable[[], object]) -> bool:
        """Store what is typed before something else is done.

        Where a value is refused the answer is False, and the officer is asked what is to become
        of it; ``then`` goes on once it was thrown away.
        """
        if not self._current:
            return True
        page = self._pages[self._current]
        unfinished = page.unfinished()
        if unfinished is not None:
            ask_about(self, unfinished, then)
            return False
        if page.store_edits():
            return True
        self.session.refused.emit(
            _("Satu isian ditolak. Perbaiki isian itu, lalu coba sekali lagi.")
        )
        return False

    def _prepare_search(self) -> None:
        """Have the index made or followed while nobody waits for it."""
        if not self._closed:
            self.palette_of_search.searcher.follow()

    def _lay_out(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._above = column
        column.addWidget(self.stack, 1)
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(right, 1)
        self.setCentralWidget(centre)

    def _make_status_bar(self) -> None:
        bar = self.statusBar()
        bar.setContentsMargins(SPACE, 0, SPACE, 0)
        self._summary = PlainLabel()
        self._saved = PlainLabel()
        self.undo_button = QToolButton()
        self.undo_button.setAutoRaise(True)
        self.undo_button.setCursor(Qt.CursorShape.PointingHandCursor)
        # What is being typed keeps the keyboard: it is stored before something is undone.
        self.undo_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.undo_button.clicked.connect(lambda: self.undo())
        bar.addWidget(self._summary, 1)
        bar.addPermanentWidget(self._saved)
        bar.addPermanentWidget(self.undo_button)
        # Over the summary of the page; what is stored and can be undone stays to be seen.
        self._messages = FixedPlace(
            self, self.message_line, self.task_line, right=self._width_of_steps
        )

    def _width_of_steps(self) -> int:
        """Return how much of the status bar tells what is stored and what can be undone."""
        shown = [w for w in (self._saved, self.undo_button) if not w.isHidden()]
        return sum(widget.sizeHint().width() + SPACE for widget in shown) + 2 * SPACE

    def _make_actions(self) -> None:
        fill_file_menu(self.menuBar().addMenu(_("&Berkas")), self)
        edit = self.menuBar().addMenu(_("&Ubah"))
        self.undo_action = self._action(edit, "undo-2", QKeySequence.StandardKey.Undo, self.undo)
        self.redo_action = self._action(edit, "redo-2", QKeySequence.StandardKey.Redo, self.redo)
        self.redo_action.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        edit.addSeparator()
        find = self._action(
            edit,
            "search",
            QKeySequence.StandardKey.Find,
            lambda: self._pages[self._current].begin_search(),
        )
        find.setText(_("&Cari di halaman ini"))
        everywhere = self._action(
            edit, "search", QKeySequence("Ctrl+K"), lambda: self.palette_of_search.begin()
        )
        everywhere.setText(_("Cari di &semua…"))
        # The menu bar does not hold it.
        self._corner = corner = QToolButton()
        corner.setDefaultAction(everywhere)
        corner.setText(_("Cari (Ctrl+K)"))
        corner.setAutoRaise(True)
        corner.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        corner.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.menuBar().setCornerWidget(corner)
        view = self.menuBar().addMenu(_("&Lihat"))
        for number, entry in enumerate(self.entries.values(), start=1):
            action = self._action(
                view,
                entry.icon,
                # The tenth has the key after 9.
                QKeySequence(f"Ctrl+{number % 10}" if number <= 10 else ""),
                partial(self.open_page, entry.key),
            )
            action.setText(entry.title)
        self._make_help_menu()
        # Pages are listed by themselves, and nobody searches for the search.
        self._not_searched = (view.menuAction(), everywhere)

    def _make_help_menu(self) -> None:
        menu = self.menuBar().addMenu(_("Ba&ntuan"))
        for text, sign, shortcut, do in (
            (
                _("&Panduan halaman ini"),
                "circle-help",
                QKeySequence.StandardKey.HelpContents,
                self.show_help_here,
            ),
            (_("&Isi panduan"), "list-checks", "", lambda: self.open_help("")),
            (_("Pintasan papan &ketik"), "info", "", lambda: self.open_help("pintasan")),
            (_("Per&jalanan pertama"), "map-pin", "", lambda: self.guide.begin()),
        ):
            action = self._action(menu, sign, QKeySequence(shortcut), do)
            action.setText(text)

    def show_help_here(self) -> None:
        """Open the manual at what is about the page shown (F1)."""
        from rakornis_desktop.search.manual import topic_of_page

        self.open_help(topic_of_page(self._current))

    def open_help(self, topic: str, sought: str = "") -> None:
        """Open the manual at a topic; ``sought`` is what led there."""
        show_help(topic, sought)

    def _action(
        self,
        menu: object,
        icon_name: str,
        shortcut: QKeySequence | QKeySequence.StandardKey,
        do: Callable[[], object],
    ) -> QAction:
        action = QAction(icon(icon_name), "", self)
        action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(lambda: do())
        menu.addAction(action)  # type: ignore[attr-defined]
        return action

    def _on_summary(self, key: str, text: str) -> None:
        self._summaries[key] = text
        if key == self._current:
            self._summary.setText(text)

    def _on_changed(self, changed: Changed) -> None:
        for key, page in self._pages.items():
            if key == self._current:
                page.refresh(changed)
            else:
                self._missed[key] = True
        if changed.touches("conflict", "receipt"):
            self._count_files()
        self._show_steps()

    def _show_steps(self) -> None:
        """Name in the Edit menu and the status bar what undo and redo would do."""
        database = self.session.database
        undo, redo = database.undo_label, database.redo_label
        self.undo_action.setText(
            _("&Urungkan: {what}").format(what=undo) if undo else _("&Urungkan")
        )
        self.undo_action.setEnabled(bool(undo))
        self.redo_action.setText(_("U&langi: {what}").format(what=redo) if redo else _("U&langi"))
        self.redo_action.setEnabled(bool(redo))
        step = _("Urungkan: {what}").format(what=undo) if undo else ""
        shown = self.fontMetrics().elidedText(step, Qt.TextElideMode.ElideMiddle, _STEP_WIDTH)
        # A single & would underline the letter behind it.
        self.undo_button.setText(shown.replace("&", "&&"))
        self.undo_button.setToolTip(plain_tooltip(_("{step} (Ctrl+Z)").format(step=step)))
        self.undo_button.setVisible(bool(undo) and not database.read_only)
        self._show_saved()

    def _show_saved(self) -> None:
        """Say that all is stored only while nothing on the screen differs from the file."""
        if self.session.database.read_only:
            said = _("Hanya dibaca")
        elif self._closed or not unsaved().within(self):
            said = _("Tersimpan")
        else:
            said = _("Belum tersimpan")
        self._saved.setText(said)
        self._messages.place()
