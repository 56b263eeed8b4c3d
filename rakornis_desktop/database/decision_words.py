"""A decision as papers say it."""

from __future__ import annotations

from rakornis_desktop.choices import DecisionStatus
from rakornis_desktop.database.activity_words import target_in_words
from rakornis_desktop.database.fields.choice_names import decision_name
from rakornis_desktop.database.queries.decision_rows import DecisionRow
from rakornis_desktop.language.catalogue import translate as _

# In the order in which they are offered (reference/istilah_status.csv, Keputusan).
DECISIONS = tuple(DecisionStatus)


def decision_in_words(decision: DecisionRow | None) -> str:
    """Return "Disepakati dengan catatan: 80 SR, Rp 900.000.000. Dibagi dua tahap.", "" if none."""
    if decision is None:
        return ""
    text = decision_name(decision.status)
    if agreed := agreed_in_words(decision):
        text += f": {agreed}"
    note = decision.note.strip()
    return f"{text}. {note}" if note else text


def agreed_in_words(decision: DecisionRow) -> str:
    """Return "80 SR, Rp 900.000.000", "" where neither volume nor budget was agreed."""
    from rakornis_desktop.language.money import rupiah

    agreed = []
    if decision.agreed_volume is not None:
        agreed.append(target_in_words(decision.agreed_volume, decision.agreed_unit, ""))
    if decision.agreed_budget is not None:
        agreed.append(_("Rp {amount}").format(amount=rupiah(decision.agreed_budget)))
    return ", ".join(agreed)
