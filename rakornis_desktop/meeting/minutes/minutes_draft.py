"""The minutes of an agenda item, drafted from what was typed while the meeting was held."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rakornis_desktop.database.decision_words import DECISIONS, agreed_in_words
from rakornis_desktop.database.fields.choice_names import decision_name
from rakornis_desktop.database.journal.step_labels import short
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.decision_rows import DecisionRow
from rakornis_desktop.database.queries.meeting_rows import (
    AgendaRow,
    ContributionRow,
    FollowUpRow,
    agenda_links,
    agenda_of,
    contributions_of,
    follow_ups_of,
)
from rakornis_desktop.language.catalogue import in_indonesian
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.meeting.held.discussed_rows import DiscussedRow, RowReader

# What stands before a point that was typed as one of a list.
_BULLET = re.compile(r"^[-–•*]+(\s+|$)")
# So many decisions are told one by one; of more the text gives the numbers, the table the rest.
_MOST_TOLD = 5
# Words that begin a sentence in capitals but stand in small letters behind "bahwa"; any other
# first word may be a name.
_SMALL_BEHIND_THAT = {
    *("ada", "agar", "akan", "anggaran", "apabila", "atas", "bagi", "beberapa", "belum", "bila"),
    *("dalam", "dana", "dari", "data", "dengan", "di", "diperlukan", "dokumen", "hal", "harus"),
    *("dibahas", "dibangun", "dibawa", "dibiayai", "dihapus", "dilanjutkan", "disepakati"),
    *("ditangani", "ditolak", "ditunda", "diusulkan", "sepakat"),
    *("hasil", "jika", "juga", "kami", "karena", "kegiatan", "kelengkapan", "kesiapan", "lahan"),
    *("lokasi", "luas", "masih", "masyarakat", "mengenai", "menurut", "mohon", "oleh", "pada"),
    *("pagu", "pelaksanaan", "pembangunan", "penanganan", "perlu", "program", "rencana", "saat"),
    *("sebagian", "sehubungan", "seluruh", "semua", "sesuai", "setiap", "setuju", "sudah"),
    *("tahun", "target", "telah", "tentang", "terhadap", "terkait", "tidak", "untuk", "usulan"),
    *("volume", "yang"),
}


class MinutesText(NamedTuple):
    """The text of the minutes on one item, and the draft that what was typed gives now.

    ``text`` is the draft as long as nobody has ``edited`` it; ``outdated`` if more was said or
    decided since the text was edited.
    """

    text: str
    edited: bool
    outdated: bool
    draft: str


def minutes_text(database: Database, item_id: str) -> MinutesText:
    """Return the text of the minutes on one agenda item; empty if the item is gone."""
    found = database.read("SELECT meeting_id FROM agenda_item WHERE id = ?", (item_id,))
    if not found:
        return MinutesText("", False, False, "")
    return minutes_texts(database, found[0][0])[item_id]


def minutes_texts(
    database: Database, meeting_id: str, reader: RowReader | None = None
) -> dict[str, MinutesText]:
    """Return the texts of the minutes on each item of a meeting, by agenda item id."""
    # Minutes are written in Indonesian, whatever language the window speaks.
    with in_indonesian():
        return _minutes_texts(database, meeting_id, reader or RowReader(database))


def _minutes_texts(
    database: Database, meeting_id: str, reader: RowReader
) -> dict[str, MinutesText]:
    said = contributions_of(database, meeting_id)
    rows = reader.rows_of(agenda_links(database, meeting_id, "activity"))
    tasks: dict[str | None, list[FollowUpRow]] = {}
    for row in follow_ups_of(database, meeting_id):
        tasks.setdefault(row.agenda_item_id, []).append(row)
    return {
        item.id: _as_edited(
            item,
            draft_of(
                said.get(item.id, ()),
                item.conclusion,
                rows.get(item.id, ()),
                tasks.get(item.id, ()),
            ),
        )
        for item in agenda_of(database, meeting_id)
    }


def draft_of(
    said: Iterable[ContributionRow],
    conclusion: str,
    rows: Sequence[DiscussedRow],
    tasks: Iterable[FollowUpRow],
) -> str:
    """Return a readable text of what was said, concluded, decided, and is to be done.

    One paragraph for each; empty if there is nothing to tell.
    """
    parts = list(_contributions(said))
    if text := on_one_line(conclusion):
        parts.append(_("Rapat menyimpulkan bahwa {text}").format(text=_behind_that(text)))
    parts += _decisions(rows)
    parts += [_task(row) for row in tasks]
    return "\n".join(parts)


def _as_edited(item: AgendaRow, draft: str) -> MinutesText:
    edited = item.discussion.strip()
    if not edited:
        return MinutesText(draft, False, False, draft)
    if not item.discussion_draft:
        # Written before anything was typed: what was said since comes behind it.
        return MinutesText(f"{edited}\n{draft}".strip(), True, False, draft)
    return MinutesText(edited, True, draft != item.discussion_draft, draft)


def _contributions(said: Iterable[ContributionRow]) -> Iterator[str]:
    before = ""
    for row in said:
        points = [_BULLET.sub("", on_one_line(line)) for line in row.text.splitlines()]
        points = [point for point in points if point]
        if not points:
            continue
        who = _who(row.speaker.strip(), row.office.strip())
        if len(points) > 1:
            verb = _("{who} menyampaikan hal-hal berikut: {text}")
            text = "; ".join(f"({i}) {point.rstrip('.;')}" for i, point in enumerate(points, 1))
            text += "."
        elif points[0].endswith("?"):
            verb, text = _("{who} menanyakan: {text}"), points[0]
        elif who == before:
            verb = _("{who} menambahkan bahwa {text}")
            text = _behind_that(points[0])
        else:
            verb = _("{who} menyampaikan bahwa {text}")
            text = _behind_that(points[0])
        before = who
        yield verb.format(who=who, text=text)


def _who(speaker: str, office: str) -> str:
    if speaker and office:
        return f"{office} ({speaker})"
    return speaker or office or _("Peserta rapat")


def _behind_that(text: str) -> str:
    """Return a sentence as it goes on behind "bahwa", with its full stop."""
    first = text.split(None, 1)[0].rstrip(",;:")
    if first.casefold() in _SMALL_BEHIND_THAT and first[1:].islower():
        text = text[0].lower() + text[1:]
    return text if text.endswith((".", "!", "?", "…", ":")) else f"{text}."


def _decisions(rows: Sequence[DiscussedRow]) -> Iterator[str]:
    """Tell what was decided: each decision, or of many how many of each kind."""
    decided: dict[str, tuple[DecisionRow, list[DiscussedRow]]] = {}
    for row in rows:
        if row.decision:
            decided.setdefault(row.decision.id, (row.decision, []))[1].append(row)
    undecided = [row for row in rows if row.decision is None]
    if len(decided) > _MOST_TOLD:
        yield _counted([decision for decision, _rows in decided.values()], len(undecided))
        return
    for decision, about in decided.values():
        title = on_one_line(about[0].title)
        offices = _(" dan ").join(dict.fromkeys(row.office for row in about if row.office))
        subject = f"{title} ({offices})" if offices else title
        yield _decision(subject, decision)
    if decided and undecided:
        yield _("{count} kegiatan lain pada acara ini belum diputuskan.").format(
            count=len(undecided)
        )


def _decision(subject: str, decision: DecisionRow) -> str:
    status = decision_name(decision.status).lower()
    if agreed := agreed_in_words(decision):
        status = f"{status} ({agreed})"
    text = _("Rapat memutuskan: {subject} {decision}.").format(subject=subject, decision=status)
    note = on_one_line(decision.note)
    return _("{text} Catatan: {note}").format(text=text, note=note) if note else text


def _counted(decisions: Sequence[DecisionRow], undecided: int) -> str:
    from rakornis_desktop.language.money import rupiah

    parts = []
    for status in DECISIONS:
        same = [decision for decision in decisions if decision.status == status]
        if not same:
            continue
        agreed = sum(decision.agreed_budget or 0 for decision in same)
        said = f"{len(same)} {decision_name(status).lower()}"
        parts.append(f"{said} (Rp {rupiah(agreed)})" if agreed else said)
    if undecided:
        parts.append(_("{count} kegiatan belum diputuskan").format(count=undecided))
    return _("Rapat mengambil {count} keputusan sebagaimana tabel: {parts}.").format(
        count=len(decisions), parts=", ".join(parts)
    )


def _task(row: FollowUpRow) -> str:
    from rakornis_desktop.language.dates import long_date

    text = on_one_line(row.task).rstrip(".")
    who = ", ".join(dict.fromkeys(p for p in (row.responsible.strip(), row.office.strip()) if p))
    if who:
        text = _("{task}, oleh {who}").format(task=text, who=who)
    if row.due:
        text = _("{task}, paling lambat {due}").format(task=text, due=long_date(row.due))
    return _("Tindak lanjut: {task}.").format(task=text)


def item_label(database: Database, item_id: str) -> str:
    """Return an agenda item's title as a label of a change has it."""
    found = database.read("SELECT title FROM agenda_item WHERE id = ?", (item_id,))
    return short(str(found[0][0])) if found else ""
