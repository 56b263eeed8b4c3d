"""What is shown of the rows found: grouped by kind, a few of each, with the sought words marked."""

from __future__ import annotations

from typing import NamedTuple

from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.searched_rows import SearchedRow, owners
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.search.finding_rows import FoundRow
from rakornis_desktop.search.hit_judging import Runs, marked, snippet
from rakornis_desktop.search.indexing import KINDS
from rakornis_desktop.search.search_index import Answer
from rakornis_desktop.search.texts import place_of, rest_of

_MOST_OF_OURS = 10
_MOST_OF_OTHERS = 5
# From here on a word stood in the title, or a code fitted.
_TITLE_FIT, _LABEL_FIT = 6.0, 500.0


class Hit(NamedTuple):
    """One row as it is listed: ``sign`` is its code or number, ``note`` a line beneath."""

    kind: str
    ours: bool
    row_id: str
    title: Runs
    note: Runs
    sign: str


class HitGroup(NamedTuple):
    """Rows of one kind; ``rank`` is 2 where a code fits, 1 where a title does, else 0."""

    kind: str
    title: str
    rank: int
    hits: tuple[Hit, ...]


def hit_groups(database: Database, answer: Answer) -> list[HitGroup]:
    """Return what an answer shows: groups in their order, the best rows of each."""
    grouped: dict[tuple[str, bool], list[FoundRow]] = {}
    for found in answer.rows:
        grouped.setdefault((found.kind, found.ours), []).append(found)
    names = owners(database) if grouped else {}
    groups = []
    for (kind, ours), rows in grouped.items():
        rows.sort(key=lambda found: (-found.fit, found.row.title, found.row.id))
        most = _MOST_OF_OURS if kind == KINDS[0] and ours else _MOST_OF_OTHERS
        best = rows[0].fit
        rank = 2 if best >= _LABEL_FIT else 1 if best >= _TITLE_FIT else 0
        hits = tuple(_hit(found, names) for found in rows[:most])
        groups.append(HitGroup(kind, _group_title(kind, ours), rank, hits))
    order = {kind: place for place, kind in enumerate(KINDS)}
    groups.sort(key=lambda group: (-group.rank, order[group.kind], not group.hits[0].ours))
    return groups


def _hit(found: FoundRow, names: dict[str, tuple[str, str]]) -> Hit:
    row = found.row
    title = " ".join(row.title[:400].split())
    in_title = marked(title, found.terms)
    note = _note(row, "" if found.ours else names.get(row.owner, ("", ""))[0])
    where = marked(note, found.terms)
    if not where.any and not _all_marked(in_title.runs, found):
        # Why it was found stands in neither: say where.
        elsewhere = snippet(rest_of(row), found.terms)
        where = elsewhere if elsewhere.any else where
    sign = row.labels[0] or row.labels[-1] if row.labels else ""
    return Hit(found.kind, found.ours, row.id, in_title.runs, where.runs, sign)


def _all_marked(runs: Runs, found: FoundRow) -> bool:
    shown = {text.lower() for text, mark in runs if mark}
    return all(any(shown.issuperset(way) for way in ways) for ways in found.terms)


def _note(row: SearchedRow, office: str) -> str:
    """Return the line beneath a title: whose it is, where, and the first that is said of it."""
    place = place_of(row.region_code)
    said = (" ".join(text[:200].split()) for text in row.rest)
    # A location as written mostly says once more where it is.
    first = next((text for text in said if text and text not in place), "")
    return " · ".join(part for part in (office, place, first) if part)


def _group_title(kind: str, ours: bool) -> str:
    if not ours:
        return {
            "activity": _("Kegiatan kantor lain"),
            "issue": _("Permasalahan kantor lain"),
            "area": _("Kawasan kantor lain"),
            "official": _("Pejabat kantor lain"),
        }.get(kind, _("Kantor lain"))
    return {
        "activity": _("Kegiatan"),
        "issue": _("Permasalahan"),
        "area": _("Kawasan"),
        "meeting": _("Rapat"),
        "agenda_item": _("Pokok bahasan"),
        "follow_up": _("Tindak lanjut"),
        "contribution": _("Tanggapan dalam rapat"),
        "participant": _("Peserta rapat"),
        "official": _("Pejabat"),
        "meeting_document": _("Dokumen rapat"),
    }[kind]
