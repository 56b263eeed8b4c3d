"""What the program remembers for this user: columns, window, recent files. Local, never roaming."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings

from rakornis_desktop.folders import settings_file

_RECENT = "files/recent"
_MOST_RECENT = 8


def remembered(name: str, default: Any = None) -> Any:
    """Return what :func:`remember` was given last under ``name``, else ``default``."""
    text = _store().value(name)
    if not isinstance(text, str):
        return default
    try:
        return json.loads(text)
    except ValueError:
        return default


def remember(name: str, value: Any) -> None:
    """Keep ``value`` (text, numbers, lists and mappings of them) under ``name``."""
    _store().setValue(name, json.dumps(value, ensure_ascii=False))


def remember_now(name: str, value: Any) -> None:
    """Keep ``value`` so that it is there even if the program is killed in the next moment."""
    remember(name, value)
    _store().sync()


def recent_files() -> list[Path]:
    """Return the databases opened last, the youngest first, as far as they are still there."""
    kept = remembered(_RECENT, [])
    files = [Path(name) for name in kept if isinstance(name, str)] if isinstance(kept, list) else []
    return [file for file in files if file.is_file()]


def remember_file(file: Path) -> None:
    """Put a database at the head of those opened last."""
    file = file.absolute()
    others = [str(other) for other in recent_files() if other != file]
    remember(_RECENT, [str(file), *others][:_MOST_RECENT])


@cache
def _store() -> QSettings:
    return QSettings(str(settings_file()), QSettings.Format.IniFormat)
