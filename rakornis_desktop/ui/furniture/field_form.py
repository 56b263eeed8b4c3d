"""A form of named fields about one row: each is stored when it is left, or says why it is not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from rakornis_desktop.database.edits.field_refusal import FieldRefusal
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.ui.furniture.field import Field, NotTaken
from rakornis_desktop.ui.shell.theme import NEAR, SPACE


class FieldForm(QWidget):
    """Fields in lines; ``store`` writes columns by name and raises Refusal."""

    def __init__(
        self,
        lines: Sequence[Sequence[Field]],
        store: Callable[[dict[str, Any]], object],
        margin: int = SPACE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.fields = {field.name: field for line in lines for field in line}
        self._store = store
        grid = QGridLayout(self)
        grid.setContentsMargins(margin, margin, margin, margin)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(NEAR)
        width = max(len(line) for line in lines)
        for number, line in enumerate(lines):
            span = width // len(line)
            for place, field in enumerate(line):
                grid.addWidget(field.frame, number, place * span, 1, span)
                field.left.connect(lambda field=field: self._leave(field))
        for column in range(width):
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(len(lines), 1)

    def show_row(self, row: Any | None) -> None:
        """Show a row; what is being typed and not stored yet stays."""
        for field in self.fields.values():
            if not (field.changed and (field.frame.refused or field.editor.hasFocus())):
                field.show(row)

    def store_edits(self) -> bool:
        """Store what is being typed; False if a field refuses it."""
        stored = [self._leave(field) for field in self.fields.values()]
        return all(stored)

    def set_enabled(self, enabled: bool) -> None:
        """Let the fields be edited, or only read."""
        for field in self.fields.values():
            field.editor.setEnabled(enabled)

    def _leave(self, field: Field) -> bool:
        if not field.changed:
            field.frame.accept()
            return True
        try:
            self._store(field.values())
        except FieldRefusal as refusal:
            field.frame.refuse(refusal.reason)
            return False
        except (NotTaken, Refusal) as reason:
            field.frame.refuse(str(reason))
            return False
        field.frame.accept()
        return True
