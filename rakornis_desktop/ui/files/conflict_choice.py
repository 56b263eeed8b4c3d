"""The choice on the chosen conflicts: a key each, or another value typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from rakornis_desktop.exchange.merge.conflict_deciding import BOTH, OURS, THEIRS
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.ui.furniture.drafts import Drafts
from rakornis_desktop.ui.furniture.message_line import MessageLine
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.shell.theme import NEAR, SPACE, TIGHT

# Key and choice; the key is the underlined letter of the button.
CHOICE_KEYS = {"I": OURS, "M": THEIRS, "B": BOTH}
OWN_VALUE_KEY = "N"


class ConflictChoice(QWidget):
    """Buttons for the choices, and the line where another value is typed."""

    chosen = Signal(str)
    typed = Signal(str)
    # What was typed is stored.
    taken = Signal()

    def __init__(self, drafts: Drafts, parent: QWidget | None = None) -> None:
        """``drafts`` keeps what is typed and not taken yet, by conflict."""
        super().__init__(parent)
        self._drafts = drafts
        self._writable = True
        self._current = ""
        self.buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout()
        row.setSpacing(TIGHT)
        for key, choice in CHOICE_KEYS.items():
            button = QPushButton()
            button.setAutoDefault(False)
            button.setToolTip(_("Tombol {key}").format(key=key))
            button.clicked.connect(lambda _on=False, choice=choice: self.chosen.emit(choice))
            self.buttons[choice] = button
            row.addWidget(button)
        self.other = QPushButton(_("&Nilai lain…"))
        self.other.setAutoDefault(False)
        self.other.setToolTip(_("Tombol {key}").format(key=OWN_VALUE_KEY))
        self.other.clicked.connect(self.begin_typing)
        row.addWidget(self.other)
        row.addStretch(1)
        self.hint = PlainLabel(_("J dan K: berpindah"))
        self.hint.setForegroundRole(self.hint.palette().ColorRole.PlaceholderText)
        row.addWidget(self.hint)
        self.value = QLineEdit()
        self.value.setAccessibleName(_("Nilai lain"))
        self.value.textEdited.connect(
            lambda text: self._drafts.keep(self._current, {"value": text})
        )
        self.value.returnPressed.connect(lambda: self.typed.emit(self.value.text()))
        self.store = QPushButton(_("Simpan nilai"))
        self.store.setAutoDefault(False)
        self.store.clicked.connect(lambda: self.typed.emit(self.value.text()))
        self.message = MessageLine(lines=1)
        self._line = QWidget()
        typed = QHBoxLayout(self._line)
        typed.setContentsMargins(0, 0, 0, 0)
        typed.setSpacing(NEAR)
        caption = PlainLabel(_("Nilai lain"))
        caption.setBuddy(self.value)
        typed.addWidget(caption)
        typed.addWidget(self.value, 1)
        typed.addWidget(self.store)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.value)
        leave.setContext(Qt.ShortcutContext.WidgetShortcut)
        leave.activated.connect(self.end_typing)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, NEAR, SPACE, NEAR)
        column.setSpacing(NEAR)
        column.addWidget(self.message)
        column.addWidget(self._line)
        column.addLayout(row)
        self.show_for([], alike=False, own_value=None, writable=True)

    def show_for(
        self, ids: list[str], *, alike: bool, own_value: str | None, writable: bool
    ) -> None:
        """Offer what can be chosen for these conflicts.

        ``own_value`` is our value as text where another can be typed, else None.
        """
        self._writable = writable
        if alike:
            words = (
                _("Sama: pakai mil&ik kita"),
                _("Sama: pakai milik &mereka"),
                _("&Bukan yang sama"),
            )
        else:
            words = (_("Mil&ik kita"), _("Milik &mereka"), "")
        for text, button in zip(words, self.buttons.values(), strict=True):
            button.setText(text)
            button.setVisible(bool(text))
            button.setEnabled(bool(ids) and writable)
        self.other.setVisible(own_value is not None)
        self.other.setEnabled(writable)
        key = " ".join(ids)
        if key != self._current:
            self._current = key
            self.end_typing()
            typed = self._drafts.of(key).get("value") if own_value is not None else None
            self.value.setText(own_value or "" if typed is None else typed)
            # What was typed here and not taken is there again, in sight.
            self._line.setVisible(typed is not None)

    @property
    def typing(self) -> bool:
        """Whether another value is being typed."""
        return self._line.isVisibleTo(self)

    def offers(self, choice: str) -> bool:
        """Tell whether a choice can be made now."""
        button = self.buttons[choice]
        return button.isVisibleTo(self) and button.isEnabled()

    def begin_typing(self) -> None:
        """Show the line for another value, our value in it."""
        if self.other.isVisibleTo(self) and self._writable:
            self._line.show()
            self.value.setFocus()
            self.value.selectAll()

    def end_typing(self) -> None:
        """Put the line away; what was typed is not taken, and is there when it is opened again."""
        had_focus = self.value.hasFocus()
        self._line.hide()
        self.message.hide()
        if had_focus and (view := self.parentWidget()):
            view.setFocus()

    def take(self, store: Callable[[], object]) -> None:
        """Store what was typed; refused, it stays in its line with the reason."""
        about = self._current
        try:
            store()
        except Refusal as refusal:
            self.message.refuse(str(refusal))
        else:
            # By now the next one may be shown.
            self._drafts.forget(about)
            self.taken.emit()
