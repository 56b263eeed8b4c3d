"""Which findings are shown, and their thresholds: a tick each, a percentage, a level."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QGridLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.choices import RegionLevel
from rakornis_desktop.comparison.findings.rules import rule_names
from rakornis_desktop.comparison.rule_choices import LOCATION_LEVELS, RuleChoices
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.shell.theme import NEAR, SPACE

_COLUMNS = 2


class RuleForm(QWidget):
    """The office's choices about findings; ``changed`` says that one was made."""

    changed = Signal()
    # The cursor has left the percentage: what comes next is another step of undo.
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ticks: dict[str, QCheckBox] = {}
        ticks = QGridLayout()
        ticks.setHorizontalSpacing(SPACE * 2)
        ticks.setVerticalSpacing(NEAR)
        names = rule_names()
        rows = -(-len(names) // _COLUMNS)
        for number, (rule, name) in enumerate(names.items()):
            tick = QCheckBox(name)
            tick.clicked.connect(lambda _on: self.changed.emit())
            ticks.addWidget(tick, number % rows, number // rows)
            self.ticks[rule] = tick
        ticks.setColumnStretch(_COLUMNS, 1)
        self.tolerance = QDoubleSpinBox()
        self.tolerance.setRange(0, 100)
        self.tolerance.setDecimals(1)
        self.tolerance.setSuffix(" %")
        # A decimal comma, as everywhere in the program and on paper.
        self.tolerance.setLocale(QLocale(QLocale.Language.Indonesian))
        self.tolerance.setAccessibleName(_("Toleransi selisih pagu"))
        self.tolerance.valueChanged.connect(lambda _value: self.changed.emit())
        self.tolerance.editingFinished.connect(self.left)
        self.level = QComboBox()
        self.level.setAccessibleName(_("Lokasi paling tidak sampai"))
        for level in LOCATION_LEVELS:
            self.level.addItem(RegionLevel.name_of(level), level)
        self.level.activated.connect(lambda _index: self.changed.emit())
        for field in (self.tolerance, self.level):
            field.setMinimumWidth(160)
            field.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        thresholds = QFormLayout()
        thresholds.setVerticalSpacing(NEAR)
        thresholds.addRow(PlainLabel(_("Toleransi selisih pagu")), self.tolerance)
        thresholds.addRow(PlainLabel(_("Lokasi paling tidak sampai")), self.level)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(PlainLabel(_("Temuan yang ditampilkan dalam Perbandingan:")))
        column.addLayout(ticks)
        column.addLayout(thresholds)
        column.addStretch(1)

    def show_choices(self, choices: RuleChoices) -> None:
        """Show what the office has chosen."""
        for rule, tick in self.ticks.items():
            tick.setChecked(rule not in choices.off)
        for widget in (self.tolerance, self.level):
            widget.blockSignals(True)
        if self.tolerance.value() != float(choices.money_tolerance):
            self.tolerance.setValue(float(choices.money_tolerance))
        self.level.setCurrentIndex(max(self.level.findData(choices.location_level), 0))
        for widget in (self.tolerance, self.level):
            widget.blockSignals(False)

    def choices(self) -> tuple[list[str], Decimal, str]:
        """Return the rules that are off, the tolerance in percent, the level."""
        off = [rule for rule, tick in self.ticks.items() if not tick.isChecked()]
        return off, Decimal(str(round(self.tolerance.value(), 1))), self.level.currentData()
