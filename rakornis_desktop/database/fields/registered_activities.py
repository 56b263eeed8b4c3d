"""The columns of activities, of their budgets, and of what the centre's system asks of them."""

from __future__ import annotations

from rakornis_desktop.choices import AreaKind, Readiness, Tier
from rakornis_desktop.database.fields.field import Field, FieldKind, Listed, Search, Table
from rakornis_desktop.database.fields.row_fields import ROW_ID, position_field
from rakornis_desktop.language.catalogue import later


def _state(
    column: str, title: str, heading: str, *, short: str = "", seldom: bool = False
) -> Field:
    return Field(
        column, title, FieldKind.CHOICE, short=short, section="readiness", choices=Readiness,
        optional=True, heading=heading, cell_width=11, seldom=seldom,
    )  # fmt: skip


def _document(column: str, title: str) -> Field:
    return Field(column, title, section="readiness")


ACTIVITY = Table(
    "activity",
    (
        ROW_ID,
        Field("plan_id", later("Rencana"), FieldKind.REFERENCE, refers_to="plan"),
        position_field(),
        Field(
            "reference", later("Nomor usulan"), short=later("No. usulan"), section="how_much",
            heading="Ref", synonyms=("nomor usulan", "no usulan"), cell_width=11,
            listed=Listed(90, shown=False), searched=Search.LABEL,
        ),
        Field(
            "answers_reference", later("Menjawab usulan"), section="how_much",
            heading="Menjawab Usulan", cell_width=16, seldom=True,
        ),
        Field(
            "code", later("Kode"), FieldKind.CODE, section="what", heading="Kode", cell_width=18,
            synonyms=(
                "kode sub kegiatan", "kode dan sub kegiatan", "kode rekening", "kode rek",
                "kode kegiatan",
            ),
            listed=Listed(138), searched=Search.LABEL, compared=True,
        ),
        Field(
            "title", later("Uraian"), FieldKind.LONG_TEXT, section="what", heading="Uraian",
            cell_width=44,
            synonyms=(
                "uraian usulan", "program dan kegiatan", "program kegiatan",
                "program kegiatan sub kegiatan", "nama sub kegiatan", "sub kegiatan",
                "nomenklatur",
            ),
            listed=Listed(320, stretch=True, pasted=True), searched=Search.TITLE, compared=True,
        ),
        Field(
            "indicator", later("Indikator"), section="what", heading="Indikator", cell_width=28,
            synonyms=(
                "indikator kinerja", "indikator keluaran", "indikator sub kegiatan",
                "tolak ukur keluaran", "tolok ukur keluaran",
            ),
            listed=Listed(200, shown=False), searched=Search.WORDS, compared=True,
        ),
        Field(
            "region_code", later("Lokasi"), FieldKind.PLACE, short=later("Kode wilayah"),
            section="what", heading="Lokasi", cell_width=34, listed=Listed(120, shown=False),
            searched=Search.REGION, compared=True,
        ),
        Field(
            "location_text", later("Lokasi menurut berkas"), searched=Search.WORDS, compared=True,
        ),
        Field(
            "volume", later("Volume"), FieldKind.QUANTITY, section="how_much", unit_in="unit",
            optional=True, heading="Volume", cell_width=9,
            synonyms=(
                "target", "target n", "besaran volume", "target capaian",
                "target capaian kinerja", "target kinerja keluaran",
            ),
            listed=Listed(76, pasted=True), compared=True,
        ),
        Field(
            "unit", later("Satuan"), FieldKind.UNIT, section="how_much", heading="Satuan",
            cell_width=9, listed=Listed(84, pasted=True), compared=True,
        ),
        Field("target_text", later("Target (teks)"), compared=True),
        Field(
            "volume_next", later("Volume n+1"), FieldKind.QUANTITY, section="how_much",
            unit_in="unit", optional=True, heading="Volume N+1", cell_width=9,
        ),
        Field("target_next_text", later("Target n+1 (teks)")),
        Field(
            "beneficiaries", later("Penerima manfaat"), FieldKind.WHOLE, short=later("Penerima"),
            section="how_much", unit_in="beneficiary_unit", optional=True,
            heading="Penerima Manfaat", cell_width=11, listed=Listed(90, shown=False),
            compared=True,
        ),
        Field(
            "beneficiary_unit", later("Satuan penerima manfaat"), FieldKind.UNIT,
            short=later("Satuan penerima"), section="how_much",
        ),
        Field(
            "target_group", later("Kelompok sasaran"), section="how_much",
            heading="Kelompok Sasaran", cell_width=20, seldom=True, searched=Search.WORDS,
        ),
        Field(
            "area_kind", later("Jenis kawasan"), FieldKind.CHOICE, section="what",
            choices=AreaKind, optional=True, heading="Kawasan", cell_width=13,
            listed=Listed(120, shown=False, title=later("Kawasan")), compared=True,
        ),
        Field(
            "area_id", later("Kawasan"), FieldKind.REFERENCE, section="what", refers_to="area",
            optional=True,
        ),
        Field(
            "slum_area_ha", later("Luas kumuh (ha)"), FieldKind.HECTARES,
            section="what", unit="ha", optional=True,
            heading="Luas Kumuh (ha)", synonyms=("luas kumuh",), cell_width=10,
            listed=Listed(90, shown=False, title=later("Kumuh (ha)")), compared=True,
        ),
        Field(
            "priority", later("Prioritas"), FieldKind.WHOLE, section="how_much", optional=True,
            heading="Prioritas", cell_width=9, listed=Listed(76, shown=False, pasted=True),
        ),
        Field(
            "proposed_to", later("Diusulkan ke"), FieldKind.CHOICE, section="how_much",
            choices=Tier, optional=True, heading="Diusulkan ke", cell_width=13,
            listed=Listed(104),
        ),
        _state("readiness_fs", later("FS"), "FS"),
        _document("readiness_fs_document", later("Nomor FS")),
        _state("readiness_ded", later("DED"), "DED"),
        _document("readiness_ded_document", later("Nomor DED")),
        _state("readiness_rab", later("RAB"), "RAB"),
        _document("readiness_rab_document", later("Nomor RAB")),
        _state("readiness_land", later("Lahan"), "Lahan"),
        _document("readiness_land_document", later("Nomor dokumen lahan")),
        _state(
            "readiness_environment", later("Dokumen lingkungan"), "Lingkungan",
            short=later("Lingkungan"),
        ),
        _document("readiness_environment_document", later("Nomor dokumen lingkungan")),
        _state("readiness_decree", later("SK"), "SK Kumuh", seldom=True),
        _document("readiness_decree_document", later("Nomor SK")),
        Field(
            "note", later("Catatan"), FieldKind.LONG_TEXT, section="what", heading="Catatan",
            synonyms=("catatan penting", "keterangan"), cell_width=34,
            listed=Listed(200, shown=False, pasted=True), searched=Search.WORDS,
        ),
        Field("origin", later("Asal")),
        Field("service_indicator", later("Indikator layanan"), FieldKind.CODE, section="how_much"),
        Field("location", later("Lokasi"), FieldKind.PLACE, stored=False),
        Field("budget", later("Pagu"), FieldKind.MONEY, stored=False, compared=True),
        Field("budget_next", later("Pagu n+1"), FieldKind.MONEY, stored=False, compared=True),
        Field("funding", later("Sumber dana"), stored=False),
    ),
)  # fmt: skip

