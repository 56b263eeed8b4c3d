"""Rencana masuk and Rekapitulasi in the real window, with the files of 14 offices in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from rakornis_desktop.database.edits.activity_edits import BudgetEntry, add_activity
from rakornis_desktop.database.new_database import new_database
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.exchange.file.plan_file import opened as opened_file
from rakornis_desktop.exchange.mail.contacts import add_contact
from rakornis_desktop.exchange.traffic.deadline import deadline
from rakornis_desktop.exchange.traffic.own_key import own_key
from rakornis_desktop.exchange.traffic.sending import send
from rakornis_desktop.reference.regions import regions
from rakornis_desktop.ui.files.files_page import FilesPage
from rakornis_desktop.ui.files.import_all_dialog import ImportAllDialog
from rakornis_desktop.ui.files.incomplete_dialog import IncompleteDialog
from rakornis_desktop.ui.files.plans_view import PlansView
from rakornis_desktop.ui.files.send_all_dialog import SendAllDialog
from rakornis_desktop.ui.files.sums_view import SumsView
from rakornis_desktop.ui.furniture.unfinished import LeavingQuestion, unsaved
from rakornis_desktop.ui.shell.main_window import MainWindow
from rakornis_desktop.ui.shell.session import Session

WAIT = 20_000


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files of 14 offices, each with its key; one twice, an older one, a broken, a hostile one."""
    home = tmp_path_factory.mktemp("kantor")
    folder = home / "masuk"
    folder.mkdir()
    for number, region in enumerate(regions().regencies()):
        place = home / region.code
        place.mkdir()
        with new_database(place / "a.rkn", region.code, 2027, author="Ani") as database:
            plan = own_plan(database).id
            for at in range(number % 3 + 2):
                add_activity(
                    database,
                    plan,
                    {
                        "title": f"Kegiatan {at}",
                        "code": "" if at == 0 else "1.03.03.2.01.0032",
                        "region_code": region.code,
                    },
                    [BudgetEntry(0, "1.2.1.01.02", 1_000_000 * (at + 1)), BudgetEntry(1, "", 7)],
                )
            key = own_key(place)
            if region.code == "61.01":
                send(database, folder / "61.01 lama.rakornis", key=key)
                add_activity(database, plan, {"title": "Baru"}, [BudgetEntry(0, "", 5)])
            send(database, folder / f"{region.code}.rakornis", key=key)
    whole = (folder / "61.02.rakornis").read_bytes()
    (folder / "61.02 lagi.rakornis").write_bytes(whole)
    (folder / "rusak.rakornis").write_bytes(whole[: len(whole) // 2])
    (folder / "jahat.eml").write_bytes(b"Content-Type: multipart/mixed; boundary=x\n" * 99)
    return folder


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[FilesPage]:
    """The province's window at the page Berkas."""
    database = new_database(tmp_path / "p.rkn", "61", 2027, author="Provinsi")
    add_activity(
        database, own_plan(database).id, {"title": "SPAM regional"}, [BudgetEntry(0, "", 99)]
    )
    window = MainWindow(Session(database))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.open_page("files")
    found = window.page("files")
    assert isinstance(found, FilesPage)
    yield found
    window.close()


def _plans(page: FilesPage, qtbot: QtBot) -> PlansView:
    page.narrow_to("plans")
    view = page.tabs.currentWidget()
    assert isinstance(view, PlansView)
    assert isinstance(view, PlansView)
    qtbot.waitUntil(lambda: view.table.total == 16, timeout=WAIT)
    return view


def _import(page: FilesPage, inbox: Path, qtbot: QtBot) -> ImportAllDialog:
    dialog = ImportAllDialog(page.session, inbox, page)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: bool(dialog.seen) and not dialog.running, timeout=WAIT)
    return dialog


def _state(view: PlansView, code: str) -> str:
    line = view.line(code)
    return line.state if line else ""


def test_fourteen_files_come_in_with_their_keys_and_the_rest_says_why_not(
    page: FilesPage, inbox: Path, qtbot: QtBot
) -> None:
    view = _plans(page, qtbot)
    assert _state(view, "61.05") == "belum"
    dialog = _import(page, inbox, qtbot)
    assert len(dialog.seen) == 18 and len(dialog.keys) == 14
    assert not dialog.receive_button.isEnabled()
    assert page.session.database.read("SELECT count(*) FROM plan") == [(1,)]
    # One key by its tick, the others together after their fingerprints were read.
    dialog.key_table.selectRow(0)
    qtbot.keyClick(dialog.key_table, Qt.Key.Key_Space)
    assert dialog.receive_button.text() == "Terima 2 berkas"
    qtbot.mouseClick(dialog.all_keys, Qt.MouseButton.LeftButton)
    assert dialog.receive_button.text() == "Terima 16 berkas"
    qtbot.mouseClick(dialog.receive_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.done_importing and not dialog.running, timeout=WAIT)
    lines = {line.file: line for line in dialog.model.rows()}
    assert sum(line.found == "diterima" for line in lines.values()) == 15
    assert lines["61.01 lama.rakornis"].found == "diterima"
    assert {lines["61.02.rakornis"].found, lines["61.02 lagi.rakornis"].found} == {
        "diterima", "sudah_ada",
    }  # fmt: skip
    assert "rusak.rakornis" in lines["rusak.rakornis"].sentence
    assert "jahat.eml" in lines["jahat.eml"].sentence
    assert dialog.counts.text() == "18 berkas · 15 diterima · 1 sudah ada · 2 ditolak"
    dialog.reject()
    qtbot.waitUntil(lambda: _state(view, "61.72") == "ada", timeout=WAIT)
    sambas = view.line("61.01")
    assert sambas and (sambas.number, sambas.lacks.activities, sambas.lacks.no_code) == (2, 3, 2)
    undone = page.session.database.undo_label
    assert undone and undone.startswith("Terima Pemerintah")
    page.session.database.undo()
    qtbot.waitUntil(
        lambda: sum(line.state == "ada" for line in view.table.all_rows()) == 13, timeout=WAIT
    )


def test_it_can_be_stopped_half_way_and_taken_up_again(
    page: FilesPage, inbox: Path, qtbot: QtBot
) -> None:
    view = _plans(page, qtbot)
    dialog = _import(page, inbox, qtbot)
    dialog.accept_all_keys()
    dialog.receive()
    task = dialog._task
    assert task is not None
    task.progressed.connect(lambda done, _total: task.cancel() if done == 3 else None)
    qtbot.waitUntil(lambda: not dialog.running, timeout=WAIT)
    came = sum(line.found == "diterima" for line in dialog.model.rows())
    assert came >= 3
    if came < 15:
        assert dialog.receive_button.isEnabled()
        dialog.receive()
        qtbot.waitUntil(lambda: dialog.done_importing and not dialog.running, timeout=WAIT)
    assert sum(line.found == "diterima" for line in dialog.model.rows()) == 15
    dialog.reject()
    qtbot.waitUntil(
        lambda: sum(line.state == "ada" for line in view.table.all_rows()) == 14, timeout=WAIT
    )


def test_counts_open_the_rows_and_late_offices_are_waited_for(
    page: FilesPage, inbox: Path, qtbot: QtBot
) -> None:
    view = _plans(page, qtbot)
    dialog = _import(page, inbox, qtbot)
    dialog.accept_all_keys()
    dialog.seen = [one for one in dialog.seen if one.received.office in ("61.01", "61.72")]
    dialog.receive()
    qtbot.waitUntil(lambda: dialog.done_importing and not dialog.running, timeout=WAIT)
    dialog.reject()
    qtbot.waitUntil(lambda: _state(view, "61.72") == "ada", timeout=WAIT)
    view.view.choose("61.01")
    view.show_incomplete("no_code")
    shown = view.findChild(IncompleteDialog)
    assert shown is not None
    assert shown.windowTitle() == "Kabupaten Sambas: 2 kegiatan tanpa kode"
    shown.copy_all()
    assert "Kegiatan 0" in QGuiApplication.clipboard().text()
    shown.close()
    yesterday = date.today() - timedelta(days=1)
    view.deadline.line.setText("kapan-kapan")
    assert not page.store_edits() and view.deadline.line.text() == "kapan-kapan"
    view.deadline.line.setText(yesterday.isoformat())
    assert page.store_edits()
    qtbot.waitUntil(lambda: _state(view, "61.72") == "terlambat", timeout=WAIT)
    assert page.tabs.tabText(page.tabs.indexOf(view)) == "Rencana masuk (12)"
    view.state.choose("lewat_batas")
    assert {row.state for row in view.table.shown_rows()} == {"lewat_batas"}
    view.state.choose("")
    view.lacks.set_choices([("no_code", "Tanpa kode")])
    view.lacks.choose("no_code")
    assert [row.id for row in view.table.shown_rows()] == ["61", "61.01", "61.72"]
    page.session.database.undo()
    qtbot.waitUntil(lambda: _state(view, "61.72") == "ada", timeout=WAIT)


def test_a_deadline_is_stored_while_it_is_typed_as_one_step(
    page: FilesPage, inbox: Path, qtbot: QtBot
) -> None:
    view = _plans(page, qtbot)
    database, line = page.session.database, view.deadline.line
    year, before = page.session.plan.fiscal_year, database.undo_label
    page.window().activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus, timeout=WAIT)
    qtbot.keyClicks(line, "23/3/20")
    assert unsaved().within(page)
    qtbot.waitUntil(lambda: deadline(database, year) == date(2020, 3, 23), timeout=WAIT)
    assert line.text() == "23/3/20", "the way of writing is not changed under the cursor"
    qtbot.keyClicks(line, "27")
    qtbot.waitUntil(lambda: deadline(database, year) == date(2027, 3, 23), timeout=WAIT)
    qtbot.keyClicks(line, "x")
    page.window().open_page("activities")
    question = page.window().findChild(LeavingQuestion)
    assert question is not None
    question.drop_button.click()
    assert line.text() == "23 Mar 2027" and not unsaved().within(page)
    database.undo()
    assert deadline(database, year) is None and database.undo_label == before
    page.window().open_page("files")
    qtbot.waitUntil(lambda: line.text() == "", timeout=WAIT)


