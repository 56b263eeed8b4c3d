"""Whether the plan answers its problems: the matrix, and both lists of what stands alone."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from rakornis_desktop.database.fields.choice_names import issue_category
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.standing.coverage import CategoryCoverage, Coverage, coverage
from rakornis_desktop.standing.figure import percent_text
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.quiet_table import Cell, Head, Line, QuietTable
from rakornis_desktop.ui.furniture.section import Section
from rakornis_desktop.ui.home.status_lines import millions
from rakornis_desktop.ui.issues.issue_columns import below
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.recount import Recount
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE, hues


class CoverageView(QWidget):
    """Categories in rows, programs in columns, in million rupiah; money against weight."""

    # The id of a problem, of an activity: where it stands.
    issue_opened = Signal(str)
    activity_opened = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.found: Coverage | None = None
        plan = session.plan
        self.recount = Recount(
            session,
            _("Menghitung cakupan"),
            lambda: lambda: coverage(session.database, plan),
            self._take,
            self,
        )
        self.matrix = QuietTable(_("Cakupan permasalahan"), [])
        self.matrix.setAccessibleDescription(_("Kategori masalah menurut program"))
        self.problems = QuietTable(
            _("Masalah tanpa kegiatan"),
            [Head(_("Kategori"), 130), Head(_("Masalah"), 200, stretch=True)],
        )
        self.problems.opened.connect(self.issue_opened)
        self.activities = QuietTable(
            _("Kegiatan tanpa masalah"),
            [Head(_("Kegiatan"), 200, stretch=True), Head(_("Pagu (Rp)"), 120, right=True)],
        )
        self.activities.opened.connect(self.activity_opened)
        self._lay_out()

    def _take(self, found: Coverage) -> None:
        self.found = found
        heads = [
            Head(_("Kategori"), 190, stretch=not found.programmes),
            Head(_("Masalah"), 68, right=True),
            Head(_("Tanpa kegiatan"), 104, right=True),
            Head(_("Bobot %"), 68, right=True),
            Head(_("Pagu %"), 68, right=True),
            Head(_("Selisih"), 68, right=True, tip=_("Bagian pagu dikurangi bagian bobot (poin)")),
            Head(_("Jumlah"), 92, right=True),
        ]
        heads += [
            Head(code or _("Tanpa kode"), 84, right=True, tip=found.programme_label(code))
            for code in found.programmes
        ]
        self.matrix.put([_line(row, found.programmes) for row in found.categories], heads)
        self.problems.put(
            [
                Line(
                    problem.issue.id,
                    (
                        Cell(issue_category(problem.issue.category)),
                        Cell(f"{below(problem.depth)}{problem.issue.title}"),
                    ),
                )
                for problem in found.without_activity
            ]
        )
        self.activities.put(
            [
                Line(row.id, (Cell(row.title, tip=f"{row.code}\n{row.title}"),
                              Cell(rupiah(row.budget))))
                for row in found.without_problem
            ]
        )  # fmt: skip
        unanswered = len(found.without_activity)
        alone = len(found.without_problem)
        self.said.setText(
            _(
                "{problems} masalah tanpa kegiatan · {activities} kegiatan tanpa masalah · "
                "pagu dalam juta rupiah"
            ).format(problems=unanswered, activities=alone)
        )

    def _lay_out(self) -> None:
        self.said = PlainLabel()
        self.said.setWordWrap(True)
        self.print_button = QPushButton(icon("printer"), _("&Cetak"))
        self.print_button.clicked.connect(self._print)
        self.save_button = QPushButton(icon("file-spreadsheet"), _("Bu&ku kerja"))
        self.save_button.clicked.connect(self._save)
        top = QHBoxLayout()
        top.setSpacing(NEAR)
        top.addWidget(self.said, 1)
        top.addWidget(self.print_button)
        top.addWidget(self.save_button)
        below = QSplitter(Qt.Orientation.Horizontal)
        below.setChildrenCollapsible(False)
        below.addWidget(Section(_("Masalah tanpa kegiatan"), self.problems))
        below.addWidget(Section(_("Kegiatan tanpa masalah"), self.activities))
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.matrix)
        split.addWidget(below)
        split.setSizes([340, 260])
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, 0, SPACE, NEAR)
        column.setSpacing(NEAR)
        column.addLayout(top)
        column.addWidget(split, 1)

    def _print(self) -> None:
        from rakornis_desktop.database.queries.setting_values import setting
        from rakornis_desktop.pdf.papers.coverage_paper import write_coverage
        from rakornis_desktop.ui.shell.preview_window import show_preview

        database = self.session.database
        paper = setting(database, "paper", "F4")
        show_preview(
            self,
            self.session,
            _("Cakupan permasalahan"),
            lambda path: write_coverage(database, path, paper),
        )

    def _save(self) -> None:
        from rakornis_desktop.excel.writing.coverage_workbook import write_coverage
        from rakornis_desktop.ui.services.register_files import save_workbook

        save_workbook(self, self.session, _("Cakupan permasalahan"), write_coverage)


def _line(row: CategoryCoverage, programmes: tuple[str, ...]) -> Line:
    balance = row.balance
    hue = hues().differs if balance is not None and balance < -10 else ""
    told = _("Bagian pagu lebih kecil daripada bobot masalahnya.") if hue else ""
    cells = (
        Cell(row.name),
        Cell(str(row.problems) if row.category else ""),
        Cell(str(row.unanswered) if row.unanswered else "", hues().differs),
        Cell(_percent(row.weight_share)),
        Cell(_percent(row.money_share)),
        Cell(_signed(balance), hue, told),
        Cell(millions(row.total), tip=_("Rp {sum}").format(sum=rupiah(row.total))),
        *(
            Cell(
                millions(row.money.get(code, 0)),
                tip=_("Rp {sum}").format(sum=rupiah(row.money.get(code, 0))),
            )
            for code in programmes
        ),
    )
    return Line(row.category or "-", cells)


def _percent(value: Decimal | None) -> str:
    return "–" if value is None else percent_text(value)


def _signed(value: Decimal | None) -> str:
    if value is None:
        return ""
    text = percent_text(abs(value))
    if text == "0":
        return "0"
    return f"{'−' if value < 0 else '+'}{text}"
