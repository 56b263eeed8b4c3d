"""Every closed list of the program: the word that is stored, and what officers read.

A member is the stored word itself (a str), so that it goes into the database, into JSON and beside
the plain text of a row as it is. What officers read is translated when it is asked for. Nothing
heavy is imported here: whoever needs one of these words takes it from here.
"""

from __future__ import annotations

from enum import StrEnum

from rakornis_desktop.language.catalogue import later
from rakornis_desktop.language.catalogue import translate as _


class Choice(StrEnum):
    """A word of a closed list, with what officers read in its place."""

    _value_: str
    _message: str

    def __new__(cls, value: str, message: str = "") -> Choice:
        """Make a member of its stored word and of the message that officers read."""
        member = str.__new__(cls, value)
        member._value_ = value
        member._message = message
        return member

    @property
    def label(self) -> str:
        """What officers read, in the language they have chosen."""
        return _(self._message) if self._message else self.value

    @classmethod
    def name_of(cls, value: str) -> str:
        """Return what officers read for a stored word; a word that is none of these, unchanged."""
        member = cls._value2member_map_.get(value)
        return member.label if isinstance(member, Choice) else value


class Tier(Choice):
    """The three tiers of government whose plans are compared."""

    CENTRE = "pusat", later("Pusat")
    PROVINCE = "provinsi", later("Provinsi")
    REGENCY = "kabupaten_kota", later("Kabupaten/kota")


# As a regency meets them: its own plan, the province's, the centre's.
FROM_REGENCY_UP = (Tier.REGENCY, Tier.PROVINCE, Tier.CENTRE)
FROM_CENTRE_DOWN = (Tier.CENTRE, Tier.PROVINCE, Tier.REGENCY)


class RegionLevel(Choice):
    """How large a region is; the upper three are also the tiers of government."""

    CENTRE = "pusat", later("Pusat")
    PROVINCE = "provinsi", later("Provinsi")
    REGENCY = "kabupaten_kota", later("Kabupaten/kota")
    SUBDISTRICT = "kecamatan", later("Kecamatan")
    VILLAGE = "desa_kelurahan", later("Desa/kelurahan")


class Stage(Choice):
    """How far the plan has come in the planning year."""

    INITIAL_DRAFT = "rancangan_awal", later("Rancangan awal")
    DRAFT = "rancangan", later("Rancangan")
    FINAL_DRAFT = "rancangan_akhir", later("Rancangan akhir")
    ADOPTED = "penetapan", later("Penetapan")


class Readiness(Choice):
    """State of one readiness document (reference/istilah_status.csv, Kesiapan)."""

    PRESENT = "ada", later("Ada")
    IN_PROGRESS = "proses", later("Proses")
    ABSENT = "tidak_ada", later("Tidak ada")
    NOT_REQUIRED = "tidak_disyaratkan", later("Tidak disyaratkan")


class AreaKind(Choice):
    """Kinds of settlement area that the forum discusses (glossary.csv)."""

    SLUM = "kumuh", later("Kawasan kumuh")
    STRATEGIC = "strategis", later("Kawasan strategis")
    BUSINESS_CENTRE = "sentra_bisnis", later("Sentra bisnis")
    AGROPOLITAN = "agropolitan", later("Agropolitan")
    OTHER = "lainnya", later("Lainnya")


class IssueCategory(Choice):
    """What the forum's problems are about (design §1, glossary.csv)."""

    SLUM = "kawasan_kumuh", later("Kawasan kumuh")
    STRATEGIC_AREA = "kawasan_strategis", later("Kawasan strategis")
    BUSINESS_CENTRE = "sentra_bisnis", later("Sentra bisnis")
    AGROPOLITAN = "agropolitan", later("Agropolitan")
    DRINKING_WATER = "air_minum", later("Air minum")
    WASTE_WATER = "air_limbah", later("Air limbah domestik")
    SOLID_WASTE = "persampahan", later("Persampahan")
    DRAINAGE = "drainase", later("Drainase")
    SUBSTANDARD_HOUSE = "rtlh", later("Rumah tidak layak huni")
    PUBLIC_UTILITIES = "psu", later("Prasarana, sarana, utilitas")
    DISASTER_HOUSING = "rumah_bencana", later("Rumah korban bencana")
    OTHER = "lainnya", later("Lainnya")


class IssueStatus(Choice):
    """Where an issue stands."""

    OPEN = "terbuka", later("Terbuka")
    HANDLED = "ditangani", later("Ditangani")
    SOLVED = "selesai", later("Selesai")


class Direction(Choice):
    """Whether a figure is good when it grows (people served) or shrinks (houses unfit)."""

    UP = "naik", later("Makin besar makin baik")
    DOWN = "turun", later("Makin kecil makin baik")


class AnswerStep(Choice):
    """The steps of the centre's synchronisation, in their order (KRISNA)."""

    PROVINCE = "provinsi", later("Verifikasi provinsi")
    HOME_AFFAIRS = "bangda", later("Verifikasi Bangda")
    REGION = "daerah", later("Daerah")
    MINISTRY = "kl", later("Kementerian")
    DIRECTORATE = "dit", later("Direktorat")
    SUMMARY = "sum", later("Simpulan pusat")


class DecisionStatus(Choice):
    """What the forum decided, in the order offered (reference/istilah_status.csv, Keputusan)."""

    AGREED = "disepakati", later("Disepakati")
    AGREED_WITH_NOTE = "disepakati_dengan_catatan", later("Disepakati dengan catatan")
    REJECTED = "ditolak", later("Ditolak")
    POSTPONED = "ditunda", later("Ditunda")
    TO_CENTRE = "dibawa_ke_pusat", later("Dibawa ke pusat")


# A decision that gives the proposer something, with a note or without.
AGREEING = frozenset({DecisionStatus.AGREED, DecisionStatus.AGREED_WITH_NOTE})


class FollowUpStatus(Choice):
    """Where a follow-up stands."""

    OPEN = "terbuka", later("Terbuka")
    DONE = "selesai", later("Selesai")


class FinalPaper(Choice):
    """The papers of a meeting that can be marked final."""

    AGREEMENT = "berita_acara", later("Berita acara kesepakatan")
    MINUTES = "notulen", later("Notulen")


class PaperStage(Choice):
    """How far a paper that can be marked final has come."""

    DRAFT = "konsep", later("Konsep")
    FINAL = "final", later("Final")
    CHANGED = "perlu_perbaikan", later("Perlu perbaikan")


class RevisionKind(Choice):
    """Why a plan was frozen."""

    FROZEN = "dibekukan"
    SENT = "dikirim"
    RECEIVED = "diterima"
    MERGED = "digabung"


class KeyState(Choice):
    """Whether files signed with a key are let in."""

    TRUSTED = "dipercaya", later("Dipercaya")
    REPLACED = "diganti", later("Tidak lagi")


class ConflictKind(Choice):
    """What two copies of a plan do not agree on."""

    VALUE = "nilai", later("Nilai berbeda")
    DELETED_HERE = "dihapus_di_sini", later("Dihapus di sini, diubah di sana")
    DELETED_THERE = "dihapus_di_sana", later("Diubah di sini, dihapus di sana")
    ALIKE = "mirip", later("Mungkin pekerjaan yang sama")


class ConflictState(Choice):
    """Whose value a conflict was resolved to, if it was."""

    OPEN = "terbuka"
    OURS = "kita"
    THEIRS = "mereka"
    BOTH = "keduanya"
    ELSEWHERE = "di_salinan_lain"
