"""The form of one issue: what of it each field shows, and how it reads what was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from rakornis_desktop.database.edits.issue_edits import update_issue
from rakornis_desktop.database.fields.choice_names import (
    ISSUE_CATEGORIES,
    ISSUE_STATUSES,
    issue_category,
    issue_status,
)
from rakornis_desktop.database.queries.issue_rows import IssueRow
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import DateError, parse_date, short_date
from rakornis_desktop.language.quantity import quantity
from rakornis_desktop.reference.regions import regions
from rakornis_desktop.ui.furniture.field import (
    ChoiceField,
    Field,
    LineField,
    LookupField,
    NotTaken,
    TextField,
)
from rakornis_desktop.ui.furniture.field_form import FieldForm
from rakornis_desktop.ui.furniture.lookups import region_choices, region_label
from rakornis_desktop.ui.furniture.readings import read_quantity, read_whole
from rakornis_desktop.ui.shell.session import Session


class IssueForm(QScrollArea):
    """Shows one issue."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._session = session
        self._row: IssueRow | None = None
        self.form = FieldForm(session.database, _lines(session.plan.region_code), self._store)
        self.escaped = self.form.escaped
        for field in self.form.fields.values():
            # Four in a line on a small screen.
            field.editor.setMinimumWidth(48)
        self.setWidget(self.form)

    @property
    def row(self) -> IssueRow | None:
        """The issue shown."""
        return self._row

    @property
    def fields(self) -> dict[str, Field]:
        """The fields by the names of their columns."""
        return self.form.fields

    def set_row(self, row: IssueRow | None) -> None:
        """Show ``row``; of the same issue what is being typed stays."""
        self._row = row
        self.setEnabled(row is not None and not self._session.database.read_only)
        self.form.show_row(row)

    def store(self) -> bool:
        """Store what is being typed; False if a field refuses it."""
        return self.form.store_edits()

    def focus_title(self) -> None:
        """Put the cursor into the title."""
        self.fields["title"].editor.setFocus()

    def _store(self, values: dict[str, Any]) -> None:
        if self._row is not None:
            update_issue(self._session.database, self._row.id, values)


def new_problem() -> str:
    """Return the title of a problem that was added and has not been named yet."""
    return _("Permasalahan baru")


def _lines(near: str) -> list[list[Field]]:
    title = LineField(
        "title", _("Masalah"), lambda r: "" if r.title == new_problem() else r.title, _read_title
    )
    title.editor.setPlaceholderText(new_problem())
    return [
        [title],
        [
            _choice("category", _("Kategori"), ISSUE_CATEGORIES, issue_category),
            LookupField(
                "location_text",
                _("Lokasi"),
                lambda text: region_choices(text, near),
                _shown_place,
                lambda code: {"region_code": code, "location_text": region_label(code)},
                _read_place,
            ),
        ],
        [
            LineField(
                "baseline",
                _("Data dasar"),
                lambda r: "" if r.baseline is None else quantity(r.baseline),
                lambda text: {"baseline": read_quantity(text)[0]},
                figures=True,
            ),
            _line("baseline_unit", _("Satuan")),
            _line("baseline_source", _("Sumber data")),
        ],
        [_text("description", _("Penjelasan")), _text("root_cause", _("Akar masalah"))],
        [
            LineField(
                "priority",
                _("Prioritas"),
                lambda r: "" if r.priority is None else str(r.priority),
                lambda text: {"priority": read_whole(text)},
                figures=True,
            ),
            _line("responsible", _("Penanggung jawab")),
            LineField("due", _("Tenggat"), lambda r: short_date(r.due) if r.due else "", _read_due),
            _choice("status", _("Status"), ISSUE_STATUSES, issue_status),
        ],
    ]


def _line(name: str, title: str) -> Field:
    return LineField(name, title, lambda r: getattr(r, name), lambda text: {name: text})


def _text(name: str, title: str) -> Field:
    return TextField(name, title, lambda r: getattr(r, name), lambda text: {name: text})


def _choice(
    name: str, title: str, values: tuple[str, ...], word: Callable[[str], str]
) -> ChoiceField:
    return ChoiceField(
        name,
        title,
        [(value, word(value)) for value in values],
        lambda r: getattr(r, name),
        lambda value: {name: value},
        may_be_empty=False,
    )


def _read_title(text: str) -> dict[str, Any]:
    if not text:
        raise NotTaken(_("Masalah harus diisi."))
    return {"title": text}


def _shown_place(row: IssueRow) -> str:
    known = regions().get(row.region_code)
    return regions().label(row.region_code) if known else row.location_text


def _read_place(text: str) -> dict[str, Any]:
    reading = regions().find(text)
    code = reading.region.code if reading.region else ""
    return {"location_text": text, "region_code": code}


def _read_due(text: str) -> dict[str, Any]:
    try:
        return {"due": parse_date(text) if text else None}
    except DateError as error:
        raise NotTaken(str(error)) from None
