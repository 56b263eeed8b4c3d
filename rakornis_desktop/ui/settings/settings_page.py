"""Pengaturan: the office and who signs for it, the plan, papers, addresses and keys, the window."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from rakornis_desktop.choices import Stage
from rakornis_desktop.comparison.rule_choices import choose_rules, rule_choices
from rakornis_desktop.database.edits.office_edits import set_officials, update_office, update_plan
from rakornis_desktop.database.edits.setting_edits import set_setting
from rakornis_desktop.database.fields.choice_names import stage_name
from rakornis_desktop.database.journal.changed import Changed
from rakornis_desktop.database.queries.office_rows import OfficeRow, office, officials_of
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.database.queries.setting_values import setting
from rakornis_desktop.language.catalogue import translate as _
from rakornis_desktop.reference.nomenclature import editions
from rakornis_desktop.ui.files.contact_book import ContactBook
from rakornis_desktop.ui.files.key_panel import KeyPanel
from rakornis_desktop.ui.furniture.field import Field, LineField, TextField
from rakornis_desktop.ui.furniture.field_form import FieldForm
from rakornis_desktop.ui.furniture.line_model import LineColumn
from rakornis_desktop.ui.furniture.line_table import LineTable
from rakornis_desktop.ui.furniture.plain_text import PlainLabel
from rakornis_desktop.ui.settings.rule_form import RuleForm
from rakornis_desktop.ui.settings.template_form import TemplateForm
from rakornis_desktop.ui.shell.file_dialogs import file_to_open
from rakornis_desktop.ui.shell.icons import icon
from rakornis_desktop.ui.shell.page import Page
from rakornis_desktop.ui.shell.session import Session
from rakornis_desktop.ui.shell.theme import NEAR, SPACE, apply_theme
from rakornis_desktop.ui.shell.user_settings import remember, remembered

_STAGES = tuple(Stage)
_OFFICIAL = ("id", "name", "job", "rank", "nip", "is_head", "is_active")


class SettingsPage(Page):
    """Choices of the office (in the database, undoable) and of this user (on this computer)."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._office: OfficeRow | None = None
        self.form = FieldForm(session.database, _office_lines(), self._store_office)
        self.officials = LineTable(
            [
                LineColumn("name", _("Nama"), 260),
                LineColumn("job", _("Jabatan"), 240, stretch=True),
                LineColumn("rank", _("Pangkat, golongan"), 200),
                LineColumn("nip", _("NIP"), 180),
                LineColumn("is_head", _("Kepala"), 70, check=True),
                LineColumn("is_active", _("Menjabat"), 80, check=True),
            ],
            name=_("Pejabat"),
            add=_("Pejabat"),
            empty=_("Belum ada pejabat. Tambahkan kepala dinas, yang menandatangani surat."),
        )
        self.rules = RuleForm()
        self.wording = TemplateForm(session)
        self.contacts = ContactBook(session)
        self.keys = KeyPanel(session)
        self._make_plan_choices()
        self._make_user_choices()
        self._lay_out()
        self._connect()

    def reload(self) -> None:
        """Read the office, its officials and all choices anew."""
        database = self.session.database
        self._office = office(database, self.session.plan.office_id)
        self.form.show_row(self._office)
        self.officials.set_rows(officials_of(database, self.session.plan.office_id))
        plan = own_plan(database)
        _choose(self.stage, plan.stage)
        _choose(self.edition, plan.edition)
        _choose(self.paper, setting(database, "paper", "F4"))
        self.rules.show_choices(rule_choices(database))
        self.wording.reload()
        self.contacts.reload()
        self.keys.reload()
        emblem = self._office is not None and bool(self._office.emblem)
        chosen, none = _("Lambang sudah dipilih."), _("Belum ada lambang.")
        self.emblem_state.setText(chosen if emblem else none)
        self.drop_emblem.setVisible(emblem)
        self.summary_changed.emit("")
        writable = not database.read_only
        self.form.set_enabled(writable)
        for widget in (
            self.stage,
            self.edition,
            self.paper,
            self.officials,
            self.emblem_button,
            self.rules,
        ):
            widget.setEnabled(writable)

    def refresh(self, changed: Changed) -> None:
        """Show what changed of office, plan and choices."""
        if changed.touches("office", "official", "plan", "setting"):
            self.reload()
        else:
            for part in (self.wording, self.contacts, self.keys):
                part.refresh(changed)

    def reveal(self, row_id: str, kind: str = "") -> bool:
        """Choose an official."""
        if not self.officials.reveal(row_id):
            return False
        self.tabs.setCurrentIndex(1)
        return True

    def store_edits(self) -> bool:
        """Store what is being typed; False if a field refuses it."""
        stored = [self.form.store_edits()]
        for part in (self.wording, self.contacts):
            stored.append(part.store_edits())
            if not stored[-1]:
                self.tabs.setCurrentWidget(part)
        return all(stored)

    # Building

    def _make_plan_choices(self) -> None:
        self.stage = _box(_("Tahap rencana"), [(stage_name(value), value) for value in _STAGES])
        self.edition = _box(_("Edisi nomenklatur"), [(value, value) for value in editions()])
        self.paper = _box(
            _("Kertas"), [(_("F4 (215 × 330 mm)"), "F4"), (_("A4 (210 × 297 mm)"), "A4")]
        )
        self.import_edition = QPushButton(icon("upload"), _("Impor edisi dari buku kerja…"))
        self.emblem_button = QPushButton(icon("folder"), _("Pilih lambang…"))
        self.drop_emblem = QPushButton(icon("x"), _("Lepas lambang"))
        self.emblem_state = PlainLabel()

    def _make_user_choices(self) -> None:
        self.appearance = _box(
            _("Tampilan"),
            [(_("Ikuti sistem"), "system"), (_("Terang"), "light"), (_("Gelap"), "dark")],
        )
        self.language = _box(_("Bahasa"), [("Bahasa Indonesia", "id"), ("English", "en")])
        _choose(self.appearance, str(remembered("appearance", "system")))
        _choose(self.language, str(remembered("language", "id")))

    def _lay_out(self) -> None:
        emblem = QHBoxLayout()
        emblem.addWidget(self.emblem_button)
        emblem.addWidget(self.drop_emblem)
        emblem.addWidget(self.emblem_state)
        emblem.addStretch(1)
        plan = QWidget()
        choices = QFormLayout(plan)
        choices.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        choices.setVerticalSpacing(NEAR)
        choices.addRow(PlainLabel(_("Tahap rencana")), self.stage)
        choices.addRow(PlainLabel(_("Edisi nomenklatur")), self.edition)
        choices.addRow(PlainLabel(""), self.import_edition)
        choices.addRow(PlainLabel(_("Kertas surat dan matriks")), self.paper)
        choices.addRow(PlainLabel(_("Lambang kop surat")), emblem)
        mine = QWidget()
        own = QFormLayout(mine)
        own.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        own.setVerticalSpacing(NEAR)
        own.addRow(PlainLabel(_("Tampilan")), self.appearance)
        own.addRow(PlainLabel(_("Bahasa")), self.language)
        own.addRow(PlainLabel(""), PlainLabel(_("Bahasa berganti saat program dibuka berikutnya.")))
        people = QWidget()
        column = QVBoxLayout(people)
        column.setContentsMargins(SPACE, NEAR, SPACE, NEAR)
        column.addWidget(self.officials)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self.form)
        self.form.setMaximumWidth(900)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for widget, title in (
            (scroll, _("Kantor")),
            (people, _("Pejabat")),
            (plan, _("Rencana dan kertas")),
            (self.wording, _("Naskah")),
            (self.rules, _("Temuan")),
            (self.contacts, _("Buku alamat")),
            (self.keys, _("Kunci tanda tangan")),
            (mine, _("Komputer ini")),
        ):
            self.tabs.addTab(widget, title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, NEAR, 0, 0)
        column.addWidget(self.tabs)

    def _connect(self) -> None:
        attempt, database = self.session.attempt, self.session.database
        plan_id = self.session.plan.id
        self.stage.activated.connect(
            lambda _i: attempt(
                lambda: update_plan(database, plan_id, {"stage": self.stage.currentData()})
            )
        )
        self.edition.activated.connect(
            lambda _i: attempt(
                lambda: update_plan(database, plan_id, {"edition": self.edition.currentData()})
            )
        )
        self.paper.activated.connect(
            lambda _i: attempt(lambda: set_setting(database, "paper", self.paper.currentData()))
        )
        self.rules.changed.connect(self._store_rules)
        self.rules.left.connect(database.end_typing)
        self.appearance.activated.connect(lambda _i: self._appear())
        self.language.activated.connect(
            lambda _i: remember("language", self.language.currentData())
        )
        self.emblem_button.clicked.connect(self._choose_emblem)
        self.drop_emblem.clicked.connect(lambda: self._store_office({"emblem": None}))
        self.import_edition.clicked.connect(self._import_edition)
        self.officials.added.connect(
            lambda: self._write_officials([*self._officials(), {"name": _("Nama pejabat")}])
        )
        self.officials.edited.connect(self._edit_official)
        self.officials.deleted.connect(
            lambda rows: self._write_officials(
                [row for row in self._officials() if row["id"] not in rows]
            )
        )
        self.officials.moved.connect(self._move_official)

    # Changing

    def _store_office(self, values: dict[str, Any]) -> None:
        if self._office is not None:
            update_office(self.session.database, self._office.id, values)

    def _store_rules(self) -> None:
        # Each digit of the percentage is stored; all of them are one step of undo.
        database, typed = self.session.database, self.rules.tolerance.hasFocus()
        with database.typed("money tolerance" if typed else ""):
            self.session.attempt(lambda: choose_rules(database, *self.rules.choices()))

    def _officials(self) -> list[dict[str, Any]]:
        rows = officials_of(self.session.database, self.session.plan.office_id)
        return [{name: getattr(row, name) for name in _OFFICIAL} for row in rows]

    def _write_officials(self, people: list[dict[str, Any]]) -> None:
        database, office_id = self.session.database, self.session.plan.office_id
        self.session.attempt(lambda: set_officials(database, office_id, people))

    def _edit_official(self, row_id: str, name: str, value: object) -> None:
        people = self._officials()
        for person in people:
            if person["id"] == row_id:
                person[name] = value
            elif name == "is_head" and value:
                person["is_head"] = False
        self._write_officials(people)

    def _move_official(self, row_id: str, step: int) -> None:
        people = self._officials()
        place = next((i for i, person in enumerate(people) if person["id"] == row_id), -1)
        if place >= 0 and 0 <= place + step < len(people):
            people.insert(place + step, people.pop(place))
            self._write_officials(people)

    def _appear(self) -> None:
        remember("appearance", self.appearance.currentData())
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, self.appearance.currentData())

    def _choose_emblem(self) -> None:
        file = file_to_open(self, _("Lambang kop surat"), _("Gambar (*.png *.jpg *.jpeg)"))
        if file is None:
            return
        from rakornis_desktop.pdf.layout.emblem import read_emblem

        self.session.in_background(
            _("Membaca {file}…").format(file=file.name),
            lambda _task: read_emblem(file),
            lambda emblem: self.session.attempt(lambda: self._store_office({"emblem": emblem})),
        )

    def _import_edition(self) -> None:
        from rakornis_desktop.ui.settings.edition_choice import import_edition

        import_edition(self, self.session, self._edition_came)

    def _edition_came(self, edition: str) -> None:
        if self.edition.findData(edition) < 0:
            self.edition.addItem(edition, edition)


def _office_lines() -> list[list[Field]]:
    return [
        [_line("government", _("Pemerintah (baris pertama kop surat)"))],
        [_line("name", _("Nama perangkat daerah"))],
        [_line("short_name", _("Nama pendek")), _line("city", _("Kota penandatanganan"))],
        [_address()],
        [_line("postcode", _("Kode pos")), _line("phone", _("Telepon"))],
        [_line("email", _("E-mail")), _line("website", _("Situs"))],
    ]


def _line(name: str, title: str) -> Field:
    return LineField(
        name, title, lambda row: str(getattr(row, name)), lambda text: {name: text.strip()}
    )


def _address() -> Field:
    return TextField(
        "address",
        _("Alamat"),
        lambda row: row.address,
        lambda text: {"address": text.strip()},
        lines=2,
    )


def _box(name: str, choices: list[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setMinimumWidth(240)
    box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    for text, value in choices:
        box.addItem(text, value)
    return box


def _choose(box: QComboBox, value: str) -> None:
    box.setCurrentIndex(max(box.findData(value), 0))
