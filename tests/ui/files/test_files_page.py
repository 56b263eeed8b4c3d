"""Plans sent and received in the window: looked at first, let in in one step, and back again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from rakornis_desktop.database.edits.activity_edits import (
    BudgetEntry,
    add_activity,
    update_activity,
)
from rakornis_desktop.database.new_database import new_database
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.activity_rows import activities_of
from rakornis_desktop.database.queries.plans_of_offices import own_plan, plan_of
from rakornis_desktop.exchange.mail.contacts import add_contact
from rakornis_desktop.exchange.traffic.own_key import OwnKey, own_key, replace_key
from rakornis_desktop.exchange.traffic.receiving import receive
from rakornis_desktop.exchange.traffic.sending import send
from rakornis_desktop.ui.files.receive_dialog import ReceiveDialog
from rakornis_desktop.ui.files.send_dialog import SendDialog
from rakornis_desktop.ui.furniture.unfinished import LeavingQuestion
from rakornis_desktop.ui.shell.main_window import MainWindow

HOSTILE = "<b>Kota</b> & <img src=x>"


class Sender:
    """A regency with a database and a key of its own."""

    def __init__(self, folder: Path, region: str = "61.71") -> None:
        folder.mkdir()
        self.folder = folder
        self.key: OwnKey = own_key(folder)
        self.database: Database = new_database(folder / "b.rkn", region, 2027, author="Sari")

    @property
    def plan_id(self) -> str:
        return own_plan(self.database).id

    def add(self, title: str, amount: int = 5_000_000) -> str:
        return add_activity(
            self.database, self.plan_id, {"title": title}, [BudgetEntry(0, "", amount, "DAU")]
        )

    def send(self, name: str = "r.rakornis", mail: str = "", key: OwnKey | None = None) -> Path:
        sent = send(
            self.database,
            self.folder / name,
            mail=self.folder / mail if mail else None,
            recipients=["provinsi@contoh.go.id"],
            key=key or self.key,
        )
        return sent.mail or sent.file


@pytest.fixture
def sender(tmp_path: Path) -> Iterator[Sender]:
    """Kota Pontianak, with two activities."""
    made = Sender(tmp_path / "pengirim")
    made.add("SPAM Sungai Jawi", 7_000_000)
    made.add(f"Drainase {HOSTILE}")
    yield made
    made.database.close()


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot) -> Callable[..., ReceiveDialog]:
    """Hand files to the window and wait until they are looked at."""

    def made(*files: Path) -> ReceiveDialog:
        window.receive_files(list(files))
        dialog = window.findChildren(ReceiveDialog)[-1]
        qtbot.waitUntil(lambda: bool(dialog.arrivals) and dialog._task is None, timeout=10_000)
        return dialog

    return made


def rows_of(dialog: ReceiveDialog, qtbot: QtBot) -> dict[str, dict[str, list[tuple[str, ...]]]]:
    """Return what the preview shows: groups, rows, and the fields of each as texts."""
    model = dialog.panel.changes.model
    qtbot.waitUntil(lambda: model.rowCount() > 0, timeout=10_000)
    shown: dict[str, dict[str, list[tuple[str, ...]]]] = {}
    for g in range(model.rowCount()):
        group = model.index(g, 0)
        rows = shown[str(group.data())] = {}
        for r in range(model.rowCount(group)):
            row = model.index(r, 0, group)
            rows[str(row.data())] = [
                tuple(str(model.index(f, c, row).data() or "") for c in range(3))
                for f in range(model.rowCount(row))
            ]
    return shown


def received(dialog: ReceiveDialog, window: MainWindow, qtbot: QtBot) -> None:
    """Press the button and wait until the dialog has closed by itself."""
    label = window.session.database.undo_label
    qtbot.mouseClick(dialog.receive_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session.database.undo_label != label, timeout=10_000)
    qtbot.waitUntil(lambda: dialog not in window.findChildren(ReceiveDialog), timeout=10_000)


def titles(database: Database, region: str) -> list[str]:
    plan = plan_of(database, region)
    return [row.title for row in activities_of(database, plan.id)] if plan else []


def test_a_plan_comes_in_is_changed_and_only_the_changes_are_shown_the_next_time(
    window: MainWindow,
    database: Database,
    sender: Sender,
    opened: Callable[..., ReceiveDialog],
    qtbot: QtBot,
) -> None:
    dialog = opened(sender.send())
    assert not dialog.receive_button.isEnabled(), "an unknown key is not accepted by itself"
    shown = rows_of(dialog, qtbot)
    assert set(shown["Kegiatan baru (2)"]) == {"SPAM Sungai Jawi", f"Drainase {HOSTILE}"}
    assert ("Pagu DAU", "", "Rp 7.000.000") in shown["Kegiatan baru (2)"]["SPAM Sungai Jawi"]
    dialog.panel.accept.setChecked(True)
    received(dialog, window, qtbot)
    assert "Terima" in (database.undo_label or "")
    assert len(titles(database, "61.71")) == 2

    first = activities_of(sender.database, sender.plan_id)[0].id
    update_activity(sender.database, first, {"title": "SPAM Sungai Jawi Luar"})
    sender.add("Jalan lingkungan")
    dialog = opened(sender.send("r2.rakornis"))
    assert dialog.panel.accept.isHidden() and dialog.receive_button.isEnabled()
    assert rows_of(dialog, qtbot) == {
        "Kegiatan baru (1)": {
            "Jalan lingkungan": [
                ("Uraian", "", "Jalan lingkungan"),
                ("Pagu DAU", "", "Rp 5.000.000"),
            ]
        },
        "Kegiatan berubah (1)": {
            "SPAM Sungai Jawi Luar": [("Uraian", "SPAM Sungai Jawi", "SPAM Sungai Jawi Luar")]
        },
    }
    received(dialog, window, qtbot)
    assert "Jalan lingkungan" in titles(database, "61.71")
    window.undo()
    assert titles(database, "61.71") == ["SPAM Sungai Jawi", f"Drainase {HOSTILE}"]
    window.undo()
    assert titles(database, "61.71") == []


def test_our_plan_goes_to_a_colleague_and_comes_back(
    window: MainWindow,
    database: Database,
    tmp_path: Path,
    opened: Callable[..., ReceiveDialog],
    qtbot: QtBot,
) -> None:
    file = tmp_path / "kirim.rakornis"
    window.session.send_asked.emit()
    dialog = window.findChildren(SendDialog)[-1]
    qtbot.waitUntil(lambda: dialog.outlook is not None and dialog._task is None, timeout=10_000)
    assert "tanpa kode" in dialog.lacks.text() and "juga" in dialog.send_button.text()
    dialog.place.put(file)
    qtbot.mouseClick(dialog.send_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.sent is not None, timeout=10_000)
    assert file.is_file() and str(file) in dialog.sent_panel.place.text()
    assert database.undo_label == "Kirim revisi 1"
    dialog.reject()

    copy = tmp_path / "rekan.rkn"
    database.copy_to(copy)
    with Database.open(copy, author="Rekan") as colleague:
        row = activities_of(colleague, own_plan(colleague).id)[0]
        update_activity(colleague, row.id, {"unit": "KK"})
        back = send(colleague, tmp_path / "kembali.rakornis").file
    update_activity(database, row.id, {"beneficiaries": 40})
    came = opened(back)
    shown = rows_of(came, qtbot)
    assert shown == {"Kegiatan berubah (1)": {row.title: [("Satuan", "SR", "KK")]}}
    assert "digabung" in came.panel.facts["since"].text()
    received(came, window, qtbot)
    merged = activities_of(database, own_plan(database).id)[0]
    assert (merged.unit, merged.beneficiaries) == ("KK", 40)
    window.undo()
    assert activities_of(database, own_plan(database).id)[0].unit == "SR"


def test_a_conflict_offers_the_way_to_it(
    window: MainWindow,
    database: Database,
    tmp_path: Path,
    opened: Callable[..., ReceiveDialog],
    qtbot: QtBot,
) -> None:
    send(database, tmp_path / "a.rakornis")
    copy = tmp_path / "rekan.rkn"
    database.copy_to(copy)
    with Database.open(copy, author="Rekan") as colleague:
        row = activities_of(colleague, own_plan(colleague).id)[0]
        update_activity(colleague, row.id, {"unit": "KK"})
        back = send(colleague, tmp_path / "kembali.rakornis").file
    update_activity(database, row.id, {"unit": "rumah"})
    dialog = opened(back)
    assert "1 isian" in dialog.panel.facts["conflicts"].text()
    asked: list[tuple[str, ...]] = []
    window.session.page_asked.connect(lambda *what: asked.append(what))
    qtbot.mouseClick(dialog.receive_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.conflicts_button.isVisible, timeout=10_000)
    qtbot.mouseClick(dialog.conflicts_button, Qt.MouseButton.LeftButton)
    assert asked[0][:2] == ("files", "conflicts") and window._current == "files"
    shown = window.page("files").tabs.currentWidget()
    assert getattr(shown, "name", "") == "conflicts"


def _drop(window: QWidget, *files: Path, extra: str = "") -> bool:
    """Drag files over the window's window of the system and let go; False if it takes none."""
    data = QMimeData()
    urls = [QUrl.fromLocalFile(str(file)) for file in files]
    data.setUrls([*([QUrl(extra)] if extra else []), *urls])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    enter = QDragEnterEvent(QPoint(300, 300), actions, data, buttons, keys)
    enter.ignore()
    target = window.windowHandle()
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    drop = QDropEvent(QPointF(300, 300), actions, data, buttons, keys)
    QApplication.sendEvent(target, drop)
    return drop.isAccepted()


