"""What may be given to more than one headless verb."""

from __future__ import annotations

from pathlib import Path

import click

FILE = click.Path(path_type=Path, dir_okay=False)
FOLDER = click.Path(path_type=Path, file_okay=False)
WITH = click.option(
    "--with",
    "offices",
    multiple=True,
    metavar="KODE",
    help="Kantor lawannya; boleh diulang (61, 00), atau «semua» kabupaten/kota.",
)
OFFICE = click.option("--office", metavar="KODE", help="Hanya kabupaten/kota ini.")
MEETING = click.option("--meeting", metavar="ID", help="Rapat ini; tanpa itu yang termuda.")
PAPER = click.Choice(["F4", "A4"], case_sensitive=False)
JSON = click.option("--json", "as_json", is_flag=True, help="Cetak hasilnya sebagai JSON.")
