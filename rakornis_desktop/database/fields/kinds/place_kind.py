"""Places: official codes, shown by their names and read back from them."""

from __future__ import annotations

from typing import Any, NamedTuple

from rakornis_desktop.choices import RegionLevel
from rakornis_desktop.database.fields.kinds.kind import (
    ANYWHERE,
    Kind,
    NotRead,
    ReadingContext,
    blank,
    quoted,
)
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.reference.regions import PROVINCE, Region, regions


class Location(NamedTuple):
    """A place and what else was written of it: ``text`` is empty where nothing was."""

    region_code: str
    text: str


class Place(Kind):
    """A region of any level. ``levels`` are those that fit, all if none is named."""

    empty = ""

    def __init__(self, *levels: str) -> None:
        self.levels = levels

    def shown(self, value: Any, context: ReadingContext = ANYWHERE) -> str:
        """Return the shortest name that is read back: «Kel. Pasiran», «Desa Durian, Kec. …»."""
        if not value:
            return ""
        return regions().short_label(str(value), context.region) or str(value)

    def whole(self, value: Any) -> str:
        """Return the name with all it lies in, as forms show it."""
        return (regions().label(str(value)) or str(value)) if value else ""

    def read(self, text: Any, context: ReadingContext = ANYWHERE) -> str:
        """Return the code of the place that ``text`` names; raises NotRead if it says more."""
        if blank(text):
            return ""
        region, rest = _read(text, context)
        if rest:
            raise NotRead(
                _("«{rest}» bukan nama wilayah. Tulis misalnya {name}.").format(
                    rest=quoted(rest), name=self.shown(region.code, context)
                )
            )
        if self.levels and region.level not in self.levels:
            raise NotRead(
                _("{name} bukan {levels}.").format(
                    name=regions().title(region.code),
                    levels=_(" atau ").join(
                        RegionLevel.name_of(level).lower() for level in self.levels
                    ),
                )
            )
        return region.code


def read_location(text: Any, context: ReadingContext = ANYWHERE) -> Location:
    """Return place and free text of a location; what names no place at all is free text.

    Raises NotRead where a name could mean several places, or is nearly that of one.
    """
    if blank(text):
        return Location("", "")
    written = on_one_line(str(text))
    try:
        region, rest = _read(written, context)
    except NoPlace:
        return Location("", written)
    return Location(region.code, written if rest else "")


class NoPlace(NotRead):
    """A text in which no name of a place was found."""


def _read(text: Any, context: ReadingContext) -> tuple[Region, str]:
    """Return the place a text names, and what else it says; raises NotRead, NoPlace."""
    known = regions()
    first = known.find(text, context.region)
    reading = first
    if (first.region is None or first.remark) and context.region != PROVINCE:
        # A name that the own region does not have may be that of one place elsewhere.
        wider = known.find(text, PROVINCE)
        if wider.region is not None and not wider.remark:
            reading = wider
    if reading.region is not None and not reading.remark:
        return reading.region, reading.rest
    if first.region is not None and first.likened:
        raise NotRead(
            _("«{text}» tidak dikenal; barangkali {name}?").format(
                text=quoted(text), name=known.label(first.region.code)
            ),
            [known.label(first.region.code)],
        )
    if first.region is None and not first.candidates:
        raise NoPlace(
            _("«{text}» bukan nama atau kode wilayah yang dikenal.").format(text=quoted(text))
        )
    reason = first.remark[:1].upper() + first.remark[1:]
    raise NotRead(
        _("{reason}. Tulis dengan kecamatannya.").format(reason=reason),
        [known.label(code) for code in first.candidates],
    )
