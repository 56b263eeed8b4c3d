"""Invented people and letterheads of the sample; nobody of these names sits in these offices."""

from __future__ import annotations

from typing import Any

LETTERHEADS: dict[str, dict[str, Any]] = {
    "61.72": {
        "address": "Jalan Contoh Nomor 12, Kelurahan Pasiran, Singkawang",
        "postcode": "79123",
        "phone": "(0562) 000000",
        "email": "dprkp@contoh.singkawang.example",
        "city": "Singkawang",
    },
    "61.12": {
        "address": "Jalan Contoh Nomor 3, Sungai Raya",
        "postcode": "78391",
        "phone": "(0561) 000000",
        "email": "dprkp@contoh.kuburaya.example",
        "city": "Sungai Raya",
    },
    "61.01": {
        "address": "Jalan Contoh Nomor 7, Sambas",
        "postcode": "79462",
        "phone": "(0562) 000000",
        "email": "dprkp@contoh.sambas.example",
        "city": "Sambas",
    },
    "61": {
        "address": "Jalan Contoh Nomor 1, Pontianak",
        "postcode": "78121",
        "phone": "(0561) 000000",
        "email": "dprkp@contoh.kalbar.example",
        "city": "Pontianak",
    },
}

OFFICIALS: tuple[dict[str, Any], ...] = (
    {
        "name": "Ir. Bagas Contoh Pradana, M.T.",
        "job": "Kepala Dinas",
        "rank": "Pembina Utama Muda, IV/c",
        "nip": "19700101 199503 1 001",
        "is_head": True,
    },
    {
        "name": "Rina Contoh Wulandari, S.T., M.Si.",
        "job": "Sekretaris Dinas",
        "rank": "Pembina, IV/a",
        "nip": "19760202 200112 2 002",
    },
    {
        "name": "Yohanes Contoh Libertus, S.E.",
        "job": "Kepala Subbagian Rencana Kerja",
        "rank": "Penata Tingkat I, III/d",
        "nip": "19830303 200804 1 003",
    },
)

# Name, office, position, was present.
PARTICIPANTS = (
    ("Ir. Bagas Contoh Pradana, M.T.", "Dinas PRKP Kota Singkawang", "Kepala Dinas", True),
    ("Rina Contoh Wulandari, S.T., M.Si.", "Dinas PRKP Kota Singkawang", "Sekretaris", True),
    ("Yohanes Contoh Libertus, S.E.", "Dinas PRKP Kota Singkawang", "Kasubbag Renja", True),
    ("Drs. Hendrikus Contoh Sanjaya", "Dinas PRKP Provinsi", "Kepala Bidang Permukiman", True),
    ("Nurul Contoh Hidayati, S.T.", "Dinas PRKP Provinsi", "Perencana Ahli Muda", True),
    ("Syarif Contoh Alqadri, S.T.", "Dinas PRKP Kabupaten Kubu Raya", "Kepala Bidang", True),
    ("Dewi Contoh Lestari, S.T., M.T.", "Dinas PRKP Kabupaten Sambas", "Kepala Bidang", True),
    ("Anton Contoh Wijaya, S.Si.", "Bappeda Provinsi Kalimantan Barat", "Perencana Madya", True),
    ("Maria Contoh Goreti, S.T.", "Balai Prasarana Permukiman Wilayah", "Pejabat Teknis", True),
    ("Zulkifli Contoh Rahman, S.T.", "Balai Perumahan Kalimantan", "Pejabat Teknis", False),
    ("Liu Contoh Mei Lan, S.E.", "Perumda Air Minum Kota Singkawang", "Direktur Teknik", True),
    ("Agus Contoh Setiawan, S.Hut.", "Dinas Lingkungan Hidup Kota Singkawang", "Kabid", False),
)
