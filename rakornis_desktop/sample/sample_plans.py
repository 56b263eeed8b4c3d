"""The sample's plans for 2027: real codes and places, invented figures, as template rows."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rakornis_desktop.excel.template.template_columns import COLUMNS, READINESS_COLUMNS
from rakornis_desktop.excel.writing.new_workbook import Value
from rakornis_desktop.reference.resource_files import resource
from rakornis_desktop.sample.dice import Dice
from rakornis_desktop.sample.sample_kinds import Kind, kinds
from rakornis_desktop.sample.sample_places import Village, other_regencies, villages
from rakornis_desktop.sample.sample_wording import filled, shortened, slipped

YEAR = 2027
EDITION = "2026"
REMARK = "Angka contoh, bukan data resmi"
PROVINCE = "61"
# Each regency with how its references begin and how many activities it has.
REGENCIES = {"61.72": ("SKW", 112), "61.12": ("KKR", 140), "61.01": ("SBS", 126)}
OFFICES = (*REGENCIES, PROVINCE)
ANSWERS = "Menjawab Usulan"

_SEED = "Rakornis 2027"
_STEP = 100_000  # rupiah


class SampleActivity(NamedTuple):
    """One activity: its cells by column, and (source, year n, year n+1) per funding source."""

    kind: str
    cells: dict[str, Value]
    budgets: list[tuple[str, int | None, int | None]]

    @property
    def reference(self) -> str:
        return str(self.cells["Ref"])

    @property
    def amount(self) -> int:
        """Rupiah of year n from all sources."""
        return sum(now or 0 for _, now, _ in self.budgets)


@lru_cache(maxsize=8)
def plan(region_code: str) -> tuple[SampleActivity, ...]:
    """Return the plan of one of OFFICES, always the same."""
    return tuple(_province() if region_code == PROVINCE else _regency(region_code))


def columns(region_code: str) -> tuple[str, ...]:
    """Return the columns of an office's workbook; the province says what it answers."""
    return (*COLUMNS, ANSWERS) if region_code == PROVINCE else COLUMNS


def rows(region_code: str) -> list[list[Value]]:
    """Return an office's plan as rows of the template."""
    from rakornis_desktop.reference.nomenclature import nomenclature

    names = columns(region_code)
    known = nomenclature(EDITION)
    written: list[list[Value]] = []
    for activity in plan(region_code):
        entry = known.get(str(activity.cells["Kode"]))
        cells = activity.cells | {"Indikator": entry.indicator if entry else None}
        for source, now, following in activity.budgets or [("", None, None)]:
            money: dict[str, Value] = {"Sumber Dana": source, "Pagu": now, "Pagu N+1": following}
            written.append([(cells | money).get(name) for name in names])
            cells = {name: activity.cells[name] for name in ("Ref", "Kode")}
    return written


def _regency(region_code: str) -> list[SampleActivity]:
    prefix, count = REGENCIES[region_code]
    dice = Dice(f"{_SEED} {region_code}")
    places = villages(region_code)
    activities = _story(region_code)
    weighted = [kind for kind in kinds() for _ in range(kind.share)]
    # One of each kind first, so that every problem has something that answers it.
    waiting = list(kinds())
    while len(activities) < count:
        kind = waiting.pop(0) if waiting else dice.pick(weighted)
        reference = f"{prefix}-{len(activities) + 1:03}"
        activities.append(_activity(dice, region_code, kind, reference, dice.pick(places)))
    return activities