def test_a_saved_mail_dropped_anywhere_is_looked_at(
    window: MainWindow, sender: Sender, qtbot: QtBot, tmp_path: Path
) -> None:
    mail = sender.send(mail="surat.eml")
    window.page("activities").search.setFocus()
    assert _drop(window, mail, mail, extra="imap://surat@kantor/1"), "each file once, addresses not"
    (dialog,) = window.findChildren(ReceiveDialog)
    qtbot.waitUntil(lambda: bool(dialog.arrivals), timeout=10_000)
    (arrival,) = dialog.arrivals
    assert arrival.received.office == "61.71" and arrival.received.name == "r.rakornis"
    dialog.reject()
    for other in ("gambar.png", "surat.msg"):
        (tmp_path / other).write_bytes(b"x")
        assert not _drop(window, tmp_path / other)
        assert not _drop(window, mail, tmp_path / other)
    assert window._plan_drop.overlay.isHidden()


def _swapped(good: Path, other: Path) -> Path:
    """Return a file with the signature of another."""
    from rakornis_desktop.exchange.file.archive import Archive, packed

    one, two = Archive(good.read_bytes()), Archive(other.read_bytes())
    bad = good.with_name("palsu.rakornis")
    parts = [
        (name, (two if name == "signature" else one).unpacked(name))
        for name in one.entries
        if name != "mimetype"
    ]
    bad.write_bytes(packed(parts))
    return bad


