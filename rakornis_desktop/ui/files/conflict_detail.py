"""One row at stake: base, ours and theirs side by side, who wrote them, and the choice."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rakornis_desktop.exchange.merge.conflict_deciding import ALIKE, DELETED_HERE
from rakornis_desktop.exchange.merge.conflict_fields import sides
from rakornis_desktop.exchange.merge.merge_subjects import Line, Subject
from rakornis_desktop.exchange.merge.origins import Origins
from rakornis_desktop.exchange.merge.own_value import takes_own_value
from rakornis_desktop.exchange.merge.row_words import value_in_words
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.comparing.sides_view import SidesView
from rakornis_desktop.ui.files.conflict_choice import ConflictChoice
from rakornis_desktop.ui.furniture.drafts import Drafts
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.furniture.short_title import ShortTitle
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE, TIGHT


class ConflictDetail(QWidget):
    """Shows the chosen lines of one row; several rows are told by their number."""

    jump_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.choice = ConflictChoice(Drafts("conflict", session.database.path), self)
        self.title = ShortTitle()
        self.jump = QPushButton(icon("list-checks"), _("Buka di Kegiatan"))
        self.jump.setToolTip(_("Enter"))
        self.jump.clicked.connect(self.jump_asked)
        self.sides = SidesView()
        self.sentence = PlainLabel()
        self.sentence.setWordWrap(True)
        self.ours = PlainLabel()
        self.theirs = PlainLabel()
        self._origins = QWidget()
        self._lay_out()

    def show_lines(self, subjects: list[Subject], lines: list[Line]) -> None:
        """Show what is chosen."""
        if not lines:
            return
        database = self.session.database
        one_row = len(subjects) == 1
        there = all(line.conflict.kind != DELETED_HERE for line in lines)
        self.jump.setVisible(one_row and there and subjects[0].table == "activity")
        if one_row:
            self.title.set_whole(f"{subjects[0].kind}: {subjects[0].title}")
        else:
            self.title.set_whole(
                _("{count} konflik pada {rows} baris dipilih. Yang pertama:").format(
                    count=len(lines), rows=len(subjects)
                )
            )
        shown = [line for line in lines if line in subjects[0].lines]
        found = sides(database, shown)
        self.sides.set_heads(found.left, found.right, found.third)
        self.sides.set_fields(found.fields)
        kinds = {line.conflict.kind == ALIKE for line in lines}
        sentence = found.sentence
        if len(kinds) > 1:
            sentence = _("Pasangan yang mungkin sama tidak ikut diputuskan.")
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        origins = Origins(database)
        conflict = shown[0].conflict
        self.ours.setText(origins.ours(conflict).in_words())
        self.theirs.setText(origins.theirs(conflict).in_words())
        own_value = None
        if len(lines) == 1 and takes_own_value(conflict):
            own_value = value_in_words(
                database.read, conflict.table, conflict.column, conflict.ours
            )
        self.choice.show_for(
            [line.conflict.id for line in lines],
            alike=all(line.conflict.kind == ALIKE for line in lines),
            own_value=own_value,
            writable=not database.read_only,
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(SPACE, NEAR, SPACE, NEAR)
        head.setSpacing(NEAR)
        head.addWidget(self.title, 1)
        head.addWidget(self.jump, 0, Qt.AlignmentFlag.AlignTop)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        who = QGridLayout(self._origins)
        who.setContentsMargins(SPACE, TIGHT, SPACE, 0)
        who.setHorizontalSpacing(NEAR)
        who.setVerticalSpacing(TIGHT)
        for row, (text, label) in enumerate(((_("Kita:"), self.ours), (_("Mereka:"), self.theirs))):
            caption = PlainLabel(text)
            caption.setForegroundRole(caption.palette().ColorRole.PlaceholderText)
            who.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
            label.setWordWrap(True)
            who.addWidget(label, row, 1)
        who.setColumnStretch(1, 1)
        words = QVBoxLayout()
        words.setContentsMargins(SPACE, TIGHT, SPACE, 0)
        words.addWidget(self.sentence)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.sides, 1)
        column.addLayout(words)
        column.addWidget(self._origins)
        column.addWidget(self.choice)
