"""The office's address book: to whom plans are sent."""

from __future__ import annotations

import re
from email.utils import formataddr
from typing import TYPE_CHECKING, Any, NamedTuple

from rakornis_desktop.database.edits.field_refusal import FieldRefusal
from rakornis_desktop.database.journal.step_labels import short
from rakornis_desktop.database.queries.typed_rows import columns, typed
from rakornis_desktop.exchange.file.snapshot import one_line
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.reference.regions import CENTRE, PROVINCE, regions

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

_ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]{1,64}@[A-Za-z0-9.-]{1,190}\Z")


class ContactRow(NamedTuple):
    """An address; ``region_code`` is that of the office, "" if it is nobody's."""

    id: str
    region_code: str
    name: str
    job: str
    email: str
    note: str


def contacts(database: Database) -> list[ContactRow]:
    """Return the address book, by office and name."""
    return typed(
        ContactRow,
        database.read(f"SELECT {columns(ContactRow)} FROM contact ORDER BY region_code, name, id"),
    )


def address_of(contact: ContactRow) -> str:
    """Return an entry of the address book as a mail's head takes it."""
    return formataddr((one_line(contact.name), contact.email))


def is_address(text: str) -> bool:
    """Tell whether text is an address that a mail can go to."""
    return bool(_ADDRESS.match(text)) and ".." not in text


def offices_of_addresses() -> list[tuple[str, str]]:
    """Return region and name of the offices that an address can be of, regencies first."""
    known = regions()
    codes = [*(region.code for region in known.regencies()), PROVINCE, CENTRE]
    return [(code, known.title(code)) for code in codes]


def add_contact(database: Database, **values: Any) -> str:
    """Add an address; returns its id. Raises FieldRefusal, also for what is no address."""
    from rakornis_desktop.database.tables import Contact

    _check(values)
    label = _("Tambah alamat {name}").format(name=short(str(values.get("name", ""))))
    with database.change_set(label) as changes:
        return changes.add(Contact, **values).id


def update_contact(database: Database, contact_id: str, **values: Any) -> None:
    """Change an address. Raises FieldRefusal."""
    from rakornis_desktop.database.tables import Contact

    _check(values)
    with database.change_set(_("Ubah alamat")) as changes:
        changes.update(Contact, contact_id, **values)


def delete_contacts(database: Database, *contact_ids: str) -> None:
    """Take addresses out of the book."""
    from rakornis_desktop.database.tables import Contact

    with database.change_set(_("Hapus alamat")) as changes:
        changes.delete(Contact, *contact_ids)


def _check(values: dict[str, Any]) -> None:
    address = values.get("email", "a@b")
    if not isinstance(address, str) or not is_address(address):
        raise FieldRefusal("contact", "email", address, _("bukan alamat surel"))
