"""A KRISNA export into the database: the proposals and, answering them, the centre's activities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rakornis_desktop.database.edits.field_refusal import FieldRefusal
from rakornis_desktop.database.fields.choice_names import answer_step
from rakornis_desktop.database.new_database import office_plan
from rakornis_desktop.database.queries.activity_rows import ActivityRow, activities_of
from rakornis_desktop.database.queries.plans_of_offices import PlanRow, own_plan
from rakornis_desktop.database.queries.proposals import (
    answers_by_activity,
    components_of,
    criteria_of,
)
from rakornis_desktop.excel.krisna.krisna_export import KrisnaExport, ParsedAnswer, Proposal
from rakornis_desktop.excel.reading.parsed_plan import ParsedRow, Remark
from rakornis_desktop.excel.taking.import_result import ImportResult
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.language.quantity import quantity
from rakornis_desktop.meeting.agenda.agenda_mending import mend_agenda_links

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet
    from rakornis_desktop.database.program_database import Database

CENTRE = "00"


def apply_export(
    database: Database, export: KrisnaExport, *, as_office: str | None = None
) -> ImportResult:
    """Write an export in one step of undo: each row a proposal and the centre's activity.

    The proposals go into the plan of the proposing office, ours where the proposer is no region
    of the reference tables; other rows of these plans stay. Proposals imported before are found
    by their number and updated; what the centre has changed since is told. Raises Refusal.
    """
    result = ImportResult(export, saved=True)
    ours = own_plan(database)
    if as_office == ours.region_code:
        # An export names its proposers itself; "ours" is only what it falls back to.
        as_office = None
    label = _("Impor {count} usulan dari {file}").format(
        count=len(export.proposals), file=export.file
    )
    with database.change_set(label) as changes:
        writer = _Writer(database, changes, ours, export, result)
        for proposal in export.proposals:
            writer.write(proposal, as_office or proposal.proposer_code or ours.region_code)
        for plan_id in writer.plan_ids() if result.new else ():
            mend_agenda_links(database, changes, plan_id)
    return result


class _Writer:
    """Writes proposals into the plans they belong to."""

    def __init__(
        self,
        database: Database,
        changes: ChangeSet,
        ours: PlanRow,
        export: KrisnaExport,
        result: ImportResult,
    ) -> None:
        self._database = database
        self._changes = changes
        self._ours = ours
        self._export = export
        self._result = result
        self._plans: dict[str, str] = {}
        self._rows: dict[str, dict[str, ActivityRow]] = {}
        self._answers: dict[str, Any] = {}
        self._next: dict[str, int] = {}

    def write(self, proposal: Proposal, office: str) -> None:
        """Write one proposal with its answer; one that the database refuses is left out whole."""
        asked_plan, centre = self._plan(office), self._plan(CENTRE)
        try:
            self._check(proposal.asked)
            self._check(proposal.granted)
        except FieldRefusal as refusal:
            self._result.also_refused.append(
                Remark(
                    proposal.asked.sheet, proposal.asked.row, refusal.field,
                    str(refusal.value)[:200], str(refusal),
                )
            )  # fmt: skip
            return
        if office == self._ours.region_code and not proposal.proposer_code:
            message = _("pengusul di luar tabel wilayah; usulannya disimpan pada rencana kita")
            self._tell(proposal, "pengusul_nama", proposal.proposer, message)
        asked_id, asked_change = self._put(proposal.asked, asked_plan)
        # Linked by answers_reference: the centre's row names the proposal it answers.
        silent = proposal.silent
        granted_id, granted_change = self._put(
            proposal.granted, centre, money="granted" not in silent
        )
        self._parts(asked_id, proposal)
        told = list(granted_change or ())
        if "answers" not in silent:
            told += self._answered(granted_id, proposal.answers)
        for message in told:
            self._tell(proposal, _("jawaban pusat"), "", message)
        if asked_change is None:
            self._result.new += 1
        elif asked_change or told:
            self._result.changed += 1
        else:
            self._result.unchanged += 1

    def plan_ids(self) -> list[str]:
        """Return the plans that were written to."""
        return list(self._plans.values())

    def _plan(self, office: str) -> str:
        if office not in self._plans:
            if office == self._ours.region_code:
                plan_id = self._ours.id
            else:
                plan_id = office_plan(
                    self._database, self._changes, office, self._ours.fiscal_year,
                    self._ours.edition, self._export.file,
                )  # fmt: skip
            self._plans[office] = plan_id
            rows = activities_of(self._database, plan_id)
            self._rows[plan_id] = {row.reference: row for row in rows if row.reference}
            self._next[plan_id] = max((row.position for row in rows), default=-1) + 1
            self._answers |= answers_by_activity(self._database, [plan_id])
        return self._plans[office]

    def _check(self, row: ParsedRow) -> None:
        from rakornis_desktop.database.edits.validation import validated_field
        from rakornis_desktop.database.tables import Activity, Budget

        for name, value in row.values.items():
            validated_field(Activity, name, value)
        for budget in row.budgets:
            validated_field(Budget, "amount", budget.amount)

    def _put(
        self, parsed: ParsedRow, plan_id: str, *, money: bool = True
    ) -> tuple[str, list[str] | None]:
        """Add or update one activity; returns its id and what changed in it, None if it is new."""
        from rakornis_desktop.database.tables import Activity, Budget

        values = parsed.values | {
            "origin": f"{self._export.file}, {parsed.sheet}, {parsed.row}"[:300]
        }
        before = self._rows[plan_id].get(parsed.values["reference"])
        if before is None:
            row_id = self._changes.add(
                Activity, plan_id=plan_id, position=self._next[plan_id], **values
            ).id
            self._next[plan_id] += 1
            for budget in parsed.budgets:
                self._changes.add(Budget, activity_id=row_id, **budget._asdict())
            return row_id, None
        values.pop("origin")
        differing = {
            name: value
            for name, value in values.items()
            if getattr(before, name) != value and not _same_number(getattr(before, name), value)
        }
        if differing:
            self._changes.update(Activity, before.id, **differing)
        told = self._changed(before, differing)
        if money:
            told += self._money(before, parsed)
        return before.id, told

    def _changed(self, before: ActivityRow, differing: dict[str, Any]) -> list[str]:
        told = []
        if "volume" in differing:
            told.append(
                _("volume berubah dari {old} menjadi {new}").format(
                    old=_amount(before.volume), new=_amount(differing["volume"])
                )
            )
        if differing.keys() - {"volume"}:
            told.append(_("keterangan berubah"))
        return told

    def _money(self, before: ActivityRow, parsed: ParsedRow) -> list[str]:
        from rakornis_desktop.database.tables import Budget

        budgets = self._changes.read(
            "SELECT id, year_offset, funding_source, funding_text, amount FROM budget "
            "WHERE activity_id = ? AND year_offset = 0 ORDER BY id",
            (before.id,),
        )
        now = [tuple(budget) for budget in parsed.budgets]
        if [tuple(row[1:]) for row in budgets] == now:
            return []
        self._changes.delete(Budget, *(row[0] for row in budgets))
        for budget in parsed.budgets:
            self._changes.add(Budget, activity_id=before.id, **budget._asdict())
        amount = sum(budget.amount for budget in parsed.budgets)
        if amount == before.budget:
            return []
        return [
            _("nilai berubah dari Rp {old} menjadi Rp {new}").format(
                old=rupiah(before.budget), new=rupiah(amount)
            )
        ]

    def _parts(self, activity_id: str, proposal: Proposal) -> None:
        """Write components and criteria anew where they differ."""
        from rakornis_desktop.database.tables import Component, ReadinessCriterion

        components = components_of(self._database, activity_id)
        if "components" not in proposal.silent and [
            (c.number, c.name, c.volume, c.unit) for c in components
        ] != [tuple(c) for c in proposal.components]:
            self._changes.delete(Component, *(c.id for c in components))
            for at, part in enumerate(proposal.components):
                self._changes.add(Component, activity_id=activity_id, position=at, **part._asdict())
        criteria = criteria_of(self._database, activity_id)
        if "criteria" not in proposal.silent and [
            (c.name, c.state, c.evidence) for c in criteria
        ] != [tuple(c) for c in proposal.criteria]:
            self._changes.delete(ReadinessCriterion, *(c.id for c in criteria))
            for at, entry in enumerate(proposal.criteria):
                self._changes.add(
                    ReadinessCriterion, activity_id=activity_id, position=at, **entry._asdict()
                )

    def _answered(self, activity_id: str, answers: list[ParsedAnswer]) -> list[str]:
        """Write what each step said; returns in words what it says differently from before."""
        from rakornis_desktop.database.tables import CentreAnswer

        before = self._answers.get(activity_id, [])
        if [(a.step, a.verdict, a.note) for a in before] == [tuple(a) for a in answers]:
            return []
        self._changes.delete(CentreAnswer, *(a.id for a in before))
        for at, answer in enumerate(answers):
            self._changes.add(
                CentreAnswer, activity_id=activity_id, position=at, **answer._asdict()
            )
        if not before:
            return []
        old = {a.step: a for a in before}
        told = []
        for answer in answers:
            was = old.get(answer.step)
            step = answer_step(answer.step)
            if was is None or was.verdict != answer.verdict:
                told.append(
                    _("{step}: dari {old} menjadi {new}").format(
                        step=step, old=was.verdict if was else "-", new=answer.verdict or "-"
                    )
                )
            if was is not None and was.note != answer.note:
                told.append(_("{step}: catatannya berubah").format(step=step))
        return told

    def _tell(self, proposal: Proposal, column: str, value: str, message: str) -> None:
        self._result.further.append(
            Remark(proposal.asked.sheet, proposal.asked.row, column, value[:200], message)
        )


def _same_number(old: Any, new: Any) -> bool:
    return old is not None and new is not None and not isinstance(new, str) and old == new


def _amount(value: Any) -> str:
    return "-" if value is None else quantity(value)
