"""What is done to service figures and indicators: each function is one step of undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rakornis_desktop.database.edits.activity_edits import update_activity
from rakornis_desktop.database.edits.field_refusal import FieldRefusal
from rakornis_desktop.database.edits.service_checks import check_achievement
from rakornis_desktop.database.journal.step_labels import counted_label, edit_label, short
from rakornis_desktop.database.queries.service_rows import (
    AchievementRow,
    IndicatorRow,
    achievement,
    indicators,
)
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.reference.regions import regions
from rakornis_desktop.reference.service_standards import service_standards

if TYPE_CHECKING:
    from rakornis_desktop.database.journal.change_set import ChangeSet
    from rakornis_desktop.database.program_database import Database


def add_achievement(database: Database, values: Mapping[str, Any]) -> str:
    """Add need and service of a region, indicator and year; returns the new id.

    ``values`` are columns of ServiceAchievement. Raises FieldRefusal: served larger than need,
    an unknown region or indicator, the same region, indicator and year a second time.
    """
    label = _("Tambah capaian {what}").format(what=_named(values))
    with database.change_set(label) as changes:
        return write_achievement(changes, values, indicators(database))


def write_achievement(
    changes: ChangeSet,
    values: Mapping[str, Any],
    known: Mapping[str, IndicatorRow],
    achievement_id: str = "",
) -> str:
    """Add a row, or write all of ``achievement_id`` anew, inside ``changes``; returns its id."""
    from rakornis_desktop.database.edits.validation import validated_row
    from rakornis_desktop.database.tables import ServiceAchievement

    row = validated_row(ServiceAchievement, values)
    checked = row.model_dump(exclude={"id"})
    check_achievement(checked, known)
    _check_once(changes, checked, achievement_id)
    if achievement_id:
        changes.update(ServiceAchievement, achievement_id, **checked)
        return achievement_id
    return changes.add(ServiceAchievement, **checked).id


def update_achievement(database: Database, achievement_id: str, values: Mapping[str, Any]) -> None:
    """Write columns of one row; the whole row must hold then. Raises FieldRefusal or Refusal."""
    from rakornis_desktop.database.edits.validation import validated_field
    from rakornis_desktop.database.tables import ServiceAchievement

    row = achievement(database, achievement_id)
    if row is None:
        raise Refusal(_("Baris capaian ini sudah dihapus. Muat ulang halamannya."))
    checked = {
        name: validated_field(ServiceAchievement, name, value) for name, value in values.items()
    }
    whole = row._asdict() | checked
    check_achievement(whole, indicators(database))
    label = edit_label("service_achievement", list(values), _named(whole))
    with database.change_set(label) as changes:
        _check_once(changes, whole, achievement_id)
        changes.update(ServiceAchievement, achievement_id, **checked)


def delete_achievements(database: Database, rows: Sequence[AchievementRow]) -> None:
    """Delete rows of achievement."""
    from rakornis_desktop.database.tables import ServiceAchievement

    if not rows:
        return
    label = counted_label(
        _("Hapus capaian {title}"),
        _("Hapus {count} capaian"),
        [_named(row._asdict()) for row in rows],
    )
    with database.change_set(label) as changes:
        changes.delete(ServiceAchievement, *(row.id for row in rows))


def serve(
    database: Database,
    activity_id: str,
    indicator: str,
    beneficiaries: int | None = None,
    beneficiary_unit: str = "",
) -> None:
    """Say which indicator an activity serves and for how many; empty takes it back.

    Raises FieldRefusal where the unit is not the indicator's.
    """
    values: dict[str, Any] = {"service_indicator": indicator}
    if indicator and beneficiaries is not None:
        values |= {"beneficiaries": beneficiaries, "beneficiary_unit": beneficiary_unit}
    update_activity(database, activity_id, values)


def add_indicator(database: Database, values: Mapping[str, Any]) -> str:
    """Add an indicator of the office's own (RTLH, backlog, PSU); returns the new id.

    ``values`` are code, name, unit and direction (naik, turun). Raises FieldRefusal.
    """
    label = _("Tambah indikator {title}").format(title=short(str(values.get("name", ""))))
    with database.change_set(label) as changes:
        return write_indicator(changes, values)


def update_indicator(
    database: Database, indicator: IndicatorRow, values: Mapping[str, Any]
) -> None:
    """Write columns of an own indicator.

    Code, unit and direction stay once figures or activities rest on them. Raises FieldRefusal.
    """
    label = edit_label("indicator", list(values), indicator.name)
    with database.change_set(label) as changes:
        write_indicator(changes, values, indicator)


def write_indicator(
    changes: ChangeSet, values: Mapping[str, Any], indicator: IndicatorRow | None = None
) -> str:
    """Add an own indicator, or write columns of one, inside ``changes``; returns its id."""
    from rakornis_desktop.database.tables import Indicator

    _check_indicator(changes, values, indicator.id if indicator else "")
    if indicator is None:
        ((office_id, position),) = changes.read(
            "SELECT o.id, coalesce(max(i.position) + 1, 0) FROM office o "
            "LEFT JOIN indicator i ON i.office_id = o.id WHERE o.is_own"
        )
        return changes.add(Indicator, office_id=office_id, **{"position": position, **values}).id
    changed = [
        name
        for name in ("code", "unit", "direction")
        if name in values and values[name] != getattr(indicator, name)
    ]
    if changed and (used := _uses(changes, indicator.code)):
        raise FieldRefusal(
            "indicator",
            changed[0],
            str(values[changed[0]]),
            _("sudah dipakai {used}; buat indikator baru").format(used=used),
        )
    changes.update(Indicator, indicator.id, **values)
    return indicator.id


def delete_indicator(database: Database, indicator: IndicatorRow) -> None:
    """Delete an own indicator. Raises Refusal while figures or activities rest on it."""
    from rakornis_desktop.database.tables import Indicator

    if not indicator.is_own:
        raise Refusal(_("{code} adalah standar pelayanan minimal, jadi tetap ada.").format(
            code=indicator.code))  # fmt: skip
    label = _("Hapus indikator {title}").format(title=short(indicator.name))
    with database.change_set(label) as changes:
        if used := _uses(changes, indicator.code):
            raise Refusal(
                _("Indikator {code} masih dipakai {used}. Hapus dulu pemakaiannya.").format(
                    code=indicator.code, used=used
                )
            )
        changes.delete(Indicator, indicator.id)


def _check_once(changes: ChangeSet, values: Mapping[str, Any], own_id: str) -> None:
    twice = changes.read(
        "SELECT 1 FROM service_achievement WHERE region_code = ? AND indicator = ? AND year = ? "
        "AND id <> ?",
        (values["region_code"], values["indicator"], values["year"], own_id),
    )
    if twice:
        raise FieldRefusal(
            "service_achievement",
            "year",
            values["year"],
            _("capaian {what} sudah ada; ubah baris itu, jangan ditulis dua kali").format(
                what=_named(values)
            ),
        )


def _check_indicator(changes: ChangeSet, values: Mapping[str, Any], own_id: str = "") -> None:
    for name in ("code", "name", "unit"):
        if name in values and not str(values[name]).strip():
            raise FieldRefusal("indicator", name, "", _("belum diisi"))
    code = str(values.get("code", ""))
    taken = changes.read(
        "SELECT 1 FROM indicator i JOIN office o ON o.id = i.office_id "
        "WHERE o.is_own AND i.code = ? AND i.id <> ?",
        (code, own_id),
    )
    if code in service_standards() or taken:
        raise FieldRefusal(
            "indicator", "code", code, _("sudah dipakai indikator lain; pilih kode lain")
        )


def _uses(changes: ChangeSet, code: str) -> str:
    """Say what rests on an indicator of ours, empty if nothing does.

    Figures and activities of an office that has the code for itself rest on its own.
    """
    elsewhere = (
        "SELECT o.region_code FROM indicator i JOIN office o ON o.id = i.office_id "
        "WHERE i.code = ? AND NOT o.is_own"
    )
    ((figures,),) = changes.read(
        "SELECT count(*) FROM service_achievement WHERE indicator = ? "
        f"AND substr(region_code, 1, 5) NOT IN ({elsewhere})",
        (code, code),
    )
    ((activities,),) = changes.read(
        "SELECT count(*) FROM activity a JOIN plan p ON p.id = a.plan_id "
        "JOIN office o ON o.id = p.office_id WHERE a.service_indicator = ? "
        f"AND o.region_code NOT IN ({elsewhere})",
        (code, code),
    )
    parts = []
    if figures:
        parts.append(_("{count} baris capaian").format(count=figures))
    if activities:
        parts.append(_("{count} kegiatan").format(count=activities))
    return _(" dan ").join(parts)


def _named(values: Mapping[str, Any]) -> str:
    region = regions().get(str(values.get("region_code", "")))
    name = region.name if region else str(values.get("region_code", ""))
    return f"{values.get('indicator', '')} {name} {values.get('year', '')}".strip()
