"""An empty workbook for a list of participants, to be filled in and imported."""

from __future__ import annotations

from pathlib import Path

from rakornis_desktop.excel.writing.new_workbook import new_workbook, write_row
from rakornis_desktop.excel.writing.workbook_styles import styles
from rakornis_desktop.language.catalogue import translate as _

_WIDTHS = (6, 36, 44, 32, 20, 30)
_LINES = 60


def write_participants_template(path: Path) -> None:
    """Write the template: No, Nama, Instansi, Jabatan, Nomor HP, E-mail. Raises Refusal."""
    title = _("Daftar peserta rapat")
    heads = [_("No"), "Nama", "Instansi", "Jabatan", "Nomor HP", "E-mail"]
    with new_workbook(path, title) as workbook:
        forms = styles(workbook)
        # Telephone numbers keep their nought only as text.
        text = workbook.add_format(
            {"border": 1, "border_color": "#A6A6A6", "num_format": "@", "text_wrap": True}
        )
        sheet = workbook.add_worksheet(_("Peserta"))
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 0)
        at = write_row(sheet, 0, heads, [forms.input_head] * len(heads), "")
        for number in range(1, _LINES + 1):
            row = [number, *[None] * (len(heads) - 1)]
            at = write_row(sheet, at, row, [forms.centred, *[text] * (len(heads) - 1)], "")
        help_sheet = workbook.add_worksheet(_("Petunjuk"))
        help_sheet.set_column(0, 0, 100)
        for number, line in enumerate(_instructions()):
            help_sheet.write_string(number, 0, line, forms.plain)


def _instructions() -> list[str]:
    return [
        _("Satu baris untuk satu orang. Yang wajib: Nama, atau Instansi dan Jabatan."),
        _("Urutan kolom boleh diubah; kolom lain diabaikan."),
        _("Siapa yang sudah ada dalam daftar rapat tidak ditambahkan dua kali."),
        _("Impor: Rapat, Persiapan, Peserta, tombol Impor."),
    ]
