"""The order in which a list names people: office by office, in each by post."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rakornis_desktop.database.queries.meeting_rows import ParticipantRow
from rakornis_desktop.language.normal_text import folded_line

# Posts as lists of attendance rank them, the highest first.
_POSTS = (
    r"\b(gubernur|bupati|wali ?kota|menteri|dirjen|direktur jenderal)\b",
    r"\b(sekretaris daerah|sekda|asisten|staf ahli)\b",
    r"\b(kepala (dinas|badan|balai|biro|bappe\w*)|kadis|kaban|direktur( utama)?)\b|^kepala$",
    r"\b(sekretaris|sekdis|sekban)\b",
    r"\b(kepala bidang|kabid|kepala satuan|kasatker)\b",
    r"\b(kepala (sub ?bagian|sub ?bidang|seksi|sub ?bag)|kasub\w*|kasi)\b",
    r"\b(ppk|pejabat|perencana|teknik|analis|fungsional|ahli)\b",
)
# Offices of the centre, the province and the regencies in this order; then those of nobody known.
_UNKNOWN = "~"


def in_order(rows: Sequence[ParticipantRow]) -> list[ParticipantRow]:
    """Return people by office and post; those alike stay as they stood."""
    first: dict[tuple[str, str], int] = {}
    for number, row in enumerate(rows):
        first.setdefault(_office(row), number)
    return sorted(rows, key=lambda row: (_office(row)[0], first[_office(row)], post_rank(row.job)))


def post_rank(job: str) -> int:
    """Return the place of a post among posts, 0 the highest."""
    plain = folded_line(job)
    return next((rank for rank, words in enumerate(_POSTS) if re.search(words, plain)), len(_POSTS))


def _office(row: ParticipantRow) -> tuple[str, str]:
    return row.region_code or _UNKNOWN, folded_line(row.office)
