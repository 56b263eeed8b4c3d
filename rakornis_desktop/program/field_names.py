"""What officers call the columns of the database, for messages, history and differences."""

from __future__ import annotations

from rakornis_desktop.language.catalogue import translate as _


def field_name(table: str, column: str) -> str:
    """Return the Indonesian name of ``table.column``, the column's own name if it has none."""
    names = _names()
    return names.get(f"{table}.{column}") or names.get(column) or column


def _names() -> dict[str, str]:
    return {
        "activity.position": _("Urutan"),
        "activity.reference": _("Nomor usulan"),
        "activity.answers_reference": _("Menjawab usulan"),
        "code": _("Kode"),
        "activity.title": _("Uraian"),
        "title": _("Judul"),
        "indicator": _("Indikator"),
        "region_code": _("Lokasi"),
        "location_text": _("Lokasi menurut berkas"),
        "volume": _("Volume"),
        "unit": _("Satuan"),
        "target_text": _("Target (teks)"),
        "volume_next": _("Volume n+1"),
        "target_next_text": _("Target n+1 (teks)"),
        "beneficiaries": _("Penerima manfaat"),
        "beneficiary_unit": _("Satuan penerima manfaat"),
        "target_group": _("Kelompok sasaran"),
        "area_kind": _("Jenis kawasan"),
        "area_id": _("Kawasan"),
        "slum_area_ha": _("Luas kumuh (ha)"),
        "priority": _("Prioritas"),
        "proposed_to": _("Diusulkan ke"),
        "readiness_fs": _("FS"),
        "readiness_fs_document": _("Nomor FS"),
        "readiness_ded": _("DED"),
        "readiness_ded_document": _("Nomor DED"),
        "readiness_rab": _("RAB"),
        "readiness_rab_document": _("Nomor RAB"),
        "readiness_land": _("Lahan"),
        "readiness_land_document": _("Nomor dokumen lahan"),
        "readiness_environment": _("Dokumen lingkungan"),
        "readiness_environment_document": _("Nomor dokumen lingkungan"),
        "readiness_decree": _("SK"),
        "readiness_decree_document": _("Nomor SK"),
        "note": _("Catatan"),
        "origin": _("Asal"),
        "budget.amount": _("Pagu"),
        "budget.funding_source": _("Sumber dana"),
        "budget.funding_text": _("Sumber dana menurut berkas"),
        "budget.year_offset": _("Tahun pagu"),
        "fiscal_year": _("Tahun anggaran"),
        "stage": _("Tahap"),
        "edition": _("Edisi nomenklatur"),
        "category": _("Kategori"),
        "description": _("Penjelasan"),
        "baseline": _("Data dasar"),
        "baseline_unit": _("Satuan data dasar"),
        "baseline_source": _("Sumber data"),
        "root_cause": _("Akar masalah"),
        "responsible": _("Penanggung jawab"),
        "due": _("Tenggat"),
        "status": _("Status"),
        "agreed_volume": _("Volume disepakati"),
        "agreed_unit": _("Satuan disepakati"),
        "agreed_budget": _("Pagu disepakati"),
        "name": _("Nama"),
        "government": _("Pemerintah"),
        "address": _("Alamat"),
        "theme": _("Tema"),
        "venue": _("Tempat"),
        "chair": _("Ketua"),
        "secretary": _("Sekretaris"),
        "note_taker": _("Notulis"),
        "number": _("Nomor"),
        "task": _("Tindak lanjut"),
    }
