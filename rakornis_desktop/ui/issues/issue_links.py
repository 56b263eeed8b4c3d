"""Where a problem belongs: the problem it causes, the indicators and the areas it is seen in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rakornis_desktop.database.edits.field_refusal import FieldRefusal
from rakornis_desktop.database.edits.issue_edits import (
    set_cause_of,
    set_issue_areas,
    set_issue_indicators,
)
from rakornis_desktop.database.fields.choice_names import area_kind_name
from rakornis_desktop.database.queries.area_rows import areas, areas_by_id
from rakornis_desktop.database.queries.issue_rows import IssueRow, issue_links, issues_of
from rakornis_desktop.database.queries.service_rows import indicators
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.furniture.choice_line import Choice, ChoiceLine
from rakornis_desktop.ui.furniture.field_frame import FieldFrame
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
        self.parent_line = ChoiceLine(self._problems)
        self.parent_line.setPlaceholderText(_("masalah tersendiri"))
        self.frame = FieldFrame(_("Penyebab dari"), self.parent_line)
        self.parent_line.chosen.connect(self._hang)
        self.parent_line.unknown.connect(
            lambda text: self.frame.refuse(
                _("«{text}» bukan masalah dalam rencana ini. Pilih dari daftar.").format(text=text)
            )
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
        column.addWidget(self.frame)
        column.addWidget(self.indicators, 1)
        column.addWidget(self.areas, 1)

    def set_issue(self, issue: IssueRow | None) -> None:
        """Show where ``issue`` belongs."""
        other = issue is None or self._issue is None or issue.id != self._issue.id
        self._issue = issue
        self.setEnabled(issue is not None and not self.session.database.read_only)
        database = self.session.database
        if issue is None:
            self.parent_line.set_choice("", "")
            self.indicators.show_links([])
            self.areas.show_links([])
            return
        rows = {row.id: row for row in issues_of(database, issue.plan_id)}
        above = rows.get(issue.parent_id or "")
        if other or not self.frame.refused:
            self.frame.accept()
            self.parent_line.set_choice(above.id if above else "", above.title if above else "")
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

    def _hang(self, parent_id: str) -> None:
        if (issue := self._issue) is None:
            return
        try:
            set_cause_of(self.session.database, issue.id, parent_id or None)
        except FieldRefusal as refusal:
            self.frame.refuse(f"{refusal.reason[:1].upper()}{refusal.reason[1:]}.")
        else:
            self.frame.accept()

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
