"""What is done to the rundown (susunan acara): each function is one step of undo.

Times follow from the order (rundown_times). What was typed as a fixed time is treated simply: who
moves an item says where it belongs, so its own typed time goes; the time at which a day begins
stays with the day's first place, whoever comes to stand there; every other typed time stays, and
where it clashes now that is shown. :func:`follow_order` lets all of them go at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rakornis_desktop.database.journal.step_labels import edit_label, short
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.meeting.ordered_rows import label_about, next_position, title_of

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet
    from rakornis_desktop.database.program_database import Database


def add_rundown_item(
    database: Database, meeting_id: str, values: Mapping[str, Any], after: str = ""
) -> str:
    """Add an item behind the item ``after`` and on its day, without one at the end.

    ``values`` are title, day, starts_at, minutes, speaker. Returns its id. Raises FieldRefusal.
    """
    from rakornis_desktop.database.tables import RundownItem

    label = _("Tambah acara {title}").format(title=short(str(values.get("title", ""))))
    with database.change_set(label) as changes:
        given = dict(values)
        days = _days(changes, meeting_id)
        day = next((day for day, ids in days.items() if after in ids), 0)
        if "day" not in given:
            given["day"] = day or max(days, default=1)
        position = next_position(changes, "rundown_item", meeting_id)
        row = changes.add(RundownItem, **{**given, "meeting_id": meeting_id, "position": position})
        if day and row.day == day:
            _place(changes, meeting_id, [row.id], day, days[day].index(after) + 1)
    return row.id


def update_rundown_item(database: Database, item_id: str, values: Mapping[str, Any]) -> None:
    """Write columns of a rundown item; an empty starts_at lets it follow. Raises FieldRefusal."""
    from rakornis_desktop.database.tables import RundownItem

    title = str(values.get("title") or title_of(database, "rundown_item", item_id))
    with database.change_set(edit_label("rundown_item", list(values), title)) as changes:
        changes.update(RundownItem, item_id, **values)


def move_rundown_items(database: Database, item_ids: Sequence[str], day: int, place: int) -> None:
    """Make items the ones from ``place`` on (from 0, of those that stay) of a day, in their order.

    The rules for typed times stand at the head of this file. Raises FieldRefusal for no such day.
    """
    from rakornis_desktop.database.edits.validation import validated_field
    from rakornis_desktop.database.tables import RundownItem

    if not item_ids:
        return
    validated_field(RundownItem, "day", day)
    label = label_about(
        database,
        "rundown_item",
        item_ids,
        _("Pindahkan acara {title}"),
        _("Pindahkan {count} acara"),
    )
    with database.change_set(label) as changes:
        found = changes.read("SELECT meeting_id FROM rundown_item WHERE id = ?", (item_ids[0],))
        if not found:
            raise KeyError(f"rundown_item: {item_ids[0]}")
        meeting_id = found[0][0]
        firsts = {at: ids[0] for at, ids in _days(changes, meeting_id).items()}
        _place(changes, meeting_id, item_ids, day, place)
        _keep_day_times(changes, meeting_id, item_ids, firsts)


def follow_order(database: Database, meeting_id: str) -> None:
    """Let every typed time go but that of each day's first item: all follow from the order."""
    with database.change_set(_("Susun ulang waktu acara")) as changes:
        firsts = {ids[0] for ids in _days(changes, meeting_id).values()}
        typed = changes.read(
            "SELECT id FROM rundown_item WHERE meeting_id = ? AND starts_at <> ''", (meeting_id,)
        )
        _set_times(changes, {id_: "" for (id_,) in typed if id_ not in firsts})


def delete_rundown_items(database: Database, item_ids: Sequence[str]) -> None:
    """Delete rundown items; the day still begins when it did."""
    from rakornis_desktop.database.tables import RundownItem

    if not item_ids:
        return
    label = label_about(
        database, "rundown_item", item_ids, _("Hapus acara {title}"), _("Hapus {count} acara")
    )
    with database.change_set(label) as changes:
        meetings = changes.read("SELECT meeting_id FROM rundown_item WHERE id = ?", (item_ids[0],))
        meeting_id = meetings[0][0] if meetings else ""
        firsts = {at: ids[0] for at, ids in _days(changes, meeting_id).items()}
        times = _times(changes, meeting_id)
        changes.delete(RundownItem, *item_ids)
        left = _days(changes, meeting_id)
        _set_times(
            changes,
            {
                left[at][0]: times[first]
                for at, first in firsts.items()
                if first in item_ids and at in left and times[first] and not times[left[at][0]]
            },
        )


def _place(
    changes: ChangeSet, meeting_id: str, item_ids: Sequence[str], day: int, place: int
) -> None:
    """Put items into a day, those of the day numbered anew."""
    moved = list(dict.fromkeys(item_ids))
    stay = [id_ for id_ in _days(changes, meeting_id).get(day, []) if id_ not in moved]
    place = min(max(place, 0), len(stay))
    order = [*stay[:place], *moved, *stay[place:]]
    now = {
        id_: (at, position)
        for id_, at, position in changes.read(
            "SELECT id, day, position FROM rundown_item WHERE meeting_id = ?", (meeting_id,)
        )
    }
    changes.update_many(
        "rundown_item",
        ["day", "position"],
        [
            [day, number, id_]
            for number, id_ in enumerate(order)
            if id_ in now and now[id_] != (day, number)
        ],
    )


def _keep_day_times(
    changes: ChangeSet, meeting_id: str, moved: Sequence[str], firsts: Mapping[int, str]
) -> None:
    """After a move: typed times of the moved go, the time of a day stays with its first place."""
    days, times = _days(changes, meeting_id), _times(changes, meeting_id)
    wanted = dict(times)
    for id_ in moved:
        wanted[id_] = ""
    for day, ids in days.items():
        before = firsts.get(day)
        if before is None:
            # A day that was empty begins when what came first was to begin.
            wanted[ids[0]] = times[ids[0]]
        elif ids[0] != before:
            if before in ids:
                wanted[before] = ""
            wanted[ids[0]] = wanted[ids[0]] or times[before]
        else:
            wanted[before] = times[before]
    _set_times(changes, {id_: time for id_, time in wanted.items() if time != times[id_]})


def _set_times(changes: ChangeSet, times: Mapping[str, str]) -> None:
    changes.update_many("rundown_item", ["starts_at"], [[time, id_] for id_, time in times.items()])


def _times(changes: ChangeSet, meeting_id: str) -> dict[str, str]:
    return dict(
        changes.read("SELECT id, starts_at FROM rundown_item WHERE meeting_id = ?", (meeting_id,))
    )


def _days(changes: ChangeSet, meeting_id: str) -> dict[int, list[str]]:
    """Return the ids of each day in their order."""
    days: dict[int, list[str]] = {}
    for id_, day in changes.read(
        "SELECT id, day FROM rundown_item WHERE meeting_id = ? ORDER BY day, position, id",
        (meeting_id,),
    ):
        days.setdefault(day, []).append(id_)
    return days
