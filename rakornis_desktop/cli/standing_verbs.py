"""The verbs that tell where an office stands and what its meetings hold: status, meeting."""

from __future__ import annotations

from pathlib import Path

import click

from rakornis_desktop.cli.verb_answers import echo_json
from rakornis_desktop.cli.verb_options import FILE, OFFICE
from rakornis_desktop.cli.verb_subjects import opened
from rakornis_desktop.language.catalogue import translate as _


@click.command(help="Sebut di mana kantor ini berdiri: yang perlu dikerjakan, pagu, SPM, kawasan.")
@click.argument("db", type=FILE)
@OFFICE
@click.option("--year", type=int, metavar="TAHUN", help="Tahun anggaran; tanpa ini tahun sendiri.")
@click.option("--json", "as_json", is_flag=True, help="Cetak setiap angka sebagai JSON.")
def status(db: Path, office: str | None, year: int | None, as_json: bool) -> None:
    from rakornis_desktop.standing.status import status as status_of
    from rakornis_desktop.standing.status_figures import status_as_json

    with opened(db, read_only=True) as database:
        found = status_of(database, year, office or "")
        if as_json:
            echo_json(status_as_json(found))
            return
        from rakornis_desktop.standing.status_words import status_in_words

        click.echo(status_in_words(found))


@click.command("meeting", help="Sebut isi rapat: semua rapat, atau satu.")
@click.argument("db", type=FILE)
@click.option("--meeting", metavar="ID", help="Rapat ini saja.")
@click.option("--json", "as_json", is_flag=True, help="Cetak seluruh isinya sebagai JSON.")
def show_meeting(db: Path, meeting: str | None, as_json: bool) -> None:
    from rakornis_desktop.database.queries.meeting_rows import meetings_of
    from rakornis_desktop.database.queries.plans_of_offices import own_plan
    from rakornis_desktop.meeting.choosing_meeting import chosen_meeting

    with opened(db, read_only=True) as database:
        if meeting:
            ids = [chosen_meeting(database, meeting) or ""]
        else:
            ids = [row.id for row in meetings_of(database, own_plan(database).id)]
        if as_json:
            from rakornis_desktop.meeting.meeting_json import meeting_as_json

            echo_json({"meetings": [meeting_as_json(database, id_) for id_ in ids]})
            return
        from rakornis_desktop.meeting.meeting_words import meeting_in_words

        for id_ in ids:
            for line in meeting_in_words(database, id_):
                click.echo(line)
        if not ids:
            click.echo(_("Belum ada rapat di {file}.").format(file=db.name))


VERBS = (status, show_meeting)
