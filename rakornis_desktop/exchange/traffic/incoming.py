"""A file that came in: which plan of ours it is about, and whether it may come in at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rakornis_desktop.database.new_database import office_values
from rakornis_desktop.database.queries.plans_of_offices import (
    PlanRow,
    own_plan,
    plan_by_id,
    plan_of,
)
from rakornis_desktop.exchange.file.bad_file import FileRefusal
from rakornis_desktop.exchange.file.plan_file import PlanFile, in_words
from rakornis_desktop.exchange.traffic.known_keys import BAD, CHANGED, UNKNOWN, replaced_mark
from rakornis_desktop.exchange.traffic.revision_head import (
    Head,
    Read,
    head_of,
    plan_file_of,
    sender_number,
)
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import short_date

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

# How the revision stands to what we have of that plan.
NEW, NEWER, OLDER, SAME, OURS = "baru", "lebih_baru", "lebih_lama", "sama", "milik_sendiri"


class Target(NamedTuple):
    """The plan that a file is about: ours or our copy of another's, None if we have none yet.

    ``relation`` is baru, lebih_baru, lebih_lama, sama, or milik_sendiri (to be merged).
    """

    plan: PlanRow | None
    head: Head | None
    relation: str

    @property
    def is_own(self) -> bool:
        return self.plan is not None and self.plan.is_own


def target_of(database: Database, file: PlanFile) -> Target:
    """Return what ``file`` is about; raises FileRefusal if it is not what it says it is."""
    from datetime import datetime

    manifest = file.manifest
    ours = own_plan(database)
    plan = plan_by_id(database, manifest.plan.id)
    under_our_name = manifest.plan.region_code == ours.region_code
    if plan is not None and plan.is_own:
        if not under_our_name or manifest.plan.fiscal_year != plan.fiscal_year:
            raise _not_theirs(file)
        head = head_of(database.read, plan.id)
        return Target(plan, head, _own_relation(database.read, file, head))
    if under_our_name:
        raise FileRefusal(
            _(
                "{file} berisi rencana lain atas nama kantor sendiri ({office}), jadi tidak "
                "diterima. Hubungi pengirimnya, {sender}."
            ).format(file=file.name, office=manifest.plan.office, sender=manifest.sender.name),
            "other_plan",
        )
    if manifest.sender.region_code != manifest.plan.region_code:
        raise _not_theirs(file)
    # Raises for a region where no office sits.
    office_values(manifest.plan.region_code)
    if plan is not None and plan.region_code != manifest.plan.region_code:
        raise _not_theirs(file)
    if plan is None:
        plan = plan_of(database, manifest.plan.region_code, manifest.plan.fiscal_year)
    head = head_of(database.read, plan.id) if plan else None
    if plan is None or head is None:
        return Target(plan, None, NEW)
    revision = manifest.revision
    if revision.id == head.id:
        return Target(plan, head, SAME)
    if head.id in in_words(file.name, lambda: file.ancestry):
        return Target(plan, head, NEWER)
    last = plan_file_of(database.read, head.id)
    if last is None:
        return Target(plan, head, NEWER)
    then = last.manifest.revision
    if revision.id in last.ancestry:
        return Target(plan, head, OLDER)
    # Neither comes from the other: two copies at the sender's. The later one counts.
    later = (datetime.fromisoformat(revision.created_at), revision.number) > (
        datetime.fromisoformat(then.created_at),
        then.number,
    )
    return Target(plan, head, NEWER if later else OLDER)


def check_signature(database: Database, file: PlanFile, state: str, *, accept_key: bool) -> None:
    """Refuse a file whose signature does not let it in."""
    from rakornis_desktop.exchange.file.fingerprint import fingerprint

    sender = file.manifest.sender
    mark = fingerprint(sender.key)
    if state == BAD:
        raise FileRefusal(
            _(
                "Tanda tangan {file} tidak sah: berkas ini diubah setelah dibuat, jadi hanya dapat "
                "dilihat. Minta berkas yang baru dari {sender}."
            ).format(file=file.name, sender=sender.name),
            BAD,
        )
    if state == UNKNOWN and not accept_key:
        raise FileRefusal(
            _(
                "Kunci {sender} belum dikenal. Cocokkan sidiknya, {mark}, dengan pengirim lewat "
                "telepon, lalu terima kuncinya (--accept-key)."
            ).format(sender=sender.name, mark=mark),
            UNKNOWN,
        )
    if state == CHANGED and not accept_key:
        if old := replaced_mark(database, sender):
            raise FileRefusal(
                _(
                    "Kunci {sender} bukan yang dikenal: menurut berkasnya menggantikan kunci "
                    "{old}. Telepon pengirimnya dulu dan cocokkan sidik yang baru, {mark}, lalu "
                    "terima kuncinya (--accept-key)."
                ).format(sender=sender.name, old=old, mark=mark),
                CHANGED,
            )
        raise FileRefusal(
            _(
                "Kunci {sender} bukan yang dikenal. Telepon pengirimnya dulu dan cocokkan sidik "
                "yang baru, {mark}, lalu terima kuncinya (--accept-key)."
            ).format(sender=sender.name, mark=mark),
            CHANGED,
        )


def check_age(read: Read, file: PlanFile, target: Target, *, older: bool) -> None:
    """Refuse an older revision than we have, unless it is asked for."""
    from datetime import datetime

    if target.relation == OLDER and not older and target.head:
        revision = file.manifest.revision
        raise FileRefusal(
            _(
                "{file} berisi revisi {number} dari {day}, lebih lama daripada yang sudah ada "
                "({have}). Bila memang itu yang dikehendaki, minta revisi lama (--older)."
            ).format(
                file=file.name,
                number=revision.number,
                day=short_date(datetime.fromisoformat(revision.created_at).date()),
                have=sender_number(read, target.head),
            ),
            "older",
        )


def check_edition(file: PlanFile) -> None:
    """Refuse a plan coded in an edition of the nomenclature that we do not have."""
    from rakornis_desktop.reference.nomenclature import editions

    if file.manifest.plan.edition not in editions():
        raise FileRefusal(
            _(
                "{file} memakai edisi nomenklatur {edition}, yang belum ada di program ini. Impor "
                "edisi itu dulu di Pengaturan."
            ).format(file=file.name, edition=file.manifest.plan.edition),
            "edition",
        )


def _own_relation(read: Read, file: PlanFile, head: Head | None) -> str:
    if head is None:
        return OURS
    if file.manifest.revision.id == head.id:
        return SAME
    last = plan_file_of(read, head.id)
    return SAME if last and file.manifest.revision.id in last.ancestry else OURS


def _not_theirs(file: PlanFile) -> FileRefusal:
    return FileRefusal(
        _(
            "{file} dikirim {sender} atas nama {office}, padahal rencana itu bukan miliknya, jadi "
            "tidak diterima. Minta berkasnya langsung dari kantor itu."
        ).format(
            file=file.name,
            sender=file.manifest.sender.name,
            office=file.manifest.plan.office,
        ),
        "other_office",
    )
