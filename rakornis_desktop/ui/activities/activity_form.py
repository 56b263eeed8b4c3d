"""The form under the table: edits the selected activity in place, field by field.

A field is stored while it is typed. A value that is refused stays in its field with the reason;
whoever goes on to another activity is asked what is to become of it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from rakornis_desktop.database.edits.activity_edits import set_budgets, update_activity
from rakornis_desktop.database.queries.activity_rows import ActivityRow, budgets_of_activity
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.activities.activity_fields import activity_fields, unplaced
from rakornis_desktop.ui.activities.budget_field import BudgetField
from rakornis_desktop.ui.activities.readiness_fields import ReadinessRows
from rakornis_desktop.ui.furniture.field import Field
from rakornis_desktop.ui.furniture.field_form import store_while_typed
from rakornis_desktop.ui.furniture.plain_text import PlainLabel, plain_tooltip
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE, WIDE

_BUDGETS = "budgets"
_Cells = tuple[tuple[tuple[str, int], ...], ...]
# Where a neighbour's reason makes a line higher, names stay side by side.
_TOP = Qt.AlignmentFlag.AlignTop


class ActivityForm(QScrollArea):
    """Shows one activity."""

    # Esc was pressed where nothing is in the way of leaving.
    escaped = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.row: ActivityRow | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Kegiatan yang dipilih"))
        plan = session.plan
        self.fields: dict[str, Field] = activity_fields(session.database, plan, lambda: self.row)
        self.fields[_BUDGETS] = BudgetField(
            _("Pagu (Rp)"),
            plan.fiscal_year,
            lambda row: budgets_of_activity(session.database, row.id),
        )
        self.readiness = ReadinessRows()
        self.fields |= self.readiness.fields
        self.answers = PlainLabel()
        self.answers.setWordWrap(True)
        for field in self.fields.values():
            field.escaped.connect(self.escaped)
        store_while_typed(
            self.fields.values(),
            session.database,
            lambda: f"activity:{self.row.id if self.row else ''}",
            self._write,
        )
        self._lay_out()
        self.set_row(None)

    def set_row(self, row: ActivityRow | None, answers: tuple[str, ...] = ()) -> None:
        """Show ``row`` and the titles of the issues it answers.

        A field that is being typed into keeps what stands in it while its row stays the same.
        """
        anew = row is None or self.row is None or row.id != self.row.id
        self.row = row
        self.setEnabled(row is not None and not self.session.database.read_only)
        for field in self.fields.values():
            field.show(row, anew=anew)
        self.answers.setText(
            _("Menjawab {count} isu").format(count=len(answers)) if answers else ""
        )
        self.answers.setToolTip(plain_tooltip("\n".join(answers)))

    def store(self) -> bool:
        """Store what is being typed; False while a value of this activity is refused."""
        stored = [field.flush() for field in self.fields.values()]
        return all(stored)

    def begin_edit(self, name: str = "code") -> None:
        """Put the cursor into a field."""
        self.fields[name].editor.setFocus()

    def _write(self, values: dict[str, object]) -> None:
        row = self.row
        if row is None:
            return
        budgets = values.pop(_BUDGETS, None)
        if budgets is not None:
            set_budgets(self.session.database, row.id, budgets)  # type: ignore[arg-type]
        # Undo names the one field that changed, not those that only might have.
        values = {name: value for name, value in values.items() if getattr(row, name) != value}
        if values:
            update_activity(self.session.database, row.id, values)

    def _lay_out(self) -> None:
        inside = QWidget()
        columns = QGridLayout(inside)
        columns.setContentsMargins(SPACE, NEAR, SPACE, NEAR)
        columns.setHorizontalSpacing(WIDE)
        columns.addWidget(self._group(_whole_section(_WHAT, "what"), 4), 0, 0)
        columns.addWidget(self._group(_whole_section(_HOW_MUCH, "how_much"), 4), 0, 1)
        columns.addWidget(self._readiness(), 0, 2)
        for column, stretch in enumerate((5, 5, 4)):
            columns.setColumnStretch(column, stretch)
        columns.setRowStretch(1, 1)
        self.setWidget(inside)

    def _group(self, rows: _Cells, width: int) -> QWidget:
        group = QWidget()
        grid = QGridLayout(group)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(NEAR)
        grid.setVerticalSpacing(NEAR)
        for row, cells in enumerate(rows):
            at = 0
            for name, span in cells:
                grid.addWidget(self.fields[name].frame, row, at, 1, span, _TOP)
                at += span
        for column in range(width):
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(len(rows), 1)
        return group

    def _readiness(self) -> QWidget:
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        title = PlainLabel(_("Kesiapan"))
        title.setForegroundRole(self.fields["title"].frame.label.foregroundRole())
        column.addWidget(title)
        column.addWidget(self.readiness)
        column.addWidget(self.answers)
        column.addStretch(1)
        return group


def _whole_section(rows: _Cells, section: str) -> _Cells:
    """Return the rows of a section, and beneath them what nobody has given a place, by twos."""
    further = unplaced((name for cells in rows for name, _span in cells), section)
    pairs = (further[at : at + 2] for at in range(0, len(further), 2))
    return (*rows, *(tuple((name, 2) for name in pair) for pair in pairs))


# Field and columns it takes, row by row.
_WHAT = (
    (("code", 4),),
    (("title", 4),),
    (("indicator", 4),),
    (("region_code", 4),),
    (("area_id", 2), ("area_kind", 1), ("slum_area_ha", 1)),
    (("note", 4),),
)
_HOW_MUCH = (
    (("volume", 1), ("unit", 1), ("volume_next", 1), ("priority", 1)),
    ((_BUDGETS, 4),),
    (("service_indicator", 4),),
    (("proposed_to", 2), ("beneficiaries", 1), ("beneficiary_unit", 1)),
    (("reference", 2), ("answers_reference", 2)),
    (("target_group", 4),),
)
