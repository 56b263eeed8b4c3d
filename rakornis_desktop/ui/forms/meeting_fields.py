"""The fields of a meeting, and the columns of its lists."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import DateError, parse_date, short_date
from rakornis_desktop.ui.forms.field import Field, LineField, NotTaken, TextField
from rakornis_desktop.ui.models.line_model import LineColumn


def meeting_lines() -> list[list[Field]]:
    """Return the fields of a meeting's head, line by line."""
    return [
        [_text("number", _("Nomor")), _text("title", _("Nama rapat"))],
        [_text("theme", _("Tema"), lines=2)],
        [_date("starts_on", _("Tanggal")), _date("ends_on", _("Sampai tanggal"))],
        [_time("starts_at", _("Mulai pukul")), _time("ends_at", _("Selesai pukul"))],
        [_text("venue", _("Tempat")), _text("host", _("Penyelenggara"))],
        [_text("chair", _("Ketua")), _text("secretary", _("Sekretaris"))],
        [_text("note_taker", _("Notulis"))],
        [_text("opening", _("Kata pembukaan"), lines=2)],
        [_text("closing", _("Penutup"), lines=2)],
    ]


def rundown_columns() -> list[LineColumn]:
    """Return the columns of the rundown."""
    return [
        LineColumn("day", _("Hari"), 56, read=_whole, right=True),
        LineColumn("starts_at", _("Pukul"), 72, read=_read_time),
        LineColumn("minutes", _("Menit"), 64, read=_whole, right=True),
        LineColumn("title", _("Acara"), 320, stretch=True),
        LineColumn("speaker", _("Pembicara"), 240),
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


def agenda_columns() -> list[LineColumn]:
    """Return the column of the agenda."""
    return [LineColumn("title", _("Pokok bahasan"), 240, stretch=True)]


def contribution_columns() -> list[LineColumn]:
    """Return the columns of what is said."""
    return [
        LineColumn("speaker", _("Pembicara"), 150),
        LineColumn("office", _("Instansi"), 150),
        LineColumn("text", _("Yang disampaikan"), 320, stretch=True),
    ]


def follow_up_columns() -> list[LineColumn]:
    """Return the columns of what is to be done."""
    return [
        LineColumn("task", _("Tindak lanjut"), 320, stretch=True),
        LineColumn("responsible", _("Penanggung jawab"), 180),
        LineColumn("due", _("Tenggat"), 110, text=_shown_date, read=_read_date),
    ]


def _text(name: str, title: str, *, lines: int = 1) -> Field:
    def show(row: Any) -> str:
        return str(getattr(row, name) or "")

    def read(text: str) -> dict[str, Any]:
        return {name: text.strip()}

    if lines > 1:
        return TextField(name, title, show, read, lines=lines)
    return LineField(name, title, show, read)


def _date(name: str, title: str) -> Field:
    return LineField(
        name,
        title,
        lambda row: _shown_date(getattr(row, name)),
        _reading(name, _read_date),
    )


def _time(name: str, title: str) -> Field:
    return LineField(
        name, title, lambda row: str(getattr(row, name) or ""), _reading(name, _read_time)
    )


def _reading(name: str, read: Callable[[str], Any]) -> Callable[[str], dict[str, Any]]:
    def values(text: str) -> dict[str, Any]:
        try:
            return {name: read(text)}
        except ValueError as reason:
            raise NotTaken(str(reason)) from None

    return values


def _shown_date(value: date | None) -> str:
    return short_date(value) if value else ""


def _read_date(text: str) -> date | None:
    if not text.strip():
        return None
    try:
        return parse_date(text)
    except DateError as error:
        raise ValueError(str(error)) from None


def _read_time(text: str) -> str:
    if not text.strip():
        return ""
    found = re.fullmatch(r"\s*(\d{1,2})(?:[.:](\d{2}))?\s*", text)
    if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise ValueError(_("tulis jam seperti 08.30"))
    return f"{int(found[1]):02}:{found[2] or '00'}"


def _whole(text: str) -> int:
    if not re.fullmatch(r"\d{1,4}", text.strip()):
        raise ValueError(_("harus bilangan bulat"))
    return int(text)
