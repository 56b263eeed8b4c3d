"""The form of one issue: each field is written as one leaves it, a refusal stands beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from rakornis_desktop.database.fields.choice_names import (
    ISSUE_CATEGORIES,
    ISSUE_STATUSES,
    issue_category,
    issue_status,
)
from rakornis_desktop.database.queries.issue_rows import IssueRow
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import DateError, parse_date, short_date
from rakornis_desktop.language.quantity import parse_quantity, quantity
from rakornis_desktop.reference.regions import regions
from rakornis_desktop.ui.furniture.field_frame import FieldFrame
from rakornis_desktop.ui.shell.theme import NEAR, SPACE

Editor = QLineEdit | QComboBox | QPlainTextEdit


class NotAValue(ValueError):
    """What was typed is no value of its field; ``str()`` says why."""


class IssueForm(QScrollArea):
    """Shows one issue and tells which fields were left with another value.

    ``edited(values)`` carries columns of Issue by name. What cannot be read stays in its field
    with the reason beneath.
    """

    edited = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._row: IssueRow | None = None
        self._editors: dict[str, Editor] = {}
        self._frames: dict[str, FieldFrame] = {}
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(SPACE, NEAR, SPACE, NEAR)
        self._grid.setHorizontalSpacing(SPACE)
        self._grid.setVerticalSpacing(NEAR)
        self._choice("category", _("Kategori"), ISSUE_CATEGORIES, issue_category, 0, 0)
        self._line("title", _("Masalah"), 0, 1, span=3)
        self._line("location_text", _("Lokasi"), 1, 0)
        self._line("baseline", _("Data dasar"), 1, 1)
        self._line("baseline_unit", _("Satuan"), 1, 2)
        self._line("baseline_source", _("Sumber data"), 1, 3)
        self._text("description", _("Penjelasan"), 2, 0, span=2)
        self._text("root_cause", _("Akar masalah"), 2, 2, span=2)
        self._line("priority", _("Prioritas"), 3, 0)
        self._line("responsible", _("Penanggung jawab"), 3, 1)
        self._line("due", _("Tenggat"), 3, 2)
        self._choice("status", _("Status"), ISSUE_STATUSES, issue_status, 3, 3)
        for column in range(4):
            self._grid.setColumnStretch(column, 1)
        self._grid.setRowStretch(20, 1)
        self.setWidget(inside)

    @property
    def row(self) -> IssueRow | None:
        """The issue shown."""
        return self._row

    def set_row(self, row: IssueRow | None) -> None:
        """Show ``row``; a field that holds a refused value of the same issue keeps it."""
        same = row is not None and self._row is not None and row.id == self._row.id
        self._row = row
        self.setEnabled(row is not None)
        for name, editor in self._editors.items():
            if same and (self._frames[name].refused or editor.hasFocus()):
                continue
            self.refuse(name, "")
            _put(editor, _shown(row, name) if row else "")

    def store(self) -> bool:
        """Tell every field that was changed; False if one of them holds no value."""
        if self._row is None:
            return True
        values: dict[str, Any] = {}
        sound = True
        for name in self._editors:
            try:
                values.update(self._changed_value(name))
            except NotAValue as reason:
                self.refuse(name, str(reason))
                sound = False
        if values:
            self.edited.emit(values)
        return sound and not any(frame.refused for frame in self._frames.values())

    def refuse(self, name: str, reason: str) -> None:
        """Say beneath the field why its value is not taken; an empty reason takes that back."""
        if reason:
            self._frames[name].refuse(reason)
        else:
            self._frames[name].accept()

    def focus_title(self) -> None:
        """Put the cursor into the title."""
        self._editors["title"].setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's own name
        if event.type() == QEvent.Type.FocusOut:
            for name, editor in self._editors.items():
                if editor is watched:
                    self._store_one(name)
        return super().eventFilter(watched, event)

    def _store_one(self, name: str) -> None:
        try:
            values = self._changed_value(name)
        except NotAValue as reason:
            self.refuse(name, str(reason))
            return
        self.refuse(name, "")
        if values:
            self.edited.emit(values)

    def _changed_value(self, name: str) -> dict[str, Any]:
        """Return the columns that the field stands for, if its text is not what was shown."""
        if self._row is None:
            return {}
        text = _taken(self._editors[name])
        if text == _shown(self._row, name):
            return {}
        return _read(name, text)

    def _line(self, name: str, caption: str, row: int, column: int, span: int = 1) -> None:
        self._place(name, caption, QLineEdit(), row, column, span)

    def _text(self, name: str, caption: str, row: int, column: int, span: int) -> None:
        editor = QPlainTextEdit()
        editor.setTabChangesFocus(True)
        editor.setFixedHeight(56)
        self._place(name, caption, editor, row, column, span)

    def _choice(
        self,
        name: str,
        caption: str,
        values: tuple[str, ...],
        word: Callable[[str], str],
        row: int,
        column: int,
    ) -> None:
        editor = QComboBox()
        # The form is narrow on a small screen; the list that drops down is not.
        editor.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        editor.setMinimumContentsLength(6)
        for value in values:
            editor.addItem(word(value), value)
        editor.activated.connect(lambda _index: self._store_one(name))
        self._place(name, caption, editor, row, column, 1)

    def _place(
        self, name: str, caption: str, editor: Editor, row: int, column: int, span: int
    ) -> None:
        editor.installEventFilter(self)
        editor.setMinimumWidth(48)
        if isinstance(editor, QLineEdit):
            editor.returnPressed.connect(lambda: self._store_one(name))
        frame = FieldFrame(caption, editor)
        self._grid.addWidget(frame, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
        self._editors[name] = editor
        self._frames[name] = frame


def _shown(row: IssueRow, name: str) -> str:
    value = getattr(row, name)
    if name == "location_text":
        region = regions().get(row.region_code)
        return regions().label(row.region_code) if region else row.location_text
    if name == "baseline":
        return "" if value is None else quantity(value)
    if name == "due":
        return short_date(value) if value else ""
    return "" if value is None else str(value)


def _read(name: str, text: str) -> dict[str, Any]:
    """Return the columns that ``text`` in the field ``name`` means; raises NotAValue."""
    if name == "title" and not text:
        raise NotAValue(_("Masalah harus diisi."))
    if name == "location_text":
        reading = regions().find(text)
        code = reading.region.code if reading.region else ""
        return {"location_text": text, "region_code": code}
    if name == "baseline":
        number = parse_quantity(text)[0] if text else None
        if text and number is None:
            raise NotAValue(_("Bukan angka. Tulis misalnya 12,5."))
        return {name: number}
    if name == "priority":
        if text and not text.isdecimal():
            raise NotAValue(_("Bukan bilangan. Tulis misalnya 1."))
        return {name: int(text) if text else None}
    if name == "due":
        try:
            return {name: parse_date(text) if text else None}
        except DateError as error:
            raise NotAValue(str(error)) from None
    return {name: text}


def _put(editor: Editor, text: str) -> None:
    editor.blockSignals(True)
    if isinstance(editor, QComboBox):
        editor.setCurrentIndex(editor.findData(text))
    elif isinstance(editor, QPlainTextEdit):
        editor.setPlainText(text)
    else:
        editor.setText(text)
        editor.setCursorPosition(0)
    editor.blockSignals(False)


def _taken(editor: Editor) -> str:
    if isinstance(editor, QComboBox):
        return str(editor.currentData() or "")
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText().strip()
    return editor.text().strip()
