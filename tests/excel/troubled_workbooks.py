"""Workbooks of our own making with the troubles of real ones, in each layout that is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl


def write(path: Path, rows: Sequence[Sequence[Any]], merged: Sequence[str] = ()) -> Path:
    """Write rows into the first sheet of a new workbook and join the ranges ``merged``."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(list(row))
    for area in merged:
        sheet.merge_cells(area)
    book.save(path)
    return path


_SUB_KEGIATAN_HEAD = (
    "KODE SUB KEGIATAN", "PROGRAM DAN KEGIATAN", "TOLAK UKUR CAPAIAN KEG.",
    "TARGET KINERJA CAPAIAN KEG.", "TOLAK UKUR KELUARAN", "TARGET KINERJA KELUARAN",
    "TOLAK UKUR HASIL", "TARGET KINERJA HASIL", "SUMBER DANA", "LOKASI", "KELUARAN SUB KEG.",
    "AWAL PELAKSANAAN", "AKHIR PELAKSANAAN", "JUMLAH PAGU", "KETERANGAN",
)  # fmt: skip
_ELSEWHERE = "Kab. Contoh Jauh, Semua Kecamatan, Semua Kelurahan/Desa"


def sub_kegiatan(path: Path) -> Path:
    """The sub kegiatan workbook: double spaces, places elsewhere, targets as text, money of 0."""
    begin, end = datetime(2024, 1, 1), datetime(2024, 12, 31)

    def row(code: Any, title: str, target: Any, money: Any, note: str | None = None) -> list[Any]:
        return [code, title, "Persentase", 0.96, None, target, None, "12 Bulan", "1.2.1.01.02",
                _ELSEWHERE, "Jumlah keluaran", begin, end, money, note]  # fmt: skip

    return write(
        path,
        [
            _SUB_KEGIATAN_HEAD,
            row("1.03.01.2.01.0001", "Penyusunan  Dokumen  Perencanaan", "0.96", 3_752_200),
            row("1.3.3.2.01.28", "Pembangunan SPAM Jaringan Perpipaan", "150 Orang", 0),
            row(" 1.03.03.2.01.0032 ", "Perluasan SPAM", None, 1_250_000_000.0),
            row("x.xx.01.2.02.0001", "Penyediaan Gaji", "12 Bulan", "Rp 4.697.487.183,00"),
            row("1.03.10.2.01.0031", "Penggantian Jembatan", 1, "1,25 M", "kode lama"),
            row(None, "Kegiatan tanpa kode", "Baik", 10),
        ],
    )


def t_c_33(path: Path) -> Path:
    """T-C.33 with a merged head of two rows, summed upper rows (one wrong) and a total."""
    head = ["Kode", "Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan",
            "Indikator Kinerja Program/Kegiatan", "Rencana Tahun 2027", None, None, None,
            "Catatan Penting", "Prakiraan Maju Rencana Tahun 2028", None]  # fmt: skip
    below = [None, None, None, "Lokasi", "Target Capaian Kinerja",
             "Kebutuhan Dana/Pagu Indikatif", "Sumber Dana", None, "Target Capaian Kinerja",
             "Kebutuhan Dana/Pagu Indikatif"]  # fmt: skip
    place = "Kel. Pasiran, Kec. Singkawang Barat"
    rows = [
        ["RUMUSAN RENCANA PROGRAM DAN KEGIATAN"],
        [None],
        head,
        below,
        [f"({number})" for number in range(1, 11)],
        ["1", "URUSAN WAJIB", *[None] * 3, 500],
        ["1.03", "PEKERJAAN UMUM", *[None] * 3, 500],
        ["1.03.03", "PROGRAM SPAM", *[None] * 3, 500],
        ["1.03.03.2.01", "Pengelolaan SPAM", *[None] * 3, 999],
        [
            "1.03.03.2.01.0032",
            "Perluasan SPAM",
            "Jumlah SR",
            place,
            "120 SR",
            300,
            "DAU",
            "segera",
            "60 SR",
            100,
        ],
        ["1.03.03.2.01.0032", None, None, None, None, 50, "PAD", None, None, None],
        ["1.03.03.2.01.0028", "Pembangunan SPAM", None, place, "5 L/dt", 150, "DAU"],
        ["JUMLAH", None, None, None, None, 500],
    ]
    merged = ["A3:A4", "B3:B4", "C3:C4", "D3:G3", "H3:H4", "I3:J3"]
    return write(path, rows, merged)


