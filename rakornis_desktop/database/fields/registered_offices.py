"""The columns of offices, their officials, their plans and these plans' revisions."""

from __future__ import annotations

from rakornis_desktop.choices import Stage, Tier
from rakornis_desktop.database.fields.field import Field, FieldKind, Owner, Search, Table
from rakornis_desktop.database.fields.row_fields import ROW_ID, position_field
from rakornis_desktop.language.catalogue import later

OFFICE = Table(
    "office",
    (
        ROW_ID,
        Field("tier", later("Tingkat"), FieldKind.CHOICE, choices=Tier, section="office"),
        Field("region_code", later("Lokasi"), FieldKind.CODE, section="office"),
        Field("government", later("Pemerintah"), section="office"),
        Field("name", later("Nama"), section="office"),
        Field("short_name", later("Nama singkat"), section="office"),
        Field("address", later("Alamat"), section="office"),
        Field("postcode", later("Kode pos"), section="office"),
        Field("phone", later("Telepon"), section="office"),
        Field("email", later("Surel"), section="office"),
        Field("website", later("Situs web"), section="office"),
        Field("city", later("Kota penandatanganan"), section="office"),
        Field("emblem", later("Lambang"), FieldKind.LONG_TEXT, optional=True, section="office"),
        Field("is_own", later("Milik sendiri"), FieldKind.YES_NO, travels=False),
    ),
)

OFFICIAL = Table(
    "official",
    (
        ROW_ID,
        Field("office_id", later("Kantor"), FieldKind.REFERENCE, refers_to="office"),
        position_field(),
        Field("name", later("Nama"), section="official", searched=Search.TITLE),
        Field("job", later("Jabatan"), section="official", searched=Search.WORDS),
        Field("rank", later("Pangkat"), section="official", searched=Search.WORDS),
        Field("nip", later("NIP"), section="official", searched=Search.LABEL),
        Field("is_head", later("Kepala"), FieldKind.YES_NO, section="official"),
        Field("is_active", later("Masih menjabat"), FieldKind.YES_NO, section="official"),
    ),
)

PLAN = Table(
    "plan",
    (
        ROW_ID,
        Field("office_id", later("Kantor"), FieldKind.REFERENCE, refers_to="office"),
        Field("fiscal_year", later("Tahun anggaran"), FieldKind.WHOLE, section="plan"),
        Field("stage", later("Tahap"), FieldKind.CHOICE, choices=Stage, section="plan"),
        Field("edition", later("Edisi nomenklatur"), section="plan"),
        Field("is_own", later("Milik sendiri"), FieldKind.YES_NO, travels=False),
        Field("note", later("Catatan"), FieldKind.LONG_TEXT, section="plan"),
        Field("source_file", later("Berkas asal"), travels=False),
        Field("received_at", later("Diterima"), FieldKind.MOMENT, optional=True, travels=False),
    ),
)

REVISION = Table(
    "revision",
    (
        ROW_ID,
        Field("plan_id", later("Rencana"), FieldKind.REFERENCE, refers_to="plan"),
        Field("number", later("Nomor"), FieldKind.WHOLE),
        Field("kind", later("Jenis")),
        Field("created_at", later("Dibuat"), FieldKind.MOMENT),
        Field("content", later("Isi"), FieldKind.LONG_TEXT),
        Field("sha256", later("Sidik SHA-256")),
        Field("parents", later("Revisi asal")),
    ),
    Owner.HERE,
)

TABLES = (OFFICE, OFFICIAL, PLAN, REVISION)
