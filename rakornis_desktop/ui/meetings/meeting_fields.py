"""The fields of a meeting, and the columns of its lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import DateError, parse_date, short_date
from rakornis_desktop.ui.furniture.choice_line import Choice
from rakornis_desktop.ui.furniture.field import Field, LineField, LookupField, NotTaken, TextField
from rakornis_desktop.ui.furniture.line_model import LineColumn


def meeting_lines(search_people: Callable[[str], Sequence[Choice]]) -> list[list[Field]]:
    """Return the fields of a meeting's head, line by line.

    ``search_people`` completes the names of who leads it and who takes notes. Opening and closing
    words belong to the minutes: they are written in Sesudah.
    """
    return [
        [_text("number", _("Nomor")), _text("title", _("Nama rapat"))],
        [_text("theme", _("Tema"), lines=2)],
        [
            _date("starts_on", _("Tanggal")),
            _date("ends_on", _("Sampai tanggal")),
            _time("starts_at", _("Mulai pukul")),
            _time("ends_at", _("Selesai pukul")),
        ],
        [_text("venue", _("Tempat")), _text("host", _("Penyelenggara"))],
        [
            _person("chair", _("Ketua"), search_people),
            _person("secretary", _("Sekretaris"), search_people),
        ],
        [_person("note_taker", _("Notulis"), search_people)],
    ]


def participant_columns() -> list[LineColumn]:
    """Return the columns of the list of participants."""
    return [
        LineColumn("present", _("Hadir"), 56, check=True),
        LineColumn("name", _("Nama"), 240),
        LineColumn("office", _("Instansi"), 240, stretch=True),
        LineColumn("job", _("Jabatan"), 220),
        LineColumn("contact", _("HP/e-mail"), 160),
    ]


def signatory_columns() -> list[LineColumn]:
    """Return the columns of who signs."""
    return [
        LineColumn("role", _("Peran"), 180),
        LineColumn("name", _("Nama"), 260, stretch=True),
        LineColumn("job", _("Jabatan"), 240),
        LineColumn("rank", _("Pangkat"), 180),
        LineColumn("nip", _("NIP"), 180),
    ]


def document_columns() -> list[LineColumn]:
    """Return the columns of the meeting's documents."""
    return [
        LineColumn("name", _("Nama dokumen"), 320, stretch=True),
        LineColumn("file_name", _("Nama berkas"), 300),
        LineColumn("note", _("Catatan"), 300),
    ]


def follow_up_columns() -> list[LineColumn]:
    """Return the columns of what is to be done."""
    return [
        LineColumn("task", _("Tindak lanjut"), 320, stretch=True),
        LineColumn("responsible", _("Penanggung jawab"), 180),
        LineColumn("due", _("Tenggat"), 110, text=shown_date, read=read_date),
    ]


def _text(name: str, title: str, *, lines: int = 1) -> Field:
    def show(row: Any) -> str:
        return str(getattr(row, name) or "")

    def read(text: str) -> dict[str, Any]:
        return {name: text.strip()}

    if lines > 1:
        return TextField(name, title, show, read, lines=lines)
    return LineField(name, title, show, read)


def _person(name: str, title: str, search: Callable[[str], Sequence[Choice]]) -> Field:
    def read(text: str) -> dict[str, Any]:
        return {name: text.strip()}

    return LookupField(name, title, search, lambda row: str(getattr(row, name) or ""), read, read)


def _date(name: str, title: str) -> Field:
    return LineField(
        name,
        title,
        lambda row: shown_date(getattr(row, name)),
        _reading(name, read_date),
    )


def _time(name: str, title: str) -> Field:
    return LineField(
        name,
        title,
        lambda row: str(getattr(row, name) or "").replace(":", "."),
        _reading(name, read_time),
    )


def _reading(name: str, read: Callable[[str], Any]) -> Callable[[str], dict[str, Any]]:
    def values(text: str) -> dict[str, Any]:
        try:
            return {name: read(text)}
        except ValueError as reason:
            raise NotTaken(str(reason)) from None

    return values


def shown_date(value: date | None) -> str:
    """Return a date as tables show it, empty for none."""
    return short_date(value) if value else ""


def read_date(text: str) -> date | None:
    """Return a typed date, None for nothing; raises ValueError in words."""
    if not text.strip():
        return None
    try:
        return parse_date(text)
    except DateError as error:
        raise ValueError(str(error)) from None


def read_time(text: str) -> str:
    """Return a typed time as 08:30, empty for nothing; raises ValueError in words."""
    if not text.strip():
        return ""
    found = re.fullmatch(r"\s*(\d{1,2})(?:[.:](\d{2}))?\s*", text)
    if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise ValueError(_("tulis jam seperti 08.30"))
    return f"{int(found[1]):02}:{found[2] or '00'}"


def read_whole(text: str) -> int:
    """Return a typed whole number of at most four digits; raises ValueError in words."""
    if not re.fullmatch(r"\d{1,4}", text.strip()):
        raise ValueError(_("harus bilangan bulat"))
    return int(text)
