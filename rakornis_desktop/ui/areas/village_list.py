"""The villages of an area."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from rakornis_desktop.choices import RegionLevel
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.reference.regions import regions
from rakornis_desktop.ui.furniture.choice_line import Choice
from rakornis_desktop.ui.furniture.link_list import LinkList
from rakornis_desktop.ui.furniture.lookups import region_choices, region_label

_VILLAGE = RegionLevel.VILLAGE


class VillageList(LinkList):
    """Only villages are offered, those ``near`` first."""

    def __init__(self, near: str, parent: QWidget | None = None) -> None:
        def search(text: str) -> list[Choice]:
            known = regions()
            return [
                choice
                for choice in region_choices(text, near)
                if (region := known.get(choice.key)) and region.level == _VILLAGE
            ]

        super().__init__(
            _("Desa dan kelurahan"), _("Tambah: ketik sebagian nama desa"), search, parent
        )

    def show_codes(self, codes: Sequence[str]) -> None:
        """Show these villages."""
        known = regions()
        self.show_links(
            [Choice(code, known.title(code) or code, region_label(code)) for code in codes]
        )
