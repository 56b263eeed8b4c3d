"""Who is there: ticked off by typing part of a name, late ones with the time they came."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.database.queries.meeting_rows import (
    ParticipantRow,
    meeting,
    participants_of,
    rundown_of,
)
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.meeting.people.attendance import arrival, arrival_in_words, matching
from rakornis_desktop.meeting.people.people_edits import add_participants, set_attendance
from rakornis_desktop.ui.furniture.plain_text import PlainLabel, plain_tooltip
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE, hues

_ID = int(Qt.ItemDataRole.UserRole)


class _NameSearch(QLineEdit):
    """Arrow keys walk the list while the cursor stays here."""

    def __init__(self, people: QListWidget) -> None:
        super().__init__()
        self._people = people

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's own name
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif self._people.count():
            row = self._people.currentRow() + step
            self._people.setCurrentRow(min(max(row, 0), self._people.count() - 1))


class AttendanceDialog(QDialog):
    """Part of a name and Enter: there. It stays open beside the meeting."""

    def __init__(self, session: Session, meeting_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._meeting_id = meeting_id
        self._people: list[ParticipantRow] = []
        self.setWindowTitle(_("Kehadiran"))
        self.resize(520, 480)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Peserta"))
        self.list.setAlternatingRowColors(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemActivated.connect(lambda item: self._toggle(str(item.data(_ID))))
        self.list.itemClicked.connect(self._clicked)
        self.search = _NameSearch(self.list)
        self.search.setPlaceholderText(_("Bagian nama, lalu Enter"))
        self.search.setAccessibleName(_("Cari peserta"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(lambda _text: self._fill())
        self.search.returnPressed.connect(self.tick)
        self.count = PlainLabel()
        self.add_button = QPushButton(icon("plus"), _("Tambah peserta"))
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self._add)
        close = QPushButton(_("Tutup"))
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        below = QHBoxLayout()
        below.setSpacing(NEAR)
        below.addWidget(self.count, 1)
        below.addWidget(self.add_button)
        below.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(NEAR)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addLayout(below)
        self.search.setEnabled(not session.database.read_only)
        self.show_people()

    def show_people(self) -> None:
        """Read who is there anew; search and place in the list stay."""
        self._people = participants_of(self._session.database, self._meeting_id)
        self._fill()

    def tick(self) -> None:
        """Tick off the one that is marked and be ready for the next name."""
        item = self.list.currentItem()
        if item is not None and self.search.text().strip():
            self._toggle(str(item.data(_ID)), only_present=True)
            self.search.clear()
        elif item is None and self.add_button.isVisibleTo(self):
            self._add()

    def _fill(self) -> None:
        database, text = self._session.database, self.search.text()
        row = meeting(database, self._meeting_id)
        rundown = rundown_of(database, self._meeting_id)
        current = self.list.currentItem()
        chosen = str(current.data(_ID)) if current is not None else ""
        found = matching(self._people, text)
        self.list.clear()
        for person in found:
            came = arrival(person, row, rundown) if row else None
            words = arrival_in_words(came) or (_("hadir") if person.present else "")
            # The name first, then whether they are there: an office may be cut off.
            line = f"{person.name} — {words}" if words else person.name
            said = " · ".join(part for part in (line, person.office) if part.strip())
            item = QListWidgetItem(said)
            item.setData(_ID, person.id)
            item.setToolTip(plain_tooltip(f"{said}\n{person.job}".strip()))
            late = came is not None and came.late
            colour = hues().differs if late else hues().agreed if person.present else hues().quiet
            sign = "clock" if late else "circle-check" if person.present else "circle-minus"
            item.setIcon(icon(sign, colour))
            if late:
                item.setForeground(QColor(colour))
            self.list.addItem(item)
        places = [place for place, person in enumerate(found) if person.id == chosen]
        if found:
            # What is typed means the likeliest; without it the place in the list stays.
            self.list.setCurrentRow(places[0] if places and not text.strip() else 0)
        self.count.setText(
            _("Hadir {present} dari {people}").format(
                present=sum(person.present for person in self._people), people=len(self._people)
            )
        )
        self.add_button.setVisible(bool(text.strip()) and not found and not database.read_only)

    def _clicked(self, item: QListWidgetItem) -> None:
        # A click on the sign ticks, one on the name only marks.
        place = self.list.viewport().mapFromGlobal(self.list.cursor().pos())
        if place.x() <= self.list.iconSize().width() + 24:
            self._toggle(str(item.data(_ID)))

    def _toggle(self, person_id: str, *, only_present: bool = False) -> None:
        database = self._session.database
        person = next((person for person in self._people if person.id == person_id), None)
        if person is None or database.read_only or (person.present and only_present):
            return
        self._session.attempt(lambda: set_attendance(database, [person_id], not person.present))

    def _add(self) -> None:
        database, name = self._session.database, on_one_line(self.search.text())
        if not name:
            return
        from datetime import UTC, datetime

        people = [{"name": name, "present": True, "arrived_at": datetime.now(UTC)}]
        if self._session.attempt(lambda: add_participants(database, self._meeting_id, people)):
            self.search.clear()
