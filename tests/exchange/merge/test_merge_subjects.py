"""Conflicts as they are looked at: by row, side by side, with who wrote what, and other values."""

from __future__ import annotations

import pytest

from rakornis_desktop.database.edits.activity_edits import delete_activities, update_activity
from rakornis_desktop.database.edits.field_refusal import FieldRefusal
from rakornis_desktop.database.opening.checking import check
from rakornis_desktop.database.tables import Budget
from rakornis_desktop.exchange.merge.conflict_deciding import open_conflicts, resolve
from rakornis_desktop.exchange.merge.conflict_fields import sides
from rakornis_desktop.exchange.merge.merge_subjects import fields_of, seek, standing, subjects
from rakornis_desktop.exchange.merge.origins import Origins
from rakornis_desktop.exchange.merge.own_value import resolve_as, takes_own_value

CODE = "1.03.03.2.01.0001"


@pytest.fixture
def copies(offices):
    """An office and a colleague's copy that came back: title and money of A, and B, C, D."""
    one = offices("61.72")
    rows = [one.add(title, code=CODE, unit="SR") for title in ("A", "B", "C")]
    one.send()
    other = offices(like=one)
    update_activity(one.database, rows[0], {"title": "A kita"})
    update_activity(other.database, rows[0], {"title": "A mereka"})
    for office, amount in ((one, 7_000_000), (other, 8_500_000)):
        ((budget,),) = office.database.read(
            "SELECT id FROM budget WHERE activity_id = ?", (rows[0],)
        )
        with office.database.change_set("Ubah pagu") as changes:
            changes.update(Budget, budget, amount=amount)
    delete_activities(one.database, [rows[1]])
    update_activity(other.database, rows[1], {"title": "B2", "unit": "KK"})
    update_activity(one.database, rows[2], {"title": "C2"})
    delete_activities(other.database, [rows[2]])
    one.add("Jembatan Gang Kenanga", code=CODE)
    other.add("Jembatan Gang Kenanga", code=CODE)
    one.receive(other.send())
    return one, other, rows


def found(office, text):
    """The line whose label begins so, with its subject's row id."""
    return next(
        line for s in subjects(office.database) for line in s.lines if line.label.startswith(text)
    )


def test_what_hangs_on_a_row_is_listed_with_it(copies):
    one, _other, rows = copies
    listed = {s.title: [line.label for line in s.lines] for s in subjects(one.database)}
    assert sorted(listed["A kita"]) == ["Pagu 2027", "Uraian"]
    assert listed["B2"] == ["Kegiatan: dihapus di sini"]
    assert listed["C2"] == ["Kegiatan: dihapus di sana"]
    assert listed["Jembatan Gang Kenanga"] == ["Mungkin sama dengan kegiatan mereka"]
    assert {s.row_id for s in subjects(one.database)} >= set(rows)
    assert standing(one.database) == (4, 1, 0)


def test_conflicts_are_found_by_words_kind_and_field(copies):
    one, _other, _rows = copies
    everything = subjects(one.database)
    assert dict(fields_of(everything)) == {"Kegiatan": 3, "Pagu": 1, "Uraian": 1}
    assert [s.title for s in seek(everything, text="kita pagu")] == ["A kita"]
    assert [s.title for s in seek(everything, kind="dihapus_di_sana")] == ["C2"]
    (pagu,) = seek(everything, field="Pagu")
    assert [line.label for line in pagu.lines] == ["Pagu 2027"]
    assert seek(everything, text="tidak ada") == []


def test_base_ours_and_theirs_stand_side_by_side_with_the_difference(copies):
    one, _other, _rows = copies
    (subject,) = (s for s in subjects(one.database) if s.title == "A kita")
    shown = sides(one.database, subject.lines)
    assert (shown.left, shown.right, shown.third) == ("Semula", "Milik kita", "Milik mereka")
    fields = {field.label: field for field in shown.fields}
    money = fields["Pagu 2027"]
    assert (money.left, money.right, money.third) == (
        (("5.000.000", False),), (("7.000.000", True),), (("8.500.000", True),),
    )  # fmt: skip
    assert money.difference == "+1.500.000"
    assert fields["Uraian"].right == (("A ", False), ("kita", True))
    assert fields["Uraian"].third == (("A ", False), ("mereka", True))


