"""The letter a plan is sent with (surat pengantar): what is sent, to whom, who receives it."""

from __future__ import annotations

from typing import NamedTuple

from rakornis_desktop.choices import Tier
from rakornis_desktop.database.fields.choice_names import stage_name
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.office_rows import OfficeRow, offices
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates_in_words import figure_and_words
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.meeting.letters.letter_head import LetterHead
from rakornis_desktop.meeting.letters.letterhead_text import letterhead_text, own_office
from rakornis_desktop.meeting.letters.paper_head import place_and_date
from rakornis_desktop.meeting.people.signing import SignerText, head_of_office
from rakornis_desktop.meeting.wording.filled_wording import filled_paragraphs, text_of
from rakornis_desktop.meeting.wording.wording_values import office_values


class CoverLetterContent(NamedTuple):
    """All that a cover letter says; ``sent`` are what is sent and how many of it."""

    letter: LetterHead
    addressee: str
    opening: tuple[str, ...]
    sent: tuple[tuple[str, str], ...]
    note: str
    closing: tuple[str, ...]
    sender: SignerText


def cover_letter_content(database: Database, office: str = "") -> CoverLetterContent:
    """Return the letter that our plan is sent with to the office of region code ``office``.

    Without it, the office above ours; left open if none is known. Refusal if no office of the
    database has this code.
    """
    receiver = _receiver(database, office)
    values = cover_letter_values(database, receiver)

    def worded(name: str) -> tuple[str, ...]:
        return tuple(filled_paragraphs(name, text_of(database, name), values))

    items = worded("cover_letter_items")
    one = _("{number} berkas").format(number=figure_and_words(1))
    return CoverLetterContent(
        letter=LetterHead(
            letterhead=letterhead_text(own_office(database)),
            # A letter is dated by hand, on the day it is signed.
            place_and_date=place_and_date(own_office(database), None),
            number="",
            nature="",
            annexes="",
            subject="",
        ),
        addressee=values["penerima"],
        opening=worded("cover_letter_body"),
        sent=tuple((item, one) for item in items),
        note="\n".join(worded("cover_letter_note")),
        closing=worded("cover_letter_closing"),
        sender=head_of_office(database),
    )


def cover_letter_values(database: Database, receiver: OfficeRow | None) -> dict[str, str]:
    """Return what the texts of a cover letter may name."""
    plan = own_plan(database)
    ((count, amount),) = database.read(
        "SELECT count(DISTINCT a.id), coalesce(sum(b.amount), 0) FROM activity a "
        "LEFT JOIN budget b ON b.activity_id = a.id AND b.year_offset = 0 WHERE a.plan_id = ?",
        (plan.id,),
    )
    to = _("Kepala {office}").format(office=_of_government(receiver)) if receiver else ""
    return {
        **office_values(database),
        "penerima": to,
        "rencana": _("Rencana Kerja (Renja) Tahun {year}").format(year=plan.fiscal_year),
        "tahap": stage_name(plan.stage),
        "jumlah_kegiatan": figure_and_words(count),
        "pagu": rupiah(amount),
    }


def _of_government(office: OfficeRow) -> str:
    """Return "Dinas PRKP Kota Singkawang": the office, and whose it is if its name lacks that."""
    region = office.government.removeprefix("Pemerintah ").strip()
    if not region or region.casefold() in office.name.casefold():
        return office.name
    return f"{office.name} {region}"


def receiver_of(database: Database) -> OfficeRow | None:
    """Return the office a plan is sent to when nobody says: the one above ours."""
    known = [row for row in offices(database) if not row.is_own]
    ours = own_office(database)
    above: dict[str, Tier] = {Tier.REGENCY: Tier.PROVINCE, Tier.PROVINCE: Tier.CENTRE}
    tier = above.get(ours.tier) if ours else None
    return next((row for row in known if row.tier == tier), None)


def _receiver(database: Database, code: str) -> OfficeRow | None:
    if not code:
        return receiver_of(database)
    known = [row for row in offices(database) if not row.is_own]
    for row in known:
        if row.region_code == code:
            return row
    raise Refusal(
        _("Tidak ada kantor berkode «{code}» di basis data ini. Yang ada: {known}.").format(
            code=code, known=", ".join(row.region_code for row in known) or "-"
        )
    )
