"""One column of a table as officers know it: the single place that says what a column is.

Everything that shows, reads, compares, searches or sends a column asks here and keeps no list of
its own. No heavy library is imported: rows are read, and the window starts, with this.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from rakornis_desktop.choices import Choice


class FieldKind(StrEnum):
    """How a value is stored, shown and read."""

    ID = "id"
    REFERENCE = "reference"
    TEXT = "text"
    LONG_TEXT = "long_text"
    CODE = "code"
    PLACE = "place"
    UNIT = "unit"
    QUANTITY = "quantity"
    HECTARES = "hectares"
    PERCENT = "percent"
    WHOLE = "whole"
    MONEY = "money"
    CHOICE = "choice"
    DATE = "date"
    MOMENT = "moment"
    TIME = "time"
    YES_NO = "yes_no"


# Stored as exact decimal text, as text, as a whole number.
DECIMALS = frozenset({FieldKind.QUANTITY, FieldKind.HECTARES, FieldKind.PERCENT})
TEXTS = frozenset(
    {FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.CODE, FieldKind.PLACE, FieldKind.UNIT,
     FieldKind.TIME}
)  # fmt: skip
WHOLES = frozenset({FieldKind.WHOLE, FieldKind.MONEY, FieldKind.YES_NO})
# Shown at the right, in figures of equal width.
FIGURES = DECIMALS | {FieldKind.WHOLE, FieldKind.MONEY}


class Owner(StrEnum):
    """Whose word a row is (design, law 5)."""

    # The office whose plan or register it stands in: nobody else changes it.
    OFFICE = "office"
    # Who decided or said it: of two plans at once, it belongs to neither.
    SPEAKER = "speaker"
    # This database alone: it never travels.
    HERE = "here"


class Search(StrEnum):
    """How a column is searched: as the title, whole from its beginning, or as further words."""

    TITLE = "title"
    LABEL = "label"
    WORDS = "words"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Listed:
    """A column in its table's list.

    ``width`` in pixels; not ``shown``, it waits in the chooser; ``pasted`` takes what is pasted.
    ``title`` is a message of its own where the list calls it otherwise than the form.
    """

    width: int = 120
    shown: bool = True
    stretch: bool = False
    pasted: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One column.

    ``title``, ``short`` (where room is scarce: list and form) and ``unit`` are messages marked by
    ``later``, translated when they are shown. ``heading`` is the column's head in the office's
    own workbooks, "" if it has none there, ``cell_width`` its width in letters; ``seldom`` ones
    stand at the right end and only where some row needs them. ``synonyms`` are what other
    workbooks call it, in small letters without signs. ``section`` is the part of the form where it
    is edited, "" if in none; ``unit_in`` the column that holds its unit. ``refers_to`` is the
    table whose row a reference names; ``choices`` the closed list of a choice. A figure,
    choice or date that may be missing is ``optional``. One that is not ``stored`` is counted from
    other columns and has only its names here.
    """

    column: str
    title: str
    kind: FieldKind = FieldKind.TEXT
    short: str = ""
    heading: str = ""
    synonyms: tuple[str, ...] = ()
    cell_width: int = 0
    seldom: bool = False
    section: str = ""
    unit: str = ""
    unit_in: str = ""
    optional: bool = False
    listed: Listed | None = None
    searched: Search | None = None
    compared: bool = False
    travels: bool = True
    refers_to: str = ""
    choices: type[Choice] | None = None
    stored: bool = True

    @property
    def numeric(self) -> bool:
        """Tell whether its values are figures."""
        return self.kind in FIGURES

    @property
    def empty(self) -> object:
        """What stands in the column where nothing is known."""
        if self.optional:
            return None
        return "" if self.kind in TEXTS else 0 if self.kind in WHOLES else None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its columns in the order in which they are stored, the id first."""

    name: str
    fields: tuple[Field, ...]
    owner: Owner = Owner.OFFICE
    by_column: dict[str, Field] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_column", {one.column: one for one in self.fields})

    @property
    def hangs_on(self) -> Field | None:
        """The column that names the row without which one of these cannot be, if there is one."""
        return next((f for f in self.fields if f.refers_to and not f.optional), None)
