"""Headless verbs performed in this process, away from the user's folders."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rakornis_desktop.cli import main

Verb = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def own_folders(tmp_path, monkeypatch):
    """Keep logs, settings and the key of the tests out of the user's folders."""
    for name in ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home" / name))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "home"))
    monkeypatch.delenv("RAKORNIS_DEBUG", raising=False)


@pytest.fixture
def rakornis(capsys) -> Verb:
    """Perform a verb in this process; gives (exit code, stdout, stderr)."""

    def perform(*arguments: object) -> tuple[int, str, str]:
        code = main.exit_code([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return perform


@pytest.fixture
def database_path(tmp_path, rakornis) -> Path:
    """A new database of Singkawang."""
    path = tmp_path / "singkawang.rkn"
    code, _out, err = rakornis("new", path, "--office", "61.72", "--year", 2027)
    assert (code, err) == (0, "")
    return path


@pytest.fixture
def one_sentence() -> Callable[[str], bool]:
    """Whether stderr holds one sentence alone, and no traceback."""
    return lambda err: err.count("\n") == 1 and len(err) < 400 and "Traceback" not in err
