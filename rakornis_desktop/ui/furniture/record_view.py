"""The table of a page: keeps selection and place, copies to spreadsheets, remembers its columns."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.furniture.column_filter import ColumnFilter
from rakornis_desktop.ui.furniture.record_table import RecordTable
from rakornis_desktop.ui.furniture.roomy_style import roomy_style
from rakornis_desktop.ui.furniture.tab_separated import (
    as_tab_separated,
    from_tab_separated,
    one_cell,
)
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.user_settings import remember, remembered

_ROW_HEIGHT = 26
_LEAST_STRETCH = 220
# Restoring a larger selection would cost more than choosing it again.
_MOST_RESTORED = 2_000


class RecordView(QTableView):
    """Shows a :class:`RecordTable`. ``name`` is what its columns are remembered by."""

    # The row the form shows: its id, empty for none.
    row_chosen = Signal(str)
    edit_asked = Signal()
    delete_asked = Signal()
    # A block of text from the clipboard, row by row, to go in at the current cell.
    pasted = Signal(list)

    def __init__(self, name: str, table: RecordTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.table = table
        # Set once the table has been painted: for measuring the start.
        self.painted = False
        self._kept: tuple[str, list[str], bool] | None = None
        self._chosen = ""
        self.setStyle(roomy_style())
        self.horizontalHeader().setStyle(roomy_style())
        self.setModel(table)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(
            max(_ROW_HEIGHT, self.fontMetrics().height() + 8)
        )
        self._set_up_header()
        self.restore_columns()
        table.about_to_arrange.connect(self._remember_place)
        table.arranged.connect(self._restore_place)
        self.selectionModel().currentRowChanged.connect(lambda *_indexes: self._tell_chosen())
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_row_menu)

    # Rows

    def chosen_id(self) -> str:
        """Return the id of the current row, empty for none."""
        index = self.currentIndex()
        return self.table.id_at(index.row()) if index.isValid() else ""

    def selected_ids(self) -> list[str]:
        """Return the ids of the selected rows in the order shown."""
        positions: set[int] = set()
        for part in self.selectionModel().selection().toList():
            positions.update(range(part.top(), part.bottom() + 1))
        return [self.table.id_at(position) for position in sorted(positions)]

    def choose(self, row_id: str) -> bool:
        """Make the row the current one and bring it into sight; False if it is not shown."""
        position = self.table.position_of(row_id)
        if position < 0:
            return False
        column = max(self.currentIndex().column(), self._first_column())
        index = self.table.index(position, column)
        self.selectionModel().setCurrentIndex(
            index,
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows,
        )
        self.scrollTo(index)
        return True

    def copy(self) -> None:
        """Put the selected rows on the clipboard, the visible columns, tab-separated."""
        numbers = self._visible_columns()
        columns = [self.table.columns[number] for number in numbers]
        rows = [self.table.row_by_id(row_id) for row_id in self.selected_ids()]
        QGuiApplication.clipboard().setText(as_tab_separated(columns, rows))

    def copy_cell(self) -> None:
        """Put the current cell on the clipboard."""
        index = self.currentIndex()
        if index.isValid():
            column = self.table.columns[index.column()]
            row = self.table.row_at(index.row())
            QGuiApplication.clipboard().setText(one_cell(column, row))

    def columns_from_current(self) -> list[str]:
        """Return the keys of the visible columns from the current one to the right."""
        numbers = self._visible_columns()
        current = self.currentIndex().column()
        start = numbers.index(current) if current in numbers else 0
        return [self.table.columns[number].key for number in numbers[start:]]

    # Columns

    def offer_columns(self, button: QAbstractButton) -> None:
        """Let a button open the menu of columns beneath it."""
        button.setIcon(icon("columns-3"))
        button.setToolTip(_("Pilih kolom"))
        button.setAccessibleName(_("Pilih kolom"))
        button.clicked.connect(
            lambda: self.column_menu(button).popup(button.mapToGlobal(button.rect().bottomLeft()))
        )

    def column_menu(self, parent: QWidget | None = None) -> QMenu:
        """Return a menu that shows and hides columns."""
        menu = QMenu(parent or self)
        for number, column in enumerate(self.table.columns):
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(number))
            action.toggled.connect(lambda on, number=number: self.show_column(number, on))
        menu.addSeparator()
        menu.addAction(_("Kembalikan kolom semula"), self.reset_columns)
        return menu

    def show_column(self, number: int, shown: bool) -> None:
        """Show or hide a column; one always stays."""
        if shown or len(self._visible_columns()) > 1:
            self.setColumnHidden(number, not shown)
            self._fit()
            self.save_columns()

    def save_columns(self) -> None:
        """Remember which columns are shown, where and how wide."""
        header = self.horizontalHeader()
        columns = self.table.columns
        remember(
            f"tables/{self._name}",
            {
                "order": [columns[header.logicalIndex(i)].key for i in range(len(columns))],
                "hidden": [c.key for n, c in enumerate(columns) if self.isColumnHidden(n)],
                "widths": {
                    c.key: header.sectionSize(n)
                    for n, c in enumerate(columns)
                    if not c.stretch and not self.isColumnHidden(n)
                },
            },
        )

    def restore_columns(self) -> None:
        """Show the columns as they were left; those that are new show as they are made."""
        kept = remembered(f"tables/{self._name}")
        kept = kept if isinstance(kept, dict) else {}
        header = self.horizontalHeader()
        header.blockSignals(True)
        keys = [column.key for column in self.table.columns]
        hidden, known = kept.get("hidden", []), kept.get("order", [])
        widths = kept.get("widths", {})
        for number, column in enumerate(self.table.columns):
            self.setColumnHidden(
                number, column.key in hidden if column.key in known else not column.shown
            )
            width = widths.get(column.key) if isinstance(widths, dict) else None
            width = width if isinstance(width, int) and 24 <= width <= 2_000 else column.width
            header.resizeSection(number, width)
        wanted = [key for key in known if key in keys] + [key for key in keys if key not in known]
        for place, key in enumerate(wanted):
            header.moveSection(header.visualIndex(keys.index(key)), place)
        header.blockSignals(False)
        self._fit()

    def reset_columns(self) -> None:
        """Show the columns as the program is delivered."""
        remember(f"tables/{self._name}", {})
        self.restore_columns()

    # What Qt calls

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's own name
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        elif event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_asked.emit()
        elif (
            event.key() == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier
        ):
            self.open_filter(self.currentIndex().column())
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QEvent) -> None:
        self.edit_asked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's own name
        super().paintEvent(event)
        self.painted = True

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's own name
        super().resizeEvent(event)
        self._fit()

    def open_filter(self, number: int) -> None:
        """Open the small window that sorts and filters one column."""
        if number < 0:
            return
        header = self.horizontalHeader()
        corner = QPoint(header.sectionViewportPosition(number), header.height())
        ColumnFilter(self, self.table, number).show_at(header.mapToGlobal(corner))

    def fill_row_menu(self, menu: QMenu) -> None:
        """Add what can be done with the selected rows; pages add their own actions to the view."""
        menu.addAction(icon("copy"), _("Salin baris"), self.copy)
        menu.addAction(_("Salin sel ini"), self.copy_cell)
        own: list[QAction] = self.actions()
        if own:
            menu.addSeparator()
            menu.addActions(own)

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(40)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(
            lambda point: self.open_filter(header.logicalIndexAt(point))
        )
        header.sectionResized.connect(lambda *_sizes: self._resized())
        header.sectionMoved.connect(lambda *_places: self.save_columns())

    def _visible_columns(self) -> list[int]:
        header = self.horizontalHeader()
        order = [header.logicalIndex(i) for i in range(len(self.table.columns))]
        return [number for number in order if not self.isColumnHidden(number)]

    def _first_column(self) -> int:
        return self._visible_columns()[0]

    def _resized(self) -> None:
        self._fit()
        self.save_columns()

    def _fit(self) -> None:
        """Give the widest text the room that the other columns leave."""
        header = self.horizontalHeader()
        visible = self._visible_columns()
        stretched = next((n for n in visible if self.table.columns[n].stretch), None)
        if stretched is None:
            return
        others = sum(header.sectionSize(number) for number in visible if number != stretched)
        header.blockSignals(True)
        header.resizeSection(stretched, max(_LEAST_STRETCH, self.viewport().width() - others))
        header.blockSignals(False)
        self.updateGeometries()
        self.viewport().update()

    def _remember_place(self) -> None:
        if self._kept is not None and not self.table.rowCount():
            return
        index = self.currentIndex()
        in_sight = index.isValid() and self.viewport().rect().intersects(self.visualRect(index))
        count = sum(part.height() for part in self.selectionModel().selection().toList())
        selected = self.selected_ids() if count <= _MOST_RESTORED else []
        self._kept = (self.chosen_id(), selected, in_sight)

    def _restore_place(self) -> None:
        if self._kept is None:
            return
        (chosen, selected, in_sight), self._kept = self._kept, None
        selection = QItemSelection()
        last = len(self.table.columns) - 1
        for row_id in selected if len(selected) > 1 else [chosen]:
            position = self.table.position_of(row_id)
            if position >= 0:
                selection.select(self.table.index(position, 0), self.table.index(position, last))
        model = self.selectionModel()
        position = self.table.position_of(chosen)
        if position >= 0:
            index = self.table.index(position, self._first_column())
            model.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            if in_sight:
                self.scrollTo(index)
        model.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._tell_chosen()

    def _tell_chosen(self) -> None:
        if self._kept is None and (chosen := self.chosen_id()) != self._chosen:
            self._chosen = chosen
            self.row_chosen.emit(chosen)

    def _paste(self) -> None:
        block = from_tab_separated(QGuiApplication.clipboard().text(), in_place=True)
        if block:
            self.pasted.emit(block)

    def _show_row_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        self.fill_row_menu(menu)
        menu.popup(self.viewport().mapToGlobal(point))
