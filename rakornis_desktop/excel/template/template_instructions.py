"""What the template tells the officer who fills it in, in Indonesian."""

from __future__ import annotations

from rakornis_desktop.excel.template.template_columns import COLUMNS, FURTHER_COLUMNS
from rakornis_desktop.language.catalogue import translate as _


def column_message(column: str) -> str:
    """Return the message that Excel shows while a cell of this column is selected (≤ 255)."""
    readiness = _(
        "Pilih ada, proses, tidak ada, atau tidak disyaratkan. Nomor dokumen boleh ditambahkan "
        "dalam kurung: ada (600/12/DPRKP)."
    )
    messages = {
        "Ref": _("Nomor usulan menurut kantor Saudara. Disimpan apa adanya dan tidak diubah."),
        "Kode": _("Kode sub kegiatan, misalnya 1.03.03.2.01.0028. Boleh kosong bila belum ada."),
        "Uraian": _("Apa yang dikerjakan, misalnya Perluasan SPAM jaringan perpipaan Gang Melati."),
        "Indikator": _("Indikator keluaran. Boleh kosong bila mengikuti nomenklatur."),
        "Lokasi": _(
            "Pilih dari daftar, ketik nama (Kel. Pasiran, Kec. Singkawang Barat), atau kode "
            "wilayah. Kode dan keterangan: 61.72.03.1001 | Gang Melati RT 03."
        ),
        "Volume": _("Angka tanpa satuan, misalnya 120."),
        "Satuan": _("Satuan volume, misalnya SR, unit, meter, ha."),
        "Pagu": _("Rupiah penuh tahun rencana, misalnya 1250000000."),
        "Sumber Dana": _(
            "Sumber dana dari pagu di baris ini. Sumber kedua: baris baru di bawahnya, cukup "
            "Ref, Kode, Pagu, dan Sumber Dana."
        ),
        "Volume N+1": _("Prakiraan maju volume tahun berikutnya."),
        "Pagu N+1": _("Prakiraan maju tahun berikutnya dari sumber dana yang sama, rupiah penuh."),
        "Diusulkan ke": _("Tingkat pemerintahan yang diusulkan membiayai."),
        "Prioritas": _("1 untuk yang paling didahulukan."),
        "Kawasan": _("Jenis kawasan tempat kegiatan, bila ada."),
        "Luas Kumuh (ha)": _("Luas kawasan kumuh menurut SK, dalam hektare."),
        "Penerima Manfaat": _("Jumlah penerima manfaat, boleh dengan satuan: 150 KK."),
        "Catatan": _("Hal lain yang perlu diketahui."),
    }
    if column in FURTHER_COLUMNS:
        return _(FURTHER_COLUMNS[column].title)
    return messages.get(column, readiness)


def instructions() -> list[tuple[str, str]]:
    """Return the lines of the instruction sheet: what about, and what to do."""
    return [
        (
            "1",
            _(
                "Isi lembar Usulan: satu baris untuk satu kegiatan. Jangan mengubah nama kolom; "
                "urutan kolom boleh diubah, kolom tambahan diabaikan dengan keterangan."
            ),
        ),
        (
            "2",
            _(
                "Kegiatan dengan lebih dari satu sumber dana: tambahkan baris tepat di bawahnya "
                "dengan Ref dan Kode yang sama, Uraian kosong, dan isi hanya Pagu, Sumber Dana, "
                "serta Pagu N+1."
            ),
        ),
        (
            "3",
            _(
                "Pilihan yang disediakan berasal dari lembar Daftar. Isian lain boleh diketik; "
                "hasil pembacaannya dilaporkan per baris saat berkas diimpor."
            ),
        ),
        (
            "4",
            _(
                "Yang wajib hanya Uraian atau Kode. Baris yang tidak dapat dibaca ditolak dengan "
                "alasan yang menyebut lembar, baris, kolom, dan nilainya; tidak ada yang hilang."
            ),
        ),
        ("5", _("Kirim berkas ini melalui surel ke kantor penyelenggara Rakornis.")),
        *((column, column_message(column)) for column in COLUMNS),
    ]
