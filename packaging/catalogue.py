"""Keep the English catalogue in step with what the program says.

    .venv/bin/python packaging/catalogue.py            add new messages, drop those no longer said
    .venv/bin/python packaging/catalogue.py --missing  only list what has no English yet

Exit code 1 if anything lacks its English text.
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
ENGLISH = ROOT / "resources" / "translations" / "en.po"
KEYWORDS = {"_": None, "later": None, "translate": None, "translate_plural": (1, 2)}


def said() -> Catalog:
    """Return every message the program's code says, with the files that say it."""
    catalogue = Catalog(project="Rakornis Desktop", locale="en", fuzzy=False)
    for name, _line, message, comments, _context in extract_from_dir(
        str(ROOT / "rakornis_desktop"), method_map=[("**.py", "python")], keywords=KEYWORDS
    ):
        catalogue.add(message, locations=[(Path(name).as_posix(), None)], auto_comments=comments)
    return catalogue


def english() -> Catalog:
    """Return the English catalogue as it is, empty if there is none."""
    if not ENGLISH.is_file():
        return Catalog(project="Rakornis Desktop", locale="en", fuzzy=False)
    with ENGLISH.open("rb") as file:
        return read_po(file, locale="en")


def missing() -> list[str]:
    """Return the messages without an English text, in the order the code says them."""
    known = english()
    lacking = []
    for message in said():
        if not message.id:
            continue
        entry = known.get(message.id)
        texts = () if entry is None else entry.string
        texts = (texts,) if isinstance(texts, str) else texts
        if not texts or not all(texts):
            lacking.append(message.id if isinstance(message.id, str) else message.id[0])
    return lacking


def update() -> None:
    """Write the catalogue anew: new messages empty, old English kept, the unsaid dropped."""
    catalogue, known = said(), english()
    for message in catalogue:
        entry = known.get(message.id) if message.id else None
        if entry is not None:
            message.string = entry.string
    ENGLISH.parent.mkdir(parents=True, exist_ok=True)
    catalogue.header_comment = (
        "# English for what the program says in Indonesian; kept by packaging/catalogue.py."
    )
    with ENGLISH.open("wb") as file:
        write_po(file, catalogue, width=96, sort_output=True, omit_header=False)


if __name__ == "__main__":
    if "--missing" not in sys.argv:
        update()
    lacking = missing()
    print("\n".join(lacking) or "Everything has its English text.")
    sys.exit(1 if lacking else 0)
