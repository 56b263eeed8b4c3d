"""A field of a form: its name above, the editor, and beside its name why a value is refused."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.ui.furniture.plain_text import PlainLabel, plain_tooltip
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.theme import NEAR, TIGHT, hues

_SIGN = 14
_NARROWEST = 220


class FieldFrame(QWidget):
    """Holds ``editor``; :meth:`refuse` says a reason above it, :meth:`accept` takes it away.

    The reason has its place beforehand, so that nothing moves when it comes. Where it is longer
    than its place it is shown whole over what lies beneath, while the cursor stands in the editor.
    It is part of the editor's accessible description, so a screen reader tells it too.
    """

    def __init__(self, name: str, editor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self.label = PlainLabel(name)
        self.label.setBuddy(editor)
        self.label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        editor.setAccessibleName(name)
        self._reason = ""
        self._sign = PlainLabel()
        self._sign.setFixedSize(_SIGN, _SIGN)
        self._said = _Elided()
        self._whole: QLabel | None = None
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TIGHT)
        if name:
            row.addWidget(self.label)
        row.addWidget(self._sign)
        row.addWidget(self._said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        if name:
            column.addLayout(row)
            column.addWidget(editor)
        else:
            # In a line of its own the sign stands behind the editor.
            row.insertWidget(0, editor, 1)
            row.setStretch(row.indexOf(self._said), 0)
            self._said.hide()
            column.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        editor.installEventFilter(self)

    @property
    def reason(self) -> str:
        """Why the value is refused, empty if it is not."""
        return self._reason

    @property
    def refused(self) -> bool:
        """Whether the value that stands in the field was refused."""
        return bool(self._reason)

    def refuse(self, reason: str) -> None:
        """Show why the value is refused; what was typed stays in the field."""
        self._reason = reason
        colour = QColor(hues().refused)
        self._sign.setPixmap(icon("circle-alert", colour.name()).pixmap(_SIGN, _SIGN))
        palette = self._said.palette()
        palette.setColor(QPalette.ColorRole.WindowText, colour)
        self._said.setPalette(palette)
        self._said.say(reason)
        for widget in (self._sign, self._said):
            widget.setToolTip(plain_tooltip(reason))
        self.editor.setAccessibleDescription(reason)
        self._show_whole()

    def accept(self) -> None:
        """Take the reason away."""
        if not self._reason:
            return
        self._reason = ""
        self._sign.clear()
        self._said.say("")
        for widget in (self._sign, self._said):
            widget.setToolTip("")
        self.editor.setAccessibleDescription("")
        self._hide_whole()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's own name
        if event.type() == QEvent.Type.FocusIn:
            self._show_whole()
        elif event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.Move):
            self._hide_whole()
        return super().eventFilter(watched, event)

    def _show_whole(self) -> None:
        """Show a reason that is cut over what lies beneath the editor."""
        if not self._reason or not self.editor.hasFocus():
            return
        if self._said.isVisible() and not self._said.cut:
            return
        if self._whole is None:
            self._whole = PlainLabel(parent=self.window())
            self._whole.setWordWrap(True)
            self._whole.setAutoFillBackground(True)
            self._whole.setMargin(NEAR)
            self._whole.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, palette.color(QPalette.ColorRole.ToolTipBase))
        palette.setColor(QPalette.ColorRole.WindowText, QColor(hues().refused))
        self._whole.setPalette(palette)
        self._whole.setText(self._reason)
        width = max(self.editor.width(), _NARROWEST)
        self._whole.resize(width, self._whole.heightForWidth(width))
        corner = self.editor.mapTo(self.window(), QPoint(0, self.editor.height() + 2))
        room = self.window().rect()
        if corner.y() + self._whole.height() > room.bottom():
            corner = self.editor.mapTo(self.window(), QPoint(0, -self._whole.height() - 2))
        corner.setX(max(0, min(corner.x(), room.right() - width)))
        self._whole.move(corner)
        self._whole.show()
        self._whole.raise_()

    def _hide_whole(self) -> None:
        if self._whole is not None:
            self._whole.hide()
            self._whole.deleteLater()
            self._whole = None


class _Elided(PlainLabel):
    """One line that asks for no room; what does not fit is cut."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @property
    def cut(self) -> bool:
        """Whether not all of the text is seen."""
        return self.text() != self._text

    def say(self, text: str) -> None:
        """Show a text."""
        self._text = text
        self._fit()

    def minimumSizeHint(self) -> QSize:  # Qt's own name
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's own name
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(
            self.fontMetrics().elidedText(
                on_one_line(self._text), Qt.TextElideMode.ElideRight, self.width()
            )
        )
