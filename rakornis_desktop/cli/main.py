"""The headless verbs, each a few lines over the packages below.

Exit codes: 0 done; 1 not done, with one clear sentence on stderr; 2 called in a wrong way.
What a verb needs is imported inside it, so that the window starts without the workbooks' and
papers' libraries.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from rakornis_desktop import __version__
from rakornis_desktop.cli import editing_verbs, exchange_verbs
from rakornis_desktop.excel.writing.meeting_workbook_list import MEETING_WORKBOOKS
from rakornis_desktop.exit_codes import exit_code_of
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.pdf.papers.meeting_papers import MEETING_PAPERS

if TYPE_CHECKING:
    from rakornis_desktop.comparison.compare import Comparison
    from rakornis_desktop.database.program_database import Database

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
PAPER = click.Choice(["F4", "A4"], case_sensitive=False)
MEETING = click.option("--meeting", metavar="ID", help="Rapat ini; tanpa itu yang termuda.")
EXPORTED = ["plan", "comparison", "matrix", "template", "spm", "areas", "issues", "coverage"]
EXPORTED += [workbook.key for workbook in MEETING_WORKBOOKS]
PRINTED = [*(paper.key for paper in MEETING_PAPERS), "comparison", "matrix", "summary"]
PRINTED += ["profile", "coverage"]


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
        return "window", window, args


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
        return start_window(None, sample=sample)
    return 0


for verb in (*exchange_verbs.VERBS, *editing_verbs.VERBS):
    verbs.add_command(verb)


@click.command("window")
@click.argument("db", type=click.Path(path_type=Path))
def window(db: Path) -> int:
    return start_window(db)


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


@verbs.command(help="Lakukan seluruh perjalanan dengan data contoh; hasilnya di folder FOLDER.")
@click.argument("folder", type=FOLDER, metavar="FOLDER")
def demo(folder: Path) -> None:
    from rakornis_desktop.sample.demo import demo as perform

    folder.mkdir(parents=True, exist_ok=True)
    written = list(perform(folder))
    database_path = next(file for file in written if file.suffix == ".rkn")
    written += page_pictures(database_path, folder / _("halaman"))
    for file in written:
        click.echo(str(file))


@verbs.command(help="Buat basis data baru untuk satu kantor dan satu tahun.")
@click.argument("db", type=FILE)
@click.option("--office", required=True, metavar="KODE", help="Kode wilayah, mis. 61.72.")
@click.option("--year", required=True, type=int, metavar="TAHUN", help="Tahun anggaran, mis. 2027.")
@click.option("--edition", default="2026", show_default=True, help="Edisi nomenklatur.")
def new(db: Path, office: str, year: int, edition: str) -> None:
    from rakornis_desktop.database.new_database import new_database

    with new_database(db, office, year, edition):
        click.echo(_("{file} dibuat.").format(file=db))


@verbs.command("import", help="Baca buku kerja Excel ke dalam basis data.")
@click.argument("db", type=FILE)
@click.argument("file", type=FILE, metavar="FILE.xlsx")
@click.option("--as-office", metavar="KODE", help="Rencana ini diterima dari kantor KODE.")
@click.option("--edition", help="Edisi nomenklatur buku kerja itu.")
@click.option("--dry-run", is_flag=True, help="Baca dan laporkan saja, tanpa menyimpan.")
@click.option("--report", type=FILE, metavar="F.xlsx", help="Simpan laporan per baris.")
@click.option("--json", "as_json", is_flag=True, help="Cetak hasilnya sebagai JSON.")
@click.option(
    "--what",
    type=click.Choice(["plan", "decisions", "participants", "spm", "areas", "issues"]),
    default="plan",
    show_default=True,
    help="Isi buku kerja: rencana (atau ekspor KRISNA), keputusan dalam matriks, peserta, "
    "capaian SPM, kawasan, atau permasalahan.",
)
@MEETING
@WITH
def import_workbook(
    db: Path,
    file: Path,
    as_office: str | None,
    edition: str | None,
    dry_run: bool,
    report: Path | None,
    as_json: bool,
    what: str,
    meeting: str | None,
    offices: tuple[str, ...],
) -> None:
    if what == "decisions":
        read_decisions(db, file, offices, as_json=as_json)
        return
    if what == "participants":
        read_participants(db, file, meeting, dry_run=dry_run, as_json=as_json)
        return
    if what != "plan":
        read_register(db, file, what, as_office, as_json=as_json)
        return
    from rakornis_desktop.excel.taking.plan_import import import_plan

    with opened(db, read_only=dry_run) as database:
        result = import_plan(database, file, as_office=as_office, edition=edition, dry_run=dry_run)
        if report:
            from rakornis_desktop.excel.taking.import_report import write_report

            write_report(result, report)
    if as_json:
        echo_json(result.as_json())
    else:
        click.echo(result.in_words())


def read_decisions(db: Path, file: Path, offices: Sequence[str], *, as_json: bool) -> None:
    """Read the decisions of a filled-in matrix back."""
    from rakornis_desktop.excel.taking.decision_import import import_decisions

    with opened(db) as database:
        result = import_decisions(database, compared(database, offices), file)
    if as_json:
        echo_json(result.as_json())
    else:
        click.echo(result.in_words())


def read_register(db: Path, file: Path, what: str, as_office: str | None, *, as_json: bool) -> None:
    """Read services, areas or problems back from their workbook."""
    from rakornis_desktop.excel.registers.area_workbook import import_areas
    from rakornis_desktop.excel.registers.issue_workbook import import_issues
    from rakornis_desktop.excel.registers.service_workbook import import_services

    with opened(db) as database:
        if what == "spm":
            result = import_services(database, file)
        elif what == "areas":
            result = import_areas(database, file, as_office=as_office)
        else:
            result = import_issues(database, file, as_office=as_office)
    if as_json:
        echo_json(result.as_json())
    else:
        click.echo(result.in_words())


def read_participants(
    db: Path, file: Path, meeting: str | None, *, dry_run: bool, as_json: bool
) -> None:
    """Add a workbook's list of participants to a meeting."""
    from rakornis_desktop.excel.taking.participants_import import import_participants

    with opened(db, read_only=dry_run) as database:
        result = import_participants(database, file, meeting, dry_run=dry_run)
    if as_json:
        echo_json(result.as_json())
    else:
        click.echo(result.in_words())


