"""What a file that arrived is and would change, and what its reader has to agree to."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from rakornis_desktop.exchange.traffic import arrival_words
from rakornis_desktop.exchange.traffic.arrivals import Arrival, Look
from rakornis_desktop.exchange.traffic.known_keys import BAD, CHANGED, OK, UNKNOWN
from rakornis_desktop.exchange.traffic.value_words import moment_in_words
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.files.changes_view import ChangesView
from rakornis_desktop.ui.files.fingerprint_label import FingerprintLabel
from rakornis_desktop.ui.furniture.check_style import check_style
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.theme import NEAR, SPACE, TIGHT, hues


class PreviewPanel(QWidget):
    """Facts in words, the signature with its fingerprint, the rows that change."""

    # The key is accepted, or the older revision is asked for, or no longer so.
    agreed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PlainLabel()
        font = self.title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self.title.setFont(font)
        self.title.setWordWrap(True)
        self.facts = {key: _wrapped() for key in ("revision", "since", "changes", "conflicts")}
        self._names: dict[str, PlainLabel] = {}
        self.sign = PlainLabel()
        self.signature = _wrapped()
        self.mark = FingerprintLabel()
        self.known = _wrapped()
        self.accept = QCheckBox(_("&Terima kunci ini: sidiknya sudah dicocokkan lewat telepon"))
        self.older = QCheckBox(_("Terima &juga yang lama: isinya menggantikan yang lebih baru"))
        for box in (self.accept, self.older):
            box.setStyle(check_style())
            box.toggled.connect(lambda _on: self.agreed.emit())
        self.changes = ChangesView()
        self._lay_out()

    def show_arrival(self, arrival: Arrival) -> None:
        """Show what is known of a file before its rows are read."""
        received = arrival.received
        self.title.setText(arrival_words.heading(arrival))
        read = bool(received.signature)
        self._say("revision", arrival_words.revision_in_words(received) if read else "")
        self._say("since", arrival_words.since_in_words(received) if received.relation else "")
        told = received.relation and received.relation != "sama"
        self._say("changes", arrival_words.changes_in_words(received) if told else "")
        self._say("conflicts", arrival_words.conflicts_in_words(received))
        self._show_signature(arrival)
        for box, asked in (
            (self.accept, arrival.asks_for_key),
            (self.older, arrival.asks_for_older),
        ):
            box.blockSignals(True)
            box.setVisible(asked and not (arrival.hopeless or received.written))
            box.setChecked(False)
            box.blockSignals(False)

    def choose(self, *, accept: bool, older: bool) -> None:
        """Show what was agreed to before."""
        for box, on in ((self.accept, accept), (self.older, older)):
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)

    def show_look(self, look: Look) -> None:
        """Show the rows that a file changes."""
        nothing = _("Tidak ada baris yang berubah.")
        if look.arrival.received.relation == "sama":
            nothing = _("Revisi ini sudah ada di sini.")
        self.changes.show_changes(look.arrival.received.changes, look.rows, nothing)

    def _say(self, key: str, words: str) -> None:
        self.facts[key].setText(words)
        self.facts[key].setVisible(bool(words))
        self._names[key].setVisible(bool(words))

    def _show_signature(self, arrival: Arrival) -> None:
        state = arrival.received.signature
        if arrival.received.written:
            # Letting it in has made its key a known one.
            state = OK
        self._box.setVisible(bool(state))
        sign, colour = {
            OK: ("circle-check", hues().agreed),
            UNKNOWN: ("circle-help", hues().differs),
            CHANGED: ("triangle-alert", hues().differs),
            BAD: ("circle-alert", hues().refused),
        }.get(state, ("info", hues().quiet))
        self.sign.setPixmap(icon(sign, colour).pixmap(20, 20))
        self.signature.setText(arrival_words.signature_in_words(arrival))
        self.mark.show_mark(arrival.received.fingerprint)
        self.mark.setVisible(state != BAD)
        known = [key for key in arrival.known if key.fingerprint != arrival.received.fingerprint]
        self.known.setVisible(state == CHANGED and bool(known))
        self.known.setText(
            "\n".join(
                _("Yang dikenal: {mark}, sejak {moment}").format(
                    mark=key.fingerprint, moment=moment_in_words(key.first_seen)
                )
                for key in known
            )
        )

    def _lay_out(self) -> None:
        facts = QGridLayout()
        facts.setHorizontalSpacing(SPACE)
        facts.setVerticalSpacing(TIGHT)
        facts.setColumnStretch(1, 1)
        names = {
            "revision": _("Kiriman"),
            "since": _("Sebelumnya"),
            "changes": _("Perubahan"),
            "conflicts": _("Diputuskan nanti"),
        }
        for line, (key, name) in enumerate(names.items()):
            label = self._names[key] = PlainLabel(name)
            label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
            facts.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
            facts.addWidget(self.facts[key], line, 1)
        self._box = QFrame()
        self._box.setFrameShape(QFrame.Shape.StyledPanel)
        self._box.setAutoFillBackground(True)
        self._box.setBackgroundRole(self._box.palette().ColorRole.Base)
        said = QVBoxLayout()
        said.setSpacing(TIGHT)
        said.addWidget(self.signature)
        said.addWidget(self.mark)
        said.addWidget(self.known)
        said.addWidget(self.accept)
        row = QHBoxLayout(self._box)
        row.setContentsMargins(NEAR, NEAR, NEAR, NEAR)
        row.setSpacing(NEAR)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addWidget(self.title)
        column.addLayout(facts)
        column.addWidget(self._box)
        column.addWidget(self.older)
        column.addWidget(self.changes, 1)


def _wrapped() -> PlainLabel:
    label = PlainLabel()
    label.setWordWrap(True)
    return label
