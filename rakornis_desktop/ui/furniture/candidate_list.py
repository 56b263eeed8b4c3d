"""What a row without a partner might be paired with, best first, each with a button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from rakornis_desktop.comparison.candidates import Candidate
from rakornis_desktop.comparison.compare import Comparison
from rakornis_desktop.comparison.side_by_side import office_label
from rakornis_desktop.database.activity_words import location_in_words
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.theme import SPACE, TIGHT

_SHOWN = 3


class CandidateList(QWidget):
    """A few lines, made once and filled; ``chosen`` carries the id of the row to pair with."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: list[str] = [""] * _SHOWN
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, TIGHT, SPACE, 0)
        column.setSpacing(TIGHT)
        head = PlainLabel(_("Mungkin sepadan dengan:"))
        column.addWidget(head)
        self._lines: list[tuple[QWidget, PlainLabel, QPushButton]] = []
        for number in range(_SHOWN):
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            label = PlainLabel()
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            button = QPushButton(icon("link"), _("Pasangkan"))
            button.setFlat(True)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked, n=number: self.chosen.emit(self._ids[n]))
            row.addWidget(label, 1)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            column.addWidget(line)
            self._lines.append((line, label, button))

    def set_candidates(self, candidates: Sequence[Candidate], comparison: Comparison) -> None:
        """Show the likeliest of ``candidates``; without any the whole is hidden."""
        shown = candidates[:_SHOWN]
        self.setVisible(bool(shown))
        for number, (line, label, button) in enumerate(self._lines):
            line.setVisible(number < len(shown))
            if number >= len(shown):
                continue
            row, score = shown[number]
            self._ids[number] = row.id
            percent = round(score * 100)
            text = " · ".join(
                part
                for part in (
                    f"{percent} %",
                    office_label(comparison.plan_of(row)),
                    on_one_line(row.title[:160]),
                    location_in_words(row.region_code, row.location_text),
                    f"Rp {rupiah(row.budget)}",
                )
                if part
            )
            label.setText(text)
            button.setAccessibleName(_("Pasangkan dengan {title}").format(title=row.title[:80]))

    def texts(self) -> list[str]:
        """Return the lines that are shown."""
        return [label.text() for line, label, _button in self._lines if line.isVisibleTo(self)]
