"""The headless verbs that change rows and tell what was changed: edit, show, undo, history."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from rakornis_desktop.cli.verb_answers import echo_json
from rakornis_desktop.cli.verb_options import FILE, JSON
from rakornis_desktop.cli.verb_subjects import opened
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal


@click.command(help="Kerjakan perubahan dari berkas, satu JSON sebaris; satu langkah urungkan.")
@click.argument("db", type=FILE)
@click.argument("file", type=FILE, metavar="FILE.jsonl")
@click.option("--dry-run", is_flag=True, help="Periksa dan laporkan saja, tanpa menyimpan.")
@JSON
def edit(db: Path, file: Path, dry_run: bool, as_json: bool) -> None:
    from rakornis_desktop.exchange.lines.line_editing import edit_from_file

    with opened(db, read_only=dry_run) as database:
        try:
            done = edit_from_file(database, file, dry_run=dry_run)
        except Refusal as refusal:
            if as_json:
                nothing: dict[str, Any] = {"change_set": None, "added": [], "changed": []}
                echo_json({**nothing, "deleted": [], "refused": [{"reason": str(refusal)}]})
            raise
    if as_json:
        echo_json(done.as_json())
        return
    said = _("{added} baris ditambah, {changed} nilai diubah, {deleted} baris dihapus.")
    click.echo(
        said.format(
            added=len(done.added), changed=len(done.changed), deleted=len(done.deleted)
        )
    )  # fmt: skip


@click.command(help="Perlihatkan baris satu tabel, seperti yang dapat ditulis kembali oleh edit.")
@click.argument("db", type=FILE)
@click.argument("table", metavar="TABEL")
@click.option("--where", multiple=True, metavar="KOLOM=NILAI", help="Hanya baris ini; berulang.")
@JSON
def show(db: Path, table: str, where: tuple[str, ...], as_json: bool) -> None:
    import json

    from rakornis_desktop.exchange.lines.row_showing import show_rows

    with opened(db, read_only=True) as database:
        rows = show_rows(database, table, where)
    if as_json:
        echo_json({"table": table, "rows": rows})
        return
    for row in rows:
        click.echo(json.dumps({k: v for k, v in row.items() if v not in (None, "")},
                              ensure_ascii=False))  # fmt: skip


@click.command(help="Urungkan langkah terakhir, atau semua yang lebih baru daripada langkah ID.")
@click.argument("db", type=FILE)
@click.option("--to", type=int, metavar="ID", help="Sampai langkah ID menjadi yang termuda.")
@JSON
def undo(db: Path, to: int | None, as_json: bool) -> None:
    from rakornis_desktop.database.journal.undoing import undo_back_to

    with opened(db) as database:
        undone = undo_back_to(database, to)
    if as_json:
        echo_json({"undone": [{"id": step.id, "label": step.label} for step in undone]})
        return
    for step in undone:
        click.echo(_("Diurungkan: {label}").format(label=step.label))
    if not undone:
        click.echo(_("Tidak ada yang dapat diurungkan."))


@click.command(help="Sebut siapa mengubah apa, dari apa menjadi apa; yang termuda dahulu.")
@click.argument("db", type=FILE)
@click.option("--limit", type=click.IntRange(1), default=500, show_default=True, metavar="N")
@JSON
def history(db: Path, limit: int, as_json: bool) -> None:
    from rakornis_desktop.database.journal.undoing import steps

    with opened(db, read_only=True) as database:
        found = steps(database, limit)
    if as_json:
        echo_json({"change_sets": found})
        return
    for step in found:
        click.echo(f"{step['id']}  {step['at']}  {step['author']}  {step['kind']}  {step['label']}")


VERBS = (edit, show, undo, history)
