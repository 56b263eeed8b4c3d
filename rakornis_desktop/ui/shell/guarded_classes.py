"""What Qt calls of our classes never throws through Qt: a fault is told, and the window stays.

An exception in a model that is being painted, in a delegate or in a handler of events would leave
Qt in the middle of its work, or come out of whatever called Qt and end the program. Every class of
the program that is derived from one of Qt's gets those of its methods guarded that Qt calls; no
class can be forgotten.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from inspect import isfunction
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QSize, Qt

# What is returned instead, where Qt's own class has nothing to say.
_INSTEAD: dict[str, Callable[[], Any]] = {
    "rowCount": lambda: 0,
    "columnCount": lambda: 0,
    "data": lambda: None,
    "headerData": lambda: None,
    "index": QModelIndex,
    "parent": QModelIndex,
    "flags": lambda: Qt.ItemFlag.NoItemFlags,
    "setData": lambda: False,
    "dropMimeData": lambda: False,
    "canDropMimeData": lambda: False,
    "mimeData": QMimeData,
    "mimeTypes": list,
    "hasChildren": lambda: False,
    "canFetchMore": lambda: False,
    "event": lambda: True,
    "eventFilter": lambda: False,
    "editorEvent": lambda: False,
    "focusNextPrevChild": lambda: False,
    "sizeHint": lambda: QSize(80, 24),
    "minimumSizeHint": lambda: QSize(0, 0),
}
# What returns something of Qt's own kind: Qt's own answer is taken instead.
_ASK_QT = ("createEditor", "sizeFromContents", "subElementRect", "styleHint", "pixelMetric")
_NOTHING = (
    *("paint", "paintSection", "initStyleOption", "setEditorData", "setModelData"),
    *("updateEditorGeometry", "destroyEditor", "drawControl", "drawPrimitive", "drawRow"),
    *("drawBranches", "fetchMore", "currentChanged", "selectionChanged", "rowsInserted"),
    *("dataChanged", "highlightBlock", "run"),
)


def guard_classes() -> None:
    """Guard each class derived from Qt's in this program; called before the first is made."""

    def prepare(cls: type, **words: Any) -> None:
        super(QObject, cls).__init_subclass__(**words)  # type: ignore[misc]
        # ``TwoLevels[Row]`` and tests are classes too: theirs are guarded like ours.
        if not cls.__module__.startswith("PySide6"):
            guard(cls)

    QObject.__init_subclass__ = classmethod(prepare)  # type: ignore[assignment]


def guard(cls: type) -> None:
    """Guard the methods of a class that Qt calls."""
    for name, method in list(vars(cls).items()):
        if isfunction(method) and (
            name.endswith("Event") or name in _INSTEAD or name in _ASK_QT or name in _NOTHING
        ):
            setattr(cls, name, _guarded(cls, name, method))


def _guarded(cls: type, name: str, method: Callable[..., Any]) -> Callable[..., Any]:
    instead = _INSTEAD.get(name)

    @wraps(method)
    def guarded(self: Any, *given: Any, **words: Any) -> Any:
        try:
            return method(self, *given, **words)
        except Exception:
            # Told in one place, whatever that is: the window's, or a test's.
            sys.excepthook(*sys.exc_info())
        if instead is not None:
            return instead()
        return getattr(super(cls, self), name)(*given, **words) if name in _ASK_QT else None

    return guarded
