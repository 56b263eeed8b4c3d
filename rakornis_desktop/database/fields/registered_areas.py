"""The columns of settlement areas, their hectares and villages, and what registers agree on."""

from __future__ import annotations

from rakornis_desktop.choices import AreaKind, Tier
from rakornis_desktop.database.fields.field import Field, FieldKind, Listed, Search, Table
from rakornis_desktop.database.fields.row_fields import ROW_ID
from rakornis_desktop.language.catalogue import later

AREA = Table(
    "area",
    (
        ROW_ID,
        Field("office_id", later("Kantor"), FieldKind.REFERENCE, refers_to="office"),
        Field(
            "kind",
            later("Jenis"),
            FieldKind.CHOICE,
            choices=AreaKind,
            section="area",
            heading="Jenis",
            cell_width=18,
            listed=Listed(118),
            compared=True,
        ),
        Field(
            "name",
            later("Nama kawasan"),
            short=later("Kawasan"),
            section="area",
            heading="Nama kawasan",
            cell_width=34,
            listed=Listed(220, stretch=True),
            searched=Search.TITLE,
            compared=True,
        ),
        Field(
            "region_code",
            later("Lokasi"),
            FieldKind.PLACE,
            section="area",
            heading="Kode wilayah",
            cell_width=14,
            searched=Search.REGION,
            compared=True,
        ),
        Field(
            "decree_number",
            later("Nomor SK"),
            short=later("SK"),
            section="area",
            heading="Nomor SK",
            cell_width=22,
            listed=Listed(84),
            searched=Search.LABEL,
            compared=True,
        ),
        Field(
            "decree_date",
            later("Tanggal SK"),
            FieldKind.DATE,
            optional=True,
            section="area",
            heading="Tanggal SK",
            cell_width=13,
            compared=True,
        ),
        Field(
            "authority",
            later("Kewenangan"),
            FieldKind.CHOICE,
            choices=Tier,
            optional=True,
            section="area",
            heading="Kewenangan",
            cell_width=16,
            listed=Listed(108),
            compared=True,
        ),
        Field(
            "households",
            later("Jumlah KK"),
            FieldKind.WHOLE,
            short=later("KK"),
            optional=True,
            section="area",
            heading="Jumlah KK",
            cell_width=11,
            listed=Listed(72, shown=False),
            compared=True,
        ),
        Field(
            "note",
            later("Catatan"),
            FieldKind.LONG_TEXT,
            section="area",
            heading="Catatan",
            cell_width=34,
            searched=Search.WORDS,
        ),
    ),
)

AREA_SIZE = Table(
    "area_size",
    (
        ROW_ID,
        Field("area_id", later("Kawasan"), FieldKind.REFERENCE, refers_to="area"),
        Field("year", later("Tahun"), FieldKind.WHOLE, section="area", compared=True),
        Field(
            "hectares",
            later("Luas (ha)"),
            FieldKind.HECTARES,
            section="area",
            unit="ha",
            compared=True,
        ),
    ),
)

AREA_VILLAGE = Table(
    "area_village",
    (
        ROW_ID,
        Field("area_id", later("Kawasan"), FieldKind.REFERENCE, refers_to="area"),
        Field(
            "region_code",
            later("Desa/kelurahan"),
            FieldKind.PLACE,
            section="area",
            heading="Desa/kelurahan",
            cell_width=44,
            compared=True,
        ),
    ),
)

AREA_AGREEMENT = Table(
    "area_agreement",
    (
        ROW_ID,
        Field("area_id", later("Kawasan"), FieldKind.REFERENCE, refers_to="area"),
        Field(
            "other_area_id", later("Kawasan di daftar lain"), FieldKind.REFERENCE, refers_to="area"
        ),
        Field("year", later("Tahun"), FieldKind.WHOLE, section="agreement"),
        Field(
            "hectares",
            later("Luas disepakati (ha)"),
            FieldKind.HECTARES,
            section="agreement",
            unit="ha",
        ),
        Field("our_hectares", later("Luas di daftar kita (ha)"), FieldKind.HECTARES, unit="ha"),
        Field("other_hectares", later("Luas di daftar lain (ha)"), FieldKind.HECTARES, unit="ha"),
        Field("note", later("Catatan"), FieldKind.LONG_TEXT, section="agreement"),
        Field("decided_by", later("Diputuskan oleh")),
        Field("decided_at", later("Waktu keputusan"), FieldKind.MOMENT),
    ),
)

TABLES = (AREA, AREA_SIZE, AREA_VILLAGE, AREA_AGREEMENT)