def test_each_signature_says_what_it_is(
    window: MainWindow,
    database: Database,
    sender: Sender,
    opened: Callable[..., ReceiveDialog],
    qtbot: QtBot,
) -> None:
    first = sender.send("1.rakornis")
    dialog = opened(first)
    assert "belum dikenal" in dialog.panel.signature.text()
    assert dialog.panel.mark.text() == "  ".join(sender.key.fingerprint.split())
    dialog.reject()
    receive(database, first.read_bytes(), first.name, accept=True)
    dialog = opened(first)
    assert "dikenal" in dialog.panel.signature.text() and dialog.to_receive() == []
    assert "sudah ada" in dialog.panel.facts["since"].text()
    dialog.reject()
    old = sender.key.fingerprint
    key = replace_key(sender.folder)
    sender.add("C")
    second = sender.send("2.rakornis", key=key)
    dialog = opened(second)
    assert dialog.panel.signature.text().startswith("Awas") and old in dialog.panel.known.text()
    assert "menggantikan" in dialog.panel.signature.text()
    assert not dialog.receive_button.isEnabled()
    dialog.panel.accept.setChecked(True)
    assert dialog.receive_button.isEnabled()
    dialog.reject()
    dialog = opened(_swapped(second, first))
    assert "tidak sah" in dialog.panel.signature.text()
    assert dialog.panel.accept.isHidden() and not dialog.receive_button.isEnabled()
    assert "C" in rows_of(dialog, qtbot)["Kegiatan baru (1)"], "it may be looked at"
    dialog.reject()