@verbs.command(help="Bandingkan rencana sendiri dengan rencana kantor lain.")
@click.argument("db", type=FILE)
@WITH
@click.option("--before", metavar="REVISI", help="Dengan revisi, tahap, atau tanggal terdahulu.")
@click.option("--json", "as_json", is_flag=True, help="Cetak hasilnya sebagai JSON.")
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


@verbs.command(help=f"Tulis satu buku kerja Excel. DOKUMEN: {', '.join(EXPORTED)}.")
@click.argument("db", type=FILE)
@click.argument("what", metavar="DOKUMEN", type=click.Choice(EXPORTED))
@click.argument("file", type=FILE, metavar="F.xlsx")
@WITH
@OFFICE
@MEETING
def export(
    db: Path,
    what: str,
    file: Path,
    offices: tuple[str, ...],
    office: str | None,
    meeting: str | None,
) -> None:
    with opened(db, read_only=True) as database:
        if what == "plan":
            from rakornis_desktop.database.queries.plans_of_offices import own_plan
            from rakornis_desktop.excel.writing.plan_workbook import write_plan

            write_plan(database, own_plan(database).id, file)
        elif what == "template":
            from rakornis_desktop.excel.template.template_workbook import write_template

            write_template(file, database)
        elif what == "matrix":
            from rakornis_desktop.excel.writing.sync_workbook import write_sync_workbook

            write_sync_workbook(database, compared(database, offices), file, regency=office or "")
        elif what == "spm":
            from rakornis_desktop.excel.registers.service_workbook import write_services

            write_services(database, file)
        elif what == "areas":
            from rakornis_desktop.excel.registers.area_workbook import write_areas

            write_areas(database, file)
        elif what == "issues":
            from rakornis_desktop.excel.registers.issue_workbook import write_issues

            write_issues(database, file)
        elif what == "coverage":
            from rakornis_desktop.excel.writing.coverage_workbook import write_coverage

            write_coverage(database, file, office=office or "")
        elif what == "comparison":
            from rakornis_desktop.excel.writing.comparison_workbook import write_comparison

            write_comparison(database, compared(database, offices), file)
        else:
            from rakornis_desktop.excel.writing.meeting_workbook_list import meeting_workbook

            kind = meeting_workbook(what)
            with meeting_or_draft(database, meeting) as (source, meeting_id):
                kind.write(source, meeting_id, file, office=office or "")
    click.echo(_("{file} ditulis.").format(file=file))


