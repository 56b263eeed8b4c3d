"""The whole journey on the sample, without the window: what a new user sees first."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from rakornis_desktop.language.catalogue import translate as _

_OURS, _THEIRS = "61.72", "61"


def demo(folder: Path) -> Iterator[Path]:
    """Write the sample's plans, database, papers and workbooks into ``folder``; give each file.

    An older demo in the same folder is replaced. The pages' pictures are the window's to draw.
    """
    from rakornis_desktop.comparison.compare import compare_plans
    from rakornis_desktop.excel.area_workbook import write_areas
    from rakornis_desktop.excel.comparison_workbook import write_comparison as write_workbook
    from rakornis_desktop.excel.coverage_workbook import write_coverage as write_coverage_workbook
    from rakornis_desktop.excel.issue_workbook import write_issues
    from rakornis_desktop.excel.meeting_workbook_list import MEETING_WORKBOOKS
    from rakornis_desktop.excel.plan_workbook import write_plan
    from rakornis_desktop.excel.service_workbook import write_services
    from rakornis_desktop.excel.sync_workbook import write_sync_workbook
    from rakornis_desktop.excel.template import write_template
    from rakornis_desktop.pdf.comparison import write_comparison
    from rakornis_desktop.pdf.coverage import write_coverage
    from rakornis_desktop.pdf.meeting_papers import MEETING_PAPERS
    from rakornis_desktop.pdf.profile import write_profile
    from rakornis_desktop.pdf.region_summary import write_region_summary
    from rakornis_desktop.pdf.sync_matrix import write_sync_matrix
    from rakornis_desktop.program.queries.meetings import meetings_of
    from rakornis_desktop.program.queries.plans import own_plan, plan_of
    from rakornis_desktop.sample.database import build_sample
    from rakornis_desktop.sample.plans import OFFICES, REMARK
    from rakornis_desktop.sample.workbooks import sample_workbook

    plans = folder / _("rencana")
    plans.mkdir(parents=True, exist_ok=True)
    for region_code in OFFICES:
        source = sample_workbook(region_code)
        yield Path(shutil.copy(source, plans / source.name))
    database = folder / "contoh.rkn"
    for beside in folder.glob("contoh.rkn*"):
        beside.unlink()
    with build_sample(database, _OURS) as program:
        yield database
        ours, theirs = own_plan(program), plan_of(program, _THEIRS)
        assert theirs is not None
        compared = compare_plans(program, ours.id, theirs.id)
        meeting = meetings_of(program, ours.id)[0]
        files = folder / _("dokumen")
        files.mkdir(exist_ok=True)
        for paper in ("F4", "A4"):
            for kind in MEETING_PAPERS:
                file = files / f"{_file_name(kind.title())}-{paper}.pdf"
                kind.write(program, meeting.id, file, paper)
            write_comparison(program, compared, files / f"perbandingan-T-C.31-{paper}.pdf", paper)
            write_sync_matrix(program, compared, files / f"matriks-sinkronisasi-{paper}.pdf", paper)
            write_region_summary(program, compared, files / f"ringkasan-{paper}.pdf", paper)
        for book in MEETING_WORKBOOKS:
            book.write(program, meeting.id, files / f"{_file_name(book.title())}.xlsx")
            write_profile(program, files / f"profil-{paper}.pdf", paper)
            write_coverage(program, files / f"cakupan-permasalahan-{paper}.pdf", paper)
        write_services(program, files / "capaian-SPM.xlsx")
        write_areas(program, files / "kawasan.xlsx")
        write_issues(program, files / "permasalahan.xlsx")
        write_coverage_workbook(program, files / "cakupan-permasalahan.xlsx")
        write_sync_workbook(program, compared, files / "matriks-sinkronisasi.xlsx")
        write_plan(program, ours.id, files / "rencana-T-C.33.xlsx", remark=REMARK)
        write_workbook(program, compared, files / "perbandingan-T-C.31.xlsx")
        write_template(files / "templat.xlsx", program)
        yield from sorted(files.iterdir())


def _file_name(title: str) -> str:
    """Return "daftar-hadir-kosong" for "Daftar hadir kosong"."""
    return "-".join(title.casefold().split())
