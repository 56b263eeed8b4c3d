"""How the headless verbs answer: a sentence for people, JSON for programs."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

import click

from rakornis_desktop.language.catalogue import translate as _


class Result(Protocol):
    """What a verb did, for people and for programs."""

    def in_words(self) -> str:
        """Say it to people."""

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""


def answer(result: Result, *, as_json: bool) -> None:
    """Print what was done, as JSON or in words."""
    if as_json:
        echo_json(result.as_json())
    else:
        click.echo(result.in_words())


def echo_json(content: Any) -> None:
    """Print plain values as JSON with indents."""
    import json

    click.echo(json.dumps(content, ensure_ascii=False, indent=1))


def echo_written(file: Path) -> None:
    """Say that a file was written."""
    click.echo(_("{file} ditulis.").format(file=file))
