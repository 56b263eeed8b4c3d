"""The centre's export of DAK proposals: what was asked, what is granted, what has changed since."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rakornis_desktop.comparison.choosing_offices import compare_offices
from rakornis_desktop.database.new_database import new_database
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.activity_rows import activities_of, budgets_of_activity
from rakornis_desktop.database.queries.plans_of_offices import own_plan, plan_of
from rakornis_desktop.database.queries.proposals import answers_of, components_of, criteria_of
from rakornis_desktop.excel.taking.plan_import import import_plan

from .real_workbooks import real_workbook

HEADS = [
    "pengusul_nama", "provinsi_nama", "kabupaten_nama", "kecamatan_nama", "desa_nama",
    "desa_detail", "bidang", "sub_bidang", "menu", "rincian", "detail_rincian", "prioritas",
    "satuan", "komponen", "readiness_criteria", "keterangan", "volume", "unit_cost",
    "nilai_usulan", "approval_sinkron_dit", "note_sinkron_dit", "approval_sinkron_sum",
    "volume_sinkron_pusat", "usulan_sinkron_pusat",
]  # fmt: skip
ROW: dict[str, Any] = {
    "pengusul_nama": "Kab. Sambas", "provinsi_nama": "Provinsi Kalimantan Barat",
    "kabupaten_nama": "Kab. Sambas", "kecamatan_nama": "SAMBASS", "desa_nama": "SEBAYAN",
    "desa_detail": "011-SEBAYAN (Kec. SAMBAS)", "bidang": "04-Air Minum",
    "sub_bidang": "01-Air Minum", "menu": "01-Perluasan SPAM", "rincian": "01-Sambungan Rumah",
    "detail_rincian": "6101.010.011-SEBAYAN", "prioritas": 2, "satuan": "SR",
    "komponen": '["004-Sambungan Rumah: 194 Unit","003-Jaringan Perpipaan: 5000 Meter"]',
    "readiness_criteria": '["01-Dokumen perencanaan teknis terinci (DED) (ADA) nomor 5",'
    '"02-Surat kesiapan lahan (TIDAK) "]',
    "keterangan": "Perluasan\\nDesa Sebayan", "volume": 194, "unit_cost": 16571649.5,
    "nilai_usulan": 3215000000.004, "approval_sinkron_dit": "Discuss",
    "note_sinkron_dit": "RISPAM belum dilegalisasi", "approval_sinkron_sum": "Discuss",
    "volume_sinkron_pusat": 0, "usulan_sinkron_pusat": 0,
}  # fmt: skip


@pytest.fixture
def export(tmp_path: Path) -> Callable[..., Path]:
    """Write an export of the given rows."""

    def write(*rows: dict[str, Any]) -> Path:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.append(HEADS)
        for row in rows:
            sheet.append([(ROW | row).get(head) for head in HEADS])
        path = tmp_path / "krisna.xlsx"
        book.save(path)
        return path

    return write


@pytest.fixture
def database(tmp_path: Path):
    with new_database(tmp_path / "p.rkn", "61", 2027) as opened:
        yield opened


def test_a_row_becomes_the_regencys_proposal_and_the_centres_answer(
    database: Database, export: Callable[..., Path]
) -> None:
    result = import_plan(database, export({}))
    assert result.as_json()["imported"] == 1 and result.as_json()["sum"] == 3_215_000_000
    sambas, centre = plan_of(database, "61.01"), plan_of(database, "00")
    assert sambas and centre
    (asked,) = activities_of(database, sambas.id)
    (granted,) = activities_of(database, centre.id)
    assert asked.region_code == "61.01.01.2011" and asked.volume == 194 and asked.unit == "SR"
    assert asked.note == "Perluasan\nDesa Sebayan" and asked.proposed_to == "pusat"
    assert (asked.readiness_ded, asked.readiness_land) == ("ada", "tidak_ada")
    (budget,) = budgets_of_activity(database, asked.id)
    assert budget.funding_source == "2.2.1.01.03.37"
    assert [(c.name, int(c.volume or 0), c.unit) for c in components_of(database, asked.id)] == [
        ("Sambungan Rumah", 194, "Unit"),
        ("Jaringan Perpipaan", 5000, "Meter"),
    ]
    assert [(c.state, c.evidence) for c in criteria_of(database, asked.id)] == [
        ("ada", "nomor 5"),
        ("tidak_ada", ""),
    ]
    assert [(a.step, a.verdict) for a in answers_of(database, granted.id)] == [
        ("dit", "Discuss"),
        ("sum", "Discuss"),
    ]
    assert granted.budget == 0 and granted.answers_reference == asked.reference
    (pair,) = (p for p in compare_offices(database, ["61.01", "00"]).pairs)
    assert pair.right == asked and pair.third == granted
    assert "menjawab usulan" in pair.reason
    assert "not_accommodated" in {finding.rule for finding in pair.findings}


def test_a_newer_export_says_what_the_centre_has_changed(
    database: Database, export: Callable[..., Path]
) -> None:
    import_plan(database, export({}))
    again = import_plan(database, export({}))
    assert (again.new, again.changed, again.unchanged) == (0, 0, 1)
    newer = export({
        "approval_sinkron_dit": "Approved", "volume_sinkron_pusat": 100,
        "usulan_sinkron_pusat": 1_600_000_000.4,
    })  # fmt: skip
    result = import_plan(database, newer)
    said = [remark.message for remark in result.remarks if remark.column == "jawaban pusat"]
    assert said == [
        "volume berubah dari 0 menjadi 100",
        "nilai berubah dari Rp 0 menjadi Rp 1.600.000.000",
        "Direktorat: dari Discuss menjadi Approved",
    ]
    centre = plan_of(database, "00")
    assert centre and [row.budget for row in activities_of(database, centre.id)] == [1_600_000_000]
    database.undo()
    assert [row.budget for row in activities_of(database, centre.id)] == [0]


def test_what_the_officer_added_to_a_proposal_stays(
    database: Database, export: Callable[..., Path]
) -> None:
    import_plan(database, export({}))
    sambas = plan_of(database, "61.01")
    assert sambas
    (asked,) = activities_of(database, sambas.id)
    from rakornis_desktop.database.edits.activity_edits import update_activity

    update_activity(database, asked.id, {"code": "1.03.03.2.01.0032"})
    import_plan(database, export({"volume": 200}))
    (asked,) = activities_of(database, sambas.id)
    assert asked.code == "1.03.03.2.01.0032" and asked.volume == 200


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ({"komponen": "{rusak"}, "daftarnya rusak"),
        ({"volume": "banyak"}, "bukan angka"),
        ({"kabupaten_nama": "Kab. Entah", "pengusul_nama": "Kab. Entah"}, "lokasi"),
        ({"desa_nama": "PENDAWAN"}, "desa lain"),
    ],
)
def test_what_cannot_be_read_is_kept_with_a_remark(
    database: Database, export: Callable[..., Path], broken: dict[str, Any], message: str
) -> None:
    result = import_plan(database, export(broken))
    assert result.imported == 1
    assert any(message in remark.message for remark in result.remarks)


def test_a_row_whose_money_is_no_money_is_refused(
    database: Database, export: Callable[..., Path]
) -> None:
    result = import_plan(database, export({"nilai_usulan": "rahasia"}, {}))
    assert result.imported == 1 and len(result.refused) == 1


@pytest.mark.real
def test_the_real_export_is_read_to_the_rupiah(tmp_path: Path) -> None:
    with new_database(tmp_path / "s.rkn", "61.72", 2027) as database:
        result = import_plan(database, real_workbook("krisna_dak_2025.xlsx"))
        assert result.imported == 5 and result.total == 15_885_010_000
        compared = compare_offices(database, ["00"])
        assert len(compared.pairs) == 5
        assert all(pair.left and pair.right for pair in compared.pairs)
        assert sum(row.budget for row in activities_of(database, own_plan(database).id)) == (
            15_885_010_000
        )


def test_an_export_with_fewer_columns_empties_nothing(
    database: Database, export: Callable[..., Path]
) -> None:
    from rakornis_desktop.database.edits.activity_edits import update_activity

    import_plan(database, export({"usulan_sinkron_pusat": 900_000_000}))
    sambas, centre = plan_of(database, "61.01"), plan_of(database, "00")
    assert sambas and centre
    (asked,) = activities_of(database, sambas.id)
    update_activity(database, asked.id, {"target_group": "MBR"})
    everything = [activities_of(database, plan.id) for plan in (sambas, centre)]
    (granted,) = everything[1]
    path = export({"usulan_sinkron_pusat": 900_000_000})
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    kept = {"pengusul_nama", "kabupaten_nama", "kecamatan_nama", "desa_nama", "desa_detail",
            "bidang", "sub_bidang", "menu", "rincian", "detail_rincian", "volume",
            "nilai_usulan"}  # fmt: skip
    for column in range(sheet.max_column, 0, -1):
        if sheet.cell(1, column).value not in kept:
            sheet.delete_cols(column)
    book.save(path)
    again = import_plan(database, path)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 1)
    assert [activities_of(database, plan.id) for plan in (sambas, centre)] == everything
    assert len(components_of(database, asked.id)) == len(criteria_of(database, asked.id)) == 2
    assert len(answers_of(database, granted.id)) == 2
