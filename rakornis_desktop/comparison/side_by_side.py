"""A pair field by field as text for the eye, differences marked."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.comparison.comparison_words import Runs, marked_words
from rakornis_desktop.comparison.findings.office_names import office_name
from rakornis_desktop.comparison.pair import Difference, Pair
from rakornis_desktop.database.activity_words import location_in_words, target_in_words
from rakornis_desktop.database.fields.choice_names import answer_step, area_kind_name, tier_name
from rakornis_desktop.database.queries.activity_rows import ActivityRow
from rakornis_desktop.database.queries.plans_of_offices import PlanRow
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.language.quantity import quantity
from rakornis_desktop.reference.units import same_quantity

if TYPE_CHECKING:
    from rakornis_desktop.comparison.compare import Comparison


class FieldView(NamedTuple):
    """One field: its label, the sides as runs ``(text, differs)``, the difference in words.

    ``third`` is empty where only two plans are compared; ``name`` is the field of the activity.
    """

    label: str
    left: Runs
    right: Runs
    difference: str
    differs: bool
    third: Runs = ()
    name: str = ""


def office_label(plan: PlanRow) -> str:
    """Return what the head of an office's side says; see :func:`office_name`."""
    return office_name(plan)


def side_by_side(pair: Pair, comparison: Comparison) -> list[FieldView]:
    """Return the fields of a pair in the order of a form; those empty on all sides left out."""
    filled = [side for side, row in enumerate(pair.sides) if row is not None]
    views = []
    for fields, label, shown in _fields():
        texts = [shown(row) if row is not None else "" for row in pair.sides]
        if any(texts):
            views.append(_view(pair, fields, label, texts, filled))
    if answer := _answers(pair, comparison):
        views.append(answer)
    return views


def _view(
    pair: Pair, fields: tuple[str, ...], label: str, texts: list[str], filled: list[int]
) -> FieldView:
    """Return one field; each side is marked against the first one that has a row."""
    runs = [_unmarked(text) for text in texts]
    words, differs = [], False
    base = filled[0]
    for other in filled[1:]:
        found = [
            difference
            for difference in pair.differences
            if difference.field in fields and difference.sides == (base, other)
        ]
        one, two = pair.sides[base], pair.sides[other]
        assert one is not None and two is not None
        said = _in_words(fields[0], found, one, two)
        if said:
            words.append(said)
        if found:
            differs = True
            marked_base, runs[other] = marked_words(texts[base], texts[other])
            if other == filled[1]:
                runs[base] = marked_base
    return FieldView(label, runs[0], runs[1], "\n".join(words), differs, runs[2], fields[0])


def _answers(pair: Pair, comparison: Comparison) -> FieldView | None:
    """Return what the centre's system answered, step by step."""
    said = [
        "\n".join(
            f"{answer_step(answer.step)}: {answer.verdict or '-'}"
            for answer in (comparison.answers.get(row.id, ()) if row is not None else ())
        )
        for row in pair.sides
    ]
    if not any(said):
        return None
    left, right, third = (_unmarked(text) for text in said)
    return FieldView(_("Jawaban pusat"), left, right, "", False, third, "centre_answer")


def _fields() -> tuple[tuple[tuple[str, ...], str, Callable[[ActivityRow], str]], ...]:
    return (
        (("reference",), _("Nomor"), lambda row: row.reference),
        (("code",), _("Kode"), lambda row: row.code),
        (("title",), _("Uraian"), lambda row: row.title),
        (("indicator",), _("Indikator"), lambda row: row.indicator),
        (("location",), _("Lokasi"), _location),
        (("volume", "unit", "target_text"), _("Volume"), _target),
        (("budget",), _("Pagu (Rp)"), lambda row: rupiah(row.budget)),
        (("budget_next",), _("Pagu n+1 (Rp)"), _budget_next),
        (("beneficiaries",), _("Penerima manfaat"), _beneficiaries),
        (("area_kind",), _("Jenis kawasan"), _area_kind),
        (("slum_area_ha",), _("Luas kumuh (ha)"), _slum_area),
        (("proposed_to",), _("Diusulkan ke"), _proposed_to),
        (("note",), _("Catatan"), lambda row: row.note),
    )


def _in_words(field: str, found: list[Difference], one: ActivityRow, other: ActivityRow) -> str:
    """Return "−40 SR", "−350.000.000" over "−28,0 %", "lebih luas", or nothing."""
    if field == "location" and not found:
        return _precision(one, other)
    if field == "code" and not found and one.code != other.code:
        return _("padanan")
    if not found:
        return ""
    difference = found[0]
    if difference.kind == "money":
        return _money(difference)
    if difference.field == "volume" and one.volume is not None and other.volume is not None:
        factor = same_quantity(one.unit, other.unit)
        if factor is not None:
            return f"{_signed(other.volume - one.volume * factor)} {other.unit}".strip()
        return _("satuan lain")
    if difference.kind == "quantity" and None not in (difference.left, difference.right):
        return _signed(Decimal(difference.right) - Decimal(difference.left))
    return {
        "code": _("kode lain"),
        "location": _("tempat lain"),
        "unit": _("satuan lain"),
    }.get(difference.field, _("berbeda"))


def _money(difference: Difference) -> str:
    if difference.ratio is None:
        return _signed(Decimal(difference.right - difference.left))
    percent = Decimal(str(difference.ratio * 100 - 100)).quantize(Decimal("0.1"))
    amount = difference.right - difference.left
    sign = "+" if amount > 0 else "−"
    return f"{sign}{rupiah(abs(amount))}\n{_signed(percent, places=1)} %"


def _signed(value: Decimal, places: int = 0) -> str:
    sign = "+" if value > 0 else "−" if value < 0 else "±"
    text = quantity(abs(value))
    if places and "," not in text:
        text += "," + "0" * places
    return f"{sign}{text}"


def _precision(one: ActivityRow, other: ActivityRow) -> str:
    if one.region_code and other.region_code.startswith(f"{one.region_code}."):
        return _("lebih rinci")
    if other.region_code and one.region_code.startswith(f"{other.region_code}."):
        return _("lebih luas")
    return ""


def _unmarked(text: str) -> Runs:
    return ((text, False),) if text else ()


def _location(row: ActivityRow) -> str:
    return location_in_words(row.region_code, row.location_text)


def _target(row: ActivityRow) -> str:
    return target_in_words(row.volume, row.unit, row.target_text)


def _budget_next(row: ActivityRow) -> str:
    return rupiah(row.budget_next) if row.budget_next else ""


def _beneficiaries(row: ActivityRow) -> str:
    if row.beneficiaries is None:
        return ""
    return f"{rupiah(row.beneficiaries)} {row.beneficiary_unit}".strip()


def _area_kind(row: ActivityRow) -> str:
    return area_kind_name(row.area_kind) if row.area_kind else ""


def _slum_area(row: ActivityRow) -> str:
    return "" if row.slum_area_ha is None else quantity(row.slum_area_ha)


def _proposed_to(row: ActivityRow) -> str:
    return tier_name(row.proposed_to) if row.proposed_to else ""
