"""Plan files let in: who sent them, what they change, and what is refused."""

from __future__ import annotations

import pytest

from rakornis_desktop.database.edits.activity_edits import update_activity
from rakornis_desktop.database.opening.checking import check
from rakornis_desktop.database.queries.plans_of_offices import plan_of
from rakornis_desktop.language.sentences import Refusal


def content(office) -> list:
    """Everything in the tables, to see that nothing changed."""
    return list(office.database.connection.iterdump())


def test_a_plan_arrives_with_its_money_under_the_same_ids(offices):
    regency, province = offices("61.72"), offices("61")
    row = regency.add("SPAM Sedau", 7_000_000, code="1.03.03.2.01.0001")
    got = province.receive(regency.send())
    assert (got.office, got.revision, got.signature) == ("61.72", 1, "unknown")
    assert got.written and got.activities == (1, 0, 0)
    plan = plan_of(province.database, "61.72")
    assert plan and not plan.is_own and plan.id == regency.plan_id
    assert province.database.read(
        "SELECT a.id, b.amount FROM activity a JOIN budget b ON b.activity_id = a.id"
    ) == [(row, 7_000_000)]
    assert check(province.database) == []


def test_receiving_is_one_step_of_undo(offices):
    regency, province = offices("61.72"), offices("61")
    regency.add()
    file = regency.send()
    province.receive(file)
    assert "Terima" in province.database.undo_label
    province.database.undo()
    assert province.titles("61.72") == [] and plan_of(province.database, "61.72") is None
    province.database.redo()
    assert province.titles("61.72") == ["SPAM"]
    province.database.undo()
    assert province.receive(file).activities == (1, 0, 0)


def test_a_newer_revision_says_what_is_new_changed_and_gone(offices):
    regency, province = offices("61.72"), offices("61")
    kept, changed, gone = (regency.add(title) for title in ("A", "B", "C"))
    province.receive(regency.send())
    update_activity(regency.database, changed, {"title": "B2"})
    with regency.database.change_set("Hapus") as changes:
        from rakornis_desktop.database.tables import Activity

        changes.delete(Activity, gone)
    with regency.database.change_set("Pagu") as changes:
        changes.read("SELECT 1")
    regency.add("D")
    got = province.receive(regency.send(), accept=False)
    assert got.signature == "ok" and got.activities == (1, 1, 1)
    assert province.titles("61.72") == ["A", "B2", "D"]
    assert got.changes.ids("activities")[1:] == ([changed], [gone])
    assert kept in {row for (row,) in province.database.read("SELECT id FROM activity")}
    assert check(province.database) == []


def test_our_copy_that_was_changed_here_becomes_theirs_again(offices):
    regency, province = offices("61.72"), offices("61")
    row = regency.add("A")
    regency.add("B")
    province.receive(regency.send())
    update_activity(province.database, row, {"title": "diubah di sini"})
    regency.add("C")
    province.receive(regency.send())
    assert province.titles("61.72") == ["A", "B", "C"]


def test_the_same_file_twice_changes_nothing(offices):
    regency, province = offices("61.72"), offices("61")
    regency.add()
    file = regency.send()
    province.receive(file)
    before = content(province)
    got = province.receive(file)
    assert got.relation == "sama" and not got.written and content(province) == before


def test_an_older_revision_is_refused_unless_it_is_asked_for(offices):
    regency, province = offices("61.72"), offices("61")
    regency.add("A")
    first = regency.send(name="satu.rakornis")
    regency.add("B")
    province.receive(regency.send())
    before = content(province)
    with pytest.raises(Refusal, match="lebih lama"):
        province.receive(first)
    assert content(province) == before
    assert province.receive(first, older=True).activities == (0, 0, 1)
    assert province.titles("61.72") == ["A"]
    province.receive(regency.send(name="dua.rakornis"))
    assert province.titles("61.72") == ["A", "B"]
    # What is said counts as the sender does, not as the revisions lie here.
    with pytest.raises(Refusal, match=r"yang sudah ada \(2\)"):
        province.receive(first)
    # And the first, that was here before, once more.
    assert province.receive(first, older=True).written
    assert province.titles("61.72") == ["A"]


