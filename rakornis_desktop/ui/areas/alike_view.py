"""The problems of all offices side by side, alike ones as one line; handed to the agenda."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from rakornis_desktop.database.fields.choice_names import issue_category, issue_status
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.quantity import quantity
from rakornis_desktop.meeting.agenda.problem_agenda import problem_on_agenda
from rakornis_desktop.reference.regions import regions
from rakornis_desktop.standing.problems import AlikeProblems, alike_problems
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.quiet_table import Cell, Head, Line, QuietTable
from rakornis_desktop.ui.furniture.section import Section
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.recount import Recount
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE


class AlikeView(QWidget):
    """Groups above, the problems of the chosen group beneath."""

    issue_opened = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._groups: dict[str, AlikeProblems] = {}
        database, year = session.database, session.plan.fiscal_year
        self.recount = Recount(
            session,
            _("Mencari masalah yang sama"),
            lambda: lambda: alike_problems(database, year),
            self._take,
            self,
        )
        self.groups = QuietTable(
            _("Masalah semua kantor"),
            [
                Head(_("Kategori"), 190),
                Head(_("Masalah"), 300, stretch=True),
                Head(_("Kantor"), 60, right=True),
                Head(_("Wilayah"), 300),
                Head(_("Bobot"), 60, right=True),
            ],
        )
        self.groups.moved.connect(self._show_members)
        self.members = QuietTable(
            _("Masalah dalam kelompok ini"),
            [
                Head(_("Wilayah"), 170),
                Head(_("Masalah"), 300, stretch=True),
                Head(_("Data dasar"), 140, right=True),
                Head(_("Prioritas"), 76, right=True),
                Head(_("Status"), 90),
            ],
        )
        self.members.opened.connect(self.issue_opened)
        self.said = PlainLabel()
        self.said.setWordWrap(True)
        self.agenda_button = QPushButton(icon("calendar-days"), _("Ke &agenda rapat"))
        self.agenda_button.clicked.connect(self.to_agenda)
        top = QHBoxLayout()
        top.setSpacing(NEAR)
        top.addWidget(self.said, 1)
        top.addWidget(self.agenda_button)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.groups)
        split.addWidget(Section(_("Masalah dalam kelompok ini"), self.members))
        split.setSizes([380, 220])
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, 0, SPACE, NEAR)
        column.setSpacing(NEAR)
        column.addLayout(top)
        column.addWidget(split, 1)

    def to_agenda(self) -> None:
        """Add an item about the chosen group to the agenda of the newest meeting."""
        group = self._groups.get(self.groups.key())
        if group is None:
            return
        title = _("{problem} ({count} kantor)").format(
            problem=group.title, count=len(group.regions)
        )
        database, plan = self.session.database, self.session.plan.id
        added = self.session.attempt(
            lambda: problem_on_agenda(database, plan, title[:1000], group.issue_ids)
        )
        if added:
            self.session.told.emit(_("Masuk agenda rapat: {title}.").format(title=title[:120]))

    def _take(self, found: list[AlikeProblems]) -> None:
        self._groups = {group.issue_ids[0]: group for group in found}
        lines = []
        for key, group in self._groups.items():
            names = ", ".join(_region(code) for code in group.regions)
            lines.append(
                Line(
                    key,
                    (
                        Cell(issue_category(group.category)),
                        Cell(group.title),
                        Cell(str(len(group.regions))),
                        Cell(names),
                        Cell(str(group.weight)),
                    ),
                )
            )
        self.groups.put(lines)
        if lines and not self.groups.key():
            self.groups.choose(lines[0].key)
        shared = sum(len(group.regions) > 1 for group in found)
        self.said.setText(
            _("{groups} kelompok masalah terbuka · {shared} dialami beberapa kantor").format(
                groups=len(found), shared=shared
            )
        )
        self.agenda_button.setEnabled(bool(found) and not self.session.database.read_only)
        self._show_members(self.groups.key())

    def _show_members(self, key: str) -> None:
        group = self._groups.get(key)
        lines = []
        for issue, plan in group.members if group else ():
            figure = "" if issue.baseline is None else quantity(issue.baseline)
            cells = (
                Cell(_region(plan.region_code)),
                Cell(issue.title, tip="\n".join(t for t in (issue.title, issue.description) if t)),
                Cell(f"{figure} {issue.baseline_unit}".strip()),
                Cell("" if issue.priority is None else str(issue.priority)),
                Cell(issue_status(issue.status)),
            )
            lines.append(Line(issue.id, cells))
        self.members.put(lines)


def _region(code: str) -> str:
    region = regions().get(code)
    return region.name if region else code
