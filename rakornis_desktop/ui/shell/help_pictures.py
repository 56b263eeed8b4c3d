"""Pictures of the manual, made by the program itself on the sample plan.

Beside each picture stands a digest of the words on its widgets. Letters are drawn differently on
every machine, words are not: a picture is old when the words are not those it was made with.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QTableView,
    QTabWidget,
    QWidget,
)

from rakornis_desktop.database.queries.meeting_rows import meetings_of
from rakornis_desktop.search.manual import TOPIC_OF_PAGE
from rakornis_desktop.ui.shell.main_window import MainWindow
from rakornis_desktop.ui.shell.screenshots import SIZE, save_picture, settle, settle_page
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.writing_files.whole_file import write_whole

# As wide as the manual shows them, in so many colours.
WIDTH = 960
_SOUGHT = "perumahan"
_MOST_FREQUENT = 150
# The upper bits of red, green and blue.
_HUE = 0xE0E0E0
_DIGITS = re.compile(r"\d+")


class HelpPicture(NamedTuple):
    """One picture and the words on its widgets; ``image`` is None where only words are wanted."""

    name: str
    image: QImage | None
    words: list[str]

    @property
    def digest(self) -> str:
        """What tells whether the words are still the same."""
        return hashlib.sha256(json.dumps(self.words).encode()).hexdigest()


def help_pictures(session: Session, workbook: Path, *, draw: bool = True) -> Iterator[HelpPicture]:
    """Yield the pictures of the manual; ``workbook`` is what the import is shown with.

    ``session`` is open on the sample; nothing in it is changed. Without ``draw`` only the words
    are read, which is what a test needs.
    """
    window = MainWindow(session)
    window.resize(SIZE)
    window.show()
    try:
        for key, name in TOPIC_OF_PAGE.items():
            settle_page(window, key)
            yield _taken(name, window, draw=draw)
        window.open_page("activities")
        yield _palette(window, draw=draw)
        yield _import(window, workbook, draw=draw)
        yield _preview(window, draw=draw)
        yield _start(draw=draw)
    finally:
        window.close()


def words_on(widget: QWidget) -> list[str]:
    """Return what the visible widgets say, without figures: those differ from day to day."""
    found: list[str] = []
    for child in [widget, *widget.findChildren(QWidget)]:
        if not child.isVisible():
            continue
        if isinstance(child, QLabel | QAbstractButton):
            found.append(child.text())
        elif isinstance(child, QLineEdit):
            found.append(child.placeholderText())
        elif isinstance(child, QTabWidget):
            found += [child.tabText(number) for number in range(child.count())]
        elif isinstance(child, QTableView) and (model := child.model()) is not None:
            found += [
                str(model.headerData(number, Qt.Orientation.Horizontal))
                for number in range(model.columnCount())
                if not child.isColumnHidden(number)
            ]
    plain = (_DIGITS.sub("#", text).strip() for text in found)
    return sorted({text for text in plain if text})


def saved_digest(folder: Path, name: str) -> str:
    """Return the digest that a picture was made with, empty if there is none."""
    file = folder / f"{name}.json"
    return str(json.loads(file.read_text("utf-8"))["digest"]) if file.is_file() else ""


def save(picture: HelpPicture, folder: Path) -> Path:
    """Write a picture with its digest beside it; returns its file."""
    assert picture.image is not None
    small = picture.image.scaledToWidth(
        min(WIDTH, picture.image.width()), Qt.TransformationMode.SmoothTransformation
    )
    file = folder / f"{picture.name}.png"
    save_picture(_few_colours(small), file)
    content = {"digest": picture.digest, "words": picture.words}
    text = json.dumps(content, ensure_ascii=False, indent=1)
    write_whole(file.with_suffix(".json"), f"{text}\n".encode())
    return file


def _few_colours(image: QImage) -> QImage:
    """Return a picture in 256 colours, a quarter of the bytes: those that occur most, and of
    the others one of each hue, so that the one blue button stays blue.
    """
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    counts = Counter(memoryview(plain.constBits()).cast("I").tolist())
    table = [colour for colour, _count in counts.most_common(_MOST_FREQUENT)]
    known = {colour & _HUE for colour in table}
    for colour, _count in counts.most_common():
        if len(table) == 256:
            break
        if colour & _HUE not in known:
            known.add(colour & _HUE)
            table.append(colour)
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table, flags)


def _taken(name: str, widget: QWidget, *, draw: bool) -> HelpPicture:
    settle(0.3 if draw else 0.05)
    image = widget.grab().toImage() if draw else None
    return HelpPicture(name, image, words_on(widget))


def _palette(window: MainWindow, *, draw: bool) -> HelpPicture:
    palette = window.palette_of_search
    palette.searcher.follow()
    settle(until=lambda: palette.searcher.up_to_date)
    palette.begin()
    palette.line.setText(_SOUGHT)
    settle(0.5 if draw else 0.1)
    taken = _taken("pencarian", window, draw=draw)
    palette.close_quietly()
    return taken._replace(words=[*words_on(palette), palette.line.placeholderText()])


def _import(window: MainWindow, workbook: Path, *, draw: bool) -> HelpPicture:
    from rakornis_desktop.ui.activities.import_dialog import ImportDialog

    dialog = ImportDialog(window.session, workbook, window)
    dialog.show()
    settle(until=lambda: dialog.result_read is not None)
    taken = _taken("impor", dialog, draw=draw)
    dialog.close()
    return taken


def _preview(window: MainWindow, *, draw: bool) -> HelpPicture:
    from rakornis_desktop.pdf.papers.agenda_paper import write_agenda
    from rakornis_desktop.ui.shell.preview_window import show_preview

    session = window.session
    meeting = meetings_of(session.database, session.plan.id)[0].id

    def make(file: Path) -> None:
        write_agenda(session.database, meeting, file, "F4")

    preview = show_preview(window, session, "Agenda rapat", make)
    preview.resize(QSize(1100, 700))
    # The pages are drawn by another thread that reports to nobody.
    settle(1.0 if draw else 0.3)
    taken = _taken("cetak", preview, draw=draw)
    preview.close()
    return taken


def _start(*, draw: bool) -> HelpPicture:
    from rakornis_desktop.ui.shell.start_window import StartWindow

    start = StartWindow()
    # A place of some machine is nobody's business.
    start.place.setText(f"Renja {date.today().year + 1} Kabupaten Sambas.rkn")
    start.show()
    taken = _taken("mulai", start, draw=draw)
    start.close()
    return taken
