"""Databases of large plans for the measurements: real codes and villages, invented works."""

from __future__ import annotations

import csv
import os
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

COLUMNS = (
    "reference", "code", "title", "indicator", "region_code", "location_text", "volume", "unit",
    "target_text", "volume_next", "beneficiaries", "beneficiary_unit", "target_group", "area_kind",
    "slum_area_ha", "priority", "proposed_to", "readiness_fs", "readiness_ded", "readiness_rab",
    "readiness_land", "readiness_environment", "readiness_decree", "note",
)  # fmt: skip


def rows(count: int, regency: str, seed: int = 1) -> list[dict[str, Any]]:
    """Return ``count`` activities of a regency as 24 columns and a budget in rupiah."""
    from rakornis_desktop.reference.nomenclature import nomenclature
    from rakornis_desktop.reference.regions import regions

    dice = Random(seed)  # noqa: S311
    codes = [entry.code for entry in nomenclature("2026").sub_kegiatan("kabupaten_kota")]
    villages = [village.code for village in regions().villages(regency)]
    words = [f"{a}{b}" for a in ("Mela", "Kena", "Saku", "Mer", "Cen") for b in range(200)]
    made = []
    for number in range(count):
        volume = dice.randrange(1, 400)
        made.append(
            {
                "reference": f"U-{number:06}",
                "code": dice.choice(codes),
                "title": f"Perluasan SPAM jaringan perpipaan Gang {dice.choice(words)} "
                f"{dice.choice(words)} RT {number % 60}",
                "indicator": "Jumlah sambungan rumah yang terlayani",
                "region_code": dice.choice(villages),
                "location_text": f"dekat {dice.choice(words)}",
                "volume": str(volume),
                "unit": "SR",
                "target_text": "",
                "volume_next": str(volume // 2),
                "beneficiaries": volume * 4,
                "beneficiary_unit": "jiwa",
                "target_group": "Masyarakat",
                "area_kind": "kumuh",
                "slum_area_ha": str(number % 9 + 1),
                "priority": number % 5 + 1,
                "proposed_to": "provinsi",
                "readiness_fs": "ada",
                "readiness_ded": "ada",
                "readiness_rab": "ada",
                "readiness_land": "proses",
                "readiness_environment": "ada",
                "readiness_decree": "ada",
                "note": f"catatan {dice.choice(words)}",
                "budget": volume * 10_500_000,
            }
        )
    return made


def changed(made: Sequence[dict[str, Any]], share: float, seed: int = 2) -> list[dict[str, Any]]:
    """Return the rows with a share of their titles written differently."""
    dice = Random(seed)  # noqa: S311
    return [
        {**row, "title": row["title"].replace("Perluasan", "Perl.").replace("jaringan ", "")}
        if dice.random() < share
        else row
        for row in made
    ]


def fill(database: Any, plan_id: str, made: Sequence[dict[str, Any]]) -> None:
    """Write rows into a plan of an open database."""
    from rakornis_desktop.database.row_ids import new_ids

    ids, budget_ids = new_ids(len(made)), new_ids(len(made))
    with database.change_set("Isi", undoable=False) as changes:
        changes.add_many(
            "activity",
            ("id", "plan_id", "position", *COLUMNS),
            [
                (row_id, plan_id, at, *(row[name] for name in COLUMNS))
                for at, (row_id, row) in enumerate(zip(ids, made, strict=True))
            ],
        )
        changes.add_many(
            "budget",
            ("id", "activity_id", "year_offset", "funding_source", "funding_text", "amount"),
            [
                (budget_id, row_id, 0, "2.2.1.01.03.37", "", row["budget"])
                for budget_id, row_id, row in zip(budget_ids, ids, made, strict=True)
            ],
        )


def database_path(path: Path, ours: list[dict[str, Any]], theirs: list[dict[str, Any]]) -> Path:
    """Make a database of Kabupaten Sambas with its plan and the province's beside it."""
    from rakornis_desktop.database.new_database import new_database, office_plan
    from rakornis_desktop.database.queries.plans_of_offices import own_plan

    with new_database(path, "61.01", 2027) as database:
        with database.change_set("Rencana diterima", undoable=False) as changes:
            other = office_plan(database, changes, "61", 2027)
        fill(database, own_plan(database).id, ours)
        fill(database, other, theirs)
    return path


def table(path: Path, made: Sequence[dict[str, Any]]) -> Path:
    """Write the same rows as CSV, 25 columns."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*COLUMNS, "budget"], extrasaction="ignore")
        writer.writeheader()
        writer.writerows(made)
    return path


class TwoPlans(NamedTuple):
    """The same two plans as a database and as two tables."""

    database_path: Path
    left: Path
    right: Path


def two_plans(folder: Path, count: int) -> TwoPlans:
    """Write two plans of ``count`` rows of Kabupaten Sambas, 3 % of the titles changed."""
    ours = rows(count, "61.01")
    theirs = changed(ours, 0.03)
    return TwoPlans(
        database_path(folder / f"{count}.rkn", ours, theirs),
        table(folder / f"{count}-left.csv", ours),
        table(folder / f"{count}-right.csv", theirs),
    )


class Opened(NamedTuple):
    """Two plans ready to be compared: the open database, and the two tables."""

    database: Any
    left: Path
    right: Path


def opened_plans(folder: Path, count: int) -> Opened:
    """Write two plans of ``count`` rows and open their database."""
    made = two_plans(folder, count)
    return Opened(opened(made.database_path), made.left, made.right)


def window(path: Path) -> Any:
    """Open the real window on a database, without a display and away from the user's settings."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["XDG_CONFIG_HOME"] = str(path.parent)
    from rakornis_desktop.database.program_database import Database
    from rakornis_desktop.ui.shell.application import application
    from rakornis_desktop.ui.shell.main_window import MainWindow
    from rakornis_desktop.ui.shell.screenshots import settle
    from rakornis_desktop.ui.shell.session import Session

    application()
    found = MainWindow(Session(Database.open(path)))
    found.resize(1366, 768)
    found.show()
    settle(0.6)
    return found


def opened(path: Path) -> Any:
    """Open a database to be compared."""
    from rakornis_desktop.database.program_database import Database

    return Database.open(path, read_only=True)


def compare(database: Any) -> int:
    """Compare the two plans of a database, every pair looked at; returns how many are paired."""
    from rakornis_desktop.comparison.compare import compare_plans
    from rakornis_desktop.database.queries.plans_of_offices import plans

    left, right = (plan.id for plan in plans(database))
    return looked_at(compare_plans(database, left, right))


def looked_at(comparison: Any) -> int:
    """Look at status, differences and findings of every pair, and the sums, as the page does."""
    paired = said = 0
    for pair in comparison.pairs:
        paired += pair.status in ("sepadan", "berbeda")
        said += len(pair.differences) + len(pair.findings)
    summary = comparison.summary
    assert summary["sepadan"] + summary["berbeda"] == paired and said >= summary["temuan"]
    return paired


def pandas_compare(left: Path, right: Path) -> int:
    """Read two CSVs, join them on the key, compare every cell; returns the rows that differ."""
    import pandas

    one, other = pandas.read_csv(left), pandas.read_csv(right)
    joined = one.merge(other, on="reference", how="outer", suffixes=("_l", "_r"))
    names = [name for name in one.columns if name != "reference"]
    differing = {
        name: (joined[f"{name}_l"] != joined[f"{name}_r"])
        & ~(joined[f"{name}_l"].isna() & joined[f"{name}_r"].isna())
        for name in names
    }
    return int(pandas.DataFrame(differing).any(axis=1).sum())
