"""The columns of what this database keeps for itself: settings, keys, addresses, what travelled."""

from __future__ import annotations

from rakornis_desktop.choices import ConflictKind, ConflictState, KeyState
from rakornis_desktop.database.fields.field import Field, FieldKind, Owner, Table
from rakornis_desktop.database.fields.row_fields import ROW_ID
from rakornis_desktop.language.catalogue import later

SETTING = Table(
    "setting",
    (
        ROW_ID,
        Field("name", later("Nama")),
        Field("value", later("Nilai")),
    ),
    Owner.HERE,
)

PAPER_TEMPLATE = Table(
    "paper_template",
    (
        ROW_ID,
        Field("name", later("Nama")),
        Field("text", later("Naskah"), FieldKind.LONG_TEXT),
    ),
    Owner.HERE,
)

KNOWN_KEY = Table(
    "known_key",
    (
        ROW_ID,
        Field("region_code", later("Lokasi"), FieldKind.CODE),
        Field("public_key", later("Kunci umum")),
        Field("fingerprint", later("Sidik kunci")),
        Field("name", later("Nama")),
        Field("state", later("Keadaan"), FieldKind.CHOICE, choices=KeyState),
        Field("first_seen", later("Pertama dilihat"), FieldKind.MOMENT),
        Field("accepted_by", later("Diterima oleh")),
    ),
    Owner.HERE,
)

CONTACT = Table(
    "contact",
    (
        ROW_ID,
        Field("region_code", later("Lokasi"), FieldKind.CODE, section="contact"),
        Field("name", later("Nama"), section="contact"),
        Field("job", later("Jabatan"), section="contact"),
        Field("email", later("Surel"), section="contact"),
        Field("note", later("Catatan"), FieldKind.LONG_TEXT, section="contact"),
    ),
    Owner.HERE,
)

RECEIPT = Table(
    "receipt",
    (
        ROW_ID,
        Field("revision_id", later("Revisi"), FieldKind.REFERENCE, refers_to="revision"),
        Field("sender_region", later("Wilayah pengirim"), FieldKind.CODE),
        Field("sender_name", later("Nama pengirim")),
        Field("number", later("Nomor"), FieldKind.WHOLE),
        Field("audience", later("Dibuat untuk"), FieldKind.CODE),
        Field("sent_at", later("Dikirim"), FieldKind.MOMENT),
        Field("received_at", later("Diterima"), FieldKind.MOMENT),
        Field("file_name", later("Nama berkas")),
        Field("signature", later("Tanda tangan")),
        Field("fingerprint", later("Sidik kunci")),
        Field("activities", later("Jumlah kegiatan"), FieldKind.WHOLE),
        Field("no_code", later("Tanpa kode"), FieldKind.WHOLE),
        Field("no_location", later("Tanpa lokasi"), FieldKind.WHOLE),
        Field("no_budget", later("Tanpa pagu"), FieldKind.WHOLE),
        Field("no_readiness", later("Tanpa kesiapan"), FieldKind.WHOLE),
    ),
    Owner.HERE,
)

CONFLICT = Table(
    "conflict",
    (
        ROW_ID,
        Field("plan_id", later("Rencana"), FieldKind.REFERENCE, refers_to="plan"),
        Field("kind", later("Jenis"), FieldKind.CHOICE, choices=ConflictKind),
        Field("table_name", later("Tabel")),
        Field("row_id", later("Baris")),
        Field("column_name", later("Kolom")),
        Field("title", later("Judul")),
        Field("base", later("Semula"), FieldKind.LONG_TEXT, optional=True),
        Field("ours", later("Menurut kita"), FieldKind.LONG_TEXT, optional=True),
        Field("theirs", later("Menurut mereka"), FieldKind.LONG_TEXT, optional=True),
        Field("stamp", later("Revisi yang mengubah")),
        Field("revision_id", later("Revisi")),
        Field("sender", later("Pengirim")),
        Field("state", later("Keadaan"), FieldKind.CHOICE, choices=ConflictState),
        Field("found_at", later("Ditemukan"), FieldKind.MOMENT),
        Field("resolved_at", later("Diselesaikan"), FieldKind.MOMENT, optional=True),
        Field("resolved_by", later("Diselesaikan oleh")),
        Field("frozen_in", later("Termuat dalam revisi")),
    ),
    Owner.HERE,
)

TABLES = (SETTING, PAPER_TEMPLATE, KNOWN_KEY, CONTACT, RECEIPT, CONFLICT)
