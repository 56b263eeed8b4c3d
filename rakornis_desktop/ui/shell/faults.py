"""A fault of the program while the window is open: into the log, a sentence, and it goes on."""

from __future__ import annotations

import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from rakornis_desktop.fault_log import log_unexpected
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal

# A fault in what is painted comes with every cell: of one place so many are written down.
_MOST_OF_ONE_PLACE = 3


class Faults(QObject):
    """Hears of exceptions that nobody caught, in any thread, and tells them in the window."""

    _heard = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counted: dict[tuple[str, str, int], int] = {}
        # Never in the middle of painting: what is told asks for painting itself.
        self._heard.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        """Hear of every exception from now on."""
        sys.excepthook = self.hear
        threading.excepthook = lambda given: self.hear(
            given.exc_type, given.exc_value, given.exc_traceback
        )

    def hear(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Write an exception into the log and have it told; a refusal is only told."""
        if isinstance(error, Refusal):
            self._heard.emit(str(error))
            return
        if not isinstance(error, Exception):
            # Ctrl+C in the terminal that the program was started from.
            sys.__excepthook__(kind, error or kind(), trace)
            QTimer.singleShot(0, QApplication.quit)
            return
        place = _place_of(kind, trace)
        seen = self._counted[place] = self._counted.get(place, 0) + 1
        if seen > _MOST_OF_ONE_PLACE:
            return
        where = log_unexpected(error)
        if seen == 1:
            self._heard.emit(
                _(
                    "Terjadi kesalahan program ({kind}); yang sudah tersimpan tetap tersimpan. "
                    "Rinciannya ada di {file}."
                ).format(kind=kind.__name__, file=where)
            )

    def _tell(self, sentence: str) -> None:
        for window in QApplication.topLevelWidgets():
            line = getattr(window, "message_line", None)
            if line is not None and window.isVisible():
                line.refuse(sentence)


def _place_of(kind: type[BaseException], trace: TracebackType | None) -> tuple[str, str, int]:
    """Return what was raised and where, by which the same fault is known again."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return kind.__name__, "", 0
    return kind.__name__, trace.tb_frame.f_code.co_filename, trace.tb_lineno
