"""A form of named fields about one row: each is stored while it is typed, or says why it is not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import lcm
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.ui.furniture.field import Field
from rakornis_desktop.ui.shell.theme import NEAR, SPACE


def store_while_typed(
    fields: Iterable[Field],
    database: Database,
    row_id: Callable[[], str],
    store: Callable[[dict[str, Any]], object],
) -> None:
    """Let ``store`` write the columns of fields while they are typed.

    All that is typed into one field of one row (``row_id`` names it) is one step of undo until
    the field is left.
    """

    def write(field: Field, values: dict[str, Any]) -> None:
        with database.typed(f"{row_id()}:{field.name}"):
            store(values)

    for field in fields:
        field.stored_by(write, database.end_typing)


class FieldForm(QWidget):
    """Fields in lines; ``store`` writes columns by name and raises Refusal."""

    # Esc was pressed where nothing is in the way of leaving.
    escaped = Signal()

    def __init__(
        self,
        database: Database,
        lines: Sequence[Sequence[Field]],
        store: Callable[[dict[str, Any]], object],
        margin: int = SPACE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.fields = {field.name: field for line in lines for field in line}
        self._row_id = ""
        grid = QGridLayout(self)
        grid.setContentsMargins(margin, margin, margin, margin)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(NEAR)
        width = lcm(*(len(line) for line in lines))
        for number, line in enumerate(lines):
            span = width // len(line)
            for place, field in enumerate(line):
                grid.addWidget(field.frame, number, place * span, 1, span)
                field.escaped.connect(self.escaped)
        for column in range(width):
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(len(lines), 1)
        store_while_typed(self.fields.values(), database, lambda: self._row_id, store)

    def show_row(self, row: Any | None) -> None:
        """Show a row; of the same row what is being typed and not stored yet stays."""
        row_id = str(getattr(row, "id", "")) if row is not None else ""
        anew = row is None or row_id != self._row_id
        self._row_id = row_id
        for field in self.fields.values():
            field.show(row, anew=anew)

    def store_edits(self) -> bool:
        """Store what is being typed; False if a field refuses it."""
        stored = [field.flush() for field in self.fields.values()]
        return all(stored)

    def set_enabled(self, enabled: bool) -> None:
        """Let the fields be edited, or only read."""
        for field in self.fields.values():
            field.editor.setEnabled(enabled)
