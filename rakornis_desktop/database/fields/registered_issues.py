"""The columns of problems, and of what answers them."""

from __future__ import annotations

from rakornis_desktop.choices import IssueCategory, IssueStatus
from rakornis_desktop.database.fields.field import Field, FieldKind, Listed, Search, Table
from rakornis_desktop.database.fields.row_fields import ROW_ID, position_field
from rakornis_desktop.language.catalogue import later

ISSUE = Table(
    "issue",
    (
        ROW_ID,
        Field("plan_id", later("Rencana"), FieldKind.REFERENCE, refers_to="plan"),
        position_field(),
        Field(
            "category",
            later("Kategori"),
            FieldKind.CHOICE,
            choices=IssueCategory,
            section="issue",
            heading="Kategori",
            cell_width=20,
            listed=Listed(160),
        ),
        Field(
            "title",
            later("Judul"),
            FieldKind.LONG_TEXT,
            short=later("Masalah"),
            section="issue",
            heading="Permasalahan",
            cell_width=44,
            listed=Listed(320, stretch=True),
            searched=Search.TITLE,
        ),
        Field(
            "description",
            later("Penjelasan"),
            FieldKind.LONG_TEXT,
            section="issue",
            heading="Penjelasan",
            cell_width=44,
            searched=Search.WORDS,
        ),
        Field(
            "region_code",
            later("Lokasi"),
            FieldKind.PLACE,
            section="issue",
            heading="Kode wilayah",
            cell_width=14,
            searched=Search.REGION,
        ),
        Field(
            "location_text",
            later("Lokasi menurut berkas"),
            section="issue",
            heading="Lokasi",
            cell_width=34,
            searched=Search.WORDS,
        ),
        Field(
            "baseline",
            later("Data dasar"),
            FieldKind.QUANTITY,
            optional=True,
            section="issue",
            heading="Data dasar",
            cell_width=11,
            unit_in="baseline_unit",
            listed=Listed(88),
        ),
        Field(
            "baseline_unit",
            later("Satuan data dasar"),
            FieldKind.UNIT,
            short=later("Satuan"),
            section="issue",
            heading="Satuan",
            cell_width=12,
            listed=Listed(72),
        ),
        Field(
            "baseline_source",
            later("Sumber data"),
            section="issue",
            heading="Sumber data",
            cell_width=26,
            searched=Search.WORDS,
        ),
        Field(
            "root_cause",
            later("Akar masalah"),
            FieldKind.LONG_TEXT,
            section="issue",
            heading="Akar masalah",
            cell_width=36,
            searched=Search.WORDS,
        ),
        Field(
            "priority",
            later("Prioritas"),
            FieldKind.WHOLE,
            optional=True,
            section="issue",
            heading="Prioritas",
            cell_width=9,
            listed=Listed(72, shown=False),
        ),
        Field(
            "responsible",
            later("Penanggung jawab"),
            section="issue",
            heading="Penanggung jawab",
            cell_width=24,
            listed=Listed(shown=False),
            searched=Search.WORDS,
        ),
        Field(
            "due",
            later("Tenggat"),
            FieldKind.DATE,
            optional=True,
            section="issue",
            heading="Tenggat",
            cell_width=13,
            listed=Listed(96),
        ),
        Field(
            "status",
            later("Status"),
            FieldKind.CHOICE,
            choices=IssueStatus,
            section="issue",
            heading="Status",
            cell_width=12,
            listed=Listed(84),
        ),
        Field(
            "parent_id",
            later("Penyebab dari"),
            FieldKind.REFERENCE,
            refers_to="issue",
            optional=True,
            section="issue",
        ),
    ),
)

ISSUE_ACTIVITY = Table(
    "issue_activity",
    (
        ROW_ID,
        Field("issue_id", later("Permasalahan"), FieldKind.REFERENCE, refers_to="issue"),
        Field("activity_id", later("Kegiatan"), FieldKind.REFERENCE, refers_to="activity"),
    ),
)

ISSUE_INDICATOR = Table(
    "issue_indicator",
    (
        ROW_ID,
        Field("issue_id", later("Permasalahan"), FieldKind.REFERENCE, refers_to="issue"),
        Field("indicator", later("Indikator"), FieldKind.CODE),
    ),
)

ISSUE_AREA = Table(
    "issue_area",
    (
        ROW_ID,
        Field("issue_id", later("Permasalahan"), FieldKind.REFERENCE, refers_to="issue"),
        Field("area_id", later("Kawasan"), FieldKind.REFERENCE, refers_to="area"),
    ),
)

TABLES = (ISSUE, ISSUE_ACTIVITY, ISSUE_INDICATOR, ISSUE_AREA)
