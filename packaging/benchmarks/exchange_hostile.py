"""The slowest of the plan files and mails that mean harm: refused, or read as it is."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

import plan_files

NAME = "the slowest of some 350 hostile plan files and mails (bombs, deep JSON, nested mails)"
PEER = "none: a limit, from the bytes to the sentence or to all rows checked"
BOUND = 2_000.0
unit = "ms"

TESTS = Path(__file__).resolve().parents[2] / "tests" / "exchange"


class File(NamedTuple):
    """One of them, by the name that it comes under."""

    name: str
    content: bytes


def prepare(folder: Path) -> list[File]:
    """Make them of a small sound file, as the tests do."""
    sys.path.insert(0, str(TESTS))
    import hostile_files

    made = plan_files.sender(folder, "61.01", 20)
    sound = hostile_files.sound(made.file.read_bytes(), plan_files.key(folder).private)
    kinds: list[Any] = [hostile_files.truncated, hostile_files.structures, hostile_files.wrong_json]
    files = [File("x.rakornis", content) for kind in kinds for _what, content in kind(sound)]
    return files + [File("x.eml", content) for _what, content in hostile_files.mails(sound)]


def ours(files: list[File]) -> float:
    """Read each; return the longest in milliseconds."""
    from rakornis_desktop.exchange.file.plan_file import checked
    from rakornis_desktop.exchange.mail.mail_drafts import plan_files_in
    from rakornis_desktop.language.sentences import Refusal

    longest = 0.0
    for file in files:
        start = time.perf_counter()
        try:
            for name, content in plan_files_in(file.content, file.name):
                checked(content, name)
        except Refusal:
            pass
        longest = max(longest, time.perf_counter() - start)
    return longest * 1000
