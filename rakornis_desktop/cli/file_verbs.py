"""The verbs about the database as a file: new, check."""

from __future__ import annotations

from pathlib import Path

import click

from rakornis_desktop.cli.verb_options import FILE
from rakornis_desktop.cli.verb_subjects import opened
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal


@click.command(help="Buat basis data baru untuk satu kantor dan satu tahun.")
@click.argument("db", type=FILE)
@click.option("--office", required=True, metavar="KODE", help="Kode wilayah, mis. 61.72.")
@click.option("--year", required=True, type=int, metavar="TAHUN", help="Tahun anggaran, mis. 2027.")
@click.option("--edition", default="2026", show_default=True, help="Edisi nomenklatur.")
def new(db: Path, office: str, year: int, edition: str) -> None:
    from rakornis_desktop.database.new_database import new_database

    with new_database(db, office, year, edition):
        click.echo(_("{file} dibuat.").format(file=db))


@click.command(help="Periksa berkas, jurnal, dan rujukan; sebut apa yang salah.")
@click.argument("db", type=FILE)
def check(db: Path) -> None:
    from rakornis_desktop.database.opening.checking import check as findings_of

    with opened(db, read_only=True) as database:
        findings = findings_of(database)
    for finding in findings:
        click.echo(finding)
    if findings:
        raise Refusal(
            _("{count} hal tidak beres di {file}.").format(count=len(findings), file=db.name)
        )
    click.echo(_("{file} utuh.").format(file=db.name))


VERBS = (new, check)
