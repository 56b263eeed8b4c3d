"""The headless verbs of the exchange: send, receive, inspect, conflicts, key."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rakornis_desktop.cli.verb_answers import echo_json, echo_written
from rakornis_desktop.cli.verb_options import FILE, JSON
from rakornis_desktop.cli.verb_subjects import opened
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal

if TYPE_CHECKING:
    from rakornis_desktop.exchange.traffic.receiving import Received

# Where a passphrase comes from when nobody can be asked.
PASSPHRASE = "RAKORNIS_PASSPHRASE"  # noqa: S105


@click.command(help="Bekukan rencana sendiri dan tulis sebagai berkas rencana.")
@click.argument("db", type=FILE)
@click.argument("file", type=FILE, metavar="OUT.rakornis")
@click.option("--to", default="", metavar="KODE", help="Untuk kantor ini: keputusan baginya saja.")
@click.option("--eml", type=FILE, metavar="DRAF.eml", help="Tulis juga draf surel berlampiran.")
def send(db: Path, file: Path, to: str, eml: Path | None) -> None:
    from rakornis_desktop.exchange.traffic.sending import send as perform

    with opened(db) as database:
        sent = perform(database, file, to=to, mail=eml)
    click.echo(
        _("{file} ditulis: revisi {number}, {count} kegiatan.").format(
            file=sent.file, number=sent.number, count=sent.activities
        )
    )
    if sent.mail:
        echo_written(sent.mail)


@click.command(help="Terima berkas rencana, atau surel tersimpan (.eml) yang melampirkannya.")
@click.argument("db", type=FILE)
@click.argument("files", type=FILE, metavar="FILE…", nargs=-1, required=True)
@click.option("--accept-key", is_flag=True, help="Terima kunci pengirim yang baru atau berganti.")
@click.option("--older", is_flag=True, help="Terima juga revisi yang lebih lama.")
@click.option("--dry-run", is_flag=True, help="Lihat saja apa yang berubah, tanpa menyimpan.")
@JSON
def receive(
    db: Path, files: tuple[Path, ...], accept_key: bool, older: bool, dry_run: bool, as_json: bool
) -> None:
    from rakornis_desktop.exchange.traffic.receiving import receive_files

    with opened(db, read_only=dry_run) as database:
        found = []
        for received in receive_files(
            database, files, accept=accept_key, older=older, dry_run=dry_run
        ):
            found.append(received)
            if not as_json and not _error(received, dry_run):
                click.echo(in_words(received))
    if as_json:
        echo_json({"files": [_as_json(received, dry_run) for received in found]})
    errors = [error for received in found if (error := _error(received, dry_run))]
    for error in errors[:-1]:
        click.echo(error, err=True)
    if errors:
        raise Refusal(errors[-1])


@click.command(help="Perlihatkan isi berkas rencana tanpa menerimanya.")
@click.argument("file", type=FILE, metavar="FILE.rakornis")
@JSON
def inspect(file: Path, as_json: bool) -> None:
    from rakornis_desktop.exchange.file.inspecting import inspect as look
    from rakornis_desktop.exchange.file.inspecting import lines_of

    for seen in look(file):
        if as_json:
            echo_json(seen)
            continue
        for said in lines_of(seen):
            click.echo(said)


@click.command(help="Sebut konflik yang belum diputuskan, atau putuskan semuanya.")
@click.argument("db", type=FILE)
@JSON
@click.option(
    "--resolve", type=click.Choice(["ours", "theirs"]), help="Putuskan semua menurut satu pihak."
)
def conflicts(db: Path, as_json: bool, resolve: str | None) -> None:
    from rakornis_desktop.exchange.merge.conflict_deciding import open_conflicts, resolve_all
    from rakornis_desktop.exchange.merge.conflict_words import sentences

    with opened(db, read_only=resolve is None) as database:
        resolved = resolve_all(database, resolve) if resolve else 0
        found = open_conflicts(database)
        said = [] if as_json else sentences(database)
    if as_json:
        listed = [conflict._asdict() for conflict in found]
        echo_json({"resolved": resolved, "conflicts": listed})
        return
    if resolve:
        click.echo(_("{count} konflik diselesaikan.").format(count=resolved))
    for sentence in said:
        click.echo(sentence)
    if not found and not resolve:
        click.echo(_("Tidak ada konflik."))


@click.command(help="Perlihatkan sidik kunci komputer ini; cadangkan, pindahkan, atau ganti.")
@click.option("--export", "to", type=FILE, metavar="F", help="Simpan kunci, dengan kata sandi.")
@click.option("--import", "source", type=FILE, metavar="F", help="Pakai kunci dari berkas itu.")
@click.option("--replace", "anew", is_flag=True, help="Buat kunci baru: yang lama hilang.")
def key(to: Path | None, source: Path | None, anew: bool) -> None:
    from rakornis_desktop.exchange.traffic.own_key import (
        export_key,
        import_key,
        own_key,
        replace_key,
    )

    if sum((to is not None, source is not None, anew)) > 1:
        raise click.UsageError(_("Pilih salah satu: --export, --import, atau --replace."))
    if to is not None:
        mine = export_key(to, _passphrase(confirm=True))
        echo_written(to)
    elif source is not None:
        mine = import_key(source, _passphrase(confirm=False))
    elif anew:
        mine = replace_key()
        click.echo(_("Kunci baru dibuat. Beri tahu kantor lain sidiknya lewat telepon."))
    else:
        mine = own_key()
    click.echo(_("Sidik kunci: {mark}").format(mark=mine.fingerprint))


VERBS = (send, receive, inspect, conflicts, key)


def in_words(received: Received) -> str:
    """Say what a file changed, or would change, in one sentence."""
    from rakornis_desktop.exchange.traffic.known_keys import signature_in_words

    if received.relation == "sama":
        return _("{file}: revisi {number} dari {sender} sudah ada, tidak ada yang berubah.").format(
            file=received.name, number=received.revision, sender=received.sender
        )
    tally = received.activities
    said = _(
        "{file}: rencana {office}, revisi {number}. Kegiatan: {new} baru, {changed} berubah, "
        "{gone} dihapus. Konflik: {conflicts}. Tanda tangan {signature} ({mark})."
    ).format(
        file=received.name,
        office=received.office_name,
        number=received.revision,
        new=tally.new,
        changed=tally.changed,
        gone=tally.gone,
        conflicts=received.conflicts,
        signature=signature_in_words(received.signature, written=received.written),
        mark=received.fingerprint,
    )
    if received.alike:
        said += " " + _("{count} kegiatan baru tampak sama dengan milik kita.").format(
            count=received.alike
        )
    return said


def _as_json(received: Received, dry_run: bool) -> dict[str, Any]:
    tally = received.activities
    return {
        "file": received.name,
        "office": received.office,
        "revision": received.revision,
        # Of a file that cannot be read nothing vouches either.
        "signature": received.signature or "bad",
        "new": tally.new,
        "changed": tally.changed,
        "gone": tally.gone,
        "conflicts": received.conflicts,
        "error": _error(received, dry_run) or None,
    }


def _error(received: Received, dry_run: bool) -> str:
    """Return why a file was not let in; a key to be accepted does not hinder looking."""
    if dry_run and received.reason in ("unknown", "changed", "bad"):
        return ""
    return received.error


def _passphrase(*, confirm: bool) -> str:
    if PASSPHRASE in os.environ:
        return os.environ[PASSPHRASE]
    return str(click.prompt(_("Kata sandi"), hide_input=True, confirmation_prompt=confirm))
