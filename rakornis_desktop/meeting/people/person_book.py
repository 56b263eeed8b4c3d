"""Who is on a list already: people are told apart by name and office, posts by office and post."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rakornis_desktop.language.normal_text import on_one_line


class PersonBook:
    """People of a list, to be asked whether somebody is one of them."""

    def __init__(self, people: Iterable[tuple[str, str, str]] = ()) -> None:
        self._offices: dict[str, set[str]] = {}
        self._posts: set[tuple[str, str]] = set()
        for name, office, job in people:
            self.add(name, office, job)

    def add(self, name: str, office: str, job: str) -> None:
        """Note somebody: with a name, or a post whose holder is not known."""
        if plain := plain_name(name):
            self._offices.setdefault(plain, set()).add(plain_name(office))
        else:
            self._posts.add((plain_name(office), plain_name(job)))

    def holds(self, name: str, office: str, job: str) -> bool:
        """Tell whether somebody is on the list.

        The same name is the same person unless both offices are known and differ.
        """
        plain = plain_name(name)
        if not plain:
            return (plain_name(office), plain_name(job)) in self._posts
        offices = self._offices.get(plain)
        if offices is None:
            return False
        here = plain_name(office)
        return not here or here in offices or "" in offices

    def has_name(self, name: str) -> bool:
        """Tell whether somebody of this name is on the list, of whatever office."""
        return plain_name(name) in self._offices


def plain_name(text: str) -> str:
    """Return a name without signs and capitals: degrees are written with and without points."""
    return on_one_line(re.sub(r"[^\w\s]", "", text.casefold().replace(",", " ")))
