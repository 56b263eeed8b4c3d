"""Need and service as a table typed into: a refused value stays in its row with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont

from rakornis_desktop.database.queries.service_rows import AchievementRow, IndicatorRow
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.language.dates import short_date
from rakornis_desktop.language.normal_text import on_one_line
from rakornis_desktop.language.quantity import quantity
from rakornis_desktop.reference.regions import regions
from rakornis_desktop.standing.figure import percent_text, share
from rakornis_desktop.standing.service_standing import served
from rakornis_desktop.ui.furniture.plain_text import plain_tooltip
from rakornis_desktop.ui.furniture.steady_model import SteadyModel
from rakornis_desktop.ui.shell.theme import hues, tabular

Index = QModelIndex | QPersistentModelIndex
# Field, title is said when shown, width, figures at the right.
_WIDTHS = {
    "region_code": 132,
    "indicator": 76,
    "year": 56,
    "in_need": 100,
    "served": 88,
    "percent": 58,
    "source": 110,
    "measured_on": 92,
    "remark": 120,
}
FIELDS = tuple(_WIDTHS)
_FIGURES = ("year", "in_need", "served", "percent")
_FIXED = ("percent", "remark")
_IDENTITY = ("region_code", "indicator")


def service_titles() -> dict[str, str]:
    """Return what the columns are called."""
    return {
        "region_code": _("Wilayah"),
        "indicator": _("Indikator"),
        "year": _("Tahun"),
        "in_need": _("Membutuhkan"),
        "served": _("Terlayani"),
        "percent": _("%"),
        "source": _("Sumber"),
        "measured_on": _("Tanggal"),
        "remark": _("Keterangan"),
    }


@dataclass
class ServiceLine:
    """A line: a stored row, or one still to be filled (``row`` is None).

    ``known`` are the columns a line to be filled has already; ``typed`` what was typed and is not
    stored, with the ``reason`` why not; ``waiting`` tells that only something is missing yet.
    """

    key: str
    row: AchievementRow | None
    known: dict[str, Any] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    reason: str = ""
    waiting: bool = False

    def value(self, name: str) -> Any:
        """Return a stored or known value."""
        return getattr(self.row, name) if self.row is not None else self.known.get(name)


class ServiceModel(SteadyModel):
    """Lines of the table; ``typed`` tells line and field of what an officer typed."""

    # key, field, text
    typed = Signal(str, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[ServiceLine] = []
        self.indicators: Mapping[str, IndicatorRow] = {}
        # What an office means by a code that means something else here, by its region and code.
        self.elsewhere: Mapping[tuple[str, str], IndicatorRow] = {}
        self._titles = service_titles()
        self._font: QFont | None = None

    def put(
        self,
        lines: Sequence[ServiceLine],
        indicators: Mapping[str, IndicatorRow],
        elsewhere: Mapping[tuple[str, str], IndicatorRow],
    ) -> None:
        """Show these lines; where they are the same ones, only cells are painted anew."""
        self.indicators, self.elsewhere = indicators, elsewhere
        self.exchange(self.lines, lines, lambda line: line.key, self._put)

    def _put(self, lines: list[ServiceLine]) -> None:
        self.lines = lines

    def line(self, key: str) -> ServiceLine | None:
        """Return a line by its key."""
        return next((line for line in self.lines if line.key == key), None)

    def place_of(self, key: str) -> int:
        """Return where a line stands, -1 if it is not here."""
        return next((at for at, line in enumerate(self.lines) if line.key == key), -1)

    def paint_anew(self, key: str) -> None:
        """Paint a line anew."""
        if (at := self.place_of(key)) >= 0:
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(FIELDS) - 1))

    def text(self, line: ServiceLine, name: str) -> str:
        """Return what stands in a cell."""
        if name in line.typed:
            return line.typed[name]
        if name == "percent":
            return self._percent(line)
        if name == "remark":
            return line.reason or str(line.value("note") or "")
        value = line.value(name)
        if value is None:
            return ""
        if name == "region_code":
            region = regions().get(value)
            return region.name.replace("Kabupaten ", "Kab. ") if region else str(value)
        if name in ("in_need", "served"):
            return quantity(value)
        return short_date(value) if name == "measured_on" else str(value)

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # Qt's own name
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # Qt's own name
        return 0 if parent.isValid() else len(FIELDS)

    def headerData(  # Qt's own name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(FIELDS):
            return None
        name = FIELDS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles[name]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(name)
        if role == Qt.ItemDataRole.ToolTipRole and name in ("in_need", "served"):
            return plain_tooltip(
                _("Indikator yang makin kecil makin baik: jumlah awal, lalu sisanya.")
            )
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        line, name = self.lines[index.row()], FIELDS[index.column()]
        # Where a stored figure belongs does not change: it would be another figure.
        if name in _FIXED or (name in _IDENTITY and line.row is not None):
            return flags
        return flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, name = self.lines[index.row()], FIELDS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return on_one_line(self.text(line, name)[:300])
        if role == Qt.ItemDataRole.EditRole:
            return self.text(line, name)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(name)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self._tip(line, name))
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._hue(line, name)
        if role == Qt.ItemDataRole.FontRole and name in _FIGURES:
            self._font = self._font or tabular(QFont())
            return self._font
        return None

    def setData(  # Qt's own name
        self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        line, name = self.lines[index.row()], FIELDS[index.column()]
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or text == self.text(line, name):
            return False
        self.typed.emit(line.key, name, text)
        return True

    def _indicator(self, line: ServiceLine) -> IndicatorRow | None:
        code = str(line.value("indicator"))
        meant = self.elsewhere.get((str(line.value("region_code")), code))
        return meant or self.indicators.get(code)

    def _percent(self, line: ServiceLine) -> str:
        indicator, row = self._indicator(line), line.row
        if row is None or indicator is None:
            return ""
        percent = share(served(row, indicator), row.in_need)
        # Nobody in need is no hundred percent.
        return "–" if percent is None else percent_text(percent)

    def _tip(self, line: ServiceLine, name: str) -> str:
        if line.reason:
            return line.reason
        if name == "indicator" and (row := self._indicator(line)):
            return f"{row.name} ({row.unit})\n{row.note}"
        if name == "percent" and line.row is not None and not line.row.in_need:
            return _("yang membutuhkan 0, jadi tidak ada persentase")
        return self.text(line, name)

    def _hue(self, line: ServiceLine, name: str) -> QColor | None:
        if line.reason and not line.waiting and (name in line.typed or name == "remark"):
            return QColor(hues().refused)
        if line.row is None and name not in line.typed:
            return QColor(hues().quiet)
        return None


def width_of(name: str) -> int:
    """Return how wide a column begins."""
    return _WIDTHS[name]


def _alignment(name: str) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if name in _FIGURES else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
