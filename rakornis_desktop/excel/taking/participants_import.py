"""Lists of participants in: read, looked at, and if wished added in one step of undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rakornis_desktop.database.edits.field_refusal import FieldRefusal
from rakornis_desktop.database.queries.meeting_rows import participants_of
from rakornis_desktop.excel.reading.parsed_plan import Remark
from rakornis_desktop.excel.reading.workbook_reading import Progress, Sheet, read_workbook
from rakornis_desktop.excel.taking.import_result import remark_as_json, remark_in_words
from rakornis_desktop.excel.taking.participants_heads import ParticipantsTable, find_participants
from rakornis_desktop.excel.taking.participants_rows import ReadPerson, read_rows
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.meeting.letters.paper_head import existing_meeting
from rakornis_desktop.meeting.people.people_edits import add_participants
from rakornis_desktop.meeting.people.person_book import PersonBook

if TYPE_CHECKING:
    from rakornis_desktop.database.program_database import Database

_FIELDS = ("name", "office", "job", "contact")


@dataclass
class ParticipantsImport:
    """What became of a list: whom it adds, who was there already, what was refused and why.

    ``already`` and ``refused`` hold one remark for each row; ``saved`` is False for a preview.
    """

    file: str
    sheet: str = ""
    people: list[ReadPerson] = field(default_factory=list)
    already: list[Remark] = field(default_factory=list)
    refused: list[Remark] = field(default_factory=list)
    saved: bool = False

    @property
    def rows(self) -> int:
        """Rows meant as participants."""
        return len(self.people) + len(self.already) + len(self.refused)

    @property
    def remarks(self) -> list[Remark]:
        """What is to be said of rows that are taken or were there, in the workbook's order."""
        said = [remark for person in self.people for remark in person.remarks]
        return sorted([*said, *self.already], key=lambda remark: remark.row)

    def as_json(self) -> dict[str, Any]:
        """Return the counts and remarks as JSON has them."""
        return {
            "rows": self.rows,
            "imported": len(self.people),
            "already": len(self.already),
            "remarks": [remark_as_json(remark) for remark in self.remarks],
            "refused": [remark_as_json(remark) for remark in self.refused],
        }

    def in_words(self) -> str:
        """Return a few lines for the officer."""
        words = (
            _("{count} peserta ditambahkan dari {file}, {already} sudah ada, {refused} ditolak.")
            if self.saved
            else _("{count} peserta dibaca dari {file}, {already} sudah ada, {refused} ditolak.")
        )
        lines = [
            words.format(
                count=len(self.people),
                file=self.file,
                already=len(self.already),
                refused=len(self.refused),
            )
        ]
        lines += [f"{_('Ditolak')}: {remark_in_words(remark)}" for remark in self.refused]
        return "\n".join([*lines, *(remark_in_words(remark) for remark in self.remarks)])


def preview_participants(
    database: Database,
    meeting_id: str,
    file: Path,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ParticipantsImport:
    """Read a workbook's list of participants; nothing is written. Raises Refusal.

    The columns may stand in any order and under many names; besides a name or a post one more
    must be there.
    """
    existing_meeting(database, meeting_id)
    table = find_participants(read_workbook(file, progress=progress, cancelled=cancelled))
    if table is None:
        raise Refusal(
            _(
                "Tidak ada daftar peserta di {file}: kolom Nama dan Instansi (atau Jabatan) tidak "
                "ditemukan. Beri kepala kolom itu di baris teratas, lalu coba lagi."
            ).format(file=file.name)
        )
    result = ParticipantsImport(file.name, table.sheet.name)
    found = read_rows(table)
    return _sorted_out(database, meeting_id, result, found.people, found.refused)


def preview_pasted(
    database: Database, meeting_id: str, block: Sequence[Sequence[str]], fields: Sequence[str]
) -> ParticipantsImport:
    """Read cells copied from a spreadsheet; nothing is written. Raises Refusal.

    A head among them tells the columns; without one they are ``fields`` in this order (name,
    office, job, contact), behind a column of numbers if there is one.
    """
    existing_meeting(database, meeting_id)
    sheet = Sheet(_("papan klip"), [list(row) for row in block], [], False, frozenset())
    table = find_participants([sheet])
    if table is None or table.first > 0:
        numbered = all(row and row[0].strip().rstrip(".").isdecimal() for row in block)
        columns = {name: at for at, name in enumerate(fields, 1 if numbered else 0)}
        table = ParticipantsTable(sheet, -1, -1, columns, {})
    found = read_rows(table)
    result = ParticipantsImport(sheet.name, sheet.name)
    return _sorted_out(database, meeting_id, result, found.people, found.refused)


def _sorted_out(
    database: Database,
    meeting_id: str,
    result: ParticipantsImport,
    people: Sequence[ReadPerson],
    refused: Sequence[Remark],
) -> ParticipantsImport:
    """Put each row read into ``result``: whom to add, who is there already, what is refused."""
    result.refused = list(refused)
    book = PersonBook(
        (row.name, row.office, row.job) for row in participants_of(database, meeting_id)
    )
    for read in people:
        name, office, job = (read.values.get(key, "") for key in _FIELDS[:3])
        shown = name or f"{job}, {office}"

        def remark(message: str, at: int = read.row, shown: str = shown) -> Remark:
            return Remark(result.sheet, at, "", shown[:200], message)

        if reason := _not_taken(read.values):
            result.refused.append(remark(reason))
        elif book.holds(name, office, job):
            result.already.append(remark(_("sudah ada dalam daftar, tidak ditambahkan lagi")))
        else:
            more: tuple[Remark, ...] = ()
            if name and book.has_name(name):
                more = (remark(_("nama yang sama sudah ada dari instansi lain")),)
            result.people.append(ReadPerson(read.row, read.values, (*read.remarks, *more)))
            book.add(name, office, job)
    result.refused.sort(key=lambda remark: remark.row)
    return result


def apply_participants(database: Database, meeting_id: str, read: ParticipantsImport) -> list[str]:
    """Add whom a list brings, in one step of undo; returns their ids. Raises Refusal."""
    label = _("Impor {count} peserta dari {file}").format(count=len(read.people), file=read.file)
    ids = add_participants(database, meeting_id, [person.values for person in read.people], label)
    read.saved = True
    return ids


def import_participants(
    database: Database, file: Path, meeting_id: str | None = None, *, dry_run: bool = False
) -> ParticipantsImport:
    """Read a list and add it to a meeting, the youngest of our plan if none is named.

    Raises Refusal; the database is unchanged then.
    """
    from rakornis_desktop.meeting.choosing_meeting import chosen_meeting

    found = chosen_meeting(database, meeting_id)
    if found is None:
        raise Refusal(_("Belum ada rapat. Buat rapat dulu di jendela program."))
    read = preview_participants(database, found, file)
    if not dry_run:
        apply_participants(database, found, read)
    return read


def _not_taken(values: dict[str, str]) -> str:
    """Return why the database does not take a row, empty if it does."""
    from rakornis_desktop.database.edits.validation import validated_field
    from rakornis_desktop.database.tables import Participant

    try:
        for name, value in values.items():
            validated_field(Participant, name, value)
    except FieldRefusal as refusal:
        return str(refusal)
    return ""
