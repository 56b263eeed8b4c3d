"""The columns of meetings and all that hangs on them."""

from __future__ import annotations

from rakornis_desktop.choices import FollowUpStatus
from rakornis_desktop.database.fields.field import Field, FieldKind, Search, Table
from rakornis_desktop.database.fields.row_fields import ROW_ID, position_field
from rakornis_desktop.language.catalogue import later

MEETING = Table(
    "meeting",
    (
        ROW_ID,
        Field("plan_id", later("Rencana"), FieldKind.REFERENCE, refers_to="plan"),
        Field("number", later("Nomor"), section="meeting", searched=Search.LABEL),
        Field("title", later("Judul"), section="meeting", searched=Search.TITLE),
        Field("theme", later("Tema"), section="meeting", searched=Search.WORDS),
        Field(
            "starts_on", later("Tanggal mulai"), FieldKind.DATE, optional=True, section="meeting"
        ),
        Field(
            "ends_on", later("Tanggal selesai"), FieldKind.DATE, optional=True, section="meeting"
        ),
        Field("starts_at", later("Jam mulai"), FieldKind.TIME, section="meeting"),
        Field("ends_at", later("Jam selesai"), FieldKind.TIME, section="meeting"),
        Field("venue", later("Tempat"), section="meeting", searched=Search.WORDS),
        Field("host", later("Tuan rumah"), section="meeting", searched=Search.WORDS),
        Field("chair", later("Ketua"), section="meeting", searched=Search.WORDS),
        Field("secretary", later("Sekretaris"), section="meeting"),
        Field("note_taker", later("Notulis"), section="meeting"),
        Field("opening", later("Pembukaan"), FieldKind.LONG_TEXT, section="meeting"),
        Field("closing", later("Penutup"), FieldKind.LONG_TEXT, section="meeting"),
    ),
)

RUNDOWN_ITEM = Table(
    "rundown_item",
    (
        ROW_ID,
        Field("meeting_id", later("Rapat"), FieldKind.REFERENCE, refers_to="meeting"),
        position_field(),
        Field("day", later("Hari"), FieldKind.WHOLE, section="rundown"),
        Field("starts_at", later("Jam mulai"), FieldKind.TIME, section="rundown"),
        Field("minutes", later("Lama (menit)"), FieldKind.WHOLE, section="rundown"),
        Field("title", later("Judul"), section="rundown"),
        Field("speaker", later("Pembicara"), section="rundown"),
    ),
)

AGENDA_ITEM = Table(
    "agenda_item",
    (
        ROW_ID,
        Field("meeting_id", later("Rapat"), FieldKind.REFERENCE, refers_to="meeting"),
        position_field(),
        Field("title", later("Judul"), section="agenda", searched=Search.TITLE),
        Field(
            "discussion",
            later("Pembahasan"),
            FieldKind.LONG_TEXT,
            section="agenda",
            searched=Search.WORDS,
        ),
        Field(
            "conclusion",
            later("Simpulan"),
            FieldKind.LONG_TEXT,
            section="agenda",
            searched=Search.WORDS,
        ),
        Field("origin", later("Asal")),
        Field("discussion_draft", later("Draf pembahasan"), FieldKind.LONG_TEXT),
        Field("discussed_at", later("Selesai dibahas"), FieldKind.MOMENT, optional=True),
    ),
)

AGENDA_ACTIVITY = Table(
    "agenda_activity",
    (
        ROW_ID,
        Field("agenda_item_id", later("Acara"), FieldKind.REFERENCE, refers_to="agenda_item"),
        Field("activity_id", later("Kegiatan"), FieldKind.REFERENCE, refers_to="activity"),
    ),
)

AGENDA_ISSUE = Table(
    "agenda_issue",
    (
        ROW_ID,
        Field("agenda_item_id", later("Acara"), FieldKind.REFERENCE, refers_to="agenda_item"),
        Field("issue_id", later("Permasalahan"), FieldKind.REFERENCE, refers_to="issue"),
    ),
)

AGENDA_FOLLOW_UP = Table(
    "agenda_follow_up",
    (
        ROW_ID,
        Field("agenda_item_id", later("Acara"), FieldKind.REFERENCE, refers_to="agenda_item"),
        Field("follow_up_id", later("Tindak lanjut"), FieldKind.REFERENCE, refers_to="follow_up"),
    ),
)

