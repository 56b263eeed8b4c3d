"""The whole journey on the sample, without the window: what a new user sees first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.writing_files.whole_file import write_whole

_OURS, _THEIRS = "61.72", "61"


def demo(folder: Path) -> Iterator[Path]:
    """Write the sample's plans, database, papers and workbooks into ``folder``; give each file.

    An older demo in the same folder is replaced. The pages' pictures are the window's to draw.
    """
    from rakornis_desktop.comparison.compare import compare_plans
    from rakornis_desktop.database.queries.meeting_rows import meetings_of
    from rakornis_desktop.database.queries.plans_of_offices import own_plan, plan_of
    from rakornis_desktop.excel.registers.area_workbook import write_areas
    from rakornis_desktop.excel.registers.issue_workbook import write_issues
    from rakornis_desktop.excel.registers.service_workbook import write_services
    from rakornis_desktop.excel.template.template_workbook import write_template
    from rakornis_desktop.excel.writing.comparison_workbook import (
        write_comparison as write_workbook,
    )
    from rakornis_desktop.excel.writing.coverage_workbook import (
        write_coverage as write_coverage_workbook,
    )
    from rakornis_desktop.excel.writing.meeting_workbook_list import MEETING_WORKBOOKS
    from rakornis_desktop.excel.writing.plan_workbook import write_plan
    from rakornis_desktop.excel.writing.sync_workbook import write_sync_workbook
    from rakornis_desktop.pdf.papers.comparison_paper import write_comparison
    from rakornis_desktop.pdf.papers.coverage_paper import write_coverage
    from rakornis_desktop.pdf.papers.meeting_papers import MEETING_PAPERS
    from rakornis_desktop.pdf.papers.profile_paper import write_profile
    from rakornis_desktop.pdf.papers.region_summary import write_region_summary
    from rakornis_desktop.pdf.papers.synchronisation_paper import write_sync_matrix
    from rakornis_desktop.sample.sample_database import build_sample
    from rakornis_desktop.sample.sample_plans import OFFICES, REMARK
    from rakornis_desktop.sample.sample_workbooks import sample_workbook

    plans = folder / _("rencana")
    plans.mkdir(parents=True, exist_ok=True)
    for region_code in OFFICES:
        source = sample_workbook(region_code)
        write_whole(plans / source.name, source.read_bytes())
        yield plans / source.name
    database_path = folder / "contoh.rkn"
    for beside in folder.glob("contoh.rkn*"):
        beside.unlink()
    with build_sample(database_path, _OURS) as database:
        yield database_path
        ours, theirs = own_plan(database), plan_of(database, _THEIRS)
        assert theirs is not None
        compared = compare_plans(database, ours.id, theirs.id)
        meeting = meetings_of(database, ours.id)[0]
        files = folder / _("dokumen")
        files.mkdir(exist_ok=True)
        for paper in ("F4", "A4"):
            for kind in MEETING_PAPERS:
                file = files / f"{_file_name(kind.title())}-{paper}.pdf"
                kind.write(database, meeting.id, file, paper)
            write_comparison(database, compared, files / f"perbandingan-T-C.31-{paper}.pdf", paper)
            write_sync_matrix(
                database, compared, files / f"matriks-sinkronisasi-{paper}.pdf", paper
            )
            write_region_summary(database, compared, files / f"ringkasan-{paper}.pdf", paper)
        for book in MEETING_WORKBOOKS:
            book.write(database, meeting.id, files / f"{_file_name(book.title())}.xlsx")
            write_profile(database, files / f"profil-{paper}.pdf", paper)
            write_coverage(database, files / f"cakupan-permasalahan-{paper}.pdf", paper)
        write_services(database, files / "capaian-SPM.xlsx")
        write_areas(database, files / "kawasan.xlsx")
        write_issues(database, files / "permasalahan.xlsx")
        write_coverage_workbook(database, files / "cakupan-permasalahan.xlsx")
        write_sync_workbook(database, compared, files / "matriks-sinkronisasi.xlsx")
        write_plan(database, ours.id, files / "rencana-T-C.33.xlsx", remark=REMARK)
        write_workbook(database, compared, files / "perbandingan-T-C.31.xlsx")
        write_template(files / "templat.xlsx", database)
        yield from sorted(files.iterdir())


def _file_name(title: str) -> str:
    """Return "daftar-hadir-kosong" for "Daftar hadir kosong"."""
    return "-".join(title.casefold().split())
