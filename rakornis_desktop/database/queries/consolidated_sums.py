"""All plans of a year added up: by program, by funding source, by office, by regency."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from rakornis_desktop.choices import Tier
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.reference.codes import programme_of
from rakornis_desktop.reference.funding import funding
from rakornis_desktop.reference.nomenclature import nomenclature
from rakornis_desktop.reference.regions import CENTRE, regions

PROGRAMMES, SOURCES, OFFICES, REGENCIES = "program", "sumber", "kantor", Tier.REGENCY


class SumLine(NamedTuple):
    """One line: how many activities, their rupiah of year n and of n+1.

    An activity with several funding sources counts in each of them.
    """

    code: str
    name: str
    activities: int
    budget: int
    budget_next: int

    @property
    def id(self) -> str:
        """What tells a line from the others of its table."""
        return self.code or "-"


class Sums(NamedTuple):
    """The lines of each way of adding up, by its word, and the sum of all plans."""

    lines: dict[str, list[SumLine]]
    total: SumLine


def consolidated_sums(
    database: Database,
    fiscal_year: int,
    edition: str,
    tiers: Sequence[str] = (),
    stop: Callable[[], bool] | None = None,
) -> Sums:
    """Add up the plans of a year, ours among them; ``tiers`` limits it to some offices' plans.

    What comes back after ``stop`` has said True is not whole.
    """
    where = "p.fiscal_year = ?"
    given: list[Any] = [fiscal_year]
    if tiers:
        where += f" AND o.tier IN ({', '.join('?' * len(tiers))})"
        given += tiers
    joined = (
        "FROM plan p JOIN office o ON o.id = p.office_id JOIN activity a ON a.plan_id = p.id "
        "{budget} WHERE " + where + " GROUP BY 1"
    )
    money = "coalesce(sum(b.amount * (b.year_offset = 0)), 0), " + (
        "coalesce(sum(b.amount * (b.year_offset = 1)), 0)"
    )

    def by(key: str, named: Callable[[str], tuple[str, str]]) -> list[SumLine]:
        counted: dict[str, int] = dict(
            database.read(f"SELECT {key}, count(*) {joined.format(budget='')}", given, stop=stop)
        )
        rows = database.read(
            f"SELECT {key}, {money} "
            f"{joined.format(budget='JOIN budget b ON b.activity_id = a.id')}",
            given,
            stop=stop,
        )
        amounts = {value: (now, later) for value, now, later in rows}
        return _folded(
            [(value, count, *amounts.get(value, (0, 0))) for value, count in counted.items()],
            named,
        )

    sources = database.read(
        f"SELECT coalesce(nullif(b.funding_source, ''), b.funding_text, ''), "
        f"count(DISTINCT a.id), {money} "
        f"{joined.format(budget='LEFT JOIN budget b ON b.activity_id = a.id')}",
        given,
        stop=stop,
    )
    lines = {
        PROGRAMMES: by("a.code", lambda code: _programme(code, edition)),
        SOURCES: _folded(sources, _source),
        OFFICES: by("o.region_code", _office),
        REGENCIES: by("substr(a.region_code, 1, 5)", _regency),
    }
    offices = lines[OFFICES]
    total = SumLine(
        "",
        _("Jumlah"),
        sum(line.activities for line in offices),
        sum(line.budget for line in offices),
        sum(line.budget_next for line in offices),
    )
    return Sums(lines, total)


def _folded(
    rows: Sequence[tuple[Any, ...]], named: Callable[[str], tuple[str, str]]
) -> list[SumLine]:
    """Return rows of one key together, in the order of their keys, those without one last."""
    sums: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for value, *figures in rows:
        into = sums[named(value)]
        for place, figure in enumerate(figures):
            into[place] += figure
    return [
        SumLine(key, name, *figures)
        for (key, name), figures in sorted(sums.items(), key=lambda item: (not item[0][0], item[0]))
    ]


def _programme(code: str, edition: str) -> tuple[str, str]:
    programme = programme_of(code) if code.count(".") >= 2 else ""
    if not programme:
        return "", _("Tanpa kode program")
    name = nomenclature(edition).name(programme).removeprefix("PROGRAM ").strip()
    plain, bracket, short = name.partition(" (")
    return programme, (
        plain.capitalize() + bracket + short if name.isupper() else name
    ) or programme


def _source(key: str) -> tuple[str, str]:
    return (key, funding().label(key)) if key else ("", _("Tanpa sumber dana"))


def _office(code: str) -> tuple[str, str]:
    return code, _("Pusat") if code == CENTRE else regions().title(code) or code


def _regency(code: str) -> tuple[str, str]:
    region = regions().get(code) if len(code) == 5 else None
    return (code, region.name) if region else ("", _("Lintas kabupaten/kota atau tanpa lokasi"))