BUDGET = Table(
    "budget",
    (
        ROW_ID,
        Field("activity_id", later("Kegiatan"), FieldKind.REFERENCE, refers_to="activity"),
        Field("year_offset", later("Tahun pagu"), FieldKind.WHOLE, section="budget"),
        Field("funding_source", later("Sumber dana"), FieldKind.CODE, section="budget",
              heading="Sumber Dana", cell_width=19,
              synonyms=("sumber pendanaan", "sumber dana yang diusulkan")),
        Field("funding_text", later("Sumber dana menurut berkas")),
        Field("amount", later("Pagu"), FieldKind.MONEY, section="budget", unit="Rp",
              heading="Pagu", cell_width=16),
    ),
)  # fmt: skip

COMPONENT = Table(
    "component",
    (
        ROW_ID,
        Field("activity_id", later("Kegiatan"), FieldKind.REFERENCE, refers_to="activity"),
        position_field(),
        Field("number", later("Nomor")),
        Field("name", later("Nama")),
        Field("volume", later("Volume"), FieldKind.QUANTITY, unit_in="unit", optional=True),
        Field("unit", later("Satuan"), FieldKind.UNIT),
    ),
)

READINESS_CRITERION = Table(
    "readiness_criterion",
    (
        ROW_ID,
        Field("activity_id", later("Kegiatan"), FieldKind.REFERENCE, refers_to="activity"),
        position_field(),
        Field("name", later("Nama")),
        Field("state", later("Keadaan"), FieldKind.CHOICE, choices=Readiness, optional=True),
        Field("evidence", later("Bukti")),
    ),
)

CENTRE_ANSWER = Table(
    "centre_answer",
    (
        ROW_ID,
        Field("activity_id", later("Kegiatan"), FieldKind.REFERENCE, refers_to="activity"),
        position_field(),
        Field("step", later("Tahap jawaban")),
        Field("verdict", later("Jawaban pusat")),
        Field("note", later("Catatan"), FieldKind.LONG_TEXT),
    ),
)

TABLES = (ACTIVITY, BUDGET, COMPONENT, READINESS_CRITERION, CENTRE_ANSWER)
