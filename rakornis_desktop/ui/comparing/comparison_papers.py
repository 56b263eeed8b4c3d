"""What Perbandingan prints, saves and reads back: the menu of its button Cetak."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from rakornis_desktop.comparison.compare import Comparison
from rakornis_desktop.database.queries.setting_values import setting
from rakornis_desktop.database.revisions import freeze
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.ui.shell.session import Session

_EXCEL = "Buku kerja Excel (*.xlsx)"


class ComparisonPapers:
    """The papers of the comparison that is shown, for the regency that is filtered for."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        shown: Callable[[], Comparison | None],
        regency: Callable[[], str],
    ) -> None:
        self._parent = parent
        self._session = session
        self._shown = shown
        self._regency = regency

    def menu(self, parent: QWidget) -> QMenu:
        """Return the menu."""
        menu = QMenu(parent)
        menu.addAction(_("Pratinjau T-C.31 (PDF)…"), self._preview_review)
        menu.addAction(_("Pratinjau matriks sinkronisasi (PDF)…"), self._preview_matrix)
        menu.addAction(_("Pratinjau ringkasan dengan peta (PDF)…"), self._preview_summary)
        menu.addSeparator()
        menu.addAction(_("Simpan buku kerja T-C.31…"), self._save_review)
        menu.addAction(_("Simpan buku kerja matriks…"), self._save_matrix)
        menu.addAction(_("Baca keputusan dari buku kerja matriks…"), self._read_decisions)
        menu.addSeparator()
        menu.addAction(_("Bekukan revisi rencana kita"), self._freeze)
        return menu

    # PDF

    def _preview_review(self) -> None:
        from rakornis_desktop.pdf.papers.comparison_paper import write_comparison

        self._preview(_("Perbandingan T-C.31"), write_comparison)

    def _preview_matrix(self) -> None:
        from rakornis_desktop.pdf.papers.synchronisation_paper import write_sync_matrix

        regency = self._regency()
        self._preview(
            _("Matriks sinkronisasi"),
            lambda *given: write_sync_matrix(*given, regency=regency),
        )

    def _preview_summary(self) -> None:
        from rakornis_desktop.pdf.papers.region_summary import write_region_summary

        regency = self._regency()
        self._preview(
            _("Ringkasan sinkronisasi"),
            lambda *given: write_region_summary(*given, regency=regency),
        )

    def _preview(self, title: str, write: Callable[..., object]) -> None:
        from rakornis_desktop.ui.shell.preview_window import show_preview

        comparison, database = self._shown(), self._session.database
        if comparison is not None:
            paper = setting(database, "paper", "F4")
            show_preview(
                self._parent,
                self._session,
                title,
                lambda path: write(database, comparison, path, paper),
            )

    # Workbooks

    def _save_review(self) -> None:
        from rakornis_desktop.excel.writing.comparison_workbook import write_comparison

        self._save("T-C.31.xlsx", write_comparison)

    def _save_matrix(self) -> None:
        from rakornis_desktop.excel.writing.sync_workbook import write_sync_workbook

        regency = self._regency()
        self._save(
            _("Matriks sinkronisasi") + ".xlsx",
            lambda *given: write_sync_workbook(*given, regency=regency),
        )

    def _save(self, name: str, write: Callable[..., object]) -> None:
        comparison, database = self._shown(), self._session.database
        if comparison is None:
            return
        chosen, _kind = QFileDialog.getSaveFileName(
            self._parent, _("Simpan buku kerja"), name, _EXCEL
        )
        if chosen:
            self._session.in_background(
                _("Menulis buku kerja…"),
                lambda task: write(database, comparison, Path(chosen)),
                lambda _done: self._session.told.emit(
                    _("Tersimpan sebagai {file}.").format(file=Path(chosen).name)
                ),
            )

    def _read_decisions(self) -> None:
        from rakornis_desktop.excel.taking.decision_import import DecisionImport, import_decisions

        comparison, database = self._shown(), self._session.database
        if comparison is None:
            return
        chosen, _kind = QFileDialog.getOpenFileName(self._parent, _("Baca keputusan"), "", _EXCEL)
        if not chosen:
            return

        def read(task: object) -> DecisionImport:
            return import_decisions(database, comparison, Path(chosen))

        self._session.in_background(
            _("Membaca keputusan…"),
            read,
            lambda result: self._session.told.emit(" ".join(result.in_words().splitlines()[:4])),
        )

    def _freeze(self) -> None:
        session = self._session
        number = session.attempt(lambda: freeze(session.database, session.plan.id))
        if number is not None:
            session.told.emit(_("Revisi {number} dibekukan.").format(number=number))
