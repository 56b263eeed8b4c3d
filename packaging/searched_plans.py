"""A large plan with its search index, and what is searched in it, for the measurements."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import large_plans

# Words of every row, of some, of one, of none; beginnings; abbreviations; codes; misspelt.
SEARCHES = (
    "spam", "sistem penyediaan air minum", "perumahan", "jaringan perpipaan", "gang mela12",
    "p", "pe", "per", "perl", "perluasan spam gang kena7 saku11", "mela101 rt 41", "sekura",
    "kec. sambas", "ds. sekura", "1.03", "1.03.03.2.01", "U-000321", "perluassan mela19",
    "tidak ada yang begini", "catatan cen199 sekura",
)  # fmt: skip
_AT_ONCE = 50_000


def indexed(folder: Path, count: int) -> Any:
    """Write a plan of ``count`` rows of Kabupaten Sambas, open and index it."""
    from rakornis_desktop.database.new_database import new_database
    from rakornis_desktop.database.program_database import Database
    from rakornis_desktop.database.queries.plans_of_offices import own_plan
    from rakornis_desktop.search.search_index import SearchIndex

    path = folder / "dicari.rkn"
    with new_database(path, "61.01", 2027) as database:
        plan = own_plan(database).id
        for part in range(0, count, _AT_ONCE):
            made = large_plans.rows(min(_AT_ONCE, count - part), "61.01", seed=part)
            large_plans.fill(database, plan, made)
    index = SearchIndex(Database.open(path, read_only=True), folder / "index")
    index.bring_up_to_date()
    return index


def slowest(index: Any) -> float:
    """Search everything once; return the longest in milliseconds."""
    longest = 0.0
    for text in SEARCHES:
        start = time.perf_counter()
        index.find(text)
        longest = max(longest, (time.perf_counter() - start) * 1000)
    return longest
