"""The fields of an activity: what each shows, and how it reads what was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from rakornis_desktop.choices import Tier
from rakornis_desktop.database.fields.choice_names import tier_name
from rakornis_desktop.database.fields.registry import fields_of
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.activity_lines import ActivityLine
from rakornis_desktop.database.queries.activity_rows import ActivityRow
from rakornis_desktop.database.queries.plans_of_offices import PlanRow
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.quantity import quantity
from rakornis_desktop.ui.activities.purpose_fields import area_field, indicator_field
from rakornis_desktop.ui.furniture.field import (
    ChoiceField,
    Field,
    LineField,
    LookupField,
    NotTaken,
    TextField,
)
from rakornis_desktop.ui.furniture.lookups import (
    entries_of,
    region_choices,
    region_label,
    sub_kegiatan_choices,
    sub_kegiatan_label,
)
from rakornis_desktop.ui.furniture.readings import read_quantity
from rakornis_desktop.ui.furniture.registered_fields import registered_field

# The part of the form that lies in rows of state and number.
READINESS = "readiness"
TIERS = (Tier.PROVINCE, Tier.CENTRE, Tier.REGENCY)


def activity_fields(
    database: Database, plan: PlanRow, shown: Callable[[], ActivityRow | None]
) -> dict[str, Field]:
    """Return the fields by name; ``shown`` gives the activity that the form shows."""
    fields = [
        indicator_field(database),
        area_field(database, plan.office_id),
        _code_field(plan, shown),
        _title_field(),
        LookupField(
            "region_code",
            _("Lokasi"),
            lambda text: region_choices(text, plan.region_code),
            lambda r: region_label(r.region_code) or r.location_text,
            _read_region,
            lambda text: {"region_code": "", "location_text": text},
        ),
        LineField(
            "volume",
            _("Volume"),
            lambda r: r.target_text if r.volume is None else quantity(r.volume),
            _read_volume,
            figures=True,
        ),
        LineField(
            "volume_next",
            _("Volume {year}").format(year=plan.fiscal_year + 1),
            lambda r: r.target_next_text if r.volume_next is None else quantity(r.volume_next),
            lambda text: {"volume_next": read_quantity(text)[0], "target_next_text": ""},
            figures=True,
        ),
        ChoiceField(
            "proposed_to",
            _("Diusulkan ke"),
            [(value, tier_name(value)) for value in TIERS],
            lambda r: r.proposed_to or "",
            lambda text: {"proposed_to": text or None},
        ),
    ]
    found = {field.name: field for field in fields}
    # What has no way of its own to be shown and read is made from its line in the registry.
    for registered in fields_of("activity"):
        if registered.section and registered.section != READINESS:
            found.setdefault(registered.column, registered_field("activity", registered))
    return found


def unplaced(fields: Iterable[str], section: str) -> tuple[str, ...]:
    """Return the columns of a section that are not among ``fields``, in their order."""
    placed = set(fields)
    return tuple(
        registered.column
        for registered in fields_of("activity")
        if registered.section == section and registered.column not in placed
    )


def new_title() -> str:
    """Return the title of an activity that was added and has not been named yet.

    The table keeps it, since a title must not be empty; the field shows it as what is to be
    filled in, and the first letter takes its place.
    """
    return _("Kegiatan baru")


def following_code(edition: str, code: str, row: ActivityRow | ActivityLine) -> dict[str, Any]:
    """Return the columns that follow the code ``row`` is given.

    What the officer wrote by hand stays; what the nomenclature had filled follows it.
    """
    entries = entries_of(edition)
    entry = entries.get(code) if entries else None
    if entries is None or entry is None:
        return {}
    values = {}
    before = entries.get(row.code)
    if row.indicator in ("", before.indicator if before else ""):
        values["indicator"] = entry.indicator
    if row.unit in ("", before.unit if before else ""):
        values["unit"] = entry.unit
    if row.title in ("", new_title(), before.name if before else ""):
        values["title"] = entry.name
    return values


def _code_field(plan: PlanRow, shown: Callable[[], ActivityRow | None]) -> LookupField:
    def read(code: str) -> dict[str, Any]:
        row = shown()
        return {"code": code} | (following_code(plan.edition, code, row) if row else {})

    def read_typed(text: str) -> dict[str, Any]:
        row = shown()
        code = text.split()[0] if text else ""
        if not code or (row and row.code and code == row.code):
            return {"code": code}
        entries = entries_of(plan.edition)
        entry = entries.get(code) if entries else None
        if entry and entry.level == "sub_kegiatan":
            return read(code)
        raise NotTaken(
            _(
                "«{text}» bukan sub kegiatan dalam nomenklatur {edition}. "
                "Ketik sebagian kode atau nama, lalu pilih dari daftar."
            ).format(text=text, edition=plan.edition)
        )

    return LookupField(
        "code",
        _("Sub kegiatan"),
        lambda text: sub_kegiatan_choices(text, plan.edition, plan.tier),
        lambda r: sub_kegiatan_label(r.code, plan.edition),
        read,
        read_typed,
    )


def _title_field() -> TextField:
    field = TextField(
        "title", _("Uraian"), lambda r: "" if r.title == new_title() else r.title, _read_title
    )
    field.editor.setPlaceholderText(new_title())
    return field


def _read_title(text: str) -> dict[str, Any]:
    if not text:
        raise NotTaken(_("Uraian harus diisi."))
    return {"title": text}


def _read_region(code: str) -> dict[str, Any]:
    return {"region_code": code, "location_text": ""}


def _read_volume(text: str) -> dict[str, Any]:
    value, unit = read_quantity(text)
    values: dict[str, Any] = {"volume": value, "target_text": ""}
    return values | {"unit": unit} if unit else values
