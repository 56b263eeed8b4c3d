"""What runs beside the window is heard by whoever asked for it, however short it is."""

from __future__ import annotations

import time

import pytest
from pytestqt.qtbot import QtBot

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.ui.shell.background import Task
from rakornis_desktop.ui.shell.session import Session


@pytest.fixture
def session(database: Database) -> Session:
    return Session(database)


def test_work_that_refuses_at_once_is_heard_by_who_connects_afterwards(
    session: Session, qtbot: QtBot
) -> None:
    def work(_task: Task) -> None:
        raise Refusal("rusak.xlsx bukan buku kerja.")

    heard: list[str] = []
    task = session.in_background("Membaca", work)
    # Long enough for the work to have ended, had it begun already.
    time.sleep(0.05)
    task.refused.connect(heard.append)
    qtbot.waitUntil(lambda: bool(heard), timeout=5_000)
    assert heard == ["rusak.xlsx bukan buku kerja."]
    session.close()


def test_work_cancelled_before_it_began_is_not_done(session: Session, qtbot: QtBot) -> None:
    done: list[bool] = []
    task = session.in_background("Membaca", lambda _task: done.append(True))
    with qtbot.waitSignals([task.cancelled, task.ended], timeout=5_000):
        task.cancel()
    session.close()
    assert not done
