"""The office's own indicators: RTLH, backlog, PSU, with unit and direction."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rakornis_desktop.choices import Direction
from rakornis_desktop.database.edits.service_edits import (
    add_indicator,
    delete_indicator,
    update_indicator,
)
from rakornis_desktop.database.fields.choice_names import direction_name
from rakornis_desktop.database.queries.service_rows import IndicatorRow, indicators
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.furniture.field import ChoiceField, Field, LineField, NotTaken, TextField
from rakornis_desktop.ui.furniture.field_form import FieldForm
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.quiet_table import Cell, Head, Line, QuietTable
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE

_DIRECTIONS = tuple(Direction)


class IndicatorDialog(QDialog):
    """The list at the top, the chosen indicator's fields beneath; a new one is filled in first."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setWindowTitle(_("Indikator kantor sendiri"))
        self.resize(640, 440)
        self._row: IndicatorRow | None = None
        self._new: dict[str, Any] | None = None
        hint = PlainLabel(
            _(
                "Di samping standar pelayanan minimal, kantor dapat memantau indikatornya sendiri: "
                "rumah tidak layak huni, backlog, PSU, sampah, drainase."
            )
        )
        hint.setWordWrap(True)
        self.list = QuietTable(
            _("Indikator kantor sendiri"),
            [
                Head(_("Kode"), 90),
                Head(_("Nama"), 220, stretch=True),
                Head(_("Satuan"), 110),
                Head(_("Arah"), 190),
            ],
        )
        self.list.moved.connect(self._moved)
        self.form = FieldForm(session.database, _lines(), self._store, margin=0)
        self.add_button = QPushButton(icon("plus"), _("&Indikator baru"))
        self.add_button.clicked.connect(self.add)
        self.delete_button = QPushButton(icon("trash-2"), _("Hapus"))
        self.delete_button.clicked.connect(self._delete)
        close = QPushButton(_("&Tutup"))
        close.clicked.connect(self.accept)
        for button in (self.add_button, self.delete_button, close):
            # Enter in a field stores the field; it presses no button.
            button.setAutoDefault(False)
        self.told = PlainLabel()
        self.told.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.delete_button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(NEAR)
        column.addWidget(hint)
        column.addWidget(self.list, 1)
        column.addWidget(self.form)
        column.addWidget(self.told)
        column.addLayout(buttons)
        can_edit = not session.database.read_only
        self.add_button.setEnabled(can_edit)
        self.reload()

    def reload(self, choose: str = "") -> None:
        """Read the indicators anew."""
        self._rows = {row.code: row for row in indicators(self.session.database).values() if row.id}
        self.list.put(
            [
                Line(
                    row.code,
                    (
                        Cell(row.code),
                        Cell(row.name),
                        Cell(row.unit),
                        Cell(direction_name(row.direction)),
                    ),
                )
                for row in self._rows.values()
            ]
        )
        if self._rows and (choose or not self.list.key()):
            self.list.choose(choose or next(iter(self._rows)))
        self._moved(self.list.key())

    def add(self) -> None:
        """Begin a new indicator: it is stored once code, name and unit are there."""
        self._row, self._new = None, {"direction": Direction.UP}
        self.told.setText(_("Isi kode, nama, dan satuan; lalu indikator baru disimpan."))
        self._show(_Blank())
        self.form.fields["code"].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self, result: int) -> None:
        """Close, unless a field refuses what stands in it."""
        if self._row is None or self.form.store_edits():
            super().done(result)

    def _moved(self, code: str) -> None:
        self._row, self._new = self._rows.get(code), None
        self.told.setText("")
        self._show(self._row)

    def _show(self, row: Any) -> None:
        can_edit = row is not None and not self.session.database.read_only
        self.form.show_row(row)
        self.form.set_enabled(can_edit)
        self.delete_button.setEnabled(can_edit and self._row is not None)

    def _store(self, values: dict[str, Any]) -> None:
        database = self.session.database
        if self._row is not None:
            update_indicator(database, self._row, values)
            self.reload(str(values.get("code", self._row.code)))
            return
        if self._new is None:
            return
        self._new |= values
        if all(str(self._new.get(name, "")).strip() for name in ("code", "name", "unit")):
            add_indicator(database, self._new)
            self.reload(str(self._new["code"]))

    def _delete(self) -> None:
        if (row := self._row) is not None:
            self.session.attempt(lambda: delete_indicator(self.session.database, row))
            self.reload()


class _Blank:
    """What the fields of a new indicator show."""

    code = name = unit = note = ""
    direction = Direction.UP


def _lines() -> list[list[Field]]:
    def text(name: str, title: str) -> Field:
        return LineField(name, title, lambda row: getattr(row, name), lambda typed: {name: typed})

    def direction(value: str) -> dict[str, Any]:
        if not value:
            raise NotTaken(_("Pilih arahnya."))
        return {"direction": value}

    return [
        [text("code", _("Kode")), text("unit", _("Satuan"))],
        [text("name", _("Nama"))],
        [
            ChoiceField(
                "direction",
                _("Arah"),
                [(value, direction_name(value)) for value in _DIRECTIONS],
                lambda row: row.direction,
                direction,
            )
        ],
        [TextField("note", _("Penjelasan"), lambda row: row.note, lambda typed: {"note": typed})],
    ]
