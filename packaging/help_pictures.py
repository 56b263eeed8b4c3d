"""Make the pictures of the manual anew, by the program itself on the sample plan.

    .venv/bin/python packaging/help_pictures.py

Needed when a test says that some are old: what stands on the pages has changed since.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "resources" / "help" / "pictures"


def main() -> int:
    """Make all pictures; prints each file."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        os.environ["RAKORNIS_LANGUAGE"] = "id"
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
            os.environ[name] = home
        make(Path(home))
    return 0


def make(home: Path) -> None:
    """Make all pictures with a sample in ``home``."""
    from rakornis_desktop.program.database import Program
    from rakornis_desktop.sample.database import sample_database
    from rakornis_desktop.sample.workbooks import sample_workbook
    from rakornis_desktop.ui.application import application
    from rakornis_desktop.ui.help_pictures import help_pictures, save
    from rakornis_desktop.ui.session import Session
    from rakornis_desktop.ui.theme import apply_theme

    apply_theme(application(), "light")
    PICTURES.mkdir(parents=True, exist_ok=True)
    session = Session(Program.open(sample_database(home)))
    for picture in help_pictures(session, sample_workbook("61.72")):
        print(save(picture, PICTURES).relative_to(ROOT))


if __name__ == "__main__":
    sys.exit(main())
