"""What a file changes, told by name and field."""

from __future__ import annotations

from rakornis_desktop.comparison.choosing_offices import compare_offices
from rakornis_desktop.comparison.deciding_rows import decide
from rakornis_desktop.database.edits.activity_edits import update_activity
from rakornis_desktop.database.edits.issue_edits import add_issue, update_issue
from rakornis_desktop.exchange.traffic.arrivals import look_at, look_closely
from rakornis_desktop.exchange.traffic.changed_rows import field_changes, grouped


def looked(office, file):
    """Return what a file would change: rows with their fields."""
    (arrival,) = look_at(office.database, [file], key=office.key)
    look = look_closely(office.database, arrival, key=office.key)
    changes = look.arrival.received.changes
    return {(row.part, row.kind, row.title): field_changes(changes, row) for row in look.rows}


def test_money_places_and_choices_are_said_as_officers_say_them(offices):
    regency, province = offices("61.72"), offices("61")
    row = regency.add("SPAM", 7_000_000, region_code="61.72.02.1001")
    issue = add_issue(
        regency.database, regency.plan_id, {"category": "drainase", "title": "Banjir"}
    )
    province.receive(regency.send())
    update_activity(
        regency.database, row, {"region_code": "", "readiness_ded": "proses", "volume": 12}
    )
    update_issue(regency.database, issue, {"category": "air_minum"})
    with regency.database.change_set("Pagu") as changes:
        ((budget,),) = changes.read("SELECT id FROM budget")
        changes.update_many("budget", ("amount",), [[9_500_000, budget]])
    found = looked(province, regency.send())
    activity = found["activities", "changed", "SPAM"]
    assert ("Lokasi", "Kel. Pasiran", "") in activity
    assert ("DED", "", "Proses") in activity and ("Volume", "", "12") in activity
    assert ("Pagu", "Rp 7.000.000", "Rp 9.500.000") in activity
    assert found["issues", "changed", "Banjir"] == [("Kategori", "Drainase", "Air minum")]


def test_a_row_is_named_though_only_its_money_changes(offices):
    regency, province = offices("61.72"), offices("61")
    regency.add("Hanya pagunya")
    province.receive(regency.send())
    with regency.database.change_set("Pagu") as changes:
        ((budget,),) = changes.read("SELECT id FROM budget")
        changes.update_many("budget", ("amount",), [[1, budget]])
    assert list(looked(province, regency.send())) == [("activities", "changed", "Hanya pagunya")]


def test_activities_come_first_and_groups_are_counted(offices):
    regency, province = offices("61.72"), offices("61")
    regency.add("A")
    regency.add("B")
    (arrival,) = look_at(province.database, [regency.send()], key=province.key)
    look = look_closely(province.database, arrival, key=province.key)
    groups = grouped(look.rows, lambda part, kind, count: f"{part} {kind} {count}")
    assert [name for name, _rows in groups] == ["activities new 2", "office new 1", "plan new 1"]


def test_a_decision_is_named_by_the_activity_it_is_about(offices):
    regency, province = offices("61.72"), offices("61")
    regency.add("Tangki septik", code="1.03.05.2.01.0026")
    province.receive(regency.send())
    decide(province.database, compare_offices(province.database, ["61.72"]).pairs, "disepakati")
    file = province.send(to="61.72")
    found = looked(regency, file)
    assert ("decisions", "new", "Tangki septik") in found
