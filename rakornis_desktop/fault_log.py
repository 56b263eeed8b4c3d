"""What nobody foresaw goes to the log with its traceback, whether a verb or the window met it."""

from __future__ import annotations

import logging
import sys

from rakornis_desktop import __version__
from rakornis_desktop.folders import log_file
from rakornis_desktop.language.catalogue import translate as _


def log_unexpected(error: Exception) -> str:
    """Write ``error`` with its traceback to the log file; returns where that lies, in words."""
    try:
        file = log_file()
        handler = logging.FileHandler(file, encoding="utf-8")
    except OSError:
        return _("tidak mana pun: catatan tidak dapat ditulis")
    logger = logging.getLogger("rakornis_desktop.fault_log")
    logger.propagate = False
    logger.addHandler(handler)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    logger.error("rakornis %s: %s", __version__, " ".join(sys.argv[1:]), exc_info=error)
    logger.removeHandler(handler)
    handler.close()
    return str(file)
