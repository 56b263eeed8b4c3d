"""What the program remembers for this user: columns, window, recent files. Local, never roaming."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from PySide6.QtCore import QSettings

from rakornis_desktop.folders import settings_file


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


@cache
def _store() -> QSettings:
    return QSettings(str(settings_file()), QSettings.Format.IniFormat)
