"""The verbs that draw the window: opening it, the demo, pictures of its pages."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from rakornis_desktop.cli.verb_options import FILE, FOLDER
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal


@click.command("window")
@click.argument("db", type=click.Path(path_type=Path))
def window(db: Path) -> int:
    return start_window(db)


@click.command(help="Lakukan seluruh perjalanan dengan data contoh; hasilnya di folder FOLDER.")
@click.argument("folder", type=FOLDER, metavar="FOLDER")
def demo(folder: Path) -> None:
    from rakornis_desktop.sample.demo import demo as perform

    folder.mkdir(parents=True, exist_ok=True)
    written = list(perform(folder))
    database_path = next(file for file in written if file.suffix == ".rkn")
    written += page_pictures(database_path, folder / _("halaman"))
    for file in written:
        click.echo(str(file))


@click.command(help="Simpan gambar PNG setiap halaman program di folder FOLDER.")
@click.argument("db", type=FILE)
@click.argument("folder", type=FOLDER, metavar="FOLDER")
def screenshots(db: Path, folder: Path) -> None:
    for file in page_pictures(db, folder):
        click.echo(str(file))


# The window itself is opened by naming a database, not by a verb.
VERBS = (demo, screenshots)


def start_window(db: Path | None, *, sample: bool = False) -> int:
    """Open the window; returns its exit code when it is closed."""
    if sample:
        from rakornis_desktop.folders import database_folder
        from rakornis_desktop.sample.sample_database import sample_database

        db = sample_database(database_folder())
    require_display()
    with qt_said_in_words():
        from rakornis_desktop.ui.shell.application import run

    return run(db)


def require_display() -> None:
    """Refuse in words where Qt would abort: no display, and none asked for by name."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in named):
        raise Refusal(
            _(
                "Tidak ada layar untuk menampilkan jendela. "
                "Coba «rakornis demo FOLDER», yang bekerja tanpa layar."
            )
        )


@contextmanager
def qt_said_in_words() -> Iterator[None]:
    """Name the system library that Qt misses."""
    try:
        yield
    except ImportError as error:
        library, colon, _reason = str(error).partition(": ")
        if not (colon and library.startswith("lib")):
            raise
        raise Refusal(
            _(
                "Pustaka sistem {library} tidak ada, padahal jendela memerlukannya. "
                "Pasang dengan pengelola paket sistem ini."
            ).format(library=library)
        ) from error


def page_pictures(db: Path, folder: Path) -> list[Path]:
    """Draw every page of the window into ``folder``, without a display."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with qt_said_in_words():
        from rakornis_desktop.ui.shell.screenshots import screenshots as draw

    folder.mkdir(parents=True, exist_ok=True)
    return list(draw(db, folder))
