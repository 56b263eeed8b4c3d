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
    from rakornis_desktop.database.program_database import Database
    from rakornis_desktop.sample.sample_database import sample_database
    from rakornis_desktop.sample.sample_workbooks import sample_workbook
    from rakornis_desktop.ui.shell.application import application
    from rakornis_desktop.ui.shell.help_pictures import help_pictures, save
    from rakornis_desktop.ui.shell.session import Session
    from rakornis_desktop.ui.shell.theme import apply_theme

    apply_theme(application(), "light")
    PICTURES.mkdir(parents=True, exist_ok=True)
    session = Session(Database.open(sample_database(home)))
    for picture in help_pictures(session, sample_workbook("61.72")):
        print(save(picture, PICTURES).relative_to(ROOT))


if __name__ == "__main__":
    sys.exit(main())
