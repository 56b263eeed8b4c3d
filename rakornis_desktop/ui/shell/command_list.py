"""The commands of a window, read off its menus: what stands there can be found by searching."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar


class Command(NamedTuple):
    """An entry of a menu; ``path`` names the menus it lies in."""

    title: str
    path: str
    shortcut: str
    action: QAction


def commands(bar: QMenuBar, leave_out: tuple[QAction, ...] = ()) -> list[Command]:
    """Return the commands that can be given now, in the order of the menus."""
    return [
        command
        for top in bar.actions()
        if (menu := _menu_of(top)) is not None and top not in leave_out
        for command in _inside(menu, _plain(top.text()), leave_out)
    ]


def _inside(menu: QMenu, path: str, leave_out: tuple[QAction, ...]) -> Iterator[Command]:
    for action in menu.actions():
        if action in leave_out or action.isSeparator() or not action.isEnabled():
            continue
        title = _plain(action.text())
        if (below := _menu_of(action)) is not None:
            yield from _inside(below, f"{path} › {title}", leave_out)
        elif title:
            shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            yield Command(title, path, shortcut, action)


def _menu_of(action: QAction) -> QMenu | None:
    found = action.menu()
    return found if isinstance(found, QMenu) else None


def _plain(text: str) -> str:
    """Return what a menu says, without the sign of its letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
