"""Pages, commands and the manual as the search lists them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.search.few_texts import FewTexts, FoundText, Text
from rakornis_desktop.search.manual import manual_texts
from rakornis_desktop.search.understood_words import understood
from rakornis_desktop.ui.shell.command_list import Command, commands
from rakornis_desktop.ui.shell.hit_list import HitLine

if TYPE_CHECKING:
    from rakornis_desktop.ui.shell.program_window import ProgramWindow

_MOST_COMMANDS = 6
# A page or command whose name begins with what was typed stands above the rows.
_BEGINS_SO_FIT = 15.0


class FewLines:
    """What a window offers besides its rows; :meth:`read` takes in what can be done now."""

    def __init__(self, window: ProgramWindow) -> None:
        self._window = window
        self._commands: list[Command] = []
        self._texts: dict[str, FewTexts] = {}
        self.read()

    def read(self) -> None:
        """Read pages and commands anew: what can be done changes."""
        self._commands = commands(self._window.menuBar(), self._window.not_searched())
        for name in ("page", "command"):
            self._texts[name] = FewTexts(self._all_texts(name))
        self._texts["help"] = manual_texts()

    def lines(self, text: str) -> tuple[list[HitLine], list[HitLine]]:
        """Return what fits ``text``: what stands above the rows, and what below them.

        Without a text all pages and the first commands are above.
        """
        asked = understood(text)
        before: list[HitLine] = []
        behind: list[HitLine] = []
        for name, title in (
            ("page", _("Halaman")),
            ("command", _("Perintah")),
            ("help", _("Panduan")),
        ):
            if asked.nothing:
                found = [
                    FoundText(one.key, 0.0, ((one.title, False),), ())
                    for one in self._all_texts(name)
                ]
                found = found if name != "help" else []
            else:
                found = self._texts[name].find(asked)
            if found:
                lines = [self._line(name, hit, text) for hit in found[:_MOST_COMMANDS]]
                place = before if found[0].fit >= _BEGINS_SO_FIT or asked.nothing else behind
                place += [HitLine(((title, False),)), *lines]
        return before, behind

    def _line(self, name: str, found: FoundText, sought: str) -> HitLine:
        if name == "page":
            entry = self._window.entries[found.key]
            return HitLine(
                found.title, (), entry.icon, "", partial(self._window.open_page, entry.key)
            )
        if name == "help":
            do = partial(self._window.open_help, found.key, sought)
            return HitLine(found.title, found.note, "circle-help", "", do)
        command = self._commands[int(found.key)]
        return HitLine(
            found.title,
            ((command.path, False),),
            "chevron-right",
            command.shortcut,
            command.action.trigger,
        )

    def _all_texts(self, name: str) -> list[Text]:
        if name == "page":
            return [Text(entry.key, entry.title) for entry in self._window.entries.values()]
        if name == "command":
            return [
                Text(str(number), command.title, command.path)
                for number, command in enumerate(self._commands)
            ]
        return []
