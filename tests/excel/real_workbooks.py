"""Where the real workbooks lie that offices keep; they are not part of the project."""

from __future__ import annotations

from pathlib import Path

import pytest

_FOLDER = Path(__file__).resolve().parents[3] / "shared" / "real"


def real_workbook(name: str) -> Path:
    """Return a real workbook; the test is skipped, saying so, where they are absent."""
    path = _FOLDER / name
    if not path.is_file():
        pytest.skip(f"{name} is kept beside the project and is not here")
    return path