def test_an_older_revision_comes_in_only_if_it_is_asked_for(
    window: MainWindow,
    database: Database,
    sender: Sender,
    opened: Callable[..., ReceiveDialog],
    qtbot: QtBot,
) -> None:
    first = sender.send("1.rakornis")
    sender.add("C")
    second = sender.send("2.rakornis")
    receive(database, second.read_bytes(), second.name, accept=True)
    dialog = opened(first)
    assert not dialog.receive_button.isEnabled()
    assert "Lebih lama" in dialog.panel.facts["since"].text()
    dialog.panel.older.setChecked(True)
    received(dialog, window, qtbot)
    assert len(titles(database, "61.71")) == 2


def test_many_files_come_in_by_age_and_each_says_what_became_of_it(
    window: MainWindow,
    database: Database,
    sender: Sender,
    opened: Callable[..., ReceiveDialog],
    qtbot: QtBot,
) -> None:
    first = sender.send("1.rakornis")
    sender.add("C")
    second = sender.send("2.rakornis")
    junk = sender.folder / "rusak.rakornis"
    junk.write_bytes(b"bukan berkas rencana")
    dialog = opened(second, junk, first)
    assert dialog.view.isVisible() and dialog.table.total == 3
    dialog.panel.accept.setChecked(True)
    dialog.view.choose(f"{first}\n0")
    dialog.panel.accept.setChecked(True)
    assert "2" in dialog.receive_button.text()
    qtbot.mouseClick(dialog.receive_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.tried, timeout=10_000)
    outcomes = {one.path.name: one.received.written for one in dialog.arrivals}
    assert outcomes == {"2.rakornis": True, "rusak.rakornis": False, "1.rakornis": True}
    assert "C" in titles(database, "61.71")
    dialog.reject()


def test_the_list_tells_what_went_out_and_came_in(
    window: MainWindow, database: Database, sender: Sender, open_page: Any, qtbot: QtBot
) -> None:
    page = open_page("files")
    view = page._views[0][1]
    assert view._body.currentIndex() == 1 or not view.travels
    file = sender.send()
    receive(database, file.read_bytes(), file.name, accept=True)
    send(database, sender.folder / "kita.rakornis", to="61")
    qtbot.waitUntil(lambda: view.table.total == 2, timeout=10_000)
    sent, came = view.travels
    assert sent.sent and sent.region_code == "61" and sent.activities == 3
    assert not came.sent and came.region_code == "61.71" and came.size > 500
    from rakornis_desktop.ui.files.revision_dialog import RevisionDialog

    view.view.choose(came.id)
    view.open_current()
    (dialog,) = view.findChildren(RevisionDialog)
    qtbot.waitUntil(lambda: dialog.changes.model.row_total > 0, timeout=10_000)
    assert "Seluruh isinya" in dialog.since.text()
    dialog.reject()


def test_a_mail_is_addressed_and_worded_before_it_is_written(
    window: MainWindow, database: Database, tmp_path: Path, qtbot: QtBot
) -> None:
    import email
    import email.policy

    add_contact(database, region_code="61", name="Ibu Provinsi", email="prov@contoh.go.id")
    window.send_plan()
    dialog = window.findChildren(SendDialog)[-1]
    qtbot.waitUntil(lambda: dialog.outlook is not None and dialog._task is None, timeout=10_000)
    dialog.audience.choose("61")
    assert "untuk-provinsi" in dialog.place.file.name
    dialog.mail.setChecked(True)
    recipients = dialog.letter.recipients
    assert [row.email for row in recipients.chosen()] == ["prov@contoh.go.id"]
    recipients.address.setText("bukan alamat")
    recipients.add()
    assert "bukan alamat" in recipients.address_frame.reason
    recipients.address.setText("baru@contoh.go.id")
    recipients.add()
    assert len(recipients.chosen()) == 2 and not recipients.address_frame.refused
    dialog.letter.subject.setText("Rencana\nkita")
    dialog.place.put(tmp_path / "surat.rakornis")
    assert dialog.letter.subject.text().startswith("Rencana"), "what was typed stays"
    dialog.send()
    qtbot.waitUntil(lambda: dialog.sent is not None, timeout=10_000)
    content = (tmp_path / "surat.eml").read_bytes()
    mail = email.message_from_bytes(content, policy=email.policy.default)
    assert "baru@contoh.go.id" in mail["To"] and "\n" not in mail["Subject"]
    assert "surat.rakornis" in mail.get_body().get_content()
    dialog.reject()