def test_the_table_and_the_sums_are_saved_and_copied(
    page: FilesPage,
    inbox: Path,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    view = _plans(page, qtbot)
    dialog = _import(page, inbox, qtbot)
    dialog.accept_all_keys()
    dialog.receive()
    qtbot.waitUntil(lambda: dialog.done_importing and not dialog.running, timeout=WAIT)
    dialog.reject()
    qtbot.waitUntil(lambda: _state(view, "61.72") == "ada", timeout=WAIT)
    view.copy()
    assert QGuiApplication.clipboard().text().count("\n") == 17
    file = tmp_path / "tabel.xlsx"
    monkeypatch.setattr(
        "rakornis_desktop.ui.files.saving_tables.file_to_save", lambda *_given: file
    )
    view.save()
    qtbot.waitUntil(file.exists, timeout=WAIT)
    sheet = load_workbook(file)["Rencana masuk"]
    assert sheet.max_row == 4 + 16 + 1

    page.narrow_to("sums")
    sums = page.tabs.currentWidget()
    assert isinstance(sums, SumsView)
    assert isinstance(sums, SumsView)
    qtbot.waitUntil(lambda: sums.sums is not None and sums.table.total > 1, timeout=WAIT)
    ((now, later),) = page.session.database.read(
        "SELECT sum(amount * (year_offset = 0)), sum(amount * (year_offset = 1)) FROM budget"
    )
    assert sums.sums is not None and (sums.sums.total.budget, sums.sums.total.budget_next) == (
        now, later,
    )  # fmt: skip
    assert f"{now:,}".replace(",", ".") in sums.total.text()
    sums.ways.setCurrentIndex(2)
    assert sums.table.total == 15
    sums.whose.choose("kabupaten_kota")
    qtbot.waitUntil(lambda: sums.table.total == 14, timeout=WAIT)
    file = tmp_path / "jumlah.xlsx"
    sums.save()
    qtbot.waitUntil(file.exists, timeout=WAIT)
    book = load_workbook(file, data_only=True)
    assert book.sheetnames[2] == "Kantor pengusul"
    assert book["Kantor pengusul"]["D19"].value == now - 99


def test_a_file_for_each_regency_is_written_with_mails_for_those_we_know(
    page: FilesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    add_contact(page.session.database, region_code="61.01", name="Andi", email="andi@sambas.go.id")
    dialog = SendAllDialog(page.session, page)
    qtbot.addWidget(dialog)
    dialog.show()
    folder = tmp_path / "keluar"
    dialog.folder.setText(str(folder))
    dialog.write()
    assert "tidak ada" in dialog.message.text
    folder.mkdir()
    assert dialog.write_button.text() == "Tulis 14 berkas"
    qtbot.mouseClick(dialog.write_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(dialog.sent) == 14 and dialog._task is None, timeout=WAIT)
    files = sorted(folder.glob("*.rakornis"))
    assert {opened_file(file).manifest.audience for file in files} == {
        region.code for region in regions().regencies()
    }
    assert len(list(folder.glob("*.eml"))) == 1
    assert "Draf surel untuk 1 alamat" in dialog.sent["61.01"].in_words()
    assert dialog.message.text == "14 berkas ditulis, 1 draf surel."
    dialog.reject()


def test_an_empty_folder_is_said_and_nothing_can_be_received(
    page: FilesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ImportAllDialog(page.session, tmp_path / "kosong", page)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.message.text and not dialog.receive_button.isEnabled()
    dialog.reject()


def test_a_regency_has_the_short_version(qtbot: QtBot, tmp_path: Path) -> None:
    database = new_database(tmp_path / "k.rkn", "61.72", 2027)
    window = MainWindow(Session(database))
    qtbot.addWidget(window)
    window.show()
    window.open_page("files")
    page = window.page("files")
    assert isinstance(page, FilesPage)
    page.narrow_to("plans")
    view = page.tabs.currentWidget()
    assert isinstance(view, PlansView)
    assert isinstance(view, PlansView)
    qtbot.waitUntil(lambda: view._plans is not None, timeout=WAIT)
    assert view._body.currentIndex() == 1 and not view.send_button.isVisible()
    assert not any(isinstance(found, SumsView) for _title, found in page._views)
    window.close()


def test_a_changed_key_is_never_ticked_with_the_new_ones(
    page: FilesPage, inbox: Path, qtbot: QtBot
) -> None:
    dialog = _import(page, inbox, qtbot)
    first, *others = dialog.keys
    dialog.keys = [first._replace(changed=True), *others]
    qtbot.mouseClick(dialog.all_keys, Qt.MouseButton.LeftButton)
    assert dialog.trusted == {new.key for new in others}
    assert not dialog.all_keys.isEnabled()
    dialog.key_table.selectRow(0)
    qtbot.keyClick(dialog.key_table, Qt.Key.Key_Space)
    assert first.key in dialog.trusted
    dialog.reject()


def test_files_that_are_passed_over_are_named(
    page: FilesPage, inbox: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "masuk"
    folder.mkdir()
    (folder / "rencana.txt").write_bytes((inbox / "61.05.rakornis").read_bytes())
    (folder / "surat.msg").write_bytes(b"x")
    dialog = _import(page, folder, qtbot)
    assert [one.received.office for one in dialog.seen] == ["61.05"]
    assert "surat.msg" in dialog.counts.text() and "rencana.txt" not in dialog.counts.text()
    dialog.reject()
