"""Every test: without a display, and with folders of its own for settings."""

from __future__ import annotations

import os
import tempfile

os.environ["QT_QPA_PLATFORM"] = "offscreen"
# What the program keeps for its user must not reach the one who runs the tests.
_HOME = tempfile.mkdtemp(prefix="rakornis-tests-")
for _name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
    os.environ[_name] = os.path.join(_HOME, _name.lower())  # noqa: PTH118
os.environ["LOCALAPPDATA"] = _HOME
os.environ["RAKORNIS_LANGUAGE"] = "id"
