"""The template's shape, shared by what writes it and what reads it.

One flat sheet, its head in the first row, one row per activity and funding source:

- ``Ref`` is the officer's own number, kept verbatim. ``Kode`` may be empty.
- ``Sumber Dana`` belongs to ``Pagu`` (year n) and ``Pagu N+1`` of the same row. A further funding
  source of the same activity stands in a *continuation row* beneath: ``Ref`` and ``Kode`` as in
  the row above (or empty), ``Uraian`` empty, only ``Pagu``, ``Sumber Dana`` and ``Pagu N+1``
  filled.
- ``Lokasi`` is a region code (``61.72.03.1001``), a name or label ("Kel. Pasiran, Kec. …"), or
  code and free text with a bar between (``61.72.03.1001 | Gang Melati RT 03``); a code alone
  leaves the free text empty.
- ``Volume`` and ``Volume N+1`` hold a number; a text there is a target that is no number.
- ``Penerima Manfaat`` holds a number, or number and unit ("150 KK").
- A readiness cell holds one of the readiness words, and after it in brackets the document's
  number as it is: ``ada (600/12/DPRKP)``; the brackets alone if nothing else is known.
- What the columns have no place for stands in further columns at the right end (OPTIONAL_COLUMNS),
  written only if some activity needs them and read if they are there.
- A text too long for one cell goes on in a row beneath whose ``Ref`` is ``CONTINUED``: the rest
  stands in the same column and belongs to the row above without a blank between.
"""

from __future__ import annotations

from rakornis_desktop.choices import AreaKind, Readiness, Tier
from rakornis_desktop.database.fields.registry import fields_of

_COLUMNS = (
    "Ref",
    "Kode",
    "Uraian",
    "Indikator",
    "Lokasi",
    "Volume",
    "Satuan",
    "Pagu",
    "Sumber Dana",
    "Volume N+1",
    "Pagu N+1",
    "Diusulkan ke",
    "Prioritas",
    "Kawasan",
    "Luas Kumuh (ha)",
    "Penerima Manfaat",
    "FS",
    "DED",
    "RAB",
    "Lahan",
    "Lingkungan",
    "Catatan",
)

# At the right end, only where needed: the column's name and the activity's field.
OPTIONAL_COLUMNS = {
    "Menjawab Usulan": "answers_reference",
    "Kelompok Sasaran": "target_group",
    "SK Kumuh": "readiness_decree",
}

# Columns of Activity with a heading that has no place of its own above: by heading, at the end.
FURTHER_COLUMNS = {
    field.heading: field
    for field in fields_of("activity")
    if field.heading and field.heading not in (*_COLUMNS, *OPTIONAL_COLUMNS)
}
COLUMNS = (*_COLUMNS, *FURTHER_COLUMNS)

SHEET = "Usulan"
LISTS_SHEET = "Daftar"
INSTRUCTIONS_SHEET = "Petunjuk"

# Between region code and free text in Lokasi.
LOCATION_BAR = " | "
# In Ref: this row holds the rest of texts of the row above.
CONTINUED = "(lanjutan)"

# Which column holds which readiness of an activity.
READINESS_COLUMNS = {
    "FS": "readiness_fs",
    "DED": "readiness_ded",
    "RAB": "readiness_rab",
    "Lahan": "readiness_land",
    "Lingkungan": "readiness_environment",
}

# The words in the cells and the values stored for them.
READINESS_WORDS: dict[str, str] = {
    "ada": Readiness.PRESENT,
    "proses": Readiness.IN_PROGRESS,
    "tidak ada": Readiness.ABSENT,
    "tidak disyaratkan": Readiness.NOT_REQUIRED,
}
PROPOSED_TO_WORDS: dict[str, str] = {
    "Kabupaten/Kota": Tier.REGENCY,
    "Provinsi": Tier.PROVINCE,
    "Pusat": Tier.CENTRE,
}
AREA_WORDS: dict[str, str] = {
    "Kumuh": AreaKind.SLUM,
    "Strategis": AreaKind.STRATEGIC,
    "Sentra bisnis": AreaKind.BUSINESS_CENTRE,
    "Agropolitan": AreaKind.AGROPOLITAN,
    "Lainnya": AreaKind.OTHER,
}
