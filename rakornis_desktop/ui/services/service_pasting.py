"""A block of cells from a spreadsheet into the table of service figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from rakornis_desktop.database.edits.pasted_services import put_achievements
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.furniture.field import NotTaken
from rakornis_desktop.ui.services.service_lines import NEEDED, empty_line
from rakornis_desktop.ui.services.service_model import ServiceLine, service_titles

_IDENTITY = ("region_code", "indicator", "year")


class Pasted(NamedTuple):
    """Keys of the lines that went in; those that did not, with their texts and the reason."""

    stored: list[str]
    refused: list[tuple[ServiceLine, dict[str, str], str]]


def paste_services(
    database: Database,
    lines: Sequence[ServiceLine],
    readers: Mapping[str, Callable[[str], Any]],
    columns: Sequence[str],
    start: int,
    block: list[list[str]],
    year: int,
) -> Pasted:
    """Fill cells from line ``start`` on, the first column of the block in ``columns[0]``.

    A head row tells the columns itself. Where the block names region, indicator and year, each row
    goes to that figure, wherever its line stands; a figure that is not there yet is added.
    """
    titles = service_titles()
    by_title = {title.casefold(): name for name, title in titles.items()}
    if all(cell.strip().casefold() in by_title for cell in block[0] if cell.strip()):
        columns = [by_title.get(cell.strip().casefold(), "") for cell in block[0]]
        block = block[1:]
    named = all(name in columns for name in _IDENTITY)
    there = {tuple(line.value(name) for name in _IDENTITY): line for line in lines}
    taken: list[tuple[ServiceLine, dict[str, str], dict[str, Any]]] = []
    refused: list[tuple[ServiceLine, dict[str, str], str]] = []
    for number, cells in enumerate(block):
        texts = {
            name: text.strip()
            for name, text in zip(columns, cells, strict=False)
            if name in readers
        }
        values: dict[str, Any] = {}
        reason = ""
        for name, text in texts.items():
            try:
                values[name] = readers[name](text)
            except NotTaken as error:
                reason = reason or f"{titles[name]}: {error}"
        line = None
        if named:
            line = there.get(tuple(values.get(name) for name in _IDENTITY))
        elif start + number < len(lines):
            line = lines[start + number]
        if line is None:
            line = empty_line("", "", year, f"p{id(block)}.{number}")
            line.known = dict(values)
        if line.row is not None and not named:
            # A stored figure stays where it belongs.
            moved = [n for n in ("region_code", "indicator") if n in values]
            if any(values[n] != line.value(n) for n in moved):
                reason = reason or _("Wilayah dan indikator baris yang ada tidak dapat diganti.")
        whole = line.known | values
        if not reason and line.row is None:
            missing = [titles[name] for name in NEEDED if whole.get(name) is None]
            if missing:
                reason = _("Isi dulu: {names}.").format(names=", ".join(missing).lower())
        if reason:
            refused.append((line, texts, reason))
        else:
            taken.append((line, texts, whole if line.row is None else values))
    stored = []
    if taken:
        outcome = put_achievements(
            database, [(line.row.id if line.row else "", values) for line, _t, values in taken]
        )
        for (line, texts, _values), refusal in zip(taken, outcome, strict=True):
            if refusal is None:
                stored.append(line.key)
            else:
                refused.append((line, texts, str(refusal)))
    return Pasted(stored, refused)
