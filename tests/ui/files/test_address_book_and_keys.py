"""Pengaturan: to whom plans are sent, with which key they are signed, whose keys are known."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from rakornis_desktop.database.new_database import new_database
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.exchange.mail.contacts import add_contact, contacts
from rakornis_desktop.exchange.traffic.key_book import known_keys
from rakornis_desktop.exchange.traffic.own_key import own_key
from rakornis_desktop.exchange.traffic.receiving import receive
from rakornis_desktop.exchange.traffic.sending import send
from rakornis_desktop.ui.files import key_panel
from rakornis_desktop.ui.files.passphrase_dialog import PassphraseDialog
from rakornis_desktop.ui.shell.main_window import MainWindow

Opener = Callable[[str], Any]
HOSTILE = '<b>tebal</b><img src="file:///etc/passwd">'


def _type(qtbot: QtBot, editor: QLineEdit, text: str) -> None:
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def test_an_address_is_stored_once_it_is_one_and_every_step_is_undone(
    window: MainWindow, open_page: Opener, database: Database, qtbot: QtBot
) -> None:
    page = open_page("settings")
    page.tabs.setCurrentWidget(page.contacts)
    book = page.contacts
    book.begin()
    _type(qtbot, book.form.fields["name"].editor, HOSTILE)
    _type(qtbot, book.form.fields["email"].editor, "bukan alamat")
    assert "Bukan alamat" in book.form.fields["email"].frame.reason
    assert contacts(database) == [] and not page.store_edits()
    _type(qtbot, book.form.fields["email"].editor, "ibu@contoh.go.id")
    (row,) = contacts(database)
    assert (row.name, row.email) == (HOSTILE, "ibu@contoh.go.id")
    _type(qtbot, book.form.fields["job"].editor, "Kepala bidang")
    (row,) = contacts(database)
    assert row.job == "Kepala bidang" and book.table.total == 1
    book.delete()
    assert contacts(database) == [] and book.table.total == 0
    for _step in range(2):
        window.undo()
    assert [row.job for row in contacts(database)] == [""]
    assert book.form.fields["name"].text() == HOSTILE


def test_a_refused_address_stays_in_its_field_until_it_is_mended(
    open_page: Opener, database: Database, qtbot: QtBot
) -> None:
    for name in ("a", "b"):
        add_contact(database, name=name, email=f"{name}@contoh.go.id")
    page = open_page("settings")
    page.tabs.setCurrentWidget(page.contacts)
    book = page.contacts
    first, second = contacts(database)
    book.view.choose(first.id)
    _type(qtbot, book.form.fields["email"].editor, "a contoh")
    book.view.choose(second.id)
    assert book.view.chosen_id() == first.id and book.form.fields["email"].text() == "a contoh"
    qtbot.keyClick(book.form.fields["email"].editor, Qt.Key.Key_Escape)
    book.view.choose(second.id)
    assert book.form.fields["name"].text() == "b"
    assert [row.email for row in contacts(database)] == ["a@contoh.go.id", "b@contoh.go.id"]


def test_the_own_key_is_shown_saved_taken_back_and_replaced(
    open_page: Opener, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page("settings")
    page.tabs.setCurrentWidget(page.keys)
    panel = page.keys
    qtbot.waitUntil(lambda: bool(panel.mark.text()), timeout=10_000)
    first = own_key().fingerprint
    assert panel.mark.text() == "  ".join(first.split())
    file = tmp_path / "kunci.pem"
    monkeypatch.setattr(key_panel, "file_to_save", lambda *_: file)
    monkeypatch.setattr(key_panel, "file_to_open", lambda *_: file)
    panel.export()
    (dialog,) = panel.findChildren(PassphraseDialog)
    dialog.first.setText("pendek")
    dialog._look()
    assert not dialog.button.isEnabled() and "pendek" in dialog.strength.text()
    dialog.first.setText("perahu jeruk tiang")
    dialog._look()
    dialog.again.setText("perahu jeruk")
    dialog.button.click()
    assert dialog.again_frame.refused and not file.exists()
    dialog.again.setText("perahu jeruk tiang")
    dialog.button.click()
    qtbot.waitUntil(file.exists, timeout=10_000)
    assert b"ENCRYPTED" in file.read_bytes()

    asked: list[str] = []
    monkeypatch.setattr(key_panel, "ask", lambda _p, question, *_: asked.append(question) or True)
    panel.replace()
    qtbot.waitUntil(lambda: own_key().fingerprint != first, timeout=10_000)
    assert "telepon" in asked[0]
    qtbot.waitUntil(
        lambda: panel.mark.text() == "  ".join(own_key().fingerprint.split()), timeout=10_000
    )

    panel.take_copy()
    (dialog,) = (d for d in panel.findChildren(PassphraseDialog) if d.isVisible())
    dialog.first.setText("salah sama sekali")
    dialog._look()
    dialog.button.click()
    qtbot.waitUntil(panel.message.isVisible, timeout=10_000)
    assert own_key().fingerprint != first
    panel.take_copy()
    dialog = next(d for d in panel.findChildren(PassphraseDialog) if d.isVisible())
    dialog.first.setText("perahu jeruk tiang")
    dialog._look()
    dialog.button.click()
    qtbot.waitUntil(lambda: own_key().fingerprint == first, timeout=10_000)


def test_known_keys_are_listed_distrusted_and_forgotten(
    window: MainWindow, open_page: Opener, database: Database, tmp_path: Path
) -> None:
    folder = tmp_path / "k"
    folder.mkdir()
    key = own_key(folder)
    with new_database(folder / "b.rkn", "61.71", 2027) as other:
        file = send(other, folder / "r.rakornis", key=key).file
    receive(database, file.read_bytes(), file.name, accept=True)
    page = open_page("settings")
    known = page.keys.known
    assert known.table.total == 1 and known.view.chosen_id()
    assert not known.distrust_button.isHidden() and known.trust_button.isHidden()
    known.distrust_button.click()
    assert known_keys(database)[0].state == "diganti" and not known.trust_button.isHidden()
    known.forget_button.click()
    assert known_keys(database) == [] and known.view.isHidden()
    window.undo()
    assert known.table.total == 1