@verbs.command("print", help=f"Tulis satu dokumen sebagai PDF. DOKUMEN: {', '.join(PRINTED)}.")
@click.argument("db", type=FILE)
@click.argument("what", metavar="DOKUMEN", type=click.Choice(PRINTED))
@click.argument("file", type=FILE, metavar="F.pdf")
@click.option("--paper", type=PAPER, default="F4", show_default=True, help="Ukuran kertas.")
@WITH
@OFFICE
@MEETING
@click.option("--before", metavar="REVISI", help="Perbandingan dengan revisi terdahulu.")
def print_paper(
    db: Path,
    what: str,
    file: Path,
    paper: str,
    offices: tuple[str, ...],
    office: str | None,
    meeting: str | None,
    before: str | None,
) -> None:
    with opened(db, read_only=True) as database:
        if what == "comparison":
            from rakornis_desktop.pdf.papers.comparison_paper import write_comparison

            write_comparison(database, compared(database, offices, before), file, paper)
        elif what == "matrix":
            from rakornis_desktop.pdf.papers.synchronisation_paper import write_sync_matrix

            found = compared(database, offices)
            write_sync_matrix(database, found, file, paper, regency=office or "")
        elif what == "summary":
            from rakornis_desktop.pdf.papers.region_summary import write_region_summary

            found = compared(database, offices)
            write_region_summary(database, found, file, paper, regency=office or "")
        elif what == "profile":
            from rakornis_desktop.pdf.papers.profile_paper import write_profile

            write_profile(database, file, paper, office=office or "")
        elif what == "coverage":
            from rakornis_desktop.pdf.papers.coverage_paper import write_coverage

            write_coverage(database, file, paper, office=office or "")
        else:
            write_meeting_paper(database, what, file, paper, meeting, office or "")
    click.echo(_("{file} ditulis.").format(file=file))


@verbs.command(help="Sebut di mana kantor ini berdiri: yang perlu dikerjakan, pagu, SPM, kawasan.")
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


@verbs.command("meeting", help="Sebut isi rapat: semua rapat, atau satu.")
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


@verbs.command(help="Periksa berkas, jurnal, dan rujukan; sebut apa yang salah.")
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


@verbs.command(help="Simpan gambar PNG setiap halaman program di folder FOLDER.")
@click.argument("db", type=FILE)
@click.argument("folder", type=FOLDER, metavar="FOLDER")
def screenshots(db: Path, folder: Path) -> None:
    for file in page_pictures(db, folder):
        click.echo(str(file))


def page_pictures(db: Path, folder: Path) -> list[Path]:
    """Draw every page of the window into ``folder``, without a display."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with qt_said_in_words():
        from rakornis_desktop.ui.shell.screenshots import screenshots as draw

    folder.mkdir(parents=True, exist_ok=True)
    return list(draw(db, folder))


def opened(db: Path, *, read_only: bool = False) -> Database:
    from rakornis_desktop.database.program_database import Database

    return Database.open(db, read_only=read_only)


def compared(database: Database, offices: Sequence[str], before: str | None = None) -> Comparison:
    """Compare our plan with those of ``offices``, or with itself as it was ``before``."""
    if before is not None:
        from rakornis_desktop.comparison.earlier import compare_with_earlier
        from rakornis_desktop.database.queries.plans_of_offices import own_plan

        return compare_with_earlier(database, own_plan(database).id, before)
    from rakornis_desktop.comparison.choosing_offices import compare_offices

    return compare_offices(database, offices)


def write_meeting_paper(
    database: Database, what: str, file: Path, paper: str, meeting: str | None, office: str
) -> None:
    """Write a paper of a meeting; of a draft made for it alone if there is no meeting yet."""
    from rakornis_desktop.pdf.papers.meeting_papers import meeting_paper

    kind = meeting_paper(what)
    if kind.about_meeting:
        with meeting_or_draft(database, meeting) as (source, meeting_id):
            written = kind.write(source, meeting_id, file, paper, office)
    else:
        written = kind.write(database, "", file, paper, office)
    for remark in written.remarks:
        click.echo(remark)


@contextmanager
def meeting_or_draft(database: Database, meeting: str | None) -> Iterator[tuple[Database, str]]:
    """Give the meeting asked for, the youngest, or a draft, with the database it stands in.

    The draft is made in a copy: printing changes no database.
    """
    from rakornis_desktop.meeting.choosing_meeting import chosen_meeting

    if found := chosen_meeting(database, meeting):
        yield database, found
        return
    from rakornis_desktop.database.program_database import Database
    from rakornis_desktop.meeting.draft_meeting import draft_meeting

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / database.path.name
        database.copy_to(copy)
        with Database.open(copy) as draft:
            yield draft, draft_meeting(draft)
    click.echo(_("Belum ada rapat di basis data ini; ditulis sebagai rancangan."))


def echo_json(content: Any) -> None:
    import json

    click.echo(json.dumps(content, ensure_ascii=False, indent=1))
