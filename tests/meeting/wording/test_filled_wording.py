"""The wording of papers: an office's own words are printed, and can do nothing but be printed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakornis_desktop.database.edits.field_refusal import FieldRefusal
from rakornis_desktop.database.program_database import Database
from rakornis_desktop.database.queries.meeting_rows import meetings_of
from rakornis_desktop.database.queries.plans_of_offices import own_plan
from rakornis_desktop.language.sentences import Refusal
from rakornis_desktop.meeting.wording.filled_wording import (
    BLANK,
    check_text,
    filled,
    filled_paragraphs,
    original,
    placeholders,
    template_names,
    template_title,
    text_of,
    unknown_placeholders,
)
from rakornis_desktop.meeting.wording.wording_edits import restore_template, set_template
from rakornis_desktop.meeting.wording.wording_values import meeting_values
from rakornis_desktop.sample.sample_database import build_sample

BODY = "invitation_body"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with build_sample(tmp_path_factory.mktemp("sample") / "a.rkn") as database:
        yield database


@pytest.mark.parametrize("name", template_names())
def test_every_original_names_only_what_there_is(name: str) -> None:
    check_text(name, original(name))
    assert template_title(name)
    assert all(placeholders(name).values())


def test_the_sample_meeting_fills_what_a_meeting_knows(sample: Database) -> None:
    (meeting,) = meetings_of(sample, own_plan(sample).id)
    values = meeting_values(sample, meeting.id)
    assert values["tanggal_dengan_huruf"] == (
        "dua puluh empat bulan Maret tahun dua ribu dua puluh enam"
    )
    assert values["pukul"] == "08.00 s.d. 15.30 WIB"
    assert values["jumlah_peserta"] == "10 (sepuluh)"
    for name in ("invitation_body", "invitation_closing", "minutes_opening", "minutes_closing"):
        assert BLANK not in filled(name, original(name), values)


def test_a_value_is_put_in_once_and_never_read_again() -> None:
    values = {"tempat": "{tema} {{x}} {0.__class__} %s <b>&amp;", "tema": "tema"}
    assert filled(BODY, "di {tempat}.", values) == f"di {values['tempat']}."


def test_what_is_not_known_is_left_to_be_written_by_hand() -> None:
    assert filled(BODY, "di {tempat} pukul { pukul }", {"tempat": " "}) == (
        f"di {BLANK} pukul {BLANK}"
    )


def test_doubled_braces_are_braces() -> None:
    assert filled(BODY, "{{tempat}} {{{tempat}}} }} {", {"tempat": "Aula"}) == (
        "{tempat} {Aula} } {"
    )
    assert unknown_placeholders(BODY, "{{apa}} {{{tempat}}} {") == []


def test_lines_of_a_value_make_no_point_of_their_own() -> None:
    points = filled_paragraphs("agreement_points", "satu {tema}\n\n dua ", {"tema": "a\nb"})
    assert points == ["satu a b", "dua"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("di {temat}", "{tempat}"),
        ("{Tanggal dengan huruf}", "{tanggal_dengan_huruf}"),
        ("{tempat.__class__}", "{tempat.__class__}"),
        ("{0}", "{0}"),
        ("{}", "{}"),
        ("{tempat!r:>9}", "{tempat!r:>9}"),
        ("{pagu_sepakat}", "{pagu_sepakat}"),
    ],
)
def test_an_unknown_placeholder_is_refused_by_name(text: str, said: str) -> None:
    with pytest.raises(FieldRefusal, match="tidak dikenal") as refused:
        check_text(BODY, text)
    assert said in refused.value.reason


@given(st.text(alphabet=st.sampled_from("{}ab_ \n.tempt"), max_size=60))
def test_any_text_is_filled_or_refused(text: str) -> None:
    shown = filled(BODY, text, {})
    if not unknown_placeholders(BODY, text):
        check_text(BODY, text)
        assert "{tempat}" not in shown or "{{" in text


def test_an_office_words_it_anew_and_takes_it_back(tmp_path: Path) -> None:
    with build_sample(tmp_path / "a.rkn") as database:
        set_template(database, BODY, "Mengundang Saudara ke {tempat}:\n")
        assert text_of(database, BODY) == "Mengundang Saudara ke {tempat}:"
        assert database.undo_label and "Undangan" in database.undo_label
        with pytest.raises(Refusal):
            set_template(database, BODY, "Ke {tempt}")
        with pytest.raises(Refusal):
            set_template(database, BODY, "x" * 32_001)
        assert text_of(database, BODY) == "Mengundang Saudara ke {tempat}:"
        restore_template(database, BODY)
        assert text_of(database, BODY) == original(BODY)
        database.undo()
        assert text_of(database, BODY) == "Mengundang Saudara ke {tempat}:"
        # The original typed again is no wording of the office's own.
        set_template(database, BODY, original(BODY))
        assert database.read("SELECT count(*) FROM paper_template") == [(0,)]
        set_template(database, "invitation_copies", "")
        assert database.read("SELECT count(*) FROM paper_template") == [(0,)]
