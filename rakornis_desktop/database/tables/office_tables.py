"""Offices of the three tiers and their officials."""

from __future__ import annotations

from sqlmodel import Field

from rakornis_desktop.choices import Tier
from rakornis_desktop.database.tables.row_base import Row, choice


class Office(Row, table=True):
    """An office (Perangkat Daerah or Balai) whose plan is in this database."""

    tier: Tier = Field(sa_type=choice(Tier))
    region_code: str = Field(max_length=13, description="00 pusat, 61 provinsi, 61.72 kota")
    government: str = Field(default="", max_length=300, description="Pemerintah Kota Singkawang")
    name: str = Field(max_length=300)
    short_name: str = Field(default="", max_length=60)
    address: str = Field(default="", max_length=500)
    postcode: str = Field(default="", max_length=10)
    phone: str = Field(default="", max_length=100)
    email: str = Field(default="", max_length=200)
    website: str = Field(default="", max_length=200)
    city: str = Field(default="", max_length=100, description="where papers are signed")
    emblem: str | None = Field(default=None, description="picture of the letterhead, base64")
    is_own: bool = False


class Official(Row, table=True):
    """A person who signs for an office: head, secretary, head of planning."""

    office_id: str = Field(foreign_key="office.id", ondelete="CASCADE", index=True)
    position: int = 0
    name: str = Field(max_length=300)
    job: str = Field(default="", max_length=300, description="Kepala Dinas")
    rank: str = Field(default="", max_length=100, description="Pembina Utama Muda, IV/c")
    nip: str = Field(default="", max_length=30)
    is_head: bool = False
    is_active: bool = Field(default=True, description="False: has left, still on older papers")
