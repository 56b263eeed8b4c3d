"""The decision on the row that is spoken of: a key each; note and figures stored as typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.comparison.pair import Pair
from rakornis_desktop.database.fields.choice_names import decision_name
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import MoneyError, parse_rupiah, rupiah
from rakornis_desktop.language.quantity import parse_quantity, quantity
from rakornis_desktop.meeting.held.held_decisions import write_decision
from rakornis_desktop.ui.comparing.decision_form import DECISION_KEYS
from rakornis_desktop.ui.comparing.pair_tree import pair_key
from rakornis_desktop.ui.furniture.autosave import Autosave
from rakornis_desktop.ui.furniture.drafts import Drafts
from rakornis_desktop.ui.furniture.field import NotTaken
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, TIGHT, hues


class HoldDecision(QWidget):
    """``decided`` tells the status asked for, ``withdrawn`` that there is to be none."""

    decided = Signal(str)
    withdrawn = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pairs: list[Pair] = []
        # What is no figure yet, by row: it is there again when the row is spoken of again.
        self._drafts = Drafts("held decision", session.database.path)
        words = {
            "S": _("&Sepakat"),
            "C": _("&Catatan"),
            "T": _("&Tolak"),
            "U": _("T&unda"),
            "P": _("&Pusat"),
        }
        self.buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout()
        row.setSpacing(TIGHT)
        for key, status in DECISION_KEYS.items():
            button = QPushButton(words[key])
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setToolTip(
                _("{decision} (tombol {key})").format(decision=decision_name(status), key=key)
            )
            button.clicked.connect(lambda _checked, status=status: self.decided.emit(status))
            row.addWidget(button, 1)
            self.buttons[status] = button
        self.state = PlainLabel()
        self.state.setWordWrap(True)
        self.withdraw_button = QPushButton(_("Hapus"))
        self.withdraw_button.setFlat(True)
        self.withdraw_button.setToolTip(_("Hapus keputusan baris ini"))
        self.withdraw_button.setAccessibleName(_("Hapus keputusan"))
        self.withdraw_button.clicked.connect(self.withdrawn)
        standing = QHBoxLayout()
        standing.setSpacing(TIGHT)
        standing.addWidget(self.state, 1)
        standing.addWidget(self.withdraw_button)
        self.volume, self.budget = QLineEdit(), QLineEdit()
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.fit_letters()
        fields = QGridLayout()
        fields.setHorizontalSpacing(NEAR)
        fields.setVerticalSpacing(TIGHT)
        for place, (label, field) in enumerate(
            (
                (_("Volume disepakati"), self.volume),
                (_("Pagu disepakati (Rp)"), self.budget),
            )
        ):
            caption = PlainLabel(label)
            caption.setBuddy(field)
            field.setAccessibleName(label)
            fields.addWidget(caption, 0, place)
            fields.addWidget(field, 1, place)
        self.note.setAccessibleName(_("Catatan keputusan"))
        fields.addWidget(self.note, 2, 0, 1, 2)
        self.reason = PlainLabel()
        self.reason.setWordWrap(True)
        palette = self.reason.palette()
        palette.setColor(self.reason.foregroundRole(), QColor(hues().refused))
        self.reason.setPalette(palette)
        # Its line is there whether it speaks or not: nothing moves under the pointer.
        policy = self.reason.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.reason.setSizePolicy(policy)
        self.reason.setMinimumHeight(self.reason.fontMetrics().lineSpacing())
        self.reason.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addLayout(row)
        column.addLayout(standing)
        column.addLayout(fields)
        column.addWidget(self.reason)
        end = session.database.end_typing
        self._saves = [
            Autosave([self.volume], self._store_volume, left=end),
            Autosave([self.budget], self._store_budget, left=end),
            Autosave([self.note], self._store_note, left=end),
        ]
        for save in self._saves:
            save.refused.connect(self._refuse)
            save.stored.connect(self.reason.hide)
            save.stored.connect(self._keep)
        self.show_pairs([])

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        """Show the decision on these rows; what is being typed about the same ones stays."""
        same = [pair_key(pair) for pair in pairs] == [pair_key(pair) for pair in self._pairs]
        if not same and not self.flush():
            # What is no figure stays typed with its row, and that is said.
            self._session.refused.emit(
                self.reason.text()
                + " "
                + _("Isian ini disimpan bersama barisnya, belum di keputusan.")
            )
            for save in self._saves:
                save.forget()
        if not same:
            self.reason.hide()
        self._pairs = list(pairs)
        decision = pairs[0].decision if pairs else None
        one = len(pairs) == 1
        writable = not self._session.database.read_only
        everywhere = {pair.decision.status if pair.decision else "" for pair in pairs}
        for status, button in self.buttons.items():
            button.setChecked(everywhere == {status})
            button.setEnabled(bool(pairs) and writable)
        self.withdraw_button.setVisible(any(pair.decision for pair in pairs) and writable)
        for field in (self.volume, self.budget, self.note):
            field.setEnabled(one and decision is not None)
            field.setReadOnly(not writable)
        self.note.setPlaceholderText(
            _("Catatan (tombol N)") if decision else _("Catatan: putuskan dulu")
        )
        if not one:
            decision = None
        volume = decision.agreed_volume if decision else None
        budget = decision.agreed_budget if decision else None
        show = [
            "" if volume is None else quantity(volume),
            "" if budget is None else rupiah(budget),
            decision.note if decision else "",
        ]
        for save, text in zip(self._saves, show, strict=True):
            if same:
                save.show(text)
            else:
                save.replace(text)
        if not same:
            self._bring_back()
        self._say(pairs)

    def fit_letters(self) -> None:
        """Keep room for two lines of the note, however large the letters are."""
        self.note.setFixedHeight(self.note.fontMetrics().lineSpacing() * 2 + 14)
        for button in self.buttons.values():
            # Five of them in a third of the window: no wider than their words ask for.
            words = button.text().replace("&", "")
            button.setMinimumWidth(button.fontMetrics().horizontalAdvance(words) + 18)

    def flush(self) -> bool:
        """Store what is being typed; False if it is refused."""
        stored = [save.flush() for save in self._saves]
        return all(stored)

    def _say(self, pairs: Sequence[Pair]) -> None:
        colour, text = hues().quiet, ""
        if len(pairs) > 1:
            text = _("{count} baris dipilih, diputuskan sekaligus.").format(count=len(pairs))
        elif pairs and pairs[0].stale:
            colour = hues().differs
            text = _("Barisnya berubah setelah diputuskan. Periksa, lalu putuskan lagi.")
        elif pairs and (decision := pairs[0].decision):
            colour = hues().status(decision.status)
            text = decision_name(decision.status)
        elif pairs:
            text = _("Belum diputuskan")
        palette = self.state.palette()
        palette.setColor(self.state.foregroundRole(), QColor(colour))
        self.state.setPalette(palette)
        self.state.setText(text)

    def _keep(self) -> None:
        """Keep with its row what is no figure yet."""
        if len(self._pairs) == 1:
            fields = {"volume": self.volume, "budget": self.budget}
            refused = zip(fields.items(), self._saves, strict=False)
            self._drafts.keep(
                _row_of(self._pairs),
                {name: field.text() for (name, field), save in refused if save.pending},
            )

    def _bring_back(self) -> None:
        """Show again what was typed about this row and is no figure yet."""
        if len(self._pairs) != 1 or self._pairs[0].decision is None:
            return
        draft = self._drafts.of(_row_of(self._pairs))
        for name, field, save in (
            ("volume", self.volume, self._saves[0]),
            ("budget", self.budget, self._saves[1]),
        ):
            if draft.get(name):
                field.setText(draft[name])
                save.flush()

    def _refuse(self, reason: str) -> None:
        self._keep()
        self.reason.setText(reason)
        self.reason.show()

    # Storing

    def _store_note(self) -> None:
        self._write({"note": self.note.toPlainText()})

    def _store_volume(self) -> None:
        text = self.volume.text().strip()
        volume = parse_quantity(text)[0] if text else None
        if text and volume is None:
            raise NotTaken(
                _("Volume disepakati «{value}» bukan angka. Tulis misalnya 120.").format(value=text)
            )
        unit = next((r.unit for pair in self._pairs for r in pair.rows() if r.unit), "")
        self._write({"agreed_volume": volume, "agreed_unit": unit if volume is not None else ""})

    def _store_budget(self) -> None:
        text = self.budget.text().strip()
        try:
            budget = parse_rupiah(text) if text else None
        except MoneyError as error:
            raise NotTaken(
                _("Pagu disepakati «{value}»: {reason}.").format(value=text, reason=error)
            ) from None
        self._write({"agreed_budget": budget})

    def _write(self, values: dict[str, Any]) -> None:
        if len(self._pairs) == 1:
            write_decision(self._session.database, self._pairs[0], values, typing=True)


def _row_of(pairs: Sequence[Pair]) -> str:
    return " ".join(pair_key(pairs[0]))
