"""Peak memory of writing an agreement record of 1,500 rows, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import decided_meeting

NAME = "peak memory of writing a berita acara with 1,500 decided rows"
PEER = "none: a limit, the whole process from its start"
BOUND = 150.0
unit = "MB"

_MEASURE = """
import sys
from pathlib import Path

from rakornis_desktop.pdf.papers.agreement_paper import write_agreement
from rakornis_desktop.database.program_database import Database

with Database.open(Path(sys.argv[1]), read_only=True) as database:
    write_agreement(database, sys.argv[2], Path(sys.argv[1]).with_suffix(".pdf"))
for line in Path("/proc/self/status").read_text().splitlines():
    # Not ru_maxrss, which a process inherits from the one that started it.
    if line.startswith("VmHWM"):
        print(line.split()[1])
"""


class Meeting(NamedTuple):
    """A database and its meeting."""

    database_path: Path
    meeting_id: str


def prepare(folder: Path) -> Meeting:
    """Make a meeting that decided on 1,500 rows."""
    return Meeting(*decided_meeting.database_path(folder / "meeting.rkn", 1_500))


def ours(made: Meeting) -> float:
    """Return the peak of a process that writes it, in megabytes."""
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, str(made.database_path), made.meeting_id],
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout.split()[-1]) * 1024 / 1e6
