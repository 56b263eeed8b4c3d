"""Sesudah: the minutes as they draft themselves and are edited, the papers made final."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QIcon, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.database.journal.changed import Changed
from rakornis_desktop.database.queries.held_items import agenda_item
from rakornis_desktop.database.queries.setting_values import setting
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.meeting.agreement.final_papers import (
    AGREEMENT,
    MINUTES,
    mark_final,
    paper_name,
)
from rakornis_desktop.meeting.held.after_state import (
    CLOSING,
    OPENING,
    AfterState,
    MinutesPart,
    after_state,
)
from rakornis_desktop.meeting.minutes.minutes_edits import (
    edit_closing,
    edit_minutes_text,
    edit_opening,
    restore_draft,
)
from rakornis_desktop.ui.furniture.autosave import Autosave
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.short_title import ShortTitle
from rakornis_desktop.ui.furniture.wrapped_list import WrappedLines, WrappedList
from rakornis_desktop.ui.meetings.final_dialog import FinalDialog
from rakornis_desktop.ui.meetings.meeting_view import MeetingView
from rakornis_desktop.ui.meetings.paper_card import PaperCard
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE, TIGHT, hues

# How it stands is found out once typing pauses: with hundreds of rows it takes a while.
_PAUSE_MS = 400
# Letters of a title in the list; the whole stands above its text.
_LONGEST = 120
_WORDS: dict[str, str] = {AGREEMENT: "agreement", MINUTES: "minutes"}


class AfterView(MeetingView):
    """Parts of the minutes at the left, the text of one in the middle, the papers at the right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.state: AfterState | None = None
        self._part = ""
        self._reading = self._stale = False
        # Counts what is stored here: an answer from before it must not be shown over it.
        self._stored = 0
        self.parts = WrappedList(WrappedLines(_line, _sign), _("Bagian notulen"))
        self.parts.current_changed.connect(self._choose)
        self.title = ShortTitle()
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.2)
        font.setBold(True)
        self.title.setFont(font)
        self.notice = PlainLabel()
        self.notice.setWordWrap(True)
        self.notice.setForegroundRole(QPalette.ColorRole.WindowText)
        self.restore_button = QPushButton(icon("undo-2"), _("Kembali ke draf"))
        self.restore_button.clicked.connect(self.restore)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(_("Isi notulen"))
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(
            _("Belum ada yang dicatat pada bagian ini. Tulis di sini, atau catat di Pelaksanaan.")
        )
        self.text.setReadOnly(session.database.read_only)
        self._save = Autosave([self.text], self._store, left=session.database.end_typing)
        self._save.refused.connect(session.refused)
        self.cards = {kind: PaperCard(paper_name(kind)) for kind in (AGREEMENT, MINUTES)}
        for kind, card in self.cards.items():
            card.preview_asked.connect(lambda kind=kind: self.preview(kind))
            card.final_asked.connect(lambda kind=kind: self.finish(kind))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE_MS)
        self._later.timeout.connect(self._read)
        self._lay_out()

    @property
    def ready(self) -> bool:
        """Whether what is shown is how it stands now."""
        return self.state is not None and not (self._reading or self._later.isActive())

    # What the officer sees

    def show_meeting(self, meeting_id: str) -> None:
        """Show what remains of a meeting; the part shown stays."""
        if meeting_id != self.meeting_id:
            self._save.flush()
            self.meeting_id, self.state, self._part = meeting_id, None, ""
            self._show()
        self._stale = True
        self._read_if_seen()

    def refresh(self, changed: Changed) -> None:
        """Find out anew how it stands; a text that was taken back shows at once."""
        self._stale = True
        if self._part in changed.rows.get("agenda_item", ()):
            item = agenda_item(self.session.database, self._part)
            if item is not None and item.discussion:
                self._save.show(item.discussion)
        if self.isVisible():
            self._later.start()

    def store_edits(self) -> bool:
        """Store what is being typed; False if it is refused."""
        return self._save.flush()

    def showEvent(self, event: QShowEvent) -> None:  # Qt's own name
        super().showEvent(event)
        self._read_if_seen()

    # What the officer does

    def restore(self) -> None:
        """Forget what was edited in this part: the draft counts again."""
        database, part, meeting_id = self.session.database, self._part, self.meeting_id
        self._save.forget()
        self._stored += 1
        if part == OPENING:
            self.session.attempt(lambda: edit_opening(database, meeting_id, ""))
        elif part == CLOSING:
            self.session.attempt(lambda: edit_closing(database, meeting_id, ""))
        else:
            self.session.attempt(lambda: restore_draft(database, part))
        if (shown := self._shown_part()) is not None:
            self._save.replace(shown.text.draft)

    def preview(self, kind: str) -> None:
        """Show a paper as it would be printed: as it was frozen, if it is final."""
        from rakornis_desktop.ui.shell.preview_window import show_preview

        if not self.meeting_id or not self.store_edits():
            return
        database, meeting_id = self.session.database, self.meeting_id

        def make(file: Path) -> None:
            from rakornis_desktop.pdf.papers.meeting_papers import meeting_paper

            paper = setting(database, "paper", "F4")
            meeting_paper(_WORDS[kind]).write(database, meeting_id, file, paper)

        show_preview(self, self.session, paper_name(kind), make)

    def finish(self, kind: str) -> None:
        """Mark a paper final, or correct it, after one question."""
        if self.state is None or not self.store_edits():
            return
        paper = self.state.agreement if kind == AGREEMENT else self.state.minutes
        said = _holds(self.state) if kind == AGREEMENT else ""
        if kind == AGREEMENT and self.state.undecided:
            said = f"{said}\n⚠ {_undecided(self.state)}"
        dialog = FinalDialog(
            paper_name(kind),
            said,
            correction=paper.final.correction + 1 if paper.final else 0,
            parent=self,
        )
        self.dialog = dialog
        dialog.finished.connect(lambda how: self._finish(kind, dialog, how))
        dialog.open()

    def _finish(self, kind: str, dialog: FinalDialog, how: int) -> None:
        database, meeting_id = self.session.database, self.meeting_id
        reason = dialog.reason.toPlainText()
        dialog.deleteLater()
        if how == QDialog.DialogCode.Accepted:
            self.session.in_background(
                _("Membekukan {paper}…").format(paper=paper_name(kind)),
                lambda _task: mark_final(database, meeting_id, kind, reason),
                lambda _final: self.session.told.emit(
                    _("{paper} ditandai final.").format(paper=paper_name(kind))
                ),
            )

    # Building

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(SPACE, NEAR, NEAR, NEAR)
        column.addWidget(self.parts)
        left.setMinimumWidth(160)
        bar = QHBoxLayout()
        bar.setSpacing(NEAR)
        bar.addWidget(self.notice, 1)
        bar.addWidget(self.restore_button)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(NEAR, NEAR, NEAR, NEAR)
        column.setSpacing(TIGHT)
        column.addWidget(self.title)
        column.addLayout(bar)
        column.addWidget(self.text, 1)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(NEAR, NEAR, SPACE, NEAR)
        column.setSpacing(SPACE)
        for card in self.cards.values():
            column.addWidget(card)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(right)
        scroll.setMinimumWidth(300)
        parts = QSplitter()
        parts.setChildrenCollapsible(False)
        for part, stretch in ((left, 0), (middle, 1), (scroll, 0)):
            parts.addWidget(part)
            parts.setStretchFactor(parts.count() - 1, stretch)
        parts.setSizes([240, 620, 340])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(parts)

    # Showing

    def _read_if_seen(self) -> None:
        if self._stale and self.isVisible():
            self._read()

    def _read(self) -> None:
        if not self.meeting_id or self._reading or not self.isVisible():
            return
        self._stale, self._reading = False, True
        database, meeting_id, stored = self.session.database, self.meeting_id, self._stored
        task = self.session.in_background(
            _("Menyusun notulen…"),
            lambda _task: (meeting_id, stored, after_state(database, meeting_id)),
            self._read_done,
        )
        task.ended.connect(self._read_ended)

    def _read_done(self, found: tuple[str, int, AfterState]) -> None:
        meeting_id, stored, state = found
        if meeting_id != self.meeting_id:
            return
        if stored != self._stored or self._save.pending:
            # Something was typed since: this is how it stood before.
            self._stale = True
            return
        self.state = state
        self._show()

    def _read_ended(self) -> None:
        self._reading = False
        if self._stale and self.isVisible():
            self._later.start()

    def _show(self) -> None:
        state = self.state
        self.parts.lines.set_rows(state.parts if state else ())
        if state is not None and not self.parts.choose(self._part):
            self.parts.choose(state.parts[0].id)
        self._show_part()
        writable = not self.session.database.read_only
        if state is None:
            for card in self.cards.values():
                card.show_state(None)
            return
        warning = _undecided(state) if state.undecided else ""
        self.cards[AGREEMENT].show_state(state.agreement, _holds(state), warning, writable=writable)
        outdated = sum(part.text.outdated for part in state.parts)
        self.cards[MINUTES].show_state(
            state.minutes,
            "",
            _("{count} bagian belum memuat yang baru.").format(count=outdated) if outdated else "",
            writable=writable,
        )

    def _choose(self, part_id: str) -> None:
        if part_id and part_id != self._part:
            self._save.flush()
            self.session.database.end_typing()
            self._part = part_id
            self._show_part(anew=True)

    def _shown_part(self) -> MinutesPart | None:
        parts = self.state.parts if self.state else ()
        return next((part for part in parts if part.id == self._part), None)

    def _show_part(self, *, anew: bool = False) -> None:
        part = self._shown_part()
        self.text.setEnabled(part is not None)
        self.title.set_whole(part.title if part else "")
        if part is None:
            self._save.replace("")
        elif anew:
            self._save.replace(part.text.text)
        elif not (self.text.hasFocus() and not self.text.toPlainText().strip()):
            # Emptied to be written anew, it is not filled again under the officer's hands.
            self._save.show(part.text.text)
        self._show_notice(part)

    def _show_notice(self, part: MinutesPart | None) -> None:
        edited = part is not None and part.text.edited
        outdated = part is not None and part.text.outdated
        if outdated:
            said = _("Ada tanggapan atau keputusan baru sejak bagian ini disunting.")
        elif edited:
            said = _("Disunting. Yang dicatat kemudian tidak mengubah teks ini.")
        else:
            said = _("Disusun dari catatan rapat. Ketik untuk menyuntingnya.") if part else ""
        self.notice.setText(said)
        palette = self.notice.palette()
        colour = hues().differs if outdated else hues().quiet
        palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
        self.notice.setPalette(palette)
        self.restore_button.setVisible(edited and not self.session.database.read_only)

    def _store(self) -> None:
        database, part, text = self.session.database, self._shown_part(), self.text.toPlainText()
        if part is None:
            return
        self._stored += 1
        if part.id == OPENING:
            edit_opening(database, self.meeting_id, text, typing=True)
        elif part.id == CLOSING:
            edit_closing(database, self.meeting_id, text, typing=True)
        else:
            edit_minutes_text(database, part.id, text, typing=True, draft=part.text.draft)


def _line(part: MinutesPart, _number: int) -> str:
    title = part.title if len(part.title) <= _LONGEST else f"{part.title[:_LONGEST]}…"
    if part.text.outdated:
        return f"{title}\n{_('ada yang baru sejak disunting')}"
    return f"{title}\n{_('disunting')}" if part.text.edited else title


def _sign(part: MinutesPart) -> QIcon:
    if part.text.outdated:
        return icon("triangle-alert", hues().differs)
    if part.text.edited:
        return icon("pencil", hues().accent)
    return icon("file-text", hues().quiet)


def _holds(state: AfterState) -> str:
    return _(
        "{agreed} baris disepakati (Rp {budget}), {others} tidak disepakati, "
        "{follow_ups} tindak lanjut."
    ).format(
        agreed=state.agreed,
        budget=rupiah(state.agreed_budget),
        others=state.others,
        follow_ups=state.follow_ups,
    )


def _undecided(state: AfterState) -> str:
    return _("{count} baris agenda belum diputuskan.").format(count=state.undecided)
