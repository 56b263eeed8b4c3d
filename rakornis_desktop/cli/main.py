"""The program's first words: which headless verb is meant, or the window.

Exit codes: 0 done; 1 not done, with one clear sentence on stderr; 2 called in a wrong way.
What a verb needs is imported inside it, so that the window starts without the workbooks' and
papers' libraries.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import click

from rakornis_desktop import __version__
from rakornis_desktop.cli import (
    comparison_verbs,
    editing_verbs,
    exchange_verbs,
    file_verbs,
    paper_verbs,
    standing_verbs,
    window_verbs,
    workbook_verbs,
)
from rakornis_desktop.exit_codes import exit_code_of
from rakornis_desktop.language.catalogue import translate as _

FAMILIES = (
    window_verbs,
    file_verbs,
    workbook_verbs,
    comparison_verbs,
    paper_verbs,
    standing_verbs,
    exchange_verbs,
    editing_verbs,
)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Perform one verb and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # Windows' old code pages lack some of our letters; what is piped on is UTF-8.
        with suppress(AttributeError, OSError):
            stream.reconfigure(  # type: ignore[union-attr]
                encoding=None if stream.isatty() else "utf-8", errors="backslashreplace"
            )
    sys.exit(exit_code(arguments))


def exit_code(arguments: Sequence[str] | None = None) -> int:
    """Perform one verb and return its exit code."""

    def perform() -> int | None:
        choose_language()
        return verbs.main(arguments, prog_name="rakornis", standalone_mode=False)

    return exit_code_of(perform)


def choose_language() -> None:
    """Say everything in the language RAKORNIS_LANGUAGE names, Indonesian unless it does."""
    if language := os.environ.get("RAKORNIS_LANGUAGE"):
        from rakornis_desktop.language.catalogue import use_language
        from rakornis_desktop.reference.resource_files import resource

        use_language(language, resource("translations"))


class VerbsOrDatabase(click.Group):
    """A group whose first word may also be a database: then the window opens on it."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] in self.commands:
            return super().resolve_command(ctx, args)
        if not looks_like_a_file(args[0]):
            ctx.fail(_("Perintah «{word}» tidak dikenal.").format(word=args[0]))
        return "window", window_verbs.window, args


def looks_like_a_file(word: str) -> bool:
    path = Path(word)
    return bool(path.suffix) or len(path.parts) > 1 or path.exists()


@click.group(
    cls=VerbsOrDatabase,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    subcommand_metavar="[DB | PERINTAH …]",
    help=(
        "Menyelaraskan rencana kerja kabupaten/kota, provinsi, dan pusat untuk Rakornis.\n\n"
        "Tanpa perintah, jendela program terbuka, pada basis data DB bila disebut."
    ),
)
@click.option("--sample", is_flag=True, help="Buka jendela pada basis data contoh.")
@click.version_option(__version__, prog_name="Rakornis Desktop", message="%(prog)s %(version)s")
@click.pass_context
def verbs(context: click.Context, sample: bool) -> int:
    if context.invoked_subcommand is None:
        return window_verbs.start_window(None, sample=sample)
    return 0


for family in FAMILIES:
    for verb in family.VERBS:
        verbs.add_command(verb)
