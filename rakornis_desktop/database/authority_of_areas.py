"""Which tier has authority over an area, and what is to be said of one that looks wrong."""

from __future__ import annotations

import itertools
from typing import NamedTuple

from rakornis_desktop.choices import AreaKind, Tier
from rakornis_desktop.database.fields.choice_names import tier_name
from rakornis_desktop.database.queries.area_rows import AreaRow
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.quantity import quantity
from rakornis_desktop.reference.authority import SLUM_BASIS, tier_of_slum
from rakornis_desktop.reference.regions import regions


class Authority(NamedTuple):
    """The tier and what that rests on; ``tier`` is empty where nothing tells."""

    tier: str
    basis: str


class AreaRemark(NamedTuple):
    """A sentence about a column of an area (or of its sizes or villages)."""

    field: str
    sentence: str


def authority_of(area: AreaRow) -> Authority:
    """Return whose task an area is: what the officer says, else what its hectares tell.

    A slum goes by its newest hectares (UU 23/2014 lampiran D); any other area that lies in
    several regencies is the province's; of the rest only the decree tells.
    """
    if area.authority:
        return Authority(area.authority, _("diisi oleh kantor"))
    return told_authority(area)


def told_authority(area: AreaRow) -> Authority:
    """Return what hectares and villages alone tell."""
    if area.kind == AreaKind.SLUM:
        if area.hectares is None:
            return Authority("", _("luasnya belum diisi"))
        tier = tier_of_slum(area.hectares)
        return Authority(tier, f"{SLUM_BASIS}, {quantity(area.hectares)} ha ({area.year})")
    if len(regencies_of(area)) > 1:
        return Authority(Tier.PROVINCE, _("terletak di beberapa kabupaten/kota"))
    return Authority("", _("menurut SK-nya"))


def regencies_of(area: AreaRow) -> tuple[str, ...]:
    """Return the codes of the kabupaten/kota that an area lies in."""
    codes = [code[:5] for code in (*area.villages, area.region_code) if len(code) >= 5]
    return tuple(dict.fromkeys(sorted(codes)))


def area_remarks(area: AreaRow) -> list[AreaRemark]:
    """Return what is to be looked at: rising hectares, two regencies, another authority."""
    found = [
        AreaRemark(
            "hectares",
            _(
                "Luas {name} naik dari {before} ha ({first}) menjadi {after} ha ({second}). "
                "Periksa angkanya, atau tulis SK barunya."
            ).format(
                name=area.name,
                before=quantity(before),
                first=first,
                after=quantity(after),
                second=second,
            ),
        )
        for (first, before), (second, after) in itertools.pairwise(area.sizes)
        if after > before
    ]
    known = regions()
    inside = regencies_of(area)
    if len(inside) > 1:
        names = _(" dan ").join(region.name for code in inside if (region := known.get(code)))
        found.append(
            AreaRemark(
                "region_code",
                _("{name} terletak di {regencies}. Periksa desanya; bila benar, kawasannya "
                  "lintas kabupaten/kota.").format(name=area.name, regencies=names),
            )
        )  # fmt: skip
    told = told_authority(area)
    if area.authority and told.tier and told.tier != area.authority:
        found.append(
            AreaRemark(
                "authority",
                _("Kewenangan {name} diisi {given}, padahal {told} ({basis}).").format(
                    name=area.name,
                    given=tier_name(area.authority).lower(),
                    told=tier_name(told.tier).lower(),
                    basis=told.basis,
                ),
            )
        )
    if not area.sizes:
        found.append(AreaRemark("hectares", _("Luas {name} belum diisi.").format(name=area.name)))
    return found
