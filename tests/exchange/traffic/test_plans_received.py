"""Who sent which revision when, what its plan lacks, who is late."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from rakornis_desktop.database.edits.activity_edits import update_activity
from rakornis_desktop.database.queries.consolidated_sums import consolidated_sums
from rakornis_desktop.exchange.traffic.completeness import incomplete_rows
from rakornis_desktop.exchange.traffic.deadline import deadline, set_deadline
from rakornis_desktop.exchange.traffic.plans_received import plan_table, state_in_words, waited_for
from rakornis_desktop.exchange.traffic.plans_received_content import plans_content, sums_content

TODAY = date.today()


def line(office, code, today=TODAY):
    return next(found for found in plan_table(office.database, today).lines if found.id == code)


def test_every_office_has_a_line_whether_it_sent_or_not(offices):
    province, regency = offices("61"), offices("61.72")
    regency.add("A")
    regency.add("B", 0, code="1.03.03.2.01.0001", region_code="61.72", readiness_ded="ada")
    province.receive(regency.send())
    table = plan_table(province.database, TODAY)
    assert len(table.lines) == 16 and [found.id for found in table.lines[:2]] == ["61", "61.01"]
    assert table.count("belum") == 14 and table.lines[-1].name == "Pusat"
    got = line(province, "61.72")
    assert (got.state, got.number, got.signature, got.file_name) == (
        "ada", 1, "unknown", "rencana.rakornis",
    )  # fmt: skip
    assert got.lacks == (2, 1, 1, 1, 1)
    assert got.sender == "Pemerintah Kota Singkawang" and got.sent and got.received


def test_the_counts_follow_what_becomes_complete_and_name_the_rows(offices):
    province = offices("61")
    row = province.add("A", 0)
    plan = line(province, "61").plan_id
    for gap in ("no_code", "no_location", "no_budget", "no_readiness"):
        assert [r.id for r in incomplete_rows(province.database.read, plan, gap)] == [row], gap
    update_activity(province.database, row, {"code": "1.03.03.1.01.0001", "location_text": "sini"})
    assert line(province, "61").lacks == (1, 0, 0, 1, 1)
    assert incomplete_rows(province.database.read, plan, "no_code") == []


def test_who_sent_after_the_deadline_or_not_at_all_is_late(offices):
    province, regency = offices("61"), offices("61.72")
    regency.add("A")
    province.receive(regency.send())
    set_deadline(province.database, 2027, TODAY - timedelta(days=3))
    assert "batas waktu" in province.database.undo_label
    late, missing = line(province, "61.72"), line(province, "61.01")
    assert (late.state, late.days_late) == ("terlambat", 3)
    assert (missing.state, missing.days_late, missing.waits) == ("lewat_batas", 3, True)
    assert waited_for(province.database, TODAY) == 13
    assert line(province, "00").state == "belum" and line(province, "61").state == "sendiri"
    assert state_in_words("lewat_batas", 3) == "Belum, lewat 3 hari"
    set_deadline(province.database, 2027, TODAY)
    assert line(province, "61.72").state == "tepat_waktu"
    # A newer revision that comes later does not make the first one late.
    set_deadline(province.database, 2027, TODAY)
    regency.add("B")
    province.receive(regency.send())
    assert (line(province, "61.72").state, line(province, "61.72").number) == ("tepat_waktu", 2)
    province.database.undo()
    province.database.undo()
    assert deadline(province.database, 2027) == TODAY - timedelta(days=3)
    set_deadline(province.database, 2027, None)
    assert deadline(province.database, 2027) is None


def test_a_plan_from_a_workbook_is_there_without_a_signature(offices):
    from rakornis_desktop.database.new_database import office_plan

    province = offices("61")
    with province.database.change_set("Impor") as changes:
        office_plan(province.database, changes, "61.01", 2027, source_file="usulan.xlsx")
    got = line(province, "61.01")
    assert (got.state, got.number, got.signature, got.file_name) == ("ada", None, "", "usulan.xlsx")


def test_a_regency_sees_the_plans_of_others_that_it_holds(offices):
    regency, province = offices("61.72"), offices("61")
    set_deadline(regency.database, 2027, TODAY - timedelta(days=9))
    assert plan_table(regency.database, TODAY).lines == []
    province.add("A")
    regency.receive(province.send())
    (got,) = plan_table(regency.database, TODAY).lines
    assert (got.id, got.state) == ("61", "ada")


@pytest.mark.parametrize("tiers", [(), ("kabupaten_kota",)])
def test_sums_of_every_kind_are_those_of_the_database(offices, tiers):
    from rakornis_desktop.database.tables import Budget

    province, regency = offices("61"), offices("61.72")
    for office in (province, regency):
        for number, source in enumerate(("", "1.2.1.01.02", "2.2.1.01.02.06")):
            row = office.add(
                f"A{number}",
                1_000_000 * (number + 1),
                code="1.03.03.2.01.0001" if number else "",
                region_code="61.72.02.1001" if number else "61",
            )
            with office.database.change_set("Pagu") as changes:
                changes.add(Budget, activity_id=row, year_offset=1, amount=7, funding_source=source)
                changes.add(Budget, activity_id=row, year_offset=0, amount=5, funding_source=source)
        office.add("tanpa pagu", 0)
    province.receive(regency.send())
    where = "o.tier = 'kabupaten_kota'" if tiers else "1"
    joined = (
        "activity a JOIN plan p ON p.id = a.plan_id JOIN office o ON o.id = p.office_id "
        f"{{}} WHERE {where}"
    )
    ((count,),) = province.database.read(f"SELECT count(*) FROM {joined.format('')}")
    ((now, later),) = province.database.read(
        "SELECT sum(b.amount * (b.year_offset = 0)), sum(b.amount * (b.year_offset = 1)) FROM "
        + joined.format("JOIN budget b ON b.activity_id = a.id")
    )
    sums = consolidated_sums(province.database, 2027, "2026", tiers)
    assert sums.total[2:] == (count, now, later)
    for key, lines in sums.lines.items():
        assert sum(found.budget for found in lines) == now, key
        assert sum(found.budget_next for found in lines) == later, key
        if key != "sumber":
            assert sum(found.activities for found in lines) == count, key
    names = {found.code: found.name for found in sums.lines["program"]}
    assert names[""] == "Tanpa kode program" and "air minum" in names["1.03.03"]
    assert [found.code for found in sums.lines["kabupaten_kota"]] == ["61.72", ""]
    assert [found.name for found in sums.lines["sumber"]] == [
        "DAU", "DAU bidang pekerjaan umum", "Tanpa sumber dana",
    ]  # fmt: skip


def test_the_table_and_the_sums_are_made_ready_for_a_workbook(offices):
    province = offices("61")
    province.add("A")
    table = plan_table(province.database, TODAY)
    content = plans_content(table, table.lines)
    assert len(content.rows) == 16 and len(content.rows[0]) == len(content.heads)
    sums = consolidated_sums(province.database, 2027, "2026")
    assert [found.name for found in sums_content(sums, 2027, "semua")] == [
        "Program", "Sumber dana", "Kantor pengusul", "Lokasi kabupaten/kota",
    ]  # fmt: skip