def test_a_deletion_against_an_edit_is_said_in_words_and_shows_the_row(copies):
    one, _other, _rows = copies
    gone = sides(one.database, [found(one, "Kegiatan: dihapus di sini")])
    assert "kita hapus" in gone.sentence and "Milik kita: tetap dihapus" in gone.sentence
    fields = {field.label: field for field in gone.fields}
    # As it was when it was deleted here, with its money, beside as they have it now.
    assert fields["Satuan"].left == (("SR", False),)
    assert fields["Satuan"].third == (("KK", True),)
    assert "5.000.000" in fields["Pagu"].left[0][0]
    there = sides(one.database, [found(one, "Kegiatan: dihapus di sana")])
    assert "mereka menghapusnya" in there.sentence
    assert {f.label: f.right for f in there.fields}["Uraian"] == (("C2", False),)


def test_who_wrote_each_side_and_when_is_known(copies):
    one, _other, _rows = copies
    origins = Origins(one.database)
    line = found(one, "Uraian")
    ours, theirs = origins.ours(line.conflict), origins.theirs(line.conflict)
    assert (ours.who, ours.what) == ("Budi", "Ubah uraian A kita") and ours.at
    assert theirs.who == "Rekan 1, Pemerintah Kota Singkawang" and theirs.what == "revisi 2"
    deleted = origins.ours(found(one, "Kegiatan: dihapus di sini").conflict)
    assert deleted.what == "Hapus B"


def test_a_third_value_decides_and_is_told_to_the_other_copy(copies):
    one, other, rows = copies
    line = found(one, "Pagu 2027")
    assert takes_own_value(line.conflict)
    with pytest.raises(FieldRefusal, match=r"Pagu «banyak»"):
        resolve_as(one.database, line.conflict, "banyak")
    resolve_as(one.database, line.conflict, "9.250.000")
    assert standing(one.database).decided == 1 and "pagu" in one.database.undo_label
    one.database.undo()
    assert standing(one.database) == (4, 1, 0)
    one.database.redo()
    other.receive(one.send())
    for office in (one, other):
        assert office.database.read(
            "SELECT amount FROM budget WHERE activity_id = ?", (rows[0],)
        ) == [(9_250_000,)]
        assert "Pagu 2027" not in [
            line.label for s in subjects(office.database) for line in s.lines
        ]
    assert check(one.database) == [] == check(other.database)


def test_what_is_chosen_from_lists_is_not_typed_here(copies):
    one, _other, _rows = copies
    assert not takes_own_value(found(one, "Kegiatan: dihapus di sini").conflict)
    assert not takes_own_value(found(one, "Mungkin sama").conflict)
    title = found(one, "Uraian").conflict
    assert not takes_own_value(title._replace(column="region_code"))


def test_rows_that_look_alike_stand_beside_each_other_and_may_both_stay(copies):
    one, _other, _rows = copies
    line = found(one, "Mungkin sama")
    shown = sides(one.database, [line])
    assert shown.third == "" and "satu saja yang dipertahankan" in shown.sentence
    assert {f.label: f.left for f in shown.fields}["Uraian"][0][0] == "Jembatan Gang Kenanga"
    resolve(one.database, [line.conflict], "both")
    assert one.titles().count("Jembatan Gang Kenanga") == 2
    assert standing(one.database) == (4, 0, 1)


@pytest.mark.parametrize("choice", ["ours", "theirs", "both"])
def test_of_a_pair_that_lost_one_row_the_other_is_never_deleted(copies, choice):
    one, _other, _rows = copies
    line = found(one, "Mungkin sama")
    delete_activities(one.database, [line.conflict.theirs])
    assert "sudah dihapus" in sides(one.database, [line]).sentence
    resolve(one.database, [line.conflict], choice)
    assert one.titles().count("Jembatan Gang Kenanga") == 1
    assert standing(one.database).alike == 0


def test_a_row_deleted_since_is_said_to_be_gone(copies):
    one, _other, rows = copies
    line = found(one, "Uraian")
    delete_activities(one.database, [rows[0]])
    shown = sides(one.database, [found(one, "Uraian")])
    assert "sudah dihapus di sini" in shown.sentence
    assert shown.fields[0].right == (("(dihapus)", True),)
    resolve(one.database, [line.conflict], "theirs")
    assert rows[0] not in {row for (row,) in one.database.read("SELECT id FROM activity")}
    assert check(one.database) == []


def test_what_is_undecided_is_there_after_reopening(copies):
    from rakornis_desktop.database.program_database import Database

    one, _other, _rows = copies
    resolve(one.database, [found(one, "Uraian").conflict], "theirs")
    one.database.close()
    one.database = Database.open(one.database.path)
    assert standing(one.database) == (3, 1, 1)
    assert {c.kind for c in open_conflicts(one.database)} == {
        "nilai", "dihapus_di_sini", "dihapus_di_sana", "mirip",
    }  # fmt: skip
    assert sides(one.database, [found(one, "Pagu 2027")]).fields[0].difference == "+1.500.000"
    one.database.close()