def _activity(
    dice: Dice, region_code: str, kind: Kind, reference: str, village: Village
) -> SampleActivity:
    volume = dice.between(kind.least, kind.most)
    title = filled(dice, kind.title, region_code, village.name, village.kecamatan)
    if dice.chance(0.12):
        title = shortened(dice, title, 0.7)
    if dice.chance(0.05):
        title = slipped(dice, title)
    cost = _rounded(volume * kind.unit_cost * dice.part(0.85, 1.15))
    budgets = _budgets(dice, kind.sources, cost)
    sources = {source for source, _, _ in budgets}
    proposed = "Kabupaten/Kota"
    if "APBN" in sources:
        proposed = "Pusat"
    elif "APBD provinsi" in sources or dice.chance(0.4):
        proposed = "Provinsi"
    whole = "{kecamatan}" in kind.title
    cells: dict[str, Value] = {
        "Ref": reference,
        "Kode": kind.code,
        "Uraian": title,
        "Lokasi": None if dice.chance(0.015) else _location(dice, village, whole),
        "Volume": volume,
        "Satuan": kind.unit,
        "Volume N+1": _half(volume) if any(following for _, _, following in budgets) else None,
        "Diusulkan ke": proposed,
        "Prioritas": dice.between(1, 9),
        "Kawasan": kind.area or None,
        "Luas Kumuh (ha)": volume + dice.between(0, 9) / 10 if kind.area == "Kumuh" else None,
        "Penerima Manfaat": f"{volume * kind.people} {kind.people_unit}" if kind.people else None,
        **_readiness(dice),
    }
    return SampleActivity(kind.name, cells, budgets)


def _location(dice: Dice, village: Village, whole_kecamatan: bool) -> str:
    if whole_kecamatan:
        return f"Kec. {village.kecamatan}, {village.regency}"
    if dice.chance(0.1):
        return village.code
    if dice.chance(0.08):
        return f"{village.code} | dekat {dice.pick(['pasar', 'sekolah', 'masjid', 'sungai'])}"
    if dice.chance(0.1):
        return f"{village.kind} {village.name} Kec. {village.kecamatan}"
    return f"{village.kind} {village.name}, Kec. {village.kecamatan}, {village.regency}"


def _budgets(
    dice: Dice, sources: Sequence[str], cost: int
) -> list[tuple[str, int | None, int | None]]:
    """Split ``cost`` over one to three of ``sources``; some go on in year n+1."""
    count = 1 if dice.chance(0.65) else min(len(sources), 2 if dice.chance(0.75) else 3)
    first = 0 if dice.chance(0.7) else dice.between(0, len(sources) - count)
    chosen = sources[first : first + count]
    rest, split = cost, []
    for source in chosen[1:]:
        part = _rounded(cost * dice.part(0.1, 0.3))
        split.append((source, part))
        rest -= part
    split.insert(0, (chosen[0], rest))
    forward = dice.chance(0.35)
    return [
        (source, amount, _rounded(amount * dice.part(0.3, 0.9)) if forward else None)
        for source, amount in split
    ]


def _readiness(dice: Dice) -> dict[str, Value]:
    words = ["ada", "ada", "ada", "proses", "tidak ada", "tidak disyaratkan"]
    cells: dict[str, Value] = {}
    for column in READINESS_COLUMNS:
        word = dice.pick(words)
        if word == "ada" and dice.chance(0.2):
            word = f"ada ({600 + dice.between(0, 60)}/{dice.between(1, 240)}/2026)"
        cells[column] = None if dice.chance(0.06) else word
    return cells


def _province() -> list[SampleActivity]:
    """The province's plan: answers to the regencies, its own, and the other regencies' share."""
    dice = Dice(f"{_SEED} {PROVINCE}")
    activities = _story(PROVINCE)
    by_name = {kind.name: kind for kind in kinds()}
    for region_code in REGENCIES:
        told = {str(activity.cells[ANSWERS]) for activity in activities}
        for proposal in plan(region_code):
            kind = by_name.get(proposal.kind)
            if kind is None or not kind.province_code or proposal.reference in told:
                continue
            if dice.chance(0.36):
                reference = f"P-{len(activities) + 1:03}"
                activities.append(_answer(dice, kind, reference, proposal))
    both = [kind for kind in kinds() if kind.province_code]
    for region_code in other_regencies(tuple(REGENCIES)):
        for _ in range(3):
            kind = dice.pick(both)
            place = dice.pick(villages(region_code))
            reference = f"P-{len(activities) + 1:03}"
            own = _activity(dice, region_code, kind, reference, place)
            own.cells["Kode"] = kind.province_code
            activities.append(_paid_by_province(own))
    return activities


