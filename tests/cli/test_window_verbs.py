"""The window is opened by naming a database; what Qt misses is said in words."""

from __future__ import annotations

import sys

from rakornis_desktop.cli import window_verbs


def test_the_first_word_may_be_a_database(tmp_path, rakornis, monkeypatch):
    opened = []
    monkeypatch.setattr(window_verbs, "start_window", lambda db, **_options: opened.append(db) or 0)
    assert rakornis(tmp_path / "a.rkn")[0] == 0
    assert rakornis()[0] == 0
    assert opened == [tmp_path / "a.rkn", None]


def test_without_a_display_the_demo_is_named(rakornis, monkeypatch, one_sentence):
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    code, _out, err = rakornis()
    assert code == 1
    assert one_sentence(err)
    assert "rakornis demo" in err


def test_a_system_library_that_qt_misses_is_named(rakornis, monkeypatch):
    def broken(*_arguments: object) -> None:
        with window_verbs.qt_said_in_words():
            raise ImportError("libEGL.so.1: cannot open shared object file: No such file")

    monkeypatch.setattr(window_verbs, "page_pictures", broken)
    code, _out, err = rakornis("screenshots", "a.rkn", "pictures")
    assert code == 1
    assert "libEGL.so.1" in err