MEETING_DOCUMENT = Table(
    "meeting_document",
    (
        ROW_ID,
        Field("meeting_id", later("Rapat"), FieldKind.REFERENCE, refers_to="meeting"),
        position_field(),
        Field("name", later("Nama"), section="documents", searched=Search.TITLE),
        Field("file_name", later("Nama berkas"), section="documents", searched=Search.WORDS),
        Field(
            "note",
            later("Catatan"),
            FieldKind.LONG_TEXT,
            section="documents",
            searched=Search.WORDS,
        ),
    ),
)

PARTICIPANT = Table(
    "participant",
    (
        ROW_ID,
        Field("meeting_id", later("Rapat"), FieldKind.REFERENCE, refers_to="meeting"),
        position_field(),
        Field("name", later("Nama"), section="people", searched=Search.TITLE),
        Field("office", later("Instansi"), section="people", searched=Search.WORDS),
        Field("job", later("Jabatan"), section="people", searched=Search.WORDS),
        Field("contact", later("Kontak"), section="people", searched=Search.WORDS),
        Field("present", later("Hadir"), FieldKind.YES_NO, section="people"),
        Field("arrived_at", later("Waktu hadir"), FieldKind.MOMENT, optional=True),
        Field("region_code", later("Wilayah"), FieldKind.CODE, section="people"),
    ),
)

CONTRIBUTION = Table(
    "contribution",
    (
        ROW_ID,
        Field("agenda_item_id", later("Acara"), FieldKind.REFERENCE, refers_to="agenda_item"),
        position_field(),
        Field("speaker", later("Pembicara"), section="contributions", searched=Search.WORDS),
        Field("office", later("Instansi"), section="contributions", searched=Search.WORDS),
        Field(
            "text",
            later("Isi pembicaraan"),
            FieldKind.LONG_TEXT,
            section="contributions",
            searched=Search.TITLE,
        ),
    ),
)

FOLLOW_UP = Table(
    "follow_up",
    (
        ROW_ID,
        Field("meeting_id", later("Rapat"), FieldKind.REFERENCE, refers_to="meeting"),
        Field(
            "agenda_item_id",
            later("Acara"),
            FieldKind.REFERENCE,
            refers_to="agenda_item",
            optional=True,
        ),
        position_field(),
        Field(
            "task",
            later("Tindak lanjut"),
            FieldKind.LONG_TEXT,
            section="follow_up",
            searched=Search.TITLE,
        ),
        Field("responsible", later("Penanggung jawab"), section="follow_up", searched=Search.WORDS),
        Field("due", later("Tenggat"), FieldKind.DATE, optional=True, section="follow_up"),
        Field(
            "status",
            later("Status"),
            FieldKind.CHOICE,
            choices=FollowUpStatus,
            section="follow_up",
        ),
        Field("office", later("Instansi"), section="follow_up", searched=Search.WORDS),
        Field(
            "done_on", later("Tanggal selesai"), FieldKind.DATE, optional=True, section="follow_up"
        ),
        Field(
            "note",
            later("Catatan"),
            FieldKind.LONG_TEXT,
            section="follow_up",
            searched=Search.WORDS,
        ),
    ),
)

SIGNATORY = Table(
    "signatory",
    (
        ROW_ID,
        Field("meeting_id", later("Rapat"), FieldKind.REFERENCE, refers_to="meeting"),
        position_field(),
        Field("role", later("Peran"), section="signatories"),
        Field("name", later("Nama"), section="signatories"),
        Field("job", later("Jabatan"), section="signatories"),
        Field("rank", later("Pangkat"), section="signatories"),
        Field("nip", later("NIP"), section="signatories"),
    ),
)

FROZEN_PAPER = Table(
    "frozen_paper",
    (
        ROW_ID,
        Field("meeting_id", later("Rapat"), FieldKind.REFERENCE, refers_to="meeting"),
        Field("kind", later("Jenis")),
        Field("correction", later("Nomor perbaikan"), FieldKind.WHOLE),
        Field("content", later("Isi"), FieldKind.LONG_TEXT),
        Field("sha256", later("Sidik SHA-256")),
        Field("frozen_at", later("Waktu difinalkan"), FieldKind.MOMENT),
        Field("frozen_by", later("Difinalkan oleh")),
        Field("reason", later("Alasan")),
    ),
)

TABLES = (
    MEETING,
    RUNDOWN_ITEM,
    AGENDA_ITEM,
    AGENDA_ACTIVITY,
    AGENDA_ISSUE,
    AGENDA_FOLLOW_UP,
    MEETING_DOCUMENT,
    PARTICIPANT,
    CONTRIBUTION,
    FOLLOW_UP,
    SIGNATORY,
    FROZEN_PAPER,
)
