"""Whether a PDF of ours is whole, told cheaply: its two ends, its table of objects, its pages."""

from __future__ import annotations

import re
from pathlib import Path

from rakornis_desktop.writing_files.whole_file import not_whole

_TAIL = re.compile(rb"startxref\s+([0-9]{1,12})\s+%%EOF\s*$")
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")


def check_paper(file: Path, *, pages: int) -> None:
    """Refuse a PDF that is cut off or has not as many pages as it should."""
    content = file.read_bytes()
    tail = _TAIL.search(content[-64:])
    whole = content.startswith(b"%PDF-") and tail is not None
    if tail is not None:
        at = int(tail[1])
        whole = whole and content[at : at + 4] == b"xref"
    if not whole or len(_PAGE.findall(content)) != pages:
        raise not_whole(file)
