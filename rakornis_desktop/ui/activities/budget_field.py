"""The budgets of an activity as small rows: year, funding source by typing, rupiah."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.database.edits.activity_edits import BudgetEntry
from rakornis_desktop.database.queries.activity_rows import ActivityRow, BudgetRow
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.ui.furniture.choice_line import ChoiceLine
from rakornis_desktop.ui.furniture.field import Field, NotTaken
from rakornis_desktop.ui.furniture.lookups import funding_choices, funding_name
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.readings import read_money
from rakornis_desktop.ui.furniture.typing_clock import bring_into_sight, left_to_window
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.theme import TIGHT, tabular


class _BudgetLine(QWidget):
    """One row; ``id`` is that of the budget it shows, empty for a new one."""

    def __init__(self, fiscal_year: int) -> None:
        super().__init__()
        self.id = ""
        self.year = QComboBox()
        self.year.addItems([str(fiscal_year), str(fiscal_year + 1)])
        self.year.setAccessibleName(_("Tahun pagu"))
        self.year.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.source = ChoiceLine(funding_choices)
        self.source.setAccessibleName(_("Sumber dana"))
        self.source.setPlaceholderText(_("sumber dana"))
        self.amount = QLineEdit()
        self.amount.setAccessibleName(_("Pagu dalam rupiah"))
        self.amount.setPlaceholderText("Rp")
        self.amount.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.amount.setFont(tabular(self.amount.font()))
        self.amount.setFixedWidth(136)
        self.remove = QToolButton()
        self.remove.setIcon(icon("x"))
        self.remove.setAutoRaise(True)
        self.remove.setAccessibleName(_("Hapus pagu ini"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TIGHT)
        row.addWidget(self.year)
        row.addWidget(self.source, 1)
        row.addWidget(self.amount)
        row.addWidget(self.remove)

    def content(self) -> list[Any]:
        return [
            self.id,
            self.year.currentIndex(),
            self.source.key,
            self.source.text().strip(),
            self.amount.text().strip(),
        ]

    def put(self, content: list[Any]) -> None:
        self.id = content[0]
        self.year.setCurrentIndex(content[1])
        self.source.set_choice(content[2], content[3])
        self.amount.setText(content[4])

    @property
    def empty(self) -> bool:
        return not (self.source.text().strip() or self.amount.text().strip())


class BudgetRows(QWidget):
    """The rows, a button for one more, and their sum."""

    left = Signal()
    typed = Signal()
    escaped = Signal()

    def __init__(self, fiscal_year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fiscal_year = fiscal_year
        self.lines: list[_BudgetLine] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(TIGHT)
        self.more = QToolButton()
        self.more.setText(_("Sumber dana"))
        self.more.setIcon(icon("plus"))
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setAutoRaise(True)
        self.more.clicked.connect(lambda: self.add_line().source.setFocus())
        self._sum = PlainLabel()
        self._sum.setFont(tabular(self._sum.font()))
        foot = QHBoxLayout()
        foot.addWidget(self.more)
        foot.addStretch(1)
        foot.addWidget(self._sum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addLayout(self._rows)
        column.addLayout(foot)

    def content(self) -> list[list[Any]]:
        return [line.content() for line in self.lines if not line.empty]

    def put(self, rows: list[list[Any]]) -> None:
        while len(self.lines) > len(rows):
            self._drop(self.lines[-1])
        while len(self.lines) < len(rows):
            self.add_line()
        for line, content in zip(self.lines, rows, strict=True):
            line.put(content)

    def show_sum(self, budget: int, budget_next: int) -> None:
        later = f" · {self._fiscal_year + 1}: {rupiah(budget_next)}" if budget_next else ""
        self._sum.setText(_("Jumlah {sum}").format(sum=rupiah(budget)) + later)

    def add_line(self) -> _BudgetLine:
        """Add an empty row."""
        line = _BudgetLine(self._fiscal_year)
        line.remove.clicked.connect(lambda: self._remove(line))
        line.source.chosen.connect(lambda _key: self._line_left())
        line.year.activated.connect(lambda _index: self._line_left())
        for editor in (line.source, line.amount):
            editor.installEventFilter(self)
            editor.textChanged.connect(lambda _text: self.typed.emit())
        self.lines.append(line)
        self._rows.addWidget(line)
        # At once: the cursor goes into it.
        line.show()
        # A row made later comes after the row above it, not after all else of the window.
        for row in self.lines:
            for before, after in pairwise((row.year, row.source, row.amount, row.remove)):
                QWidget.setTabOrder(before, after)
        for above, below in pairwise(self.lines):
            QWidget.setTabOrder(above.remove, below.year)
        QWidget.setTabOrder(line.remove, self.more)
        return line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's own name
        if isinstance(watched, QWidget) and left_to_window(watched, event):
            return True
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            if event.reason() != Qt.FocusReason.PopupFocusReason:
                QTimer.singleShot(0, self._line_left)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                QTimer.singleShot(0, self._line_left)
            elif event.key() == Qt.Key.Key_Escape and not (
                isinstance(watched, ChoiceLine) and watched.offers
            ):
                self.escaped.emit()
                return True
        return super().eventFilter(watched, event)

    def _line_left(self) -> None:
        """A row that waits for its amount is not stored while one is still at it."""
        waiting = any(not line.amount.text().strip() for line in self.lines if not line.empty)
        focus = QApplication.focusWidget()
        if not waiting or focus is None or not self.isAncestorOf(focus):
            self.left.emit()

    def _remove(self, line: _BudgetLine) -> None:
        self._drop(line)
        self.left.emit()

    def _drop(self, line: _BudgetLine) -> None:
        self.lines.remove(line)
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()


class BudgetField(Field):
    """The rows as one field; ``values()`` gives ``{"budgets": [BudgetEntry, …]}``."""

    editor: BudgetRows

    def __init__(
        self, title: str, fiscal_year: int, budgets: Callable[[ActivityRow], list[BudgetRow]]
    ) -> None:
        self._budgets = budgets
        rows = BudgetRows(fiscal_year)
        super().__init__("budgets", title, rows, self._text_of, self._values_of)
        rows.left.connect(self.leave)
        rows.typed.connect(self._typed)
        rows.escaped.connect(self.escape)

    def show(self, row: Any | None, *, anew: bool = False) -> None:
        super().show(row, anew=anew)
        self.editor.show_sum(row.budget if row else 0, row.budget_next if row else 0)

    def text(self) -> str:
        return json.dumps(self.editor.content(), ensure_ascii=False)

    def put(self, text: str) -> None:
        self.editor.put(json.loads(text or "[]"))

    def _put_silently(self, text: str) -> None:
        super()._put_silently(text or "[]")

    def flush(self, *, leaving: bool = True) -> bool:
        if leaving:
            for line in self.editor.lines:
                line.source.settle(tell=False)
        return super().flush(leaving=leaving)

    def mend(self) -> None:
        lines = self.editor.lines
        waits = next((line for line in lines if not (line.empty or line.amount.text())), lines[0])
        bring_into_sight(waits.amount)

    def _taken_over(self, text: str) -> None:
        """Rows that were new have an id now."""
        stored = json.loads(text or "[]")
        lines = [line for line in self.editor.lines if not line.empty]
        known = {line.id for line in lines}
        new = [content for content in stored if content[0] not in known]
        for line in lines:
            if line.id not in {content[0] for content in stored} and new:
                same = [c for c in new if c[1] == line.year.currentIndex()] or new
                line.id = same[0][0]
                new.remove(same[0])

    def _text_of(self, row: ActivityRow) -> str:
        return json.dumps(
            [
                [
                    budget.id,
                    budget.year_offset,
                    budget.funding_source,
                    funding_name(budget.funding_source) or budget.funding_text,
                    rupiah(budget.amount),
                ]
                for budget in self._budgets(row)
            ],
            ensure_ascii=False,
        )

    def _values_of(self, text: str) -> dict[str, Any]:
        entries = []
        for number, (budget_id, year, key, source, amount) in enumerate(json.loads(text), 1):
            where = _("Baris {number}: ").format(number=number) if number > 1 else ""
            if not amount:
                raise NotTaken(where + _("isi jumlahnya, misalnya 350 jt atau 1.250.000.000."))
            try:
                rupiah_amount = read_money(amount)
            except NotTaken as reason:
                raise NotTaken(where + str(reason)) from None
            key, source = _source(key, source)
            entries.append(BudgetEntry(year, key, rupiah_amount, source, budget_id))
        return {"budgets": entries}


def _source(key: str, text: str) -> tuple[str, str]:
    """Return funding source and, where it is not a known one, the text as it was typed."""
    if key and text:
        return key, ""
    if not text:
        return "", ""
    from rakornis_desktop.reference.funding import funding

    found = funding().find(text).key
    return (found, "") if found else ("", text)
