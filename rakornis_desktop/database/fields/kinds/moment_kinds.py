"""Dates, times of day and moments."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import Any

from rakornis_desktop.database.fields.kinds.kind import (
    ANYWHERE,
    Kind,
    NotRead,
    ReadingContext,
    blank,
    quoted,
)
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import DateError, parse_date, short_date

_SPOKEN = re.compile(r"(.+?)[ ,T]+(?:pukul |jam )?(\d{1,2}[.:]\d{2})", re.IGNORECASE)


class Date(Kind):
    """A day."""

    def shown(self, value: Any, context: ReadingContext = ANYWHERE) -> str:
        """Return 23 Mar 2027."""
        if not value:
            return ""
        try:
            return short_date(value if isinstance(value, date) else date.fromisoformat(value))
        except ValueError:
            return str(value)

    def read(self, text: Any, context: ReadingContext = ANYWHERE) -> date | None:
        """Return the day that 23 Mar 2027, 23/3/27 or 2027-03-23 means, None for nothing."""
        if blank(text):
            return None
        if isinstance(text, datetime):
            return text.date()
        if isinstance(text, date):
            return text
        if text.strip() in ("-", "–") if isinstance(text, str) else False:
            return None
        try:
            return parse_date(str(text))
        except DateError:
            raise NotRead(
                _("«{text}» bukan tanggal. Tulis misalnya 23 Mar 2027.").format(text=quoted(text))
            ) from None


class Time(Kind):
    """A time of day, kept as 08:30 and shown as 08.30; "" for none."""

    empty = ""

    def shown(self, value: Any, context: ReadingContext = ANYWHERE) -> str:
        """Return 08.30."""
        return str(value or "").replace(":", ".")

    def read(self, text: Any, context: ReadingContext = ANYWHERE) -> str:
        """Return 08:30 for 8.30, 08:30, 8 and 08.30 WIB."""
        if blank(text):
            return ""
        if isinstance(text, time | datetime):
            return f"{text:%H:%M}"
        written = re.sub(r"^(?:pukul|jam)\s+|\s*wib$", "", str(text).strip().casefold())
        found = re.fullmatch(r"([0-9]{1,2})(?:[.:]([0-9]{2}))?", written)
        if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
            raise NotRead(_("«{text}» bukan jam. Tulis seperti 08.30.").format(text=quoted(text)))
        return f"{int(found[1]):02}:{found[2] or '00'}"


class Moment(Kind):
    """A day and a time on this computer's clock, to the minute; kept in UTC."""

    def shown(self, value: Any, context: ReadingContext = ANYWHERE) -> str:
        """Return 24 Mar 2026 09.10."""
        if not value:
            return ""
        try:
            at = value if isinstance(value, datetime) else datetime.fromisoformat(value)
            at = at.astimezone()
        except (ValueError, TypeError, OverflowError, OSError):
            return str(value)
        return f"{short_date(at.date())} {at:%H.%M}"

    def read(self, text: Any, context: ReadingContext = ANYWHERE) -> datetime | None:
        """Return the moment that is written, in ISO or as it is shown; None for nothing."""
        if blank(text):
            return None
        try:
            if isinstance(text, datetime):
                return text.astimezone(UTC)
            written = str(text).strip()
            if re.match(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:", written):
                return datetime.fromisoformat(written).astimezone(UTC)
            if found := _SPOKEN.fullmatch(written):
                day = parse_date(found[1])
                clock = time.fromisoformat(Time().read(found[2]))
                return datetime.combine(day, clock).astimezone().astimezone(UTC)
        except (ValueError, OverflowError, OSError):
            pass
        raise NotRead(
            _("«{text}» bukan hari dan jam. Tulis misalnya 23 Mar 2027 08.30.").format(
                text=quoted(text)
            )
        )
