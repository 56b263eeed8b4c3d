"""Where a problem belongs: the problem it causes, the indicators and the areas it is seen in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rakornis_desktop.database.edits.issue_edits import (
    set_cause_of,
    set_issue_areas,
    set_issue_indicators,
)
from rakornis_desktop.database.fields.choice_names import area_kind_name
from rakornis_desktop.database.queries.area_rows import areas, areas_by_id
from rakornis_desktop.database.queries.issue_rows import (
    IssueRow,
    issue_links,
    issues_by_id,
    issues_of,
)
from rakornis_desktop.database.queries.service_rows import indicators
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.furniture.choice_line import Choice
from rakornis_desktop.ui.furniture.field import LookupField, NotTaken
from rakornis_desktop.ui.furniture.field_form import store_while_typed
from rakornis_desktop.ui.furniture.link_list import LinkList
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE

_MOST = 30


class IssueLinks(QWidget):
    """Links of the chosen issue; each edit is one step of undo."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._issue: IssueRow | None = None
        self.parent_field = LookupField(
            "parent_id",
            _("Penyebab dari"),
            self._problems,
            self._shown_parent,
            lambda issue_id: {"parent_id": issue_id},
            self._read_parent,
        )
        self.parent_field.editor.setPlaceholderText(_("masalah tersendiri"))
        store_while_typed(
            [self.parent_field],
            session.database,
            lambda: f"issue:{self._issue.id if self._issue else ''}",
            self._hang,
        )
        self.indicators = LinkList(
            _("Terlihat pada indikator"), _("Tambah indikator"), self._indicators
        )
        self.indicators.edited.connect(self._set(set_issue_indicators))
        self.areas = LinkList(_("Tentang kawasan"), _("Tambah kawasan"), self._areas)
        self.areas.edited.connect(self._set(set_issue_areas))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, NEAR, SPACE, NEAR)
        column.setSpacing(NEAR)
        column.addWidget(self.parent_field.frame)
        column.addWidget(self.indicators, 1)
        column.addWidget(self.areas, 1)

    def set_issue(self, issue: IssueRow | None) -> None:
        """Show where ``issue`` belongs."""
        other = issue is None or self._issue is None or issue.id != self._issue.id
        self._issue = issue
        self.setEnabled(issue is not None and not self.session.database.read_only)
        database = self.session.database
        self.parent_field.show(issue, anew=other)
        if issue is None:
            self.indicators.show_links([])
            self.areas.show_links([])
            return
        codes, area_ids = issue_links(database)
        known, registered = indicators(database), areas_by_id(database)
        self.indicators.show_links(
            [
                Choice(code, f"{code}  {known[code].name}" if code in known else code)
                for code in codes.get(issue.id, ())
            ]
        )
        self.areas.show_links(
            [
                Choice(area_id, registered[area_id].name)
                for area_id in area_ids.get(issue.id, ())
                if area_id in registered
            ]
        )

    def _hang(self, values: dict[str, Any]) -> None:
        if (issue := self._issue) is not None:
            set_cause_of(self.session.database, issue.id, values["parent_id"])

    def _shown_parent(self, issue: IssueRow) -> str:
        above = issues_by_id(self.session.database, [issue.parent_id]) if issue.parent_id else {}
        return next((row.title for row in above.values()), "")

    def _read_parent(self, text: str) -> dict[str, Any]:
        if not text:
            return {"parent_id": None}
        found = [row for row in self._problems(text) if row.text.casefold() == text.casefold()]
        if len(found) != 1:
            raise NotTaken(
                _("«{text}» bukan masalah dalam rencana ini. Pilih dari daftar.").format(text=text)
            )
        return {"parent_id": found[0].key}

    def _set(self, write: Callable[..., object]) -> Callable[[list[str]], None]:
        def edited(keys: list[str]) -> None:
            if (issue := self._issue) is not None:
                self.session.attempt(lambda: write(self.session.database, issue.id, keys))

        return edited

    def _problems(self, text: str) -> Sequence[Choice]:
        if (issue := self._issue) is None:
            return []
        rows = issues_of(self.session.database, issue.plan_id)
        return [Choice(r.id, r.title) for r in rows if r.id != issue.id and _holds(r.title, text)][
            :_MOST
        ]

    def _indicators(self, text: str) -> Sequence[Choice]:
        return [
            Choice(code, f"{code}  {row.name}")
            for code, row in indicators(self.session.database).items()
            if _holds(f"{code} {row.name}", text)
        ]

    def _areas(self, text: str) -> Sequence[Choice]:
        rows = areas(self.session.database, self.session.plan.office_id)
        return [
            Choice(row.id, row.name, f"{row.name} ({area_kind_name(row.kind).lower()})")
            for row in rows
            if _holds(row.name, text)
        ][:_MOST]


def _holds(name: str, text: str) -> bool:
    return all(word in name.casefold() for word in text.casefold().split())
