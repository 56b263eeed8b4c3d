"""docs/plan-file.md is true: its reader reads our files, its rules are those of the code."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from rakornis_desktop.exchange.file import archive, part_lines, safe_json
from rakornis_desktop.exchange.file.fingerprint import fingerprint
from rakornis_desktop.exchange.file.plan_file import PlanFile
from rakornis_desktop.exchange.file.plan_parts import CONFLICTS, PARTS, REVISIONS, STAMPS

TEXT = (Path(__file__).parents[2] / "docs" / "plan-file.md").read_text("utf-8")


def test_the_reader_of_thirty_lines_reads_what_we_write(offices, tmp_path):
    code = re.search(r"```python\n(import hashlib.*?)```", TEXT, re.S)[1]
    assert sum(bool(line.strip()) for line in code.splitlines()) <= 30
    office = offices("61.72")
    office.add("SPAM Sedau", 7_000_000_000, code="1.03.03.2.01.0024")
    office.add("Tanpa uang", 0)
    script = tmp_path / "reader.py"
    script.write_text(code, "utf-8")
    done = subprocess.run(
        [sys.executable, "-I", "-X", "utf8", str(script), str(office.send())],
        capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert done.stdout.splitlines() == [
        "Pemerintah Kota Singkawang 2027",
        "1.03.03.2.01.0024\tSPAM Sedau\t7000000000",
        "\tTanpa uang\t0",
    ]


def test_every_part_is_told():
    for name in (*(part.file for part in PARTS), REVISIONS, STAMPS, CONFLICTS):
        assert f"`{name}`" in TEXT
    for part in PARTS:
        for child in part.children:
            assert f"`{child.key}`" in TEXT


def test_the_limits_are_those_of_the_code():
    assert archive.MOST_FILE_BYTES == 32 << 20 and archive.MOST_UNPACKED_BYTES == 64 << 20
    assert archive.MOST_ENTRIES == 64 and part_lines.MOST_ROWS == 150_000
    assert safe_json.MOST_LINE_BYTES == 2 << 20


def test_the_fingerprint_is_made_as_told(offices):
    import base64
    import hashlib

    manifest = json.loads(PlanFile(offices().send().read_bytes(), "x").manifest.as_bytes())
    key = base64.b64decode(manifest["sender"]["key"])
    digits = hashlib.sha256(key).hexdigest()[:16]
    signs = "".join("23456789AKLRSUXZ"[int(digit, 16)] for digit in digits)
    assert fingerprint(key).replace(" ", "") == signs