def test_what_came_in_before_the_officer_stopped_it_is_in(
    window: MainWindow,
    database: Database,
    sender: Sender,
    opened: Callable[..., ReceiveDialog],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from rakornis_desktop.ui.files import receive_dialog
    from rakornis_desktop.ui.shell.background import Cancelled

    let_all_in = receive_dialog.let_all_in

    def stopped(*what: Any, **how: Any) -> Iterator[Any]:
        yield next(let_all_in(*what, **how))
        raise Cancelled

    monkeypatch.setattr(receive_dialog, "let_all_in", stopped)
    first = sender.send("1.rakornis")
    sender.add("C")
    dialog = opened(first, sender.send("2.rakornis"))
    dialog.panel.accept.setChecked(True)
    assert len(dialog.to_receive()) == 2, "the key counts for every file it signed"
    dialog.receive()
    qtbot.waitUntil(lambda: dialog.tried, timeout=10_000)
    assert [one.received.written for one in dialog.arrivals] == [True, False]
    assert [one.received.revision for one in dialog.to_receive()] == [2], "the rest can follow"
    dialog.reject()


def test_a_database_opened_for_reading_only_lets_files_be_looked_at(
    database: Database, sender: Sender, qtbot: QtBot
) -> None:
    from rakornis_desktop.ui.shell.session import Session

    database.close()
    window = MainWindow(Session(Database.open(database.path, read_only=True)))
    qtbot.addWidget(window)
    window.show()
    window.receive_files([sender.send()])
    (dialog,) = window.findChildren(ReceiveDialog)
    qtbot.waitUntil(lambda: bool(dialog.arrivals) and dialog._task is None, timeout=10_000)
    dialog.panel.accept.setChecked(True)
    assert not dialog.receive_button.isEnabled() and rows_of(dialog, qtbot)
    dialog.reject()
    window.close()


def test_a_file_dropped_while_a_field_is_refused_is_not_forgotten_in_silence(
    window: MainWindow, database: Database, sender: Sender, open_page: Any, qtbot: QtBot
) -> None:
    page = open_page("activities")
    page.view.choose(activities_of(database, own_plan(database).id)[0].id)
    (volume,) = (
        field for field in page.form.findChildren(QLineEdit) if field.accessibleName() == "Volume"
    )
    volume.setFocus()
    volume.selectAll()
    qtbot.keyClicks(volume, "bukan angka")
    said: list[str] = []
    window.session.refused.connect(said.append)
    file = sender.send()
    assert _drop(window, file)
    assert not window.findChildren(ReceiveDialog) and volume.text() == "bukan angka"
    question = window.findChild(LeavingQuestion)
    if question is not None:
        qtbot.mouseClick(question.mend_button, Qt.MouseButton.LeftButton)
        volume.setFocus()
    assert question is not None or "sekali lagi" in said[0]
    volume.selectAll()
    qtbot.keyClicks(volume, "7,5")
    assert _drop(window, file), "what was corrected counts although the cursor is still in it"
    (dialog,) = window.findChildren(ReceiveDialog)
    qtbot.waitUntil(lambda: bool(dialog.arrivals) and dialog._task is None, timeout=10_000)
    assert str(activities_of(database, own_plan(database).id)[0].volume) == "7.5"
    dialog.reject()
    window.open_page("files")
    assert window._current == "files"


def test_tab_comes_by_everything_above_the_list(
    window: MainWindow, open_page: Any, qtbot: QtBot
) -> None:
    open_page("files")
    window.activateWindow()
    page = window.page("files")
    page.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=5_000)
    seen = []
    for _step in range(12):
        focus = QApplication.focusWidget()
        seen.append(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    view = page.tabs.currentWidget()
    assert seen[0] is view.view
    assert view.search in seen and page.tabs.tabBar() in seen