def test_an_unknown_key_is_not_accepted_by_itself(offices):
    regency, province = offices("61.72"), offices("61")
    regency.add()
    file = regency.send()
    before = content(province)
    with pytest.raises(Refusal, match=r"belum dikenal.*([2-9A-Z]{4} ){3}"):
        province.receive(file, accept=False)
    assert content(province) == before
    assert province.receive(file, accept=False, dry_run=True).activities == (1, 0, 0)
    assert content(province) == before


def test_a_changed_key_is_a_warning_and_the_new_one_replaces_the_old(offices):
    from rakornis_desktop.exchange.traffic.own_key import replace_key

    regency, province = offices("61.72"), offices("61")
    regency.add()
    province.receive(regency.send())
    old = regency.key
    regency.key = replace_key(regency.folder)
    regency.add("B")
    with pytest.raises(Refusal, match="bukan yang dikenal"):
        province.receive(regency.send(), accept=False)
    assert province.receive(regency.send()).signature == "changed"
    regency.add("C")
    assert province.receive(regency.send(), accept=False).signature == "ok"
    # Whoever found the old one can do nothing with it.
    regency.key = old
    regency.add("D")
    with pytest.raises(Refusal, match="bukan yang dikenal"):
        province.receive(regency.send(), accept=False)


def test_a_bad_signature_can_only_be_looked_at(offices):
    from rakornis_desktop.exchange.file.archive import Archive, packed

    regency, province = offices("61.72"), offices("61")
    regency.add()
    archive = Archive(regency.send().read_bytes())
    parts = [(n, archive.unpacked(n)) for n in archive.entries if n != "mimetype"]
    regency.add("B")
    other = Archive(regency.send().read_bytes())
    swapped = packed([(n, other.unpacked(n) if n == "signature" else c) for n, c in parts])
    before = content(province)
    with pytest.raises(Refusal, match="Tanda tangan"):
        province.receive(swapped)
    assert content(province) == before
    seen = province.receive(swapped, dry_run=True)
    assert seen.signature == "bad" and seen.activities == (1, 0, 0)
    assert content(province) == before


def test_another_plan_under_our_name_is_refused(offices):
    ours, other = offices("61.72"), offices("61.72")
    other.add()
    before = content(ours)
    with pytest.raises(Refusal, match="atas nama kantor sendiri"):
        ours.receive(other.send())
    assert content(ours) == before


def test_a_plan_that_was_imported_from_a_workbook_is_taken_over_by_its_file(offices):
    from rakornis_desktop.database.new_database import office_plan

    regency, province = offices("61.72"), offices("61")
    with province.database.change_set("Impor") as changes:
        plan_id = office_plan(province.database, changes, "61.72", 2027)
    from rakornis_desktop.database.edits.activity_edits import add_activity

    add_activity(province.database, plan_id, {"title": "dari Excel"}, [])
    regency.add("dari berkas")
    got = province.receive(regency.send())
    assert got.activities == (1, 0, 1)
    assert province.titles("61.72") == ["dari berkas"]
    regency.add("lagi")
    assert province.receive(regency.send()).activities == (1, 0, 0)
    assert len(province.database.read("SELECT id FROM office")) == 2
    assert check(province.database) == []


def test_a_row_that_belongs_to_another_plan_is_refused(offices):
    regency, other, province = offices("61.72"), offices("61.01"), offices("61")
    row = regency.add("A")
    province.receive(regency.send())
    with other.database.change_set("Curi") as changes:
        changes.add_many(
            "activity", ("id", "plan_id", "title"), [(row, other.plan_id, "bukan miliknya")]
        )
    before = content(province)
    with pytest.raises(Refusal, match="dipakai rencana lain"):
        province.receive(other.send())
    assert content(province) == before


