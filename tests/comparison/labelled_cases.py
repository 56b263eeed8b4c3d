"""Labelled cases of pairing: what offices write for one and the same thing, and what only looks it.

Made from the real nomenclature and the real villages by a generator with a fixed seed. Each case
has rows of a regency, rows of the province, and the pairs that an officer would make of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from random import Random
from typing import Any, NamedTuple

from rakornis_desktop.database.queries.activity_rows import ActivityRow
from rakornis_desktop.database.queries.plans_of_offices import PlanRow
from rakornis_desktop.reference.codes import counterparts, kegiatan_of
from rakornis_desktop.reference.nomenclature import nomenclature
from rakornis_desktop.reference.regions import Region, regions

EDITION = "2026"
# What is built, with the words of the sub kegiatan it stands under and its unit.
_WORKS = (
    ("Pembangunan SPAM Jaringan Perpipaan", "pembangunan spam|pembangunan baru spam", "SR"),
    ("Peningkatan SPAM Jaringan Perpipaan", "peningkatan spam", "SR"),
    ("Perluasan SPAM Jaringan Perpipaan", "perluasan spam", "SR"),
    ("Perbaikan jaringan distribusi air minum", "perbaikan spam", "meter"),
    ("Pembangunan tangki septik individual", "sub sistem pengolahan setempat", "unit"),
    ("Pembangunan MCK komunal", "sub sistem pengolahan setempat", "unit"),
    ("Pembangunan IPAL skala permukiman", "sub sistem pengolahan terpusat", "unit"),
    ("Pembangunan TPS-3R", "tps3r|tps-3r|3r", "unit"),
    ("Pembangunan saluran drainase lingkungan", "pembangunan sistem drainase", "meter"),
    ("Rehabilitasi saluran drainase primer", "rehabilitasi.*drainase", "meter"),
    (
        "Perbaikan rumah tidak layak huni",
        "perbaikan rumah tidak layak huni|rumah tidak layak",
        "unit",
    ),
    ("Pembangunan jalan lingkungan", "infrastruktur.*permukiman|psu", "meter"),
    ("Penyediaan prasarana, sarana dan utilitas umum perumahan", "psu|utilitas", "unit"),
    ("Pembangunan sumur bor dan hidran umum", "bukan jaringan perpipaan", "unit"),
)
_STREETS = (
    "Melati", "Mawar", "Kenanga", "Sakura", "Merpati", "Kamboja", "Nusa Indah", "Cendrawasih",
    "Bukit Raya", "Usaha Baru", "Karya Tani", "Pelita", "Merdeka", "Veteran", "Swadaya", "Teladan",
)  # fmt: skip
_SHORT = (
    (r"\bPembangunan\b", ("Pemb.", "Pembang.")),
    (r"\bPeningkatan\b", ("Peningk.",)),
    (r"\bRehabilitasi\b", ("Rehab.", "Rehab")),
    (r"\bPerluasan\b", ("Perl.",)),
    (r"\bPenyediaan\b", ("Penyed.",)),
    (r"\bJaringan Perpipaan\b", ("JP", "Jar. Perpipaan")),
    (r"\bSPAM\b", ("Sistem Penyediaan Air Minum", "SPAM")),
    (r"\bTPS-3R\b", ("TPS3R", "TPS 3R", "Tempat Pengolahan Sampah Reduce Reuse Recycle")),
    (r"\brumah tidak layak huni\b", ("RTLH",)),
    (r"\bIPAL\b", ("Instalasi Pengolahan Air Limbah",)),
    (r"\bMCK\b", ("Mandi Cuci Kakus",)),
    (r"\bprasarana, sarana dan utilitas umum\b", ("PSU",)),
    (r"\blingkungan\b", ("lingk.",)),
    (r"\bsaluran\b", ("sal.",)),
    (r"\bGang\b", ("Gg.", "Gg")),
    (r"\bJalan\b", ("Jl.", "Jln.")),
    (r"\bDesa\b", ("Ds.", "Ds")),
    (r"\bKecamatan\b", ("Kec.",)),
    (r"\bKelurahan\b", ("Kel.",)),
    (r"\bLanjutan\b", ("Lanj.",)),
    (r"\bRT (\d+)", (r"RT.0\1", r"RT 00\1", r"RT\1")),
    (r"\bSungai\b", ("Sei", "Sui")),
)  # fmt: skip


class Case(NamedTuple):
    """One case: its kind, rows of both sides, the ids that belong together."""

    kind: str
    left: list[ActivityRow]
    right: list[ActivityRow]
    expected: set[tuple[str, str]]


class Work(NamedTuple):
    """A piece of work before anyone wrote it down."""

    title: str
    unit: str
    code: str
    other_code: str
    village: Region
    volume: int
    budget: int


def plan(plan_id: str, region_code: str) -> PlanRow:
    """Return a plan of an office for tests without a database."""
    tier = "provinsi" if region_code == "61" else "kabupaten_kota"
    return PlanRow(
        plan_id, plan_id, 2027, "rancangan", EDITION, False, "", None, tier, region_code, "", ""
    )


def cases(seed: int, count_per_kind: int) -> list[Case]:
    """Return the labelled cases of every kind."""
    return _Maker(seed).cases(count_per_kind)


class _Maker:
    def __init__(self, seed: int) -> None:
        self.dice = Random(seed)
        self.number = 0
        self.villages = [v for r in regions().regencies() for v in regions().villages(r.code)]
        self.used: set[tuple[str, str]] = set()
        self.codes = self._codes()

    def cases(self, count: int) -> list[Case]:
        kinds: dict[str, Callable[[Work], Case]] = {
            "sama": self.same,
            "salah ketik": self.typo,
            "kata tertukar": self.swapped,
            "singkatan": self.abbreviated,
            "desa dalam judul": self.village_in_title,
            "dipecah tiga": self.split,
            "desa tetangga": self.neighbour,
            "sub kegiatan lain": self.other_sub,
            "lokasi lebih luas": self.wider,
            "tanpa lokasi": self.nowhere,
            "kata hilang": self.dropped,
            "ukuran lain": self.resized,
            "tanpa kode": self.uncoded,
            "campuran": self.mixed,
        }
        found = [
            make(self.work())._replace(kind=kind)
            for kind, make in kinds.items()
            for _ in range(count)
        ]
        return [self.with_decoy(case) for case in found]

    # The work and how it is written

    def _codes(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for title, words, _unit in _WORKS:
            found[title] = [
                entry.code
                for entry in nomenclature(EDITION).sub_kegiatan("kabupaten_kota")
                if entry.code.startswith(("1.03", "1.04"))
                and re.search(words, entry.name.casefold())
                and counterparts(entry.code, EDITION)
            ]
        return {title: codes for title, codes in found.items() if codes}

    def work(self, village: Region | None = None) -> Work:
        """Return a work whose title stands once in its village."""
        while True:
            title = self.dice.choice(list(self.codes))
            unit = next(unit for name, _words, unit in _WORKS if name == title)
            code = self.dice.choice(self.codes[title])
            at = village or self.dice.choice(self.villages)
            detail = self.dice.choice(("street", "rt", "plain", "village", "stage"))
            full = {
                "street": " ".join(
                    (title, self.dice.choice(("Gang", "Jalan")), self.dice.choice(_STREETS))
                ),
                "rt": f"{title} RT {self.dice.randrange(1, 20)}",
                "plain": title,
                "village": f"{title} Desa {at.name}",
                "stage": f"{title} Tahap {self.dice.choice(('I', 'II', 'III'))}",
            }[detail]
            if (title, at.code[:8]) in self.used and detail != "rt":
                continue
            if (full, at.code) in self.used:
                continue
            self.used |= {(title, at.code[:8]), (full, at.code)}
            volume = self.dice.randrange(10, 400)
            return Work(
                full, unit, code, counterparts(code, EDITION)[0], at,
                volume, volume * self.dice.randrange(2_000, 12_000) * 1_000,
            )  # fmt: skip

    def row(self, side: str, work: Work, **values: Any) -> ActivityRow:
        self.number += 1
        home = work.village.code[:5]
        empty = dict.fromkeys(ActivityRow._fields, "") | {
            field: None
            for field in ActivityRow._fields
            if field.startswith("readiness") and not field.endswith("document")
        }
        return ActivityRow(**empty | {
            "id": f"{side}{self.number}",
            "plan_id": home if side == "L" else "61",
            "position": self.number,
            "code": work.code if side == "L" else work.other_code,
            "title": work.title,
            "region_code": work.village.code,
            "volume": Decimal(work.volume), "unit": work.unit,
            "volume_next": None, "beneficiaries": None, "area_kind": None, "slum_area_ha": None,
            "priority": None, "proposed_to": None,
            "budget": work.budget, "budget_next": 0,
        } | values)  # fmt: skip

    def pair(self, work: Work, **right: Any) -> Case:
        """Return a case of one row each; money is cut on the other side more often than not."""
        if self.dice.random() < 0.5:
            right = {"budget": int(work.budget * self.dice.uniform(0.6, 1.0))} | right
        one, other = self.row("L", work), self.row("R", work, **right)
        return Case("", [one], [other], {(one.id, other.id)})

    # Kinds of trouble

    def same(self, work: Work) -> Case:
        return self.pair(work)

    def typo(self, work: Work) -> Case:
        return self.pair(work, title=self._typos(work.title))

    def swapped(self, work: Work) -> Case:
        words = work.title.split()
        head = 2 if len(words) < 5 else 3
        turned = [*words[head:], *words[:head]] if "RT" not in words and "Tahap" not in words else [
            words[1], words[0], *words[2:]
        ]  # fmt: skip
        return self.pair(work, title=" ".join(turned))

    def abbreviated(self, work: Work) -> Case:
        return self.pair(work, title=self._short(work.title))

    def village_in_title(self, work: Work) -> Case:
        kind = "Kelurahan" if work.village.code[9] == "1" else "Desa"
        title = work.title.split(" Desa ")[0]
        lead = self.dice.choice((f"{kind} ", "Ds. ", "")) if kind == "Desa" else "Kel. "
        wide = self.dice.choice((work.village.code[:8], work.village.code[:5]))
        name = self.dice.choice((work.village.name, work.village.name.upper()))
        said = f"{title} {lead}{name}"
        if wide == work.village.code[:5]:
            said += f" Kec. {regions().get(work.village.code[:8]).name}"  # type: ignore[union-attr]
        return self.pair(work, title=said, region_code=wide)

    def split(self, work: Work) -> Case:
        siblings = [
            v for v in self.villages if v.code[:8] == work.village.code[:8] and v != work.village
        ]
        if len(siblings) < 3:
            return self.split(self.work())
        villages = self.dice.sample(siblings, 3)
        shares = [self.dice.uniform(0.2, 0.45) for _ in range(2)]
        volumes = [max(int(work.volume * share), 1) for share in shares]
        budgets = [int(work.budget * share) // 1000 * 1000 for share in shares]
        title = re.sub(r" (Desa|Gang|Jalan|RT) .*", "", work.title)
        whole = self.row(
            "L", work, title=title, region_code=work.village.code[:8],
            location_text=", ".join(v.name for v in villages) if self.dice.random() < 0.5 else "",
        )  # fmt: skip
        parts = [
            self.row(
                "R", work, title=self.dice.choice((title, f"{title} Desa {village.name}")),
                region_code=village.code, volume=Decimal(volume), budget=budget,
            )
            for village, volume, budget in zip(
                villages,
                [*volumes, work.volume - sum(volumes)],
                [*budgets, work.budget - sum(budgets)],
                strict=True,
            )
        ]  # fmt: skip
        if min(part.volume for part in parts) < 1:  # type: ignore[type-var]
            return self.split(self.work())
        return Case("", [whole], parts, {(whole.id, part.id) for part in parts})

    def neighbour(self, work: Work) -> Case:
        siblings = [
            v for v in self.villages if v.code[:8] == work.village.code[:8] and v != work.village
        ]
        if not siblings:
            return self.neighbour(self.work())
        title = work.title.split(" Desa ")[0]
        beside = self.dice.choice(siblings)
        named = self.dice.random() < 0.4
        ours = f"{title} Desa {work.village.name}" if named else title
        theirs = f"{title} Desa {beside.name}" if named else title
        one = self.row("L", work, title=ours)
        other = self.row("R", work, title=theirs, region_code=beside.code)
        return Case("", [one], [other], {(one.id, other.id)})

    def other_sub(self, work: Work) -> Case:
        entry_code = kegiatan_of(work.other_code)
        others = [
            entry.code
            for entry in nomenclature(EDITION).sub_kegiatan("provinsi")
            if kegiatan_of(entry.code) == entry_code
            and entry.code not in counterparts(work.code, EDITION)
        ]
        return self.pair(work, code=self.dice.choice(others) if others else work.other_code)

    def wider(self, work: Work) -> Case:
        return self.pair(work, region_code=work.village.code[:8])

    def nowhere(self, work: Work) -> Case:
        regency = regions().get(work.village.code[:5])
        assert regency is not None
        title = f"{work.title.split(' Desa ')[0]} Desa {work.village.name}"
        return self.pair(
            work, title=f"{title} {regency.name}", region_code="", location_text=regency.name
        )

    def dropped(self, work: Work) -> Case:
        words = work.title.split()
        return self.pair(
            work, title=" ".join(words[1:]) if len(words) > 3 else work.title + " (Lanjutan)"
        )

    def resized(self, work: Work) -> Case:
        factor = self.dice.uniform(0.2, 0.7)
        return self.pair(
            work,
            volume=Decimal(max(int(work.volume * factor), 1)),
            budget=int(work.budget * factor),
        )

    def uncoded(self, work: Work) -> Case:
        return self.pair(work, code="")

    def mixed(self, work: Work) -> Case:
        title = self._short(self._typos(work.title))
        wide = self.dice.choice((work.village.code, work.village.code[:8]))
        return self.pair(
            work, title=title + self.dice.choice((" (Lanjutan)", "", " TA 2027")), region_code=wide
        )

    # What only looks alike

    def with_decoy(self, case: Case) -> Case:
        """Add a row that a careless reader would pair, to either side."""
        one = case.left[0]
        side = self.dice.choice("LR")
        pattern = one if side == "L" else case.right[0]
        village = next((v for v in self.villages if v.code == one.region_code), None)
        kind = self.dice.choice(("regency", "street", "village", "work", "action", "none"))
        size = {
            "volume": Decimal(int((one.volume or 1) * 3 + 7)),
            "budget": int(one.budget * self.dice.uniform(1.3, 3.0)) + 77,
        }
        decoy: ActivityRow | None = None
        plain = re.sub(r" (Desa|Gang|Jalan|RT|Tahap) .*", "", one.title)
        if kind == "regency":
            other = self.dice.choice([v for v in self.villages if v.code[:5] != one.plan_id])
            decoy = pattern._replace(
                region_code=other.code, plan_id=other.code[:5] if side == "L" else "61", **size
            )
            if (
                (plain, other.code[:8]) in self.used
                or "Desa" in pattern.title
                or "Kel" in pattern.title
            ):
                decoy = None
        elif (
            kind == "street"
            and re.search(r" (Gang|Jalan|RT|Tahap) ", one.title)
            and case.kind not in ("dipecah tiga", "desa tetangga")
        ):
            mark = re.search(r" (Gang|Jalan|RT|Tahap) (.*)", one.title)
            assert mark
            new = {
                "RT": str(self.dice.randrange(30, 40)), "Tahap": "V",
            }.get(mark[1]) or self.dice.choice([s for s in _STREETS if s != mark[2]])  # fmt: skip
            decoy = one._replace(title=f"{plain} {mark[1]} {new}", **size)
            if side == "R":
                decoy = decoy._replace(plan_id="61", code=case.right[0].code)
        elif kind == "village" and village and case.kind not in ("dipecah tiga", "desa tetangga"):
            others = [
                v for v in self.villages
                if v.code[:8] == village.code[:8]
                and v != village
                and (plain, v.code) not in self.used
            ]  # fmt: skip
            if others:
                at = self.dice.choice(others)
                decoy = one._replace(title=f"{plain} Desa {at.name}", region_code=at.code, **size)
                if side == "R":
                    decoy = decoy._replace(plan_id="61", code=case.right[0].code)
        elif kind == "action" and village and case.kind != "dipecah tiga":
            decoy = self.other_action(one if side == "L" else case.right[0], village, size)
        elif kind == "work" and village:
            work = self.work(village)
            decoy = self.row(side, work)
        if decoy is None:
            return case
        self.number += 1
        decoy = decoy._replace(id=f"{side}{self.number}", position=self.number)
        if side == "L":
            return case._replace(left=[*case.left, decoy])
        return case._replace(right=[*case.right, decoy])

    def other_action(
        self, row: ActivityRow, village: Region, size: dict[str, Any]
    ) -> ActivityRow | None:
        """Return the same object in the same village, but repaired instead of built."""
        first = row.title.split()[0]
        other = (
            "Rehabilitasi" if first.startswith(("Pemb", "Peny", "Peni", "Perl")) else "Peningkatan"
        )
        kegiatan = kegiatan_of(row.code) if row.code else ""
        tier = "kabupaten_kota" if row.plan_id != "61" else "provinsi"
        near = {row.code, *counterparts(row.code, EDITION)}
        codes = [
            entry.code
            for entry in nomenclature(EDITION).sub_kegiatan(tier)
            if kegiatan_of(entry.code) == kegiatan
            and entry.code not in near
            and not near & set(counterparts(entry.code, EDITION))
        ]
        if not codes or first == other:
            return None
        return row._replace(
            title=" ".join([other, *row.title.split()[1:]]),
            code=self.dice.choice(codes),
            region_code=village.code,
            **size,
        )

    # Hands that write

    def _typos(self, title: str) -> str:
        words = title.split()
        for _ in range(self.dice.choice((1, 1, 2))):
            at = self.dice.choice([i for i, word in enumerate(words) if len(word) > 4])
            word = words[at]
            i = self.dice.randrange(1, len(word) - 1)
            kind = self.dice.choice(("drop", "double", "turn", "other"))
            words[at] = {
                "drop": word[:i] + word[i + 1 :],
                "double": word[:i] + word[i] + word[i:],
                "turn": word[:i] + word[i + 1] + word[i] + word[i + 2 :],
                "other": word[:i] + self.dice.choice("aeioustrn") + word[i + 1 :],
            }[kind]
        return " ".join(words)

    def _short(self, title: str) -> str:
        for pattern, shorts in _SHORT:
            if re.search(pattern, title):
                title = re.sub(pattern, self.dice.choice(shorts), title)
        return title
