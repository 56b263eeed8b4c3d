"""The manual's pictures show the program as it is: a test says which have grown old."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.sample.sample_database import sample_database
from rakornis_desktop.sample.sample_workbooks import sample_workbook
from rakornis_desktop.search.manual import manual_folder
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.shell import user_settings
from rakornis_desktop.ui.shell.help_pictures import help_pictures, saved_digest, words_on
from rakornis_desktop.ui.shell.session import Session

PICTURES = manual_folder() / "pictures"


@pytest.fixture
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user who has chosen nothing: columns and recent files are those of the first day."""
    monkeypatch.setattr(user_settings, "settings_file", lambda: tmp_path / "settings.ini")
    user_settings._store.cache_clear()
    monkeypatch.setattr(user_settings, "_store", user_settings._store)
    yield
    user_settings._store.cache_clear()


def test_the_pictures_are_not_old(own_settings: None, tmp_path: Path, qtbot: QtBot) -> None:
    session = Session(Database.open(sample_database(tmp_path)))
    old = {
        picture.name: picture.words
        for picture in help_pictures(session, sample_workbook("61.72"), draw=False)
        if picture.digest != saved_digest(PICTURES, picture.name)
    }
    assert not old, (
        f"Pictures of the manual are old: {', '.join(old)}. What stands on these pages has "
        "changed since; make them anew with packaging/help_pictures.py and look at them."
    )


def test_figures_and_letters_do_not_make_a_picture_old(qtbot: QtBot) -> None:
    label = PlainLabel("Diputuskan 75 dari 112")
    qtbot.addWidget(label)
    label.show()
    before = words_on(label)
    label.setText("Diputuskan 76 dari 112")
    font = label.font()
    font.setPointSize(30)
    label.setFont(font)
    assert words_on(label) == before
    label.setText("Sudah 76 dari 112")
    assert words_on(label) != before


def test_every_picture_is_small_and_shown_somewhere() -> None:
    pages = "".join(file.read_text("utf-8") for file in manual_folder().glob("*.md"))
    for file in PICTURES.glob("*.png"):
        image = QImage(str(file))
        assert not image.isNull() and image.width() <= 960
        assert file.stat().st_size < 200_000
        assert f"(pictures/{file.name})" in pages
        assert saved_digest(PICTURES, file.stem)
