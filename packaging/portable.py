"""Check that no file of the project speaks of one machine: paths of a home, addresses of a mirror.

python3 packaging/portable.py           exits 1 and names each place that does
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TEXT = {".py", ".md", ".toml", ".txt", ".csv", ".json", ".po", ".yml", ".yaml", ".cfg", ".ini", ""}
LARGEST = 2_000_000

# Spelt in pieces, so that this file does not name itself. Budi is the officer of the tests'
# examples and has no computer.
MACHINE = re.compile(
    r"(?<![\w.])/(?:root|home/(?!budi)\w+|work|Users/(?!budi)\w+|opt/\w+)/[\w.]"
    r"|(?i:[A-Z]:\\+Users\\+(?!budi)\w)"
    r"|(?i:--(?:extra-)?index-url|--find-links|--trusted-host)"
    r"|(?i:(?:pypi|files\.pythonhosted|npmjs|crates)\.(?:org|io)/(?:simple|packages))"
)


def places() -> list[str]:
    """Return each line of the project that names a machine or a registry, as file:line: text."""
    found = []
    for file in project_files():
        if file.suffix not in TEXT or file == Path(__file__) or file.stat().st_size > LARGEST:
            continue
        try:
            lines = file.read_text("utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(lines, 1):
            if MACHINE.search(line):
                name = file.relative_to(ROOT).as_posix()
                found.append(f"{name}:{number}: {line.strip()[:120]}")
    return found


def project_files() -> list[Path]:
    """Return the files that belong to the project, known to Git or about to be."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        # Unpacked from an archive: everything but what the program makes.
        return [
            file
            for file in ROOT.rglob("*")
            if file.is_file() and not any(part.startswith(".") for part in file.parts)
        ]
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


if __name__ == "__main__":
    found = places()
    print("\n".join(found) or "No machine's path and no registry's address in any file.")
    sys.exit(1 if found else 0)