def sipd_ri(path: Path) -> Path:
    """SIPD-RI Renja: three head rows, office rows, continuation rows, Jumlah."""
    one = ["No", "Kode", "Urusan/Bidang Urusan/Program/Kegiatan/Sub Kegiatan",
           "Indikator Program/Kegiatan/Sub Kegiatan", "Target Akhir Periode Renstra OPD",
           "Realisasi Capaian Renja OPD Tahun 2025",
           "Prakiraan Capaian Target Renja OPD Tahun 2026",
           "Capaian Kinerja dan Kerangka Pendanaan", None, None, None, None, None,
           "Kelompok Sasaran", "Prakiraan Maju Rencana Tahun 2028", None,
           "Perangkat Daerah Penanggung Jawab"]  # fmt: skip
    two = [None] * 7 + ["Target 2027", "Pagu Indikatif (Rp)", "Lokasi", "Sumber Dana",
                        "Prioritas", None, None, "Target", "Pagu Indikatif (Rp)", None]  # fmt: skip
    three = [None] * 11 + ["Nasional", "Daerah", *[None] * 4]
    place = "Kota Singkawang, Singkawang Barat, Pasiran"
    office = "Dinas Pekerjaan Umum"

    def detail(code: str, title: str, money: Any, source: str) -> list[Any]:
        return [None, code, title, "Jumlah SR", "100 SR", "10 SR", "20 SR", "30 SR", money, place,
                source, "Ya", "Tidak", "Masyarakat", "40 SR", "200.000", office]  # fmt: skip

    rows = [
        one,
        two,
        three,
        [None, None, office, *[None] * 5, 1_350_000],
        [None, None, f"Sub Unit : {office}", *[None] * 5, 1_350_000],
        [None, "1", "URUSAN WAJIB", *[None] * 5, 1_350_000],
        [None, "1.03", "PEKERJAAN UMUM", *[None] * 5, 1_350_000],
        [None, "1.03.03", "PROGRAM SPAM", "Persentase", *[None] * 4, 1_350_000],
        [None, "1.03.03.2.01", "Pengelolaan SPAM", *[None] * 5, 1_350_000],
        detail("1.03.03.2.01.0032", "Perluasan SPAM", "1.000.000", "DAU"),
        [None, None, None, "Jumlah pelanggan", *[None] * 4, "250.000", None, "PAD"],
        detail("1.03.03.2.01.0028", "Pembangunan SPAM", 100_000, "DAU"),
        ["Jumlah", *[None] * 7, 1_350_000],
    ]
    merged = ["A1:A3", "B1:B3", "C1:C3", "D1:D3", "E1:E3", "F1:F3", "G1:G3", "H1:M1", "L2:M2",
              "H2:H3", "I2:I3", "J2:J3", "K2:K3", "N1:N3", "O1:P1", "O2:O3", "P2:P3",
              "Q1:Q3"]  # fmt: skip
    return write(path, rows, merged)


def older_sipd(path: Path) -> Path:
    """Older SIPD Renja: the code in five columns, unit rows between, TOTAL, money with dots."""
    one = ["Kode", None, None, None, None,
           "Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan",
           "Indikator Kinerja", None, None, "Rencana Tahun 2027", None, None, None, None, None,
           "Catatan Penting", "Prakiraan Maju Rencana Tahun 2028", None, None]  # fmt: skip
    two = [None] * 6 + ["Capaian Program", "Keluaran Sub Kegiatan", "Hasil Kegiatan",
                        "Lokasi Output Kegiatan", "Target Capaian Kinerja", None, None,
                        "Pagu Indikatif (Rp.)", "Sumber Dana", None, "Target Capaian Kinerja",
                        None, "Kebutuhan Dana/Pagu Indikatif (Rp.)"]  # fmt: skip
    three = [None] * 10 + ["Program", "Keluaran Sub Kegiatan", "Hasil Kegiatan", None, None, None,
                           "Tolok Ukur", "Target", None]  # fmt: skip
    rows = [
        one,
        two,
        three,
        ["Unit Organisasi : Dinas PU", *[None] * 12, "1.350.000.000"],
        ["Sub Unit Organisasi : Bidang Cipta Karya"],
        ["1", None, None, None, None, "URUSAN WAJIB"],
        ["1", "03", None, None, None, "PEKERJAAN UMUM"],
        ["1", "03", "03", None, None, "PROGRAM SPAM", "90 %", *[None] * 6, "1.350.000.000"],
        ["1", "03", "03", "2.01", None, "Pengelolaan SPAM", *[None] * 7, "1.350.000.000"],
        [
            "1",
            "03",
            "03",
            "2.01",
            "0032",
            "Perluasan SPAM",
            "90 %",
            "Jumlah SR",
            "Terlayani",
            "Kel. Pasiran, Kec. Singkawang Barat",
            "90 %",
            "120 SR",
            "1 Tahun",
            "1.250.000.000",
            "DAU",
            "catatan",
            "Jumlah SR",
            "60 SR",
            "600.000.000",
        ],
        [
            "1",
            "03",
            "03",
            "2.01",
            "0028",
            "Pembangunan SPAM",
            None,
            None,
            None,
            None,
            None,
            "5 Liter/Detik",
            None,
            "100.000.000",
            "PAD",
        ],
        ["TOTAL", *[None] * 12, "1.350.000.000"],
    ]
    merged = ["A1:E3", "F1:F3", "G1:I1", "G2:G3", "H2:H3", "I2:I3", "J1:O1", "J2:J3", "K2:M2",
              "N2:N3", "O2:O3", "P1:P3", "Q1:S1", "Q2:R2", "S2:S3"]  # fmt: skip
    return write(path, rows, merged)
