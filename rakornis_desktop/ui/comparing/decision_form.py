"""The decision on the chosen rows: a key each, with note, agreed volume and agreed budget."""

from __future__ import annotations

from collections.abc import Sequence
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
from rakornis_desktop.comparison.deciding_rows import decide_each, decision_label
from rakornis_desktop.comparison.pair import Pair
from rakornis_desktop.database.queries.decision_rows import DecisionRow
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import MoneyError, parse_rupiah, rupiah
from rakornis_desktop.language.quantity import parse_quantity, quantity
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.meeting.held.held_decisions import kept_values, write_decision
from rakornis_desktop.ui.comparing.pair_tree import pair_key
from rakornis_desktop.ui.furniture.autosave import Autosave
from rakornis_desktop.ui.furniture.drafts import Drafts
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE, TIGHT, hues

_NAMES = ("note", "volume", "budget")
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

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._drafts = Drafts("decision", session.database.path)
        self._pairs: list[Pair] = []
        self._key = ""
        self._refusal = ""
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
        # One line, empty or not: what stands above it keeps its place.
        self.state.setMinimumHeight(self.state.fontMetrics().lineSpacing())
        self._saves = Autosave(
            [self.note, self.volume, self.budget], self._store, left=session.database.end_typing
        )
        self._saves.refused.connect(self._refuse)
        self._saves.stored.connect(lambda: self._say(self._pairs))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE, NEAR, SPACE, NEAR)
        outer.setSpacing(NEAR)
        outer.addLayout(fields)
        outer.addLayout(buttons)
        outer.addWidget(self.state)

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        """Show the decision on these rows, and what was typed about them before it is made.

        What is being typed about the same rows stays.
        """
        same = _key_of(pairs) == self._key
        if not same:
            self.keep()
            # Its place is kept with its row; here another row begins.
            self._saves.forget()
        self._pairs, self._key = list(pairs), _key_of(pairs)
        decision = pairs[0].decision if pairs else None
        everywhere = {pair.decision.status if pair.decision else "" for pair in pairs}
        writable = not self._session.database.read_only
        for status, button in self._buttons.items():
            button.setChecked(everywhere == {status})
            button.setEnabled(bool(pairs) and writable)
        self._withdraw.setVisible(any(pair.decision for pair in pairs) and writable)
        one = len(pairs) == 1
        for field in (self.volume, self.budget):
            field.setEnabled(one)
            field.setReadOnly(not writable)
        self.note.setEnabled(bool(pairs))
        self.note.setReadOnly(not writable)
        stored = _texts_of(decision if one else None)
        draft = self._drafts.of(self._key)
        texts = [draft.get(name, stored[name]) for name in _NAMES]
        if same:
            self._saves.show(*texts)
        else:
            self._saves.replace(*texts)
        self._say(pairs)

    def keep(self) -> None:
        """Store what is typed; what is no figure stays typed with its row, and that is said."""
        if not self._saves.flush():
            self._drafts.keep(self._key, self._typed())
            self._session.refused.emit(
                self._refusal + " " + _("Isian ini disimpan bersama barisnya, belum di keputusan.")
            )

    def decide(self, status: str) -> bool:
        """Decide on the rows shown with what is typed; raises Refusal naming the field."""
        pairs = self._pairs
        if not pairs:
            return False
        if len(pairs) == 1:
            given = self.values() | {"meeting_id": None}
            wanted = [(pairs[0], status, given)]
        else:
            # Each keeps its own figures and, unless one is typed for all, its own note.
            note, none = self.note.text().strip(), {"meeting_id": None}
            wanted = [
                (pair, status, kept_values(pair) | ({"note": note} if note else {}) | none)
                for pair in pairs
            ]
        # Before the change is shown: what was typed is in the decision then.
        key, typed = self._key, self._drafts.of(self._key)
        self._drafts.forget(key)
        self._saves.forget()
        try:
            decide_each(self._session.database, wanted, decision_label(pairs, status))
        except BaseException:
            self._drafts.keep(key, typed or self._typed())
            raise
        return True

    def _store(self) -> None:
        """Write what is typed into the decision; before there is one it is kept as a draft."""
        pairs, key = self._pairs, self._key
        if len(pairs) != 1 or pairs[0].decision is None:
            self._drafts.keep(key, self._typed())
            return
        now = self.values()
        stored = kept_values(pairs[0])
        changed = {name: value for name, value in now.items() if value != stored[name]}
        if now["agreed_volume"] == stored["agreed_volume"]:
            # The unit of what was agreed is not what the row's unit is today.
            changed.pop("agreed_unit", None)
        self._drafts.forget(key)
        if changed:
            write_decision(self._session.database, pairs[0], changed, typing=True)

    def _typed(self) -> dict[str, str]:
        return {name: getattr(self, name).text() for name in _NAMES}

    def _say(self, pairs: Sequence[Pair]) -> None:
        decision = pairs[0].decision if len(pairs) == 1 else None
        stale = len(pairs) == 1 and pairs[0].stale
        words = []
        if len(pairs) > 1:
            words.append(_("{count} baris dipilih, diputuskan sekaligus.").format(count=len(pairs)))
        elif decision is None and self._drafts.of(self._key):
            words.append(_("Isian ini menunggu keputusan baris ini."))
        if stale:
            words.append(_("Barisnya berubah setelah diputuskan. Periksa, lalu putuskan lagi."))
        if decision and decision.decided_by:
            words.append(_("Diputuskan oleh {who}.").format(who=decision.decided_by))
        # The line keeps its height: nothing may move under the pointer.
        self.state.setText(" ".join(words))
        palette = self.state.palette()
        palette.setColor(self.state.foregroundRole(), hues().differs if stale else hues().quiet)
        self.state.setPalette(palette)

    def _refuse(self, reason: str) -> None:
        self._refusal = reason
        self.state.setText(reason)
        palette = self.state.palette()
        palette.setColor(self.state.foregroundRole(), hues().refused)
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
            "agreed_unit": _unit(self._pairs) if volume is not None else "",
            "agreed_budget": budget,
        }


def _key_of(pairs: Sequence[Pair]) -> str:
    return "+".join("/".join(pair_key(pair)) for pair in pairs)


def _unit(pairs: Sequence[Pair]) -> str:
    return next((row.unit for pair in pairs for row in pair.rows() if row.unit), "")


def _texts_of(decision: DecisionRow | None) -> dict[str, str]:
    """Return note and agreed figures of a decision as they stand in their fields."""
    volume = decision.agreed_volume if decision else None
    budget = decision.agreed_budget if decision else None
    return {
        "note": decision.note if decision else "",
        "volume": "" if volume is None else quantity(volume),
        "budget": "" if budget is None else rupiah(budget),
    }
