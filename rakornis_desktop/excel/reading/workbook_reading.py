"""Workbooks from outside as plain rows: checked first, then read by a child within limits."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from rakornis_desktop.excel.reading.zip_check import check_workbook
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal

Cell = str | int | float | bool | datetime | None
Progress = Callable[[int, int], None]

SECONDS = 120.0
MOST_CELLS = 8_000_000
_WATCH_SECONDS = 0.1
CHILD = Path(__file__).with_name("reading_child.py")


class Sheet(NamedTuple):
    """One sheet: ``rows[0]`` is Excel's row 1, ``rows[i][0]`` its column A; rows may be ragged.

    ``merged`` are ranges (top, left, bottom, right) from 0, ends included; ``unvalued`` the cells
    (row, column) from 0 with a formula whose value was never stored.
    """

    name: str
    rows: list[list[Cell]]
    merged: list[tuple[int, int, int, int]]
    hidden: bool
    unvalued: frozenset[tuple[int, int]]


class Cancelled(Refusal):
    """The officer called the reading off."""


def read_workbook(
    path: Path,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[Sheet]:
    """Return the sheets of a workbook in their order. The file is not changed.

    ``progress(done, total)`` counts sheets' rows; ``total`` is 0 while it is not known. Raises
    Refusal with one sentence for whatever is not a workbook, does harm or takes too long.
    """
    unvalued = check_workbook(path)
    parts = list(unvalued.values())
    with _lock:
        sheets = _ask(path, progress, cancelled)
    if not sheets:
        raise Refusal(_("{file} tidak berisi lembar kerja.").format(file=path.name))
    if parts:
        sheets = _with_unvalued(path, sheets, unvalued)
    return sheets


def _ask(
    path: Path, progress: Progress | None, cancelled: Callable[[], bool] | None
) -> list[Sheet]:
    child = _child()
    watch = _Watch(child, cancelled)
    sheets: list[Sheet] = []
    cells = done = 0
    try:
        assert child.stdin is not None and child.stdout is not None
        child.stdin.write(os.fsencode(path.absolute()).hex() + "\n")
        child.stdin.flush()
        while True:
            line = child.stdout.readline()
            if not line:
                raise _died(path, watch)
            answer = json.loads(line)
            if "rows" in answer:
                rows = answer["rows"]
                for row, column in answer["dates"]:
                    rows[row][column] = datetime.fromisoformat(rows[row][column])
                cells += sum(map(len, rows))
                if cells > MOST_CELLS:
                    raise _too_much(path)
                sheets[-1].rows.extend(rows)
                done += len(rows)
                if progress:
                    progress(done, 0)
            elif "sheet" in answer:
                merged = [tuple(area) for area in answer["merged"]]
                sheets.append(Sheet(answer["sheet"], [], merged, answer["hidden"], frozenset()))
            elif "end" in answer:
                return sheets
            else:
                raise _broken(path)
    except (OSError, ValueError):
        raise _died(path, watch) from None
    finally:
        watch.stop()
        if sys.exc_info()[0] is not None:
            # Half an answer is still in the pipe: the next file gets a new child.
            child.kill()
            child.wait()


class _Watch(threading.Thread):
    """Kills the child when the time is up or the officer calls it off."""

    def __init__(self, child: subprocess.Popen[str], cancelled: Callable[[], bool] | None) -> None:
        super().__init__(daemon=True)
        self._child = child
        self._cancelled = cancelled
        self._done = threading.Event()
        self.called_off = False
        self.start()

    def run(self) -> None:
        waited = 0.0
        while not self._done.wait(_WATCH_SECONDS):
            waited += _WATCH_SECONDS
            if self._cancelled and self._cancelled():
                self.called_off = True
            if self.called_off or waited > SECONDS:
                self._child.kill()
                return

    def stop(self) -> None:
        self._done.set()


_lock = threading.Lock()
_running: subprocess.Popen[str] | None = None


def _child() -> subprocess.Popen[str]:
    """Return the reading child, started if need be; it stays for the next file."""
    global _running
    if _running is None or _running.poll() is not None:
        _running = subprocess.Popen(  # noqa: S603  our own script, no shell
            [sys.executable, "-I", str(CHILD)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        atexit.register(_running.kill)
    return _running


def _with_unvalued(
    path: Path, sheets: list[Sheet], unvalued: dict[str, frozenset[tuple[int, int]]]
) -> list[Sheet]:
    """Give each sheet its unvalued cells, found by the part that the workbook names for it."""
    by_name = _parts_by_sheet(path)
    return [
        sheet._replace(unvalued=unvalued.get(by_name.get(sheet.name, ""), frozenset()))
        for sheet in sheets
    ]


def _parts_by_sheet(path: Path) -> dict[str, str]:
    import zipfile

    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    try:
        with zipfile.ZipFile(path) as package:
            workbook = etree.fromstring(package.read("xl/workbook.xml"), parser)
            targets = etree.fromstring(package.read("xl/_rels/workbook.xml.rels"), parser)
    except (KeyError, OSError, ValueError, zipfile.BadZipFile, etree.XMLSyntaxError):
        return {}
    parts = {
        str(target.get("Id")): str(target.get("Target", "")).removeprefix("/xl/")
        for target in targets
        if isinstance(target.tag, str)
    }
    return {
        str(sheet.get("name")): f"xl/{parts.get(str(sheet.get(relation)), '')}"
        for sheet in workbook.iter("{*}sheet")
    }


def _died(path: Path, watch: _Watch) -> Refusal:
    if watch.called_off:
        return Cancelled(_("Pembacaan {file} dibatalkan.").format(file=path.name))
    return Refusal(
        _(
            "{file} tidak dapat dibaca dengan aman: isinya meminta memori atau waktu yang tidak "
            "wajar. Salin tabelnya ke buku kerja baru, lalu coba lagi."
        ).format(file=path.name)
    )


def _broken(path: Path) -> Refusal:
    return Refusal(
        _(
            "{file} rusak dan tidak dapat dibaca. Buka di Excel, simpan sebagai .xlsx, lalu coba "
            "lagi."
        ).format(file=path.name)
    )


def _too_much(path: Path) -> Refusal:
    return Refusal(
        _("{file} terlalu besar. Simpan lembar rencananya saja sebagai berkas baru.").format(
            file=path.name
        )
    )
