"""A value of a row that is at stake, as officers read it; what names another row, by its name."""

from __future__ import annotations

from datetime import date
from typing import Any

from rakornis_desktop.choices import FollowUpStatus
from rakornis_desktop.database.fields.choice_names import area_kind_name, readiness_name, tier_name
from rakornis_desktop.exchange.file.column_rules import Rule, rules
from rakornis_desktop.exchange.file.plan_parts import columns, owners, tables, weak_references
from rakornis_desktop.exchange.traffic import value_words
from rakornis_desktop.exchange.traffic.revision_head import Read
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import short_date
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.reference.regions import regions

MONEY = frozenset({"amount", "agreed_budget"})
_NAMED_BY = ("title", "name", "task", "note")
_CHOICES = {"kind": area_kind_name, "state": readiness_name}
_TIERS = frozenset({"tier", "authority"})
_YEARS = {0: "n", 1: "n+1"}


def row_kind(table: str) -> str:
    """Return what a row of a table is called."""
    return {
        "office": _("Kantor"),
        "official": _("Pejabat"),
        "plan": _("Rencana"),
        "area": _("Kawasan"),
        "area_size": _("Luas kawasan"),
        "area_village": _("Desa/kelurahan kawasan"),
        "service_achievement": _("Capaian SPM"),
        "activity": _("Kegiatan"),
        "budget": _("Pagu"),
        "component": _("Komponen"),
        "readiness_criterion": _("Kriteria kesiapan"),
        "centre_answer": _("Jawaban pusat"),
        "issue": _("Permasalahan"),
        "issue_activity": _("Kegiatan yang menjawab"),
        "meeting": _("Rapat"),
        "rundown_item": _("Susunan acara"),
        "participant": _("Peserta"),
        "meeting_document": _("Dokumen rapat"),
        "signatory": _("Penanda tangan"),
        "agenda_item": _("Pokok bahasan"),
        "agenda_activity": _("Kegiatan yang dibahas"),
        "agenda_issue": _("Masalah yang dibahas"),
        "agenda_follow_up": _("Tindak lanjut yang dibahas"),
        "contribution": _("Pembicaraan"),
        "follow_up": _("Tindak lanjut"),
        "frozen_paper": _("Naskah final"),
        "link": _("Padanan"),
        "decision": _("Keputusan"),
        "decision_activity": _("Kegiatan yang diputuskan"),
    }.get(table, table)


def rule_of(table: str, column: str) -> Rule | None:
    """Return what a column of a plan file may hold, None if there is none of that name."""
    if table not in tables():
        return None
    return next((rule for rule in rules(table) if rule.name == column), None)


def value_in_words(read: Read, table: str, column: str, value: Any) -> str:
    """Return a value, as SQLite keeps it, for the eye; "" for none."""
    if value is None or value == "":
        return ""
    rule = rule_of(table, column)
    kind = rule.kind if rule else "text"
    if kind == "id" and column != "id":
        return _name_of(read, table, column, value)
    if kind == "date":
        return _date(value)
    if kind == "whole" and isinstance(value, int):
        return _whole(column, value)
    if kind == "choice":
        if column in _TIERS:
            return tier_name(str(value))
        if column in _CHOICES:
            return _CHOICES[column](str(value))
        if (table, column) == ("follow_up", "status"):
            return FollowUpStatus.name_of(value)
    if column == "region_code":
        # With what it lies in: there are villages of one name.
        return regions().label(str(value)) or str(value)
    if column == "emblem":
        return _("(gambar)")
    return value_words.value_in_words(table, column, value)


def _whole(column: str, value: int) -> str:
    if column == "year_offset":
        return _YEARS.get(value, str(value))
    return str(value) if column in ("year", "fiscal_year") else rupiah(value)


def _date(value: Any) -> str:
    try:
        return short_date(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)


def _name_of(read: Read, table: str, column: str, value: Any) -> str:
    """Return what the row is called that a value names."""
    named = dict((*owners(table), *weak_references(table))).get(column) or (
        "activity" if column.endswith("activity_id") else ""
    )
    if named:
        shown = next((name for name in _NAMED_BY if name in columns(named)), "")
        found = read(f'SELECT "{shown}" FROM "{named}" WHERE id = ?', (value,)) if shown else []
        if found:
            return str(found[0][0])
    return _("(sudah dihapus)")
