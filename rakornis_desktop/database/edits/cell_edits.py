"""Many cells of the table of activities at once, as they are pasted: one step of undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet
    from rakornis_desktop.database.program_database import Database

# Stands among the values for the sum of year n, which is a budget and no column of Activity.
BUDGET = "budget"


def fill_cells(database: Database, cells: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
    """Write ``(activity id, columns by name)``; all of them or, if one is refused, none.

    ``budget`` among the columns sets year n's budget in rupiah. Raises FieldRefusal, and Refusal
    for a budget of an activity that several funding sources pay for.
    """
    from rakornis_desktop.database.tables import Activity

    label = _("Tempel ke {count} kegiatan").format(count=len(cells))
    with database.change_set(label) as changes:
        for activity_id, values in cells:
            columns = {name: value for name, value in values.items() if name != BUDGET}
            if columns:
                changes.update(Activity, activity_id, **columns)
            if BUDGET in values:
                _set_budget(changes, activity_id, values[BUDGET])


def _set_budget(changes: ChangeSet, activity_id: str, amount: int) -> None:
    from rakornis_desktop.database.tables import Budget

    budgets = changes.read(
        "SELECT id FROM budget WHERE activity_id = ? AND year_offset = 0", (activity_id,)
    )
    if len(budgets) > 1:
        ((title,),) = changes.read("SELECT title FROM activity WHERE id = ?", (activity_id,))
        raise Refusal(
            _(
                "Pagu «{title}» terbagi atas {count} sumber dana, jadi tidak dapat ditempel. "
                "Ubah di formulirnya."
            ).format(title=title, count=len(budgets))
        )
    if budgets:
        changes.update(Budget, budgets[0][0], amount=amount)
    else:
        changes.add(Budget, activity_id=activity_id, year_offset=0, amount=amount)
