"""The verb that compares plans: compare."""

from __future__ import annotations

from pathlib import Path

import click

from rakornis_desktop.cli.verb_options import FILE, JSON, PAPER, WITH
from rakornis_desktop.cli.verb_subjects import compared, opened


@click.command(help="Bandingkan rencana sendiri dengan rencana kantor lain.")
@click.argument("db", type=FILE)
@WITH
@click.option("--before", metavar="REVISI", help="Dengan revisi, tahap, atau tanggal terdahulu.")
@JSON
@click.option("--xlsx", type=FILE, metavar="F", help="Simpan sebagai buku kerja T-C.31.")
@click.option("--pdf", type=FILE, metavar="F", help="Simpan sebagai PDF T-C.31.")
@click.option("--paper", type=PAPER, default="F4", show_default=True)
def compare(
    db: Path,
    offices: tuple[str, ...],
    before: str | None,
    as_json: bool,
    xlsx: Path | None,
    pdf: Path | None,
    paper: str,
) -> None:
    with opened(db, read_only=True) as database:
        comparison = compared(database, offices, before)
        if xlsx:
            from rakornis_desktop.excel.writing.comparison_workbook import write_comparison

            write_comparison(database, comparison, xlsx)
        if pdf:
            from rakornis_desktop.pdf.papers.comparison_paper import write_comparison as write_pdf

            write_pdf(database, comparison, pdf, paper)
        # Pairs are made while the database is open.
        if as_json:
            from rakornis_desktop.comparison.comparison_json import comparison_json_text

            click.echo(comparison_json_text(comparison))
        else:
            for name, count in comparison.summary.items():
                click.echo(f"{name}: {count}")


VERBS = (compare,)
