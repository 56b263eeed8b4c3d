"""Whether a database is sound: the file, the journal, the values, and what they refer to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from rakornis_desktop.choices import Tier
from rakornis_desktop.database.edits.field_refusal import FieldRefusal
from rakornis_desktop.database.fields.registry import field_name
from rakornis_desktop.database.frozen_seal import frozen_said, short_seal
from rakornis_desktop.database.journal.step_labels import short
from rakornis_desktop.database.opening.schema import journalled_tables
from rakornis_desktop.database.opening.sqlite_words import Damaged
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.frozen_papers import FrozenRow, all_frozen
from rakornis_desktop.database.queries.plans_of_offices import PlanRow, plans
from rakornis_desktop.language.catalogue import translate as _

# Rows that name activities by an id without a foreign key, so that they outlive them. A plan file
# may bring what was said of a third office's plan that is not here; unsound is only what is about
# nothing that is here, and in our own meetings.
_ABOUT_NOTHING = {
    "link": "SELECT count(*) FROM link WHERE left_activity_id NOT IN (SELECT id FROM activity) "
    "AND right_activity_id NOT IN (SELECT id FROM activity)",
    "decision_activity": "SELECT count(*) FROM decision_activity d WHERE NOT EXISTS (SELECT 1 "
    "FROM decision_activity o JOIN activity a ON a.id = o.activity_id "
    "WHERE o.decision_id = d.decision_id)",
    "agenda_activity": "SELECT count(*) FROM agenda_activity g JOIN agenda_item i "
    "ON i.id = g.agenda_item_id JOIN meeting m ON m.id = i.meeting_id JOIN plan p "
    "ON p.id = m.plan_id WHERE p.is_own AND g.activity_id NOT IN (SELECT id FROM activity)",
}


def check(database: Database) -> list[str]:
    """Return what is wrong with the database, one sentence each; empty if all is well."""
    try:
        return check_file(database) or [
            *check_journal(database),
            *check_values(database),
            *check_references(database),
            *check_frozen(database),
        ]
    except Damaged as damaged:
        return [str(damaged)]


def check_file(database: Database) -> list[str]:
    """Return what SQLite finds wrong with the file and with the keys between tables."""
    found = [
        _("Berkas rusak: {what}.").format(what=what)
        for (what,) in database.read("PRAGMA integrity_check(20)")
        if what != "ok"
    ]
    broken = Counter(
        (table, parent) for table, _row, parent, _key in database.read("PRAGMA foreign_key_check")
    )
    found += [
        _("{count} baris {table} merujuk baris {parent} yang tidak ada.").format(
            count=count, table=table, parent=parent
        )
        for (table, parent), count in broken.items()
    ]
    return found


def check_journal(database: Database) -> Iterator[str]:
    """Give what in the tables is not as the journal tells it."""
    ((count,),) = database.read(
        "SELECT count(*) FROM change c LEFT JOIN change_set s ON s.id = c.change_set_id "
        "WHERE s.id IS NULL OR c.id NOT BETWEEN s.first_change AND s.last_change"
    )
    if count:
        yield _("Riwayat: {count} perubahan tanpa langkah yang memuatnya.").format(count=count)
    for table in journalled_tables(database.connection):
        ((count,),) = database.read(
            "SELECT count(*) FROM (SELECT row_id, kind, max(id) FROM change "
            "WHERE table_name = ? AND kind <> 'update' GROUP BY row_id) j "
            f'LEFT JOIN "{table}" t ON t.id = j.row_id '
            "WHERE (j.kind = 'insert') <> (t.id IS NOT NULL)",
            (table,),
        )
        ((unknown,),) = database.read(
            f'SELECT count(*) FROM "{table}" t WHERE NOT EXISTS (SELECT 1 FROM change '
            "WHERE row_id = t.id AND table_name = ? AND kind = 'insert')",
            (table,),
        )
        if count + unknown:
            yield _("Riwayat: {count} baris {table} ada atau hilang tanpa tercatat.").format(
                count=count + unknown, table=table
            )
    for table, column, count in _unlike_the_journal(database):
        yield _("Riwayat: {count} nilai {field} pada {table} bukan yang dicatat terakhir.").format(
            count=count, field=field_name(table, column), table=table
        )


def _unlike_the_journal(database: Database) -> Iterator[tuple[str, str, int]]:
    """Give table, column and number of the values that the last change did not leave there.

    What a row was before it was taken out and came in anew does not count; undo brings it back
    as it was.
    """
    last: dict[tuple[str, str], dict[str, Any]] = defaultdict(dict)
    for table, column, row_id, new, _id in database.read(
        "SELECT table_name, column_name, row_id, new, max(id) FROM change c "
        # Undo brings a deleted row back as it was, a merge as it is in another copy.
        "WHERE kind = 'update' AND NOT EXISTS (SELECT 1 FROM change i JOIN change_set s "
        "ON s.id = i.change_set_id WHERE i.row_id = c.row_id AND i.table_name = c.table_name "
        "AND i.kind = 'insert' AND i.id > c.id AND s.kind = 'do') "
        "GROUP BY table_name, column_name, row_id"
    ):
        last[table, column][row_id] = new
    for (table, column), values in last.items():
        now = database.read(f'SELECT id, "{column}" FROM "{table}"')
        if count := sum(value != values[id_] for id_, value in now if id_ in values):
            yield table, column, count


def check_values(database: Database) -> Iterator[str]:
    """Give values that no field takes: a volume that is no number, a status that is none."""
    from rakornis_desktop.database.edits.validation import validated_field
    from rakornis_desktop.database.tables import TABLES

    for table in TABLES:
        name = str(table.__tablename__)
        for column, field in table.model_fields.items():
            # Free text cannot be wrong; its length is looked at where it is typed.
            if column == "id" or field.annotation is str:
                continue
            for (value,) in database.read(
                f'SELECT DISTINCT "{column}" FROM "{name}" WHERE "{column}" IS NOT NULL'
            ):
                try:
                    validated_field(table, column, value)
                except FieldRefusal as refusal:
                    yield _("Nilai «{value}» pada {table}. {field}: {reason}.").format(
                        value=short(str(value)),
                        table=name,
                        field=field_name(name, column),
                        reason=refusal.reason,
                    )


def check_references(database: Database) -> Iterator[str]:
    """Give codes, regions and funding sources that the reference tables do not know."""
    from rakornis_desktop.reference.funding import funding
    from rakornis_desktop.reference.nomenclature import editions
    from rakornis_desktop.reference.regions import regions

    for plan in plans(database):
        if plan.edition not in editions():
            yield _("{plan}: edisi nomenklatur {edition} tidak dikenal.").format(
                plan=_named(plan), edition=plan.edition
            )
            continue
        yield from _unknown(
            database,
            plan,
            "SELECT code, count(*), min(title) FROM activity WHERE plan_id = ? GROUP BY code",
            _in_any_edition,
            _("berkode yang tidak ada dalam edisi mana pun"),
        )
        yield from _unknown(
            database,
            plan,
            "SELECT region_code, count(*), min(title) FROM activity WHERE plan_id = ? "
            "GROUP BY region_code",
            regions().get,
            _("berkode lokasi yang tidak dikenal"),
        )
        yield from _unknown(
            database,
            plan,
            "SELECT b.funding_source, count(*), min(a.title) FROM budget b "
            "JOIN activity a ON a.id = b.activity_id WHERE a.plan_id = ? GROUP BY 1",
            funding().get,
            _("bersumber dana yang tidak dikenal"),
        )
    for table, counting in _ABOUT_NOTHING.items():
        ((count,),) = database.read(counting)
        if count:
            yield _("{count} baris {table} merujuk kegiatan yang sudah tidak ada.").format(
                count=count, table=table
            )


def check_frozen(database: Database) -> Iterator[str]:
    """Give final papers that are not as they were frozen, and corrections of what is not there."""
    before: FrozenRow | None = None
    for row in all_frozen(database):
        said = frozen_said(row)
        of_same = before and (before.meeting_id, before.kind) == (row.meeting_id, row.kind)
        corrected = before.sha256 if before and of_same else ""
        if said is None:
            yield _("Dokumen final {kind} bersidik {seal} tidak seperti saat dibekukan.").format(
                kind=row.kind, seal=short_seal(row.sha256)
            )
        elif said.get("corrects") != corrected:
            yield _("Perbaikan {kind} bersidik {seal} merujuk dokumen yang lain.").format(
                kind=row.kind, seal=short_seal(row.sha256)
            )
        before = row


def _in_any_edition(code: str) -> object:
    """Retired codes are the comparison's to say; unsound is only what no edition ever had."""
    from rakornis_desktop.reference.codes import normalise_code
    from rakornis_desktop.reference.nomenclature import editions

    newest = editions()[-1]
    bidang = ".".join(code.split(".")[:2])
    reading = normalise_code(code, tier=Tier.REGENCY, bidang=bidang, edition=newest)
    return reading.entry or reading.retired or None


def _unknown(
    database: Database, plan: PlanRow, sql: str, get: Callable[[str], object], what: str
) -> Iterator[str]:
    rows = [row for row in database.read(sql, (plan.id,)) if row[0] and get(row[0]) is None]
    if rows:
        code, _count, title = rows[0]
        yield _("{plan}: {count} kegiatan {what}, misalnya {code} ({title}).").format(
            plan=_named(plan),
            count=sum(row[1] for row in rows),
            what=what,
            code=short(code),
            title=short(title),
        )


def _named(plan: PlanRow) -> str:
    return _("Rencana {office} {year}").format(
        office=plan.government or plan.office_name, year=plan.fiscal_year
    )
