"""The wording of papers: a text is chosen, edited, seen as it will read, taken back."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.database.edits.field_refusal import FieldRefusal
from rakornis_desktop.database.journal.changed import Changed
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.meeting.wording.filled_wording import (
    check_text,
    filled_paragraphs,
    original,
    placeholders,
    template_names,
    template_title,
    text_of,
)
from rakornis_desktop.meeting.wording.wording_edits import restore_template, set_template
from rakornis_desktop.meeting.wording.wording_preview import PreviewValues, preview_values
from rakornis_desktop.ui.furniture.field_frame import FieldFrame
from rakornis_desktop.ui.furniture.placeholder_list import PlaceholderList
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.typing_clock import (
    TypingClock,
    bring_into_sight,
    left_to_window,
)
from rakornis_desktop.ui.furniture.unfinished import unsaved
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE, TIGHT

_LIST_WIDTH = 216
_HELP_WIDTH = 324


class TemplateForm(QWidget):
    """All texts of papers that the office may word anew.

    A text is stored while it is typed. One that is refused stays as it was typed, with the reason,
    also while another one is looked at.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._name = ""
        self._shown = ""
        # What was typed but refused, by the name of its text.
        self._refused: dict[str, str] = {}
        self._preview_values: PreviewValues | None = None
        self._clock = TypingClock(self)
        self._clock.due.connect(self._store_typed)
        self._make_list()
        self._make_editor()
        self._make_help()
        self._lay_out()

    def reload(self) -> None:
        """Read all texts anew; what is being typed stays."""
        writable = not self._session.database.read_only
        self.editor.setReadOnly(not writable)
        self.help.setEnabled(writable)
        self._preview_values = None
        self._mark_changed()
        if not self._name:
            self.list.setCurrentRow(0)
        else:
            self._show_text()

    def refresh(self, changed: Changed) -> None:
        """Show what changed of the texts, and of what they are filled with."""
        if changed.touches("paper_template"):
            self.reload()
        elif changed.touches("meeting", "participant", "office", "official", "plan"):
            self._preview_values = None
            if self.isVisible():
                self._show_preview()

    def choose(self, name: str) -> None:
        """Show the text of this name."""
        self.list.setCurrentRow(template_names().index(name))

    def store_edits(self) -> bool:
        """Store what is being typed; False, and that text is shown, if one is refused."""
        if self.flush():
            return True
        if self._name not in self._refused:
            self.choose(next(iter(self._refused)))
        return False

    # What is typed and not stored yet, for whoever leaves it

    def place(self) -> QWidget | None:
        """Return the editor."""
        return self.editor

    def flush(self) -> bool:
        """Store what is being typed; False if this text or another is refused."""
        self._store()
        return not self._refused

    def refusal(self) -> str:
        """Return why the first of the refused texts is not stored."""
        name, text = next(iter(self._refused.items()), (self._name, ""))
        try:
            check_text(name, text)
        except FieldRefusal as refusal:
            return f"{template_title(name)}: {refusal.reason}"
        return template_title(name)

    def mend(self) -> None:
        """Show the first of the refused texts, the cursor in it."""
        bring_into_sight(self.editor)
        if self._refused:
            self.choose(next(iter(self._refused)))

    def drop(self) -> None:
        """Throw away the first of the refused texts."""
        self._refused.pop(next(iter(self._refused), self._name), None)
        self._show_text(anew=True)
        self._mark_changed()

    # Building

    def _make_list(self) -> None:
        self.list = QListWidget()
        self.list.setAccessibleName(_("Naskah"))
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(1)
        for name in template_names():
            item = QListWidgetItem(template_title(name))
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.list.addItem(item)
        self.list.currentItemChanged.connect(self._choose)

    def _make_editor(self) -> None:
        self.editor = QPlainTextEdit()
        self.editor.setTabChangesFocus(True)
        self.editor.setMinimumHeight(self.editor.fontMetrics().lineSpacing() * 6)
        self.editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.editor.textChanged.connect(self._typed)
        self.editor.installEventFilter(self)
        self.frame = FieldFrame(_("Naskah"), self.editor)
        self.frame.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.restore_button = QPushButton(icon("undo-2"), _("Kembalikan naskah asli"))
        self.restore_button.clicked.connect(self._restore)
        self.state = PlainLabel()
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview_frame = FieldFrame(_("Pratinjau"), self.preview)
        # The name of a meeting may be long; it does not widen the window.
        self.preview_frame.label.setSizePolicy(
            QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        )
        self.preview_frame.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def _make_help(self) -> None:
        self.help = PlaceholderList()
        self.help.setFixedWidth(_HELP_WIDTH)
        self.help.chosen.connect(self._insert)
        self.advice = PlainLabel(
            _(
                "Isian dalam kurung kurawal diganti saat dicetak. Klik atau tekan Enter untuk "
                "menyisipkannya di tempat kursor."
            )
        )
        self.advice.setWordWrap(True)
        self.advice.setFixedWidth(_HELP_WIDTH)

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(NEAR)
        below.addWidget(self.state, 1)
        below.addWidget(self.restore_button)
        middle = QVBoxLayout()
        middle.setSpacing(NEAR)
        middle.addWidget(self.frame, 3)
        middle.addLayout(below)
        middle.addWidget(self.preview_frame, 3)
        right = QVBoxLayout()
        right.setSpacing(TIGHT)
        right.addWidget(self.advice)
        right.addWidget(self.help, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE, NEAR, SPACE, NEAR)
        row.setSpacing(SPACE)
        row.addWidget(self.list)
        row.addLayout(middle, 1)
        row.addLayout(right)

    # Showing

    def _choose(self, item: QListWidgetItem | None) -> None:
        self._store()
        self._name = str(item.data(Qt.ItemDataRole.UserRole)) if item else ""
        if self._name:
            self.frame.label.setText(template_title(self._name))
            self.editor.setAccessibleName(template_title(self._name))
            self.help.show_placeholders(placeholders(self._name))
            self._show_text(anew=True)

    def _show_text(self, *, anew: bool = False) -> None:
        """Show the chosen text; unless it is shown ``anew``, what is being typed stays."""
        typing = self.editor.toPlainText() != self._shown
        if anew or not (typing or self._name in self._refused):
            self._shown = text_of(self._session.database, self._name)
            text = self._refused.get(self._name, self._shown)
            # What differs in blanks at its end alone keeps the cursor where it is.
            if self.editor.toPlainText().strip() != text.strip():
                self.editor.setPlainText(text)
        self._typed()

    def _typed(self) -> None:
        """Say at once what is wrong, and how it will read."""
        if not self._name:
            return
        text = self.editor.toPlainText()
        try:
            check_text(self._name, text)
        except FieldRefusal as refusal:
            self.frame.refuse(refusal.reason)
        else:
            self.frame.accept()
        own = text.strip() != original(self._name)
        self.state.setText(_("Diubah oleh kantor ini.") if own else _("Naskah asli."))
        self.restore_button.setEnabled(own and not self._session.database.read_only)
        self._show_preview()
        self._note()
        if text != self._shown and not self.editor.isReadOnly():
            self._clock.typed()

    def _note(self) -> None:
        """Tell whether something is typed and not stored."""
        typed = self.editor.toPlainText() != self._shown and not self.editor.isReadOnly()
        unsaved().note(self, typed or bool(self._refused))

    def _store_typed(self) -> None:
        """Store it while it is typed; what is refused waits until it is left."""
        name, text = self._name, self.editor.toPlainText()
        if text == self._shown:
            return
        database = self._session.database
        with suppress(Refusal), database.typed(f"template:{name}"):
            set_template(database, name, text)
            self._refused.pop(name, None)
            self._shown = self.editor.toPlainText()
            self._mark_changed()
        self._note()

    def _show_preview(self) -> None:
        if not self._name:
            return
        if self._preview_values is None:
            self._preview_values = preview_values(self._session.database)
        values, meeting = self._preview_values
        title = _("Pratinjau dengan rapat «{title}»").format(title=meeting)
        title = title if meeting else _("Pratinjau dengan contoh")
        metrics = self.preview_frame.label.fontMetrics()
        self.preview_frame.label.setText(
            metrics.elidedText(title, Qt.TextElideMode.ElideRight, max(self.preview.width(), 240))
        )
        self.preview.setAccessibleName(title)
        paragraphs = filled_paragraphs(self._name, self.editor.toPlainText(), values)
        self.preview.setPlainText("\n\n".join(paragraphs))

    def _mark_changed(self) -> None:
        """Mark the texts that are the office's own, and those with something refused."""
        database = self._session.database
        for row in range(self.list.count()):
            item = self.list.item(row)
            name = str(item.data(Qt.ItemDataRole.UserRole))
            title = template_title(name)
            if name in self._refused:
                title = _("{title} (belum tersimpan)").format(title=title)
            elif text_of(database, name) != original(name):
                title = _("{title} (diubah)").format(title=title)
            item.setText(title)

    # Changing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's own name
        if watched is self.editor:
            if left_to_window(self.editor, event):
                return True
            if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
                if event.reason() != Qt.FocusReason.PopupFocusReason:
                    self._store()
            elif (
                isinstance(event, QKeyEvent)
                and event.type() == QEvent.Type.KeyPress
                and event.key() == Qt.Key.Key_Escape
                and self.editor.toPlainText() != self._shown
            ):
                self._refused.pop(self._name, None)
                self._show_text(anew=True)
                self._mark_changed()
                return True
        return super().eventFilter(watched, event)

    def _store(self) -> None:
        name, text = self._name, self.editor.toPlainText()
        if not name or self.editor.isReadOnly():
            return
        self._clock.stop()
        if text == self._shown and name not in self._refused:
            self._session.database.end_typing()
            return
        try:
            with self._session.database.typed(f"template:{name}"):
                set_template(self._session.database, name, text)
        except Refusal as refusal:
            self._refused[name] = text
            self.frame.refuse(refusal.reason if isinstance(refusal, FieldRefusal) else str(refusal))
        else:
            self._refused.pop(name, None)
            self._shown = text_of(self._session.database, name)
            self._session.database.end_typing()
        self._mark_changed()
        self._note()

    def _restore(self) -> None:
        database, name = self._session.database, self._name
        self._refused.pop(name, None)
        self._session.attempt(lambda: restore_template(database, name))
        self._show_text(anew=True)
        self._mark_changed()

    def _insert(self, word: str) -> None:
        self.editor.insertPlainText(f"{{{word}}}")
        self.editor.setFocus()
