"""Which rows the comparison takes for the same thing, and which it must never."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from rakornis_desktop.comparison.compare import Comparison
from rakornis_desktop.comparison.links import join, separate
from rakornis_desktop.comparison.pairing.match import Match
from rakornis_desktop.comparison.pairing.pairer import Pairer
from rakornis_desktop.comparison.pairing.pairing_subjects import Subjects
from rakornis_desktop.comparison.subject import subject
from rakornis_desktop.database.edits.activity_edits import update_activity
from rakornis_desktop.database.queries.activity_rows import ActivityRow
from rakornis_desktop.database.queries.packed_activities import Packed, packed
from rakornis_desktop.database.queries.plans_of_offices import PlanRow
from rakornis_desktop.sample import sample_plans as sample

from .conftest import Plans

PASIRAN, MELAYU, SINGKAWANG_BARAT = "61.72.02.1001", "61.72.02.1002", "61.72.02"
EXPAND, EXPAND_PROVINCE = "1.03.03.2.01.0032", "1.03.03.1.01.0027"


def _partners(compared: Comparison) -> dict[str, str]:
    return {
        pair.left.title: pair.right.title
        for pair in compared.pairs
        if pair.left is not None and pair.right is not None
    }


def test_counterpart_codes_at_one_place_are_paired(plans: Plans) -> None:
    plans.ours(title="Perluasan SPAM Gang Melati", code=EXPAND, region_code=PASIRAN)
    plans.theirs(title="Perluasan SPAM Gg. Melati", code=EXPAND_PROVINCE, region_code=PASIRAN)
    (pair,) = plans.compared().pairs
    assert pair.reason == "sub kegiatan padanan, lokasi sama"
    assert pair.status == "sepadan"
    assert pair.score and pair.score > 0.9


def test_two_streets_in_one_village_are_not_mixed_up(plans: Plans) -> None:
    for street in ("Melati", "Mawar"):
        plans.ours(title=f"Perluasan SPAM Gang {street}", code=EXPAND, region_code=PASIRAN)
    for street in ("Mawar", "Kenanga"):
        plans.theirs(title=f"Perluasan SPAM Gg {street}", code=EXPAND_PROVINCE, region_code=PASIRAN)
    compared = plans.compared()
    assert _partners(compared) == {"Perluasan SPAM Gang Mawar": "Perluasan SPAM Gg Mawar"}
    assert compared.summary["hanya_kiri"] == compared.summary["hanya_kanan"] == 1


def test_the_answered_proposal_wins_over_a_likelier_title(plans: Plans) -> None:
    plans.ours(title="SPAM Pasiran", code=EXPAND, region_code=PASIRAN, reference="SKW-1")
    plans.ours(title="Jaringan air minum", code=EXPAND, region_code=PASIRAN, reference="SKW-2")
    plans.theirs(
        title="SPAM Pasiran", code=EXPAND_PROVINCE, region_code=PASIRAN, answers_reference="skw-2"
    )
    compared = plans.compared()
    assert _partners(compared) == {"Jaringan air minum": "SPAM Pasiran"}
    assert any(pair.reason == "menjawab usulan skw-2" for pair in compared.pairs)


def test_a_proposal_is_found_by_its_id_too(plans: Plans) -> None:
    ours = plans.ours(title="SPAM Pasiran")
    plans.theirs(title="Air minum perkotaan", answers_reference=ours)
    assert _partners(plans.compared()) == {"SPAM Pasiran": "Air minum perkotaan"}


def test_an_answer_in_another_regency_is_no_answer(plans: Plans) -> None:
    plans.ours(title="SPAM Pasiran", region_code=PASIRAN, reference="1")
    plans.theirs(title="SPAM Sambas", region_code="61.01.01", answers_reference="1")
    compared = plans.compared()
    assert _partners(compared) == {}
    assert [pair.right.title for pair in compared.outside if pair.right] == ["SPAM Sambas"]


def test_a_wider_location_and_another_sub_kegiatan_still_meet_by_title(plans: Plans) -> None:
    plans.ours(title="Perbaikan RTLH Gang Sakura", code="1.04.02.2.03.0001", region_code=PASIRAN)
    plans.theirs(
        title="Perbaikan rumah tidak layak huni Gg. Sakura",
        code="1.04.02.1.03.0009",
        region_code=SINGKAWANG_BARAT,
    )
    (pair,) = plans.compared().pairs
    assert "lokasi satu di dalam yang lain" in pair.reason


def test_the_village_in_the_title_counts_as_the_location(plans: Plans) -> None:
    plans.ours(title="Perluasan SPAM", code=EXPAND, region_code=MELAYU)
    plans.ours(title="Perluasan SPAM", code=EXPAND, region_code=PASIRAN)
    plans.theirs(
        title="Perluasan SPAM Kel. Pasiran", code=EXPAND_PROVINCE, region_code=SINGKAWANG_BARAT
    )
    (pair,) = (pair for pair in plans.compared().pairs if pair.right)
    assert pair.left is not None and pair.left.region_code == PASIRAN


def test_a_person_has_the_last_word_and_undo_takes_it_back(plans: Plans) -> None:
    ours = plans.ours(title="Perluasan SPAM", code=EXPAND, region_code=PASIRAN)
    theirs = plans.theirs(title="Perluasan SPAM", code=EXPAND_PROVINCE, region_code=PASIRAN)
    separate(plans.database, ours, theirs)
    assert _partners(plans.compared()) == {}
    join(plans.database, ours, theirs)
    (pair,) = plans.compared().pairs
    assert pair.reason == "dipasangkan oleh petugas"
    plans.database.undo()
    assert _partners(plans.compared()) == {}
    plans.database.undo()
    assert _partners(plans.compared()) == {"Perluasan SPAM": "Perluasan SPAM"}


def test_rows_of_two_regencies_cannot_be_joined(two_plans: Callable[..., Plans]) -> None:
    plans = two_plans("61")
    plans = plans._replace(right=plans.left)
    one = plans.ours(title="SPAM", region_code=PASIRAN)
    other = plans.theirs(title="SPAM", region_code="61.01.01")
    import pytest

    from rakornis_desktop.language.sentences import Refusal

    with pytest.raises(Refusal, match="kabupaten/kota yang berlainan"):
        join(plans.database, one, other)


def test_a_word_of_a_person_survives_a_new_id(plans: Plans) -> None:
    ours = plans.ours(title="Air bersih", region_code=PASIRAN, reference="SKW-9")
    theirs = plans.theirs(title="Jaringan pipa", region_code=PASIRAN)
    join(plans.database, ours, theirs)
    from rakornis_desktop.database.tables import Activity

    with plans.database.change_set("Hapus") as changes:
        changes.delete(Activity, ours)
    plans.ours(title="Air bersih kota", region_code=PASIRAN, reference="SKW-9")
    assert _partners(plans.compared()) == {"Air bersih kota": "Jaringan pipa"}


def test_moving_a_row_to_another_regency_parts_the_pair(plans: Plans) -> None:
    plans.ours(title="Perluasan SPAM", code=EXPAND, region_code=PASIRAN)
    theirs = plans.theirs(title="Perluasan SPAM", code=EXPAND_PROVINCE, region_code=PASIRAN)
    assert _partners(plans.compared())
    update_activity(plans.database, theirs, {"region_code": "61.01.01.2001"})
    assert _partners(plans.compared()) == {}


_PLACES = ("", "61", "61.72", PASIRAN, MELAYU, SINGKAWANG_BARAT, "61.01", "61.01.01", "61.12.01")
_CODES = ("", EXPAND, EXPAND_PROVINCE, "1.04.02.2.03.0001", "9.99", "x")
_TITLES = ("Perluasan SPAM", "Perluasan SPAM Gang Melati", "Drainase", "", "SPAM JP Pasiran")


def _plan(name: str, region_code: str) -> PlanRow:
    tier = "provinsi" if region_code == "61" else "kabupaten_kota"
    return PlanRow(
        name, name, 2027, "rancangan", "2026", False, "", None, tier, region_code, name, name
    )


def _packed(rows: list[ActivityRow]) -> list[Packed]:
    return [packed(row) for row in rows]


def _pair_up(left: list[ActivityRow], right: list[ActivityRow], home: str) -> list[Match]:
    subjects = Subjects([_plan("L", home), _plan("R", "61")])
    return Pairer(subjects).pair_up(_packed(left), _packed(right)).matches()


@st.composite
def _rows(draw: st.DrawFn, side: str) -> list[ActivityRow]:
    empty = dict.fromkeys(ActivityRow._fields, "") | {
        "volume": None,
        "budget": 0,
        "budget_next": 0,
        "proposed_to": None,
    }
    return [
        ActivityRow(
            **empty
            | {
                "id": f"{side}{number}",
                "plan_id": side,
                "position": number,
                "code": draw(st.sampled_from(_CODES)),
                "title": draw(st.sampled_from(_TITLES)),
                "region_code": draw(st.sampled_from(_PLACES)),
                "reference": draw(st.sampled_from(("", "A", "B"))),
                "answers_reference": draw(st.sampled_from(("", "", "A", "L0"))),
            }
        )
        for number in range(draw(st.integers(0, 6)))
    ]


@settings(max_examples=150, deadline=None)
@given(_rows("L"), _rows("R"), st.sampled_from(("61.72", "61", "61.01")))
def test_pairs_are_one_to_one_and_never_across_regencies(
    left: list[ActivityRow], right: list[ActivityRow], home: str
) -> None:
    matches = _pair_up(left, right, home)
    ours = [row.id for match in matches for row in match.left]
    theirs = [row.id for match in matches for row in match.right]
    assert len(set(ours)) == len(ours) and len(set(theirs)) == len(theirs)
    for match in matches:
        regencies = {subject(row, home, "2026").regency for row in match.left}
        regencies |= {subject(row, "61", "2026").regency for row in match.right}
        assert len(regencies - {""}) <= 1
        assert min(len(match.left), len(match.right)) == 1
        assert 0 <= match.score <= 1 and match.reason


@settings(max_examples=60, deadline=None)
@given(_rows("L"), _rows("R"), st.data())
def test_pairing_again_after_an_edit_is_pairing_anew(
    left: list[ActivityRow], right: list[ActivityRow], data: st.DataObject
) -> None:
    subjects = Subjects([_plan("L", "61.72"), _plan("R", "61")])
    pairer = Pairer(subjects)
    theirs = _packed(right)
    ours = _packed(left)
    pairer.pair_up(ours, theirs)
    if left:
        at = data.draw(st.integers(0, len(left) - 1))
        left = [*left]
        left[at] = left[at]._replace(
            title=data.draw(st.sampled_from(_TITLES)),
            region_code=data.draw(st.sampled_from(_PLACES)),
        )
        ours[at] = packed(left[at])
    assert sorted(pairer.pair_up(ours, theirs).matches()) == sorted(_pair_up(left, right, "61.72"))


def test_a_plan_beside_itself_differs_nowhere(two_plans: Callable[..., Plans]) -> None:
    rows = []
    for number, activity in enumerate(sample.plan("61.72")):
        empty = dict.fromkeys(ActivityRow._fields, "") | {"budget": 0, "volume": None}
        rows.append(
            ActivityRow(
                **empty
                | {
                    "id": str(number),
                    "plan_id": "L",
                    "position": number,
                    "code": str(activity.cells["Kode"] or ""),
                    "title": str(activity.cells["Uraian"]),
                    "location_text": str(activity.cells["Lokasi"] or ""),
                }
            )
        )
    others = [row._replace(id=f"R{row.id}", plan_id="R") for row in rows]
    matches = _pair_up(rows, others, "61.72")
    assert len(matches) == len(rows)
    assert all(match.left[0][5:] == match.right[0][5:] for match in matches)
