"""The sample's plans as workbooks in the template's shape; resources/sample keeps them."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from rakornis_desktop.excel.template.template_workbook import TemplateOffice, write_rows
from rakornis_desktop.reference.resource_files import resource
from rakornis_desktop.sample.sample_plans import EDITION, OFFICES, REMARK, YEAR, columns, rows

# The files do not change with the day they are made.
_MADE = datetime(2026, 3, 2, 8, 0)
_NAMES = {
    "61.72": "usulan-kota-singkawang-2027-contoh.xlsx",
    "61.12": "usulan-kabupaten-kubu-raya-2027-contoh.xlsx",
    "61.01": "usulan-kabupaten-sambas-2027-contoh.xlsx",
    "61": "rencana-provinsi-kalimantan-barat-2027-contoh.xlsx",
}


def sample_workbook(region_code: str) -> Path:
    """Return where the workbook of an office of the sample lies."""
    return resource("sample", _NAMES[region_code])


def write_sample_workbooks(folder: Path) -> list[Path]:
    """Write the workbooks of all offices of the sample into ``folder``."""
    from rakornis_desktop.database.new_database import office_values

    written = []
    for region_code in OFFICES:
        office = office_values(region_code)
        path = folder / _NAMES[region_code]
        write_rows(
            path,
            rows(region_code),
            TemplateOffice(
                region_code, EDITION, YEAR, f"{office['name']} · {office['government']}"
            ),
            columns=columns(region_code),
            remark=REMARK,
            created=_MADE,
        )
        written.append(path)
    return written


if __name__ == "__main__":
    for file in write_sample_workbooks(Path(sys.argv[1])):
        print(file)
