"""The columns of service figures and of an office's own indicators."""

from __future__ import annotations

from rakornis_desktop.choices import Direction
from rakornis_desktop.database.fields.field import Field, FieldKind, Table
from rakornis_desktop.database.fields.row_fields import ROW_ID, position_field
from rakornis_desktop.language.catalogue import later

SERVICE_ACHIEVEMENT = Table(
    "service_achievement",
    (
        ROW_ID,
        Field(
            "region_code",
            later("Wilayah"),
            FieldKind.PLACE,
            section="service",
            heading="Kode wilayah",
            cell_width=12,
        ),
        Field(
            "indicator",
            later("Indikator"),
            FieldKind.CODE,
            section="service",
            heading="Kode indikator",
            cell_width=11,
        ),
        Field(
            "year",
            later("Tahun"),
            FieldKind.WHOLE,
            section="service",
            heading="Tahun",
            cell_width=8,
        ),
        Field(
            "in_need",
            later("Yang membutuhkan"),
            FieldKind.QUANTITY,
            section="service",
            heading="Yang membutuhkan",
            cell_width=15,
        ),
        Field(
            "served",
            later("Terlayani"),
            FieldKind.QUANTITY,
            section="service",
            heading="Terlayani",
            cell_width=15,
        ),
        Field(
            "target_percent",
            later("Target (%)"),
            FieldKind.PERCENT,
            optional=True,
            section="service",
            heading="Target (%)",
            cell_width=9,
            unit="%",
        ),
        Field("source", later("Sumber"), section="service", heading="Sumber", cell_width=34),
        Field(
            "measured_on",
            later("Tanggal data"),
            FieldKind.DATE,
            optional=True,
            section="service",
            heading="Tanggal data",
            cell_width=13,
        ),
        Field(
            "note",
            later("Catatan"),
            FieldKind.LONG_TEXT,
            section="service",
            heading="Catatan",
            cell_width=40,
        ),
    ),
)

INDICATOR = Table(
    "indicator",
    (
        ROW_ID,
        Field("office_id", later("Kantor"), FieldKind.REFERENCE, refers_to="office"),
        position_field(),
        Field(
            "code",
            later("Kode"),
            FieldKind.CODE,
            section="indicator",
            heading="Kode indikator baru",
            cell_width=14,
        ),
        Field("name", later("Nama"), section="indicator", heading="Nama indikator", cell_width=44),
        Field(
            "unit",
            later("Satuan"),
            FieldKind.UNIT,
            section="indicator",
            heading="Satuan",
            cell_width=16,
        ),
        Field(
            "direction",
            later("Arah"),
            FieldKind.CHOICE,
            choices=Direction,
            section="indicator",
            heading="Arah",
            cell_width=26,
        ),
        Field(
            "note",
            later("Catatan"),
            FieldKind.LONG_TEXT,
            section="indicator",
            heading="Catatan",
            cell_width=40,
        ),
    ),
)

TABLES = (SERVICE_ACHIEVEMENT, INDICATOR)
