"""The keys of other offices as they are known here: listed, trusted or not, forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.choices import KeyState
from rakornis_desktop.database.journal.step_labels import short
from rakornis_desktop.database.queries.typed_rows import columns, typed
from rakornis_desktop.language.catalogue import translate as _

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

TRUSTED, REPLACED = KeyState


class KnownKeyRow(NamedTuple):
    """The key of an office; ``first_seen`` is ISO, ``state`` dipercaya or diganti."""

    id: str
    region_code: str
    name: str
    fingerprint: str
    state: str
    first_seen: str
    accepted_by: str


def known_keys(database: Database) -> list[KnownKeyRow]:
    """Return all known keys by office, trusted ones first."""
    return typed(
        KnownKeyRow,
        database.read(
            f"SELECT {columns(KnownKeyRow)} FROM known_key "
            "ORDER BY region_code, state, first_seen DESC, id"
        ),
    )


def trust_key(database: Database, key: KnownKeyRow) -> None:
    """Let files signed with a key in again."""
    from rakornis_desktop.database.tables import KnownKey

    with database.change_set(
        _("Percayai kunci {office}").format(office=short(key.name))
    ) as changes:
        changes.update(KnownKey, key.id, state=TRUSTED, accepted_by=database.author[:200])


def distrust_key(database: Database, key: KnownKeyRow) -> None:
    """Refuse files signed with a key until it is accepted anew, say because it was lost."""
    from rakornis_desktop.database.tables import KnownKey

    label = _("Jangan percayai kunci {office}").format(office=short(key.name))
    with database.change_set(label) as changes:
        changes.update(KnownKey, key.id, state=REPLACED)


def forget_key(database: Database, key: KnownKeyRow) -> None:
    """Take a key out of the book; the next file signed with it asks as the first one did."""
    from rakornis_desktop.database.tables import KnownKey

    with database.change_set(_("Lupakan kunci {office}").format(office=short(key.name))) as changes:
        changes.delete(KnownKey, key.id)


def key_state_name(state: str) -> str:
    """Return what the state of a key is called."""
    return KeyState.name_of(state)
