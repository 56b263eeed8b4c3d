"""What becomes of a verb that fails: an exit code and one sentence on stderr.

0 done; 1 not done; 2 called in a wrong way. What nobody foresaw goes to the log with its traceback.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import click

from rakornis_desktop.fault_log import log_unexpected
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal


def exit_code_of(perform: Callable[[], int | None]) -> int:
    """Perform a verb and return its exit code; a failure becomes one sentence on stderr."""
    try:
        return perform() or 0
    except click.exceptions.Exit as wanted:
        return wanted.exit_code
    except click.UsageError as error:
        if error.ctx:
            say_on_stderr(error.ctx.get_usage().replace("Usage:", _("Cara pakai:")))
        say_on_stderr(usage_sentence(error))
        return 2
    except (click.Abort, KeyboardInterrupt):
        say_on_stderr(_("Dibatalkan."))
        return 1
    except Refusal as refusal:
        say_on_stderr(str(refusal))
        return 1
    except BrokenPipeError:
        # Whoever read our output has enough; nothing more may be written, not even at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        from rakornis_desktop.language.disk_errors import in_words

        log_unexpected(error)
        say_on_stderr(in_words(error))
        return 1
    except Exception as error:
        where = log_unexpected(error)
        if os.environ.get("RAKORNIS_DEBUG"):
            raise
        say_on_stderr(
            _("Terjadi kesalahan program ({kind}). Rinciannya ada di {file}.").format(
                kind=type(error).__name__, file=where
            )
        )
        return 1


def usage_sentence(error: click.UsageError) -> str:
    """Say in one sentence what was wrong with the call."""
    if isinstance(error, click.NoSuchOption):
        return _("Opsi {name} tidak dikenal.").format(name=error.option_name)
    if isinstance(error, click.BadParameter) and error.param:
        name = error.param.opts[0] if error.param.opts[0] != error.param.name else ""
        name = name or str(error.param.metavar or error.param.name).upper()
        if isinstance(error, click.MissingParameter):
            return _("{name} belum disebut.").format(name=name)
        if isinstance(error.param.type, click.Choice):
            choices = ", ".join(map(str, error.param.type.choices))
            return _("{name} harus salah satu dari: {choices}.").format(name=name, choices=choices)
        if error.param.type is click.INT:
            return _("{name} harus berupa angka bulat.").format(name=name)
    return error.format_message()


def say_on_stderr(sentence: str) -> None:
    click.echo(sentence, err=True)
