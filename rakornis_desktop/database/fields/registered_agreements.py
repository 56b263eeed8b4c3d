"""The columns of links between activities and of decisions."""

from __future__ import annotations

from rakornis_desktop.choices import DecisionStatus
from rakornis_desktop.database.fields.field import Field, FieldKind, Owner, Table
from rakornis_desktop.database.fields.row_fields import ROW_ID
from rakornis_desktop.language.catalogue import later

LINK = Table(
    "link",
    (
        ROW_ID,
        Field(
            "left_activity_id", later("Kegiatan kiri"), FieldKind.REFERENCE, refers_to="activity"
        ),
        Field(
            "right_activity_id", later("Kegiatan kanan"), FieldKind.REFERENCE, refers_to="activity"
        ),
        Field("same", later("Sama"), FieldKind.YES_NO),
        Field("left_identity", later("Pengenal kiri")),
        Field("right_identity", later("Pengenal kanan")),
        Field("said_by", later("Dinyatakan oleh")),
        Field("said_at", later("Waktu"), FieldKind.MOMENT),
        Field("note", later("Catatan"), FieldKind.LONG_TEXT),
    ),
    Owner.SPEAKER,
)

DECISION = Table(
    "decision",
    (
        ROW_ID,
        Field(
            "status",
            later("Status"),
            FieldKind.CHOICE,
            choices=DecisionStatus,
            section="decision",
        ),
        Field(
            "agreed_volume",
            later("Volume disepakati"),
            FieldKind.QUANTITY,
            optional=True,
            section="decision",
            unit_in="agreed_unit",
        ),
        Field("agreed_unit", later("Satuan disepakati"), FieldKind.UNIT, section="decision"),
        Field(
            "agreed_budget",
            later("Pagu disepakati"),
            FieldKind.MONEY,
            optional=True,
            section="decision",
            unit="Rp",
        ),
        Field("note", later("Catatan"), FieldKind.LONG_TEXT, section="decision"),
        Field("decided_by", later("Diputuskan oleh")),
        Field("decided_at", later("Waktu keputusan"), FieldKind.MOMENT),
        Field(
            "meeting_id", later("Rapat"), FieldKind.REFERENCE, refers_to="meeting", optional=True
        ),
    ),
    Owner.SPEAKER,
)

DECISION_ACTIVITY = Table(
    "decision_activity",
    (
        ROW_ID,
        Field("decision_id", later("Keputusan"), FieldKind.REFERENCE, refers_to="decision"),
        Field("activity_id", later("Kegiatan"), FieldKind.REFERENCE, refers_to="activity"),
        Field("identity", later("Pengenal"), FieldKind.LONG_TEXT),
        Field("snapshot", later("Isi saat diputuskan"), FieldKind.LONG_TEXT),
    ),
    Owner.SPEAKER,
)

TABLES = (LINK, DECISION, DECISION_ACTIVITY)
