"""A value of any table as officers read it: money with points, choices and references by name."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from rakornis_desktop.exchange.column_rules import Rule, rules
from rakornis_desktop.exchange.plan_parts import columns, tables
from rakornis_desktop.exchange.revision_head import Read
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import short_date
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.language.quantity import quantity
from rakornis_desktop.program import choice_names

MONEY = frozenset({"amount", "agreed_budget"})
_NAMED_BY = ("title", "name", "task", "note")
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
    """Return a value, as SQLite keeps it, for the eye; "" for none.

    What names another row (an area, a meeting) is told by that row's name.
    """
    if value is None or value == "":
        return ""
    rule = rule_of(table, column)
    kind = rule.kind if rule else "text"
    try:
        return _SHOWN.get(kind, _text)(read, column, value, table)
    except (ValueError, ArithmeticError, TypeError):
        return str(value)


def _text(_read: Read, column: str, value: Any, _table: str) -> str:
    if column == "region_code":
        from rakornis_desktop.reference.regions import regions

        return regions().label(str(value)) or str(value)
    if column == "funding_source":
        from rakornis_desktop.reference.funding import funding

        return funding().label(str(value))
    if column == "emblem":
        return _("(gambar)")
    return str(value)


def _whole(_read: Read, column: str, value: Any, _table: str) -> str:
    if column == "year_offset":
        return _YEARS.get(value, str(value))
    if column in ("year", "fiscal_year"):
        return str(value)
    return rupiah(int(value))


def _choice(_read: Read, column: str, value: Any, table: str) -> str:
    word = str(value)
    if column.startswith("readiness_"):
        return choice_names.readiness_name(word)
    if table == "follow_up" and column == "status":
        return _("Selesai") if word == "selesai" else _("Terbuka")
    names = {
        "area_kind": choice_names.area_kind_name,
        "kind": choice_names.area_kind_name,
        "proposed_to": choice_names.tier_name,
        "tier": choice_names.tier_name,
        "authority": choice_names.tier_name,
        "stage": choice_names.stage_name,
        "category": choice_names.issue_category,
        "state": choice_names.readiness_name,
        "status": choice_names.decision_name if table == "decision" else choice_names.issue_status,
    }
    return names[column](word) if column in names else word


def _reference(read: Read, column: str, value: Any, table: str) -> str:
    from rakornis_desktop.exchange.plan_parts import owners, weak_references

    named = dict((*owners(table), *weak_references(table))).get(column) or (
        "activity" if column.endswith("activity_id") else ""
    )
    if named:
        shown = next((name for name in _NAMED_BY if name in columns(named)), "")
        found = read(f'SELECT "{shown}" FROM "{named}" WHERE id = ?', (value,)) if shown else []
        if found:
            return str(found[0][0])
    return _("(sudah dihapus)")


def _moment(_read: Read, _column: str, value: Any, _table: str) -> str:
    return moment_in_words(datetime.fromisoformat(str(value)))


def moment_in_words(at: datetime) -> str:
    """Return a moment in the time of this computer: ``23 Mar 2026 10.12``."""
    here = at.astimezone()
    return f"{short_date(here.date())} {here:%H.%M}"


_SHOWN = {
    "text": _text,
    "whole": _whole,
    "decimal": lambda _read, _column, value, _table: quantity(Decimal(value)),
    "date": lambda _read, _column, value, _table: short_date(date.fromisoformat(value)),
    "moment": _moment,
    "choice": _choice,
    "flag": lambda _read, _column, value, _table: _("Ya") if value else _("Tidak"),
    "id": _reference,
}