def _answer(dice: Dice, kind: Kind, reference: str, proposal: SampleActivity) -> SampleActivity:
    """Take a proposal up in the province's plan, wholly or in part, more or less recognisably."""
    volume = int(str(proposal.cells["Volume"]))
    share = 1.0 if volume == 1 or dice.chance(0.45) else dice.part(0.4, 0.85)
    taken = max(1, round(volume * share))
    amount = proposal.amount * taken / volume
    if share < 1 or dice.chance(0.4):
        amount *= dice.part(0.85, 1.02)
    cells = proposal.cells | {
        "Ref": reference,
        "Kode": kind.province_code,
        "Uraian": shortened(dice, str(proposal.cells["Uraian"]), 0.5),
        "Lokasi": _less_precise(dice, proposal.cells["Lokasi"]),
        "Volume": taken,
        "Volume N+1": None,
        "Diusulkan ke": None,
        "Prioritas": dice.between(1, 5),
        "Penerima Manfaat": (f"{taken * kind.people} {kind.people_unit}" if kind.people else None),
        ANSWERS: proposal.reference if dice.chance(0.4) else None,
    }
    if dice.chance(0.06):
        cells["Uraian"] = slipped(dice, str(cells["Uraian"]))
    return SampleActivity(kind.name, cells, [("APBD provinsi", _rounded(amount), None)])


def _less_precise(dice: Dice, location: Value) -> Value:
    """Leave the village out now and then, as a province does that has not chosen yet."""
    text = str(location or "")
    return text.split(", ", 1)[1] if text.count(", ") == 2 and dice.chance(0.2) else location


def _paid_by_province(activity: SampleActivity) -> SampleActivity:
    cells = activity.cells | {"Diusulkan ke": None, "Volume N+1": None, ANSWERS: None}
    return activity._replace(cells=cells, budgets=[("APBD provinsi", activity.amount, None)])


def _story(region_code: str) -> list[SampleActivity]:
    """Return the activities that were thought out one by one, for the cases the forum meets."""
    told = []
    with resource("sample", "story.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["office"] != region_code:
                continue
            words = row["readiness"].split(";")
            cells: dict[str, Value] = {
                "Ref": row["ref"],
                "Kode": row["code"],
                "Uraian": row["title"],
                "Lokasi": row["location"],
                "Volume": _number(row["volume"]),
                "Satuan": row["unit"],
                "Diusulkan ke": row["proposed_to"],
                "Prioritas": _number(row["priority"]),
                "Kawasan": row["area"],
                "Luas Kumuh (ha)": _number(row["slum_ha"]),
                "Penerima Manfaat": row["people"],
                **dict(zip(READINESS_COLUMNS, words, strict=True)),
                "Catatan": row["note"],
                ANSWERS: row["answers"],
            }
            now, following = _amounts(row["budgets"]), _amounts(row["budgets_next"])
            budgets = [
                (source, now.get(source), following.get(source))
                for source in dict.fromkeys([*now, *following])
            ]
            told.append(SampleActivity("", cells, budgets))
    return told


def _amounts(text: str) -> dict[str, int]:
    pairs: Iterable[list[str]] = (part.split("=") for part in text.split(";") if part)
    return {source: int(amount) for source, amount in pairs}


def _number(text: str) -> Value:
    if not text:
        return None
    return float(text) if "." in text else int(text)


def _rounded(amount: float) -> int:
    return max(_STEP, round(amount / _STEP) * _STEP)


def _half(volume: int) -> int:
    return max(1, volume // 2)
