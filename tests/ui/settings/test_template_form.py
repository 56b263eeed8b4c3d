"""Pengaturan › Naskah: an office words its papers anew, sees them, takes them back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.office_rows import offices
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.meeting.meeting_edits import create_meeting
from rakornis_desktop.meeting.wording.filled_wording import (
    original,
    placeholders,
    template_names,
    text_of,
)
from rakornis_desktop.pdf.papers.meeting_papers import meeting_paper
from rakornis_desktop.ui.settings.template_form import TemplateForm
from rakornis_desktop.ui.shell.main_window import MainWindow
from rakornis_desktop.ui.shell.preview_window import show_preview

BODY = "invitation_body"
Opener = Callable[[str], Any]


@pytest.fixture
def form(open_page: Opener) -> TemplateForm:
    page = open_page("settings")
    page.tabs.setCurrentWidget(page.wording)
    page.wording.choose(BODY)
    return page.wording


def _type(qtbot: QtBot, form: TemplateForm, text: str) -> None:
    form.editor.setFocus()
    form.editor.selectAll()
    qtbot.keyClicks(form.editor, text)


def test_a_text_is_stored_when_it_is_left_and_undone_in_one_step(
    window: MainWindow, form: TemplateForm, database: Database, qtbot: QtBot
) -> None:
    _type(qtbot, form, "Mengundang Saudara ke {tempat}:")
    assert text_of(database, BODY) == original(BODY), "not yet left"
    form.list.setFocus()
    assert text_of(database, BODY) == "Mengundang Saudara ke {tempat}:"
    assert "(diubah)" in form.list.currentItem().text()
    assert "naskah" in window.undo_action.text()
    window.undo_action.trigger()
    assert text_of(database, BODY) == original(BODY) == form.editor.toPlainText()
    assert "(diubah)" not in form.list.currentItem().text()


def test_what_is_wrong_is_said_while_it_is_typed_and_nothing_is_lost(
    form: TemplateForm, open_page: Opener, database: Database, qtbot: QtBot
) -> None:
    _type(qtbot, form, "Di {temat}")
    assert form.frame.refused and "{tempat}" in form.frame.reason
    assert form.editor.accessibleDescription() == form.frame.reason
    form.choose("minutes_closing")
    assert not form.frame.refused and form.editor.toPlainText() == original("minutes_closing")
    assert text_of(database, BODY) == original(BODY)
    assert not form.store_edits(), "the page keeps the officer at what was refused"
    assert form.editor.toPlainText() == "Di {temat}" and form.frame.refused
    assert not open_page("settings").store_edits()
    _type(qtbot, form, "Di {tempat}")
    assert not form.frame.refused and form.store_edits()
    assert text_of(database, BODY) == "Di {tempat}"


def test_escape_takes_back_what_was_typed(
    form: TemplateForm, database: Database, qtbot: QtBot
) -> None:
    _type(qtbot, form, "Di {temat}")
    qtbot.keyClick(form.editor, Qt.Key.Key_Escape)
    assert form.editor.toPlainText() == original(BODY) and form.store_edits()


def test_the_original_comes_back_with_one_click(
    window: MainWindow, form: TemplateForm, database: Database, qtbot: QtBot
) -> None:
    assert not form.restore_button.isEnabled()
    _type(qtbot, form, "Lain")
    form.store_edits()
    qtbot.mouseClick(form.restore_button, Qt.MouseButton.LeftButton)
    assert form.editor.toPlainText() == original(BODY) == text_of(database, BODY)
    window.undo_action.trigger()
    assert form.editor.toPlainText() == "Lain" == text_of(database, BODY)


def test_a_placeholder_is_put_in_by_enter_and_by_click(form: TemplateForm, qtbot: QtBot) -> None:
    _type(qtbot, form, "Di ")
    words = list(placeholders(BODY))
    form.help.setFocus()
    form.help.setCurrentCell(words.index("tempat"), 0)
    qtbot.keyClick(form.help, Qt.Key.Key_Return)
    assert form.editor.toPlainText() == "Di {tempat}" and form.editor.hasFocus()
    cell = form.help.visualItemRect(form.help.item(words.index("forum"), 1)).center()
    qtbot.mouseClick(form.help.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert form.editor.toPlainText() == "Di {tempat}{forum}"


def test_the_preview_reads_as_the_paper_will(
    form: TemplateForm, database: Database, qtbot: QtBot
) -> None:
    _type(qtbot, form, "Di {tempat} <b>tebal</b>")
    assert form.preview.toPlainText() == "Di Aula Kantor <b>tebal</b>", "an example without meeting"
    create_meeting(database, own_plan(database).id, {"title": "R <i>", "venue": "{tema}"})
    assert form.preview.toPlainText() == "Di {tema} <b>tebal</b>"
    assert "R <i>" in form.preview_frame.label.text()


@pytest.mark.parametrize("name", template_names())
def test_every_text_can_be_looked_at(form: TemplateForm, name: str) -> None:
    form.choose(name)
    assert not form.frame.refused
    assert "{" not in form.preview.toPlainText() and "…" not in form.preview.toPlainText()


def test_an_emblem_that_is_no_picture_is_refused_when_it_is_chosen(
    window: MainWindow,
    open_page: Opener,
    database: Database,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    page = open_page("settings")
    file = tmp_path / "lambang.png"
    file.write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")
    monkeypatch.setattr(
        "rakornis_desktop.ui.settings.settings_page.file_to_open", lambda *_given: file
    )
    with qtbot.waitSignal(window.session.refused) as refused:
        page.emblem_button.click()
    assert "lambang.png bukan gambar" in refused.args[0]
    assert not next(row for row in offices(database) if row.is_own).emblem
    from PIL import Image

    Image.new("RGBA", (40, 50), "red").save(file)
    page.emblem_button.click()
    qtbot.waitUntil(lambda: bool(next(r for r in offices(database) if r.is_own).emblem))


def test_the_preview_says_what_to_look_at(
    window: MainWindow, database: Database, qtbot: QtBot
) -> None:
    meeting = create_meeting(database, own_plan(database).id, {"title": "Rapat 🙂"})
    paper = meeting_paper("rundown")
    preview = show_preview(
        window,
        window.session,
        paper.title(),
        lambda path: paper.write(database, meeting, path, "F4"),
    )
    qtbot.waitUntil(lambda: preview.ready)
    assert "U+1F642" in preview.message_line.text
    preview.close()
