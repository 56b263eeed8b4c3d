"""The six readiness documents of an activity: is it there, and its number."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from rakornis_desktop.choices import Readiness
from rakornis_desktop.database.fields.choice_names import readiness_name
from rakornis_desktop.database.fields.registry import fields_of
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.furniture.field import ChoiceField, Field, LineField
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.shell.theme import NEAR, TIGHT

STATES = tuple(Readiness)


def readiness_titles() -> dict[str, str]:
    """Return the documents by the middle of their columns' names."""
    return {
        field.column.removeprefix("readiness_"): _(field.short or field.title)
        for field in fields_of("activity")
        if field.section == "readiness" and field.choices
    }


class ReadinessRows(QWidget):
    """A row for each document: state, number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, Field] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(NEAR)
        grid.setVerticalSpacing(TIGHT)
        for row, (document, title) in enumerate(readiness_titles().items()):
            state = _state(f"readiness_{document}", title)
            number = _number(f"readiness_{document}_document", title)
            grid.addWidget(PlainLabel(title), row, 0)
            grid.addWidget(state.frame, row, 1)
            grid.addWidget(number.frame, row, 2)
            self.fields[state.name], self.fields[number.name] = state, number
        grid.setColumnStretch(2, 1)


def _state(name: str, title: str) -> ChoiceField:
    field = ChoiceField(
        name,
        "",
        [(value, readiness_name(value)) for value in STATES],
        lambda r: getattr(r, name) or "",
        lambda text: {name: text or None},
    )
    field.editor.setAccessibleName(_("Kesiapan {document}").format(document=title))
    field.title = title
    return field


def _number(name: str, title: str) -> LineField:
    field = LineField(name, "", lambda r: getattr(r, name), lambda text: {name: text})
    field.editor.setPlaceholderText(_("nomor"))
    field.title = _("Nomor {document}").format(document=title)
    field.editor.setAccessibleName(field.title)
    return field
