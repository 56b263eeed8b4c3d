"""Which activity of the plan each row of a workbook is, by what the workbook speaks of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from rakornis_desktop.database.activity_words import location_in_words
from rakornis_desktop.database.queries.activity_rows import ActivityRow
from rakornis_desktop.excel.reading.parsed_plan import ParsedPlan, ParsedRow, Remark
from rakornis_desktop.excel.template.template_rows import location_cell
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.normal_text import folded_line

Row = TypeVar("Row")

# Of activities that share a key so many are looked at for one that is equal.
_LOOKED_AT = 50


def matched(
    parsed: ParsedPlan,
    rows: Sequence[ParsedRow],
    before: Sequence[ActivityRow],
    home: str,
    same: Callable[[ParsedRow, ActivityRow], bool],
    say: Callable[[Remark], None],
) -> list[ActivityRow | None]:
    """Return for each row its activity, None for a new one; no activity is given twice.

    An activity is found by its reference, else by code, place and title: by those of them that
    the workbook has columns for. Of several alike the one that is the ``same`` comes first, then
    they go in their order; where that was a guess it is said.
    """
    said = {name for row in rows for name in row.values.keys() - row.assumed}
    if not said & {"code", "title"}:
        said |= {"code", "title"}
    by_reference = "reference" in said
    place = bool(said & {"region_code", "location_text"})

    def key(row: ParsedRow | ActivityRow, *, with_place: bool) -> tuple[str, ...]:
        get = row.values.get if isinstance(row, ParsedRow) else row._asdict().get
        reference = get("reference") or ""
        if reference and by_reference:
            return ("ref", reference)
        code = (get("code") or "") if "code" in said else ""
        title = folded_line(get("title") or "") if "title" in said else ""
        where = ""
        if with_place and place:
            text = folded_line(get("location_text") or "")
            where = get("region_code") or text
        return ("row", code, where, title)

    found: list[ActivityRow | None] = [None] * len(rows)
    left = _by_key(before, lambda row: key(row, with_place=True))
    asking = _by_key(range(len(rows)), lambda at: key(rows[at], with_place=True))
    for name, numbers in asking.items():
        guessed = name[0] == "row" and not (place and "title" in said)
        _settle(parsed, rows, numbers, left.get(name, []), found, same, say, guessed=guessed)
    if place:
        # A place that was cleared up in the program is written in words that do not lead back.
        others = _by_key(
            [row for name, group in left.items() if name[0] == "row" for row in group],
            lambda row: key(row, with_place=False),
        )
        for at, row in enumerate(rows):
            written = row.written.get("location", "")
            if found[at] is None and written and not row.values.get("reference"):
                group = others.get(key(row, with_place=False), [])
                one = next((o for o in group if written in places(o, home)), None)
                if one is not None:
                    group.remove(one)
                    left[key(one, with_place=True)].remove(one)
                    found[at] = one
    return found


def places(row: ActivityRow, home: str) -> tuple[str, ...]:
    """Return how our workbooks write the place of an activity of the office in ``home``."""
    return (
        location_cell(row.region_code, row.location_text, home),
        location_in_words(row.region_code, row.location_text, home),
    )


def _by_key(
    rows: Iterable[Row], key: Callable[[Row], tuple[str, ...]]
) -> dict[tuple[str, ...], list[Row]]:
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups


def _settle(
    parsed: ParsedPlan,
    rows: Sequence[ParsedRow],
    numbers: Sequence[int],
    group: list[ActivityRow],
    found: list[ActivityRow | None],
    same: Callable[[ParsedRow, ActivityRow], bool],
    say: Callable[[Remark], None],
    *,
    guessed: bool,
) -> None:
    """Give the rows with these numbers their activities out of ``group``, which shrinks."""
    rest = list(numbers)
    if len(group) > 1:
        rest = []
        for at in numbers:
            one = next((o for o in group[:_LOOKED_AT] if same(rows[at], o)), None)
            if one is None:
                rest.append(at)
            else:
                group.remove(one)
                found[at] = one
    if guessed and rest and len(group) > 1 and len(group) != len(rest):
        message = _("cocok dengan {count} kegiatan dalam rencana; yang diubah «{title}»")
        for at, one in zip(rest, group, strict=False):
            said = message.format(count=len(group), title=one.title[:80])
            say(Remark(parsed.sheet, rows[at].row, "", "", said))
    for at in rest:
        if group:
            found[at] = group.pop(0)
