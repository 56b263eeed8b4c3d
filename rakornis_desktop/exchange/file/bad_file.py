"""What is wrong with a plan file, before the sentence about it is made."""

from __future__ import annotations

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal


class BadFile(Exception):
    """A plan file cannot be read; ``str()`` says why, without the file's name."""


class FileRefusal(Refusal):
    """A plan file that is not let in; ``reason`` is a short word for it in JSON."""

    def __init__(self, sentence: str, reason: str = "damaged") -> None:
        super().__init__(sentence)
        self.reason = reason


def unreadable(name: str, reason: str) -> FileRefusal:
    """Return the refusal of a file that is damaged or made by somebody who means harm."""
    return FileRefusal(
        _("{file} tidak dibaca: {reason}. Minta berkas yang baru dari pengirimnya.").format(
            file=name, reason=reason.rstrip(".")
        )
    )
