"""Many cells of the table of activities at once, as they are pasted: one step of undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet
    from rakornis_desktop.database.program_database import Database

# Stand among the values for the sums of year n and n+1 and for what pays, which are no columns of
# Activity but of its budgets.
BUDGET, BUDGET_NEXT, FUNDING = "budget", "budget_next", "funding"
_YEARS = {BUDGET: 0, BUDGET_NEXT: 1}


def fill_cells(database: Database, cells: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
    """Write ``(activity id, columns by name)``; all of them or, if one is refused, none.

    ``budget`` and ``budget_next`` among the columns set a year's budget in rupiah, ``funding``
    the key of the source that pays. Raises FieldRefusal, and Refusal for an activity that several
    funding sources pay for.
    """
    from rakornis_desktop.database.tables import Activity

    if not cells:
        return
    label = _("Tempel ke {count} kegiatan").format(count=len(cells))
    with database.change_set(label) as changes:
        for activity_id, values in cells:
            of_budgets = {name: values[name] for name in (*_YEARS, FUNDING) if name in values}
            columns = {name: value for name, value in values.items() if name not in of_budgets}
            if columns:
                changes.update(Activity, activity_id, **columns)
            if of_budgets:
                _set_budgets(changes, activity_id, of_budgets)


def _set_budgets(changes: ChangeSet, activity_id: str, values: Mapping[str, Any]) -> None:
    from rakornis_desktop.database.tables import Budget

    budgets = changes.read(
        "SELECT id, year_offset, funding_source, funding_text FROM budget WHERE activity_id = ?",
        (activity_id,),
    )
    sources = {budget[2:] for budget in budgets}
    if FUNDING in values:
        if len(sources) > 1:
            raise _several(changes, activity_id, len(sources))
        sources = {(values[FUNDING], "")}
        for id_, *_rest in budgets:
            changes.update(Budget, id_, funding_source=values[FUNDING], funding_text="")
    source, text = next(iter(sources)) if len(sources) == 1 else ("", "")
    added = False
    for name, year in _YEARS.items():
        own = [id_ for id_, offset, *_source in budgets if offset == year]
        if name not in values:
            continue
        if len(own) > 1:
            raise _several(changes, activity_id, len(own))
        if own:
            changes.update(Budget, own[0], amount=values[name])
        elif values[name]:
            added = True
            changes.add(
                Budget,
                activity_id=activity_id,
                year_offset=year,
                funding_source=source,
                funding_text=text,
                amount=values[name],
            )
    if values.get(FUNDING) and not budgets and not added:
        # The source is known before the amount.
        changes.add(Budget, activity_id=activity_id, year_offset=0, funding_source=source, amount=0)


def _several(changes: ChangeSet, activity_id: str, count: int) -> Refusal:
    ((title,),) = changes.read("SELECT title FROM activity WHERE id = ?", (activity_id,))
    return Refusal(
        _(
            "Pagu «{title}» terbagi atas {count} sumber dana, jadi tidak dapat ditempel. "
            "Ubah di formulirnya."
        ).format(title=title, count=count)
    )
