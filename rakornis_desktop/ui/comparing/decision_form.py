"""The decision on the chosen rows: a key each, with note, agreed volume and agreed budget."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.choices import DecisionStatus
from rakornis_desktop.database.queries.decision_rows import DecisionRow
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import MoneyError, parse_rupiah, rupiah
from rakornis_desktop.language.quantity import parse_quantity, quantity
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.shell.theme import NEAR, SPACE, TIGHT, hues

# Key and status; the key is the underlined letter of the button.
DECISION_KEYS = {
    "S": DecisionStatus.AGREED,
    "C": DecisionStatus.AGREED_WITH_NOTE,
    "T": DecisionStatus.REJECTED,
    "U": DecisionStatus.POSTPONED,
    "P": DecisionStatus.TO_CENTRE,
}


class DecisionForm(QWidget):
    """Buttons for the five decisions, and the fields that go with them."""

    decided = Signal(str)
    withdrawn = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = {
            "S": _("&Sepakat"),
            "C": _("&Catatan"),
            "T": _("&Tolak"),
            "U": _("T&unda"),
            "P": _("&Pusat"),
        }
        buttons = QHBoxLayout()
        buttons.setSpacing(TIGHT)
        self._buttons: dict[str, QPushButton] = {}
        for key, status in DECISION_KEYS.items():
            button = QPushButton(words[key])
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setToolTip(_("Tombol {key}").format(key=key))
            button.clicked.connect(lambda _checked, status=status: self.decided.emit(status))
            buttons.addWidget(button)
            self._buttons[status] = button
        self._withdraw = QPushButton(_("Hapus keputusan"))
        self._withdraw.setFlat(True)
        self._withdraw.clicked.connect(self.withdrawn)
        buttons.addWidget(self._withdraw)
        buttons.addStretch(1)

        self.note = QLineEdit()
        self.note.setPlaceholderText(_("Catatan (tombol N)"))
        self.note.setAccessibleName(_("Catatan keputusan"))
        self.volume = QLineEdit()
        self.volume.setAccessibleName(_("Volume disepakati"))
        self.budget = QLineEdit()
        self.budget.setAccessibleName(_("Pagu disepakati (Rp)"))
        fields = QGridLayout()
        fields.setHorizontalSpacing(NEAR)
        fields.setVerticalSpacing(TIGHT)
        for column, (label, field, width) in enumerate(
            (
                (_("Volume disepakati"), self.volume, 120),
                (_("Pagu disepakati (Rp)"), self.budget, 160),
                (_("Catatan"), self.note, 0),
            )
        ):
            caption = PlainLabel(label)
            caption.setBuddy(field)
            fields.addWidget(caption, 0, column)
            fields.addWidget(field, 1, column)
            if width:
                field.setFixedWidth(width)
            else:
                fields.setColumnStretch(column, 1)
        self.state = PlainLabel()
        self.state.setWordWrap(True)
        self.state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._unit = ""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE, NEAR, SPACE, NEAR)
        outer.setSpacing(NEAR)
        outer.addLayout(fields)
        outer.addLayout(buttons)
        outer.addWidget(self.state)

    def set_decision(
        self, decision: DecisionRow | None, *, unit: str, count: int, stale: bool = False
    ) -> None:
        """Show the decision of the chosen rows; ``count`` of them are decided at once."""
        self._unit = unit
        for status, button in self._buttons.items():
            button.setChecked(decision is not None and decision.status == status)
            button.setEnabled(count > 0)
        self._withdraw.setVisible(decision is not None)
        self.note.setText(decision.note if decision else "")
        volume = decision.agreed_volume if decision else None
        self.volume.setText("" if volume is None else quantity(volume))
        budget = decision.agreed_budget if decision else None
        self.budget.setText("" if budget is None else rupiah(budget))
        one = count <= 1
        self.volume.setEnabled(one and count > 0)
        self.budget.setEnabled(one and count > 0)
        self.note.setEnabled(count > 0)
        words = []
        if count > 1:
            words.append(_("{count} baris dipilih, diputuskan sekaligus.").format(count=count))
        if stale:
            words.append(_("Barisnya berubah setelah diputuskan. Periksa, lalu putuskan lagi."))
        if decision and decision.decided_by:
            words.append(_("Diputuskan oleh {who}.").format(who=decision.decided_by))
        self.state.setText(" ".join(words))
        self.state.setVisible(bool(words))
        colour = hues().differs if stale else hues().quiet
        palette = self.state.palette()
        palette.setColor(self.state.foregroundRole(), colour)
        self.state.setPalette(palette)

    def values(self) -> dict[str, Any]:
        """Return note, agreed volume and agreed budget; raises Refusal naming the field."""
        volume_text = self.volume.text().strip()
        volume = None
        if volume_text:
            volume = parse_quantity(volume_text)[0]
            if volume is None:
                raise Refusal(
                    _("Volume disepakati «{value}» bukan angka. Tulis misalnya 120.").format(
                        value=volume_text
                    )
                )
        budget_text = self.budget.text().strip()
        budget = None
        if budget_text:
            try:
                budget = parse_rupiah(budget_text)
            except MoneyError as error:
                raise Refusal(
                    _("Pagu disepakati «{value}»: {reason}.").format(
                        value=budget_text, reason=error
                    )
                ) from None
        return {
            "note": self.note.text().strip(),
            "agreed_volume": volume,
            "agreed_unit": self._unit if volume is not None else "",
            "agreed_budget": budget,
        }
