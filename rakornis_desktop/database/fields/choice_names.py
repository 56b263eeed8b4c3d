"""What officers call the values that fields choose from."""

from __future__ import annotations

from rakornis_desktop.language.catalogue import translate as _

# What fields and workbooks offer, in this order.
AREA_KINDS = ("kumuh", "strategis", "sentra_bisnis", "agropolitan", "lainnya")
ISSUE_CATEGORIES = (
    "kawasan_kumuh",
    "kawasan_strategis",
    "sentra_bisnis",
    "agropolitan",
    "air_minum",
    "air_limbah",
    "persampahan",
    "drainase",
    "rtlh",
    "psu",
    "rumah_bencana",
    "lainnya",
)
ISSUE_STATUSES = ("terbuka", "ditangani", "selesai")


def tier_name(value: str) -> str:
    """Return the name of a tier (glossary: pusat, provinsi, kabupaten/kota)."""
    return {
        "pusat": _("Pusat"),
        "provinsi": _("Provinsi"),
        "kabupaten_kota": _("Kabupaten/kota"),
    }.get(value, value)


def stage_name(value: str) -> str:
    """Return the name of a plan's stage."""
    return {
        "rancangan_awal": _("Rancangan awal"),
        "rancangan": _("Rancangan"),
        "rancangan_akhir": _("Rancangan akhir"),
        "penetapan": _("Penetapan"),
    }.get(value, value)


def area_kind_name(value: str) -> str:
    """Return the name of a kind of settlement area."""
    return {
        "kumuh": _("Kawasan kumuh"),
        "strategis": _("Kawasan strategis"),
        "sentra_bisnis": _("Sentra bisnis"),
        "agropolitan": _("Agropolitan"),
        "lainnya": _("Lainnya"),
    }.get(value, value)


def readiness_name(value: str) -> str:
    """Return the name of a readiness document's state."""
    return {
        "ada": _("Ada"),
        "proses": _("Proses"),
        "tidak_ada": _("Tidak ada"),
        "tidak_disyaratkan": _("Tidak disyaratkan"),
    }.get(value, value)


def issue_category(value: str) -> str:
    """Return the name of an issue's category."""
    return {
        "kawasan_kumuh": _("Kawasan kumuh"),
        "kawasan_strategis": _("Kawasan strategis"),
        "sentra_bisnis": _("Sentra bisnis"),
        "agropolitan": _("Agropolitan"),
        "air_minum": _("Air minum"),
        "air_limbah": _("Air limbah domestik"),
        "persampahan": _("Persampahan"),
        "drainase": _("Drainase"),
        "rtlh": _("Rumah tidak layak huni"),
        "psu": _("Prasarana, sarana, utilitas"),
        "rumah_bencana": _("Rumah korban bencana"),
        "lainnya": _("Lainnya"),
    }.get(value, value)


def issue_status(value: str) -> str:
    """Return the name of an issue's status."""
    return {
        "terbuka": _("Terbuka"),
        "ditangani": _("Ditangani"),
        "selesai": _("Selesai"),
    }.get(value, value)


def decision_name(value: str) -> str:
    """Return the name of a decision (design §4)."""
    return {
        "disepakati": _("Disepakati"),
        "disepakati_dengan_catatan": _("Disepakati dengan catatan"),
        "ditolak": _("Ditolak"),
        "ditunda": _("Ditunda"),
        "dibawa_ke_pusat": _("Dibawa ke pusat"),
    }.get(value, value)


def answer_step(value: str) -> str:
    """Return what a step of the centre's synchronisation is called (KRISNA)."""
    return {
        "provinsi": _("Verifikasi provinsi"),
        "bangda": _("Verifikasi Bangda"),
        "daerah": _("Daerah"),
        "kl": _("Kementerian"),
        "dit": _("Direktorat"),
        "sum": _("Simpulan pusat"),
    }.get(value, value)


def direction_name(value: str) -> str:
    """Return what an indicator's direction is called: it is to grow, or to shrink."""
    return {
        "naik": _("Makin besar makin baik"),
        "turun": _("Makin kecil makin baik"),
    }.get(value, value)