def test_where_we_stand_travels_with_the_plan(offices):
    from decimal import Decimal

    from rakornis_desktop.database.edits.area_edits import add_area
    from rakornis_desktop.database.edits.issue_edits import (
        add_issue,
        set_issue_areas,
        set_issue_indicators,
    )
    from rakornis_desktop.database.edits.service_edits import add_achievement, add_indicator
    from rakornis_desktop.standing.service_standing import service_standings

    regency, province = offices("61.72"), offices("61")
    rtlh = {"code": "RTLH", "name": "Rumah tidak layak huni", "unit": "unit", "direction": "turun"}
    add_indicator(regency.database, rtlh)
    # The same letters for another thing.
    add_indicator(province.database, {"code": "RTLH", "name": "Luas", "unit": "ha"})
    figure = {"region_code": "61.72", "indicator": "RTLH", "year": 2026, "in_need": 10}
    add_achievement(regency.database, figure | {"served": 4})
    office_id = regency.database.read("SELECT id FROM office")[0][0]
    area = add_area(regency.database, office_id, {"kind": "kumuh", "name": "Sedau"}, {2026: 12}, [])
    regency.add(
        "Bedah rumah", service_indicator="RTLH", beneficiaries=3, beneficiary_unit="unit",
        area_id=area,
    )  # fmt: skip
    problem = add_issue(regency.database, regency.plan_id, {"title": "Kumuh"})
    # Written before the problem that it is a cause of.
    cause = add_issue(
        regency.database, regency.plan_id, {"title": "Drainase", "parent_id": problem}
    )
    with regency.database.change_set("Urutan") as changes:
        changes.update_many("issue", ["position"], [[9, problem], [0, cause]])
    set_issue_areas(regency.database, problem, [area])
    set_issue_indicators(regency.database, problem, ["RTLH"])
    province.receive(regency.send())
    assert check(province.database) == []
    found = {
        (s.region_code, s.indicator.code): s for s in service_standings(province.database, 2027)
    }
    there = found["61.72", "RTLH"]
    assert (there.indicator.unit, there.now, there.planned) == ("unit", 6, 3)
    whole = found["61", "RTLH"]
    assert whole.indicator.unit == "ha" and whole.need is None and whole.elsewise == (there,)
    read = province.database.read
    assert read("SELECT id, parent_id FROM issue WHERE parent_id <> ''") == [(cause, problem)]
    assert read("SELECT indicator FROM issue_indicator") == [("RTLH",)]
    assert read(
        "SELECT i.area_id, s.hectares FROM issue_area i JOIN area_size s USING (area_id)"
    ) == [(area, "12")]
    regency.add("Lagi")
    with regency.database.change_set("Luas") as changes:
        from rakornis_desktop.database.tables import AreaSize, Issue

        ((size,),) = changes.read("SELECT id FROM area_size")
        changes.update(AreaSize, size, hectares=Decimal(11))
        changes.update(Issue, cause, parent_id=None)
        changes.update(Issue, problem, parent_id=cause)
    got = province.receive(regency.send())
    assert got.tallies["areas"] == (0, 1, 0) and got.tallies["issues"] == (0, 2, 0)
    assert read("SELECT id, parent_id FROM issue WHERE parent_id <> ''") == [(problem, cause)]
    assert check(province.database) == []


def test_figures_typed_at_the_province_give_way_to_the_regencys_own(offices):
    from rakornis_desktop.database.edits.service_edits import add_achievement

    regency, province = offices("61.72"), offices("61")
    figure = {"region_code": "61.72", "indicator": "AM-K", "year": 2026, "in_need": 10}
    add_achievement(province.database, figure | {"served": 4})
    add_achievement(regency.database, figure | {"served": 5})
    province.receive(regency.send())
    assert province.database.read("SELECT served FROM service_achievement") == [("5",)]


def test_a_workbook_given_for_a_plan_file_is_sent_where_it_belongs(offices, tmp_path):
    from openpyxl import Workbook

    file = tmp_path / "usulan.xlsx"
    Workbook().save(file)
    with pytest.raises(Refusal, match="Impor di Kegiatan"):
        offices("61").receive(file)
