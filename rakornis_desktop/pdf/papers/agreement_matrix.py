"""The matrices of decided rows: agreed ones with what was agreed, others with their reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rakornis_desktop.database.activity_words import target_in_words
from rakornis_desktop.database.fields.choice_names import decision_name, tier_name
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.money import rupiah
from rakornis_desktop.meeting.agreement.agreement_rows import TIERS, AgreementRow
from rakornis_desktop.pdf.layout.document import Document
from rakornis_desktop.pdf.layout.flow import Piece
from rakornis_desktop.pdf.layout.matrix import Column, MatrixRow, matrix
from rakornis_desktop.pdf.layout.text_style import Style

# Many columns: as small as a paper for signing may be (forms.md, 7 to 9 points).
_CELL, _BOLD = Style(7.5, 9), Style(7.5, 9, bold=True)
# No, code and text, location come before the tiers.
_LEADING = 3


def agreed_matrix(
    document: Document, rows: Sequence[AgreementRow], *, by_regency: bool = True
) -> Iterator[Piece]:
    """Yield the agreed rows by regency and program, with sums of each and in total."""
    yield from _matrix(document, rows, agreed=True, by_regency=by_regency)


def other_matrix(
    document: Document, rows: Sequence[AgreementRow], *, by_regency: bool = True
) -> Iterator[Piece]:
    """Yield the rows that were rejected, postponed or taken to the centre, with the reasons."""
    yield from _matrix(document, rows, agreed=False, by_regency=by_regency)


def matrix_cells(
    rows: Sequence[AgreementRow], *, agreed: bool
) -> tuple[list[Column], list[list[str]]]:
    """Return columns and cells of a matrix, without the rows of sums."""
    tiers = _tiers(rows)
    cells = [_cells(number, row, tiers, agreed=agreed) for number, row in enumerate(rows, 1)]
    return _columns(tiers, agreed=agreed), cells


def _tiers(rows: Sequence[AgreementRow]) -> list[int]:
    """Return which tiers have columns: the centre only where it plans something."""
    return [i for i in range(len(TIERS)) if i < 2 or any(row.sides[i].rows for row in rows)]


def _matrix(
    document: Document, rows: Sequence[AgreementRow], *, agreed: bool, by_regency: bool
) -> Iterator[Piece]:
    tiers = _tiers(rows)
    yield from matrix(
        document,
        _columns(tiers, agreed=agreed),
        _rows(rows, tiers, agreed=agreed, by_regency=by_regency),
        style=_CELL,
        bold=_BOLD,
        space_before=8,
    )


def _columns(tiers: Sequence[int], *, agreed: bool) -> list[Column]:
    columns = [
        Column(_("No"), 8, "right"),
        Column(_("Kode dan uraian"), 58),
        Column(_("Lokasi"), 36),
    ]
    for tier in tiers:
        above = (_("Rencana {tier}").format(tier=tier_name(TIERS[tier]).lower()),)
        columns += [
            Column(_("Target"), 19, above=above),
            Column(_("Pagu (Rp)"), 24, "right", above=above),
        ]
    if agreed:
        above = (_("Disepakati"),)
        columns += [
            Column(_("Target"), 19, above=above),
            Column(_("Pagu (Rp)"), 24, "right", above=above),
            Column(_("Keputusan"), 24),
            Column(_("Catatan"), 40),
        ]
    else:
        columns += [Column(_("Keputusan"), 24), Column(_("Alasan"), 62)]
    return columns


def _rows(
    rows: Sequence[AgreementRow], tiers: Sequence[int], *, agreed: bool, by_regency: bool
) -> Iterator[MatrixRow]:
    number = 0
    for (_code, name), of_regency in _grouped(rows, lambda row: (row.regency, row.regency_name)):
        if by_regency:
            yield _sums(name, of_regency, tiers, agreed=agreed, bookmark=(name, 1))
        for (_code, database), group in _grouped(
            of_regency, lambda row: (row.program, row.program_name)
        ):
            yield _sums(database, group, tiers, agreed=agreed, with_next=True)
            for row in group:
                number += 1
                yield MatrixRow(
                    _cells(number, row, tiers, agreed=agreed), with_next=row is rows[-1]
                )
    yield _sums(_("Jumlah"), rows, tiers, agreed=agreed)


def _grouped(rows: Iterable[AgreementRow], key):
    return ((name, list(group)) for name, group in groupby(rows, key=key))


def _cells(number: int, row: AgreementRow, tiers: Sequence[int], *, agreed: bool) -> list[str]:
    cells = [str(number), f"{row.code}\n{row.title}".strip(), row.location]
    for tier in tiers:
        side = row.sides[tier]
        cells += [side.target, rupiah(side.budget)] if side.rows else ["-", "-"]
    if agreed:
        target = target_in_words(row.agreed_volume, row.agreed_unit, "")
        budget = "-" if row.agreed_budget is None else rupiah(row.agreed_budget)
        cells += [target or "-", budget]
    return [*cells, decision_name(row.status), row.note or "-"]


def _sums(
    name: str,
    rows: Sequence[AgreementRow],
    tiers: Sequence[int],
    *,
    agreed: bool,
    bookmark: tuple[str, int] | None = None,
    with_next: bool = False,
) -> MatrixRow:
    """Return a bold row: its name across the first columns, its sums in those of money."""
    cells = [name]
    spans = [(0, _LEADING)]
    for tier in tiers:
        cells += ["", rupiah(sum(row.sides[tier].budget for row in rows))]
    column = _LEADING + 2 * len(tiers)
    if agreed:
        cells += ["", rupiah(sum(row.agreed_budget or 0 for row in rows))]
        column += 2
    spans.append((column, column + 2))
    return MatrixRow(
        [*cells, _("{count} kegiatan").format(count=len(rows))],
        bold=True,
        spans=tuple(spans),
        with_next=with_next or bookmark is not None,
        bookmark=bookmark,
    )
