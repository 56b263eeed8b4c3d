"""Plan files by mail: a draft that opens in Outlook and Thunderbird, and saved mails read back."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator, Sequence
from email.message import EmailMessage, Message
from email.utils import formataddr, localtime, parseaddr
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.exchange.file.bad_file import BadFile, unreadable
from rakornis_desktop.exchange.file.plan_parts import EXTENSION
from rakornis_desktop.exchange.file.snapshot import one_line
from rakornis_desktop.exchange.mail.contacts import address_of, contacts, is_address
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

# A plan of 5,000 activities is under 1 MB; a mail with one under 2.
MOST_MAIL_BYTES = 16 << 20
# An attachment of that size, 76 signs a line, has half as many.
_MOST_LINE_ENDS = 1_000_000
_MOST_DEPTH = 10
_MOST_PARTS = 500
_MOST_HEAD = 20_000
# Lines that may be a head or go on in one; the lines of an attachment have no colon.
_MOST_HEAD_LINES = 20_000
_HEAD_LINE = re.compile(rb"(?:\A|[\r\n])(?:[ \t]|[!-9;-~]{1,100}+:)")
# What a ZIP begins with; a mail begins with letters.
_ZIP = b"PK\x03\x04"


class Letter(NamedTuple):
    """What a mail says: its subject, one line, and its text."""

    subject: str
    body: str


def draft(
    database: Database,
    content: bytes,
    file_name: str,
    number: int,
    to: str = "",
    recipients: Sequence[str] | None = None,
    letter: Letter | None = None,
) -> bytes:
    """Return a mail with the plan file, not yet sent, as RFC 5322.

    Without ``recipients`` it goes to the addresses of the office ``to`` in the address book;
    without ``letter`` it says what :func:`letter_with` says. Raises Refusal for an address that is
    none.
    """
    if recipients is None:
        recipients = [
            address_of(found) for found in contacts(database) if to and found.region_code == to
        ]
    for address in recipients:
        if not is_address(parseaddr(address)[1]) or "\n" in address or "\r" in address:
            raise Refusal(
                _("Alamat surel «{address}» tidak sah. Perbaiki di buku alamat.").format(
                    address=one_line(address)
                )
            )
    plan = own_plan(database)
    office = one_line(plan.government or plan.office_name)
    message = EmailMessage(policy=email.policy.SMTP)
    # Opens as a draft to be looked at and sent, not as a mail that came in.
    message["X-Unsent"] = "1"
    message["Date"] = localtime()
    sender = _own_address(database)
    if sender:
        message["From"] = formataddr((office, sender))
    if recipients:
        message["To"] = ", ".join(recipients)
    letter = letter or letter_with(database, file_name, number)
    message["Subject"] = one_line(letter.subject)
    message.set_content(letter.body)
    message.add_attachment(
        content, maintype="application", subtype="octet-stream", filename=one_line(file_name)
    )
    return message.as_bytes()


def letter_with(database: Database, file_name: str, number: int) -> Letter:
    """Return the letter that goes with a revision: Indonesian whatever the window speaks."""
    plan = own_plan(database)
    office = one_line(plan.government or plan.office_name)
    return Letter(
        f"Rencana {office} tahun {plan.fiscal_year}, revisi {number}",
        "Yth. Bapak/Ibu,\n\n"
        f"Terlampir rencana kerja {office} tahun {plan.fiscal_year}, revisi {number}, dalam berkas "
        f"{one_line(file_name)}.\n\n"
        "Berkas itu dibuka dengan Rakornis Desktop: pilih Terima, atau seret surel ini ke "
        "jendelanya.\n\n"
        "Terima kasih.\n\n"
        f"{office}\n",
    )


def _own_address(database: Database) -> str:
    """Return our office's address, "" if it has none: the mail program then puts in its own."""
    found = database.read("SELECT email FROM office WHERE is_own ORDER BY id LIMIT 1")
    return found[0][0] if found and is_address(found[0][0]) else ""


def plan_files_in(content: bytes, name: str) -> list[tuple[str, bytes]]:
    """Return name and content of each plan file in ``content``: a plan file, or a saved mail.

    Raises Refusal if it is a mail without one, or a mail made to break its reader.
    """
    if content.startswith(_ZIP) or not name.casefold().endswith(".eml"):
        return [(name, content)]
    try:
        found = list(_attached(content))
    except BadFile as bad:
        raise unreadable(name, str(bad)) from None
    except (ValueError, LookupError, RecursionError, TypeError, AttributeError, AssertionError):
        # The standard library's reader of mails has its own ways of failing.
        raise unreadable(name, _("surel ini rusak")) from None
    if not found:
        raise Refusal(
            _("Surel {file} tidak berlampiran berkas {end}. Periksa surelnya.").format(
                file=name, end=EXTENSION
            )
        )
    return found


def _attached(content: bytes) -> Iterator[tuple[str, bytes]]:
    ends = content.count(b"\n") + content.count(b"\r")
    if len(content) > MOST_MAIL_BYTES or ends > _MOST_LINE_ENDS:
        raise BadFile(_("terlalu besar"))
    # Before anything is parsed: each of these lines may begin a part, or be a head.
    if content.count(b"\n--") + content.count(b"\r--") > _MOST_PARTS * 2:
        raise BadFile(_("isinya terlalu banyak bagian"))
    if any(True for _line in islice(_HEAD_LINE.finditer(content), _MOST_HEAD_LINES, None)):
        raise BadFile(_("kepala surelnya terlalu panjang"))
    # The older policy leaves heads as they are: the newer one parses each, at its leisure.
    message = email.message_from_bytes(content, policy=email.policy.compat32)
    waiting: list[tuple[Message, int]] = [(message, 1)]
    while waiting:
        part, depth = waiting.pop(0)
        if depth > _MOST_DEPTH:
            raise BadFile(_("isinya bersarang terlalu dalam"))
        if sum(len(str(value)) for value in part.values()) > _MOST_HEAD:
            raise BadFile(_("kepala surelnya terlalu panjang"))
        payload = part.get_payload()
        if isinstance(payload, list):
            waiting += [(below, depth + 1) for below in payload if isinstance(below, Message)]
            continue
        file_name = _safe_name(part.get_filename() or "")
        if not file_name.casefold().endswith(EXTENSION):
            continue
        attached = part.get_payload(decode=True)
        if isinstance(attached, bytes):
            yield file_name, attached


def _safe_name(name: str) -> str:
    """Return the bare name of an attachment: one line, no folder."""
    from email.header import decode_header

    if "=?" in name:
        name = "".join(
            part.decode(charset or "ascii", "replace") if isinstance(part, bytes) else part
            for part, charset in decode_header(name)
        )
    return re.split(r"[\\/]", one_line(name))[-1].strip()[:200]
